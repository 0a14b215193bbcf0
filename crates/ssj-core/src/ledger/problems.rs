//! What checks found, as it is: counts, and no rate.

use alloc::collections::BTreeMap;

use super::estimate::Answer;
use crate::lifecycle::result::{Outcome, Outcomes};
use crate::lifecycle::visit::{CheckResult, Visit};
use crate::paper::MandateSource;

/// What checks found, counted. Who is checked more often counts more often: what this says of those
/// who were not checked is an [`estimate`](super::estimate).
///
/// Outcomes are multi-select: their counts do not add up to the number of checks. Answers do.
///
/// ```
/// use ssj_core::ledger::Problems;
/// let none = Problems::default();
/// assert_eq!((none.checks, none.with_problem, none.clean, none.gone), (0, 0, 0, 0));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Problems {
    /// Checks with a result.
    pub checks: u64,
    /// Those of them with a problem that was seen.
    pub with_problem: u64,
    /// Those without one.
    pub clean: u64,
    /// Those whose object was gone.
    pub gone: u64,
    /// How many checks had each outcome.
    pub outcomes: BTreeMap<Outcome, u64>,
}

/// The same for checks under plans and those of campaigns, which nobody adds up: they are drawn from
/// others, and in other ways.
///
/// ```
/// let both = ssj_core::ledger::BySource::default();
/// assert_eq!(both.plan.checks + both.campaign.checks, 0);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct BySource {
    /// Checks under plans.
    pub plan: Problems,
    /// Checks of campaigns.
    pub campaign: Problems,
}

impl BySource {
    /// Counts one more result of a visit.
    pub fn add(&mut self, visit: &Visit, result: &CheckResult) {
        let problems = match visit.opening().source {
            MandateSource::Plan { .. } => &mut self.plan,
            MandateSource::Campaign(_) => &mut self.campaign,
        };
        problems.add(result);
    }
}

impl Problems {
    /// Counts one more result.
    pub fn add(&mut self, result: &CheckResult) {
        self.add_outcomes(&result.outcomes);
    }

    pub(super) fn add_outcomes(&mut self, outcomes: &Outcomes) {
        self.checks = self.checks.saturating_add(1);
        let answer = match Answer::of(outcomes) {
            Answer::Problem => &mut self.with_problem,
            Answer::Clean => &mut self.clean,
            Answer::Gone => &mut self.gone,
        };
        *answer = answer.saturating_add(1);
        for outcome in outcomes.iter() {
            let count = self.outcomes.entry(outcome).or_default();
            *count = count.saturating_add(1);
        }
    }
}

/// Results counted by a key of theirs.
pub(super) fn by<'a, K: Ord>(
    visits: &'a [Visit],
    key: impl Fn(&'a Visit, &'a CheckResult) -> K,
) -> BTreeMap<K, BySource> {
    let mut by: BTreeMap<K, BySource> = BTreeMap::new();
    for visit in visits {
        for result in visit.settled() {
            by.entry(key(visit, result)).or_default().add(visit, result);
        }
    }
    by
}
