//! A draw of a frame held in one place, in one call.

use alloc::vec::Vec;

use super::counts::Counts;
use super::error::SelectError;
use super::finish::Finished;
use super::frame::Frame;
use super::quota::Quota;
use super::rank::Ranker;
use super::result::Sample;
use super::select::Selector;
use crate::observe::Observer;

/// Draws from each stratum its quota of eligible objects of lowest rank (随机抽取).
///
/// Exact sizes, and indistinguishable from simple random sampling without replacement in each stratum
/// for tokens fixed before the seed. The order of rows never matters.
///
/// # Errors
/// [`SelectError`], as [`Counts::of`], [`Selector::new`], [`Selector::select`] and
/// [`Selector::finish`] have it.
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::sample::{Frame, Place, Quota, Ranker, State, draw};
/// let tokens: Vec<_> = (0..100).map(|i| Token::from_bytes([i; 16])).collect();
/// let places = (0..100).map(|i| Place::new(i % 2, State::Eligible)).collect::<Result<Vec<_>, _>>()?;
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let frame = Frame::open(tokens, places, 2)?;
/// let sample = draw(&frame, &[Quota::new(3), Quota::new(5)], &ranker, &mut ())?;
/// assert_eq!(sample.len(), 8);
/// // More than there are is refused, never cut short.
/// assert!(draw(&frame, &[Quota::new(51), Quota::new(5)], &ranker, &mut ()).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "随机抽取")]
pub fn draw(
    frame: &Frame<'_>,
    quotas: &[Quota],
    ranker: &Ranker,
    observer: &mut impl Observer,
) -> Result<Sample, SelectError> {
    let mut parts = Vec::new();
    let mut start = 0_usize;
    while let Some(part) = frame.part(start..frame.len().min(start.saturating_add(PART_ROWS))) {
        start = start.saturating_add(part.len());
        let counts = Counts::of(&part, observer)?;
        parts.push((part, counts));
        if start >= frame.len() {
            break;
        }
    }
    let mut total = Counts::none(usize::try_from(frame.strata()).unwrap_or_default());
    for (_, counts) in &parts {
        total = total.merge(counts)?;
    }
    let mut selector = Selector::new(ranker, total, quotas)?;
    loop {
        let selected = parts
            .iter()
            .map(|(part, counts)| selector.select(part, counts, observer));
        let selected = selected.collect::<Result<Vec<_>, _>>()?;
        match selector.finish(selected, |row| frame.token(row), observer)? {
            Finished::Sample(sample) => return Ok(sample),
            // Each round widens at least one stratum for good, so this ends.
            Finished::Widen(wider) => selector = wider,
        }
    }
}

/// Parts are smaller than 2^32 rows, so that a row in one takes four bytes.
const PART_ROWS: usize = 1 << 31;

/// The order in which everyone is visited where all are (全覆盖): each stratum's eligible objects by rank.
///
/// For matters with so high a ratio that a draw decides not who is inspected but in which batch.
///
/// # Errors
/// As [`draw`].
///
/// ```
/// use ssj_core::{Seed, Suite, Token};
/// use ssj_draw::sample::{Frame, Place, Ranker, State, draw_order};
/// let tokens: Vec<_> = (0..30).map(|i| Token::from_bytes([i; 16])).collect();
/// let places = vec![Place::new(0, State::Eligible)?; 30];
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let order = draw_order(&Frame::open(tokens, places, 1)?, &ranker, &mut ())?;
/// let batches: Vec<_> = order.stratum(0).unwrap().drawn.chunks(10).collect();
/// assert_eq!(batches.len(), 3);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "全覆盖")]
pub fn draw_order(
    frame: &Frame<'_>,
    ranker: &Ranker,
    observer: &mut impl Observer,
) -> Result<Sample, SelectError> {
    let counts = Counts::of(frame, observer)?;
    let all = counts.strata.iter().map(|count| Quota::new(count.eligible));
    draw(frame, &all.collect::<Vec<_>>(), ranker, observer)
}
