//! Rounds: commitment, seed, objects, recusals, commitment, seed, teams.
//!
//! A round holds digests and outcomes; the draw itself is `ssj-draw`'s. It keeps the order that
//! makes a draw checkable, and what the regulation asks of the outcome: nothing outside the
//! mandate, nobody twice, several matters on one enterprise in one visit, a full team for each.
//!
//! A redraw never deletes: the old round stays, [superseded](Round::supersede) with a reason, and the
//! new one counts on and is linked to it.

mod again;
mod event;
mod header;
mod rules;
mod steps;
mod succession;
mod supplement;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::base::bytes::Seed;
use crate::base::digests::{CommitmentDigest, RecordDigest, RecusalRoot};
use crate::base::id::{RoundId, VisitId};
use crate::base::suite::HashFn;
use crate::base::timestamp::Timestamp;
use crate::law::refusal::Refusals;
use crate::lifecycle::footing::Footing;
use crate::lifecycle::mandate::Task;
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};
use crate::paper::{Header, SeedEvidence, visit_id};

pub use crate::paper::{DrawPart, DrawnCheck, DrawnVisit, Reserve, ReserveList, Team, TeamMember};
pub use again::RoundPapers;
pub use event::{Ground, Redraw, Replaced, Replacement, RoundEvent, Succeeded};
pub use steps::RoundStep;
pub use supplement::Supplement;

/// How far one draw of a round has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct DrawProgress {
    /// What the commitment states first.
    pub header: Header,
    /// The commitment.
    pub commitment: CommitmentDigest,
    /// When the commitment was published.
    pub published: Timestamp,
    /// What the sources brought, once they have spoken.
    pub evidence: Option<SeedEvidence>,
    /// The seed that follows.
    pub seed: Option<Seed>,
    /// The record's digest, once drawn.
    pub record: Option<RecordDigest>,
}

impl DrawProgress {
    /// The seed that follows from what the sources brought.
    fn seed_of(&self, evidence: &SeedEvidence) -> Result<Seed, Refusals> {
        let hash = self.header.suite().hash_fn()?;
        evidence.seed(hash, &self.header, self.commitment.0)
    }
}

words! {
    /// Where a round stands.
    pub enum RoundState {
        /// It is open, and its objects are not drawn.
        Open = "open", "已启动";
        /// Its objects are drawn.
        Drawn = "drawn", "已抽取";
        /// Every visit has its team.
        Closed = "closed", "已结束";
        /// Another round draws again what it drew.
        Superseded = "superseded", "已作废";
    }
}

