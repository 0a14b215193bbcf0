//! One digest for all trails.

use alloc::vec::Vec;

use super::Head;
use crate::bytes::Digest;
use crate::encode::Encode;
use crate::id::Id;
use crate::merkle::{InclusionProof, Tree};
use crate::suite::HashFn;

/// A Merkle tree over the heads of all lifecycles, in ascending order of their ids.
///
/// Publishing its root pins every trail; each one is then proven with a few digests.
///
/// ```
/// use ssj_core::trail::{Checkpoint, Head};
/// use ssj_core::{Digest, Suite, VisitId};
/// let h = Suite::Intl.hash_fn()?;
/// let head = |name: &str, byte| VisitId::new(name).map(|id| Head::new(id.into(), 1, Digest::from_bytes([byte; 32])));
/// let (a, b) = (head("a", 1)?, head("b", 2)?);
/// let checkpoint = Checkpoint::new(h, vec![b.clone(), a.clone()])?;
/// let proof = checkpoint.proof(a.subject()).ok_or("unknown")?;
/// proof.verify(h, Checkpoint::leaf(h, &a), checkpoint.root())?;
/// assert!(Checkpoint::new(h, vec![a.clone(), a]).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    heads: Vec<Head>,
    tree: Tree,
}

impl Checkpoint {
    /// The checkpoint of these heads, in any order.
    ///
    /// # Errors
    /// [`CheckpointError`] where a lifecycle has more than one head.
    pub fn new(hash: HashFn, mut heads: Vec<Head>) -> Result<Self, CheckpointError> {
        heads.sort_unstable();
        let twice = heads.windows(2).find_map(|pair| match pair {
            [a, b] if a.subject() == b.subject() => Some(a.subject().clone()),
            _ => None,
        });
        if let Some(subject) = twice {
            return Err(CheckpointError { subject });
        }
        let tree = Tree::new(hash, heads.iter().map(|head| Self::leaf(hash, head)));
        Ok(Self { heads, tree })
    }

    /// The leaf of a head.
    pub fn leaf(hash: HashFn, head: &Head) -> Digest {
        hash.merkle_leaf(&[&head.to_canonical()])
    }

    /// The root to publish.
    pub const fn root(&self) -> Digest {
        self.tree.root()
    }

    /// The heads, in ascending order of their lifecycles' ids.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The proof that a lifecycle's head is in it; `None` where it is not.
    pub fn proof(&self, subject: &Id) -> Option<InclusionProof> {
        let at = self
            .heads
            .binary_search_by(|head| head.subject().cmp(subject));
        at.ok().and_then(|index| self.tree.inclusion(index))
    }
}

/// A lifecycle with more than one head.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{subject}` has more than one head")]
pub struct CheckpointError {
    subject: Id,
}

impl CheckpointError {
    /// The lifecycle.
    pub const fn subject(&self) -> &Id {
        &self.subject
    }

    /// The stable code `checkpoint.two-heads`.
    pub const fn code(&self) -> &'static str {
        "checkpoint.two-heads"
    }
}
