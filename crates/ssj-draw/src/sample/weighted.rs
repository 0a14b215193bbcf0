//! Draws with probability proportional to size.
//!
//! Certainty units first, then the pivotal method along rank order (see `lots`): inclusion probabilities
//! are exact, and of any two objects both can be drawn wherever two that are not certain are. The whole
//! frame must be in one place.

use alloc::vec::Vec;
use core::cmp::Reverse;

use ssj_core::BlindToken;

use super::lots::Undecided;
use super::rank::{Rank, Ranker, twice};

/// One object of a weighted draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SizedObject {
    /// The name under which it enters the draw.
    pub token: BlindToken,
    /// Its size, such as turnover or number of complaints; an object of size 0 is never drawn.
    pub size: u32,
}

/// A draw of one stratum with probability proportional to size (按规模成比例抽取).
///
/// ```
/// use ssj_core::{BlindToken, Seed, Suite};
/// use ssj_draw::sample::{Ranker, SizedObject, WeightedSample};
/// let object = |i: u8| SizedObject {
///     token: BlindToken::from_bytes([i; 16]),
///     size: if i == 0 { 100 } else { 1 },
/// };
/// let objects: Vec<_> = (0..50).map(object).collect();
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let sample = WeightedSample::draw(&objects, 8, &ranker)?;
/// assert_eq!(sample.certain, [0]);
/// assert_eq!(sample.drawn.len(), 7);
/// // Each of the others is drawn with probability 7 · 1/49.
/// assert_eq!(sample.probability(objects[1]), (7, 49));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "按规模成比例抽取")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeightedSample {
    /// The objects drawn with certainty, lowest rank first, as positions in the objects given.
    pub certain: Vec<usize>,
    /// The others that were drawn, lowest rank first, as positions in the objects given.
    pub drawn: Vec<usize>,
    /// The sum of the sizes of all that are not certain.
    pub total: u64,
}

impl WeightedSample {
    /// Draws so many of the objects, given in any order.
    ///
    /// # Errors
    /// [`WeightedError`] where fewer objects than that have a size above 0, there are 2^32 objects or
    /// more, or two share a token.
    pub fn draw(
        objects: &[SizedObject],
        drawn: u64,
        ranker: &Ranker,
    ) -> Result<Self, WeightedError> {
        let mut order = by_rank(objects, ranker)?;
        let positive = order.len();
        if u64::try_from(positive).is_ok_and(|positive| positive < drawn) {
            return Err(WeightedError::TooFew { drawn, positive });
        }
        let (certain, total) = take_certain(&mut order, drawn);
        let left = drawn.saturating_sub(u64::try_from(certain.len()).unwrap_or(u64::MAX));
        let open = order.iter().enumerate().filter(|_| left > 0);
        let shares = open.filter_map(|(place, (_, unit))| {
            let token = objects.get(unit.at)?.token;
            Some(Undecided {
                // Below the total: who reaches it is certain.
                part: left.saturating_mul(unit.size),
                lot: ranker.lot(token.as_bytes()),
                of: (place, unit.at),
            })
        });
        let mut up = ranker.rounded_up(total, shares);
        up.sort_unstable();
        Ok(Self {
            certain,
            drawn: up.into_iter().map(|(_, at)| at).collect(),
            total,
        })
    }

    /// The exact probability with which an object of the frame was drawn, as a fraction.
    pub fn probability(&self, object: SizedObject) -> (u128, u128) {
        let drawn = u128::try_from(self.drawn.len()).unwrap_or(u128::MAX);
        let share = drawn.saturating_mul(object.size.into());
        let total = u128::from(self.total);
        if share >= total && object.size > 0 {
            (1, 1)
        } else {
            (share, total.max(1))
        }
    }
}

/// An object of size above 0, by its place among those given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Unit {
    at: usize,
    size: u64,
}

/// All objects of size above 0, by rank.
fn by_rank(objects: &[SizedObject], ranker: &Ranker) -> Result<Vec<(Rank, Unit)>, WeightedError> {
    if u32::try_from(objects.len()).is_err() {
        return Err(WeightedError::TooMany {
            objects: objects.len(),
        });
    }
    let sized = objects.iter().enumerate();
    let sized = sized.filter(|(_, object)| object.size > 0);
    let unit = |(at, object): (usize, &SizedObject)| {
        let size = object.size.into();
        (ranker.rank(object.token), Unit { at, size })
    };
    let mut order: Vec<_> = sized.map(unit).collect();
    order.sort_unstable();
    match twice(&order) {
        None => Ok(order),
        Some((first, second)) => Err(WeightedError::DuplicateToken {
            first: first.at,
            second: second.at,
        }),
    }
}

/// Takes out whoever's probability reaches 1, which makes those of the others grow, to the fixed
/// point: the largest first, as long as `left · size ≥ total`. Returns them by rank, and the total of
/// the others.
fn take_certain(order: &mut Vec<(Rank, Unit)>, drawn: u64) -> (Vec<usize>, u64) {
    let mut sizes: Vec<u64> = order.iter().map(|(_, unit)| unit.size).collect();
    let mut total = sizes
        .iter()
        .fold(0, |sum: u64, size| sum.saturating_add(*size));
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
    let certain = order.extract_if(.., |(_, unit)| unit.size >= smallest);
    (certain.map(|(_, unit)| unit.at).collect(), total)
}

errors! {
    /// A weighted draw that can't be made.
    #[derive(Copy)]
    pub enum WeightedError {
        /// Fewer objects of size above 0 than are to be drawn.
        TooFew {
            /// How many are to be drawn.
            drawn: u64,
            /// How many could be.
            positive: usize,
        } = "weighted.too-few",
            "{drawn} objects are to be drawn, but {positive} have a size above 0",
            "应抽 {drawn} 个，而规模大于 0 的只有 {positive} 个";
        /// 2^32 objects or more.
        TooMany {
            /// How many there are.
            objects: usize,
        } = "weighted.too-many",
            "{objects} objects are more than a weighted draw takes, which is fewer than 2^32",
            "{objects} 个对象超过按规模抽取的限度，应少于 2^32 个";
        /// Two objects share a token.
        DuplicateToken {
            /// The position of the one of lower rank.
            first: usize,
            /// The position of the other.
            second: usize,
        } = "weighted.duplicate-token", "objects {first} and {second} have the same token",
            "第 {first} 个与第 {second} 个对象的标记相同";
    }
}