/// A round of draws (抽取批次): one draw of objects and one or more of inspectors.
///
/// It is opened under a [`Mandate`](crate::Mandate). What it commits to, its objects and its teams are papers
/// that `ssj-draw` makes; it refuses whatever comes before its turn.
///
/// ```
/// use ssj_core::campaign::Campaign;
/// use ssj_core::paper::{InspectorCommitment, ObjectCommitment, ObjectsDrawn, SeedEvidence, TeamsDrawn};
/// use ssj_core::round::{DrawPart, Round};
/// use ssj_core::trail::Clerk;
/// use ssj_core::*;
///
/// /// What a platform's draws of one round came to.
/// struct Draws {
///     objects: (ObjectCommitment, SeedEvidence, ObjectsDrawn),
///     inspectors: (InspectorCommitment, SeedEvidence, TeamsDrawn),
///     recusals: u64,
/// }
///
/// /// A round from its opening to its last team. Each step hands back the event to be stored.
/// fn round(
///     clerk: &mut Clerk<'_, impl FnMut() -> [u8; 32]>,
///     campaign: &Campaign,
///     draws: Draws,
/// ) -> Result<Round, Refusals> {
///     let (h, amr) = (clerk.laws().hash_fn(), id!(AgencyId, "cc-amr"));
///     let (monday, thursday) = (beijing!(2026-06-08 09:00), beijing!(2026-06-11 09:00));
///     let mandate = campaign.mandate(date!(2026-06-08))?;
///     let (mut round, opened) = clerk.begin::<Round>(&amr, monday, |act| {
///         Round::open(h, act, id!(RoundId, "gas-2026-1"), mandate)
///     })?;
///
///     let (commitment, evidence, drawn) = draws.objects;
///     let committed = clerk.take(&mut round, &amr, monday, |it, act| it.commit_objects(act, &commitment, monday))?;
///     // The beacon speaks.
///     let noon = beijing!(2026-06-08 12:05);
///     let seeded = clerk.take(&mut round, &amr, noon, |it, act| it.seed(act, &DrawPart::Objects, evidence))?;
///     let objects = clerk.take(&mut round, &amr, noon, |it, act| it.record_objects(act, drawn))?;
///
///     // Who is drawn is known now, and with it who has to step aside.
///     let (commitment, evidence, drawn) = draws.inspectors;
///     let (root, part) = (RecusalRoot(commitment.exclusions), commitment.header.part().clone());
///     let closed = clerk.take(&mut round, &amr, thursday, |it, act| it.close_recusals(act, root, draws.recusals))?;
///     let committed = clerk.take(&mut round, &amr, thursday, |it, act| it.commit_inspectors(act, &commitment, thursday))?;
///     let noon = beijing!(2026-06-11 12:05);
///     let seeded = clerk.take(&mut round, &amr, noon, |it, act| it.seed(act, &part, evidence))?;
///     let teams = clerk.take(&mut round, &amr, noon, |it, act| it.record_teams(act, &part, drawn))?;
///     let ended = clerk.take(&mut round, &amr, noon, |it, act| it.close(act))?;
///     Ok(round)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Round {
    #[cfg_attr(feature = "serde", serde(skip))]
    trail: Trail,
    id: RoundId,
    footing: Footing,
    counter: u32,
    redraw: Option<Redraw>,
    draws: BTreeMap<DrawPart, DrawProgress>,
    visits: BTreeMap<VisitId, DrawnVisit>,
    reserves: Vec<ReserveList>,
    recusals: Option<RecusalRoot>,
    teams: BTreeMap<VisitId, Team>,
    /// When each visit got its team.
    #[cfg_attr(feature = "serde", serde(skip))]
    staffed: BTreeMap<VisitId, Timestamp>,
    supplements: BTreeMap<VisitId, Vec<Supplement>>,
    /// How many of each list stepped in or were passed over: they stand by no more.
    used_up: Vec<usize>,
    replacements: Vec<Replacement>,
    superseded: Option<RoundId>,
    closed: bool,
}

impl Round {
    /// Its id.
    pub const fn id(&self) -> &RoundId {
        &self.id
    }

    /// Where it stands.
    pub fn state(&self) -> RoundState {
        if self.superseded.is_some() {
            RoundState::Superseded
        } else if self.closed {
            RoundState::Closed
        } else if self.object_record().is_some() {
            RoundState::Drawn
        } else {
            RoundState::Open
        }
    }

    /// What it draws for, as its mandate allowed it.
    pub const fn mandate(&self) -> &Task {
        self.footing.mandate()
    }

    /// The lists and rulebooks that it stands on.
    pub const fn footing(&self) -> &Footing {
        &self.footing
    }

    /// 1, and one more for each redraw.
    pub const fn counter(&self) -> u32 {
        self.counter
    }

    /// The round that it draws again.
    pub const fn redraw(&self) -> Option<&Redraw> {
        self.redraw.as_ref()
    }

    /// How far a draw has come; `None` before its commitment.
    pub fn draw(&self, part: &DrawPart) -> Option<&DrawProgress> {
        self.draws.get(part)
    }

    /// Its draws that have a commitment, in ascending order, each with how far it has come.
    pub fn parts(&self) -> impl ExactSizeIterator<Item = (&DrawPart, &DrawProgress)> {
        self.draws.iter()
    }

