//! A thread's share of the strata: order each one's candidates, and take the lowest.

use alloc::vec::Vec;
use core::ops::Range;

use ssj_core::BlindToken;

use super::error::SelectError;
use super::frame::Row;
use super::order::{Key, Sorter};
use super::part::Slice;
use super::rank::Rank;
use super::result::Cut;
use super::select::Selector;
use crate::observe::{Observer, Phase, Progress};

/// Some strata of a selection, to be finished on one thread: see [`Finishing`](super::Finishing).
#[derive(Debug)]
pub struct Share<'f> {
    pub(super) selector: &'f Selector,
    /// The numbers of its strata.
    pub strata: Range<u32>,
    /// These strata of every part.
    pub(super) slices: Vec<Slice<'f>>,
    /// Whether rows are numbered beyond 2^32.
    pub(super) wide: bool,
    /// The number of the share's own buffer; the parts' are numbered before.
    pub(super) buffer: usize,
    pub(super) taken: &'f mut Option<Taken>,
}

/// What a share came to.
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub(super) cuts: Vec<Cut>,
    /// Strata of which too few came through; they have no cut.
    pub(super) short: Vec<u32>,
    /// Rows for which no part had room.
    pub(super) without_room: Vec<Row>,
}

impl Share<'_> {
    /// Finishes its strata.
    ///
    /// # Errors
    /// As [`Selector::finish`].
    pub fn finish(
        self,
        token: impl Fn(Row) -> Option<BlindToken>,
        observer: &mut impl Observer,
    ) -> Result<(), SelectError> {
        if self.wide {
            self.finish_by::<u128>(&token, observer)
        } else {
            self.finish_by::<u64>(&token, observer)
        }
    }

    fn finish_by<K: Key>(
        mut self,
        token: &impl Fn(Row) -> Option<BlindToken>,
        observer: &mut impl Observer,
    ) -> Result<(), SelectError> {
        let (mut sorter, mut found) = (Sorter::<K>::default(), Taken::default());
        let total = self.strata.end.saturating_sub(self.strata.start);
        for (done, stratum) in (1_u32..).zip(self.strata.clone()) {
            match self.take(stratum, token, &mut sorter, &mut found.without_room)? {
                Some(cut) => found.cuts.push(cut),
                None => found.short.push(stratum),
            }
            let progress = Progress {
                phase: Phase::Finish,
                done: done.into(),
                total: Some(total.into()),
            };
            progress.tell(observer)?;
        }
        *self.taken = Some(found);
        Ok(())
    }

    /// A stratum's lowest ranks, where there are enough candidates.
    fn take<K: Key>(
        &mut self,
        stratum: u32,
        token: &impl Fn(Row) -> Option<BlindToken>,
        sorter: &mut Sorter<K>,
        without_room: &mut Vec<Row>,
    ) -> Result<Option<Cut>, SelectError> {
        let rank = |one: K| full_rank(self.selector, token, one);
        let (drawn, needed) = quota(self.selector, stratum);
        let candidates = self.slices.iter().flat_map(|part| part.candidates(stratum));
        let ranked = sorter.sort(candidates, &rank)?;
        let Some(lowest) = ranked.get(..needed) else {
            return Ok(None);
        };
        let last = drawn.checked_sub(1).and_then(|last| lowest.get(last));
        let threshold = last.map(|one| rank(*one)).transpose()?;
        let rows = lowest.iter().map(|one| one.row());
        let parts = self.slices.iter_mut().enumerate();
        let mut written =
            parts.filter_map(|(i, part)| Some((i, part.write(stratum, rows.clone())?)));
        let (buffer, start) = written.next().unwrap_or_else(|| {
            let start = without_room.len();
            without_room.extend(rows.clone());
            (self.buffer, start)
        });
        Ok(Some(Cut {
            buffer,
            start,
            reserves: start.saturating_add(drawn),
            end: start.saturating_add(needed),
            threshold,
        }))
    }
}

/// How many a stratum is to give, without and with reserves.
fn quota(selector: &Selector, stratum: u32) -> (usize, usize) {
    let size = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    let at = usize::try_from(stratum).unwrap_or(usize::MAX);
    let quota = selector.quotas.get(at).copied().unwrap_or_default();
    let count = selector.counts.strata.get(at).copied().unwrap_or_default();
    (size(quota.drawn), size(quota.needed(count)))
}

/// The full rank of a candidate, from its token.
fn full_rank<K: Key>(
    selector: &Selector,
    token: &impl Fn(Row) -> Option<BlindToken>,
    one: K,
) -> Result<Rank, SelectError> {
    let row = one.row();
    let token = token(row).ok_or(SelectError::Changed { row })?;
    let rank = selector.ranker.rank(token);
    if rank.prefix() == one.prefix() {
        Ok(rank)
    } else {
        Err(SelectError::Changed { row })
    }
}
