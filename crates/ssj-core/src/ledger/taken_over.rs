//! What an old platform did, taken over as its records say.

use alloc::vec::Vec;
use core::fmt;

use ssj_calendar::{Language, Say, Zh};
use time::Date;

use super::Problems;
use crate::base::evidence::Evidence;
use crate::base::id::AgencyId;
use crate::base::text::Text;
use crate::data::history::{HistoryBuilder, PassedTest, PastCheck, PastState, PastVisit};
use crate::lifecycle::result::Outcomes;

/// Checks, visits and passed tests of an old platform, taken over on evidence: nobody here drew or carried them
/// out, and nobody verified them.
///
/// They [enter](Self::enter) the history, so that whom they concern is screened as by any other past: not checked
/// again too soon, not called on too often. In every figure and verdict they stand apart: a ledger
/// ([`Ledger::taking_over`](super::Ledger::taking_over)) counts them beside its own, and never among them.
///
/// Each row stands on the evidence of the whole, which is what an exclusion names that comes from it.
///
/// ```
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::history::{HistoryBuilder, PastCheck, PastState};
/// use ssj_core::ledger::{Anchor, Ledger, TakenCheck, TakenOver};
/// use ssj_core::result::{Outcome, Outcomes};
/// use ssj_core::*;
/// let (h, shop, food) = (Suite::Intl.hash_fn()?, "uscc:91220101MA13XQYL0T".parse::<ObjectId>()?, MatterId::new("food")?);
/// let evidence = Evidence::of(h, Text::new("2025年度检查台账")?, b"the export, as a file");
/// let past = PastCheck::general(
///     shop.clone(), food.clone(), NamedSystem::MarketRegulation, PastState::Inspected, date!(2025-06-03), evidence.digest);
/// let outcomes = Some(Outcomes::new([Outcome::NoProblem])?);
/// let taken = [TakenOver {
///     from: Text::new("原双随机平台")?, by: AgencyId::new("cc-amr")?, on: date!(2026-01-05), evidence,
///     checks: vec![TakenCheck { past, outcomes }], visits: vec![], tests: vec![],
/// }];
///
/// // Whoever was checked there is screened.
/// let mut past = HistoryBuilder::new(h);
/// taken[0].enter(&mut past);
/// let year = Period::between(date!(2025-03-02), date!(2026-03-01))?;
/// let found = past.build().repeat(&shop, &food, &NamedSystem::MarketRegulation.into(), year);
/// assert_eq!(found, Some((date!(2025-06-03), taken[0].evidence.digest)));
///
/// // And the ledger tells it apart.
/// let laws = laws::town()?;
/// let ledger = Ledger::new(&[], &laws, Anchor::Visit, date!(2026-03-01)).taking_over(&taken);
/// let report = ledger.report();
/// assert!(report.matters.is_empty() && report.coverage.matters.is_empty(), "none of it is this ledger's");
/// assert_eq!((report.taken_over[0].checks, report.taken_over[0].problems.clean), (1, 1));
/// assert!(report.taken_over[0].to_string().ends_with("not verified: 1 checks, 1 of them with a result, 0 of these with a problem, 0 visits, 0 passed tests"));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct TakenOver {
    /// The old platform, or the book.
    pub from: Text,
    /// Who took it over, and answers for that.
    pub by: AgencyId,
    /// The day on which.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// What it stands on: the file that was exported, or the book as it was scanned.
    pub evidence: Evidence,
    /// The checks, with what they found.
    pub checks: Vec<TakenCheck>,
    /// The visits, for caps on them.
    pub visits: Vec<PastVisit>,
    /// The sampling tests that were passed.
    pub tests: Vec<PassedTest>,
}

/// A check that was taken over, with its result.
///
/// ```
/// use ssj_core::history::PastCheck;
/// use ssj_core::ledger::TakenCheck;
/// fn without_result(past: PastCheck) -> TakenCheck {
///     TakenCheck { past, outcomes: None }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct TakenCheck {
    /// The check.
    pub past: PastCheck,
    /// What it found, where the old records say.
    #[cfg_attr(feature = "serde", serde(default))]
    pub outcomes: Option<Outcomes>,
}