    /// Its visits, in ascending order of their ids.
    pub fn visits(&self) -> impl ExactSizeIterator<Item = &DrawnVisit> {
        self.visits.values()
    }

    /// The visit of this id.
    pub fn visit(&self, id: &VisitId) -> Option<&DrawnVisit> {
        self.visits.get(id)
    }

    /// The team of this visit.
    pub fn team(&self, visit: &VisitId) -> Option<&Team> {
        self.teams.get(visit)
    }

    /// When a visit got its team.
    pub(crate) fn staffed_at(&self, visit: &VisitId) -> Option<Timestamp> {
        self.staffed.get(visit).copied()
    }

    /// The further reserves that were drawn for this visit, in their order: its team has them already.
    pub fn supplements(&self, visit: &VisitId) -> &[Supplement] {
        self.supplements.get(visit).map_or(&[], Vec::as_slice)
    }

    /// The reserves of its visits, list by list.
    pub fn reserves(&self) -> &[ReserveList] {
        &self.reserves
    }

    /// The visits that fell out, in their order, and who stepped in.
    pub fn replacements(&self) -> &[Replacement] {
        &self.replacements
    }

    /// The digest of its object record.
    pub fn object_record(&self) -> Option<RecordDigest> {
        self.draws.get(&DrawPart::Objects)?.record
    }

    /// The root of its recusals.
    pub const fn recusals(&self) -> Option<RecusalRoot> {
        self.recusals
    }

    /// The round that draws again what this one drew.
    pub const fn superseded_by(&self) -> Option<&RoundId> {
        self.superseded.as_ref()
    }

    /// Whether every visit has its team and the round is over.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// The visits that have no team yet, or none with people of every department that checks.
    pub fn unstaffed(&self) -> impl Iterator<Item = &DrawnVisit> {
        self.visits().filter(|visit| !self.is_staffed(visit))
    }

    fn is_staffed(&self, visit: &DrawnVisit) -> bool {
        let Some(team) = self.team(&visit.id) else {
            return false;
        };
        let here = |check: &DrawnCheck| team.members.iter().any(|m| m.agency == check.agency);
        visit.checks.iter().all(here)
    }
}

impl Lifecycle for Round {
    type Payload = RoundEvent;
    type Step = RoundStep;

    fn trail(&self) -> &Trail {
        &self.trail
    }

    fn state(&self) -> RoundState {
        self.state()
    }

    fn begin(hash: HashFn, first: &Event<RoundEvent>) -> Result<Self, ReplayError> {
        let RoundEvent::Opened {
            footing,
            counter,
            redraw,
        } = first.payload()
        else {
            return Err(ReplayError::Misplaced { sequence: 0 });
        };
        Ok(Self {
            id: lifecycle::id_of(first)?,
            trail: lifecycle::start(hash, first)?,
            footing: footing.clone(),
            counter: *counter,
            redraw: redraw.clone(),
            draws: BTreeMap::new(),
            visits: BTreeMap::new(),
            reserves: Vec::new(),
            recusals: None,
            teams: BTreeMap::new(),
            staffed: BTreeMap::new(),
            supplements: BTreeMap::new(),
            used_up: Vec::new(),
            replacements: Vec::new(),
            superseded: None,
            closed: false,
        })
    }

    fn apply(&mut self, event: &Event<RoundEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.change(event.payload(), event.entry().effective);
        }
        Ok(())
    }
}

