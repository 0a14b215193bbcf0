//! Limits: how long, from what, by which clause.

use time::{Duration, PrimitiveDateTime};

use crate::{Bilingual, error::CalendarError, period::Period, storage::CowStr};

/// A limit that a clause sets: a period from an event.
///
/// ```
/// use ssj_calendar::{Bilingual, Limit, Period};
///
/// let limit = Limit {
///     id: "henan-2024/9".into(),
///     clause: Bilingual {
///         en: "publish the result within 20 days".into(),
///         zh: "20日内公示检查结果".into(),
///     },
///     starts: Bilingual { en: "the end of the check".into(), zh: "检查结束".into() },
///     period: Period::natural_days(20)?,
/// };
/// assert_eq!(limit.period.to_string(), "20 natural days");
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "时限")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Limit {
    /// The instrument and its clause, as `instrument/clause`.
    pub id: CowStr,
    /// What the clause requires.
    pub clause: Bilingual,
    /// The event from which it counts.
    pub starts: Bilingual,
    /// How long.
    pub period: Period,
}

impl Limit {
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
    /// let limit = Limit {
    ///     id: "coercion/19".into(),
    ///     clause: Bilingual {
    ///         en: "report and have it approved".into(),
    ///         zh: "报告并补办批准手续".into(),
    ///     },
    ///     starts: Bilingual { en: "the measure on the spot".into(), zh: "当场实施".into() },
    ///     period: Period::hours(24)?,
    /// };
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
