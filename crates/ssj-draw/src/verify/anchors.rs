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
/// let commitment = Some(Digest::from_bytes([1; 32]));
/// let anchors = Anchors { commitment, ..Anchors::default() };
/// assert!(anchors.values.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anchors {
    /// The commitment as it was published before the draw.
    pub commitment: Option<Digest>,
    /// The record's digest as it was published with the seed, or as the round's trail, whose head was
    /// kept elsewhere, has it: then nothing can be exchanged after that, instants included.
    pub record: Option<Digest>,
    /// The value that each seed source gave, from that source itself.
    pub values: BTreeMap<SourceId, SourceValue>,
    /// The head that the round's trail once had, as it was published or kept:
    /// [`verify_trail`](super::verify_trail) compares it.
    pub head: Option<Head>,
    /// A checkpoint over the heads of all trails, as it was published, with the number of the heads:
    /// [`verify_trail`](super::verify_trail) compares it.
    pub checkpoint: Option<TreeRoot>,
    /// The root over all checkpoints up to some day, with their number, as somebody kept it:
    /// [`verify_trail`](super::verify_trail) wants a proof that the list has only grown since.
    pub checkpoints: Option<TreeRoot>,
}
