//! Rounds, as flags of what has happened.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use proptest::prelude::*;
use ssj_core::round::*;
use ssj_core::trail::*;
use ssj_core::*;

use super::{Step, agree, choose, config, settle};
use crate::fixture::*;

/// Rounds: flags of what has happened.
#[derive(Default)]
struct RoundModel {
    committed: [bool; 2],
    seeded: [bool; 2],
    drawn: [bool; 2],
    recusals: bool,
    replaced: bool,
    closed: bool,
    superseded: bool,
}

impl RoundModel {
    fn lawful(&self, op: usize) -> bool {
        !self.superseded
            && match op {
                0 => !self.committed[0],
                1 => self.committed[0] && !self.seeded[0],
                2 => self.seeded[0] && !self.drawn[0],
                3 => self.drawn[0] && !self.committed[1],
                4 => self.drawn[0] && self.recusals && !self.committed[1],
                5 => self.committed[1] && !self.seeded[1],
                6 => self.seeded[1] && !self.drawn[1] && !self.replaced,
                7 => self.drawn[0] && !self.replaced,
                8 => !self.closed,
                _ => self.drawn[0] && self.drawn[1] && !self.closed,
            }
    }

    fn happened(&mut self, op: usize) {
        match op {
            0 => self.committed[0] = true,
            1 => self.seeded[0] = true,
            2 => self.drawn[0] = true,
            3 => self.recusals = true,
            4 => self.committed[1] = true,
            5 => self.seeded[1] = true,
            6 => self.drawn[1] = true,
            7 => self.replaced = true,
            8 => self.superseded = true,
            _ => self.closed = true,
        }
    }
}

fn round_step(round: &Round, op: usize) -> Step<Round> {
    let by = command(round, "cc-amr", DRAW_DAY);
    let (objects, all) = (DrawPart::Objects, all_parts());
    let published = "2026-03-02T00:00:00Z".parse().unwrap();
    let revealed = "2026-03-02T01:00:00Z".parse().unwrap();
    let seed = Seed::from_bytes([1; 32]);
    match op {
        0 => round.commit(&by, &objects, CommitmentDigest(digest(2)), published),
        1 => round.seed(&by, &objects, seed, revealed),
        2 => {
            let visits = Vec::from([drawn("shop-a"), drawn("shop-b")]);
            let serves = Vec::from([visit_id("shop-a"), visit_id("shop-b")]);
            let reserves = ReserveList {
                serves,
                order: Vec::from([drawn("shop-c")]),
            };
            round.record_objects(&by, RecordDigest(digest(4)), visits, Vec::from([reserves]))
        }
        3 => round.close_recusals(&by, RecusalRoot(digest(5)), 0),
        4 => round.commit(&by, &all, CommitmentDigest(digest(2)), published),
        5 => round.seed(&by, &all, seed, revealed),
        6 => {
            let teams = Vec::from([team("shop-a"), team("shop-b"), team("shop-c")]);
            round.record_teams(
                &by,
                &all,
                RecordDigest(digest(6)),
                teams,
                Headcount::default(),
            )
        }
        7 => round.replace(
            &by,
            &visit_id("shop-b"),
            text("…"),
            Vec::new(),
            drawn("shop-c"),
        ),
        8 => round.supersede(&by, RoundId::new("2").unwrap(), text("…")),
        _ => round.close(&by),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn rounds(picks in prop::collection::vec((any::<bool>(), 0..100_usize), 0..40)) {
        let command = command_on("round:1", 0, "cc-amr", DRAW_DAY);
        let footing = crate::footing::footing(mandate(), DRAW_DAY).unwrap();
        let first = Round::open(h(), &command, RoundId::new("1").unwrap(), footing).unwrap();
        let mut round = Round::begin(h(), &first).unwrap();
        let (mut events, mut model) = (vec![first], RoundModel::default());
        for (guided, pick) in picks {
            let lawful: Vec<_> = (0..8).chain([9]).filter(|op| model.lawful(*op)).collect();
            let op = choose(guided, pick, &lawful, pick % 10);
            let lawful = model.lawful(op);
            let step = round_step(&round, op);
            agree(&mut round, &mut events, lawful, step);
            if lawful {
                model.happened(op);
            }
        }
        settle(&round, &events);
    }
}
