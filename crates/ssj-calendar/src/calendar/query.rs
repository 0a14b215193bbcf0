//! Working days: is it one, the nth after or before, how many, which.

use time::Date;

use super::{Calendar, certain::year_after};
use crate::{
    count::WorkingDays,
    date,
    error::{CalendarError, tri},
    table::{self, Entry, at},
};

impl Calendar {
    /// Whether it is a working day.
    ///
    /// # Errors
    ///
    /// [`CalendarError::YearUnknown`], [`CalendarError::BeforeFirst`] or
    /// [`CalendarError::LocalNoticeMissing`] if nobody can tell.
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// use time::macros::date;
    ///
    /// let calendar = Calendar::national();
    /// assert!(calendar.is_working_day(date!(2024 - 02 - 09))?, "New Year's Eve of 2024");
    /// assert!(!calendar.is_working_day(date!(2026 - 10 - 05))?, "a Monday off");
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    #[inline]
    pub const fn is_working_day(&self, day: Date) -> Result<bool, CalendarError> {
        let entry = tri!(self.entry(day));
        if self.refuses {
            tri!(self.answered((day.year(), day.year())));
        }
        Ok(entry.is_working())
    }

    /// The nth working day strictly after `start`, whether or not `start` is one itself.
    ///
    /// # Errors
    ///
    /// A [`CalendarError`] if `start`, the day sought or any year between is unknown.
    ///
    /// ```
    /// use ssj_calendar::{Calendar, WorkingDays};
    /// use time::macros::date;
    ///
    /// let seven = WorkingDays::new(7)?;
    /// let due = Calendar::national().nth_after(date!(2020 - 01 - 20), seven)?;
    /// assert_eq!(due, date!(2020 - 02 - 06));
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        reason = "two sixteen-bit counts, of which one is not zero"
    )]
    pub const fn nth_after(&self, start: Date, n: WorkingDays) -> Result<Date, CalendarError> {
        let index = tri!(self.entry(start)).through() + n.get() as usize - 1;
        let Some(day) = at(self.working.as_slice(), index) else {
            return Err(self.beyond(start));
        };
        if self.refuses {
            tri!(self.answered((year_after(start), day.year())));
        }
        Ok(day)
    }

    /// The nth working day strictly before `start`.
    ///
    /// # Errors
    ///
    /// As [`nth_after`](Self::nth_after).
    ///
    /// ```
    /// use ssj_calendar::{Calendar, WorkingDays};
    /// use time::macros::date;
    ///
    /// let day = Calendar::national().nth_before(date!(2026 - 02 - 24), WorkingDays::ONE)?;
    /// assert_eq!(day, date!(2026 - 02 - 14), "a Saturday worked in exchange");
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    #[inline]
    #[expect(clippy::as_conversions, reason = "sixteen bits fit")]
    pub const fn nth_before(&self, start: Date, n: WorkingDays) -> Result<Date, CalendarError> {
        let index = tri!(self.entry(start))
            .before()
            .wrapping_sub(n.get() as usize);
        let Some(day) = at(self.working.as_slice(), index) else {
            return Err(self.before_first());
        };
        if self.refuses {
            tri!(self.answered((day.year(), year_before(start))));
        }
        Ok(day)
    }

    /// The next working day after `day`.
    ///
    /// # Errors
    ///
    /// As [`nth_after`](Self::nth_after).
    #[inline]
    pub const fn next_working_day(&self, day: Date) -> Result<Date, CalendarError> {
        self.nth_after(day, WorkingDays::ONE)
    }

    /// The last working day before `day`.
    ///
    /// # Errors
    ///
    /// As [`nth_before`](Self::nth_before).
    #[inline]
    pub const fn previous_working_day(&self, day: Date) -> Result<Date, CalendarError> {
        self.nth_before(day, WorkingDays::ONE)
    }

    /// The day itself if it is a working day, else the next one.
    ///
    /// # Errors
    ///
    /// As [`nth_after`](Self::nth_after).
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// use time::macros::date;
    ///
    /// let calendar = Calendar::national();
    /// assert_eq!(calendar.roll_forward(date!(2015 - 09 - 05))?, date!(2015 - 09 - 06));
    /// assert_eq!(calendar.roll_backward(date!(2026 - 03 - 07))?, date!(2026 - 03 - 06));
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub const fn roll_forward(&self, day: Date) -> Result<Date, CalendarError> {
        if tri!(self.is_working_day(day)) {
            return Ok(day);
        }
        self.next_working_day(day)
    }

    /// The day itself if it is a working day, else the last one before.
    ///
    /// # Errors
    ///
    /// As [`nth_before`](Self::nth_before).
    pub const fn roll_backward(&self, day: Date) -> Result<Date, CalendarError> {
        if tri!(self.is_working_day(day)) {
            return Ok(day);
        }
        self.previous_working_day(day)
    }

    /// How many working days `d` there are with `after < d ≤ through`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Reversed`] if `through` is before `after`; else as
    /// [`nth_after`](Self::nth_after).
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// use time::macros::date;
    ///
    /// let calendar = Calendar::national();
    /// assert_eq!(calendar.count(date!(2025 - 12 - 31), date!(2026 - 12 - 31))?, 248);
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "counts grow with the date and fit fifteen bits"
    )]
    pub const fn count(&self, after: Date, through: Date) -> Result<u32, CalendarError> {
        let (from, to) = tri!(self.span(after, through));
        Ok((to - from) as u32)
    }

    /// The working days `d` with `after < d ≤ through`, in order; from either end.
    ///
    /// # Errors
    ///
    /// As [`count`](Self::count).
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// use time::macros::date;
    ///
    /// let days = Calendar::national().working_days(date!(2026 - 09 - 18), date!(2026 - 09 - 21))?;
    /// assert!(days.eq([date!(2026 - 09 - 20), date!(2026 - 09 - 21)]));
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub fn working_days(
        &self,
        after: Date,
        through: Date,
    ) -> Result<impl DoubleEndedIterator<Item = Date> + ExactSizeIterator + '_, CalendarError> {
        let (from, to) = self.span(after, through)?;
        let days = self.working.as_slice().get(from..to).unwrap_or_default();
        Ok(days.iter().copied())
    }

    /// Where the working days of an interval lie in the list of all.
    #[inline]
    const fn span(&self, after: Date, through: Date) -> Result<(usize, usize), CalendarError> {
        let entries = self.entries.as_slice();
        let from = table::slot(self.first_year, after);
        let to = table::slot(self.first_year, through);
        let (from, to) = match (at(entries, from), at(entries, to)) {
            (Some(first), Some(last)) if from <= to => (first.through(), last.through()),
            _ => return Err(self.no_span(after, through)),
        };
        if self.refuses {
            tri!(self.answered((year_after(after), through.year())));
        }
        Ok((from, to))
    }

    #[cold]
    const fn no_span(&self, after: Date, through: Date) -> CalendarError {
        match (self.entry(after), self.entry(through)) {
            (Err(error), _) | (_, Err(error)) => error,
            _ => CalendarError::Reversed { after, through },
        }
    }

    #[inline]
    pub(super) const fn entry(&self, day: Date) -> Result<Entry, CalendarError> {
        match at(self.entries.as_slice(), table::slot(self.first_year, day)) {
            Some(entry) => Ok(entry),
            None => Err(self.outside(day)),
        }
    }

    #[cold]
    const fn outside(&self, day: Date) -> CalendarError {
        if day.year() < self.first_year {
            return self.before_first();
        }
        CalendarError::YearUnknown { year: day.year() }
    }

    /// Counting from `start` runs past the last year; a refused year on the way comes first.
    #[cold]
    #[expect(clippy::arithmetic_side_effects, reason = "a year of a date")]
    const fn beyond(&self, start: Date) -> CalendarError {
        let last = self.years().1;
        if let Err(error) = self.answered((year_after(start), last)) {
            return error;
        }
        CalendarError::YearUnknown { year: last + 1 }
    }

    #[cold]
    const fn before_first(&self) -> CalendarError {
        match date::first_of(self.first_year) {
            Some(first) => CalendarError::BeforeFirst { first },
            None => CalendarError::OutOfRange,
        }
    }
}

/// The year of the day before.
const fn year_before(day: Date) -> i32 {
    match day.previous_day() {
        Some(previous) => previous.year(),
        None => day.year(),
    }
}
