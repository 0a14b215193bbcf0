//! What a seed source says, as bytes.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::{Decode, DecodeError, Decoder, Excerpt, Limits};

/// The value that a source brought, as bytes: hexadecimal in serialised forms.
///
/// ```
/// use ssj_core::paper::SourceValue;
/// assert_eq!(SourceValue::from(&b"08 13 21"[..]).as_bytes(), b"08 13 21");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^([0-9a-f]{2})*$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct SourceValue(Vec<u8>);

impl SourceValue {
    fn read(bytes: Vec<u8>) -> Result<Self, SourceValueError> {
        if bytes.len() <= Limits::DEFAULT.value_bytes() {
            Ok(Self(bytes))
        } else {
            let shown = bytes.get(..Excerpt::CHARACTERS).unwrap_or_default();
            let input = base16ct::lower::encode_string(shown).into();
            Err(SourceValueError { input })
        }
    }

    /// Its bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<&[u8]> for SourceValue {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl From<SourceValue> for String {
    fn from(value: SourceValue) -> Self {
        base16ct::lower::encode_string(&value.0)
    }
}

record! {
    _ SourceValue { 0 };
}

impl Decode for SourceValue {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Self::read(input.byte_string()?.into()).map_err(|_| DecodeError::Value)
    }
}

/// As hexadecimal digits.
impl fmt::Display for SourceValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl TryFrom<String> for SourceValue {
    type Error = SourceValueError;

    fn try_from(input: String) -> Result<Self, SourceValueError> {
        match base16ct::lower::decode_vec(&input) {
            Ok(bytes) => Self::read(bytes),
            Err(_) => Err(SourceValueError {
                input: input.into(),
            }),
        }
    }
}

errors! {
    /// Text that is not lower-case hexadecimal, or stands for more than
    /// [`Limits::value_bytes`](crate::Limits::value_bytes).
    pub struct SourceValueError {
        /// The text as it came.
        pub input: Excerpt,
    } = "source-value.malformed", "`{input}` is not lower-case hexadecimal of at most 64 KiB",
        "“{input}”不是至多 64 KiB 的小写十六进制";
}