impl Round {
    fn change(&mut self, event: &RoundEvent, effective: Timestamp) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            RoundEvent::Opened { .. } => {}
            RoundEvent::Committed {
                header,
                commitment,
                published,
            } => {
                let progress = DrawProgress {
                    header: header.clone(),
                    commitment: *commitment,
                    published: *published,
                    evidence: None,
                    seed: None,
                    record: None,
                };
                self.draws.insert(header.part().clone(), progress);
            }
            RoundEvent::Seeded { part, evidence } => {
                if let Some(draw) = self.draws.get_mut(part) {
                    draw.seed = draw.seed_of(evidence).ok();
                    draw.evidence = Some(evidence.clone());
                }
            }
            RoundEvent::ObjectsDrawn(drawn) => {
                self.drawn(&DrawPart::Objects, drawn.record());
                let visits = drawn.visits().iter().map(|v| (v.id.clone(), v.clone()));
                self.visits.extend(visits);
                self.reserves = drawn.reserves().to_vec();
                self.used_up = alloc::vec![0; self.reserves.len()];
            }
            RoundEvent::RecusalsClosed { root, .. } => self.recusals = Some(*root),
            RoundEvent::TeamsDrawn {
                part,
                drawn,
                succeeded,
            } => {
                self.drawn(part, drawn.record());
                let teams = drawn.teams().iter();
                let teams: Vec<_> = teams.map(|own| self.as_drawn(own, succeeded)).collect();
                if let DrawPart::Supplement(number) = part {
                    for team in &teams {
                        self.stand_by(*number, drawn.record(), team);
                    }
                } else {
                    let teams = teams.into_iter().map(|team| (team.visit.clone(), team));
                    self.teams.extend(teams);
                    let staffed = drawn.teams().iter().map(|t| (t.visit.clone(), effective));
                    self.staffed.extend(staffed);
                }
            }
            RoundEvent::Replaced(replacement) => self.replaced(replacement),
            RoundEvent::Superseded { successor, .. } => self.superseded = Some(successor.clone()),
            RoundEvent::Closed => self.closed = true,
        }
    }

    fn replaced(&mut self, replacement: &Replacement) {
        self.visits.remove(&replacement.out);
        self.teams.remove(&replacement.out);
        self.supplements.remove(&replacement.out);
        for Replaced { check, by } in &replacement.checks {
            // Whoever ranks before the one who steps in stepped in earlier or was passed over.
            let mut lists = self.reserves.iter().zip(&mut self.used_up);
            if let Some((list, used_up)) = lists.find(|(list, _)| rules::is_of(list, check)) {
                *used_up = rules::up_to(list, by.as_ref());
            }
            if let Some(by) = by {
                self.step_in(by);
            }
        }
        self.replacements.push(replacement.clone());
    }

    /// Who was drawn for a visit that lacks people stands by after those who do already.
    fn stand_by(&mut self, number: u32, record: RecordDigest, drawn: &Team) {
        let reserves: Vec<_> = drawn
            .members
            .iter()
            .chain(&drawn.reserves)
            .cloned()
            .collect();
        if let Some(team) = self.teams.get_mut(&drawn.visit) {
            team.reserves.extend_from_slice(&reserves);
        }
        let of_visit = self.supplements.entry(drawn.visit.clone()).or_default();
        of_visit.push(Supplement {
            number,
            record,
            reserves,
        });
    }

    /// A reserve's check joins the visit to its enterprise in its county, if there is one.
    fn step_in(&mut self, by: &Reserve) {
        let Some((hash, record)) = self.draws.get(&DrawPart::Objects).and_then(|draw| {
            let hash = draw.header.suite().hash_fn().ok()?;
            draw.record.map(|record| (hash, record))
        }) else {
            return;
        };
        let id = visit_id(hash, record, &by.holder, &by.county);
        let visit = self.visits.entry(id.clone()).or_insert_with(|| DrawnVisit {
            id,
            holder: by.holder.clone(),
            county: by.county.clone(),
            checks: Vec::new(),
        });
        visit.checks.push(by.check.clone());
    }

    fn drawn(&mut self, part: &DrawPart, record: RecordDigest) {
        if let Some(draw) = self.draws.get_mut(part) {
            draw.record = Some(record);
        }
    }
}
