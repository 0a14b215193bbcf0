//! What is published before the objects are drawn.

use alloc::vec::Vec;

use crate::{Digest, Encode, FactValue, HashFn, Label, MatterId, Refusals, Timestamp};

use super::{FrameCommitment, Header};

/// Where the risk classes behind secret strata come from: a class lowered after this instant can't
/// spare anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ClassSource {
    /// The instant that the class assignment is of.
    pub as_of: Timestamp,
    /// The digest of the assignment as its keeper handed it over.
    pub digest: Digest,
}

/// The commitment (抽取承诺值) of an object draw: everything that the draw depends on but the seed.
///
/// Its [`digest`](Self::digest) is published; the rest stays with the drawing agency until the
/// record is out.
#[doc(alias = "抽取承诺值")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ObjectCommitment {
    /// Suite, mandate, part, counter, sources.
    pub header: Header,
    /// The digest of the round secret.
    pub secret: Digest,
    /// Whether objects enter under blind tokens.
    pub blinded: bool,
    /// Where risk classes come from, if the design uses any.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::json_u64::Nullable<ClassSource>")
    )]
    pub classes: Option<ClassSource>,
    /// The frames, in the order of the draw.
    pub frames: Vec<FrameCommitment>,
}

impl ObjectCommitment {
    /// Checks that the header is that of a draw of objects.
    ///
    /// # Errors
    /// `draw.other-part`.
    pub fn check_part(&self) -> Result<(), Refusals> {
        let kind = FactValue::word("objects", "检查对象");
        self.header
            .check_part(!self.header.part().is_of_inspectors(), kind)
    }

    /// `H("ssj/1/commit\0" ‖ canonical(commitment))`.
    pub fn digest(&self, hash: HashFn) -> Digest {
        hash.hash(Label::Commit, &self.to_canonical())
    }

    /// How many strata all frames have together: each has one threshold.
    pub fn strata(&self) -> u64 {
        let strata = self.frames.iter().map(|frame| u64::from(frame.strata));
        strata.fold(0, u64::saturating_add)
    }

    /// The place of a stratum's threshold among all of them, from 0, so that no stratum has two; `None`
    /// where there is no such stratum.
    pub fn threshold_place(&self, matter: &MatterId, stratum: u32) -> Option<u64> {
        let mut before = 0_u64;
        for frame in &self.frames {
            if frame.matter == *matter {
                return (stratum < frame.strata).then(|| before.saturating_add(stratum.into()));
            }
            before = before.saturating_add(frame.strata.into());
        }
        None
    }

    /// What is committed to of a matter's frame.
    pub fn frame(&self, matter: &MatterId) -> Option<&FrameCommitment> {
        self.frames.iter().find(|frame| &frame.matter == matter)
    }
}

record! {
    0x0104 ObjectCommitment { header, secret, blinded, classes, frames } decode;
    0x010f ClassSource { as_of, digest } decode;
}
