//! What is published before the objects are drawn.

use alloc::vec::Vec;

use ssj_core::{
    Decode, DecodeError, Decoder, Digest, Encode, Encoder, HashFn, Label, MatterId, Timestamp,
    sealed,
};

use super::frame::FrameCommitment;
use super::header::Header;
use super::tags;

/// Where the risk classes behind secret strata come from: a class lowered after this instant can't
/// spare anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ClassSource {
    /// The instant that the class assignment is of.
    pub as_of: Timestamp,
    /// The digest of the assignment as its keeper handed it over.
    pub digest: Digest,
}

/// The commitment (承诺) of an object draw: everything that the draw depends on but the seed.
///
/// Its [`digest`](Self::digest) is published; the rest stays with the drawing agency until the
/// record is out.
#[doc(alias = "承诺")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ObjectCommitment {
    /// Suite, plan item, counter, sources.
    pub header: Header,
    /// The digest of the round secret.
    pub secret: Digest,
    /// Whether objects enter under blind tokens.
    pub blinded: bool,
    /// Where risk classes come from, if the design uses any.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::json::present"))]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "ssj_core::json_u64::Nullable<ClassSource>")
    )]
    pub classes: Option<ClassSource>,
    /// The frames, in the order of the draw.
    pub frames: Vec<FrameCommitment>,
}

impl ObjectCommitment {
    /// `H("ssj/1/commit\0" ‖ canonical(commitment))`.
    pub fn digest(&self, hash: HashFn) -> Digest {
        hash.hash(Label::Commit, &self.to_canonical())
    }

    /// What is committed to of a matter's frame.
    pub fn frame(&self, matter: &MatterId) -> Option<&FrameCommitment> {
        self.frames.iter().find(|frame| &frame.matter == matter)
    }
}

impl sealed::Sealed for ObjectCommitment {}
impl Encode for ObjectCommitment {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::OBJECT_COMMITMENT, |out| {
            out.value(&self.header);
            out.value(&self.secret);
            out.value(&self.blinded);
            out.value(&self.classes);
            out.list(&self.frames);
        });
    }
}

impl sealed::Sealed for ClassSource {}
impl Encode for ClassSource {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::CLASS_SOURCE, |out| {
            out.value(&self.as_of);
            out.value(&self.digest);
        });
    }
}

impl Decode for ObjectCommitment {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::OBJECT_COMMITMENT, |body| {
            Ok(Self {
                header: body.value()?,
                secret: body.value()?,
                blinded: body.value()?,
                classes: body.value()?,
                frames: body.list(Decoder::value)?,
            })
        })
    }
}

impl Decode for ClassSource {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::CLASS_SOURCE, |body| {
            Ok(Self {
                as_of: body.value()?,
                digest: body.value()?,
            })
        })
    }
}
