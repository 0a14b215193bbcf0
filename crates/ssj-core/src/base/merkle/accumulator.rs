//! The root of a stream of leaves.

use alloc::vec::Vec;

use crate::base::bytes::Digest;
use crate::base::suite::HashFn;

/// Takes leaf hashes one by one and knows their root, in memory that grows with log n.
///
/// The order of the leaves counts: a frame pushes them in strictly ascending blind token.
///
/// ```
/// use ssj_core::{Suite, merkle::Accumulator};
/// let h = Suite::Intl.hash_fn()?;
/// let mut leaves = Accumulator::new();
/// assert_eq!(leaves.root(h), h.merkle_empty());
/// leaves.push(h, h.merkle_leaf(&[b"a"]));
/// leaves.push(h, h.merkle_leaf(&[b"b"]));
/// assert_eq!((leaves.len(), leaves.root(h)), (2, h.merkle_node(h.merkle_leaf(&[b"a"]), h.merkle_leaf(&[b"b"]))));
/// # Ok::<(), ssj_core::SuiteUnavailable>(())
/// ```
///
/// It can be stored between two leaves: what is read back has as many peaks as its number of leaves makes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Stored"))]
pub struct Accumulator {
    /// Roots of full subtrees, the largest first: one for each bit of `len` that is set.
    pub(super) peaks: Vec<Digest>,
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::json_u64::Written"))]
    pub(super) len: u64,
}

impl Accumulator {
    /// No leaves yet.
    pub const fn new() -> Self {
        Self {
            peaks: Vec::new(),
            len: 0,
        }
    }

    /// The accumulator of these leaf hashes, in this order.
    pub fn of(hash: HashFn, leaves: impl IntoIterator<Item = Digest>) -> Self {
        let mut all = Self::new();
        leaves.into_iter().for_each(|leaf| all.push(hash, leaf));
        all
    }

    /// Adds a leaf by its hash.
    pub fn push(&mut self, hash: HashFn, leaf: Digest) {
        // Every full subtree as large as the new one joins it, as carries do in a binary counter.
        let full = self.len.trailing_ones();
        let node = (0..full).fold(leaf, |right, _| match self.peaks.pop() {
            Some(left) => hash.merkle_node(left, right),
            None => right,
        });
        self.peaks.push(node);
        self.len = self.len.saturating_add(1);
    }

    /// Leaves so far.
    pub const fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The root of the leaves so far.
    pub fn root(&self, hash: HashFn) -> Digest {
        let peaks = self.peaks.iter().rev().copied();
        peaks
            .reduce(|right, left| hash.merkle_node(left, right))
            .unwrap_or_else(|| hash.merkle_empty())
    }
}

/// As it is stored.
#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schemars", schemars(rename = "Accumulator"))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Stored {
    peaks: Vec<Digest>,
    #[serde(with = "crate::json_u64")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::json_u64::Written"))]
    len: u64,
}

#[cfg(feature = "serde")]
impl TryFrom<Stored> for Accumulator {
    type Error = &'static str;

    fn try_from(stored: Stored) -> Result<Self, Self::Error> {
        let Stored { peaks, len } = stored;
        if crate::base::encode::width(peaks.len()) == u64::from(len.count_ones()) {
            Ok(Self { peaks, len })
        } else {
            Err("one peak for each bit of the number of leaves")
        }
    }
}
