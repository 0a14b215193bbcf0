//! Ascending order of rank, exact where the first 32 bits tie.

use alloc::vec::Vec;

use super::error::SelectError;
use super::frame::Row;
use super::rank::{Rank, twice};

/// A candidate as one integer: the first 32 bits of its rank above, its row below.
pub(super) trait Key: Copy + Ord + Default {
    fn new(prefix: u32, row: u64) -> Self;
    fn prefix(self) -> u32;
    fn row(self) -> Row;
}

/// For frames whose rows are numbered below 2^32.
impl Key for u64 {
    fn new(prefix: u32, row: u64) -> Self {
        (Self::from(prefix) << 32) | row
    }

    #[expect(clippy::as_conversions, reason = "32 bits are left")]
    fn prefix(self) -> u32 {
        (self >> 32) as u32
    }

    fn row(self) -> Row {
        Row(self & Self::from(u32::MAX))
    }
}

/// For all frames.
impl Key for u128 {
    fn new(prefix: u32, row: u64) -> Self {
        (Self::from(prefix) << 64) | Self::from(row)
    }

    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "the half above the row is the prefix"
    )]
    fn prefix(self) -> u32 {
        (self >> 64) as u32
    }

    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "the lower half is the row"
    )]
    fn row(self) -> Row {
        Row(self as u64)
    }
}

/// Puts strata in order, one after the other, in memory that it keeps.
#[derive(Debug, Default)]
pub(super) struct Sorter<K> {
    sorted: Vec<K>,
    other: Vec<K>,
}

impl<K: Key> Sorter<K> {
    /// All candidates of a stratum, given as (prefix, row), in ascending order of full rank; `rank`
    /// gives the full rank of one.
    pub(super) fn sort(
        &mut self,
        candidates: impl Iterator<Item = (u32, u64)>,
        rank: &impl Fn(K) -> Result<Rank, SelectError>,
    ) -> Result<&[K], SelectError> {
        self.sorted.clear();
        candidates.for_each(|(prefix, row)| self.sorted.push(K::new(prefix, row)));
        if self.sorted.len() < FEW || self.distribute().is_none() {
            self.sorted.sort_unstable();
        }
        let pairs = self.sorted.iter().zip(self.sorted.iter().skip(1));
        if pairs.fold(false, |tied, (a, b)| tied | (a.prefix() == b.prefix())) {
            for tied in self.sorted.chunk_by_mut(|a, b| a.prefix() == b.prefix()) {
                settle(tied, rank)?;
            }
        }
        Ok(&self.sorted)
    }

    /// Sorts by as many leading bits as tell nearly all apart, eight at a time from the last, and mends
    /// the rest by insertion.
    ///
    /// Ranks are uniform, so it takes a few steps per candidate where comparing takes log₂ of their
    /// number. `None` where they are not: then comparing must do it.
    fn distribute(&mut self) -> Option<()> {
        let all = self.sorted.iter().fold(0, |all, one| all | one.prefix());
        let bits = u32::BITS.saturating_sub(all.leading_zeros());
        // Twice as many values or more as candidates.
        let apart = self.sorted.len().checked_ilog2()?.saturating_add(2);
        let passes = apart.div_ceil(DIGIT);
        let low = bits.saturating_sub(passes.saturating_mul(DIGIT));
        for pass in 0..passes {
            let shift = low.saturating_add(pass.saturating_mul(DIGIT));
            self.pass(|one| one.prefix().checked_shr(shift).map_or(0, lowest_byte))?;
        }
        carry_up(&mut self.sorted);
        insert(&mut self.sorted)
    }

    /// Sorts by one digit, keeping the order of those that agree in it.
    fn pass(&mut self, digit: impl Fn(K) -> usize) -> Option<()> {
        let mut next = [0_u32; 1 << DIGIT];
        for one in &self.sorted {
            let count = next.get_mut(digit(*one))?;
            *count = count.checked_add(1)?;
        }
        let mut start = 0_u32;
        for next in &mut next {
            let count = core::mem::replace(next, start);
            start = start.checked_add(count)?;
        }
        self.other.resize(self.sorted.len(), K::default());
        for one in &self.sorted {
            let next = next.get_mut(digit(*one))?;
            *self.other.get_mut(usize::try_from(*next).ok()?)? = *one;
            *next = next.wrapping_add(1);
        }
        core::mem::swap(&mut self.sorted, &mut self.other);
        Some(())
    }
}

/// Below this, comparing is as fast.
const FEW: usize = 64;

