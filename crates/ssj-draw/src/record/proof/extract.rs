//! What one enterprise can prove of its own place in a draw.

use ssj_core::merkle::InclusionProof;
use ssj_core::{BlindToken, Digest, DivisionId, Encoder, HashFn, MatterId, ObjectId};

use crate::record::object::{
    LeafBody, RowState, StratumKey, ThresholdProof, leaf_digest, merkle_leaf, stratum_digest,
};
use crate::sample::Rank;

/// One object's place in one matter's draw: that it was in the committed frame, in which state, at
/// which rank and, where its stratum may be opened, whether it is in.
///
/// It can't prove that the threshold, `N_h`, its class or others' exclusions are right: all extracts
/// together would, or an auditor. [`crate::verify::verify_object_extract`] judges it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ObjectExtract {
    /// The commitment's digest: of which draw this is.
    pub commitment: Digest,
    /// The matter.
    pub matter: MatterId,
    /// The object.
    pub object: ObjectId,
    /// Who is visited about it, where that is somebody else.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<ObjectId>"))]
    pub holder: Option<ObjectId>,
    /// Where it is.
    pub division: DivisionId,
    /// The name under which it entered the draw.
    pub blind: BlindToken,
    /// Whether it could be drawn, and why not.
    pub state: RowState,
    /// Its stratum, opened or sealed.
    pub stratum: StratumOpening,
    /// Its rank.
    pub rank: Rank,
    /// Its place in the frame's tree.
    pub inclusion: InclusionProof,
}

/// What an extract says of the object's stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum StratumOpening {
    /// Its digest alone: strata are for auditors, and nobody can try out names on this.
    Sealed(Digest),
    /// Its name, and what was drawn by it.
    Opened(OpenedStratum),
}

/// An opened stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct OpenedStratum {
    /// What hid it.
    pub nonce: Digest,
    /// Its name.
    pub key: StratumKey,
    /// The rank of the last one drawn, as the record claims it.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "ssj_core::json::present"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::OrNull<Rank>"))]
    pub threshold: Option<Rank>,
    /// Whether the object was drawn.
    pub drawn: bool,
    /// That this is the threshold which was published for everybody in the stratum.
    pub proof: ThresholdProof,
}

impl ObjectExtract {
    /// The leaf that the extract's words make.
    pub fn leaf(&self, hash: HashFn) -> Digest {
        let mut scratch = Encoder::new();
        let stratum = match &self.stratum {
            StratumOpening::Sealed(digest) => *digest,
            StratumOpening::Opened(opened) => {
                stratum_digest(hash, &mut scratch, opened.nonce, opened.key.as_str())
            }
        };
        let body = LeafBody {
            object: &self.object,
            holder: &self.holder,
            division: &self.division,
            state: &self.state,
        };
        merkle_leaf(
            hash,
            self.blind,
            leaf_digest(hash, &mut scratch, stratum, body),
        )
    }
}

record! {
    0x0121 ObjectExtract {
        commitment, matter, object, holder, division, blind, state, stratum, rank, inclusion,
    } decode;
    _ OpenedStratum { nonce, key, threshold, drawn, proof } decode;
}

variants! {
    StratumOpening decode {
        0x0122 Sealed(digest),
        0x0123 Opened(opened),
    }
}
