//! What is kept of an inspector draw, so that it can be re-done.

use alloc::vec::Vec;

use ssj_core::{Digest, Encode, Encoder, HashFn, Label, Seed, Token, sealed};

use super::inspector_commitment::InspectorCommitment;
use super::seed::SeedEvidence;
use super::tags;

/// The record of an inspector draw: its commitment, its seed, its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
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
    /// One team per visit, in ascending order of visit token.
    pub teams: Vec<TeamRecord>,
    /// The digest of all of this.
    pub digest: Digest,
}

/// Who goes on one visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct TeamRecord {
    /// The visit's token.
    pub visit: Token,
    /// The inspectors' tokens, slot by slot.
    pub inspectors: Vec<Token>,
}

impl InspectorRecord {
    /// `H("ssj/1/record\0" ‖ canonical(commitment digest, evidence, seed, teams))`.
    pub fn compute_digest(&self, hash: HashFn) -> Digest {
        let mut out = Encoder::new();
        out.record(tags::INSPECTOR_RECORD, |out| {
            out.value(&self.commitment_digest);
            out.value(&self.evidence);
            out.value(&self.seed);
            out.list(&self.teams);
        });
        hash.hash(Label::Record, out.as_bytes())
    }
}

impl sealed::Sealed for TeamRecord {}
impl Encode for TeamRecord {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::TEAM, |out| {
            out.value(&self.visit);
            out.list(&self.inspectors);
        });
    }
}
