//! What one enterprise can prove of its own place in a draw.

use ssj_core::merkle::InclusionProof;
use ssj_core::{Digest, DivisionId, Encoder, HashFn, MatterId, ObjectId};

use crate::record::object::{OpenHalf, RowState, SealedHalf, StratumKey, ThresholdProof};
use crate::sample::Rank;

/// One object's place in one matter's draw: that it was in the committed frame, where and in which
/// state; once the visits are over and where its stratum may be opened, at which rank, and whether it is
/// in.
///
/// What is sealed tells nothing of the draw: before the visits an extract predicts nobody's.
///
/// It can't prove that the threshold, `N_h`, its class or others' exclusions are right: all extracts
/// together would, or an auditor. [`crate::verify::verify_object_extract`] judges it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
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
    /// Whether it could be drawn, and why not.
    pub state: RowState,
    /// Its blind token and stratum, opened or sealed.
    pub stratum: StratumOpening,
    /// Its place in the frame's tree.
    pub inclusion: InclusionProof,
}

/// What an extract says of the half of the leaf that is sealed until the visits are over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "ssj_core::strict")
)]
pub enum StratumOpening {
    /// Its digest alone: the visits are ahead, or strata are for auditors. Nobody can try anything out
    /// on this.
    Sealed(Digest),
    /// What it says, and what was drawn by it.
    Opened(OpenedStratum),
}

/// The opened half of a leaf, and what was drawn of its stratum.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct OpenedStratum {
    /// Salt, blind token, number of the stratum.
    pub half: SealedHalf,
    /// The stratum's name.
    pub key: StratumKey,
    /// The object's rank.
    pub rank: Rank,
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
        let seal = match &self.stratum {
            StratumOpening::Sealed(digest) => *digest,
            StratumOpening::Opened(opened) => opened.half.seal(hash),
        };
        let open = OpenHalf {
            object: &self.object,
            holder: &self.holder,
            division: &self.division,
            state: &self.state,
        };
        open.leaf(hash, &mut Encoder::new(), seal)
    }
}

record! {
    0x0121 ObjectExtract {
        commitment, matter, object, holder, division, state, stratum, inclusion,
    } decode;
    _ OpenedStratum { half, key, rank, threshold, drawn, proof } decode;
}

variants! {
    StratumOpening decode {
        0x0122 Sealed(digest),
        0x0123 Opened(opened),
    }
}
