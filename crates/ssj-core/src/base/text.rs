//! Free text that says something: reasons, contents, names.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use smol_str::SmolStr;

use crate::base::fact::FactValue;
use crate::base::limits::Limits;

/// Text of 1 to [`Limits::text_bytes`] bytes, not blank and without control characters other than
/// line breaks and tabs.
///
/// It is kept as it came: nothing is trimmed or normalised.
///
/// ```
/// use ssj_core::Text;
/// assert_eq!(Text::new("复查中发现新的问题")?.as_str(), "复查中发现新的问题");
/// assert!(Text::new(" ").is_err());
/// # Ok::<(), ssj_core::TextError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct Text(SmolStr);

impl Text {
    /// The text as given.
    ///
    /// # Errors
    /// [`TextError`] where it is blank, too long or has control characters.
    pub fn new(text: &str) -> Result<Self, TextError> {
        match fault(text) {
            None => Ok(Self(SmolStr::new(text))),
            Some(fault) => Err(TextError { fault }),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn fault(text: &str) -> Option<TextFault> {
    if text.len() > Limits::DEFAULT.text_bytes() {
        return Some(TextFault::TooLong);
    }
    if text.trim().is_empty() {
        return Some(TextFault::Blank);
    }
    text.chars()
        .find(|c| c.is_control() && !matches!(c, '\n' | '\t'))
        .map(TextFault::Control)
}

impl FromStr for Text {
    type Err = TextError;

    fn from_str(text: &str) -> Result<Self, TextError> {
        Self::new(text)
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(&text)
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into()
    }
}

impl From<&Text> for FactValue {
    fn from(text: &Text) -> Self {
        Self::Text(text.as_str().into())
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

texts!(Text);

/// Text that can't stand where something must be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct TextError {
    fault: TextFault,
}

impl TextError {
    /// What is wrong with it.
    pub const fn fault(&self) -> TextFault {
        self.fault
    }

    /// The stable code `text.malformed`.
    pub const fn code(&self) -> &'static str {
        "text.malformed"
    }

    /// The sentence in Chinese.
    pub fn zh(&self) -> String {
        self.fault.zh()
    }
}

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TextFault {
    /// It has nothing but white space.
    #[error("the text is blank")]
    Blank,
    /// It is longer than [`Limits::text_bytes`].
    #[error("the text is longer than {} bytes", Limits::DEFAULT.text_bytes())]
    TooLong,
    /// It has a control character.
    #[error("the text has the control character {0:?}")]
    Control(char),
}

impl TextFault {
    /// The words in Chinese.
    pub fn zh(self) -> String {
        match self {
            Self::Blank => "文本为空白".into(),
            Self::TooLong => alloc::format!("文本超过 {} 字节", Limits::DEFAULT.text_bytes()),
            Self::Control(found) => alloc::format!("文本含控制字符 {found:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_it_came_or_refused() {
        let fault = |text: &str| Text::new(text).map_err(|e| e.fault());
        assert_eq!(Text::new(" a\n").unwrap().as_str(), " a\n");
        assert_eq!(fault(""), Err(TextFault::Blank));
        assert_eq!(fault("\u{3000}"), Err(TextFault::Blank));
        assert_eq!(fault("a\0"), Err(TextFault::Control('\0')));
        let long = "a".repeat(Limits::DEFAULT.text_bytes());
        assert!(fault(&long).is_ok());
        assert_eq!(fault(&(long + "a")), Err(TextFault::TooLong));
    }
}
