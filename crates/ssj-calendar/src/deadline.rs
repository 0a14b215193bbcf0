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
    Language, Say,
    calendar::Calendar,
    certainty::Certainty,
    error::CalendarError,
    limit::Limit,
    period::{Period, after_days, after_months},
    say::{said, shown_in_english},
};

/// The last day of a limit counted from a start in a calendar.
///
/// The start day itself is never counted (民法典 201). Working days are counted one by one. Natural
/// days, months and years run on over rest days, and a last day that is a rest day rolls to the
/// next working day (民法典 202, 203). The last day lasts until midnight, or until business ends.
///
/// ```
/// use ssj_calendar::{Calendar, Certainty, Zh, limits};
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
///     Zh(&deadline).to_string(),
///     "2026-10-15（含）前公示抽查检查结果：自2026-10-01抽查工作结束之日起7个工作日内（jilin-2019-32/2.7-a）；确定",
/// );
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
///
/// Its serialised form is a view for people and screens: it is not read back but counted again.
#[doc(alias = "期限")]
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Deadline<'a> {
    #[cfg_attr(feature = "serde", serde(skip))]
    calendar: &'a Calendar,
    #[cfg_attr(feature = "serde", serde(flatten, serialize_with = "cited"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Cited<'_>"))]
    limit: &'a Limit,
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    start: Date,
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    nominal: Date,
    #[cfg_attr(feature = "serde", serde(with = "crate::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::iso_date::Text"))]
    due: Date,
    #[cfg_attr(feature = "serde", serde(flatten))]
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
    /// let limit = Limit {
    ///     id: "example/1".into(),
    ///     clause: Bilingual { en: "decide".into(), zh: "作出决定".into() },
    ///     starts: Bilingual { en: "acceptance".into(), zh: "受理".into() },
    ///     period: Period::months(6)?,
    /// };
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
        let ends = |due, certainty| Deadline {
            calendar: self,
            limit,
            start,
            nominal: due,
            due,
            certainty,
        };
        let nominal = match limit.period {
            Period::WorkingDays(days) => {
                let due = self.nth_after(start, days)?;
                return Ok(ends(due, self.settled(start, due)));
            }
            Period::NaturalDays(days) => after_days(start, days)?,
            Period::Months(months) => after_months(start, u32::from(months.get()))?,
            Period::Years(years) => after_months(start, u32::from(years.get()).saturating_mul(12))?,
            Period::Hours(_) => return Err(CalendarError::NeedsInstant),
        };
        let due = self.roll_forward(nominal)?;
        let before = nominal.previous_day().ok_or(CalendarError::OutOfRange)?;
        Ok(Deadline {
            nominal,
            ..ends(due, self.settled(before, due))
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
}

impl Say for Deadline<'_> {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start, due, .. } = self;
        let Limit { id, .. } = self.limit;
        said!(
            f,
            language,
            "{due}: {clause} within {period} of the {starts} on {start} ({id}); {certainty}",
            "{due}（含）前{clause}：自{start}{starts}之日起{period}内（{id}）；{certainty}",
            clause = self.limit.clause,
            starts = self.limit.starts,
            period = self.limit.period,
            certainty = self.certainty,
        )
    }
}

shown_in_english!(Deadline<'_>);

#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
struct Cited<'a> {
    limit: &'a str,
    period: Period,
}

#[cfg(feature = "serde")]
fn cited<S: serde::Serializer>(limit: &Limit, serializer: S) -> Result<S::Ok, S::Error> {
    let cited = Cited {
        limit: &limit.id,
        period: limit.period,
    };
    serde::Serialize::serialize(&cited, serializer)
}
