//! The root of a Merkle tree together with its size.

use crate::base::bytes::Digest;
use crate::base::merkle::{InclusionProof, ProofError, Tree};
use crate::base::suite::HashFn;

/// A root and the number of its leaves: the hashing of RFC 6962 alone does not fix that number, so
/// whoever publishes a root publishes both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct TreeRoot {
    /// Number of leaves.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::json_u64::Written"))]
    pub leaves: u64,
    /// The root over them.
    pub root: Digest,
}

impl TreeRoot {
    /// Checks that a leaf stands in the tree.
    ///
    /// # Errors
    /// [`ProofError`] where the proof is about a tree of another size or leads to another root.
    pub fn verify(
        &self,
        hash: HashFn,
        proof: &InclusionProof,
        leaf: Digest,
    ) -> Result<(), ProofError> {
        if proof.tree_len() != self.leaves {
            return Err(ProofError::OutOfRange {
                inner: proof.tree_len(),
                outer: self.leaves,
            });
        }
        proof.verify(hash, leaf, self.root)
    }
}

impl From<&Tree> for TreeRoot {
    fn from(tree: &Tree) -> Self {
        Self {
            leaves: u64::try_from(tree.len()).unwrap_or(u64::MAX),
            root: tree.root(),
        }
    }
}

record! {
    _ TreeRoot { leaves, root } decode;
}

impl core::fmt::Display for TreeRoot {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{} over {} leaves", self.root, self.leaves)
    }
}
