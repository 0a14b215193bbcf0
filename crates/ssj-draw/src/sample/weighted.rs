//! Draws with probability proportional to size.
//!
//! Certainty units first, then systematic selection with an integer start along rank order: W. G. Madow,
//! "On the theory of systematic sampling, II", Annals of Mathematical Statistics 20 (1949). Inclusion
//! probabilities are exact. Joint ones depend on the order, so no variance is claimed, and the whole
//! frame must be in one place.

use alloc::vec::Vec;
use core::cmp::Reverse;

use ssj_core::{BlindToken, Explain as _, Seed, Suite, SuiteUnavailable};

use super::rank::{Rank, Ranker};
use super::start::uniform_start;

/// One object of a weighted draw: its name and its size, such as turnover or number of complaints.
///
/// ```
/// use ssj_core::BlindToken;
/// let unit = ssj_draw::sample::SizedObject::new(BlindToken::from_bytes([1; 16]), 12);
/// assert_eq!(unit.size(), 12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SizedObject {
    token: BlindToken,
    size: u32,
}

impl SizedObject {
    /// An object of this size; one of size 0 is never drawn.
    pub const fn new(token: BlindToken, size: u32) -> Self {
        Self { token, size }
    }

    /// The name under which it enters the draw.
    pub const fn token(self) -> BlindToken {
        self.token
    }

    /// Its size.
    pub const fn size(self) -> u32 {
        self.size
    }
}

/// A draw of one stratum with probability proportional to size (按规模成比例抽取).
///
/// ```
/// use ssj_core::{BlindToken, Seed, Suite};
/// use ssj_draw::sample::{SizedObject, WeightedSample};
/// let object = |i: u8| SizedObject::new(BlindToken::from_bytes([i; 16]), if i == 0 { 100 } else { 1 });
/// let objects: Vec<_> = (0..50).map(object).collect();
/// let sample = WeightedSample::draw(&objects, 8, Suite::Intl, &Seed::from_bytes([7; 32]), 0)?;
/// assert_eq!(sample.certain(), [0]);
/// assert_eq!(sample.drawn().len(), 7);
/// // Each of the others is drawn with probability 7 · 1/49.
/// assert_eq!(sample.probability(objects[1]), (7, 49));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "按规模成比例抽取")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightedSample {
    certain: Vec<usize>,
    drawn: Vec<usize>,
    systematic: u64,
    total: u64,
    start: u64,
}

impl WeightedSample {
    /// Draws so many of the objects, given in any order. `stratum` keeps the starts of a round's strata
    /// apart.
    ///
    /// # Errors
    /// [`WeightedError`] where fewer objects than that have a size above 0, there are 2^32 objects or
    /// more, two share a token, or this build lacks the suite.
    pub fn draw(
        objects: &[SizedObject],
        drawn: u64,
        suite: Suite,
        seed: &Seed,
        stratum: u32,
    ) -> Result<Self, WeightedError> {
        let hash = suite.hash_fn()?;
        let mut order = by_rank(objects, &Ranker::new(suite, seed)?)?;
        if u64::try_from(order.len()).is_ok_and(|positive| positive < drawn) {
            return Err(WeightedError::TooFew {
                drawn,
                positive: order.len(),
            });
        }
        let (certain, total) = take_certain(&mut order, drawn);
        let systematic = drawn.saturating_sub(u64::try_from(certain.len()).unwrap_or(u64::MAX));
        let start = uniform_start(hash, seed, stratum, total);
        Ok(Self {
            certain,
            drawn: systematically(&order, systematic, total, start),
            systematic,
            total,
            start,
        })
    }

    /// The objects drawn with certainty, lowest rank first, as positions in the objects given.
    pub fn certain(&self) -> &[usize] {
        &self.certain
    }

    /// The others that were drawn, lowest rank first, as positions in the objects given.
    pub fn drawn(&self) -> &[usize] {
        &self.drawn
    }

    /// The integer start, below [`total`](Self::total).
    pub const fn start(&self) -> u64 {
        self.start
    }

