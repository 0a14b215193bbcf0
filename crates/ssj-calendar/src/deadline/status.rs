//! Where a deadline stands on a day.

use core::fmt;

use time::Date;

use super::Deadline;
use crate::{
    Language, Say,
    error::CalendarError,
    say::{said, shown_in_english},
};

/// Where a deadline stands on a day.
///
/// ```
/// use ssj_calendar::{Calendar, Status, Zh, limits};
/// use time::macros::date;
///
/// let deadline = Calendar::national().deadline(&limits::PUBLICATION, date!(2026 - 10 - 01))?;
/// assert_eq!(deadline.status(date!(2026 - 10 - 12))?, Status::Left { working: 3, natural: 3 });
/// assert_eq!(deadline.status(date!(2026 - 10 - 15))?, Status::DueToday);
/// let late = deadline.status(date!(2026 - 10 - 19))?;
/// assert_eq!(late, Status::Overdue { working: 2, natural: 4 });
/// assert_eq!(late.to_string(), "overdue by 2 working days (4 days)");
/// assert_eq!(Zh(&late).to_string(), "逾期2个工作日（4个自然日）");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(tag = "status", rename_all = "kebab-case"))]
pub enum Status {
    /// Days after this one up to and including the last.
    Left {
        /// Working days.
        working: u32,
        /// All days.
        natural: u32,
    },
    /// This is the last day.
    DueToday,
    /// Days after the last up to and including this one.
    Overdue {
        /// Working days; none on the rest days that follow the last day.
        working: u32,
        /// All days.
        natural: u32,
    },
}

impl Deadline<'_> {
    /// Where it stands on `today`.
    ///
    /// # Errors
    ///
    /// As [`Calendar::count`](crate::Calendar::count), if the calendar doesn't reach `today`.
    pub fn status(&self, today: Date) -> Result<Status, CalendarError> {
        if today == self.due {
            return Ok(Status::DueToday);
        }
        let natural = today.to_julian_day().abs_diff(self.due.to_julian_day());
        Ok(if today < self.due {
            let working = self.calendar.count(today, self.due)?;
            Status::Left { working, natural }
        } else {
            let working = self.calendar.count(self.due, today)?;
            Status::Overdue { working, natural }
        })
    }
}

impl Say for Status {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let s = |n: u32| if n == 1 { "" } else { "s" };
        match *self {
            Self::Left { working, natural } => said!(
                f,
                language,
                "{working} working day{w} left ({natural} day{n})",
                "剩余{working}个工作日（{natural}个自然日）",
                w = s(working),
                n = s(natural),
            ),
            Self::DueToday => said!(f, language, "due today", "今日到期"),
            Self::Overdue { working, natural } => said!(
                f,
                language,
                "overdue by {working} working day{w} ({natural} day{n})",
                "逾期{working}个工作日（{natural}个自然日）",
                w = s(working),
                n = s(natural),
            ),
        }
    }
}

shown_in_english!(Status);
