//! What each department still owes after a check, or did.

use alloc::vec::Vec;
use ssj_calendar::Word;

use ssj_calendar::{Calendar, CalendarError, Limit, Strictest};
use time::Date;

use super::clocks::Days;
use crate::base::id::AgencyId;
use crate::laws::When;
use crate::lifecycle::result::Channel;
use crate::lifecycle::visit::Visit;

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum DutyKind {
    /// The registration form (登记表): 2.6-g.
    Form,
    /// The publication on a channel (公示): 2.7-a.
    Publication(Channel),
}

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was done by its last day.
    InTime,
    /// It was done after its last day.
    Late,
    /// It is not done, and its last day is to come or is today.
    Open,
    /// It is not done, and its last day is over.
    Overdue,
    /// It does not run yet: the end of the work it counts from is not there.
    NotYetDue,
    /// Nobody can tell its last day: the calendar has no answer.
    Unknown(CalendarError),
}

/// One duty of one department after one visit.
#[derive(Clone, Debug)]
pub struct Duty<'a> {
    /// The visit.
    pub visit: &'a Visit,
    /// Whose duty it is.
    pub agency: &'a AgencyId,
    /// What is to be done.
    pub kind: DutyKind,
    /// The day it counts from.
    pub start: Option<Date>,
    /// Its last day; `None` where it does not run yet or nobody can tell.
    pub due: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// How it stands.
    pub standing: Standing,
}

impl Duty<'_> {
    pub(super) fn strictest<'b>(
        &self,
        when: &'b When<'_>,
    ) -> Result<Option<Strictest<'b>>, CalendarError> {
        let Some(start) = self.start else {
            return Ok(None);
        };
        let limits = match self.kind {
            DutyKind::Form => &when.registration,
            DutyKind::Publication(_) => &when.publication,
        };
        let deadlines = limits
            .iter()
            .map(|limit| when.calendar.deadline(limit, start));
        deadlines.collect::<Result<Vec<_>, _>>().map(Strictest::of)
    }
}

/// The last day under the strictest limit, without keeping the deadlines.
fn last_day(
    limits: &[Limit],
    start: Option<Date>,
    calendar: &Calendar,
) -> Result<Option<Date>, CalendarError> {
    let Some(start) = start else {
        return Ok(None);
    };
    let mut days = limits
        .iter()
        .map(|limit| calendar.deadline(limit, start).map(|d| d.due()));
    days.try_fold(None, |least: Option<Date>, due| {
        due.map(|due| Some(least.map_or(due, |least| least.min(due))))
    })
}

/// Which limits.
type Of = for<'w> fn(&'w When<'_>) -> &'w [Limit];

/// All duties after a visit; none before it is completed.
pub(super) fn duties<'a>(
    visit: &'a Visit,
    days: Option<&Days<'_>>,
    end: Option<Date>,
    today: Date,
) -> Vec<Duty<'a>> {
    let mut duties = Vec::new();
    each(visit, days, end, today, |duty| duties.push(duty));
    duties
}

/// Shows each duty after a visit, without keeping any.
pub(super) fn each<'a>(
    visit: &'a Visit,
    days: Option<&Days<'_>>,
    end: Option<Date>,
    today: Date,
    mut show: impl FnMut(Duty<'a>),
) {
    let Some(completed) = visit.completed() else {
        return;
    };
    let last = |start: Option<Date>, limits: Of| {
        let when = start.and_then(|day| days?.get(&day)?.as_ref());
        when.map_or(Ok(None), |when| {
            last_day(limits(when), start, when.calendar)
        })
    };
    let form_due = last(Some(completed), |when| &when.registration);
    let publication_due = last(end, |when| &when.publication);
    let mut agencies: Vec<_> = visit.drawn().checks.iter().map(|it| &it.agency).collect();
    agencies.sort_unstable();
    agencies.dedup();
    let mut add = |agency, kind, start: Option<Date>, due: Result<Option<Date>, _>, done| {
        show(Duty {
            visit,
            agency,
            kind,
            start,
            due: due.ok().flatten(),
            done,
            standing: standing(due, done, today),
        });
    };
    for agency in agencies {
        let done = visit.registered(agency);
        add(agency, DutyKind::Form, Some(completed), form_due, done);
        for &channel in Channel::ALL {
            let done = visit.publication(agency, channel).map(|it| it.first);
            let kind = DutyKind::Publication(channel);
            add(agency, kind, end, publication_due, done);
        }
    }
}

fn standing(due: Result<Option<Date>, CalendarError>, done: Option<Date>, today: Date) -> Standing {
    match (due, done) {
        (Err(error), _) => Standing::Unknown(error),
        // Done before its clock has started is done in time.
        (Ok(None), Some(_)) => Standing::InTime,
        (Ok(None), None) => Standing::NotYetDue,
        (Ok(Some(due)), Some(done)) if done <= due => Standing::InTime,
        (Ok(Some(_)), Some(_)) => Standing::Late,
        (Ok(Some(due)), None) if today <= due => Standing::Open,
        (Ok(Some(_)), None) => Standing::Overdue,
    }
}
