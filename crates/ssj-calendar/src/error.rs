//! Why a calendar has no answer.

use core::fmt;

use time::Date;

use crate::{
    codes,
    region::Region,
    zh::{OldZh, SayZh},
};

/// Why a question about days or deadlines has no answer.
///
/// ```
/// use ssj_calendar::{Calendar, WorkingDays};
/// use time::macros::date;
///
/// let error = Calendar::national()
///     .nth_after(date!(2026 - 12 - 28), WorkingDays::new(7)?)
///     .unwrap_err();
/// assert_eq!(error.code(), "calendar.year-unknown");
/// assert_eq!(error.to_string(), "the holidays of 2027 are not announced");
/// assert_eq!(error.zh().to_string(), "2027年节假日安排尚未公布");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CalendarError {
    /// No annual notice covers the year.
    YearUnknown {
        /// The year.
        year: i32,
    },
    /// The date, or a day that would have to be counted, lies before the first year known.
    BeforeFirst {
        /// The first day known.
        first: Date,
    },
    /// The autonomous area's own notice for the year is missing.
    LocalNoticeMissing {
        /// The autonomous area.
        region: Region,
        /// The year.
        year: i32,
    },
    /// The interval ends before it begins.
    Reversed {
        /// Where it begins.
        after: Date,
        /// Where it ends.
        through: Date,
    },
    /// A period of nothing is no period.
    ZeroDays,
    /// A period in hours counts from an instant, not from a date.
    NeedsInstant,
    /// A period in days or longer counts from a date, not from an instant.
    NeedsDate,
    /// The date lies beyond what the date type holds.
    OutOfRange,
}

impl CalendarError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::YearUnknown { .. } => codes::YEAR_UNKNOWN,
            Self::BeforeFirst { .. } => codes::BEFORE_FIRST,
            Self::LocalNoticeMissing { .. } => codes::LOCAL_UNKNOWN,
            Self::Reversed { .. } => codes::REVERSED,
            Self::ZeroDays => codes::ZERO_DAYS,
            Self::NeedsInstant => codes::NEEDS_INSTANT,
            Self::NeedsDate => codes::NEEDS_DATE,
            Self::OutOfRange => codes::OUT_OF_RANGE,
        }
    }

    /// The Chinese sentence.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YearUnknown { year } => write!(f, "the holidays of {year} are not announced"),
            Self::BeforeFirst { first } => write!(f, "the calendar knows no day before {first}"),
            Self::LocalNoticeMissing { region, year } => {
                write!(
                    f,
                    "the local holiday notice of {region} for {year} is missing"
                )
            }
            Self::Reversed { after, through } => {
                write!(f, "the interval after {after} ends before, on {through}")
            }
            Self::ZeroDays => f.write_str("a period of zero length is no period"),
            Self::NeedsInstant => f.write_str("a period in hours counts from a date and time"),
            Self::NeedsDate => f.write_str("a period in days, months or years counts from a date"),
            Self::OutOfRange => f.write_str("the last day is beyond the dates that can be told"),
        }
    }
}

impl SayZh for CalendarError {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::YearUnknown { year } => write!(f, "{year}年节假日安排尚未公布"),
            Self::BeforeFirst { first } => write!(f, "日历不含{first}以前的日期"),
            Self::LocalNoticeMissing { region, year } => {
                write!(f, "缺少{region}地区{year}年的地方放假通知")
            }
            Self::Reversed { after, through } => {
                write!(f, "区间自{after}之后起算，却止于{through}")
            }
            Self::ZeroDays => f.write_str("期间长度不得为零"),
            Self::NeedsInstant => f.write_str("按小时计算的期间须以日期和时刻起算"),
            Self::NeedsDate => f.write_str("按日、月、年计算的期间以日期起算"),
            Self::OutOfRange => f.write_str("期间届满日超出可表示的日期范围"),
        }
    }
}

impl core::error::Error for CalendarError {}
