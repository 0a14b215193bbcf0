//! Strata as a record names them, and who may see them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use ssj_core::{Encoder, Sizing};

/// The name of a class or stratum (层): 1 to 128 printable ASCII characters without space, such as
/// `220102/A`. Ties between strata go to the lower name in byte order.
///
/// ```
/// use ssj_draw::record::StratumKey;
/// assert!("220102/A".parse::<StratumKey>()? < "220103/A".parse()?);
/// # Ok::<(), ssj_draw::record::StratumKeyError>(())
/// ```
#[doc(alias = "层")]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(extend("pattern" = "^[!-~]{1,128}$")))]
#[cfg_attr(feature = "serde", serde(into = "String", try_from = "String"))]
pub struct StratumKey(String);

impl StratumKey {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for StratumKey {
    type Error = StratumKeyError;

    fn try_from(input: String) -> Result<Self, StratumKeyError> {
        let plain = (1..=128).contains(&input.len()) && input.bytes().all(|b| b.is_ascii_graphic());
        if plain {
            Ok(Self(input))
        } else {
            Err(StratumKeyError { input })
        }
    }
}

texts!(StratumKey);

impl FromStr for StratumKey {
    type Err = StratumKeyError;

    fn from_str(input: &str) -> Result<Self, StratumKeyError> {
        String::from(input).try_into()
    }
}

impl From<StratumKey> for String {
    fn from(key: StratumKey) -> Self {
        key.0
    }
}

impl fmt::Display for StratumKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

errors! {
    /// Text that is no name of a stratum.
    pub struct StratumKeyError {
        /// The text as it came.
        pub input: String,
    } = "stratum.malformed", "`{input}` is not 1 to 128 printable characters without space",
        "`{input}` 不是 1 至 128 个不含空格的可见字符";
}

words! {
    /// Who may learn an object's stratum from what is published.
    pub enum StratumDisclosure {
        /// Everybody: the strata are counties, kinds or other public facts.
        Public = "public", "向社会公开";
        /// Each object its own.
        Own = "own", "仅向本人公开";
        /// Only an auditor: the strata hold risk classes, which are not public.
        AuditorOnly = "auditor-only", "仅向核查人公开";
    }
}

impl StratumDisclosure {
    /// Whether ranks would leak what is not public, so that the frame must be blinded.
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::Public)
    }
}

/// A class of a frame: the level at which the law states how many are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Class {
    /// Its name.
    pub key: StratumKey,
    /// How many are drawn, and how that spreads over its strata.
    pub sizing: Sizing,
}

/// A stratum: the cell that objects are drawn from, part of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Stratum {
    /// Its name.
    pub key: StratumKey,
    /// The number of its class in the frame's list, from 0.
    pub class: u32,
}

/// Classes and strata as they are committed to.
pub(crate) fn encode_design(classes: &[Class], strata: &[Stratum], out: &mut Encoder) {
    out.list(classes);
    out.list(strata);
}

record! {
    0x010e Class { key, sizing } decode;
}

record! {
    0x0107 Stratum { key, class } decode;
}

/// Names that stand twice, each once.
pub(crate) fn repeated<'a>(keys: impl Iterator<Item = &'a StratumKey>) -> Vec<&'a StratumKey> {
    let mut sorted: Vec<_> = keys.collect();
    sorted.sort_unstable();
    let mut twice: Vec<_> = sorted
        .windows(2)
        .filter(|w| w.first() == w.last())
        .collect();
    twice.dedup();
    twice
        .into_iter()
        .filter_map(|w| w.first().copied())
        .collect()
}
