//! Free text that says something: reasons, contents, names.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use smol_str::SmolStr;

use crate::base::fact::FactValue;
use crate::base::limits::Limits;
use crate::base::literal::{Literal, first_char};

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
            Some(fault) => Err(fault),
        }
    }

    /// A text that stands in a program, checked while it is compiled: [`text!`](crate::text) takes it.
    #[doc(hidden)]
    pub const fn literal(text: &'static str) -> Option<Literal<Self>> {
        match fault(text) {
            None => Some(Literal::checked(text)),
            Some(_) => None,
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it can be a reason: it has four letters, digits or ideographs, not all the same.
    ///
    /// ```
    /// use ssj_core::Text;
    /// assert!(Text::new("上次检查后发生事故")?.says_something());
    /// assert!(!Text::new("。")?.says_something() && !Text::new("特殊")?.says_something());
    /// assert!(!Text::new("1111111")?.says_something());
    /// # Ok::<(), ssj_core::TextError>(())
    /// ```
    pub fn says_something(&self) -> bool {
        let mut said = self.0.chars().filter(|c| c.is_alphanumeric());
        let Some(first) = said.next() else {
            return false;
        };
        said.clone().count() >= 3 && said.any(|c| c != first)
    }
}

const fn fault(text: &str) -> Option<TextError> {
    let limit = Limits::DEFAULT.text_bytes();
    if text.len() > limit {
        return Some(TextError::TooLong { limit });
    }
    let (mut rest, mut blank, mut control) = (text.as_bytes(), true, None);
    while let Some((found, after)) = first_char(rest) {
        blank = blank && found.is_whitespace();
        if control.is_none() && is_control(found) && !matches!(found, '\n' | '\t') {
            control = Some(TextError::Control { found });
        }
        rest = after;
    }
    if blank {
        return Some(TextError::Blank);
    }
    control
}

/// `char::is_control`, which is not const.
const fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}')
}

impl From<Literal<Self>> for Text {
    fn from(literal: Literal<Self>) -> Self {
        Self(SmolStr::new_static(literal.text()))
    }
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

errors! {
    /// Text that can't stand where something must be said.
    #[derive(Copy)]
    pub enum TextError {
        /// It has nothing but white space.
        Blank = "text.malformed", "the text is blank", "文本为空白";
        /// It is longer than [`Limits::text_bytes`].
        TooLong {
            /// The limit in bytes.
            limit: usize,
        } = "text.malformed",
            "the text is longer than {limit} bytes",
            "文本超过 {limit} 字节";
        /// It has a control character.
        Control {
            /// The character.
            found: char,
        } = "text.malformed",
            "the text has the control character {found:?}",
            "文本含控制字符 {found:?}";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_kept_as_it_came_or_refused() {
        let limit = Limits::DEFAULT.text_bytes();
        assert_eq!(Text::new(" a\n").unwrap().as_str(), " a\n");
        assert_eq!(Text::new(""), Err(TextError::Blank));
        assert_eq!(Text::new("\u{3000}"), Err(TextError::Blank));
        assert_eq!(Text::new("a\0"), Err(TextError::Control { found: '\0' }));
        let long = "a".repeat(Limits::DEFAULT.text_bytes());
        assert!(Text::new(&long).is_ok());
        assert_eq!(Text::new(&(long + "a")), Err(TextError::TooLong { limit }));
    }
}
