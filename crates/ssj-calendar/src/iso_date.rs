//! Civil dates as ISO 8601 text, `2026-01-04`: for `#[serde(with = "ssj_calendar::iso_date")]`.
//!
//! ```
//! use ssj_calendar::iso_date;
//! let date = iso_date::parse("2026-01-04")?;
//! assert_eq!(date.to_string(), "2026-01-04");
//! assert!(iso_date::parse("2026-1-4").is_err());
//! # Ok::<(), iso_date::IsoDateError>(())
//! ```

#[cfg(feature = "serde")]
use alloc::string::String;

use time::{Date, Month};

use crate::Excerpt;

crate::errors! {
    /// Text that is no date of the form `2026-01-04`.
    ///
    /// ```
    /// use ssj_calendar::{Explain, iso_date};
    /// let error = iso_date::parse("2026-02-30").unwrap_err();
    /// assert_eq!(error.code(), "date.malformed");
    /// assert_eq!(error.input, "2026-02-30");
    /// ```
    pub struct IsoDateError {
        /// The text as it came.
        pub input: Excerpt,
    } = "date.malformed", "`{input}` is not a date of the form YYYY-MM-DD", "“{input}”不是“YYYY-MM-DD”形式的日期";
}

/// Reads a date of the form `2026-01-04`.
///
/// # Errors
/// [`IsoDateError`] for any other text, for dates that do not exist and those outside the years 1 to 9998.
pub fn parse(input: &str) -> Result<Date, IsoDateError> {
    civil(input).ok_or_else(|| IsoDateError {
        input: input.into(),
    })
}

fn civil(input: &str) -> Option<Date> {
    let well_formed = input.len() == 10
        && input.bytes().enumerate().all(|(i, byte)| match i {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !well_formed {
        return None;
    }
    // The years of an instant: the day after is one as well, in every offset.
    let year = input.get(..4)?.parse().ok()?;
    (1..=9998).contains(&year).then_some(())?;
    let month: u8 = input.get(5..7)?.parse().ok()?;
    let day = input.get(8..)?.parse().ok()?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// Writes a date as text.
///
/// # Errors
/// Only those of the serialiser.
#[cfg(feature = "serde")]
pub fn serialize<S: serde::Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(date)
}

/// Reads a date from text.
///
/// # Errors
/// Those of [`parse`], and those of the deserialiser.
#[cfg(feature = "serde")]
pub fn deserialize<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = <String as serde::Deserialize>::deserialize(deserializer)?;
    parse(&text).map_err(serde::de::Error::custom)
}

/// Such text, for schemas: `#[schemars(with = "ssj_calendar::iso_date::Text")]`.
///
/// ```
/// let schema = schemars::schema_for!(ssj_calendar::iso_date::Text);
/// assert_eq!(schema.get("format"), Some(&"date".into()));
/// ```
#[cfg(feature = "schemars")]
#[derive(Clone, Copy, Debug)]
pub struct Text;

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Text {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Date".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "format": "date",
            "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        })
    }
}

/// A date that serialises as text.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct Day(#[serde(with = "self")] Date);

/// The same for dates that may be absent.
#[cfg(feature = "serde")]
pub mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use time::Date;

    use super::Day;

    /// Writes a date as text, or nothing.
    ///
    /// # Errors
    /// Only those of the serialiser.
    pub fn serialize<S: Serializer>(date: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        date.map(Day).serialize(serializer)
    }

    /// Reads a date from text, or nothing.
    ///
    /// # Errors
    /// Those of [`parse`](super::parse), and those of the deserialiser.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Date>, D::Error> {
        Ok(Option::<Day>::deserialize(deserializer)?.map(|day| day.0))
    }
}

/// The same for lists of dates.
#[cfg(feature = "serde")]
pub mod list {
    use alloc::vec::Vec;

    use serde::{Deserialize, Deserializer, Serializer};
    use time::Date;

    use super::Day;

    /// Writes each date as text.
    ///
    /// # Errors
    /// Only those of the serialiser.
    pub fn serialize<S: Serializer>(dates: &[Date], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(dates.iter().copied().map(Day))
    }

    /// Reads each date from text.
    ///
    /// # Errors
    /// Those of [`parse`](super::parse), and those of the deserialiser.
    pub fn deserialize<'de, D: Deserializer<'de>, L: From<Vec<Date>>>(
        deserializer: D,
    ) -> Result<L, D::Error> {
        let days = Vec::<Day>::deserialize(deserializer)?.into_iter();
        Ok(days.map(|day| day.0).collect::<Vec<_>>().into())
    }
}
