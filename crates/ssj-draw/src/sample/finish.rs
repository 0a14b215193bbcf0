//! From candidates to the sample: order each stratum's, and take the lowest.

use alloc::vec::Vec;

use ssj_core::BlindToken;

use super::bounds::Bound;
use super::frame::{Frame, Row};
use super::observer::{Observer, Phase, report};
use super::order::{Key, Sorter};
use super::part::Part;
use super::quota::Quota;
use super::rank::Rank;
use super::result::{Cut, Sample};
use super::select::Selector;
use super::select_error::SelectError;

/// Finds the blind token of a row again: ranks are kept by their first 32 bits, and the rare ties and
/// the thresholds need all of them.
pub trait Tokens {
    /// The name under which this row entered the draw.
    fn token(&self, row: Row) -> Option<BlindToken>;
}

impl Tokens for Frame<'_> {
    fn token(&self, row: Row) -> Option<BlindToken> {
        Frame::token(self, row)
    }
}

impl<F: Fn(Row) -> Option<BlindToken>> Tokens for F {
    fn token(&self, row: Row) -> Option<BlindToken> {
        self(row)
    }
}

/// How a selection ended.
#[derive(Clone, Debug)]
pub enum Finished<'k> {
    /// With the sample.
    Sample(Sample),
    /// Some strata's bounds let too few through, as happens less than once in a hundred draws: select
    /// every part again with this wider selector.
    Widen(Selector<'k>),
}

impl<'k> Selector<'k> {
    /// Finishes a selection from the parts of the whole frame, in any order.
    ///
    /// # Errors
    /// [`SelectError::Coverage`] where the parts do not cover the counted rows once each;
    /// [`SelectError::DuplicateToken`] where two objects with one token come that low;
    /// [`SelectError::Changed`] where a row has another token than when it was ranked;
    /// [`SelectError::Cancelled`] where the observer said so.
    pub fn finish(
        self,
        mut parts: Vec<Part>,
        tokens: &impl Tokens,
        observer: &mut impl Observer,
    ) -> Result<Finished<'k>, SelectError> {
        self.check_coverage(&mut parts)?;
        let last = parts.last().map_or(0, |part| part.range().1);
        if last <= 1 << 32 {
            self.finish_by::<u64>(parts, tokens, observer)
        } else {
            self.finish_by::<u128>(parts, tokens, observer)
        }
    }

    fn finish_by<K: Key>(
        self,
        parts: Vec<Part>,
        tokens: &impl Tokens,
        observer: &mut impl Observer,
    ) -> Result<Finished<'k>, SelectError> {
        let total = u64::try_from(self.quotas.len()).unwrap_or(u64::MAX);
        let mut out = Output::<K>::new(&self, parts);
        let mut short = Vec::new();
        for (stratum, (quota, count)) in (0_u32..).zip(self.quotas.iter().zip(self.counts.strata()))
        {
            if !out.take(stratum, *quota, count.eligible(), &self, tokens)? {
                short.push(stratum);
            }
            let done = u64::from(stratum).saturating_add(1);
            report(observer, Phase::Finish, done, total)?;
        }
        if short.is_empty() {
            Ok(Finished::Sample(out.finish()))
        } else {
            self.widened(&short).map(Finished::Widen)
        }
    }

    fn check_coverage(&self, parts: &mut [Part]) -> Result<(), SelectError> {
        parts.sort_by_key(Part::range);
        let mut covered = 0_u64;
        let mut before = 0_u64;
        for (start, end) in parts.iter().map(Part::range) {
            if start < before {
                return Err(SelectError::Coverage {
                    rows: self.counts.rows(),
                });
            }
            covered = covered.saturating_add(end.saturating_sub(start));
            before = end;
        }
        if covered == self.counts.rows() {
            Ok(())
        } else {
            Err(SelectError::Coverage {
                rows: self.counts.rows(),
            })
        }
    }

    /// A stratum that was short with no bound at all was counted wrongly.
    fn widened(mut self, short: &[u32]) -> Result<Self, SelectError> {
        for stratum in short
            .iter()
            .filter_map(|stratum| usize::try_from(*stratum).ok())
        {
            if self.bounds.bound(stratum) == Bound::ALL {
                return Err(SelectError::Part);
            }
            self.bounds.widen(stratum);
        }
        Ok(self)
    }
}

