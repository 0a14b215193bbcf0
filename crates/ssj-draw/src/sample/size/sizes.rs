//! All sizes of a draw.

use alloc::vec::Vec;

use super::class::ClassSize;
use super::stratum::StratumSize;
use crate::sample::quota::Quota;

/// The sizes of every class and stratum of a draw under one seed, each explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    /// The classes, by number.
    pub classes: Vec<ClassSize>,
    /// The strata, by number.
    pub strata: Vec<StratumSize>,
    /// At most so many reserves in each stratum.
    pub reserves: u64,
}

impl Sizes {
    /// What a draw takes from each stratum.
    pub fn quotas(&self) -> Vec<Quota> {
        let quota = |stratum: &StratumSize| Quota {
            drawn: stratum.drawn(),
            reserves: self.reserves,
        };
        self.strata.iter().map(quota).collect()
    }

    /// How many are drawn in all.
    pub fn drawn(&self) -> u64 {
        let drawn = self.strata.iter().map(StratumSize::drawn);
        drawn.fold(0, u64::saturating_add)
    }
}
