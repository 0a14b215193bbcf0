//! Lengths of time as law states them.

use core::{fmt, num::NonZeroU16};

use time::Date;

use crate::{
    count::WorkingDays,
    date,
    error::CalendarError,
    zh::{OldZh, SayZh},
};

/// A length of time as a rule states it.
///
/// ```
/// use ssj_calendar::Period;
///
/// let period = Period::working_days(7)?;
/// assert_eq!(period.to_string(), "7 working days");
/// assert_eq!(period.zh().to_string(), "7个工作日");
/// assert!(Period::months(0).is_err());
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "期间")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Period {
    /// Working days.
    #[doc(alias = "工作日")]
    WorkingDays(WorkingDays),
    /// Days, rest days included; a last day on a rest day rolls on.
    #[doc(alias = "自然日")]
    NaturalDays(NonZeroU16),
    /// Months; a last day on a rest day rolls on.
    Months(NonZeroU16),
    /// Years; a last day on a rest day rolls on.
    Years(NonZeroU16),
    /// Hours, counted from an instant; nothing rolls.
    Hours(NonZeroU16),
}

impl Period {
    /// So many working days.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn working_days(days: u16) -> Result<Self, CalendarError> {
        match WorkingDays::new(days) {
            Ok(days) => Ok(Self::WorkingDays(days)),
            Err(error) => Err(error),
        }
    }

    /// So many days, rest days included.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn natural_days(days: u16) -> Result<Self, CalendarError> {
        match NonZeroU16::new(days) {
            Some(days) => Ok(Self::NaturalDays(days)),
            None => Err(CalendarError::ZeroDays),
        }
    }

    /// So many months.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn months(months: u16) -> Result<Self, CalendarError> {
        match NonZeroU16::new(months) {
            Some(months) => Ok(Self::Months(months)),
            None => Err(CalendarError::ZeroDays),
        }
    }

    /// So many years.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn years(years: u16) -> Result<Self, CalendarError> {
        match NonZeroU16::new(years) {
            Some(years) => Ok(Self::Years(years)),
            None => Err(CalendarError::ZeroDays),
        }
    }

    /// So many hours.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn hours(hours: u16) -> Result<Self, CalendarError> {
        match NonZeroU16::new(hours) {
            Some(hours) => Ok(Self::Hours(hours)),
            None => Err(CalendarError::ZeroDays),
        }
    }

    /// The Chinese words.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (number, unit) = match self {
            Self::WorkingDays(days) => (days.get(), "working day"),
            Self::NaturalDays(days) => (days.get(), "natural day"),
            Self::Months(months) => (months.get(), "month"),
            Self::Years(years) => (years.get(), "year"),
            Self::Hours(hours) => (hours.get(), "hour"),
        };
        write!(f, "{number} {unit}{}", if number == 1 { "" } else { "s" })
    }
}

impl SayZh for Period {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::WorkingDays(days) => write!(f, "{}个工作日", days.get()),
            Self::NaturalDays(days) => write!(f, "{}日", days.get()),
            Self::Months(months) => write!(f, "{}个月", months.get()),
            Self::Years(years) => write!(f, "{}年", years.get()),
            Self::Hours(hours) => write!(f, "{}小时", hours.get()),
        }
    }
}

/// The last day of a period of natural days from the day after `start`.
pub(crate) fn after_days(start: Date, days: NonZeroU16) -> Result<Date, CalendarError> {
    date::plus_days(start, i32::from(days.get())).ok_or(CalendarError::OutOfRange)
}

/// The corresponding day so many months on; where the month has no such day, its last one.
///
/// 民法典 202: 到期月的对应日为期间的最后一日;没有对应日的,月末日为期间的最后一日.
pub(crate) fn after_months(start: Date, months: u32) -> Result<Date, CalendarError> {
    let month = u32::from(u8::from(start.month()));
    let index = i64::from(start.year())
        .saturating_mul(12)
        .saturating_add(i64::from(month));
    let index = index.saturating_add(i64::from(months)).saturating_sub(1);
    let year = i32::try_from(index.div_euclid(12)).map_err(|_| CalendarError::OutOfRange)?;
    let month = u8::try_from(index.rem_euclid(12).saturating_add(1)).unwrap_or(12);
    let first = date::civil(year, month, 1).ok_or(CalendarError::OutOfRange)?;
    let day = start.day().min(first.month().length(year));
    date::civil(year, month, day).ok_or(CalendarError::OutOfRange)
}
