//! The second look at a frame: keep, per stratum, the ranks that may be among the lowest.

use alloc::vec::Vec;
use core::hint::black_box;

use super::bounds::{Bound, Bounds};
use super::cipher::Block;
use super::counts::{Counts, StratumCount};
use super::frame::Frame;
use super::observer::{Observer, Phase, report};
use super::order::Key;
use super::part::Part;
use super::place::Place;
use super::quota::Quota;
use super::rank::Ranker;
use super::select_error::SelectError;

/// Draws the lowest-ranked objects of each stratum, part by part.
///
/// ```text
/// counts of all parts ─ merge ─▶ sizes ─▶ Selector ─▶ select(part) … ─▶ finish(parts) ─▶ Sample
/// ```
///
/// Parts may be selected on any thread or machine and finished in any order. For a frame held in one
/// place, [`draw`](crate::draw) does all of it.
#[derive(Clone, Debug)]
pub struct Selector<'k> {
    pub(super) ranker: &'k Ranker,
    pub(super) counts: Counts,
    pub(super) quotas: Vec<Quota>,
    pub(super) bounds: Bounds,
}

impl<'k> Selector<'k> {
    /// A selector of so many from each stratum of a frame with these counts.
    ///
    /// # Errors
    /// [`SelectError::Quotas`] where quotas and strata differ in number;
    /// [`SelectError::TooFewEligible`] where a stratum has fewer eligible objects than its quota.
    pub fn new(
        ranker: &'k Ranker,
        counts: Counts,
        quotas: impl Into<Vec<Quota>>,
    ) -> Result<Self, SelectError> {
        let quotas = quotas.into();
        super::quota::check(&quotas, &counts)?;
        let bound = |(quota, count): (&Quota, &StratumCount)| {
            Bound::for_lowest(quota.needed(count.eligible()), count.eligible())
        };
        let bounds = Bounds::new(quotas.iter().zip(counts.strata()).map(bound));
        Ok(Self {
            ranker,
            counts,
            quotas,
            bounds,
        })
    }

    /// Looks through one part, given its own counts.
    ///
    /// # Errors
    /// [`SelectError::Part`] where the counts are not the part's or it has 2^32 rows or more;
    /// [`SelectError::Cancelled`] where the observer said so.
    pub fn select(
        &self,
        part: &Frame<'_>,
        counts: &Counts,
        observer: &mut impl Observer,
    ) -> Result<Part, SelectError> {
        let rows = u32::try_from(part.len()).map_err(|_| SelectError::Part)?;
        if counts.rows() != u64::from(rows) || counts.strata().len() != self.quotas.len() {
            return Err(SelectError::Part);
        }
        let rooms = self.bounds.rooms(counts.strata());
        let mut out = Part::new(part.first(), rows, rooms).ok_or(SelectError::Part)?;
        let mut scan = Scan::new(self.bounds.by_stratum());
        let mut start = 0_usize;
        for places in part.places().chunks(STRIDE) {
            scan.run(self.ranker, part, start, places, &mut out);
            start = start.saturating_add(places.len());
            let done = u64::try_from(start).unwrap_or(u64::MAX);
            report(observer, Phase::Select, done, rows.into())?;
        }
        Ok(out.seal())
    }
}

/// Rows between two looks at the observer.
const STRIDE: usize = 1 << 16;

/// Rows that are enciphered together: their blocks stay in the nearest cache.
const BATCH: usize = 512;

/// The working memory of a scan.
struct Scan<'b> {
    bounds: &'b [u32],
    blocks: [Block; BATCH],
    kept: [u16; BATCH],
}

impl<'b> Scan<'b> {
    fn new(bounds: &'b [u32]) -> Self {
        Self {
            bounds,
            blocks: [Block::default(); BATCH],
            kept: [0; BATCH],
        }
    }

    fn run(
        &mut self,
        ranker: &Ranker,
        frame: &Frame<'_>,
        start: usize,
        places: &[Place],
        out: &mut Part,
    ) {
        let mut at = start;
        for places in places.chunks(BATCH) {
            let blocks = frame.load(at, &mut self.blocks);
            ranker.encipher(blocks);
            let next = at.saturating_add(BATCH);
            let touch = |i: u16| frame.touch(next.saturating_add(i.into()));
            let kept = filter(self.bounds, blocks, places, &mut self.kept, touch);
            for &i in kept {
                let i = usize::from(i);
                let (Some(block), Some(place)) = (blocks.get(i), places.get(i)) else {
                    continue;
                };
                let row = u32::try_from(at.saturating_add(i)).unwrap_or(u32::MAX);
                out.push(place.stratum(), Key::new(prefix(block), row.into()));
            }
            at = at.saturating_add(places.len());
        }
    }
}

/// The positions of the blocks whose ranks are below their strata's bounds.
///
/// Every position is written and the end moves on only for those kept: no branch to mispredict. On its
/// way it touches the next batch, four rows at a time as they share a line of cache, so that the memory
/// works meanwhile.
fn filter<'k>(
    bounds: &[u32],
    blocks: &[Block],
    places: &[Place],
    kept: &'k mut [u16; BATCH],
    touch: impl Fn(u16) -> u8,
) -> &'k [u16] {
    let (mut end, mut touched) = (0_usize, 0_u8);
    for (i, (block, place)) in (0_u16..).zip(blocks.iter().zip(places)) {
        if i % 4 == 0 {
            touched ^= touch(i);
        }
        let bound = bounds.get(place.index()).copied().unwrap_or_default();
        let low = (prefix(block) >> 1) < bound;
        if let Some(slot) = kept.get_mut(end % BATCH) {
            *slot = i;
        }
        end = end.wrapping_add(usize::from(low & place.is_eligible()));
    }
    black_box(touched);
    kept.get(..end).unwrap_or_default()
}

/// The first 32 bits of a rank.
#[inline]
fn prefix(block: &Block) -> u32 {
    // A block has four words.
    block
        .0
        .first_chunk()
        .map_or(0, |first| u32::from_be_bytes(*first))
}
