//! Merkle trees with the hashing of RFC 6962, section 2.1: one digest for a list of any length.
//!
//! A leaf is hashed behind the byte 0, an inner node behind the byte 1, so neither can pass for the
//! other. A tree of n leaves splits at the largest power of two below n. [`Accumulator`] streams a
//! root in memory that grows with log n; a [`Range`] does so for leaves in the middle, which another
//! thread or machine hashes; [`Tree`] keeps what it needs to prove that a leaf is in the list
//! ([`InclusionProof`]) or that one list only grew into another ([`ConsistencyProof`]).
//!
//! ```
//! use ssj_core::Suite;
//! use ssj_core::merkle::{Accumulator, Tree};
//! let h = Suite::Intl.hash_fn()?;
//! let leaves = ["a", "b", "c"].map(|leaf| h.merkle_leaf(&[leaf.as_bytes()]));
//! let root = Accumulator::of(h, leaves).root(h);
//!
//! let tree = Tree::new(h, leaves);
//! assert_eq!(tree.root(), root);
//! let proof = tree.inclusion(1).ok_or("no such leaf")?;
//! proof.verify(h, leaves[1], root)?;
//! assert!(proof.verify(h, leaves[0], root).is_err());
//! # Ok::<(), Box<dyn core::error::Error>>(())
//! ```

mod accumulator;
mod consistency;
mod inclusion;
mod range;
#[cfg(test)]
mod tests;
mod tree;

use alloc::vec::Vec;

use crate::base::bytes::Digest;
use crate::base::suite::HashFn;

pub use accumulator::Accumulator;
pub use consistency::ConsistencyProof;
pub use inclusion::InclusionProof;
pub use range::{Range, RangesApart};
pub use tree::Tree;

/// Bytes of a node's message.
const NODE: usize = 65;

/// Nodes that are hashed at once.
const AT_ONCE: usize = 32;

fn node(left: Digest, right: Digest) -> [u8; NODE] {
    let mut message = [1; NODE];
    message[1..33].copy_from_slice(left.as_bytes());
    message[33..].copy_from_slice(right.as_bytes());
    message
}

impl HashFn {
    /// The root of no leaves: the hash of the empty message.
    pub fn merkle_empty(self) -> Digest {
        self.raw(&[], &[])
    }

    /// The hash of a leaf, whose data is the parts joined: `H(0x00 ‖ a ‖ b ‖ …)`.
    ///
    /// Joining does not separate: give it fixed-width parts, or at most one of free length at the
    /// end.
    pub fn merkle_leaf(self, parts: &[&[u8]]) -> Digest {
        self.raw(&[0], parts)
    }

    /// The hash of an inner node: `H(0x01 ‖ left ‖ right)`.
    pub fn merkle_node(self, left: Digest, right: Digest) -> Digest {
        self.of(&node(left, right))
    }

    /// The level of a tree above another one, from left to right: a digest without a neighbour rises as
    /// it is. A module that hashes several messages at once hashes these so.
    pub fn merkle_level(self, below: &[Digest]) -> Vec<Digest> {
        let mut above = Vec::with_capacity(below.len().div_ceil(2));
        let mut messages = [0; AT_ONCE * NODE];
        for many in below.chunks(2 * AT_ONCE) {
            let pairs = many.chunks_exact(2);
            let (alone, mut written) = (pairs.remainder(), 0_usize);
            for (pair, message) in pairs.zip(messages.chunks_exact_mut(NODE)) {
                if let [left, right] = pair {
                    message.copy_from_slice(&node(*left, *right));
                    written = written.saturating_add(NODE);
                }
            }
            self.of_each(
                messages.get(..written).unwrap_or_default(),
                NODE,
                &mut above,
            );
            above.extend(alone);
        }
        above
    }
}

errors! {
    /// A proof that does not hold.
    ///
    /// ```
    /// use ssj_core::{Explain, merkle::ProofError};
    /// assert_eq!(ProofError::Length { found: 3 }.code(), "proof.length");
    /// ```
    #[derive(Copy)]
    pub enum ProofError {
        /// The proof names a leaf outside its tree, or trees in the wrong order.
        OutOfRange {
            /// The leaf's index or the smaller list's length.
            inner: u64,
            /// The (larger) list's length.
            outer: u64,
        } = "proof.out-of-range",
            "the proof is about {inner} of a list of {outer}",
            "证明涉及第 {inner} 项，而清单共 {outer} 项";
        /// The path has too few or too many digests for the place it speaks of.
        Length {
            /// Digests in the path.
            found: usize,
        } = "proof.length",
            "the proof has {found} digests, which is not what its place in the tree takes",
            "证明有 {found} 个摘要，与其在树中的位置不符";
        /// The digests lead to another root.
        Root {
            /// The root that was asked for.
            expected: Digest,
            /// The root that the proof leads to.
            found: Digest,
        } = "proof.root",
            "the proof leads to the root `{found}`, not to `{expected}`",
            "证明得出的根为 `{found}`，应为 `{expected}`";
    }
}

fn same(expected: Digest, found: Digest) -> Result<(), ProofError> {
    if expected == found {
        Ok(())
    } else {
        Err(ProofError::Root { expected, found })
    }
}
