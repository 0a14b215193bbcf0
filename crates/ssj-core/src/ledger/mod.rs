//! What happened, added up: task ledger, on-time rates, overdue lists, problems, coverage.
//! 一, 二（一）, 三（二） and 三（三）.
//!
//! Everything here is a pure projection: from visits and plans as they stand, a calendar for each
//! county and a day, to figures. What was done is counted, in exact [`Share`]s; what checks found says
//! something of those who were not checked only as an [`estimate`]. Grounds for liability or exemption come
//! with the events that support them and are never a verdict.

mod anchor;
mod campaigns;
mod caps;
mod clocks;
mod coverage;
mod duty;
pub mod estimate;
mod figures;
mod grounds;
mod problems;
mod progress;
mod repeats;
mod report;
mod share;
mod taken_over;
mod undone;
mod unfollowed;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_calendar::{CalendarError, Strictest};
use time::Date;

use crate::base::id::{AgencyId, DivisionId, MatterId};
use crate::data::pool::ObjectPool;
use crate::laws::Laws;
use crate::lifecycle::round::DrawnCheck;
use crate::lifecycle::visit::{CheckResult, Timeliness, Visit};

pub use anchor::Anchor;
pub use campaigns::{Agreement, Rechecked, TooManyCampaigns, rechecked, too_many_campaigns};
pub use caps::{OverCap, over_cap};
pub use coverage::{Coverage, Covered, PoolCovered};
pub use duty::{Duty, DutyKind, Standing};
pub use figures::OnTime;
pub use grounds::{Ground, GroundKind, grounds};
pub use problems::{BySource, Problems};
pub use progress::{Progress, Unplanned, progress};
pub use repeats::{Repeat, repeats};
pub use report::{Account, Periods, Report};
pub use share::Share;
pub use taken_over::{TakenCheck, TakenFigures, TakenFrom, TakenOver};
pub use undone::{Undrawn, undrawn, unopened};
pub use unfollowed::{Unfollowed, unfollowed};

use anchor::Ends;
use clocks::Clocks;
use estimate::{Answer, Answered};

/// The task ledger (任务台账) of some visits on a day.
///
/// Each duty runs under the law of its first day in the visit's county: by the limits of the instruments
/// in force there and then, and by the county's calendar.
///
/// ```
/// use ssj_core::ledger::{Anchor, Ledger};
/// use time::macros::date;
/// # let laws = ssj_core::laws::town()?;
/// let ledger = Ledger::new(&[], &laws, Anchor::Visit, date!(2026-11-23));
/// assert_eq!(ledger.on_time().due(), 0);
/// assert_eq!(ledger.overdue().count(), 0);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Ledger<'a, 'l> {
    visits: &'a [Visit],
    taken: &'a [TakenOver],
    today: Date,
    ends: Ends<'a>,
    clocks: Clocks<'a, 'l>,
}

impl<'a, 'l> Ledger<'a, 'l> {
    /// The ledger of these visits on a day, under these laws; `anchor` says where the end of the
    /// draw-inspection work lies.
    pub fn new(visits: &'a [Visit], laws: &'l Laws, anchor: Anchor, today: Date) -> Self {
        let ends = Ends::of(visits, anchor);
        Self {
            clocks: Clocks::of(visits, &ends, laws),
            ends,
            visits,
            taken: &[],
            today,
        }
    }

    /// With what was taken over from an old platform beside it: shown by [`taken_over`](Self::taken_over), and in
    /// none of the other figures.
    #[must_use]
    pub const fn taking_over(mut self, taken: &'a [TakenOver]) -> Self {
        self.taken = taken;
        self
    }

