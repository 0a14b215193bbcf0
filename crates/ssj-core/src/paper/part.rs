//! Which of a round's draws.

use alloc::string::String;
use core::fmt;

use crate::base::id::Id;
use crate::law::refusal::FactValue;

/// One draw of a round: its objects, or the inspectors of one part (a locality, an agency, all).
///
/// ```
/// use ssj_core::round::DrawPart;
/// let part = DrawPart::Inspectors("division:220100".parse()?);
/// assert_eq!((part.to_string(), DrawPart::Objects.to_string()), ("division:220100".into(), "objects".into()));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub enum DrawPart {
    /// The draw of objects.
    Objects,
    /// The draw of inspectors for one part of the visits.
    Inspectors(Id),
}

impl fmt::Display for DrawPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Objects => f.pad("objects"),
            Self::Inspectors(id) => fmt::Display::fmt(id, f),
        }
    }
}

impl From<DrawPart> for String {
    fn from(part: DrawPart) -> Self {
        alloc::format!("{part}")
    }
}

impl TryFrom<String> for DrawPart {
    type Error = crate::base::id::IdError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text == "objects" {
            return Ok(Self::Objects);
        }
        text.parse().map(Self::Inspectors)
    }
}

impl From<&DrawPart> for FactValue {
    fn from(part: &DrawPart) -> Self {
        match part {
            DrawPart::Objects => Self::word("objects", "检查对象"),
            DrawPart::Inspectors(id) => Self::from(id.as_str()),
        }
    }
}

impl crate::sealed::Sealed for DrawPart {}
impl crate::Encode for DrawPart {
    fn encode(&self, out: &mut crate::Encoder) {
        match self {
            Self::Objects => out.value("objects"),
            Self::Inspectors(id) => out.value(id),
        }
    }
}

impl crate::Decode for DrawPart {
    fn decode(input: &mut crate::Decoder<'_>) -> Result<Self, crate::DecodeError> {
        let text: String = input.value()?;
        text.try_into().map_err(|_| crate::DecodeError::Value)
    }
}
