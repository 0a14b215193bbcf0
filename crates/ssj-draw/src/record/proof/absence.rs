//! "I am not in the pool."

use ssj_core::merkle::InclusionProof;
use ssj_core::{Digest, Encoder, HashFn, MatterId, ObjectId};

use crate::record::object::{FrameRow, OpenHalf, SealedHalf};

/// The proof that an object is not in an open frame: the two leaves between which it would stand.
///
/// It opens the neighbours' leaves, which an announced draw may: their ids, states and strata. In a
/// blinded frame an object's place can't be known without the secret, so there absence is for auditors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct AbsenceProof {
    /// The commitment's digest: of which draw this is.
    pub commitment: Digest,
    /// The matter.
    pub matter: MatterId,
    /// Who is absent.
    pub object: ObjectId,
    /// The last leaf below the object's token; none where it would stand first.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Neighbour>"))]
    pub below: Option<Neighbour>,
    /// The first leaf above it; none where it would stand last.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Neighbour>"))]
    pub above: Option<Neighbour>,
}

/// A leaf as its neighbour sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Neighbour {
    /// The row.
    pub row: FrameRow,
    /// Salt, blind token, number of the stratum.
    pub half: SealedHalf,
    /// Its place in the frame's tree.
    pub inclusion: InclusionProof,
}

impl Neighbour {
    /// The leaf that its words make.
    pub fn leaf(&self, hash: HashFn) -> Digest {
        let open = OpenHalf {
            object: &self.row.object,
            holder: &self.row.holder,
            division: &self.row.division,
            state: &self.row.state,
        };
        open.leaf(hash, &mut Encoder::new(), self.half.seal(hash))
    }
}

record! {
    0x0124 AbsenceProof { commitment, matter, object, below, above } decode;
    _ Neighbour { row, half, inclusion } decode;
}
