//! A finding as it is stored.

use alloc::vec::Vec;

use super::{Closure, Finding, Found, Referral};
use crate::base::id::{AgencyId, FindingId};
use crate::lifecycle::trail::snapshot::{Stored, read, require};
use crate::lifecycle::trail::{SnapshotError, Trail};

/// Its parts by name. The order and the names are those of the value.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "Finding", deny_unknown_fields)]
struct Form {
    trail: Trail,
    id: FindingId,
    found: Found,
    owner: AgencyId,
    offered: Option<AgencyId>,
    crime_suspected: bool,
    referrals: Vec<Referral>,
    closed: Option<Closure>,
}

impl serde::Serialize for Finding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Finding {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).and_then(read)
    }
}

impl Stored for Finding {
    fn facts(&self) -> usize {
        let handed = usize::from(self.owner != *self.found.owner());
        [
            handed.saturating_mul(2),
            usize::from(self.offered.is_some()),
            usize::from(self.crime_suspected),
            self.referrals.len(),
            usize::from(self.closed.is_some()),
        ]
        .into_iter()
        .sum()
    }

    fn sound(&self) -> Result<(), SnapshotError> {
        require(self.trail.subject() == self.id.as_id(), "id")?;
        require(self.offered.as_ref() != Some(&self.owner), "offered")?;
        let settled = self.offered.is_none() && !self.untransferred_crime();
        require(self.closed.is_none() || settled, "closed")
    }
}
