//! A round's steps, taken again.

use alloc::collections::BTreeMap;

use super::{Replacement, Round, RoundEvent};
use crate::base::id::DivisionId;
use crate::law::headcount::Headcount;
use crate::law::refusal::{Refusal, Refusals};
use crate::law::rules::round as codes;
use crate::lifecycle::trail::{self, Event, Trail};
use crate::paper::{DrawPart, InspectorCommitment, ObjectCommitment};

/// What a round's steps were taken with beside what its events say.
#[derive(Clone, Debug)]
pub struct RoundPapers<'a> {
    /// The commitment of its draw of objects, spelled out, if it is known.
    pub objects: Option<&'a ObjectCommitment>,
    /// Those of its draws of inspectors.
    pub inspectors: &'a [&'a InspectorCommitment],
    /// How many inspectors a visit takes in each of these counties, by the instruments in force there.
    pub headcounts: &'a BTreeMap<DivisionId, Headcount>,
}

impl Round {
    /// The beginning that a round's first event stands for, taken again: under its footing, or by the
    /// round that it draws again.
    ///
    /// # Errors
    /// Whatever the step refuses; `trail.other-event` where it makes another event.
    pub fn begun(&self, first: &Event<RoundEvent>, before: Option<&Self>) -> Result<(), Refusals> {
        let act = &first.act();
        let made = match (self.redraw(), before) {
            (None, _) => {
                let trail = Trail::new(self.trail.hash(), self.id().clone().into());
                let mut checks = Self::may_open(&trail, act, self.mandate());
                let stands = Some(self.footing());
                match self.mandate().of_its_day(act, stands, &mut checks) {
                    Some(footing) => Self::opened_on(&trail, act, footing, checks)?,
                    None => return Err(checks.refusals()),
                }
            }
            (Some(redraw), Some(before)) => {
                let (reason, stands) = (redraw.reason.clone(), self.footing());
                before.drawn_again(act, self.id(), reason, Some(stands))?
            }
            (Some(_), None) => return Ok(()),
        };
        trail::same(&made, first)
    }

    /// The step that an event stands for, taken again on the state before it: whether the rules allowed
    /// what the trail says.
    ///
    /// # Errors
    /// Whatever the step refuses; `trail.other-event` where it makes another event;
    /// `round.no-commitment` where none of these papers is the one that was committed to.
    pub fn again(
        &self,
        event: &Event<RoundEvent>,
        papers: &RoundPapers<'_>,
    ) -> Result<(), Refusals> {
        let act = &event.act();
        let made = match event.payload() {
            RoundEvent::Opened { .. } => Err(trail::misplaced(event)),
            RoundEvent::Committed {
                header,
                commitment,
                published,
            } => {
                let unknown = || Refusal::new(codes::NO_COMMITMENT).with("part", header.part());
                if *header.part() == DrawPart::Objects {
                    let paper = papers.objects.ok_or_else(unknown)?;
                    return trail::same(&self.commit_objects(act, paper, *published)?, event);
                }
                let committed = |paper: &&&InspectorCommitment| {
                    let hash = paper.header.suite().hash_fn();
                    hash.is_ok_and(|hash| paper.digest(hash) == commitment.0)
                };
                let paper = papers.inspectors.iter().find(committed);
                self.commit_inspectors(act, paper.ok_or_else(unknown)?, *published)
            }
            RoundEvent::Seeded { part, evidence } => self.seed(act, part, evidence.clone()),
            RoundEvent::ObjectsDrawn(drawn) => self.record_objects(act, drawn.clone()),
            RoundEvent::RecusalsClosed { root, count } => self.close_recusals(act, *root, *count),
            RoundEvent::TeamsDrawn {
                part,
                drawn,
                succeeded,
            } => {
                let recorded = (drawn.clone(), succeeded.clone());
                let headcount = |county: &DivisionId| {
                    let found = papers.headcounts.get(county);
                    found.copied().unwrap_or_default()
                };
                self.teams_recorded(act, part, recorded, headcount)
            }
            RoundEvent::Replaced(Replacement {
                out,
                ground,
                skipped,
                ..
            }) => self.replace(act, out, ground.clone(), skipped.clone(), None),
            RoundEvent::Superseded { successor, reason } => {
                self.supersede(act, successor.clone(), reason.clone(), &[])
            }
            RoundEvent::Closed => self.close(act),
        };
        trail::same(&made?, event)
    }
}
