//! Integers of up to 64 bits in JSON: a number as far as every reader has it exactly, a string of
//! digits above 2^53.

use alloc::string::{String, ToString};
use core::fmt;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserializer, Serializer};

/// The greatest integer that is written as a number.
const EXACT: u64 = 1 << 53;

pub fn serialize<S: Serializer>(value: &u64, serializer: S) -> Result<S::Ok, S::Error> {
    if *value <= EXACT {
        serializer.serialize_u64(*value)
    } else {
        serializer.serialize_str(&value.to_string())
    }
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    deserializer.deserialize_any(Written)
}

/// Either form.
#[derive(Clone, Copy, Debug)]
pub struct Written;

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Written {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Integer".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "anyOf": [
                { "type": "integer", "minimum": 0, "maximum": EXACT },
                { "type": "string", "pattern": "^[1-9][0-9]{15,19}$" },
            ],
        })
    }
}

impl Visitor<'_> for Written {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number up to 2^53, or a greater one as a string of digits")
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<u64, E> {
        if value <= EXACT {
            Ok(value)
        } else {
            Err(E::invalid_value(Unexpected::Unsigned(value), &self))
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<u64, E> {
        let value = text.parse::<u64>().ok();
        value
            .filter(|value| *value > EXACT && value.to_string() == text)
            .ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<u64, E> {
        self.visit_str(&text)
    }
}

/// A field that stands there and may be null, for schemas: one of `Option` might be left out.
#[cfg(feature = "schemars")]
#[derive(Debug)]
pub struct Nullable<T>(core::marker::PhantomData<T>);

#[cfg(feature = "schemars")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Nullable<T> {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Option::<T>::json_schema(generator)
    }
}

/// The same for an integer that may be absent.
pub mod option {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[derive(Serialize, Deserialize)]
    struct Exact(#[serde(with = "super")] u64);

    pub fn serialize<S: Serializer>(value: &Option<u64>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(Exact).serialize(serializer)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<u64>, D::Error> {
        let value = Option::<Exact>::deserialize(deserializer)?;
        Ok(value.map(|Exact(value)| value))
    }
}

#[cfg(test)]
mod tests {
    #[derive(Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
    struct Held(#[serde(with = "super")] u64);

    #[test]
    fn every_value_has_one_written_form() {
        for (value, written) in [
            (0, "0"),
            (1 << 53, "9007199254740992"),
            ((1 << 53) + 1, "\"9007199254740993\""),
            (u64::MAX, "\"18446744073709551615\""),
        ] {
            assert_eq!(serde_json::to_string(&Held(value)).unwrap(), written);
            assert_eq!(serde_json::from_str::<Held>(written).unwrap(), Held(value));
        }
        for other in [
            "9007199254740993",
            "\"9007199254740992\"",
            "\"+9007199254740993\"",
            "\"09007199254740993\"",
            "\"18446744073709551616\"",
            "-1",
            "1.0",
            "1e3",
            "null",
        ] {
            assert!(serde_json::from_str::<Held>(other).is_err(), "{other}");
        }
    }
}
