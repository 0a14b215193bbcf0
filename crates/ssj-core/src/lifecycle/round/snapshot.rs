//! A round as it is stored.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::{DrawPart, DrawProgress, DrawnVisit, Redraw, ReserveList, Round, Team};
use crate::base::bytes::Digest;
use crate::base::id::{RoundId, VisitId};
use crate::lifecycle::footing::Footing;
use crate::lifecycle::trail::snapshot::{Stored, pairs, read, require};
use crate::lifecycle::trail::{SnapshotError, Trail};

/// Its parts by name. The order and the names are those of the value.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "Round", deny_unknown_fields)]
struct Form {
    trail: Trail,
    id: RoundId,
    footing: Footing,
    counter: u32,
    redraw: Option<Redraw>,
    #[serde(with = "pairs")]
    draws: BTreeMap<DrawPart, DrawProgress>,
    #[serde(with = "pairs")]
    visits: BTreeMap<VisitId, DrawnVisit>,
    reserves: Vec<ReserveList>,
    recusals: Option<Digest>,
    #[serde(with = "pairs")]
    teams: BTreeMap<VisitId, Team>,
    #[serde(with = "pairs")]
    stepped_in: BTreeMap<VisitId, VisitId>,
    superseded: Option<RoundId>,
    closed: bool,
}

impl serde::Serialize for Round {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Round {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).and_then(read)
    }
}

impl Stored for Round {
    fn facts(&self) -> usize {
        let steps = |draw: &DrawProgress| {
            let seeded = usize::from(draw.seed.is_some());
            let drawn = usize::from(draw.record.is_some());
            seeded.saturating_add(drawn).saturating_add(1)
        };
        let others = [
            usize::from(self.recusals.is_some()),
            self.stepped_in.len(),
            usize::from(self.superseded.is_some()),
            usize::from(self.closed),
        ];
        self.draws.values().map(steps).chain(others).sum()
    }

    fn sound(&self) -> Result<(), SnapshotError> {
        require(self.trail.subject() == self.id.as_id(), "id")?;
        let counted = self.counter > 0 && (self.counter > 1) == self.redraw.is_some();
        require(counted, "counter")?;
        let in_order = |draw: &DrawProgress| draw.seed.is_some() || draw.record.is_none();
        require(self.draws.values().all(in_order), "draws")?;
        let drawn = self.object_record().is_some();
        let own = self.visits.iter().all(|(id, visit)| id == visit.id());
        require(own && (drawn || self.visits.is_empty()), "visits")?;
        require(drawn || self.reserves.is_empty(), "reserves")?;
        require(drawn || self.recusals.is_none(), "recusals")?;
        // Reserves have their teams too.
        let own = self.teams.iter().all(|(id, team)| id == team.visit());
        require(own && (drawn || self.teams.is_empty()), "teams")?;
        require(drawn || self.stepped_in.is_empty(), "stepped_in")?;
        require(drawn || !self.closed, "closed")
    }
}
