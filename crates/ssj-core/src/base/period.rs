//! Stretches of days.

use core::fmt;

use time::Date;

/// The days from a first to a last one, both included, or from a first day on without an end.
///
/// This is how the law counts validity (有效期自…至…).
///
/// ```
/// use ssj_core::Period;
/// use time::macros::date;
/// let year = Period::between(date!(2026-01-01), date!(2026-12-31))?;
/// assert!(year.contains(date!(2026-12-31)) && !year.contains(date!(2027-01-01)));
/// assert!(Period::starting(date!(2026-01-01)).contains(date!(2999-01-01)));
/// assert!(Period::between(date!(2026-02-01), date!(2026-01-31)).is_err());
/// # Ok::<(), ssj_core::PeriodError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "Raw", try_from = "Raw"))]
pub struct Period {
    first: Date,
    last: Option<Date>,
}

impl Period {
    /// From this day on, without an end.
    pub const fn starting(first: Date) -> Self {
        Self { first, last: None }
    }

    /// From the first to the last day, both included.
    ///
    /// # Errors
    /// [`PeriodError`] where the last day lies before the first.
    pub fn between(first: Date, last: Date) -> Result<Self, PeriodError> {
        if last < first {
            return Err(PeriodError { first, last });
        }
        Ok(Self {
            first,
            last: Some(last),
        })
    }

    /// The first day.
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The last day, if there is one.
    pub const fn last(&self) -> Option<Date> {
        self.last
    }

    /// Whether the day lies within.
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && self.last.is_none_or(|last| day <= last)
    }

    /// Whether some day lies within both.
    ///
    /// ```
    /// use ssj_core::Period;
    /// use time::macros::date;
    /// let may = Period::between(date!(2026-05-01), date!(2026-05-31))?;
    /// assert!(may.overlaps(&Period::starting(date!(2026-05-31))));
    /// assert!(!may.overlaps(&Period::starting(date!(2026-06-01))));
    /// # Ok::<(), ssj_core::PeriodError>(())
    /// ```
    pub fn overlaps(&self, other: &Self) -> bool {
        self.last.is_none_or(|last| other.first <= last)
            && other.last.is_none_or(|last| self.first <= last)
    }

    /// The same period, ended by the day before `day` unless it ended earlier.
    ///
    /// `None` where no day would be left.
    pub fn ended_before(&self, day: Date) -> Option<Self> {
        let last = day.previous_day()?;
        let last = self.last.map_or(last, |own| own.min(last));
        Self::between(self.first, last).ok()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/", self.first)?;
        match self.last {
            Some(last) => write!(f, "{last}"),
            None => f.write_str(".."),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

record! {
    _ Period { first, last };
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    #[serde(with = "ssj_calendar::iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    first: Date,
    #[serde(
        with = "ssj_calendar::iso_date::option",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
    last: Option<Date>,
}

#[cfg(feature = "serde")]
impl From<Period> for Raw {
    fn from(period: Period) -> Self {
        Self {
            first: period.first,
            last: period.last,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for Period {
    type Error = PeriodError;

    fn try_from(raw: Raw) -> Result<Self, PeriodError> {
        match raw.last {
            Some(last) => Self::between(raw.first, last),
            None => Ok(Self::starting(raw.first)),
        }
    }
}

errors! {
    /// A period whose last day lies before its first.
    #[derive(Copy)]
    pub struct PeriodError {
        /// The first day given.
        pub first: Date,
        /// The last day given.
        pub last: Date,
    } = "period.reversed",
        "the last day {last} lies before the first, {first}",
        "末日 {last} 早于首日 {first}";
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn ending_never_lengthens_and_never_leaves_an_empty_period() {
        let may = Period::between(date!(2026 - 05 - 01), date!(2026 - 05 - 31)).unwrap();
        assert_eq!(may.ended_before(date!(2027 - 01 - 01)), Some(may));
        assert_eq!(
            may.ended_before(date!(2026 - 05 - 02)),
            Period::between(date!(2026 - 05 - 01), date!(2026 - 05 - 01)).ok()
        );
        assert_eq!(may.ended_before(date!(2026 - 05 - 01)), None);
    }

    #[cfg(feature = "serde")]
    #[test]
    fn a_reversed_period_can_not_be_deserialised() {
        let read = |json: &str| serde_json::from_str::<Period>(json);
        let open = Period::starting(date!(2026 - 05 - 01));
        assert_eq!(
            serde_json::to_string(&open).unwrap(),
            r#"{"first":"2026-05-01"}"#
        );
        assert_eq!(read(r#"{"first":"2026-05-01"}"#).unwrap(), open);
        assert!(read(r#"{"first":"2026-05-01","last":"2026-04-30"}"#).is_err());
        assert!(read(r#"{"first":"2026-05-01","until":"2026-06-30"}"#).is_err());
    }
}
