//! One pass over a frame whose size is not known until it ends.

use alloc::vec::Vec;

use ssj_core::Ratio;

use super::bounds::with_slack;
use super::cipher::Block;
use super::counts::Counts;
use super::error::SelectError;
use super::frame::{Frame, Row};
use super::place::State;
use super::quota::Quota;
use super::rank::{Rank, Ranker, twice};
use super::result::{Cut, Sample};
use crate::observe::{Observer, Phase, Progress};

/// The most that a stratum of a stream may be asked for once its N is known.
///
/// ```
/// let keep = ssj_draw::sample::Keep { ratio: "3%".parse()?, at_least: 10 };
/// # Ok::<(), ssj_core::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The fraction of `N_h`.
    pub ratio: Ratio,
    /// The least number.
    pub at_least: u64,
}

impl Keep {
    /// How many to hold when `in_scope` objects came by: five standard deviations above the share, so
    /// that what is dropped is not wanted later but for a chance of about 10^-6.
    fn held(self, in_scope: u64) -> u64 {
        with_slack(self.ratio.rounded_up(in_scope)).max(self.at_least)
    }
}

/// Draws from a frame that goes by once: a cursor over a database, a file that is read in pieces.
///
/// It holds about twice as many objects as may be drawn. What it drops it remembers by the lowest
/// rank dropped, so the sample is exact or refused, never nearly right.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::sample::{Frame, Keep, Place, Quota, Ranker, Row, State, Stream, draw};
/// let tokens: Vec<_> = (0..200).map(|i| Token::from_bytes([i; 16])).collect();
/// let places = vec![Place::new(0, State::Eligible)?; 200];
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let frame = Frame::open(tokens, places, 1)?;
///
/// let mut stream = Stream::new(&ranker, vec![Keep { ratio: "5%".parse()?, at_least: 0 }]);
/// for start in (0..200).step_by(64) {
///     stream.push(&frame.part(start..200.min(start + 64)).unwrap(), &mut ())?;
/// }
/// let size = stream.counts().strata[0].in_scope().div_ceil(20);
/// let sample = stream.finish(&[Quota::new(size)])?;
/// assert_eq!(sample, draw(&frame, &[Quota::new(10)], &ranker, &mut ())?);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Stream<'k> {
    ranker: &'k Ranker,
    keeps: Vec<Keep>,
    counts: Counts,
    held: Vec<Held>,
}

/// What is held of one stratum: everything eligible with a rank below `dropped`.
#[derive(Clone, Debug)]
struct Held {
    objects: Vec<(Rank, Row)>,
    dropped: Option<Rank>,
}

impl Held {
    fn push(&mut self, rank: Rank, row: Row) {
        if self.dropped.is_none_or(|dropped| rank < dropped) {
            self.objects.push((rank, row));
        }
    }

    /// Drops all but the lowest `keep` once there are twice as many.
    fn prune(&mut self, keep: u64) {
        let keep = usize::try_from(keep).unwrap_or(usize::MAX);
        if self.objects.len() < keep.saturating_mul(2) || keep >= self.objects.len() {
            return;
        }
        let (_, (lowest_dropped, _), _) = self.objects.select_nth_unstable(keep);
        self.dropped = Some(*lowest_dropped);
        self.objects.truncate(keep);
    }
}

impl<'k> Stream<'k> {
    /// An empty stream over as many strata as there are bounds.
    pub fn new(ranker: &'k Ranker, keeps: Vec<Keep>) -> Self {
        let held = Held {
            objects: Vec::new(),
            dropped: None,
        };
        Self {
            ranker,
            counts: Counts::none(keeps.len()),
            held: alloc::vec![held; keeps.len()],
            keeps,
        }
    }

