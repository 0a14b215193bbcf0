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
                header,
                commitment,
                published,
            } => {
                let unknown = || Refusal::new(codes::NO_COMMITMENT).with("part", header.part());
                if *header.part() == DrawPart::Objects {
                    let paper = papers.objects.ok_or_else(unknown)?;
                    return trail::same(&self.commit_objects(command, paper, *published)?, event);
                }
                let committed = |paper: &&&InspectorCommitment| {
                    let hash = paper.header.suite().hash_fn();
                    hash.is_ok_and(|hash| paper.digest(hash) == commitment.0)
                };
                let paper = papers.inspectors.iter().find(committed);
                self.commit_inspectors(command, paper.ok_or_else(unknown)?, *published)
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
