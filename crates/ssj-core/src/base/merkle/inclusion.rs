//! "This leaf is in the list."

use alloc::vec::Vec;

use super::{ProofError, same};
use crate::base::bytes::Digest;
use crate::base::encode::width;
use crate::base::suite::HashFn;

/// The audit path of one leaf: RFC 6962, section 2.1.1.
///
/// ```
/// use ssj_core::{Suite, merkle::Tree};
/// let h = Suite::Intl.hash_fn()?;
/// let leaf = h.merkle_leaf(&[b"only"]);
/// let tree = Tree::new(h, [leaf]);
/// let proof = tree.inclusion(0).ok_or("no such leaf")?;
/// assert_eq!((proof.index(), proof.tree_len(), proof.path().len()), (0, 1, 0));
/// proof.verify(h, leaf, tree.root())?;
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct InclusionProof {
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    index: u64,
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    tree_len: u64,
    path: Vec<Digest>,
}

impl InclusionProof {
    pub(super) fn new(index: usize, tree_len: usize, path: Vec<Digest>) -> Self {
        Self {
            index: width(index),
            tree_len: width(tree_len),
            path,
        }
    }

    /// A proof as another tool made it; [`verify`](Self::verify) judges it.
    pub const fn from_parts(index: u64, tree_len: u64, path: Vec<Digest>) -> Self {
        Self {
            index,
            tree_len,
            path,
        }
    }

    /// The leaf's index, from 0.
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// Number of leaves of the tree.
    pub const fn tree_len(&self) -> u64 {
        self.tree_len
    }

    /// The siblings from the leaf up.
    pub fn path(&self) -> &[Digest] {
        &self.path
    }

    /// Checks that the leaf of this hash stands at the proof's index under this root.
    ///
    /// # Errors
    /// [`ProofError`] where the index lies outside the tree, the path is of another length than
    /// the place takes, or it leads to another root.
    pub fn verify(&self, hash: HashFn, leaf: Digest, root: Digest) -> Result<(), ProofError> {
        same(root, self.root(hash, leaf)?)
    }

    fn root(&self, hash: HashFn, leaf: Digest) -> Result<Digest, ProofError> {
        let (mut at, Some(mut last)) = (self.index, self.tree_len.checked_sub(1)) else {
            return Err(self.out_of_range());
        };
        if at > last {
            return Err(self.out_of_range());
        }
        let (mut node, mut path) = (leaf, self.path.iter().copied());
        while last > 0 {
            if at % 2 == 1 {
                node = hash.merkle_node(path.next().ok_or_else(|| self.length())?, node);
            } else if at < last {
                node = hash.merkle_node(node, path.next().ok_or_else(|| self.length())?);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        match path.next() {
            None => Ok(node),
            Some(_) => Err(self.length()),
        }
    }

    const fn out_of_range(&self) -> ProofError {
        ProofError::OutOfRange {
            inner: self.index,
            outer: self.tree_len,
        }
    }

    const fn length(&self) -> ProofError {
        ProofError::Length {
            found: self.path.len(),
        }
    }
}

record! {
    0x0204 InclusionProof { index, tree_len, path } decode;
}
