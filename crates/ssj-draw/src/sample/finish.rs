//! From candidates to the sample: every stratum on one thread, or some on each of several.

use alloc::vec::Vec;
use core::ops::Range;

use ssj_core::BlindToken;

use super::bounds::Bound;
use super::error::SelectError;
use super::frame::Row;
use super::part::Part;
use super::result::Sample;
use super::select::Selector;
use super::share::{Share, Taken};
use crate::observe::Observer;

/// How a selection ended.
#[derive(Clone, Debug)]
pub enum Finished {
    /// With the sample.
    Sample(Sample),
    /// Some strata's bounds let too few through, as happens less than once in a hundred draws: select
    /// every part again with this wider selector.
    Widen(Selector),
}

/// A selection whose strata are put in order, on one thread or on several.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::sample::{Counts, Finished, Frame, Place, Quota, Ranker, Selector, State};
/// let tokens: Vec<_> = (0..100).map(|i| Token::from_bytes([i; 16])).collect();
/// let places = (0..100).map(|i| Place::new(i % 4, State::Eligible)).collect::<Result<Vec<_>, _>>()?;
/// let frame = Frame::open(tokens, places, 4)?;
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let counts = Counts::of(&frame, &mut ())?;
/// let selector = Selector::new(&ranker, counts.clone(), [10, 2, 7, 5].map(Quota::new))?;
/// let part = selector.select(&frame, &counts, &mut ())?;
///
/// let mut finishing = selector.finishing(vec![part])?;
/// let shares = finishing.shares(2);
/// assert_eq!(shares.iter().map(|share| share.strata.clone()).collect::<Vec<_>>(), [0..2, 2..4]);
/// std::thread::scope(|scope| {
///     let threads = shares.into_iter().map(|share| scope.spawn(|| share.finish(|row| frame.token(row), &mut ())));
///     let threads: Vec<_> = threads.collect();
///     threads.into_iter().try_for_each(|thread| thread.join().expect("no panic"))
/// })?;
/// let Finished::Sample(sample) = finishing.end()? else { panic!("a chance of one in 10^5") };
/// assert_eq!(sample.len(), 24);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Finishing {
    selector: Selector,
    parts: Vec<Part>,
    taken: Vec<Option<Taken>>,
}

impl Selector {
    /// Finishes a selection from the parts of the whole frame, in any order. `token` finds the name under
    /// which a row entered the draw again, as [`Frame::token`](super::Frame::token) does: ranks are kept
    /// by their first 32 bits, and the rare ties and the thresholds need all of them.
    ///
    /// # Errors
    /// [`SelectError::Coverage`] where the parts do not cover the counted rows once each;
    /// [`SelectError::DuplicateToken`] where two objects with one token come that low;
    /// [`SelectError::Changed`] where a row has another token than when it was ranked;
    /// [`SelectError::Cancelled`] where the observer said so.
    pub fn finish(
        self,
        parts: Vec<Part>,
        token: impl Fn(Row) -> Option<BlindToken>,
        observer: &mut impl Observer,
    ) -> Result<Finished, SelectError> {
        let mut finishing = self.finishing(parts)?;
        for share in finishing.shares(1) {
            share.finish(&token, observer)?;
        }
        finishing.end()
    }

    /// The same for several threads, which share the strata.
    ///
    /// # Errors
    /// [`SelectError::Coverage`] where the parts do not cover the counted rows once each;
    /// [`SelectError::Part`] where one was selected from another number of strata.
    pub fn finishing(self, parts: Vec<Part>) -> Result<Finishing, SelectError> {
        self.check_coverage(&parts)?;
        if parts.iter().any(|part| part.strata() != self.quotas.len()) {
            return Err(SelectError::Part);
        }
        Ok(Finishing {
            selector: self,
            parts,
            taken: Vec::new(),
        })
    }

    fn check_coverage(&self, parts: &[Part]) -> Result<(), SelectError> {
        let mut ranges: Vec<_> = parts.iter().map(Part::range).collect();
        ranges.sort_unstable();
        let (mut covered, mut before) = (0_u64, 0_u64);
        let rows = self.counts.rows();
        for (start, end) in ranges {
            if start < before {
                return Err(SelectError::Coverage { rows });
            }
            covered = covered.saturating_add(end.saturating_sub(start));
            before = end;
        }
        (covered == rows)
            .then_some(())
            .ok_or(SelectError::Coverage { rows })
    }

    /// Divides the strata into so many ranges or fewer, of about as many objects to draw.
    fn ranges(&self, many: usize) -> Vec<Range<u32>> {
        let strata = self.quotas.iter().zip(&self.counts.strata);
        // One more each, since a stratum without quota is looked at too.
        let work = strata.map(|(quota, count)| quota.needed(*count).saturating_add(1));
        let total = work.clone().fold(0, u64::saturating_add);
        let each = total.div_ceil(u64::try_from(many).unwrap_or(u64::MAX).max(1));
        let (mut ranges, mut start, mut sum, mut due) = (Vec::new(), 0, 0_u64, each);
        for (end, work) in (1_u32..).zip(work) {
            sum = sum.saturating_add(work);
            if sum >= due.min(total) {
                ranges.push(start..end);
                start = end;
                due = due.saturating_add(each);
            }
        }
        ranges
    }

