//! Every figure of the ledger in one pass.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{BySource, Coverage, Duty, Ledger, OnTime, TakenFigures, duty};
use crate::base::id::{AgencyId, DivisionId, MatterId};
use crate::lifecycle::visit::{Part, Timeliness, Visit};

/// How visits lie to their periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Periods {
    /// Visits started before their period.
    pub early: u64,
    /// Visits completed after it.
    pub late: u64,
    /// Visits not completed though it is over.
    pub overdue: u64,
}

impl Periods {
    const fn add(&mut self, timeliness: Timeliness) {
        let count = match timeliness {
            Timeliness::Early => &mut self.early,
            Timeliness::Late => &mut self.late,
            Timeliness::Overdue => &mut self.overdue,
            Timeliness::Open | Timeliness::InPeriod | Timeliness::Released => return,
        };
        *count = count.saturating_add(1);
    }
}

/// What one department or county did: duties and problems.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Account {
    /// Its duties by how they stand.
    pub on_time: OnTime,
    /// What its checks found.
    pub problems: BySource,
}

/// The figures of a ledger, gathered in one pass over its visits: the same as the ledger gives one
/// by one.
///
/// ```
/// use ssj_core::ledger::{Anchor, Ledger};
/// # let laws = ssj_core::laws::town()?;
/// let day = time::macros::date!(2026-11-25);
/// let report = Ledger::new(&[], &laws, Anchor::Visit, day).report();
/// assert_eq!((report.on_time.due(), report.agencies.len()), (0, 0));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Report<'a> {
    /// All duties by how they stand.
    pub on_time: OnTime,
    /// Each department that checked, in ascending order.
    pub agencies: BTreeMap<&'a AgencyId, Account>,
    /// Each county where something was checked, in ascending order.
    pub counties: BTreeMap<&'a DivisionId, Account>,
    /// Each matter that was checked, in ascending order.
    pub matters: BTreeMap<&'a MatterId, BySource>,
    /// How the visits lie to their periods.
    pub periods: Periods,
    /// What was covered by the ledger's day.
    pub coverage: Coverage<'a>,
    /// What was taken over from old platforms and nobody verified: in none of the figures above.
    pub taken_over: Vec<TakenFigures<'a>>,
}

impl<'a> Report<'a> {
    /// Adds a visit, whose `duties` come department by department: one look-up for each
    /// county, department and matter of it.
    fn add(&mut self, visit: &'a Visit, duties: impl FnOnce(&mut dyn FnMut(Duty<'a>))) {
        if visit.parts().iter().all(|part| part.completed().is_none()) {
            return;
        }
        let county = self.counties.entry(&visit.drawn().county).or_default();
        let (agencies, matters) = (&mut self.agencies, &mut self.matters);
        let mut all = OnTime::default();
        let mut settle = |done: Option<(&'a AgencyId, OnTime)>| {
            let Some((agency, count)) = done else {
                return;
            };
            all.merge(count);
            let account = agencies.entry(agency).or_default();
            account.on_time.merge(count);
            let own = visit.results().iter().filter(|r| &r.check.agency == agency);
            for result in own {
                account.problems.add(visit, result);
                county.problems.add(visit, result);
                matters
                    .entry(&result.check.matter)
                    .or_default()
                    .add(visit, result);
            }
        };
        let mut open: Option<(&'a AgencyId, OnTime)> = None;
        duties(&mut |duty| {
            let same = open
                .as_ref()
                .is_some_and(|(agency, _)| *agency == duty.agency);
            if !same {
                settle(open.replace((duty.agency, OnTime::default())));
            }
            if let Some((_, count)) = &mut open {
                count.add(duty.standing);
            }
        });
        settle(open);
        county.on_time.merge(all);
        self.on_time.merge(all);
    }
}

impl<'a> Ledger<'a, '_> {
    /// Every figure in one pass.
    pub fn report(&self) -> Report<'a> {
        let mut report = Report {
            taken_over: self.taken_over(),
            ..Report::default()
        };
        let mut later = false;
        let mut days = self.clocks.teller();
        for visit in self.visits {
            report.periods.add(visit.timeliness(self.today));
            let mut ends = visit.parts().iter().filter_map(Part::completed);
            later |= ends.any(|completed| self.today < completed);
            let days = days(visit);
            report.add(visit, |show| {
                duty::each(visit, &self.ends, days, self.today, show);
            });
        }
        // A department whose checks are done has a result for each, so what has an account was covered.
        report.coverage = if later {
            self.coverage()
        } else {
            Coverage::of_all(
                report.matters.keys().copied(),
                report.agencies.keys().copied(),
                report.counties.keys().copied(),
            )
        };
        report
    }
}
