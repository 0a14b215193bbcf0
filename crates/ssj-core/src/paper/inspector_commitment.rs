//! What is published before the inspectors are drawn.

use crate::{
    Decode, DecodeError, Decoder, Digest, Encode, Encoder, FactValue, HashFn, Label, Refusals, Tag,
    Timestamp, sealed,
};

use super::Header;
use super::{Loads, Weight};
use crate::base::tree_root::TreeRoot;

/// The commitment of an inspector draw: everything that it depends on but the seed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct InspectorCommitment {
    /// Suite, mandate, part, counter, sources.
    pub header: Header,
    /// The digest of the round secret.
    pub secret: Digest,
    /// The digest of the object record whose visits are staffed.
    pub object_record: Digest,
    /// The root over visits, each with its slots, in ascending order of token.
    pub visits: Digest,
    /// The instant that the inspectors' rows are of.
    pub as_of: Timestamp,
    /// The root over inspectors with their agency, credentials, caps and loads so far, in ascending
    /// order of token.
    pub inspectors: TreeRoot,
    /// The root over excluded pairs: recusals, leave, the same inspector as last time.
    pub exclusions: Digest,
    /// The root over slots whose inspector is named by law.
    pub fixed: Digest,
    /// The root over caps on groups of visits.
    pub caps: Digest,
    /// How many stand by for each kind of place on a visit, where there are so many.
    pub reserves: u32,
    /// What is done about loads.
    pub loads: Loads,
    /// The version of the rule that says how many loops the chain of each component takes
    /// (`LOOP_RULE` of the assignment): who could choose it after the seed could choose
    /// among teams.
    pub loop_rule: u32,
}

impl InspectorCommitment {
    /// Checks that the header is that of a draw of inspectors.
    ///
    /// # Errors
    /// `draw.other-part`.
    pub fn check_part(&self) -> Result<(), Refusals> {
        let kind = FactValue::word("inspectors", "检查人员");
        self.header
            .check_part(self.header.part().is_of_inspectors(), kind)
    }

    /// `H("ssj/1/commit\0" ‖ canonical(commitment))`.
    pub fn digest(&self, hash: HashFn) -> Digest {
        hash.hash(Label::Commit, &self.to_canonical())
    }
}

record! {
    0x0105 InspectorCommitment {
        header, secret, object_record, visits, as_of, inspectors, exclusions, fixed, caps, reserves,
        loads, loop_rule,
    } decode;
}

const LOADS: Tag = Tag::new(0x0116);

/// 0 for caps only; 1 and the weight of the load so far for even loads.
impl sealed::Sealed for Loads {}
impl Encode for Loads {
    fn encode(&self, out: &mut Encoder) {
        out.record(LOADS, |out| match self {
            Self::CapsOnly => out.value(&0_u8),
            Self::Even { weight } => {
                out.value(&1_u8);
                out.value(&weight.numerator());
                out.value(&weight.denominator());
            }
        });
    }
}

impl Decode for Loads {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(LOADS, |body| match body.value::<u8>()? {
            0 => Ok(Self::CapsOnly),
            1 => {
                let weight = Weight::try_from((body.value()?, body.value()?));
                let weight = weight.map_err(|_| DecodeError::Value)?;
                Ok(Self::Even { weight })
            }
            _ => Err(DecodeError::Value),
        })
    }
}
