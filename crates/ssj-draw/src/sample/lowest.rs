//! The lowest ranks of one stratum, of the rows that were looked at.

use alloc::vec::Vec;

use ssj_core::{Decode, DecodeError, Decoder, Encode, Encoder};

use super::bounds::Bound;
use super::rank::Rank;

/// So many lowest ranks within a bound.
///
/// What is kept follows from the ranks that came, whatever their order: of those within the bound, of
/// each rank no more than two, all up to the last rank that is needed. So merging is associative and
/// commutative, and an object that came twice is found out at the end.
#[derive(Clone, Debug)]
pub(super) struct Lowest {
    needed: u64,
    /// The narrowest bound that any of the rows were looked at with.
    bound: Bound,
    ranks: Vec<Rank>,
}

impl Lowest {
    pub(super) const fn none(needed: u64) -> Self {
        Self {
            needed,
            bound: Bound::ALL,
            ranks: Vec::new(),
        }
    }

    pub(super) const fn needed(&self) -> u64 {
        self.needed
    }

    /// Says that some rows are looked at with this bound, so that those beyond it are not known.
    pub(super) fn bound_by(&mut self, bound: Bound) {
        self.bound = self.bound.min(bound);
    }

    pub(super) fn push(&mut self, rank: Rank) {
        self.ranks.push(rank);
        let many = self.needed.saturating_mul(2).saturating_add(ROOM);
        if u64::try_from(self.ranks.len()).unwrap_or(u64::MAX) >= many {
            self.settle();
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.bound_by(other.bound);
        self.ranks.extend(other.ranks);
        self.settle();
    }

    /// What is kept, in ascending order of rank.
    pub(super) fn ranks(mut self) -> Vec<Rank> {
        self.settle();
        self.ranks
    }

    fn settle(&mut self) {
        self.ranks.sort_unstable();
        self.ranks.retain(|rank| self.bound.lets_through(*rank));
        let (mut before, mut twice) = (None, false);
        self.ranks.retain(|rank| {
            let again = before == Some(*rank);
            let third = again && twice;
            (before, twice) = (Some(*rank), again);
            !third
        });
        let last = usize::try_from(self.needed).ok();
        let last = last.and_then(|needed| self.ranks.get(needed.checked_sub(1)?).copied());
        match (self.needed, last) {
            (0, _) => self.ranks.clear(),
            (_, Some(last)) => self.ranks.retain(|rank| *rank <= last),
            (_, None) => {}
        }
    }
}

/// How many more than twice as many as needed are held, so that small strata are not put in order again
/// and again.
const ROOM: u64 = 16;

impl PartialEq for Lowest {
    fn eq(&self, other: &Self) -> bool {
        (self.needed, self.bound) == (other.needed, other.bound)
            && self.clone().ranks() == other.clone().ranks()
    }
}

impl Eq for Lowest {}

impl ssj_core::sealed::Sealed for Lowest {}

impl Encode for Lowest {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.needed);
        out.value(&self.bound);
        out.list(&self.clone().ranks());
    }
}

impl Decode for Lowest {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        let (needed, bound, ranks) = (input.value()?, input.value()?, input.value()?);
        Ok(Self {
            needed,
            bound,
            ranks,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{Quota, StratumCount};

    fn kept(needed: u64, ranks: &[u128]) -> Lowest {
        let mut lowest = Lowest::none(needed);
        ranks.iter().for_each(|rank| lowest.push(Rank(*rank)));
        lowest
    }

    #[test]
    fn of_each_rank_two_are_kept_and_none_beyond_the_last_that_is_needed() {
        let ranks = |lowest: Lowest| {
            let ranks = lowest.ranks();
            ranks.iter().map(|rank| rank.0).collect::<Vec<_>>()
        };
        assert_eq!(ranks(kept(2, &[9, 5, 7, 5, 5, 8])), [5, 5]);
        assert_eq!(ranks(kept(2, &[9, 5, 7, 7, 7, 8])), [5, 7, 7]);
        assert_eq!(ranks(kept(9, &[9, 5, 9, 9])), [5, 9, 9]);
        assert_eq!(ranks(kept(0, &[9, 5])), []);
        // A thousand times the same object takes no more room than twice.
        assert!(kept(1, &[3; 1_000]).ranks.len() < 30);
    }

    #[test]
    fn what_is_beyond_the_bound_of_another_part_is_dropped() {
        let count = StratumCount {
            eligible: 1 << 20,
            ..StratumCount::default()
        };
        let mut narrow = kept(2, &[4]);
        narrow.bound_by(Bound::of(Quota::new(1), count));
        // That part may have had objects between its bound and these.
        let wide = kept(2, &[u128::MAX - 1, u128::MAX]);
        let mut merged = wide.clone();
        merged.merge(narrow.clone());
        assert_eq!(merged.clone().ranks(), [Rank(4)]);
        narrow.merge(wide);
        assert_eq!(narrow, merged);
    }
}