impl TakenOver {
    /// Puts all of it into a history, each row on the evidence of the whole.
    pub fn enter(&self, history: &mut HistoryBuilder) {
        let evidence = self.evidence.digest;
        for check in &self.checks {
            history.check(&PastCheck {
                evidence,
                ..check.past.clone()
            });
        }
        for visit in &self.visits {
            history.visit(&PastVisit {
                evidence,
                ..visit.clone()
            });
        }
        for test in &self.tests {
            history.passed_test(&PassedTest {
                evidence,
                ..test.clone()
            });
        }
    }

    /// From where it was taken over, and on which evidence, as figures and verdicts say it.
    ///
    /// ```
    /// use ssj_core::ledger::TakenOver;
    /// fn said(taken: &TakenOver) -> String {
    ///     taken.source().to_string()
    /// }
    /// ```
    pub const fn source(&self) -> TakenFrom<'_> {
        TakenFrom {
            from: &self.from,
            by: &self.by,
            on: self.on,
            evidence: &self.evidence,
        }
    }

    /// What it comes to by a day.
    pub(super) fn figures(&self, today: Date) -> TakenFigures<'_> {
        let done = |check: &&TakenCheck| {
            check.past.state == PastState::Inspected && check.past.on <= today
        };
        let mut figures = TakenFigures {
            taken: self.source(),
            checks: 0,
            problems: Problems::default(),
            visits: count(self.visits.iter().filter(|visit| visit.on <= today)),
            passed_tests: count(self.tests.iter().filter(|test| test.on <= today)),
        };
        for check in self.checks.iter().filter(done) {
            figures.checks = figures.checks.saturating_add(1);
            if let Some(outcomes) = &check.outcomes {
                figures.problems.add_outcomes(outcomes);
            }
        }
        figures
    }
}

fn count<T>(rows: impl Iterator<Item = T>) -> u64 {
    rows.fold(0, |count, _| count.saturating_add(1))
}

/// From where something was taken over, and on which evidence. It never says more than that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct TakenFrom<'a> {
    /// The old platform, or the book.
    pub from: &'a Text,
    /// Who took it over.
    pub by: &'a AgencyId,
    /// The day on which.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// What it stands on.
    pub evidence: &'a Evidence,
}

/// The figures of what was taken over: beside those of a ledger, and never among them.
///
/// ```
/// use ssj_core::ledger::TakenFigures;
/// use ssj_core::Zh;
/// /// A line under a table of figures, in Chinese.
/// fn line(figures: &TakenFigures<'_>) -> String {
///     Zh(figures).to_string()
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct TakenFigures<'a> {
    /// From where, and on which evidence.
    pub taken: TakenFrom<'a>,
    /// Checks that were made by the day.
    pub checks: u64,
    /// What those of them found whose results are there.
    pub problems: Problems,
    /// Visits by the day.
    pub visits: u64,
    /// Passed tests by the day.
    pub passed_tests: u64,
}

impl Say for TakenFrom<'_> {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            from,
            by,
            on,
            evidence,
        } = self;
        let (title, digest) = (&evidence.title, evidence.digest);
        match language {
            Language::Chinese => write!(
                f,
                "{on}由{by}接自“{from}”，依据《{title}》（{digest}），未经核验"
            ),
            _ => write!(
                f,
                "taken over from {from} by {by} on {on}, on {title} ({digest}), not verified"
            ),
        }
    }
}

impl Say for TakenFigures<'_> {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            taken,
            checks,
            problems,
            visits,
            passed_tests,
        } = self;
        // A check whose result is not there is not one without a problem.
        let (results, problems) = (problems.checks, problems.with_problem);
        match language {
            Language::Chinese => write!(
                f,
                "{}：检查{checks}次，其中有结果{results}次，有结果的发现问题{problems}次；入户{visits}次；检验合格{passed_tests}次",
                Zh(taken)
            ),
            _ => write!(
                f,
                "{taken}: {checks} checks, {results} of them with a result, {problems} of these with a problem, {visits} visits, {passed_tests} passed tests"
            ),
        }
    }
}

impl fmt::Display for TakenFrom<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}

impl fmt::Display for TakenFigures<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.say(Language::English, f)
    }
}
