//! Ascending order of rank, exact where the first 64 bits tie.

use alloc::vec::Vec;

use super::frame::Row;
use super::part::Part;
use super::rank::Rank;
use super::select_error::SelectError;

/// Puts strata in order, one after the other, in memory that it keeps.
#[derive(Debug, Default)]
pub(super) struct Sorter {
    sorted: Vec<(u64, u64)>,
    ends: Vec<u32>,
}

impl Sorter {
    /// All candidates of a stratum as (first 64 bits of the rank, row), ascending by full rank;
    /// `rank` gives the full rank of such a pair.
    pub(super) fn sort(
        &mut self,
        parts: &[Part],
        stratum: u32,
        rank: &impl Fn(u64, Row) -> Result<Rank, SelectError>,
    ) -> Result<&[(u64, u64)], SelectError> {
        let len = parts
            .iter()
            .fold(0_usize, |sum, part| sum.saturating_add(part.len(stratum)));
        let candidates = parts.iter().flat_map(|part| part.candidates(stratum));
        self.sorted.clear();
        if len < FEW || self.scatter(len, candidates.clone()).is_none() {
            self.sorted.clear();
            self.sorted.extend(candidates);
            self.sorted.sort_unstable();
        }
        for tied in self.sorted.chunk_by_mut(|a, b| a.0 == b.0) {
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
    fn scatter(
        &mut self,
        len: usize,
        candidates: impl Iterator<Item = (u64, u64)> + Clone,
    ) -> Option<()> {
        let all = candidates.clone().fold(0, |all, (prefix, _)| all | prefix);
        let buckets = len.checked_next_power_of_two()?;
        let shift = (u64::BITS.saturating_sub(all.leading_zeros())).saturating_sub(buckets.ilog2());
        let bucket = |prefix: u64| usize::try_from(prefix >> shift).unwrap_or(usize::MAX);
        self.ends.clear();
        self.ends.resize(buckets, 0);
        for (prefix, _) in candidates.clone() {
            let count = self.ends.get_mut(bucket(prefix))?;
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
        self.sorted.resize(len, (0, 0));
        for candidate in candidates {
            let end = self.ends.get_mut(bucket(candidate.0))?;
            *self.sorted.get_mut(usize::try_from(*end).ok()?)? = candidate;
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
fn insert(pairs: &mut [(u64, u64)]) {
    for end in 1..pairs.len() {
        let mut at = end;
        while let Some([a, b]) = at.checked_sub(1).and_then(|from| pairs.get_mut(from..=at)) {
            if a <= b {
                break;
            }
            core::mem::swap(a, b);
            at = at.wrapping_sub(1);
        }
    }
}

/// Orders rows of one prefix by their full ranks; equal ones are one token twice.
#[cold]
fn settle(
    tied: &mut [(u64, u64)],
    rank: &impl Fn(u64, Row) -> Result<Rank, SelectError>,
) -> Result<(), SelectError> {
    let mut full = Vec::with_capacity(tied.len());
    for &(prefix, row) in tied.iter() {
        full.push((rank(prefix, Row::new(row))?, row));
    }
    full.sort_unstable();
    for pair in full.windows(2) {
        if let [(one, first), (other, second)] = pair
            && one == other
        {
            let rows = [Row::new(*first), Row::new(*second)];
            return Err(SelectError::DuplicateToken { rows });
        }
    }
    for (slot, (_, row)) in tied.iter_mut().zip(full) {
        slot.1 = row;
    }
    Ok(())
}
