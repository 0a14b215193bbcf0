//! What each department still owes after a check, or did.

use alloc::vec::Vec;
use ssj_calendar::Word;

use ssj_calendar::{Calendar, CalendarError, Limit, Strictest};
use time::Date;

use super::Terms;
use super::anchor::Ends;
use crate::base::id::AgencyId;
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
    /// Its deadlines under each limit, the strictest governing, each with its citation.
    ///
    /// # Errors
    /// [`CalendarError`] where the calendar has no answer. `None` where the duty does not run yet
    /// or no limit applies.
    pub fn deadline<'b>(
        &self,
        terms: &Terms<'b>,
        calendar: &'b Calendar,
    ) -> Option<Result<Strictest<'b>, CalendarError>> {
        strictest(limits(terms, self.kind), self.start?, calendar).transpose()
    }
}

const fn limits<'a>(terms: &Terms<'a>, kind: DutyKind) -> &'a [Limit] {
    match kind {
        DutyKind::Form => terms.forms,
        DutyKind::Archive => terms.archive,
        DutyKind::Publication(_) => terms.publication,
    }
}

fn strictest<'a>(
    limits: &'a [Limit],
    start: Date,
    calendar: &'a Calendar,
) -> Result<Option<Strictest<'a>>, CalendarError> {
    let deadlines: Result<Vec<_>, _> = limits
        .iter()
        .map(|limit| calendar.deadline(limit, start))
        .collect();
    deadlines.map(Strictest::of)
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
    terms: &Terms<'_>,
    ends: &Ends<'a>,
    calendar: &Calendar,
    today: Date,
) -> Vec<Duty<'a>> {
    let mut duties = Vec::new();
    each(visit, terms, ends, calendar, today, |duty| {
        duties.push(duty);
    });
    duties
}

/// Shows each duty after a visit, department by department, without keeping any.
pub(super) fn each<'a>(
    visit: &'a Visit,
    terms: &Terms<'_>,
    ends: &Ends<'a>,
    calendar: &Calendar,
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
        let days = match known {
            Some((from, until, days)) if (from, until) == (completed, end) => days,
            _ => LastDays::of(terms, completed, end, calendar),
        };
        known = Some((completed, end, days));
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
        add(DutyKind::Form, from, days.forms, part.registered());
        // Nobody is measured by a limit that is not there.
        if !terms.archive.is_empty() {
            add(DutyKind::Archive, from, days.archive, part.archived());
        }
        for &channel in Channel::ALL {
            let shown = part.publication(channel).map(|it| it.first);
            let done = shown.or_else(|| part.withheld(channel).map(|(_, day)| day));
            let kind = DutyKind::Publication(channel);
            add(kind, end, days.publication, done);
        }
    }
}

type LastDay = Result<Option<Date>, CalendarError>;

/// The last days of what a department owes after its checks.
#[derive(Clone, Copy)]
struct LastDays {
    forms: LastDay,
    archive: LastDay,
    publication: LastDay,
}

impl LastDays {
    fn of(terms: &Terms<'_>, completed: Date, end: Option<Date>, calendar: &Calendar) -> Self {
        let forms = last_day(terms.forms, Some(completed), calendar);
        // One limit that governs both is asked once.
        let archive = if terms.archive == terms.forms {
            forms
        } else {
            last_day(terms.archive, Some(completed), calendar)
        };
        Self {
            forms,
            archive,
            publication: last_day(terms.publication, end, calendar),
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
