//! A round's steps, taken again.

use super::{Replacement, Round, RoundEvent};
use crate::law::headcount::Headcount;
use crate::law::refusal::{Refusal, Refusals};
use crate::law::rules::round as codes;
use crate::lifecycle::trail::{self, Event};
use crate::paper::{DrawPart, InspectorCommitment, ObjectCommitment};

/// What a round's steps were taken with beside what its events say.
#[derive(Clone, Debug)]
pub struct RoundPapers<'a> {
    /// The commitment of its draw of objects, spelled out, if it is known.
    pub objects: Option<&'a ObjectCommitment>,
    /// Those of its draws of inspectors.
    pub inspectors: &'a [&'a InspectorCommitment],
    /// How many inspectors a visit takes, by the instruments in force.
    pub headcount: Headcount,
}

impl Round {
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
        let command = &event.command();
        let made = match event.payload() {
            RoundEvent::Opened { .. } => Err(trail::misplaced(event)),
            RoundEvent::Committed {
                part: DrawPart::Objects,
                published,
                ..
            } => {
                let Some(paper) = papers.objects else {
                    let part = &DrawPart::Objects;
                    return Err(Refusal::new(codes::NO_COMMITMENT).with("part", part).into());
                };
                self.commit_objects(command, paper, *published)
            }
            RoundEvent::Committed {
                part: DrawPart::Inspectors(part),
                commitment,
                published,
                ..
            } => {
                let committed = |paper: &&&InspectorCommitment| {
                    let hash = paper.header.suite().hash_fn();
                    hash.is_ok_and(|hash| paper.digest(hash) == commitment.0)
                };
                let Some(paper) = papers.inspectors.iter().find(committed) else {
                    let part = DrawPart::Inspectors(part.clone());
                    return Err(Refusal::new(codes::NO_COMMITMENT)
                        .with("part", &part)
                        .into());
                };
                self.commit_inspectors(command, part.clone(), paper, *published)
            }
            RoundEvent::Seeded { part, evidence } => self.seed(command, part, evidence.clone()),
            RoundEvent::ObjectsDrawn(drawn) => self.record_objects(command, drawn.clone()),
            RoundEvent::RecusalsClosed { root, count } => {
                self.close_recusals(command, *root, *count)
            }
            RoundEvent::TeamsDrawn { part, drawn } => {
                self.record_teams(command, part, drawn.clone(), papers.headcount)
            }
            RoundEvent::Replaced(Replacement {
                out,
                ground,
                skipped,
                ..
            }) => self.replace(command, out, ground.clone(), skipped.clone()),
            RoundEvent::Superseded { successor, reason } => {
                self.supersede(command, successor.clone(), reason.clone())
            }
            RoundEvent::Closed => self.close(command),
        };
        trail::same(&made?, event)
    }
}
