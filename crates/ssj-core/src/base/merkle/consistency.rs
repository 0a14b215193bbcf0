//! "The list only grew."

use alloc::vec::Vec;

use super::{ProofError, same};
use crate::base::bytes::Digest;
use crate::base::encode::width;
use crate::base::suite::HashFn;

/// The proof that an earlier list is the beginning of a later one: RFC 6962, section 2.1.2.
///
/// ```
/// use ssj_core::{Suite, merkle::Tree};
/// let h = Suite::Intl.hash_fn()?;
/// let leaves = [b"a", b"b", b"c"].map(|leaf| h.merkle_leaf(&[leaf]));
/// let (old, new) = (Tree::new(h, leaves.into_iter().take(2)), Tree::new(h, leaves));
/// let proof = new.consistency(2).ok_or("the old list is longer")?;
/// assert_eq!((proof.old_len(), proof.new_len()), (2, 3));
/// proof.verify(h, old.root(), new.root())?;
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ConsistencyProof {
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    old_len: u64,
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    new_len: u64,
    path: Vec<Digest>,
}

impl ConsistencyProof {
    pub(super) fn new(old_len: usize, new_len: usize, path: Vec<Digest>) -> Self {
        Self {
            old_len: width(old_len),
            new_len: width(new_len),
            path,
        }
    }

    /// A proof as another tool made it; [`verify`](Self::verify) judges it.
    pub const fn from_parts(old_len: u64, new_len: u64, path: Vec<Digest>) -> Self {
        Self {
            old_len,
            new_len,
            path,
        }
    }

    /// Leaves of the earlier list.
    pub const fn old_len(&self) -> u64 {
        self.old_len
    }

    /// Leaves of the later list.
    pub const fn new_len(&self) -> u64 {
        self.new_len
    }

    /// The digests of the proof, in the order of RFC 6962.
    pub fn path(&self) -> &[Digest] {
        &self.path
    }

    /// Checks that the list under `new` starts with the whole list under `old`.
    ///
    /// # Errors
    /// [`ProofError`] where the earlier list is empty (every list starts with that one, so nothing
    /// would be shown: the RFC has 0 < m) or the longer one, the path is of another length than
    /// both take, or it leads to another root.
    pub fn verify(&self, hash: HashFn, old: Digest, new: Digest) -> Result<(), ProofError> {
        if self.old_len == 0 || self.old_len > self.new_len {
            return Err(ProofError::OutOfRange {
                inner: self.old_len,
                outer: self.new_len,
            });
        }
        if self.old_len == self.new_len {
            return self.verify_unchanged(old, new);
        }
        let (found_old, found_new) = self.roots(hash, old).ok_or(ProofError::Length {
            found: self.path.len(),
        })?;
        same(old, found_old)?;
        same(new, found_new)
    }

    /// Every list starts with itself: no digests needed.
    fn verify_unchanged(&self, old: Digest, new: Digest) -> Result<(), ProofError> {
        if !self.path.is_empty() {
            return Err(ProofError::Length {
                found: self.path.len(),
            });
        }
        same(new, old)
    }

    /// Both roots as the path has them: RFC 9162, section 2.1.4.2. `None` where the path is too
    /// short or too long.
    fn roots(&self, hash: HashFn, old: Digest) -> Option<(Digest, Digest)> {
        let mut path = self.path.iter().copied();
        let start = if self.old_len.is_power_of_two() {
            old
        } else {
            path.next()?
        };
        let full = self.old_len.trailing_zeros();
        let mut at = self.old_len.checked_sub(1)? >> full;
        let mut last = self.new_len.checked_sub(1)? >> full;
        let (mut in_old, mut in_new) = (start, start);
        while last > 0 {
            if at % 2 == 1 {
                let left = path.next()?;
                in_old = hash.merkle_node(left, in_old);
                in_new = hash.merkle_node(left, in_new);
            } else if at < last {
                in_new = hash.merkle_node(in_new, path.next()?);
            }
            (at, last) = (at >> 1, last >> 1);
        }
        path.next().is_none().then_some((in_old, in_new))
    }
}

record! {
    0x0205 ConsistencyProof { old_len, new_len, path } decode;
}
