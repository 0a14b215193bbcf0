//! Lengths of time as law states them.

use core::{fmt, num::NonZeroU16};

use time::Date;

use crate::{
    Language, Say,
    count::{WorkingDays, not_zero},
    date,
    error::{CalendarError, tri},
    say::{said, shown_in_english},
};

/// A length of time as a rule states it.
///
/// ```
/// use ssj_calendar::{Period, Zh};
///
/// let period = Period::working_days(7)?;
/// assert_eq!(period.to_string(), "7 working days");
/// assert_eq!(Zh(&period).to_string(), "7个工作日");
/// assert!(Period::months(0).is_err());
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "期间")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
#[non_exhaustive]
#[cfg_attr(feature = "schemars", schemars(rename = "LimitLength"))]
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
        Ok(Self::WorkingDays(tri!(WorkingDays::new(days))))
    }

    /// So many days, rest days included.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn natural_days(days: u16) -> Result<Self, CalendarError> {
        Ok(Self::NaturalDays(tri!(not_zero(days))))
    }

    /// So many months.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn months(months: u16) -> Result<Self, CalendarError> {
        Ok(Self::Months(tri!(not_zero(months))))
    }

    /// So many years.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn years(years: u16) -> Result<Self, CalendarError> {
        Ok(Self::Years(tri!(not_zero(years))))
    }

    /// So many hours.
    ///
    /// # Errors
    ///
    /// [`CalendarError::ZeroDays`] for zero.
    pub const fn hours(hours: u16) -> Result<Self, CalendarError> {
        Ok(Self::Hours(tri!(not_zero(hours))))
    }
}

impl Say for Period {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, en, zh) = match self {
            Self::WorkingDays(days) => (days.get(), "working day", "个工作日"),
            Self::NaturalDays(days) => (days.get(), "natural day", "日"),
            Self::Months(months) => (months.get(), "month", "个月"),
            Self::Years(years) => (years.get(), "year", "年"),
            Self::Hours(hours) => (hours.get(), "hour", "小时"),
        };
        let s = if n == 1 { "" } else { "s" };
        said!(f, language, "{n} {en}{s}", "{n}{zh}")
    }
}

shown_in_english!(Period);

/// The last day of a period of natural days from the day after `start`.
pub(crate) fn after_days(start: Date, days: NonZeroU16) -> Result<Date, CalendarError> {
    date::plus_days(start, i32::from(days.get())).ok_or(CalendarError::OutOfRange)
}

/// The corresponding day so many months on; where the month has no such day, its last one.
///
/// 民法典 202: 到期月的对应日为期间的最后一日;没有对应日的,月末日为期间的最后一日.
pub(crate) fn after_months(start: Date, months: u32) -> Result<Date, CalendarError> {
    let whole = i32::try_from(months / 12).map_err(|_| CalendarError::OutOfRange)?;
    let rest = u8::try_from(months % 12).unwrap_or_default();
    let month = start.month().nth_next(rest);
    let turn = i32::from(u8::from(month) < u8::from(start.month()));
    let year = start.year().saturating_add(whole).saturating_add(turn);
    let day = start.day().min(month.length(year));
    Date::from_calendar_date(year, month, day).map_err(|_| CalendarError::OutOfRange)
}
