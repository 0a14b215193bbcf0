//! What is kept of an inspector draw, so that it can be re-done.

use alloc::vec::Vec;

use ssj_core::{
    Decode, DecodeError, Decoder, Digest, Encode, Encoder, HashFn, Label, Seed, Token, sealed,
};

use super::inspector_commitment::InspectorCommitment;
use super::seed::SeedEvidence;
use super::tags;
use super::team_tree::TeamTree;
use super::tree_root::TreeRoot;

/// The record of an inspector draw: its commitment, its seed, its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct InspectorRecord {
    /// The commitment, spelled out.
    pub commitment: InspectorCommitment,
    /// Its digest, as it was published.
    pub commitment_digest: Digest,
    /// What the sources brought, and when.
    pub evidence: SeedEvidence,
    /// The seed made of it.
    pub seed: Seed,
    /// What salts the leaves of the teams' tree: out with the teams, not before.
    pub salt: Digest,
    /// The root over the teams: it may be published before the visits.
    pub teams_root: TreeRoot,
    /// One team per visit, in ascending order of visit token.
    pub teams: Vec<TeamRecord>,
    /// The digest of all of this.
    pub digest: Digest,
}

/// Who goes on one visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TeamRecord {
    /// The visit's token.
    pub visit: Token,
    /// The inspectors' tokens, slot by slot.
    pub inspectors: Vec<Token>,
}

impl InspectorRecord {
    /// `H("ssj/1/record\0" ‖ canonical(commitment digest, evidence, seed, salt, teams root))`.
    pub fn compute_digest(&self, hash: HashFn) -> Digest {
        let mut out = Encoder::new();
        out.record(tags::INSPECTOR_RECORD, |out| {
            out.value(&self.commitment_digest);
            out.value(&self.evidence);
            out.value(&self.seed);
            out.value(&self.salt);
            out.value(&self.teams_root);
        });
        hash.hash(Label::Record, out.as_bytes())
    }

    /// The root over the record's teams, as it follows from them and the salt.
    pub fn compute_teams_root(&self, hash: HashFn) -> TreeRoot {
        TeamTree::root_of(hash, self.salt, &self.teams)
    }
}

/// The token and the list one after the other: a list of teams needs no tags.
impl sealed::Sealed for TeamRecord {}
impl Encode for TeamRecord {
    fn encode(&self, out: &mut Encoder) {
        out.value(&self.visit);
        out.list(&self.inspectors);
    }
}

impl Decode for TeamRecord {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        Ok(Self {
            visit: input.value()?,
            inspectors: input.list(Decoder::value)?,
        })
    }
}

/// The whole record, to keep or to send: nothing in it is implied.
impl sealed::Sealed for InspectorRecord {}
impl Encode for InspectorRecord {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::WHOLE_INSPECTOR_RECORD, |out| {
            out.value(&self.commitment);
            out.value(&self.commitment_digest);
            out.value(&self.evidence);
            out.value(&self.seed);
            out.value(&self.salt);
            out.value(&self.teams_root);
            out.list(&self.teams);
            out.value(&self.digest);
        });
    }
}

impl Decode for InspectorRecord {
    fn decode(input: &mut Decoder<'_>) -> Result<Self, DecodeError> {
        input.record(tags::WHOLE_INSPECTOR_RECORD, |body| {
            Ok(Self {
                commitment: body.value()?,
                commitment_digest: body.value()?,
                evidence: body.value()?,
                seed: body.value()?,
                salt: body.value()?,
                teams_root: body.value()?,
                teams: body.list(Decoder::value)?,
                digest: body.value()?,
            })
        })
    }
}
