//! The leaf of a frame's row, in two halves that are opened at different times.

use ssj_core::{BlindToken, Digest, DivisionId, Encoder, HashFn, Label, ObjectId, RowSalt};

use super::RowState;

/// The half that stays sealed until the visits are over: who knows it, and the seed, knows the rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct SealedHalf {
    /// What hides it.
    pub salt: RowSalt,
    /// The name under which the object entered the draw.
    pub blind: BlindToken,
    /// The number of its stratum in the frame's list, from 0.
    pub stratum: u32,
}

impl SealedHalf {
    /// What stands for it in the leaf: `H("ssj/1/stratum\0" ‖ salt ‖ b ‖ stratum)`, of one block. Who
    /// lacks the salt can't tell it from noise, so it salts the other half too.
    pub fn seal(&self, hash: HashFn) -> Digest {
        let parts: [&[u8]; 3] = [
            self.salt.as_bytes(),
            self.blind.as_bytes(),
            &self.stratum.to_be_bytes(),
        ];
        hash.hash_parts(Label::Stratum, &parts)
    }
}

/// The half that an extract opens at once: who, where, in which state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenHalf<'a> {
    pub(crate) object: &'a ObjectId,
    pub(crate) holder: &'a Option<ObjectId>,
    pub(crate) division: &'a DivisionId,
    pub(crate) state: &'a RowState,
}

impl OpenHalf<'_> {
    /// `H(0x00 ‖ seal ‖ canonical(id, holder, division, state))`.
    pub(crate) fn leaf(&self, hash: HashFn, scratch: &mut Encoder, seal: Digest) -> Digest {
        scratch.clear();
        scratch.value(&seal);
        scratch.value(self.object);
        scratch.value(self.holder);
        scratch.value(self.division);
        scratch.value(self.state);
        hash.merkle_leaf(&[scratch.as_bytes()])
    }
}

/// `H(0x00 ‖ seal ‖ canonical(state))`: the leaf of a row that can't be drawn, or does not count.
pub(crate) fn exclusion_leaf(
    hash: HashFn,
    scratch: &mut Encoder,
    seal: Digest,
    state: &RowState,
) -> Digest {
    scratch.clear();
    scratch.value(&seal);
    scratch.value(state);
    hash.merkle_leaf(&[scratch.as_bytes()])
}

record! {
    _ SealedHalf { salt, blind, stratum } decode;
}
