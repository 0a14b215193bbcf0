//! Limits: how long, from what, by which clause.

#[cfg(feature = "alloc")]
use alloc::string::String;

use time::{Duration, PrimitiveDateTime};

use crate::{error::CalendarError, period::Period, storage::Text};

/// The same thing said in English and in Chinese.
///
/// ```
/// use ssj_calendar::Bilingual;
///
/// const END: Bilingual = Bilingual::fixed("the end of the check", "检查活动完成");
/// assert_eq!((END.en(), END.zh()), ("the end of the check", "检查活动完成"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bilingual {
    en: Text,
    zh: Text,
}

impl Bilingual {
    /// Both wordings, built in.
    pub const fn fixed(en: &'static str, zh: &'static str) -> Self {
        Self {
            en: Text::Fixed(en),
            zh: Text::Fixed(zh),
        }
    }

    /// Both wordings, brought at run time.
    #[cfg(feature = "alloc")]
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self {
            en: Text::Owned(en.into()),
            zh: Text::Owned(zh.into()),
        }
    }

    /// The English wording.
    pub const fn en(&self) -> &str {
        self.en.as_str()
    }

    /// The Chinese wording.
    pub const fn zh(&self) -> &str {
        self.zh.as_str()
    }
}

/// A limit that a clause sets: a period from an event.
///
/// ```
/// use ssj_calendar::{Bilingual, Limit, Period};
///
/// let limit = Limit::new(
///     "henan-2024/9",
///     Bilingual::new("publish the result within 20 days", "20日内公示检查结果"),
///     Bilingual::new("the end of the check", "检查结束"),
///     Period::natural_days(20)?,
/// );
/// assert_eq!(limit.id(), "henan-2024/9");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "时限")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    id: Text,
    clause: Bilingual,
    starts: Bilingual,
    period: Period,
}

impl Limit {
    /// A limit with its identifier (instrument and clause), the clause's words, the event it
    /// counts from and its length.
    #[cfg(feature = "alloc")]
    pub fn new(
        id: impl Into<String>,
        clause: Bilingual,
        starts: Bilingual,
        period: Period,
    ) -> Self {
        Self {
            id: Text::Owned(id.into()),
            clause,
            starts,
            period,
        }
    }

    /// The same, built in.
    ///
    /// ```
    /// use ssj_calendar::{Bilingual, Limit, limits};
    ///
    /// static REPORT: Limit = Limit::fixed(
    ///     "rules/3",
    ///     Bilingual::fixed("report the check", "报告检查情况"),
    ///     Bilingual::fixed("the check", "检查"),
    ///     limits::PUBLICATION.period(),
    /// );
    /// assert_eq!(REPORT.period().to_string(), "7 working days");
    /// ```
    pub const fn fixed(
        id: &'static str,
        clause: Bilingual,
        starts: Bilingual,
        period: Period,
    ) -> Self {
        Self {
            id: Text::Fixed(id),
            clause,
            starts,
            period,
        }
    }

    /// The identifier: instrument and clause.
    pub const fn id(&self) -> &str {
        self.id.as_str()
    }

    /// What the clause requires.
    pub const fn clause(&self) -> &Bilingual {
        &self.clause
    }

    /// The event from which it counts.
    pub const fn starts(&self) -> &Bilingual {
        &self.starts
    }

    /// How long.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The instant at which a limit in hours ends; hours count from the instant itself and no
    /// rest day moves their end (民法典 201, second paragraph).
    ///
    /// # Errors
    ///
    /// [`CalendarError::NeedsDate`] if the limit is not in hours: then ask
    /// [`Calendar::deadline`](crate::Calendar::deadline); [`CalendarError::OutOfRange`] if the
    /// type does not hold the end.
    ///
    /// ```
    /// use ssj_calendar::{Bilingual, Limit, Period};
    /// use time::macros::datetime;
    ///
    /// // 行政强制法 19: 情况紧急当场实施的,24小时内补办批准手续.
    /// let limit = Limit::new(
    ///     "coercion/19",
    ///     Bilingual::new("report and have it approved", "报告并补办批准手续"),
    ///     Bilingual::new("the measure on the spot", "当场实施"),
    ///     Period::hours(24)?,
    /// );
    /// assert_eq!(limit.ends(datetime!(2026-10-01 16:30))?, datetime!(2026-10-02 16:30));
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub fn ends(&self, start: PrimitiveDateTime) -> Result<PrimitiveDateTime, CalendarError> {
        let Period::Hours(hours) = self.period else {
            return Err(CalendarError::NeedsDate);
        };
        let length = Duration::hours(i64::from(hours.get()));
        start.checked_add(length).ok_or(CalendarError::OutOfRange)
    }
}
