//! Instants, always in UTC.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use time::format_description::well_known::Rfc3339;
use time::{Date, OffsetDateTime, PrimitiveDateTime, UtcOffset};

use crate::Excerpt;
use crate::base::decode::{Decode, DecodeError, Decoder};
use crate::base::encode::{Encode, Encoder, sealed};

/// An instant in UTC, given by the caller: the library has no clock.
///
/// ```
/// use ssj_core::Timestamp;
/// let noon: Timestamp = "2026-03-02T12:00:00+08:00".parse()?;
/// assert_eq!(noon.to_string(), "2026-03-02T04:00:00Z");
/// assert_eq!(noon.china_date().to_string(), "2026-03-02");
/// # Ok::<(), ssj_core::TimestampError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Timestamp(OffsetDateTime);

/// Beijing time (东八区), in which the law's days are counted.
const CHINA: UtcOffset = match UtcOffset::from_hms(8, 0, 0) {
    Ok(offset) => offset,
    Err(_) => UtcOffset::UTC,
};

impl Timestamp {
    /// The instant of any offset, kept as UTC.
    ///
    /// # Errors
    /// [`TimestampError`] where the same instant in UTC or in Beijing falls outside the years
    /// 1 to 9998, so that every instant has a date and a written form.
    pub fn new(instant: OffsetDateTime) -> Result<Self, TimestampError> {
        instant
            .checked_to_offset(UtcOffset::UTC)
            .filter(|utc| (1..=9998).contains(&utc.year()))
            .map(Self)
            .ok_or_else(|| TimestampError {
                input: Excerpt::of(&instant),
            })
    }

    /// The instant of the clocks of Beijing, if it is one of ours.
    pub(crate) const fn in_china(local: PrimitiveDateTime) -> Option<Self> {
        let instant = local.assume_offset(CHINA);
        match (local.year(), instant.checked_to_offset(UtcOffset::UTC)) {
            (2..=9998, Some(utc)) => Some(Self(utc)),
            _ => None,
        }
    }

    /// The instant as the `time` crate has it, in UTC.
    pub const fn utc(self) -> OffsetDateTime {
        self.0
    }

    /// The instant this much later, if it is one.
    pub fn checked_add(self, duration: time::Duration) -> Option<Self> {
        self.0
            .checked_add(duration)
            .and_then(|instant| Self::new(instant).ok())
    }

    /// The civil date in Beijing.
    pub const fn china_date(self) -> Date {
        self.0.to_offset(CHINA).date()
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, (h, m, s, nano)) = (self.0.date(), self.0.to_hms_nano());
        write!(f, "{date}T{h:02}:{m:02}:{s:02}")?;
        if nano > 0 {
            write!(f, ".{nano:09}")?;
        }
        f.write_str("Z")
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Timestamp {
    type Err = TimestampError;

    fn from_str(input: &str) -> Result<Self, TimestampError> {
        OffsetDateTime::parse(input, &Rfc3339)
            .ok()
            .and_then(|instant| Self::new(instant).ok())
            .ok_or_else(|| TimestampError {
                input: input.into(),
            })
    }
}

/// Strict, for serialised forms: an instant has one spelling there, the one it is shown in.
impl TryFrom<String> for Timestamp {
    type Error = TimestampError;

    fn try_from(input: String) -> Result<Self, TimestampError> {
        let instant: Self = input.parse()?;
        if alloc::format!("{instant}") == input {
            Ok(instant)
        } else {
            Err(TimestampError {
                input: input.into(),
            })
        }
    }
}

impl From<Timestamp> for String {
    fn from(instant: Timestamp) -> Self {
        alloc::format!("{instant}")
    }
}

/// Whole nanoseconds since 1970-01-01T00:00:00Z, as the two's complement of 128 bits.
impl sealed::Sealed for Timestamp {}
impl Encode for Timestamp {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.0.unix_timestamp_nanos());
    }
}

impl Decode for Timestamp {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let instant = OffsetDateTime::from_unix_timestamp_nanos(input.value()?);
        let instant = instant.ok().and_then(|instant| Self::new(instant).ok());
        instant.ok_or(DecodeError::Value)
    }
}

errors! {
    /// Text that is no instant of RFC 3339, or an instant outside the years 1 to 9998.
    pub struct TimestampError {
        /// The text as it came.
        pub input: Excerpt,
    } = "timestamp.malformed",
        "`{input}` is not an instant of RFC 3339 between the years 1 and 9998",
        "`{input}` 不是 1 年至 9998 年之间的 RFC 3339 时刻";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serialised_forms_have_one_spelling() {
        let read = |text: &str| Timestamp::try_from(String::from(text));
        for text in ["2026-03-02T04:00:00Z", "2026-03-02T04:00:00.500000000Z"] {
            assert_eq!(read(text).unwrap(), text.parse().unwrap());
        }
        for text in [
            "2026-03-02T12:00:00+08:00",
            "2026-03-02T04:00:00.5Z",
            "2026-03-02x04:00:00Z",
            "2026-03-02T04:00:00.000000000Z",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_instant_encodes_alike_in_every_offset() {
        let utc: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let china: Timestamp = "2026-01-01T08:00:00+08:00".parse().unwrap();
        assert_eq!(utc.to_canonical(), china.to_canonical());
        assert_ne!(
            utc.to_canonical(),
            "2026-01-01T08:00:00Z"
                .parse::<Timestamp>()
                .unwrap()
                .to_canonical()
        );
    }
}
