//! The bound below which a rank may matter: a little above the share that is drawn.
//!
//! It only saves work. A stratum whose bound lets too few through is looked at again with none, so
//! nothing here reaches a result.

use alloc::vec::Vec;

use super::counts::StratumCount;

/// A bound on the upper 31 bits of a rank: 0 lets none through, 2^31 all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bound(u32);

impl Bound {
    const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(1 << 31);

    /// Lets the lowest `needed` of `eligible` through but for a chance of about 10^-6, and few more:
    /// five standard deviations above their number, and some for the smallest strata.
    pub(super) fn for_lowest(needed: u64, eligible: u64) -> Self {
        if needed == 0 {
            return Self::NONE;
        }
        let slack = needed.isqrt().saturating_mul(5).saturating_add(12);
        let expected = needed.saturating_add(slack);
        if expected >= eligible {
            return Self::ALL;
        }
        let scaled = u128::from(expected).saturating_mul(u128::from(Self::ALL.0));
        let bound = scaled.div_ceil(u128::from(eligible.max(1)));
        u32::try_from(bound).map_or(Self::ALL, Self)
    }

    /// Room for what the bound lets through of `eligible`, but for a chance of about 10^-3 and then a
    /// few.
    pub(super) fn room(self, eligible: u64) -> u64 {
        let scaled = u128::from(eligible).saturating_mul(self.0.into());
        let expected = u64::try_from(scaled >> 31).unwrap_or(eligible);
        let slack = expected.isqrt().saturating_mul(3).saturating_add(4);
        if self == Self::NONE {
            0
        } else {
            expected.saturating_add(slack).min(eligible)
        }
    }
}

/// The bounds of every stratum of a frame.
#[derive(Clone, Debug)]
pub(super) struct Bounds(Vec<u32>);

impl Bounds {
    pub(super) fn new(bounds: impl ExactSizeIterator<Item = Bound>) -> Self {
        Self(bounds.map(|Bound(bound)| bound).collect())
    }

    /// The bounds by stratum number.
    pub(super) fn by_stratum(&self) -> &[u32] {
        &self.0
    }

    pub(super) fn bound(&self, stratum: usize) -> Bound {
        Bound(self.0.get(stratum).copied().unwrap_or_default())
    }

    pub(super) fn widen(&mut self, stratum: usize) {
        if let Some(bound) = self.0.get_mut(stratum) {
            *bound = Bound::ALL.0;
        }
    }

    /// How much room a part with these counts needs for each stratum's candidates.
    pub(super) fn rooms(&self, strata: &[StratumCount]) -> impl ExactSizeIterator<Item = u64> {
        let rooms = strata.iter().enumerate();
        rooms.map(|(stratum, count)| self.bound(stratum).room(count.eligible()))
    }
}
