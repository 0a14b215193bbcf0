//! What was drawn.

use alloc::vec::Vec;

use super::frame::Row;
use super::rank::Rank;

/// A sample: for each stratum, in order of stratum number, the drawn rows and the reserves, each in
/// ascending order of rank.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::sample::{Frame, Place, Quota, Ranker, State, draw};
/// let tokens: Vec<_> = (0..100).map(|i| Token::from_bytes([i; 16])).collect();
/// let places = vec![Place::new(0, State::Eligible)?; 100];
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let frame = Frame::open(&tokens, &places, 1)?;
/// let sample = draw(&frame, &[Quota { drawn: 5, reserves: 2 }], &ranker, &mut ())?;
/// let stratum = sample.stratum(0).unwrap();
/// assert_eq!((stratum.drawn.len(), stratum.reserves.len()), (5, 2));
/// let ranks: Vec<_> = stratum.drawn.iter().map(|row| ranker.rank(frame.token(*row).unwrap())).collect();
/// assert!(ranks.is_sorted());
/// assert_eq!(stratum.threshold, ranks.last().copied());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Sample {
    pub(super) strata: Vec<Cut>,
    /// Where the strata's rows lie, in any order.
    pub(super) buffers: Vec<Vec<Row>>,
}

/// Where one stratum's rows lie in a buffer: drawn from `start` on, reserves from `reserves` on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub(super) buffer: usize,
    pub(super) start: usize,
    pub(super) reserves: usize,
    pub(super) end: usize,
    pub(super) threshold: Option<Rank>,
}

/// The part of a [`Sample`] that one stratum gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StratumSample<'a> {
    /// The stratum's number.
    pub number: u32,
    /// The drawn rows, lowest rank first.
    pub drawn: &'a [Row],
    /// The reserves: the next ranks, in the order in which they step in.
    #[doc(alias = "备选")]
    pub reserves: &'a [Row],
    /// The rank of the last drawn object: an eligible object of the stratum is drawn if and only if
    /// its rank is not above it. `None` where nothing is drawn.
    pub threshold: Option<Rank>,
}

impl Sample {
    /// The strata, by number.
    pub fn strata(&self) -> impl ExactSizeIterator<Item = StratumSample<'_>> {
        let cuts = self.strata.iter().enumerate();
        cuts.map(|(number, cut)| self.view(number, *cut))
    }

    /// One stratum.
    pub fn stratum(&self, number: u32) -> Option<StratumSample<'_>> {
        let at = usize::try_from(number).ok()?;
        Some(self.view(at, *self.strata.get(at)?))
    }

    /// All drawn rows: by stratum number, then by rank.
    pub fn drawn(&self) -> impl Iterator<Item = Row> {
        self.strata().flat_map(|stratum| stratum.drawn).copied()
    }

    /// How many were drawn, reserves not counted.
    pub fn len(&self) -> usize {
        self.strata()
            .fold(0, |sum, stratum| sum.saturating_add(stratum.drawn.len()))
    }

    /// Whether nothing was drawn.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn view(&self, number: usize, cut: Cut) -> StratumSample<'_> {
        let rows = self.buffers.get(cut.buffer).map_or(&[][..], Vec::as_slice);
        StratumSample {
            // Strata are fewer than 2^24.
            number: u32::try_from(number).unwrap_or(u32::MAX),
            drawn: rows.get(cut.start..cut.reserves).unwrap_or_default(),
            reserves: rows.get(cut.reserves..cut.end).unwrap_or_default(),
            threshold: cut.threshold,
        }
    }
}

/// The same strata gave the same rows, wherever these lie.
impl PartialEq for Sample {
    fn eq(&self, other: &Self) -> bool {
        self.strata().eq(other.strata())
    }
}

impl Eq for Sample {}
