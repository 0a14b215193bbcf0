//! Rounds, as flags of what has happened.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use proptest::prelude::*;
use ssj_core::paper::InspectorCommitment;
use ssj_core::round::*;
use ssj_core::trail::*;
use ssj_core::*;

use super::{Step, agree, choose, config, settle};
use crate::fixture::*;
use crate::papers;

/// The draws of a round: its objects, the inspectors, the inspectors of whoever steps in later.
const PARTS: usize = 3;

/// Number of commands: commit, seed and draw for each part; then close the recusals, replace, close,
/// supersede.
const OPS: usize = 3 * PARTS + 4;

/// Who may be called on: the two that are drawn, and the one that steps in for the second.
const SHOPS: [&str; 3] = ["shop-a", "shop-b", "shop-c"];

/// Rounds: flags of what has happened.
#[derive(Default)]
struct RoundModel {
    committed: [bool; PARTS],
    seeded: [bool; PARTS],
    drawn: [bool; PARTS],
    staffed: [bool; 3],
    recusals: bool,
    replaced: bool,
    closed: bool,
    superseded: bool,
}

impl RoundModel {
    /// The visits that have no team.
    fn unstaffed(&self) -> Vec<usize> {
        let here = [0, if self.replaced { 2 } else { 1 }];
        let here = here.into_iter();
        here.filter(|shop| !self.staffed[*shop]).collect()
    }

    fn lawful(&self, op: usize) -> bool {
        let (part, objects) = (op / 3, self.drawn[0]);
        !self.superseded
            && match (op, op % 3) {
                (0..9, 0) => !self.committed[part] && (part == 0 || objects && self.recusals),
                (0..9, 1) => self.committed[part] && !self.seeded[part],
                (0..9, _) => self.seeded[part] && !self.drawn[part],
                (9, _) => objects && !self.committed[1] && !self.committed[2],
                (10, _) => objects && !self.replaced,
                (11, _) => objects && !self.closed && self.unstaffed().is_empty(),
                _ => !self.closed,
            }
    }

    fn happened(&mut self, op: usize) {
        let part = op / 3;
        match (op, op % 3) {
            (0..9, 0) => self.committed[part] = true,
            (0..9, 1) => self.seeded[part] = true,
            (0..9, _) => {
                self.drawn[part] = true;
                let teams = if part > 0 { self.unstaffed() } else { vec![] };
                teams.iter().for_each(|shop| self.staffed[*shop] = true);
            }
            (9, _) => self.recusals = true,
            (10, _) => self.replaced = true,
            (11, _) => self.closed = true,
            _ => self.superseded = true,
        }
    }
}

/// What the parts are.
const PART: [&str; PARTS] = ["objects:1", "division:220100", "division:220102"];

fn inspectors(part: &str) -> InspectorCommitment {
    papers::inspector_commitment(part, shops().record(), RecusalRoot(digest(5)))
}

/// The step of an event, taken again with the papers of all parts.
fn again(round: &Round, event: &Event<RoundEvent>) -> Result<(), Refusals> {
    let [_, city, county] = PART.map(inspectors);
    let papers = RoundPapers {
        objects: Some(&object_commitment()),
        inspectors: &[&city, &county],
        headcounts: &std::collections::BTreeMap::new(),
    };
    round.again(event, &papers)
}

/// The honest papers of the part, whether or not it is their time.
fn round_step(round: &Round, model: &RoundModel, op: usize) -> Step<Round> {
    let by = command(round, "cc-amr", DRAW_DAY);
    let root = RecusalRoot(digest(5));
    let objects = object_commitment();
    let part = PART[op / 3 % PARTS];
    let inspectors = inspectors(part);
    let (header, of) = match op / 3 {
        0 => (&objects.header, DrawPart::Objects),
        _ => (
            &inspectors.header,
            DrawPart::Inspectors(part.parse().unwrap()),
        ),
    };
    let published = papers::published(header);
    match (op, op % 3) {
        (0, _) => round.commit_objects(&by, &objects, published),
        (0..9, 0) => round.commit_inspectors(&by, &inspectors, published),
        (0..9, 1) => round.seed(&by, &of, papers::evidence(header)),
        (2, _) => round.record_objects(&by, shops()),
        (0..9, _) => {
            let teams = model.unstaffed().into_iter().map(|shop| team(SHOPS[shop]));
            let drawn = papers::teams_drawn(&inspectors, teams.collect());
            round.record_teams(&by, &of, drawn)
        }
        (9, _) => round.close_recusals(&by, root, 0),
        (10, _) => {
            let ground = Ground {
                reason: text("…"),
                evidence: EvidenceDigest(digest(9)),
            };
            let out = visit_id("shop-b");
            let shown = (!model.superseded).then(|| let_go(round, &out)).flatten();
            round.replace(&by, &out, ground, Vec::new(), shown.as_ref())
        }
        (11, _) => round.close(&by),
        _ => {
            let visits: Vec<_> = round.visits().collect();
            let ended: Vec<_> = visits
                .iter()
                .filter(|_| !model.superseded)
                .filter_map(|it| let_go(round, &it.id))
                .collect();
            let shown: Vec<_> = ended.iter().collect();
            round.supersede(&by, RoundId::new("2").unwrap(), text("…"), &shown)
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rounds(picks in prop::collection::vec((any::<bool>(), 0..100_usize), 0..40)) {
        let command = command_on("round:1", 0, "cc-amr", DRAW_DAY);
        let first = Round::open(h(), &command, RoundId::new("1").unwrap(), mandate()).unwrap();
        let mut round = Round::begin(h(), &first).unwrap();
        let (mut events, mut model) = (vec![first], RoundModel::default());
        for (guided, pick) in picks {
            let lawful: Vec<_> = (0..OPS - 1).filter(|op| model.lawful(*op)).collect();
            let op = choose(guided, pick, &lawful, pick % OPS);
            let lawful = model.lawful(op);
            let step = round_step(&round, &model, op);
            let event = step.as_ref().ok();
            let again = event.map_or(Ok(()), |event| again(&round, event));
            prop_assert_eq!(again, Ok(()));
            agree(&mut round, &mut events, lawful, step);
            if lawful {
                model.happened(op);
            }
        }
        settle(&round, &events);
    }
}
