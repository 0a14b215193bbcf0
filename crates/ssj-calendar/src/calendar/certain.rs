//! What an answer rests on: years refused, years in doubt, the tail of the last year.

use time::Date;

use super::{Calendar, Doubt, DoubtState};
use crate::{
    certainty::{AwaitedNotice, Certainty},
    error::{CalendarError, tri},
};

impl Calendar {
    /// Whether an answer that rests on the days `d` with `after < d ≤ through` is final.
    ///
    /// # Errors
    ///
    /// As [`count`](Self::count).
    ///
    /// ```
    /// use ssj_calendar::Calendar;
    /// use time::macros::date;
    ///
    /// let certainty = Calendar::national().certainty(date!(2026 - 12 - 24), date!(2026 - 12 - 26))?;
    /// assert_eq!(certainty.to_string(), "provisional, awaiting the national notice for 2027");
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub const fn certainty(&self, after: Date, through: Date) -> Result<Certainty, CalendarError> {
        tri!(self.count(after, through));
        Ok(self.settled(after, through))
    }

    /// The same for an interval known to be covered.
    #[inline]
    pub(crate) const fn settled(&self, after: Date, through: Date) -> Certainty {
        if let Some(tail) = self.provisional_from
            && tail.to_julian_day() <= through.to_julian_day()
            && after.to_julian_day() < through.to_julian_day()
        {
            let year = self.years().1.saturating_add(1);
            return Certainty::Provisional {
                awaiting: AwaitedNotice::National { year },
            };
        }
        if self.doubts.as_slice().is_empty() {
            return Certainty::Final;
        }
        self.doubted((year_after(after), through.year()))
    }

    #[cold]
    const fn doubted(&self, years: (i32, i32)) -> Certainty {
        let awaiting = match self.first_doubt(years) {
            None => return Certainty::Final,
            Some(Doubt {
                state: DoubtState::Unconfirmed,
                region,
                year,
            }) => AwaitedNotice::Original { region, year },
            Some(Doubt { region, year, .. }) => AwaitedNotice::Local { region, year },
        };
        Certainty::Provisional { awaiting }
    }

    /// Refuses an answer that rests on one of these years, the last included, without its local notice.
    #[cold]
    pub(super) const fn answered(&self, years: (i32, i32)) -> Result<(), CalendarError> {
        match self.first_doubt(years) {
            Some(Doubt {
                state: DoubtState::Refused,
                region,
                year,
            }) => Err(CalendarError::LocalNoticeMissing { region, year }),
            _ => Ok(()),
        }
    }

    /// The first doubt about the years; doubts are in order, refusals first.
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "bounded by the slice"
    )]
    const fn first_doubt(&self, (from, to): (i32, i32)) -> Option<Doubt> {
        let doubts = self.doubts.as_slice();
        let mut i = 0;
        while i < doubts.len() {
            if from <= doubts[i].year && doubts[i].year <= to {
                return Some(doubts[i]);
            }
            i += 1;
        }
        None
    }
}

/// The year of the day after.
pub(super) const fn year_after(day: Date) -> i32 {
    match day.next_day() {
        Some(next) => next.year(),
        None => day.year(),
    }
}