/// Bits of a digit.
const DIGIT: u32 = 8;

fn lowest_byte(word: u32) -> usize {
    let [byte, ..] = word.to_le_bytes();
    usize::from(byte)
}

/// Carries the greater of each two neighbours on: no branch, and nearly all that is out of order is
/// mended.
fn carry_up<K: Key>(keys: &mut [K]) {
    let mut keys = keys.iter_mut();
    let Some(mut before) = keys.next() else {
        return;
    };
    for key in keys {
        let (low, high) = ((*before).min(*key), (*before).max(*key));
        *before = low;
        *key = high;
        before = key;
    }
}

/// Insertion sort of what is nearly in order; `None`, and no order, where it is not.
fn insert<K: Ord>(keys: &mut [K]) -> Option<()> {
    let mut steps = keys.len();
    for end in 1..keys.len() {
        let mut at = end;
        while let Some([a, b]) = at.checked_sub(1).and_then(|from| keys.get_mut(from..=at)) {
            if a <= b {
                break;
            }
            core::mem::swap(a, b);
            at = at.wrapping_sub(1);
            steps = steps.checked_sub(1)?;
        }
    }
    Some(())
}

/// Orders those of one prefix by their full ranks; equal ones are one token twice.
fn settle<K: Key>(
    tied: &mut [K],
    rank: &impl Fn(K) -> Result<Rank, SelectError>,
) -> Result<(), SelectError> {
    if tied.len() < 2 {
        return Ok(());
    }
    let mut full = Vec::with_capacity(tied.len());
    for &one in tied.iter() {
        full.push((rank(one)?, one));
    }
    full.sort_unstable();
    if let Some((first, second)) = twice(&full) {
        let (first, second) = (first.row(), second.row());
        return Err(SelectError::DuplicateToken { first, second });
    }
    for (slot, (_, one)) in tied.iter_mut().zip(full) {
        *slot = one;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

    use super::*;

    /// Candidates with but four prefixes; the full rank goes against the rows.
    fn sorted<K: Key>(first: u64, many: u64) -> Vec<u64> {
        let candidates = (0..many).map(|row| (u32::try_from(row % 4).unwrap() << 30, first + row));
        let rank = |one: K| {
            let below = u128::from(u64::MAX - one.row().0);
            Ok(Rank((u128::from(one.prefix()) << 96) | below))
        };
        let mut memory = Sorter::<K>::default();
        let sorted = memory.sort(candidates, &rank).unwrap();
        sorted.iter().map(|one| one.row().0 - first).collect()
    }

    #[test]
    fn equal_prefixes_are_told_apart_by_full_rank() {
        // Few are compared, many distributed first; with so few prefixes comparing must do it all.
        for many in [8, 64, 1_024] {
            let mut expected: Vec<u64> = (0..many).collect();
            expected.sort_by_key(|row| (row % 4, u64::MAX - row));
            assert_eq!(sorted::<u64>(0, many), expected);
            assert_eq!(sorted::<u128>(1 << 32, many), expected);
        }
    }

    #[test]
    fn every_number_of_candidates_is_put_in_order() {
        let rank = |_: u64| Ok(Rank(0));
        let mut memory = Sorter::default();
        // Up to where three digits are needed, and with every number of leading zeros.
        for (many, shift) in [
            (1, 0),
            (63, 3),
            (64, 9),
            (5_000, 1),
            (40_000, 0),
            (70_000, 2),
        ] {
            let prefix = |row: u32| row.wrapping_mul(0x9e37_79b1) >> shift;
            let candidates = || (0..many).map(|row| (prefix(row), u64::from(row)));
            let mut expected: Vec<u64> = candidates().map(|(p, row)| Key::new(p, row)).collect();
            expected.sort_unstable();
            expected.dedup_by_key(|one| one.prefix());
            assert_eq!(expected.len(), usize::try_from(many).unwrap(), "no ties");
            assert_eq!(
                memory.sort(candidates(), &rank).unwrap(),
                expected,
                "{many}"
            );
        }
    }

    #[test]
    fn one_rank_twice_is_one_token_twice() {
        let candidates = [(5, 7), (9, 8), (5, 9)].into_iter();
        let rank = |one: u64| Ok(Rank(u128::from(one.prefix())));
        let error = Sorter::default().sort(candidates, &rank).unwrap_err();
        let (first, second) = (Row(7), Row(9));
        assert_eq!(error, SelectError::DuplicateToken { first, second });
    }
}
