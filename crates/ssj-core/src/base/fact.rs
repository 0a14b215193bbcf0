//! The facts that a refusal rests on.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use core::fmt;

use ssj_calendar::Bilingual;
use time::Date;

use crate::base::bytes::{BlindToken, Digest, Token};
use crate::base::timestamp::Timestamp;

/// A named fact.
///
/// ```
/// use ssj_core::{Fact, FactValue};
/// let fact = Fact::new("needed", FactValue::Count(2));
/// assert_eq!(fact.to_string(), "needed: 2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Fact {
    name: &'static str,
    value: FactValue,
}

impl Fact {
    /// The fact of this name and value.
    pub const fn new(name: &'static str, value: FactValue) -> Self {
        Self { name, value }
    }

    /// Its name, as the sentences refer to it.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its value.
    pub const fn value(&self) -> &FactValue {
        &self.value
    }
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
    /// A name, an id or the input as it came.
    Text(String),
    /// A number of things.
    Count(u64),
    /// A word that each language has its own for: a state, a step, a kind.
    Word {
        /// In English; also what the [`Display`](fmt::Display) form shows.
        en: String,
        /// In Chinese.
        zh: String,
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
    /// use ssj_core::FactValue;
    /// let state = FactValue::word("submitted", "已报送");
    /// assert_eq!((state.to_string().as_str(), state.zh()), ("submitted", "已报送".into()));
    /// assert_eq!(FactValue::from(7_u64).zh(), "7");
    /// ```
    pub fn word(en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self::Word {
            en: en.into(),
            zh: zh.into(),
        }
    }

    /// How it reads in a Chinese sentence.
    pub fn zh(&self) -> Cow<'_, str> {
        match self {
            Self::Word { zh, .. } => Cow::Borrowed(zh),
            Self::Text(text) => Cow::Borrowed(text),
            other => Cow::Owned(other.to_string()),
        }
    }
}

impl fmt::Display for FactValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Word { en: text, .. } => f.write_str(text),
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
        Self::word(word.en.clone(), word.zh.clone())
    }
}

impl From<String> for FactValue {
    fn from(text: String) -> Self {
        Self::Text(text)
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

impl From<Digest> for FactValue {
    fn from(digest: Digest) -> Self {
        Self::Text(digest.to_string())
    }
}

impl From<Token> for FactValue {
    fn from(token: Token) -> Self {
        Self::Text(token.to_string())
    }
}

impl From<BlindToken> for FactValue {
    fn from(token: BlindToken) -> Self {
        Self::Text(token.to_string())
    }
}

impl From<Timestamp> for FactValue {
    fn from(instant: Timestamp) -> Self {
        Self::Text(instant.to_string())
    }
}
