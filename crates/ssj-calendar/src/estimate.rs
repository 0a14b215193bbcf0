//! Guesses beyond the announced years, kept apart from answers.

use core::fmt;

use time::Date;

use crate::{
    calendar::Calendar,
    count::WorkingDays,
    date,
    error::CalendarError,
    zh::{OldZh, SayZh},
};

/// A guess at a day in years that nobody has announced: good for a plan on a wall, for nothing
/// else.
///
/// It takes every day beyond the known years for what its weekday says. It has no limit, no
/// certainty and no way to become a [`Deadline`](crate::Deadline).
///
/// ```
/// use ssj_calendar::{Calendar, WorkingDays};
/// use time::macros::date;
///
/// let calendar = Calendar::national();
/// let seven = WorkingDays::new(7)?;
/// assert!(calendar.nth_after(date!(2026 - 12 - 28), seven).is_err());
/// let estimate = calendar.estimate_nth_after(date!(2026 - 12 - 28), seven)?;
/// assert_eq!(estimate.around(), date!(2027 - 01 - 06), "New Year's Day is not taken for off");
/// assert_eq!(estimate.to_string(), "around 2027-01-06, holidays from 2027-01-01 on unknown");
/// assert_eq!(estimate.zh().to_string(), "约2027-01-06，2027-01-01起的节假日未知");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Estimate {
    around: Date,
    unknown_from: Date,
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
        let last = date::civil(self.years().1, 12, 31).ok_or(CalendarError::OutOfRange)?;
        let unknown_from = last.next_day().ok_or(CalendarError::OutOfRange)?;
        let known = self.count(start, last)?;
        let estimate = |around| Estimate {
            around,
            unknown_from,
        };
        let Some(beyond) = u32::from(n.get())
            .checked_sub(known)
            .filter(|left| *left > 0)
        else {
            return self.nth_after(start, n).map(estimate);
        };
        let mut left = beyond;
        let mut day = last;
        while left > 0 {
            day = day.next_day().ok_or(CalendarError::OutOfRange)?;
            left = left.saturating_sub(u32::from(!self.weekly_rest().contains(day.weekday())));
        }
        Ok(estimate(day))
    }
}

impl Estimate {
    /// The day guessed.
    pub const fn around(&self) -> Date {
        self.around
    }

    /// The first day whose holidays are unknown.
    pub const fn unknown_from(&self) -> Date {
        self.unknown_from
    }

    /// The Chinese words.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for Estimate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "around {}, holidays from {} on unknown",
            self.around, self.unknown_from
        )
    }
}

impl SayZh for Estimate {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "约{}，{}起的节假日未知", self.around, self.unknown_from)
    }
}
