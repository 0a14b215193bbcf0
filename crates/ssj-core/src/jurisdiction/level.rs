//! How high a jurisdiction or an agency stands.

use core::fmt;

use crate::encode::{Encode, Encoder, sealed};

/// The level of a jurisdiction or an agency. Higher levels compare as smaller: the state comes
/// before its provinces.
///
/// ```
/// use ssj_core::jurisdiction::Level;
/// assert!(Level::Province < Level::County);
/// assert_eq!(Level::Prefecture.zh(), "市级");
/// ```
#[doc(alias = "层级")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Level {
    /// The state (国家级), as for customs.
    #[doc(alias = "国家级")]
    State,
    /// A province (省级).
    #[doc(alias = "省级")]
    Province,
    /// A prefecture (市级): city or autonomous prefecture.
    #[doc(alias = "市级")]
    Prefecture,
    /// A county (县级): district, county or county-level city.
    #[doc(alias = "县级")]
    County,
}

impl Level {
    /// Every level, the highest first.
    pub const ALL: [Self; 4] = [Self::State, Self::Province, Self::Prefecture, Self::County];

    /// The name in records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Province => "province",
            Self::Prefecture => "prefecture",
            Self::County => "county",
        }
    }

    /// The name in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::State => "国家级",
            Self::Province => "省级",
            Self::Prefecture => "市级",
            Self::County => "县级",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl sealed::Sealed for Level {}
impl Encode for Level {
    fn encode(&self, out: &mut Encoder) {
        out.value(self.name());
    }
}
