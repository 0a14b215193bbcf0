//! What everybody may see of an inspector draw before its visits.

use ssj_core::paper::InspectorHead;

use crate::record::inspector::{InspectorCommitment, InspectorRecord};

/// The public form of an inspector draw before its visits: everything of the record but the teams and
/// their salt. After the visits the record itself can be published.
///
/// An enterprise checks who stands at its door with a [`TeamExtract`](crate::record::TeamExtract) against
/// the root over the teams.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct PublicTeams {
    /// The commitment, spelled out.
    pub commitment: InspectorCommitment,
    /// The head of the record: its digest is the record's.
    pub head: InspectorHead,
}

impl InspectorRecord {
    /// What everybody may see of it before the visits.
    pub fn public_form(&self) -> PublicTeams {
        PublicTeams {
            commitment: self.commitment.clone(),
            head: self.head(),
        }
    }
}