    /// A stratum that was short with no bound at all was counted wrongly.
    pub(super) fn widened(mut self, short: &[u32]) -> Result<Self, SelectError> {
        let short = short.iter().map(|stratum| usize::try_from(*stratum));
        for stratum in short.flatten() {
            if self.bounds.bound(stratum) == Bound::ALL {
                return Err(SelectError::Part);
            }
            self.bounds.widen(stratum);
        }
        Ok(self)
    }
}

impl Finishing {
    /// Divides the strata into so many shares or fewer, of about as many objects to draw: each is to be
    /// finished, on any thread. Asked again it has none to give.
    pub fn shares(&mut self, many: usize) -> Vec<Share<'_>> {
        let ranges = if self.taken.is_empty() {
            self.selector.ranges(many)
        } else {
            Vec::new()
        };
        let ends = self.parts.iter().map(|part| part.range().1);
        let wide = ends.max().unwrap_or_default() > 1 << 32;
        let buffers = self.parts.len();
        let parts = self.parts.iter_mut().map(|part| part.split(&ranges));
        let mut slices: Vec<_> = parts.map(Vec::into_iter).collect();
        self.taken
            .resize_with(ranges.len().max(self.taken.len()), || None);
        let shares = ranges.into_iter().zip(&mut self.taken).zip(buffers..);
        let share = |((strata, taken), buffer)| Share {
            selector: &self.selector,
            strata,
            slices: slices.iter_mut().filter_map(Iterator::next).collect(),
            wide,
            buffer,
            taken,
        };
        shares.map(share).collect()
    }

    /// Puts together what the threads finished.
    ///
    /// # Errors
    /// [`SelectError::Unfinished`] where a share was not finished, or did not end well.
    pub fn end(self) -> Result<Finished, SelectError> {
        let (mut cuts, mut short) = (Vec::new(), Vec::new());
        let mut buffers: Vec<_> = self.parts.into_iter().map(Part::into_rows).collect();
        for taken in self.taken.into_iter().flatten() {
            cuts.extend(taken.cuts);
            short.extend(taken.short);
            buffers.push(taken.without_room);
        }
        if cuts.len().saturating_add(short.len()) != self.selector.quotas.len() {
            return Err(SelectError::Unfinished);
        }
        if short.is_empty() {
            Ok(Finished::Sample(Sample {
                strata: cuts,
                buffers,
            }))
        } else {
            self.selector.widened(&short).map(Finished::Widen)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use alloc::vec;

    use ssj_core::{Seed, Suite, Token};

    use super::*;
    use crate::sample::order::Key;
    use crate::sample::{Counts, Frame, Place, Quota, Ranker, State};

    #[test]
    fn a_bound_that_lets_too_few_through_is_widened_and_the_sample_is_the_same() {
        let token = |i: u32| Token::from_bytes(u128::from(i).to_be_bytes());
        let tokens: Vec<_> = (0..2_000).map(token).collect();
        let places: Vec<_> = (0..2_000)
            .map(|i| Place::new(i % 2, State::Eligible).unwrap())
            .collect();
        let frame = Frame::open(tokens, places, 2).unwrap();
        let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([1; 32])).unwrap();
        let counts = Counts::of(&frame, &mut ()).unwrap();
        let quotas = vec![Quota::new(100), Quota::new(50)];
        let mut selector = Selector::new(&ranker, counts.clone(), quotas.clone()).unwrap();
        // Lets about 18 of stratum 0's 1,000 through, where 100 are needed.
        let low = Bound::of(Quota::new(1), counts.strata[0]);
        selector.bounds = crate::sample::bounds::Bounds::new([low, Bound::ALL].into_iter());
        let part = selector.select(&frame, &counts, &mut ()).unwrap();
        let Finished::Widen(wider) = selector
            .finish(vec![part], |row| frame.token(row), &mut ())
            .unwrap()
        else {
            panic!("stratum 0 is short")
        };
        let part = wider.select(&frame, &counts, &mut ()).unwrap();
        let Finished::Sample(sample) = wider
            .finish(vec![part], |row| frame.token(row), &mut ())
            .unwrap()
        else {
            panic!("nothing is held back now")
        };
        assert_eq!(
            sample,
            crate::sample::draw(&frame, &quotas, &ranker, &mut ()).unwrap()
        );
    }

    #[test]
    fn candidates_without_room_are_kept_all_the_same() {
        let mut part = Part::new(Row(10), 5, [1, 2, 0].into_iter()).unwrap();
        for (stratum, prefix) in [(1, 5), (0, 4), (0, 1), (1, 3), (1, 2)] {
            part.push(stratum, u64::new(prefix, prefix.into()));
        }
        let mut part = part.seal();
        let slices = part.split(&[0..1, 1..3]);
        let all = |at: usize, stratum| slices[at].candidates(stratum).collect::<Vec<_>>();
        assert_eq!(all(0, 0), [(4, 14), (1, 11)]);
        assert_eq!(all(1, 1), [(5, 15), (3, 13), (2, 12)]);
        assert_eq!(all(1, 2), []);
    }
}
