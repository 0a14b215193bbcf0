//! All sizes of a draw.

use alloc::vec::Vec;

use super::class::ClassSize;
use super::stratum::StratumSize;
use crate::sample::quota::Quota;

/// The sizes of every class and stratum of a draw, each explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sizes {
    pub(super) classes: Vec<ClassSize>,
    pub(super) strata: Vec<StratumSize>,
    pub(super) reserves: u64,
}

impl Sizes {
    /// The classes, by number.
    pub fn classes(&self) -> &[ClassSize] {
        &self.classes
    }

    /// The strata, by number.
    pub fn strata(&self) -> &[StratumSize] {
        &self.strata
    }

    /// What a draw takes from each stratum.
    pub fn quotas(&self) -> Vec<Quota> {
        let quota =
            |stratum: &StratumSize| Quota::new(stratum.drawn()).with_reserves(self.reserves);
        self.strata.iter().map(quota).collect()
    }

    /// How many are drawn in all.
    pub fn drawn(&self) -> u64 {
        self.strata
            .iter()
            .fold(0, |sum, stratum| sum.saturating_add(stratum.drawn()))
    }
}
