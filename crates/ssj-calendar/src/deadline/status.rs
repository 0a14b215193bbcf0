//! Where a deadline stands on a day.

use core::fmt;

use time::Date;

use super::Deadline;
use crate::{
    error::CalendarError,
    zh::{OldZh, SayZh},
};

/// Where a deadline stands on a day.
///
/// ```
/// use ssj_calendar::{Calendar, Status, limits};
/// use time::macros::date;
///
/// let deadline = Calendar::national().deadline(&limits::PUBLICATION, date!(2026 - 10 - 01))?;
/// assert_eq!(deadline.status(date!(2026 - 10 - 12))?, Status::Left { working: 3, natural: 3 });
/// assert_eq!(deadline.status(date!(2026 - 10 - 15))?, Status::DueToday);
/// let late = deadline.status(date!(2026 - 10 - 19))?;
/// assert_eq!(late, Status::Overdue { working: 2, natural: 4 });
/// assert_eq!(late.to_string(), "overdue by 2 working days (4 days)");
/// assert_eq!(late.zh().to_string(), "逾期2个工作日（4日）");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
        let between = |after: Date, through: Date| {
            let natural = through.to_julian_day().abs_diff(after.to_julian_day());
            self.calendar
                .count(after, through)
                .map(|working| (working, natural))
        };
        if today == self.due {
            return Ok(Status::DueToday);
        }
        if today < self.due {
            return between(today, self.due)
                .map(|(working, natural)| Status::Left { working, natural });
        }
        between(self.due, today).map(|(working, natural)| Status::Overdue { working, natural })
    }
}

impl Status {
    /// The Chinese words.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = |n: u32, unit| (n, unit, if n == 1 { "" } else { "s" });
        let (words, working, natural) = match *self {
            Self::Left { working, natural } => ("", working, natural),
            Self::DueToday => return f.write_str("due today"),
            Self::Overdue { working, natural } => ("overdue by ", working, natural),
        };
        let (working, natural) = (days(working, "working day"), days(natural, "day"));
        write!(f, "{words}{} {}{}", working.0, working.1, working.2)?;
        if words.is_empty() {
            f.write_str(" left")?;
        }
        write!(f, " ({} {}{})", natural.0, natural.1, natural.2)
    }
}

impl SayZh for Status {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Left { working, natural } => write!(f, "剩余{working}个工作日（{natural}日）"),
            Self::DueToday => f.write_str("今日到期"),
            Self::Overdue { working, natural } => write!(f, "逾期{working}个工作日（{natural}日）"),
        }
    }
}
