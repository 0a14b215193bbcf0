//! Rounds: commitment, seed, objects, recusals, commitment, seed, teams.
//!
//! A round holds digests and outcomes; the draw itself is `ssj-draw`'s. It keeps the order that
//! makes a draw checkable, and what the regulation asks of the outcome: nothing outside the
//! mandate, nobody twice, several matters on one enterprise in one visit, a full team for each.
//!
//! A redraw never deletes: the old round stays, [superseded](Round::supersede) with a reason, and the
//! new one counts on and is linked to it.

mod drawn;
mod event;
mod rules;
mod steps;
#[cfg(test)]
mod tests;

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::base::bytes::Seed;
use crate::base::digests::{CommitmentDigest, RecordDigest, RecusalRoot};
use crate::base::id::{RoundId, VisitId};
use crate::base::suite::HashFn;
use crate::base::timestamp::Timestamp;
use crate::lifecycle::footing::Footing;
use crate::lifecycle::mandate::Mandate;
use crate::lifecycle::trail::{Event, Followed, Lifecycle, ReplayError, Trail, lifecycle};

pub use drawn::{DrawnCheck, DrawnVisit, ReserveList, Team, TeamMember};
pub use event::{DrawPart, Redraw, RoundEvent};
pub use steps::RoundStep;

/// How far one draw of a round has come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct DrawProgress {
    /// The commitment.
    pub commitment: CommitmentDigest,
    /// When the commitment was published.
    pub published: Timestamp,
    /// The seed, once known.
    pub seed: Option<Seed>,
    /// The record's digest, once drawn.
    pub record: Option<RecordDigest>,
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
    /// Each reserve that ever stepped in, and the drawn visit whose place it took.
    stepped_in: BTreeMap<VisitId, VisitId>,
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

    /// What allows it.
    pub const fn mandate(&self) -> &Mandate {
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

    /// The reserves of its visits, list by list.
    pub fn reserves(&self) -> &[ReserveList] {
        &self.reserves
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

    /// The visits that have no team yet.
    pub fn unstaffed(&self) -> impl Iterator<Item = &DrawnVisit> {
        self.visits().filter(|v| !self.teams.contains_key(&v.id))
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
            stepped_in: BTreeMap::new(),
            superseded: None,
            closed: false,
        })
    }

    fn apply(&mut self, event: &Event<RoundEvent>) -> Result<(), ReplayError> {
        if self.trail.follow(event)? == Followed::Next {
            self.change(event.payload());
        }
        Ok(())
    }
}

impl Round {
    fn change(&mut self, event: &RoundEvent) {
        match event {
            // A beginning stands only at the beginning, where `begin` has read it.
            RoundEvent::Opened { .. } => {}
            RoundEvent::Committed {
                part,
                commitment,
                published,
            } => {
                let progress = DrawProgress {
                    commitment: *commitment,
                    published: *published,
                    seed: None,
                    record: None,
                };
                self.draws.insert(part.clone(), progress);
            }
            RoundEvent::Seeded { part, seed, .. } => {
                if let Some(draw) = self.draws.get_mut(part) {
                    draw.seed = Some(*seed);
                }
            }
            RoundEvent::ObjectsDrawn {
                record,
                visits,
                reserves,
            } => {
                self.drawn(&DrawPart::Objects, *record);
                let visits = visits.iter().map(|v| (v.id.clone(), v.clone()));
                self.visits.extend(visits);
                self.reserves.clone_from(reserves);
            }
            RoundEvent::RecusalsClosed { root, .. } => self.recusals = Some(*root),
            RoundEvent::TeamsDrawn {
                part,
                record,
                teams,
            } => {
                self.drawn(part, *record);
                let teams = teams.iter().map(|t| (t.visit.clone(), t.clone()));
                self.teams.extend(teams);
            }
            RoundEvent::Replaced { out, by, .. } => {
                let place = self.drawn_place(out).clone();
                self.stepped_in.insert(by.id.clone(), place);
                self.visits.remove(out);
                self.teams.remove(out);
                self.visits.insert(by.id.clone(), by.clone());
            }
            RoundEvent::Superseded { successor, .. } => self.superseded = Some(successor.clone()),
            RoundEvent::Closed => self.closed = true,
        }
    }

    /// The drawn visit in whose place this one stands: mostly itself.
    fn drawn_place<'a>(&'a self, visit: &'a VisitId) -> &'a VisitId {
        self.stepped_in.get(visit).unwrap_or(visit)
    }

    fn drawn(&mut self, part: &DrawPart, record: RecordDigest) {
        if let Some(draw) = self.draws.get_mut(part) {
            draw.record = Some(record);
        }
    }
}
