//! A campaign as it is stored.

use super::{Campaign, CampaignState, Proposal};
use crate::base::id::CampaignId;
use crate::lifecycle::trail::snapshot::{Stored, read, require};
use crate::lifecycle::trail::{SnapshotError, Trail};

/// Its parts by name. The order and the names are those of the value.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "Campaign", deny_unknown_fields)]
struct Form {
    trail: Trail,
    id: CampaignId,
    proposal: Proposal,
    state: CampaignState,
}

impl serde::Serialize for Campaign {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Campaign {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).and_then(read)
    }
}

impl Stored for Campaign {
    fn facts(&self) -> usize {
        match self.state {
            CampaignState::Proposed => 0,
            CampaignState::Approved => 1,
            CampaignState::Closed => 2,
        }
    }

    fn sound(&self) -> Result<(), SnapshotError> {
        require(self.trail.subject() == self.id.as_id(), "id")
    }
}