    /// The sum of the sizes of all that are not certain.
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// The exact probability with which an object of the frame was drawn, as a fraction.
    pub fn probability(&self, object: SizedObject) -> (u128, u128) {
        let share = u128::from(self.systematic).saturating_mul(object.size.into());
        let total = u128::from(self.total);
        if share >= total && object.size > 0 {
            (1, 1)
        } else {
            (share, total.max(1))
        }
    }
}

/// A unit of the order: rank, position, size.
type Unit = (Rank, usize, u64);

/// All objects of size above 0, by rank.
fn by_rank(objects: &[SizedObject], ranker: &Ranker) -> Result<Vec<Unit>, WeightedError> {
    if u32::try_from(objects.len()).is_err() {
        return Err(WeightedError::TooMany {
            objects: objects.len(),
        });
    }
    let sized = objects
        .iter()
        .enumerate()
        .filter(|(_, object)| object.size > 0);
    let unit =
        |(at, object): (usize, &SizedObject)| (ranker.rank(object.token), at, object.size.into());
    let mut order: Vec<Unit> = sized.map(unit).collect();
    order.sort_unstable();
    for pair in order.windows(2) {
        if let [(a, first, _), (b, second, _)] = pair
            && a == b
        {
            return Err(WeightedError::DuplicateToken {
                objects: [*first, *second],
            });
        }
    }
    Ok(order)
}

/// Takes out whoever's probability reaches 1, which makes those of the others grow, to the fixed
/// point: the largest first, as long as `left · size ≥ total`. Returns them by rank, and the total of
/// the others.
fn take_certain(order: &mut Vec<Unit>, drawn: u64) -> (Vec<usize>, u64) {
    let mut total = order
        .iter()
        .fold(0_u64, |sum, (_, _, size)| sum.saturating_add(*size));
    let mut sizes: Vec<u64> = order.iter().map(|(_, _, size)| *size).collect();
    sizes.sort_unstable_by_key(|size| Reverse(*size));
    let (mut left, mut smallest) = (drawn, u64::MAX);
    for size in sizes {
        let share = u128::from(left).saturating_mul(size.into());
        if left == 0 || share < u128::from(total) {
            break;
        }
        total = total.saturating_sub(size);
        left = left.saturating_sub(1);
        smallest = size;
    }
    let certain = order.iter().filter(|(_, _, size)| *size >= smallest);
    let certain = certain.map(|(_, at, _)| *at).collect();
    order.retain(|(_, _, size)| *size < smallest);
    (certain, total)
}

/// Those hit by the points `start + k · total` on a line where each takes `drawn · size`.
fn systematically(order: &[Unit], drawn: u64, total: u64, start: u64) -> Vec<usize> {
    let mut hit = Vec::new();
    let (mut end, mut point) = (0_u128, u128::from(start));
    for (_, at, size) in order {
        end = end.saturating_add(u128::from(drawn).saturating_mul((*size).into()));
        if point < end {
            hit.push(*at);
            point = point.saturating_add(total.into());
        }
    }
    hit
}

/// A weighted draw that can't be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WeightedError {
    /// Fewer objects of size above 0 than are to be drawn.
    #[error("{drawn} objects are to be drawn, but {positive} have a size above 0")]
    TooFew {
        /// How many are to be drawn.
        drawn: u64,
        /// How many could be.
        positive: usize,
    },
    /// 2^32 objects or more.
    #[error("{objects} objects are more than a weighted draw takes, which is fewer than 2^32")]
    TooMany {
        /// How many there are.
        objects: usize,
    },
    /// Two objects share a token.
    #[error("objects {} and {} have the same token", objects[0], objects[1])]
    DuplicateToken {
        /// Their positions, the lower first.
        objects: [usize; 2],
    },
    /// This build lacks the suite.
    #[error(transparent)]
    Suite(#[from] SuiteUnavailable),
}

impl WeightedError {
    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "weighted.too-few",
            Self::TooMany { .. } => "weighted.too-many",
            Self::DuplicateToken { .. } => "weighted.duplicate-token",
            Self::Suite(error) => error.code(),
        }
    }
}
