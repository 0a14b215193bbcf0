//! The working-day calendar: one type, whether built in or resolved at run time.

mod certain;
mod day;
mod query;

use time::Date;

pub use self::day::{Day, DayKind};
use crate::{
    national::NATIONAL, notice::Notice, region::Region, rest::WeeklyRest, storage::CowList,
    table::Entry,
};

/// The day of December from which the next year's notice may still change the year before.
///
/// Five notices did (those for 2006, 2007, 2008, 2012 and 2019 changed December 29 to 31); one that
/// reached further back would be refused.
pub(crate) const TAIL_FIRST_DAY: u8 = 26;

/// Which days are working days, by the notices known at some time in some region.
///
/// The national calendar by all built-in notices is a constant; others are resolved from a
/// [`NoticeSet`](crate::NoticeSet). A calendar spans whole years, and has no answer about any day
/// outside them.
///
/// ```
/// use ssj_calendar::{Calendar, WorkingDays};
/// use time::macros::date;
///
/// let calendar = Calendar::national();
/// assert!(calendar.is_working_day(date!(2026 - 10 - 10))?, "a Saturday worked in exchange");
/// assert_eq!(
///     calendar.nth_after(date!(2026 - 10 - 01), WorkingDays::new(7)?)?,
///     date!(2026 - 10 - 15),
/// );
/// assert!(calendar.is_working_day(date!(2027 - 03 - 01)).is_err(), "not announced");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "工作日历")]
#[derive(Clone, Debug)]
pub struct Calendar {
    pub(crate) first_year: i32,
    pub(crate) entries: CowList<Entry>,
    pub(crate) working: CowList<Date>,
    /// Whether some year has no answer.
    pub(crate) refuses: bool,
    /// Years whose days are not settled, refusals first.
    pub(crate) doubts: CowList<Doubt>,
    pub(crate) provisional_from: Option<Date>,
    pub(crate) region: Region,
    pub(crate) as_of: Option<Date>,
    pub(crate) rest: WeeklyRest,
    pub(crate) notices: CowList<Notice>,
}

/// Why a year's days are not settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Doubt {
    pub(crate) state: DoubtState,
    pub(crate) region: Region,
    pub(crate) year: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    not(feature = "alloc"),
    expect(dead_code, reason = "only notices given at run time leave doubts")
)]
pub(crate) enum DoubtState {
    /// The local notice is missing and the caller wants no answer without it.
    Refused,
    /// The local notice is missing and the national days are used.
    NationalOnly,
    /// The notice used is assumed or known at second hand.
    Unconfirmed,
}

impl Calendar {
    /// The national calendar by all notices that are built in.
    #[inline]
    pub const fn national() -> &'static Self {
        &NATIONAL
    }

    /// The first and the last year it covers.
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// assert_eq!(Calendar::national().years(), (2004, 2026));
    /// ```
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "at most 64 years, at least one"
    )]
    pub const fn years(&self) -> (i32, i32) {
        let years = self.entries.as_slice().len() / crate::table::STRIDE;
        (self.first_year, self.first_year + years as i32 - 1)
    }

    /// Where it applies.
    pub const fn region(&self) -> Region {
        self.region
    }

    /// The day as of whose knowledge it was resolved; none if by all notices given.
    pub const fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// The notices it rests on, later ones overriding earlier ones.
    pub const fn notices(&self) -> &[Notice] {
        self.notices.as_slice()
    }

    /// The weekly rest days it rests on.
    pub const fn weekly_rest(&self) -> WeeklyRest {
        self.rest
    }

    /// The first day that the next annual notice may still change.
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// use time::macros::date;
    /// assert_eq!(Calendar::national().provisional_from(), Some(date!(2026 - 12 - 26)));
    /// ```
    pub const fn provisional_from(&self) -> Option<Date> {
        self.provisional_from
    }
}
