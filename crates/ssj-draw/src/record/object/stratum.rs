//! Strata as a record names them, and who may see them.

use alloc::collections::BTreeSet;
use ssj_core::{Sizing, StratumKey};

/// A class of a frame: the level at which the law states how many are drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
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
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Stratum {
    /// Its name.
    pub key: StratumKey,
    /// The number of its class in the frame's list, from 0.
    pub class: u32,
}

record! {
    0x010e Class { key, sizing } decode;
    0x0107 Stratum { key, class } decode;
}

/// Names that stand twice, each once.
pub(crate) fn repeated<'a>(keys: impl Iterator<Item = &'a StratumKey>) -> BTreeSet<&'a StratumKey> {
    let mut seen = BTreeSet::new();
    keys.filter(|key| !seen.insert(*key)).collect()
}
