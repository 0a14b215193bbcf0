//! Ascending order of rank, exact where the first 32 bits tie.

use alloc::vec::Vec;

use super::frame::Row;
use super::part::Part;
use super::rank::Rank;
use super::select_error::SelectError;

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
        Row::new(self & Self::from(u32::MAX))
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
        Row::new(self as u64)
    }
}

/// Puts strata in order, one after the other, in memory that it keeps.
#[derive(Debug, Default)]
pub(super) struct Sorter<K> {
    sorted: Vec<K>,
    ends: Vec<u32>,
}

impl<K: Key> Sorter<K> {
    /// All candidates of a stratum, ascending by full rank; `rank` gives the full rank of one.
    pub(super) fn sort(
        &mut self,
        parts: &[Part],
        stratum: u32,
        rank: &impl Fn(K) -> Result<Rank, SelectError>,
    ) -> Result<&[K], SelectError> {
        let len = parts
            .iter()
            .fold(0_usize, |sum, part| sum.saturating_add(part.len(stratum)));
        let candidates = parts.iter().flat_map(|part| part.candidates(stratum));
        let candidates = candidates.map(|(prefix, row)| K::new(prefix, row));
        self.sorted.clear();
        if len < FEW || self.scatter(len, candidates.clone()).is_none() {
            self.sorted.clear();
            self.sorted.extend(candidates);
            self.sorted.sort_unstable();
        }
        for tied in self.sorted.chunk_by_mut(|a, b| a.prefix() == b.prefix()) {
            if tied.len() > 1 {
                settle(tied, rank)?;
            }
        }
        Ok(&self.sorted)
    }

    /// Counts how many candidates start with each pattern of as many bits as tell about `len` of them
    /// apart, writes each near its place, and mends the rest by insertion.
    ///
    /// Ranks are uniform, so it takes a few steps per candidate where comparing takes log₂ of their
    /// number. `None` where they are not: then comparing must do it.
    fn scatter(&mut self, len: usize, candidates: impl Iterator<Item = K> + Clone) -> Option<()> {
        let all = candidates.clone().fold(0, |all, one| all | one.prefix());
        let buckets = len.checked_next_power_of_two()?;
        let shift = (u32::BITS.saturating_sub(all.leading_zeros())).saturating_sub(buckets.ilog2());
        let bucket = |one: K| usize::try_from(one.prefix() >> shift).unwrap_or(usize::MAX);
        self.ends.clear();
        self.ends.resize(buckets, 0);
        for one in candidates.clone() {
            let count = self.ends.get_mut(bucket(one))?;
            *count = count.checked_add(1)?;
        }
        let mut start = 0_u32;
        for end in &mut self.ends {
            let count = *end;
            if count > MANY {
                return None;
            }
            *end = start;
            start = start.checked_add(count)?;
        }
        self.sorted.resize(len, K::default());
        for one in candidates {
            let end = self.ends.get_mut(bucket(one))?;
            *self.sorted.get_mut(usize::try_from(*end).ok()?)? = one;
            *end = end.wrapping_add(1);
        }
        insert(&mut self.sorted);
        Some(())
    }
}

/// Below this, comparing is as fast.
const FEW: usize = 48;

/// No bucket of uniform ranks holds as many; above it, insertion would be slow.
const MANY: u32 = 32;

/// Insertion sort of what is nearly in order.
fn insert<K: Ord>(keys: &mut [K]) {
    for end in 1..keys.len() {
        let mut at = end;
        while let Some([a, b]) = at.checked_sub(1).and_then(|from| keys.get_mut(from..=at)) {
            if a <= b {
                break;
            }
            core::mem::swap(a, b);
            at = at.wrapping_sub(1);
        }
    }
}

/// Orders those of one prefix by their full ranks; equal ones are one token twice.
#[cold]
fn settle<K: Key>(
    tied: &mut [K],
    rank: &impl Fn(K) -> Result<Rank, SelectError>,
) -> Result<(), SelectError> {
    let mut full = Vec::with_capacity(tied.len());
    for &one in tied.iter() {
        full.push((rank(one)?, one));
    }
    full.sort_unstable();
    for pair in full.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            let rows = [first.row(), second.row()];
            return Err(SelectError::DuplicateToken { rows });
        }
    }
    for (slot, (_, one)) in tied.iter_mut().zip(full) {
        *slot = one;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

    use alloc::vec;

    use super::*;

    /// Two parts whose candidates have but four prefixes; the full rank goes against the rows.
    fn sorted<K: Key>(first: u64, many: u32) -> Vec<u64> {
        let part = |first: u64| {
            let mut part = Part::new(Row::new(first), many, [u64::from(many)].into_iter()).unwrap();
            (0..many).for_each(|row| part.push(0, Key::new((row % 4) << 30, row.into())));
            part.seal()
        };
        let parts = vec![part(first), part(first + u64::from(many))];
        let rank = |one: K| {
            let below = u128::from(u64::MAX - one.row().number());
            Ok(Rank::new((u128::from(one.prefix()) << 96) | below))
        };
        let mut memory = Sorter::<K>::default();
        let sorted = memory.sort(&parts, 0, &rank).unwrap();
        sorted
            .iter()
            .map(|one| one.row().number() - first)
            .collect()
    }

    #[test]
    fn equal_prefixes_are_told_apart_by_full_rank() {
        // Few are compared, many scattered first; with so few prefixes comparing must do it all.
        for many in [8, 64, 512] {
            let mut expected: Vec<u64> = (0..2 * u64::from(many)).collect();
            expected.sort_by_key(|row| (row % 4, u64::MAX - row));
            assert_eq!(sorted::<u64>(0, many), expected);
            assert_eq!(sorted::<u128>(1 << 32, many), expected);
        }
    }

    #[test]
    fn one_rank_twice_is_one_token_twice() {
        let mut part = Part::new(Row::new(7), 3, [3].into_iter()).unwrap();
        for (prefix, row) in [(5, 0), (9, 1), (5, 2)] {
            part.push(0, Key::new(prefix, row));
        }
        let rank = |one: u64| Ok(Rank::new(u128::from(one.prefix())));
        let error = Sorter::default()
            .sort(&[part.seal()], 0, &rank)
            .unwrap_err();
        let rows = [Row::new(7), Row::new(9)];
        assert_eq!(error, SelectError::DuplicateToken { rows });
    }
}