    /// The figures of what was taken over, each with where it is from and the evidence that it stands on.
    pub fn taken_over(&self) -> Vec<TakenFigures<'a>> {
        let taken = self.taken.iter();
        taken.map(|taken| taken.figures(self.today)).collect()
    }

    /// The duties after every department's checks that are done: its form, its dossier and its publications,
    /// in the order of the visits.
    pub fn duties(&self) -> impl Iterator<Item = Duty<'a>> {
        let mut days = self.clocks.teller();
        self.visits
            .iter()
            .flat_map(move |visit| duty::duties(visit, &self.ends, days(visit), self.today))
    }

    /// The deadlines of a duty of this ledger under each limit, the strictest governing, each with its
    /// citation. `None` where it does not run yet or no limit applies.
    ///
    /// # Errors
    /// [`CalendarError`] where the calendar has no answer.
    pub fn deadline(&self, duty: &Duty<'_>) -> Option<Result<Strictest<'_>, CalendarError>> {
        let when = self.clocks.at(&duty.visit.drawn().county, duty.start?)?;
        duty.strictest(when).transpose()
    }

    /// The duties that are overdue: not done, and their last day is over.
    pub fn overdue(&self) -> impl Iterator<Item = Duty<'a>> {
        self.duties()
            .filter(|duty| matches!(duty.standing, Standing::Overdue))
    }

    /// How many duties were done in time, over all.
    pub fn on_time(&self) -> OnTime {
        let mut all = OnTime::default();
        self.duties().for_each(|duty| all.add(duty.standing));
        all
    }

    /// The same for each department, in ascending order.
    pub fn on_time_by_agency(&self) -> BTreeMap<&'a AgencyId, OnTime> {
        self.on_time_by(|it| it.agency)
    }

    /// The same for each county, in ascending order.
    pub fn on_time_by_county(&self) -> BTreeMap<&'a DivisionId, OnTime> {
        self.on_time_by(|duty| &duty.visit.drawn().county)
    }

    fn on_time_by<K: Ord>(&self, key: impl Fn(&Duty<'a>) -> K) -> BTreeMap<K, OnTime> {
        let mut by: BTreeMap<K, OnTime> = BTreeMap::new();
        for duty in self.duties() {
            by.entry(key(&duty)).or_default().add(duty.standing);
        }
        by
    }

    /// What the checks of each matter found, in ascending order.
    pub fn problems_by_matter(&self) -> BTreeMap<&'a MatterId, BySource> {
        problems::by(self.visits, |_, result| &result.check.matter)
    }

    /// What the checks in each county found, in ascending order.
    pub fn problems_by_county(&self) -> BTreeMap<&'a DivisionId, BySource> {
        problems::by(self.visits, |visit, _| &visit.drawn().county)
    }

    /// What the checks of each department found, in ascending order.
    pub fn problems_by_agency(&self) -> BTreeMap<&'a AgencyId, BySource> {
        problems::by(self.visits, |_, result| &result.check.agency)
    }

    /// What each check that was completed by this day answers, for [`estimate::surveys`].
    pub fn answers(&self) -> impl Iterator<Item = Answered<'a>> {
        let today = self.today;
        self.visits.iter().flat_map(move |visit| {
            let record = visit.opening().record;
            let by_then = move |result: &&CheckResult| {
                let done = visit.completed_by(&result.check.agency);
                done.is_some_and(|day| day <= today)
            };
            let results = visit.results().iter().filter(by_then);
            results.map(move |result| Answered {
                record,
                matter: &result.check.matter,
                object: &result.check.object,
                answer: Answer::of(&result.outcomes),
            })
        })
    }

    /// The visits that were checked, be it by one of their departments, as the frame of a re-check by sampling
    /// (抽样复查): the same engine draws from it.
    pub fn checked(&self) -> impl Iterator<Item = &'a Visit> {
        let checked = |visit: &&Visit| visit.parts().iter().any(|it| it.completed().is_some());
        self.visits.iter().filter(checked)
    }

    /// The visits that were not carried out in their period as planned, be it by one of their departments:
    /// started before it, completed after it, or still not completed.
    pub fn out_of_period(&self) -> impl Iterator<Item = (&'a Visit, Timeliness)> {
        let today = self.today;
        let marked = self.visits.iter().map(move |v| (v, v.timeliness(today)));
        marked.filter(|(_, timeliness)| {
            matches!(
                timeliness,
                Timeliness::Early | Timeliness::Late | Timeliness::Overdue
            )
        })
    }

    /// Matters, departments and counties that were covered by this day, out of those expected.
    pub fn coverage(&self) -> Coverage<'a> {
        Coverage::of(self.done(|_| true))
    }

    /// The same by visits on which two departments or more did their checks: the coverage of joint supervision
    /// (联合监管全覆盖).
    pub fn joint_coverage(&self) -> Coverage<'a> {
        let today = self.today;
        Coverage::of(self.done(move |visit| {
            let parts = visit.parts().iter();
            let done = parts.filter(|part| part.completed().is_some_and(|day| day <= today));
            done.count() > 1
        }))
    }

    /// For each pool, how many of its objects were checked on its matter by this day
    /// ([`PoolCovered`]).
    pub fn pools<'b>(&self, pools: &[&'b ObjectPool]) -> Vec<PoolCovered<'b>> {
        coverage::pools(self.done(|_| true), pools)
    }

    /// The checks done by this day, on the visits that are meant.
    fn done(
        &self,
        meant: impl Fn(&Visit) -> bool,
    ) -> impl Iterator<Item = (&'a Visit, &'a DrawnCheck)> {
        let today = self.today;
        let visits = self.visits.iter().filter(move |visit| meant(visit));
        visits.flat_map(move |visit| {
            let done = move |check: &&DrawnCheck| {
                let day = visit.completed_by(&check.agency);
                day.is_some_and(|day| day <= today)
            };
            visit
                .drawn()
                .checks
                .iter()
                .filter(done)
                .map(move |it| (visit, it))
        })
    }
}

/// A visit is told by its id.
#[cfg(feature = "serde")]
#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn visit_id<S: serde::Serializer>(visit: &&Visit, serializer: S) -> Result<S::Ok, S::Error> {
    serde::Serialize::serialize(visit.id(), serializer)
}
