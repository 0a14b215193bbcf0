//! What a draw draws.

use alloc::string::String;
use core::fmt;

use crate::base::id::Id;
use crate::law::refusal::FactValue;

/// What a draw draws: the objects of its round, the inspectors of one part of the visits (a locality, an
/// agency, all), or further inspectors where people are lacking.
///
/// With the mandate and the counter it names the draw ([`DrawName`](super::DrawName)), so that there is
/// no second one beside it under another name.
///
/// ```
/// use ssj_core::paper::DrawPart;
/// let part = DrawPart::Inspectors("division:220100".parse()?);
/// assert_eq!((part.to_string(), DrawPart::Objects.to_string()), ("division:220100".into(), "objects".into()));
/// assert_eq!(DrawPart::Supplement(2).to_string(), "supplement-2");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(with = "String"))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub enum DrawPart {
    /// The draw of objects (抽取检查对象).
    Objects,
    /// The draw of inspectors (抽取执法检查人员) for one part of the visits.
    Inspectors(Id),
    /// A draw of inspectors for the visits that lack people once the reserves are used up (补充抽取),
    /// numbered from 1 within the round. It repeats no draw.
    Supplement(u32),
}

const OBJECTS: &str = "objects";
const SUPPLEMENT: &str = "supplement-";

impl DrawPart {
    /// Whether it is a draw of inspectors.
    pub const fn is_of_inspectors(&self) -> bool {
        !matches!(self, Self::Objects)
    }
}

impl fmt::Display for DrawPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Objects => f.pad(OBJECTS),
            Self::Inspectors(id) => fmt::Display::fmt(id, f),
            Self::Supplement(number) => f.pad(&alloc::format!("{SUPPLEMENT}{number}")),
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
        if text == OBJECTS {
            return Ok(Self::Objects);
        }
        let number = text.strip_prefix(SUPPLEMENT).and_then(|n| n.parse().ok());
        let supplement = number.filter(|number| *number > 0).map(Self::Supplement);
        match supplement.filter(|part| alloc::format!("{part}") == text) {
            Some(part) => Ok(part),
            // A name without a colon is no id.
            None => text.parse().map(Self::Inspectors),
        }
    }
}

impl From<&DrawPart> for FactValue {
    fn from(part: &DrawPart) -> Self {
        match part {
            DrawPart::Objects => Self::word(OBJECTS, "检查对象"),
            DrawPart::Inspectors(id) => Self::from(id.as_str()),
            DrawPart::Supplement(number) => Self::word(
                alloc::format!("{part}"),
                alloc::format!("第{number}次补充抽取"),
            ),
        }
    }
}

impl crate::sealed::Sealed for DrawPart {}
impl crate::Encode for DrawPart {
    fn encode(&self, out: &mut crate::Encoder) {
        match self {
            Self::Objects => out.value(OBJECTS),
            Self::Inspectors(id) => out.value(id),
            Self::Supplement(_) => out.value(alloc::format!("{self}").as_str()),
        }
    }
}

impl crate::Decode for DrawPart {
    fn decode(input: &mut crate::Decoder<'_>) -> Result<Self, crate::DecodeError> {
        let text: String = input.value()?;
        text.try_into().map_err(|_| crate::DecodeError::Value)
    }
}
