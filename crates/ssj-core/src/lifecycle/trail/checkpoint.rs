//! One digest for all trails.

use alloc::vec::Vec;

use super::Head;
use crate::base::bytes::Digest;
use crate::base::digests::CheckpointRoot;
use crate::base::encode::Encode;
use crate::base::id::Id;
use crate::base::merkle::{ConsistencyProof, InclusionProof, Tree};
use crate::base::suite::HashFn;

/// A Merkle tree over the heads of all lifecycles, in ascending order of their ids.
///
/// Publishing its root pins every trail; each one is then proven with a few digests.
///
/// ```
/// use ssj_core::EntryDigest;
/// use ssj_core::trail::{Checkpoint, Head};
/// use ssj_core::{Digest, Suite, VisitId};
/// let h = Suite::Intl.hash_fn()?;
/// let head = |name: &str, byte| VisitId::new(name).map(|id| Head { subject: id.into(), len: 1, digest: EntryDigest(Digest::from_bytes([byte; 32])) });
/// let (a, b) = (head("a", 1)?, head("b", 2)?);
/// let checkpoint = Checkpoint::new(h, vec![b.clone(), a.clone()])?;
/// let proof = checkpoint.proof(&a.subject).ok_or("unknown")?;
/// proof.verify(h, Checkpoint::leaf(h, &a), checkpoint.root().0)?;
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
            [a, b] if a.subject == b.subject => Some(a.subject.clone()),
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
    pub const fn root(&self) -> CheckpointRoot {
        CheckpointRoot(self.tree.root())
    }

    /// The heads, in ascending order of their lifecycles' ids.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The proof that a lifecycle's head is in it; `None` where it is not.
    pub fn proof(&self, subject: &Id) -> Option<InclusionProof> {
        let at = self
            .heads
            .binary_search_by(|head| head.subject.cmp(subject));
        at.ok().and_then(|index| self.tree.inclusion(index))
    }
}

impl Checkpoint {
    /// The first lifecycle that an `older` checkpoint has further on, or otherwise, than this one,
    /// or that this one has lost: none where the heads alone do not betray a rewritten history.
    ///
    /// ```
    /// use ssj_core::EntryDigest;
    /// use ssj_core::trail::{Checkpoint, Head};
    /// use ssj_core::{Digest, Suite, VisitId};
    /// let h = Suite::Intl.hash_fn()?;
    /// let at = |len, byte| Ok::<_, Box<dyn core::error::Error>>(Checkpoint::new(
    ///     h,
    ///     vec![Head { subject: VisitId::new("a")?.into(), len, digest: EntryDigest(Digest::from_bytes([byte; 32])) }],
    /// )?);
    /// let old = at(2, 1)?;
    /// assert_eq!(at(3, 2)?.first_lost(&old), None);
    /// assert!(at(2, 2)?.first_lost(&old).is_some());
    /// assert!(at(1, 1)?.first_lost(&old).is_some());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn first_lost<'a>(&self, older: &'a Self) -> Option<&'a Id> {
        let kept = |old: &Head| {
            let at = self
                .heads
                .binary_search_by(|head| head.subject.cmp(&old.subject));
            let now = at.ok().and_then(|at| self.heads.get(at));
            now.is_some_and(|now| now.len > old.len || now == old)
        };
        older
            .heads
            .iter()
            .find(|old| !kept(old))
            .map(|it| &it.subject)
    }
}

/// The checkpoints that were published, in order: a list that only grows.
///
/// Whoever kept the root of a shorter log asks for a [`ConsistencyProof`]: no checkpoint of theirs
/// was replaced or removed.
///
/// ```
/// use ssj_core::trail::CheckpointLog;
/// use ssj_core::{CheckpointRoot, Digest, Suite};
/// let h = Suite::Intl.hash_fn()?;
/// let mut log = CheckpointLog::new();
/// [1, 2, 3].map(|byte| log.push(CheckpointRoot(Digest::from_bytes([byte; 32]))));
/// let kept = log.root(h);
/// log.push(CheckpointRoot(Digest::from_bytes([4; 32])));
/// let proof = log.consistency(h, 3).ok_or("the log is shorter")?;
/// proof.verify(h, kept, log.root(h))?;
/// let second = log.inclusion(h, 1).ok_or("the log is shorter")?;
/// second.verify(h, CheckpointLog::leaf(h, log.roots()[1]), log.root(h))?;
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct CheckpointLog {
    roots: Vec<CheckpointRoot>,
}

impl CheckpointLog {
    /// No checkpoint yet.
    pub const fn new() -> Self {
        Self { roots: Vec::new() }
    }

    /// Adds the root of the next checkpoint.
    pub fn push(&mut self, root: CheckpointRoot) {
        self.roots.push(root);
    }

    /// The roots so far.
    pub fn roots(&self) -> &[CheckpointRoot] {
        &self.roots
    }

    /// The leaf of a checkpoint's root.
    pub fn leaf(hash: HashFn, root: CheckpointRoot) -> Digest {
        hash.merkle_leaf(&[root.0.as_bytes()])
    }

    /// The root over all checkpoints so far.
    pub fn root(&self, hash: HashFn) -> Digest {
        self.tree(hash).root()
    }

    /// The proof that the first `old` checkpoints are still the first ones; `None` where there are
    /// fewer, or `old` is 0.
    pub fn consistency(&self, hash: HashFn, old: usize) -> Option<ConsistencyProof> {
        self.tree(hash).consistency(old)
    }

    /// The proof that a checkpoint is the one of this index, from 0; `None` outside of the log.
    pub fn inclusion(&self, hash: HashFn, index: usize) -> Option<InclusionProof> {
        self.tree(hash).inclusion(index)
    }

    fn tree(&self, hash: HashFn) -> Tree {
        Tree::new(hash, self.roots.iter().map(|root| Self::leaf(hash, *root)))
    }
}

errors! {
    /// A lifecycle with more than one head.
    pub struct CheckpointError {
        /// The lifecycle.
        pub subject: Id,
    } = "checkpoint.two-heads", "`{subject}` has more than one head", "`{subject}` 有不止一个链头";
}
