//! Deadlines: the last day of a limit, and whether it may still move.

mod explain;
mod status;
#[cfg(feature = "alloc")]
mod strictest;

use core::fmt;

use time::Date;

#[cfg(feature = "alloc")]
pub use self::strictest::Strictest;
pub use self::{
    explain::{Explanation, Step, StepKind, Steps},
    status::Status,
};
use crate::{
    calendar::Calendar,
    certainty::Certainty,
    error::CalendarError,
    limit::Limit,
    period::{Period, after_days, after_months},
    zh::{OldZh, SayZh},
};

/// The last day of a limit counted from a start in a calendar.
///
/// The start day itself is never counted (民法典 201). Working days are counted one by one. Natural
/// days, months and years run on over rest days, and a last day that is a rest day rolls to the
/// next working day (民法典 202, 203). The last day lasts until midnight, or until business ends.
///
/// ```
/// use ssj_calendar::{Calendar, Certainty, Status, limits};
/// use time::macros::date;
///
/// let deadline = Calendar::national().deadline(&limits::PUBLICATION, date!(2026 - 10 - 01))?;
/// assert_eq!(deadline.due(), date!(2026 - 10 - 15));
/// assert_eq!(deadline.certainty(), Certainty::Final);
/// assert_eq!(
///     deadline.to_string(),
///     "2026-10-15: publish the results of the check within 7 working days of the end of the \
///      draw-inspection work on 2026-10-01 (jilin-2019-32/2.7-a); final",
/// );
/// assert_eq!(
///     deadline.zh().to_string(),
///     "2026-10-15（含）前公示抽查检查结果：自2026-10-01抽查工作结束之日起7个工作日内（jilin-2019-32/2.7-a）；确定",
/// );
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[doc(alias = "期限")]
#[derive(Clone, Copy, Debug)]
pub struct Deadline<'a> {
    calendar: &'a Calendar,
    limit: &'a Limit,
    start: Date,
    nominal: Date,
    due: Date,
    certainty: Certainty,
}

impl Calendar {
    /// The last day of a limit that started on `start`.
    ///
    /// # Errors
    ///
    /// [`CalendarError::NeedsInstant`] for a limit in hours, [`CalendarError::OutOfRange`] if the
    /// date type does not hold the last day, and whatever keeps the calendar from answering.
    ///
    /// ```
    /// use ssj_calendar::{Bilingual, Calendar, Limit, Period};
    /// use time::macros::date;
    ///
    /// let clause = Bilingual::new("decide", "作出决定");
    /// let starts = Bilingual::new("acceptance", "受理");
    /// let limit = Limit::new("example/1", clause, starts, Period::months(6)?);
    /// let calendar = Calendar::national();
    /// let deadline = calendar.deadline(&limit, date!(2025 - 10 - 11))?;
    /// assert_eq!(deadline.nominal(), date!(2026 - 04 - 11), "a Saturday");
    /// assert_eq!(deadline.due(), date!(2026 - 04 - 13));
    /// assert!(calendar.deadline(&limit, date!(2026 - 10 - 11)).is_err(), "2027 is not announced");
    /// # Ok::<(), ssj_calendar::CalendarError>(())
    /// ```
    pub fn deadline<'a>(
        &'a self,
        limit: &'a Limit,
        start: Date,
    ) -> Result<Deadline<'a>, CalendarError> {
        let nominal = match limit.period() {
            Period::WorkingDays(days) => {
                let due = self.nth_after(start, days)?;
                let certainty = self.settled(start, due);
                return Ok(Deadline {
                    calendar: self,
                    limit,
                    start,
                    nominal: due,
                    due,
                    certainty,
                });
            }
            Period::NaturalDays(days) => after_days(start, days)?,
            Period::Months(months) => after_months(start, u32::from(months.get()))?,
            Period::Years(years) => after_months(start, u32::from(years.get()).saturating_mul(12))?,
            Period::Hours(_) => return Err(CalendarError::NeedsInstant),
        };
        let due = self.roll_forward(nominal)?;
        let before = nominal.previous_day().ok_or(CalendarError::OutOfRange)?;
        let certainty = self.settled(before, due);
        Ok(Deadline {
            calendar: self,
            limit,
            start,
            nominal,
            due,
            certainty,
        })
    }
}

impl<'a> Deadline<'a> {
    /// The limit.
    pub const fn limit(&self) -> &'a Limit {
        self.limit
    }

    /// The calendar it was counted in.
    pub const fn calendar(&self) -> &'a Calendar {
        self.calendar
    }

    /// The day of the event from which it counts.
    pub const fn start(&self) -> Date {
        self.start
    }

    /// The last day.
    pub const fn due(&self) -> Date {
        self.due
    }

    /// The last day before it rolled off rest days.
    pub const fn nominal(&self) -> Date {
        self.nominal
    }

    /// Whether a later notice may still move it.
    pub const fn certainty(&self) -> Certainty {
        self.certainty
    }

    /// The Chinese sentence.
    pub const fn zh(&self) -> OldZh<'_, Self> {
        OldZh(self)
    }
}

impl fmt::Display for Deadline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            limit,
            start,
            due,
            certainty,
            ..
        } = self;
        let (clause, starts) = (limit.clause().en(), limit.starts().en());
        write!(
            f,
            "{due}: {clause} within {} of the {starts} on {start}",
            limit.period()
        )?;
        write!(f, " ({}); {certainty}", limit.id())
    }
}

impl SayZh for Deadline<'_> {
    fn say_zh(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            limit,
            start,
            due,
            certainty,
            ..
        } = self;
        let (clause, starts) = (limit.clause().zh(), limit.starts().zh());
        write!(
            f,
            "{due}（含）前{clause}：自{start}{starts}之日起{}内",
            limit.period().zh()
        )?;
        write!(f, "（{}）；{}", limit.id(), certainty.zh())
    }
}

/// A view for people and screens; a deadline is not read back but counted again.
#[cfg(feature = "serde")]
impl serde::Serialize for Deadline<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        View {
            limit: self.limit.id(),
            period: self.limit.period(),
            start: self.start,
            nominal: self.nominal,
            due: self.due,
            certainty: self.certainty,
        }
        .serialize(serializer)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Deadline<'_> {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        View::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        View::json_schema(generator)
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "Deadline"))]
struct View<'a> {
    limit: &'a str,
    period: Period,
    #[serde(with = "crate::iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    start: Date,
    #[serde(with = "crate::iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    nominal: Date,
    #[serde(with = "crate::iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    due: Date,
    #[serde(flatten)]
    certainty: Certainty,
}
