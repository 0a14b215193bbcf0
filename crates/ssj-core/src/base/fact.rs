//! The facts that a refusal rests on.

use alloc::string::String;
use core::fmt;

use ssj_calendar::Bilingual;
use time::Date;

use crate::base::bytes::{BlindToken, Digest, Token};
use crate::base::timestamp::Timestamp;
use crate::{Excerpt, Language, Say};

/// A named fact.
///
/// ```
/// use ssj_core::{Fact, FactValue};
/// let fact = Fact { name: "needed", value: FactValue::Count(2) };
/// assert_eq!(fact.to_string(), "needed: 2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Fact {
    /// Its name, as the sentences refer to it.
    pub name: &'static str,
    /// Its value.
    pub value: FactValue,
}

impl fmt::Display for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.value)
    }
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(untagged))]
#[non_exhaustive]
pub enum FactValue {
    /// A name, an id or the beginning of the input.
    Text(Excerpt),
    /// A number of things.
    Count(u64),
    /// A word that each language has its own for: a state, a step, a kind.
    Word {
        /// In English; also what the [`Display`](fmt::Display) form shows.
        en: Excerpt,
        /// In Chinese.
        zh: Excerpt,
    },
    /// A civil date.
    Date(
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        Date,
    ),
}

impl FactValue {
    /// A word in both languages.
    ///
    /// ```
    /// use ssj_core::{FactValue, Zh};
    /// let state = FactValue::word("submitted", "已报送");
    /// assert_eq!((state.to_string(), Zh(&state).to_string()), ("submitted".into(), "已报送".into()));
    /// assert_eq!(Zh(&FactValue::from(7_u64)).to_string(), "7");
    /// ```
    pub fn word(en: impl Into<Excerpt>, zh: impl Into<Excerpt>) -> Self {
        Self::Word {
            en: en.into(),
            zh: zh.into(),
        }
    }
}

impl Say for FactValue {
    fn say(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word { zh, .. } if language == Language::Chinese => f.write_str(zh.as_str()),
            _ => fmt::Display::fmt(self, f),
        }
    }
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Word { en: text, .. } => f.write_str(text.as_str()),
            Self::Count(count) => write!(f, "{count}"),
            Self::Date(date) => write!(f, "{date}"),
        }
    }
}

impl From<&str> for FactValue {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<&Bilingual> for FactValue {
    fn from(word: &Bilingual) -> Self {
        Self::word(&*word.en, &*word.zh)
    }
}

impl From<String> for FactValue {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<u64> for FactValue {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for FactValue {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for FactValue {
    fn from(count: usize) -> Self {
        Self::Count(crate::base::encode::width(count))
    }
}

impl From<Date> for FactValue {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

/// Values that stand in a fact as they are shown.
macro_rules! shown {
    ($($type:ty),+) => {$(
        impl From<$type> for FactValue {
            fn from(value: $type) -> Self {
                Self::Text(Excerpt::of(&value))
            }
        }
    )+};
}

shown!(Digest, Token, BlindToken, Timestamp);
