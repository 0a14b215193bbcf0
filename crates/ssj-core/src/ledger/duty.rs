//! What each department still owes after a check, or did.

use alloc::vec::Vec;
use ssj_calendar::Word;

use ssj_calendar::{Calendar, CalendarError, Limit, Strictest};
use time::Date;

use super::anchor::Ends;
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
    /// The dossier in the archive (归档): 2.6-g, a reading.
    Archive,
    /// The publication on a channel (公示), or the word why there must be none: 2.7-a.
    Publication(Channel),
}

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
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
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Duty<'a> {
    /// The visit.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::visit_id"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::VisitId"))]
    pub visit: &'a Visit,
    /// Whose duty it is.
    pub agency: &'a AgencyId,
    /// What is to be done.
    pub kind: DutyKind,
    /// The day it counts from.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date::option"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
    pub start: Option<Date>,
    /// Its last day; `None` where it does not run yet or nobody can tell.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date::option"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
    pub due: Option<Date>,
    /// The day on which it was done.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date::option"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
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
            DutyKind::Archive => &when.archive,
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

/// All duties after a visit; none of a department before its checks are done.
pub(super) fn duties<'a>(
    visit: &'a Visit,
    ends: &Ends<'a>,
    days: Option<&Days<'_>>,
    today: Date,
) -> Vec<Duty<'a>> {
    let mut duties = Vec::new();
    each(visit, ends, days, today, |duty| duties.push(duty));
    duties
}

/// Shows each duty after a visit, department by department, without keeping any.
pub(super) fn each<'a>(
    visit: &'a Visit,
    ends: &Ends<'a>,
    days: Option<&Days<'_>>,
    today: Date,
    mut show: impl FnMut(Duty<'a>),
) {
    // Departments that come together mostly end on one day: their last days are told once.
    let mut known: Option<(Date, Option<Date>, LastDays)> = None;
    for part in visit.parts() {
        let Some(completed) = part.completed() else {
            continue;
        };
        let end = ends.end(visit, part);
        let last = match known {
            Some((from, until, last)) if (from, until) == (completed, end) => last,
            _ => LastDays::of(days, completed, end),
        };
        known = Some((completed, end, last));
        let mut add = |kind, start: Option<Date>, due: LastDay, done| {
            show(Duty {
                visit,
                agency: part.agency(),
                kind,
                start,
                due: due.ok().flatten(),
                done,
                standing: standing(due, done, today),
            });
        };
        let from = Some(completed);
        add(DutyKind::Form, from, last.forms, part.registered());
        // Nobody is measured by a limit that is not there.
        if let Some(archive) = last.archive {
            add(DutyKind::Archive, from, archive, part.archived());
        }
        for &channel in Channel::ALL {
            let shown = part.shown_since(channel);
            let done = shown.or_else(|| part.withheld(channel).map(|(_, day)| day));
            let kind = DutyKind::Publication(channel);
            add(kind, end, last.publication, done);
        }
    }
}

type LastDay = Result<Option<Date>, CalendarError>;

/// The last days of what a department owes after its checks.
#[derive(Clone, Copy)]
struct LastDays {
    forms: LastDay,
    /// None where no instrument states a limit.
    archive: Option<LastDay>,
    publication: LastDay,
}

impl LastDays {
    fn of(days: Option<&Days<'_>>, completed: Date, end: Option<Date>) -> Self {
        let when = |day: Date| days.and_then(|days| days.get(&day)?.as_ref());
        let last =
            |limits: &[Limit], start, when: &When<'_>| last_day(limits, Some(start), when.calendar);
        let own = when(completed);
        let forms = own.map_or(Ok(None), |when| last(&when.registration, completed, when));
        let own_archive = own.filter(|when| !when.archive.is_empty());
        let published = end.and_then(|end| Some((end, when(end)?)));
        Self {
            forms,
            // One limit that governs both is asked once.
            archive: own_archive.map(|when| {
                if when.archive == when.registration {
                    forms
                } else {
                    last(&when.archive, completed, when)
                }
            }),
            publication: published
                .map_or(Ok(None), |(end, when)| last(&when.publication, end, when)),
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
