//! The second look at a frame: keep, per stratum, the ranks that may be among the lowest.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::bounds::{Bound, Bounds};
use super::cipher::Block;
use super::counts::{Counts, StratumCount};
use super::error::SelectError;
use super::frame::Frame;
use super::order::Key;
use super::part::Part;
use super::place::Place;
use super::quota::Quota;
use super::rank::Ranker;
use crate::observe::{Observer, Phase, Progress};

/// Draws the lowest-ranked objects of each stratum, part by part.
///
/// ```text
/// counts of all parts ─ merge ─▶ sizes ─▶ Selector ─▶ select(part) … ─▶ finish(parts) ─▶ Sample
/// ```
///
/// Parts may be selected on any thread or machine and finished in any order, by several threads too: see
/// [`finishing`](Self::finishing). For a frame held in one place, [`draw`](crate::sample::draw) does all of it.
#[derive(Clone, Debug)]
pub struct Selector {
    /// Its key schedule is long.
    pub(super) ranker: Box<Ranker>,
    pub(super) counts: Counts,
    pub(super) quotas: Vec<Quota>,
    pub(super) bounds: Bounds,
}

impl Selector {
    /// A selector of so many from each stratum of a frame with these counts.
    ///
    /// # Errors
    /// [`SelectError::Quotas`] where quotas and strata differ in number;
    /// [`SelectError::TooFewEligible`] where a stratum has fewer eligible objects than its quota.
    pub fn new(
        ranker: &Ranker,
        counts: Counts,
        quotas: impl Into<Vec<Quota>>,
    ) -> Result<Self, SelectError> {
        let quotas = quotas.into();
        super::quota::check(&quotas, &counts)?;
        let bound = |(quota, count): (&Quota, &StratumCount)| Bound::of(*quota, *count);
        let bounds = Bounds::new(quotas.iter().zip(&counts.strata).map(bound));
        Ok(Self {
            ranker: Box::new(ranker.clone()),
            counts,
            quotas,
            bounds,
        })
    }

    /// How many strata it selects from.
    pub fn strata(&self) -> u32 {
        // Strata are fewer than 2^24.
        u32::try_from(self.quotas.len()).unwrap_or(u32::MAX)
    }

    /// How many objects each stratum is to give, reserves among them, as far as it has so many.
    pub(super) fn needed(&self) -> impl Iterator<Item = u64> {
        let strata = self.quotas.iter().zip(&self.counts.strata);
        strata.map(|(quota, count)| quota.needed(*count))
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
        if counts.rows() != u64::from(rows) || counts.strata.len() != self.quotas.len() {
            return Err(SelectError::Part);
        }
        let rooms = self.bounds.rooms(&counts.strata);
        let mut out = Part::new(part.first(), rows, rooms).ok_or(SelectError::Part)?;
        self.scan(part, observer, |row, place, block| {
            let row = u32::try_from(row).unwrap_or(u32::MAX);
            out.push(place.stratum(), Key::new(prefix(block), row.into()));
        })?;
        Ok(out.seal())
    }

    /// Shows every eligible row whose rank is within its stratum's bound: its number in the part, its place
    /// and its rank.
    pub(super) fn scan(
        &self,
        part: &Frame<'_>,
        observer: &mut impl Observer,
        mut show: impl FnMut(usize, Place, &Block),
    ) -> Result<(), SelectError> {
        let mut scan = Scan::new(self.bounds.gates(), part.len());
        let total = u64::try_from(part.len()).ok();
        let mut start = 0_usize;
        for places in part.places().chunks(STRIDE) {
            scan.run(&self.ranker, part, start, places, &mut show);
            start = start.saturating_add(places.len());
            let done = u64::try_from(start).unwrap_or(u64::MAX);
            let phase = Phase::Select;
            Progress { phase, done, total }.tell(observer)?;
        }
        Ok(())
    }

    /// A selector that looks at every eligible rank: for a second look where a bound let too few through
    /// and each machine makes its own.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    ///
    /// ```
    /// use ssj_core::{Seed, Suite};
    /// use ssj_draw::sample::{Counts, Quota, Ranker, Selector};
    /// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
    /// assert!(Selector::unbounded(&ranker, Counts::none(1), [Quota::new(0)]).is_ok());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn unbounded(
        ranker: &Ranker,
        counts: Counts,
        quotas: impl Into<Vec<Quota>>,
    ) -> Result<Self, SelectError> {
        let mut selector = Self::new(ranker, counts, quotas)?;
        (0..selector.quotas.len()).for_each(|stratum| selector.bounds.widen(stratum));
        Ok(selector)
    }
}

/// Rows between two looks at the observer.
const STRIDE: usize = 1 << 16;

/// Rows that are read and enciphered together: as many as the nearest cache has room for, since the
/// memory is read faster in long runs.
const BATCH: usize = 2_048;

/// The working memory of a scan.
struct Scan<'b> {
    gates: &'b [u32],
    blocks: Vec<Block>,
}

impl<'b> Scan<'b> {
    fn new(gates: &'b [u32], rows: usize) -> Self {
        Self {
            gates,
            blocks: alloc::vec![Block::default(); BATCH.min(rows)],
        }
    }

    fn run(
        &mut self,
        ranker: &Ranker,
        frame: &Frame<'_>,
        start: usize,
        places: &[Place],
        show: &mut impl FnMut(usize, Place, &Block),
    ) {
        let mut at = start;
        for places in places.chunks(BATCH) {
            let blocks = frame.load(at, &mut self.blocks);
            ranker.encipher(blocks);
            for (blocks, places) in blocks.chunks(GROUP).zip(places.chunks(GROUP)) {
                shown(self.gates, at, blocks, places, show);
                at = at.saturating_add(places.len());
            }
        }
    }
}

/// Rows that are compared with their bounds before any of them is shown: a bit of a word for each.
const GROUP: usize = 64;

/// Shows the rows whose ranks are within their strata's bounds; `at` is the first one's number.
fn shown(
    gates: &[u32],
    at: usize,
    blocks: &[Block],
    places: &[Place],
    show: &mut impl FnMut(usize, Place, &Block),
) {
    let mut low = low(gates, blocks, places);
    while let Some(rest) = low.checked_sub(1) {
        let i = usize::try_from(low.trailing_zeros()).unwrap_or(GROUP);
        low &= rest;
        if let (Some(block), Some(place)) = (blocks.get(i), places.get(i))
            && place.is_eligible()
        {
            show(at.saturating_add(i), *place, block);
        }
    }
}

/// A bit for each row whose rank is within the bound, the first row's lowest. No branch depends on a
/// rank, which could not be foreseen.
fn low(gates: &[u32], blocks: &[Block], places: &[Place]) -> u64 {
    let rows = blocks.iter().zip(places).zip(0_u32..);
    rows.fold(0, |low, ((block, place), i)| {
        let last = gates.get(place.gate()).copied().unwrap_or_else(none);
        low | u64::from(prefix(block) <= last).wrapping_shl(i)
    })
}

/// The gate of a stratum that the frame does not have: so rare that the loop goes straight on.
#[cold]
const fn none() -> u32 {
    0
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
