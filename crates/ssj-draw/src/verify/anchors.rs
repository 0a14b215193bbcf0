//! What a verifier brings from elsewhere.

use alloc::collections::BTreeMap;

use ssj_core::Digest;
use ssj_core::trail::Head;

use crate::record::{SourceId, SourceValue, TreeRoot};

/// What the verifier knows of one draw from outside its record: read off a bulletin, a beacon's own
/// site, a newspaper.
///
/// ```
/// use ssj_core::Digest;
/// use ssj_draw::verify::Anchors;
/// let anchors = Anchors::new().commitment(Digest::from_bytes([1; 32]));
/// assert!(anchors.is_complete_for(&[]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    pub(crate) commitment: Option<Digest>,
    pub(crate) record: Option<Digest>,
    pub(crate) values: BTreeMap<SourceId, SourceValue>,
    pub(crate) head: Option<Head>,
    pub(crate) checkpoint: Option<TreeRoot>,
    pub(crate) checkpoints: Option<TreeRoot>,
}

impl Anchors {
    /// Nothing known.
    pub const fn new() -> Self {
        Self {
            commitment: None,
            record: None,
            values: BTreeMap::new(),
            head: None,
            checkpoint: None,
            checkpoints: None,
        }
    }

    /// The commitment as it was published before the draw.
    #[must_use]
    pub const fn commitment(mut self, commitment: Digest) -> Self {
        self.commitment = Some(commitment);
        self
    }

    /// The record's digest as it was published with the seed, or as the round's trail, whose head was
    /// kept elsewhere, has it: then nothing can be exchanged after that, instants included.
    #[must_use]
    pub const fn record(mut self, record: Digest) -> Self {
        self.record = Some(record);
        self
    }

    /// The value that a seed source gave, from that source itself.
    #[must_use]
    pub fn value(mut self, source: SourceId, value: SourceValue) -> Self {
        self.values.insert(source, value);
        self
    }

    /// The head that the round's trail once had, as it was published or kept:
    /// [`verify_trail`](super::verify_trail) compares it.
    #[must_use]
    pub fn head(mut self, head: Head) -> Self {
        self.head = Some(head);
        self
    }

    /// A checkpoint over the heads of all trails, as it was published, with the number of the heads:
    /// [`verify_trail`](super::verify_trail) compares it.
    #[must_use]
    pub const fn checkpoint(mut self, checkpoint: TreeRoot) -> Self {
        self.checkpoint = Some(checkpoint);
        self
    }

    /// The root over all checkpoints up to some day, with their number, as somebody kept it:
    /// [`verify_trail`](super::verify_trail) wants a proof that the list has only grown since.
    #[must_use]
    pub const fn checkpoints(mut self, checkpoints: TreeRoot) -> Self {
        self.checkpoints = Some(checkpoints);
        self
    }

    /// Whether the commitment and all of these sources are known.
    pub fn is_complete_for(&self, sources: &[SourceId]) -> bool {
        self.commitment.is_some()
            && sources
                .iter()
                .all(|source| self.values.contains_key(source))
    }
}
