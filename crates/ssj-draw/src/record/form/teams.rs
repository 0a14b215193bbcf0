//! What everybody may see of an inspector draw before its visits.

use alloc::vec::Vec;

use ssj_core::{Digest, Seed};

use crate::record::TreeRoot;
use crate::record::inspector::{InspectorCommitment, InspectorRecord};
use crate::record::{SeedEvidence, SourceId};

/// The public form of an inspector draw before its visits: everything of the record but the teams and
/// their salt. After the visits the record itself can be published.
///
/// An enterprise checks who stands at its door with a [`TeamExtract`](crate::record::TeamExtract) against
/// `teams_root`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PublicTeams {
    /// The commitment, spelled out.
    pub commitment: InspectorCommitment,
    /// Its digest, as it was published.
    pub commitment_digest: Digest,
    /// What the sources brought, and when.
    pub evidence: SeedEvidence,
    /// The seed made of it.
    pub seed: Seed,
    /// The root over the teams.
    pub teams_root: TreeRoot,
    /// The digest of the record.
    pub record: Digest,
    /// The parties that gave no value.
    pub absent: Vec<SourceId>,
    /// Whether no beacon spoke last, so that the last revealer could choose between two seeds.
    pub open_to_last_revealer: bool,
}

impl InspectorRecord {
    /// What everybody may see of it before the visits.
    pub fn public_form(&self) -> PublicTeams {
        let header = &self.commitment.header;
        let absent = self.evidence.absent(header);
        PublicTeams {
            absent: absent.map(|source| source.id.clone()).collect(),
            open_to_last_revealer: header.open_to_last_revealer(),
            commitment: self.commitment.clone(),
            commitment_digest: self.commitment_digest,
            evidence: self.evidence.clone(),
            seed: self.seed,
            teams_root: self.teams_root,
            record: self.digest,
        }
    }
}
