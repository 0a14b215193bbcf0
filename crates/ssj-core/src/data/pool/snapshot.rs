//! Fixing a pool by one digest.

use super::PoolHeader;
use crate::base::bytes::Digest;
use crate::base::digests::SnapshotDigest;
use crate::base::encode::{Encode, Encoder, Tag, width};
use crate::base::id::{MatterId, PoolId};
use crate::base::label::Label;
use crate::base::merkle::Accumulator;
use crate::base::suite::HashFn;
use crate::base::timestamp::Timestamp;

/// A pool as it was at an instant, by its digest:
/// `H("ssj/1/snapshot\0" ‖ canonical(header, matter, entries, root))`, where the root is that of
/// the Merkle tree over the rows' canonical encodings, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Snapshot {
    pool: PoolId,
    as_of: Timestamp,
    entries: u64,
    root: Digest,
    digest: SnapshotDigest,
}

impl Snapshot {
    pub(super) fn of<T: Encode>(
        hash: HashFn,
        tag: Tag,
        header: &PoolHeader,
        matter: Option<&MatterId>,
        entries: &[T],
    ) -> Self {
        let mut row = Encoder::new();
        let leaves = entries.iter().map(|entry| {
            row.clear();
            row.value(entry);
            hash.merkle_leaf(&[row.as_bytes()])
        });
        let root = Accumulator::of(hash, leaves).root(hash);
        let entries = width(entries.len());
        let mut whole = Encoder::new();
        whole.record(tag, |body| {
            body.value(header);
            body.value(&matter);
            body.value(&entries);
            body.value(&root);
        });
        Self {
            pool: header.id.clone(),
            as_of: header.as_of,
            entries,
            root,
            digest: SnapshotDigest(hash.hash(Label::Snapshot, whole.as_bytes())),
        }
    }

    /// The pool.
    pub const fn pool(&self) -> &PoolId {
        &self.pool
    }

    /// The instant its rows were taken.
    pub const fn as_of(&self) -> Timestamp {
        self.as_of
    }

    /// How many rows it has.
    pub const fn entries(&self) -> u64 {
        self.entries
    }

    /// The root of the tree over its rows.
    pub const fn root(&self) -> Digest {
        self.root
    }

    /// The digest that fixes all of it.
    pub const fn digest(&self) -> SnapshotDigest {
        self.digest
    }
}
