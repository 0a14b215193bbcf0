//! A visit as it is stored.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::Date;

use super::{CheckResult, Obstacle, Opening, Sample, TestResult, Visit};
use crate::base::bytes::Digest;
use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, InspectorId, MatterId};
use crate::lifecycle::result::{Channel, Published};
use crate::lifecycle::round::Team;
use crate::lifecycle::trail::snapshot::{Stored, dated, distinct, pairs, read, require};
use crate::lifecycle::trail::{SnapshotError, Trail};

/// Its parts by name. The order and the names are those of the value.
#[derive(serde::Serialize, serde::Deserialize)]
#[serde(remote = "Visit", deny_unknown_fields)]
struct Form {
    trail: Trail,
    opening: Opening,
    changed_team: Option<Team>,
    approval: Option<Evidence>,
    notice: Option<Evidence>,
    #[serde(with = "ssj_calendar::iso_date::option")]
    started: Option<Date>,
    present: Vec<InspectorId>,
    obstacles: BTreeSet<Obstacle>,
    entrusted: Vec<MatterId>,
    reported: BTreeSet<MatterId>,
    #[serde(with = "pairs")]
    samples: BTreeMap<Sample, Option<TestResult>>,
    results: Vec<CheckResult>,
    #[serde(with = "ssj_calendar::iso_date::option")]
    completed: Option<Date>,
    #[serde(with = "dated")]
    registered: Vec<(AgencyId, Date)>,
    published: Vec<(AgencyId, Channel, Published)>,
    recognised: BTreeSet<AgencyId>,
    released: bool,
    archived: Option<Digest>,
}

impl serde::Serialize for Visit {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Form::serialize(self, serializer)
    }
}

impl<'de> serde::Deserialize<'de> for Visit {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Form::deserialize(deserializer).and_then(read)
    }
}

impl Stored for Visit {
    fn facts(&self) -> usize {
        let once = [
            self.changed_team.is_some(),
            self.approval.is_some(),
            self.notice.is_some(),
            self.started.is_some(),
            self.completed.is_some(),
            self.released,
            self.archived.is_some(),
        ];
        let many = [
            self.obstacles.len(),
            self.entrusted.len(),
            self.reported.len(),
            self.samples.len(),
            self.samples.values().flatten().count(),
            self.results.len(),
            self.registered.len(),
            self.published.len(),
            self.recognised.len(),
        ];
        once.into_iter().map(usize::from).chain(many).sum()
    }

    fn sound(&self) -> Result<(), SnapshotError> {
        require(self.trail.subject() == self.id().as_id(), "opening")?;
        let team = self.changed_team.as_ref();
        require(
            team.is_none_or(|team| team.visit() == self.id()),
            "changed_team",
        )?;
        self.sound_check()?;
        self.sound_aftermath()
    }
}

impl Visit {
    /// What is known of the check itself.
    fn sound_check(&self) -> Result<(), SnapshotError> {
        let days = [self.started, self.completed];
        let known = days.iter().flatten().all(|day| self.trail.has_day(*day));
        require(known, "started")?;
        let begun = self.started.is_some();
        require(begun || self.present.is_empty(), "present")?;
        require(begun || self.results.is_empty(), "results")?;
        let drawn = self.drawn().checks();
        let checks = || self.results.iter().map(CheckResult::check);
        let own = checks().all(|check| drawn.contains(check)) && distinct(checks());
        require(own, "results")?;
        let entrusted = |matter: &MatterId| self.entrusted.contains(matter);
        require(self.reported.iter().all(entrusted), "reported")?;
        let all = drawn.iter().all(|check| self.result(check).is_some());
        require(self.completed.is_none() || (begun && all), "completed")?;
        require(!(self.released && begun), "released")
    }

    /// What is known of what follows it.
    fn sound_aftermath(&self) -> Result<(), SnapshotError> {
        let over = self.completed.is_some();
        let forms = self.registered.iter();
        let known = forms.clone().all(|(_, day)| self.trail.has_day(*day));
        let once = distinct(forms.map(|(agency, _)| agency));
        require(
            known && once && (over || self.registered.is_empty()),
            "registered",
        )?;
        let places = self.published.iter();
        let known = places.clone().all(|(_, _, published)| {
            self.trail.has_day(published.first()) && self.trail.has_day(published.last())
        });
        let once = distinct(places.map(|(agency, channel, _)| (agency, channel)));
        require(
            known && once && (over || self.published.is_empty()),
            "published",
        )?;
        require(over || self.archived.is_none(), "archived")
    }
}
