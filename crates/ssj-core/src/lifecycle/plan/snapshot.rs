//! A plan as it is stored.

use alloc::vec::Vec;

use time::Date;

use super::{Amendment, Forecast, Plan, PlanHeader, PlanItem, PlanState};
use crate::base::id::PlanId;
use crate::lifecycle::trail::snapshot::{Stored, read, require};
use crate::lifecycle::trail::{SnapshotError, Trail};

/// Its parts by name. The order and the names are those of the value.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "Plan", deny_unknown_fields)]
struct Form {
    trail: Trail,
    id: PlanId,
    header: PlanHeader,
    state: PlanState,
    version: u32,
    items: Vec<PlanItem>,
    forecast: Option<Forecast>,
    #[serde(with = "ssj_calendar::iso_date::option")]
    from: Option<Date>,
    pending: Option<Amendment>,
}

impl serde::Serialize for Plan {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Plan {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).and_then(read)
    }
}

impl Stored for Plan {
    fn facts(&self) -> usize {
        let stage = match self.state {
            PlanState::Draft => 0,
            PlanState::Submitted => 1,
            PlanState::Returned | PlanState::Approved => 2,
            PlanState::InForce => 3,
            PlanState::Closed => 4,
        };
        // An amendment is proposed and approved.
        let amended = usize::try_from(self.version.saturating_sub(1)).unwrap_or(usize::MAX);
        amended
            .saturating_mul(2)
            .saturating_add(stage)
            .saturating_add(usize::from(self.pending.is_some()))
    }

    fn sound(&self) -> Result<(), SnapshotError> {
        require(self.trail.subject() == self.id.as_id(), "id")?;
        let begun = matches!(self.state, PlanState::InForce | PlanState::Closed);
        require(self.from.is_some() == begun, "from")?;
        require(self.version == 1 || (self.version > 1 && begun), "version")?;
        let running = self.state == PlanState::InForce;
        require(self.pending.is_none() || running, "pending")?;
        let submitted = self.forecast.is_some() || self.state == PlanState::Draft;
        require(submitted, "forecast")
    }
}
