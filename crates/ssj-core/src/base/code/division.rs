//! The division code of GB/T 2260.

use alloc::string::String;
use core::fmt;
use core::str::FromStr;

use crate::Excerpt;

use super::Level;

/// A division code (行政区划代码, GB/T 2260): six digits, two each for province, prefecture and
/// county.
///
/// That a code is well formed says nothing about whether any list has it: that is what a
/// [`Gazetteer`](crate::jurisdiction::Gazetteer) knows.
///
/// ```
/// use ssj_core::jurisdiction::{DivisionCode, Level};
/// let county: DivisionCode = "220184".parse()?;
/// assert_eq!(county.level(), Level::County);
/// let prefecture = county.parent().ok_or("a county has a parent")?;
/// assert_eq!((prefecture.as_str(), prefecture.level()), ("220100", Level::Prefecture));
/// assert_eq!(county.province().as_str(), "220000");
/// assert_eq!(prefecture.parent().and_then(|province| province.parent()), None);
/// assert!("22018".parse::<DivisionCode>().is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "行政区划代码")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[0-9]{6}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct DivisionCode([u8; 6]);

impl DivisionCode {
    /// The six digits.
    pub fn as_str(&self) -> &str {
        // Always ASCII; a default keeps this free of panics.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The level that the code's zeros show.
    pub const fn level(&self) -> Level {
        match self.0 {
            [_, _, b'0', b'0', b'0', b'0'] => Level::Province,
            [_, _, _, _, b'0', b'0'] => Level::Prefecture,
            _ => Level::County,
        }
    }

    /// The code one level up; a province has none.
    pub const fn parent(&self) -> Option<Self> {
        let [a, b, c, d, ..] = self.0;
        match self.level() {
            Level::County => Some(Self([a, b, c, d, b'0', b'0'])),
            Level::Prefecture => Some(Self([a, b, b'0', b'0', b'0', b'0'])),
            Level::Province | Level::State => None,
        }
    }

    /// The code of its province.
    #[must_use]
    pub const fn province(&self) -> Self {
        let [a, b, ..] = self.0;
        Self([a, b, b'0', b'0', b'0', b'0'])
    }

    /// Six digits, the first not 0.
    pub(crate) const fn is_valid(text: &str) -> bool {
        let [b'1'..=b'9', rest @ ..] = text.as_bytes() else {
            return false;
        };
        matches!(
            rest,
            [
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9',
                b'0'..=b'9'
            ]
        )
    }
}

impl FromStr for DivisionCode {
    type Err = DivisionCodeError;

    fn from_str(input: &str) -> Result<Self, DivisionCodeError> {
        match input.as_bytes().try_into() {
            Ok(digits) if Self::is_valid(input) => Ok(Self(digits)),
            _ => Err(DivisionCodeError {
                input: input.into(),
            }),
        }
    }
}

impl TryFrom<String> for DivisionCode {
    type Error = DivisionCodeError;

    fn try_from(input: String) -> Result<Self, DivisionCodeError> {
        input.parse()
    }
}

impl From<DivisionCode> for String {
    fn from(code: DivisionCode) -> Self {
        code.as_str().into()
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

texts!(DivisionCode);

errors! {
    /// Text that is no division code.
    pub struct DivisionCodeError {
        /// The text as it came.
        pub input: Excerpt,
    } = "jurisdiction.code-malformed",
        "`{input}` is not a division code: six digits, the first not 0",
        "`{input}` 不是行政区划代码：六位数字，首位不为 0";
}
