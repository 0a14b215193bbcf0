//! What is kept of an inspector draw, so that it can be re-done.

use alloc::vec::Vec;

use ssj_core::{Digest, Encoder, HashFn, Label, Seed, Tag, Token};

use super::{InspectorCommitment, team_tree};
use crate::record::SeedEvidence;
use crate::record::TreeRoot;

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
        out.record(Tag::new(0x0117), |out| {
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
        TreeRoot::from(&team_tree(hash, self.salt, &self.teams))
    }
}

record! {
    _ TeamRecord { visit, inspectors } decode;
    0x011d InspectorRecord {
        commitment, commitment_digest, evidence, seed, salt, teams_root, teams, digest,
    } decode;
}
