//! Why a calendar has no answer.

use time::Date;

use crate::region::Region;

crate::errors! {
    /// Why a question about days or deadlines has no answer.
    ///
    /// ```
    /// use ssj_calendar::{Calendar, Explain, WorkingDays};
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
    #[derive(Copy)]
    #[cfg_attr(feature = "serde", derive(serde::Serialize))]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[cfg_attr(feature = "serde", serde(tag = "type", rename_all = "kebab-case"))]
    pub enum CalendarError {
        /// No annual notice covers the year.
        YearUnknown {
            /// The year.
            year: i32,
        } = "calendar.year-unknown", "the holidays of {year} are not announced", "{year}年节假日安排尚未公布";
        /// The date, or a day that would have to be counted, lies before the first year known.
        BeforeFirst {
            /// The first day known.
            #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
            #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
            first: Date,
        } = "calendar.before-first", "the calendar knows no day before {first}", "日历不含{first}以前的日期";
        /// The autonomous area's own notice for the year is missing.
        LocalNoticeMissing {
            /// The autonomous area.
            region: Region,
            /// The year.
            year: i32,
        } = "calendar.local-notice-missing",
            "the local holiday notice of {region} for {year} is missing",
            "缺少{region}地区{year}年的地方放假通知";
        /// The interval ends before it begins.
        Reversed {
            /// Where it begins.
            #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
            #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
            after: Date,
            /// Where it ends.
            #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
            #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
            through: Date,
        } = "calendar.reversed",
            "the interval after {after} ends before, on {through}",
            "区间自{after}之后起算，却止于{through}";
        /// A period of nothing is no period.
        ZeroDays = "calendar.zero-days", "a period of zero length is no period", "期间长度不得为零";
        /// A period in hours counts from an instant, not from a date.
        NeedsInstant = "calendar.needs-instant",
            "a period in hours counts from a date and time",
            "按小时计算的期间须以日期和时刻起算";
        /// A period in days or longer counts from a date, not from an instant.
        NeedsDate = "calendar.needs-date",
            "a period in days, months or years counts from a date",
            "按日、月、年计算的期间以日期起算";
        /// The date lies beyond what the date type holds.
        OutOfRange = "calendar.out-of-range",
            "the last day is beyond the dates that can be told",
            "期间届满日超出可表示的日期范围";
    }
}

/// `?` for `const fn`.
macro_rules! tri {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => return Err(error),
        }
    };
}
pub(crate) use tri;