    /// Takes in the next piece. Its rows are numbered as [`Frame::starting_at`] says.
    ///
    /// # Errors
    /// [`SelectError::StrataDiffer`] where the piece has another number of strata, the errors of
    /// [`Counts::of`], or [`SelectError::Cancelled`]. After an error the stream must be dropped.
    pub fn push(
        &mut self,
        piece: &Frame<'_>,
        observer: &mut impl Observer,
    ) -> Result<(), SelectError> {
        let counts = Counts::of(piece, observer)?;
        self.counts = self.counts.clone().merge(&counts)?;
        let total = u64::try_from(piece.len()).ok();
        let mut blocks = [Block::default(); BATCH];
        let (mut at, mut row) = (0_usize, piece.first().0);
        for places in piece.places().chunks(BATCH) {
            let blocks = piece.load(at, &mut blocks);
            self.ranker.encipher(blocks);
            for (place, block) in places.iter().zip(blocks.iter()) {
                if place.state() == State::Eligible {
                    let held = usize::try_from(place.stratum()).ok();
                    if let Some(held) = held.and_then(|stratum| self.held.get_mut(stratum)) {
                        held.push(Rank(u128::from_be_bytes(block.0)), Row(row));
                    }
                }
                row = row.saturating_add(1);
            }
            at = at.saturating_add(places.len());
            let done = u64::try_from(at).unwrap_or(u64::MAX);
            let phase = Phase::Select;
            Progress { phase, done, total }.tell(observer)?;
        }
        self.prune();
        Ok(())
    }

    /// The counts of all that came by.
    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// The sample, with sizes that were computed from [`counts`](Self::counts).
    ///
    /// # Errors
    /// [`SelectError::Quotas`] and [`SelectError::TooFewEligible`] as for any draw;
    /// [`SelectError::Dropped`] where a stratum is asked for more than was held;
    /// [`SelectError::DuplicateToken`] where two objects with one token come that low.
    pub fn finish(self, quotas: &[Quota]) -> Result<Sample, SelectError> {
        super::quota::check(quotas, &self.counts)?;
        let (mut cuts, mut rows) = (Vec::with_capacity(quotas.len()), Vec::new());
        let strata = (0_u32..)
            .zip(self.held)
            .zip(quotas.iter().zip(&self.counts.strata));
        for ((stratum, held), (quota, count)) in strata {
            let needed = quota.needed(*count);
            let lowest = held
                .lowest(needed)
                .ok_or(SelectError::Dropped { stratum })?;
            if let Some((first, second)) = twice(&lowest) {
                return Err(SelectError::DuplicateToken { first, second });
            }
            let drawn = usize::try_from(quota.drawn).unwrap_or(usize::MAX);
            let last = drawn.checked_sub(1).and_then(|last| lowest.get(last));
            let start = rows.len();
            cuts.push(Cut {
                buffer: 0,
                start,
                reserves: start.saturating_add(drawn),
                end: start.saturating_add(lowest.len()),
                threshold: last.map(|(rank, _)| *rank),
            });
            rows.extend(lowest.iter().map(|(_, row)| *row));
        }
        Ok(Sample {
            strata: cuts,
            buffers: [rows].into(),
        })
    }

    fn prune(&mut self) {
        let strata = self
            .held
            .iter_mut()
            .zip(&self.keeps)
            .zip(&self.counts.strata);
        for ((held, keep), count) in strata {
            held.prune(keep.held(count.in_scope()));
        }
    }
}

impl Held {
    /// The lowest so many, in order; `None` where some of them were dropped.
    fn lowest(mut self, needed: u64) -> Option<Vec<(Rank, Row)>> {
        self.objects
            .retain(|(rank, _)| self.dropped.is_none_or(|dropped| *rank < dropped));
        self.objects.sort_unstable();
        let needed = usize::try_from(needed).ok()?;
        (self.objects.len() >= needed).then_some(())?;
        self.objects.truncate(needed);
        Some(self.objects)
    }
}

/// Rows that are enciphered together.
const BATCH: usize = 128;
