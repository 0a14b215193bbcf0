//! Division codes: the layers local notices belong to.

use core::{fmt, str::FromStr};

use crate::{errors, words};

/// A six-digit administrative division code (GB/T 2260), or the nation.
///
/// Only the form is checked: whether a division exists, and when, is not this crate's business.
///
/// ```
/// use ssj_calendar::{Level, Region};
///
/// let yanji = Region::new(222401)?;
/// assert_eq!(yanji.level(), Level::County);
/// assert!(Region::YANBIAN.contains(yanji));
/// assert!(Region::NATION.contains(yanji));
/// assert_eq!("222401".parse::<Region>()?, yanji);
/// assert!(Region::new(220001).is_err(), "a county without a prefecture");
/// # Ok::<(), ssj_calendar::RegionError>(())
/// ```
#[doc(alias = "行政区划代码")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "u32", into = "u32"))]
pub struct Region(u32);

words! {
    /// The administrative level of a [`Region`].
    ///
    /// ```
    /// use ssj_calendar::{Level, Region};
    /// assert_eq!(Region::JILIN.level(), Level::Province);
    /// assert!(Level::Nation < Level::County);
    /// ```
    pub enum Level {
        /// The whole country.
        Nation = "nation", "全国";
        /// A province, autonomous region or municipality.
        #[doc(alias = "省")]
        Province = "province", "省级";
        /// A prefecture or prefecture-level city.
        #[doc(alias = "市州")]
        Prefecture = "prefecture", "地级";
        /// A county, district or county-level city.
        #[doc(alias = "县")]
        County = "county", "县级";
    }
}

impl Region {
    /// The whole country, written 000000.
    pub const NATION: Self = Self(0);
    /// Jilin province (吉林省).
    pub const JILIN: Self = Self(220_000);
    /// Yanbian Korean Autonomous Prefecture (延边朝鲜族自治州), with holidays of its own.
    pub const YANBIAN: Self = Self(222_400);

    /// The region of a division code; 0 is the nation.
    ///
    /// # Errors
    ///
    /// [`RegionError`] unless the code has six digits of which the first is 1 to 8, and a
    /// lower level is named only under a higher one.
    pub const fn new(code: u32) -> Result<Self, RegionError> {
        let error = Err(RegionError::Number { input: code });
        if code == 0 {
            return Ok(Self::NATION);
        }
        if code < 100_000 || code > 899_999 {
            return error;
        }
        let (prefecture, county) = (code / 100 % 100, code % 100);
        if prefecture == 0 && county != 0 {
            return error;
        }
        Ok(Self(code))
    }

    /// The six digits as a number.
    pub const fn code(self) -> u32 {
        self.0
    }

    /// The level that the code's trailing zeros tell.
    pub const fn level(self) -> Level {
        if self.0 == 0 {
            Level::Nation
        } else if self.0.is_multiple_of(10_000) {
            Level::Province
        } else if self.0.is_multiple_of(100) {
            Level::Prefecture
        } else {
            Level::County
        }
    }

    /// Whether `other` is this region or lies within it.
    pub const fn contains(self, other: Self) -> bool {
        match self.level() {
            Level::Nation => true,
            Level::Province => self.0 / 10_000 == other.0 / 10_000,
            Level::Prefecture => self.0 / 100 == other.0 / 100,
            Level::County => self.0 == other.0,
        }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:06}", self.0)
    }
}

impl FromStr for Region {
    type Err = RegionError;

    fn from_str(text: &str) -> Result<Self, RegionError> {
        let digits = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_digit());
        let code = text.parse().ok().filter(|_| digits);
        code.map_or(Err(RegionError::Text), Self::new)
    }
}

impl TryFrom<u32> for Region {
    type Error = RegionError;

    fn try_from(code: u32) -> Result<Self, RegionError> {
        Self::new(code)
    }
}

impl From<Region> for u32 {
    fn from(region: Region) -> Self {
        region.0
    }
}

errors! {
    /// A number or text that is no division code.
    #[derive(Copy)]
    pub enum RegionError {
        /// The number is none.
        Number {
            /// The number.
            input: u32,
        } = "calendar.region-invalid", "`{input}` is not a six-digit division code", "“{input}”不是六位行政区划代码";
        /// The text is none.
        Text = "calendar.region-invalid", "the text is not a six-digit division code", "文本不是六位行政区划代码";
    }
}

crate::say_as_shown!(Region);
