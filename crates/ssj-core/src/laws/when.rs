//! Until when what is to be done.

use alloc::string::String;
use alloc::vec::Vec;

use ssj_calendar::{Calendar, Limit, Period, limits};

use crate::base::id::InstrumentId;
use crate::law::instrument::InForce;

/// The limits of all instruments in force on a day at a place, each under its instrument's id, and the
/// calendar by which their last days are counted.
///
/// ```
/// use ssj_core::DivisionId;
/// use time::macros::date;
/// # let laws = ssj_core::laws::town()?;
/// let when = laws.when(date!(2026-03-02), &DivisionId::new("220102")?)?;
/// assert_eq!(when.publication.len(), 1);
/// assert_eq!(when.registration[0].period.to_string(), "7 working days");
/// let due = when.calendar.deadline(&when.registration[0], date!(2026-03-09))?.due();
/// assert_eq!(due, date!(2026-03-18));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct When<'a> {
    /// The limits for registration forms, 2.6-g.
    pub registration: Vec<Limit>,
    /// The limits for the archive (归档): 2.6-g as the instrument is read.
    pub archive: Vec<Limit>,
    /// The limits for publication, 2.7-a.
    pub publication: Vec<Limit>,
    /// The calendar of the place.
    pub calendar: &'a Calendar,
}

impl<'a> When<'a> {
    /// None of the instruments may state a limit: then nothing is ever late.
    pub(super) fn of(in_force: &InForce<'_>, calendar: &'a Calendar) -> Self {
        let all = |stated: Vec<(InstrumentId, Period)>, like: &Limit| {
            let limits = stated.into_iter();
            limits
                .map(|(id, period)| named(&id, like, period))
                .collect()
        };
        Self {
            registration: all(in_force.registration_limits(), &limits::REGISTRATION_FORM),
            archive: all(in_force.archive_limits(), &limits::REGISTRATION_FORM),
            publication: all(in_force.publication_limits(), &limits::PUBLICATION),
            calendar,
        }
    }
}

/// A limit of this length, in the words of the regulation's own.
fn named(id: &InstrumentId, like: &Limit, period: Period) -> Limit {
    Limit {
        id: String::from(id.as_str()).into(),
        period,
        ..like.clone()
    }
}
