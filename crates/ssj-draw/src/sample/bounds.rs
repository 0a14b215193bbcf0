//! The bound below which a rank may matter: a little above the share that is drawn.
//!
//! It only saves work. A stratum whose bound lets too few through is looked at again with none, so
//! nothing here reaches a result.

use alloc::vec::Vec;

use super::counts::StratumCount;
use super::place::GATES;
use super::quota::Quota;
use super::rank::Rank;

/// A bound on the upper 32 bits of a rank: the last that it lets through. 0 stands for none at all,
/// though it is no harm if one comes through there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Bound(u32);

impl Bound {
    const NONE: Self = Self(0);
    pub(super) const ALL: Self = Self(u32::MAX);

    /// Lets those of the eligible through that the quota needs but for a chance of about 10^-6, and few
    /// more: five standard deviations above their number, and some for the smallest strata.
    pub(super) fn of(quota: Quota, count: StratumCount) -> Self {
        let (needed, eligible) = (quota.needed(count), count.eligible);
        if needed == 0 {
            return Self::NONE;
        }
        let expected = with_slack(needed);
        if expected >= eligible {
            return Self::ALL;
        }
        let bound = (u128::from(expected) << 32).div_ceil(u128::from(eligible.max(1)));
        u32::try_from(bound).map_or(Self::ALL, |bound| Self(bound.max(1)))
    }

    pub(super) const fn lets_through(self, rank: Rank) -> bool {
        rank.prefix() <= self.0
    }

    /// Room for what the bound lets through of `eligible`, but for a chance of about 10^-3 and then a
    /// few.
    pub(super) fn room(self, eligible: u64) -> u64 {
        let through = u128::from(self.0).saturating_add(1);
        let scaled = u128::from(eligible).saturating_mul(through);
        let expected = u64::try_from(scaled >> 32).unwrap_or(eligible);
        let slack = expected.isqrt().saturating_mul(3).saturating_add(4);
        if self == Self::NONE {
            0
        } else {
            expected.saturating_add(slack).min(eligible)
        }
    }
}

record! {
    _ Bound { 0 } decode;
}

/// Five standard deviations above a number that chance decides, and some for the smallest.
pub(super) fn with_slack(number: u64) -> u64 {
    let slack = number.isqrt().saturating_mul(5).saturating_add(12);
    number.saturating_add(slack)
}

/// The bounds of every stratum of a frame, as a table by [`Place::gate`](super::place::Place::gate):
/// for each stratum 0 for those who can't be drawn, then the bound.
#[derive(Clone, Debug)]
pub(super) struct Bounds(Vec<u32>);

impl Bounds {
    pub(super) fn new(bounds: impl ExactSizeIterator<Item = Bound>) -> Self {
        let mut gates = Vec::with_capacity(bounds.len().saturating_mul(GATES));
        bounds.for_each(|Bound(last)| gates.extend([0, last]));
        Self(gates)
    }

    /// The last prefix that each gate lets through.
    pub(super) fn gates(&self) -> &[u32] {
        &self.0
    }

    pub(super) fn bound(&self, stratum: usize) -> Bound {
        let at = stratum.saturating_mul(GATES).saturating_add(1);
        Bound(self.0.get(at).copied().unwrap_or_default())
    }

    pub(super) fn widen(&mut self, stratum: usize) {
        let at = stratum.saturating_mul(GATES).saturating_add(1);
        if let Some(bound) = self.0.get_mut(at) {
            *bound = Bound::ALL.0;
        }
    }

    /// How much room a part with these counts needs for each stratum's candidates.
    pub(super) fn rooms(&self, strata: &[StratumCount]) -> impl ExactSizeIterator<Item = u64> {
        let rooms = strata.iter().enumerate();
        rooms.map(|(stratum, count)| self.bound(stratum).room(count.eligible))
    }
}
