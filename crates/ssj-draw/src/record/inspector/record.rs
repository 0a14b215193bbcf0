//! What is kept of an inspector draw, so that it can be re-done.

use alloc::vec::Vec;

use ssj_core::paper::{InspectorHead, TeamRecord};
use ssj_core::{CommitmentDigest, Digest, HashFn, Seed};

use super::InspectorCommitment;
use crate::record::SeedEvidence;
use crate::record::TreeRoot;

/// The record of an inspector draw: its commitment, its seed, its teams.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
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

impl InspectorRecord {
    /// Its digest, as it follows from what it says.
    pub fn compute_digest(&self, hash: HashFn) -> Digest {
        self.head().digest(hash).0
    }

    /// What its digest covers.
    pub fn head(&self) -> InspectorHead {
        InspectorHead {
            suite: self.commitment.header.suite(),
            commitment: CommitmentDigest(self.commitment_digest),
            evidence: self.evidence.clone(),
            seed: self.seed,
            teams_root: self.teams_root,
        }
    }

    /// The root over the record's teams, as it follows from them and the salt.
    pub fn compute_teams_root(&self, hash: HashFn) -> TreeRoot {
        TreeRoot::from(&TeamRecord::tree(hash, self.salt, &self.teams))
    }
}

record! {
    0x011d InspectorRecord {
        commitment, commitment_digest, evidence, seed, salt, teams_root, teams, digest,
    } decode;
}
