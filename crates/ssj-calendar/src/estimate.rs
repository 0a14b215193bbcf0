//! Guesses beyond the announced years, kept apart from answers.

use core::fmt;

use time::{Date, Month};

use crate::{
    Language, Say,
    calendar::Calendar,
    count::WorkingDays,
    error::CalendarError,
    say::{said, shown_in_english},
};

/// A guess at a day in years that nobody has announced: good for a plan on a wall, for nothing
/// else.
///
/// It takes every day beyond the known years for what its weekday says. It has no limit, no
/// certainty and no way to become a [`Deadline`](crate::Deadline).
///
/// ```
/// use ssj_calendar::{Calendar, WorkingDays, Zh};
/// use time::macros::date;
///
/// let calendar = Calendar::national();
/// let seven = WorkingDays::new(7)?;
/// assert!(calendar.nth_after(date!(2026 - 12 - 28), seven).is_err());
/// let estimate = calendar.estimate_nth_after(date!(2026 - 12 - 28), seven)?;
/// assert_eq!(estimate.around, date!(2027 - 01 - 06), "New Year's Day is not taken for off");
/// assert_eq!(estimate.to_string(), "around 2027-01-06, holidays from 2027-01-01 on unknown");
/// assert_eq!(Zh(&estimate).to_string(), "约2027-01-06，2027-01-01起的节假日未知");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// The day guessed.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    pub around: Date,
    /// The first day whose holidays are unknown.
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    pub unknown_from: Date,
}

impl Calendar {
    /// A guess at the nth working day after `start`, where the years known do not reach.
    ///
    /// # Errors
    ///
    /// As [`nth_after`](Self::nth_after), if `start` itself is unknown or the guess lies beyond
    /// the date type.
    pub fn estimate_nth_after(
        &self,
        start: Date,
        n: WorkingDays,
    ) -> Result<Estimate, CalendarError> {
        let last = Date::from_calendar_date(self.years().1, Month::December, 31)
            .map_err(|_| CalendarError::OutOfRange)?;
        let unknown_from = last.next_day().ok_or(CalendarError::OutOfRange)?;
        let known = self.count(start, last)?;
        let around = match u32::from(n.get()).checked_sub(known) {
            None | Some(0) => self.nth_after(start, n)?,
            Some(beyond) => self.walk(last, beyond)?,
        };
        Ok(Estimate {
            around,
            unknown_from,
        })
    }

    /// The nth day after one that is no weekly rest day.
    fn walk(&self, mut day: Date, mut n: u32) -> Result<Date, CalendarError> {
        while n > 0 {
            day = day.next_day().ok_or(CalendarError::OutOfRange)?;
            n = n.saturating_sub(u32::from(!self.weekly_rest().contains(day.weekday())));
        }
        Ok(day)
    }
}

impl Say for Estimate {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            around,
            unknown_from,
        } = self;
        said!(
            f,
            language,
            "around {around}, holidays from {unknown_from} on unknown",
            "约{around}，{unknown_from}起的节假日未知"
        )
    }
}

shown_in_english!(Estimate);