/// The sample as it grows.
///
/// With one part its rows are written over the part's own candidates: what is drawn of the strata
/// before never takes more room than their candidates had. So a draw needs little more memory than its
/// result.
struct Output<K> {
    sorter: Sorter<K>,
    parts: Vec<Part>,
    cuts: Vec<Cut>,
    rows: Vec<Row>,
    len: usize,
}

impl<K: Key> Output<K> {
    fn new(selector: &Selector<'_>, parts: Vec<Part>) -> Self {
        let counts = selector.counts.strata().iter();
        let needed = selector.quotas.iter().zip(counts);
        let total = needed.fold(0_u64, |sum, (quota, count)| {
            sum.saturating_add(quota.needed(count.eligible()))
        });
        let room = if parts.len() == 1 { 0 } else { total };
        Self {
            sorter: Sorter::default(),
            parts,
            cuts: Vec::with_capacity(selector.quotas.len()),
            rows: Vec::with_capacity(usize::try_from(room).unwrap_or_default()),
            len: 0,
        }
    }

    /// Takes a stratum's lowest ranks; says whether there were enough candidates.
    fn take(
        &mut self,
        stratum: u32,
        quota: Quota,
        eligible: u64,
        selector: &Selector<'_>,
        tokens: &impl Tokens,
    ) -> Result<bool, SelectError> {
        let rank = |one: K| -> Result<Rank, SelectError> {
            let row = one.row();
            let token = tokens.token(row).ok_or(SelectError::Changed { row })?;
            let rank = selector.ranker.rank(token);
            if rank.prefix() == one.prefix() {
                Ok(rank)
            } else {
                Err(SelectError::Changed { row })
            }
        };
        let sorted = self.sorter.sort(&self.parts, stratum, &rank)?;
        let needed = usize::try_from(quota.needed(eligible)).unwrap_or(usize::MAX);
        let Some(lowest) = sorted.get(..needed) else {
            return Ok(false);
        };
        let drawn = usize::try_from(quota.drawn()).unwrap_or(usize::MAX);
        let last = drawn.checked_sub(1).and_then(|last| lowest.get(last));
        let threshold = last.map(|one| rank(*one)).transpose()?;
        let rows = lowest.iter().map(|one| one.row());
        match self.parts.as_mut_slice() {
            [only] => only
                .overwrite(stratum, self.len, rows)
                .ok_or(SelectError::Part)?,
            _ => self.rows.extend(rows),
        }
        let start = self.len;
        self.len = start.saturating_add(needed);
        self.cuts.push(Cut {
            start,
            reserves: start.saturating_add(drawn),
            end: self.len,
            threshold,
        });
        Ok(true)
    }

    fn finish(mut self) -> Sample {
        if self.parts.len() == 1
            && let Some(only) = self.parts.pop()
        {
            self.rows = only.into_rows(self.len);
        }
        Sample::new(self.cuts, self.rows)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use alloc::vec;

    use ssj_core::{Seed, Suite, Token};

    use super::*;
    use crate::sample::{Counts, Place, Ranker, State};

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
        let low = Bound::for_lowest(1, 1_000);
        selector.bounds = crate::sample::bounds::Bounds::new([low, Bound::ALL].into_iter());
        let part = selector.select(&frame, &counts, &mut ()).unwrap();
        assert!(part.len(0) < 100);
        let Finished::Widen(wider) = selector.finish(vec![part], &frame, &mut ()).unwrap() else {
            panic!("stratum 0 is short")
        };
        let part = wider.select(&frame, &counts, &mut ()).unwrap();
        let Finished::Sample(sample) = wider.finish(vec![part], &frame, &mut ()).unwrap() else {
            panic!("nothing is held back now")
        };
        assert_eq!(
            sample,
            crate::sample::draw(&frame, &quotas, &ranker, &mut ()).unwrap()
        );
    }

    #[test]
    fn candidates_without_room_are_kept_all_the_same() {
        let mut part = Part::new(Row::new(10), 5, [1, 2].into_iter()).unwrap();
        for (stratum, prefix) in [(1, 5), (0, 4), (0, 1), (1, 3), (1, 2)] {
            part.push(stratum, u64::new(prefix, prefix.into()));
        }
        let part = part.seal();
        let all = |stratum| part.candidates(stratum).collect::<Vec<_>>();
        assert_eq!(all(0), [(4, 14), (1, 11)]);
        assert_eq!(all(1), [(5, 15), (3, 13), (2, 12)]);
        assert_eq!((part.len(0), part.len(1)), (2, 3));
    }
}
