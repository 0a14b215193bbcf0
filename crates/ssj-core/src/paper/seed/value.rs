//! What a seed source says, as bytes.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

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
    _ SourceValue { 0 } decode;
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
            Ok(bytes) => Ok(Self(bytes)),
            Err(_) => Err(SourceValueError { input }),
        }
    }
}

errors! {
    /// Text that is not lower-case hexadecimal.
    pub struct SourceValueError {
        /// The text as it came.
        pub input: String,
    } = "source-value.malformed", "`{input}` is not lower-case hexadecimal",
        "“{input}”不是小写十六进制";
}
