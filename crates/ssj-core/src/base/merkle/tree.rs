//! A tree that is kept, for proofs.

use alloc::vec::Vec;

use super::{ConsistencyProof, InclusionProof};
use crate::base::bytes::Digest;
use crate::base::suite::HashFn;

/// A Merkle tree with all its nodes in memory: 64 bytes a leaf.
///
/// ```
/// use ssj_core::{Suite, merkle::Tree};
/// let h = Suite::Intl.hash_fn()?;
/// let tree = Tree::new(h, [b"a", b"b", b"c"].map(|leaf| h.merkle_leaf(&[leaf])));
/// assert_eq!(tree.len(), 3);
/// assert!(tree.inclusion(3).is_none());
/// assert_eq!(Tree::root_of(h, [b"a", b"b", b"c"].map(|leaf| h.merkle_leaf(&[leaf])).into()), tree.root());
/// # Ok::<(), ssj_core::SuiteUnavailable>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// `levels[k][i]` is the root of the leaves from `i·2^k` up to `(i + 1)·2^k` or the last one.
    levels: Vec<Vec<Digest>>,
    root: Digest,
}

impl Tree {
    /// The tree of these leaf hashes, in this order.
    pub fn new(hash: HashFn, leaves: impl IntoIterator<Item = Digest>) -> Self {
        let mut level: Vec<Digest> = leaves.into_iter().collect();
        let mut levels = Vec::new();
        while level.len() > 1 {
            let above = hash.merkle_level(&level);
            levels.push(core::mem::replace(&mut level, above));
        }
        let root = level.first().copied();
        levels.push(level);
        Self {
            levels,
            root: root.unwrap_or_else(|| hash.merkle_empty()),
        }
    }

    /// Their root alone, of which no node is kept.
    pub fn root_of(hash: HashFn, mut level: Vec<Digest>) -> Digest {
        while level.len() > 1 {
            level = hash.merkle_level(&level);
        }
        let root = level.first().copied();
        root.unwrap_or_else(|| hash.merkle_empty())
    }

    /// Number of leaves.
    pub fn len(&self) -> usize {
        self.levels.first().map_or(0, Vec::len)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The root.
    pub const fn root(&self) -> Digest {
        self.root
    }

    /// The proof that the leaf of this index (from 0) is in the tree; `None` outside of it.
    pub fn inclusion(&self, index: usize) -> Option<InclusionProof> {
        if index >= self.len() {
            return None;
        }
        let path = self.levels.iter().enumerate();
        let path = path
            .filter_map(|(height, level)| level.get((index >> height) ^ 1).copied())
            .collect();
        Some(InclusionProof::new(index, self.len(), path))
    }

    /// The proof that the first `old` leaves are the whole of an earlier tree; `None` where this
    /// tree has fewer, and for an empty earlier tree, of which there is nothing to prove.
    pub fn consistency(&self, old: usize) -> Option<ConsistencyProof> {
        if old == 0 || old > self.len() {
            return None;
        }
        let path = self.consistency_path(old);
        Some(ConsistencyProof::new(old, self.len(), path))
    }

    /// RFC 6962, section 2.1.2, from the bottom up: the old tree's last full subtree, then its
    /// siblings on the way to the root. Where that subtree is the whole old tree the reader knows
    /// it.
    fn consistency_path(&self, old: usize) -> Vec<Digest> {
        if old == self.len() {
            return Vec::new();
        }
        let start = usize::try_from(old.trailing_zeros()).unwrap_or(0);
        let last = (old >> start).saturating_sub(1);
        let own = (last > 0).then(|| self.node(start, last)).flatten();
        let siblings = (start..self.levels.len()).filter_map(|height| {
            let index = last >> height.saturating_sub(start);
            self.node(height, index ^ 1)
        });
        own.into_iter().chain(siblings).collect()
    }

    /// The nodes of a height, those that rose without a neighbour included.
    pub(crate) fn level(&self, height: usize) -> Option<&[Digest]> {
        self.levels.get(height).map(Vec::as_slice)
    }

    fn node(&self, height: usize, index: usize) -> Option<Digest> {
        self.levels.get(height)?.get(index).copied()
    }
}
