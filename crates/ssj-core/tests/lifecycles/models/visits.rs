//! Visits, as flags of what has happened.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use proptest::prelude::*;
use ssj_core::result::*;
use ssj_core::trail::*;
use ssj_core::visit::*;

use super::{DAY, Step, WHO, agree, choose, config, settle};
use crate::fixture::*;

/// Visits: flags of what has happened, department by department where it matters.
#[derive(Default)]
struct VisitModel {
    approved: bool,
    notified: bool,
    started: bool,
    concluded: [bool; 2],
    completed: bool,
    form: [bool; 2],
    /// By department and channel: 0 never, 1 current, 2 outdated or withdrawn.
    published: [[u8; 2]; 2],
    corrected: [bool; 2],
    released: bool,
    archived: bool,
}

const WHAT: [&str; 2] = ["food-sales", "fire-safety"];

impl VisitModel {
    fn lawful(&self, op: usize, dept: usize, channel: usize) -> bool {
        let before = !self.started && !self.released;
        let during = self.started && !self.completed;
        let after = self.completed && !self.archived;
        match op {
            0 => !self.released && !self.archived && !self.approved,
            1 => !self.released && !self.completed && !self.notified,
            2 => before && self.approved && self.notified,
            3 => during && !self.concluded[dept],
            4 => during && self.concluded == [true; 2],
            5 => after && !self.form[dept],
            6 => self.completed && self.published[dept][channel] != 1,
            7 => self.completed,
            8 => self.completed && self.published[dept][channel] == 1,
            9 => before,
            _ => {
                let forms = self.form == [true; 2];
                let shown = self.published.iter().flatten().all(|p| *p == 1 || *p == 3);
                after && forms && shown
            }
        }
    }

    fn happened(&mut self, op: usize, dept: usize, channel: usize) {
        match op {
            0 => self.approved = true,
            1 => self.notified = true,
            2 => self.started = true,
            3 => self.concluded[dept] = true,
            4 => self.completed = true,
            5 => self.form[dept] = true,
            6 => self.published[dept][channel] = 1,
            7 => {
                self.corrected[dept] = !self.corrected[dept];
                for state in &mut self.published[dept] {
                    if *state == 1 {
                        *state = 2;
                    }
                }
            }
            8 => self.published[dept][channel] = 3,
            9 => self.released = true,
            _ => self.archived = true,
        }
    }
}

fn visit_step(
    visit: &Visit,
    model: &VisitModel,
    op: usize,
    dept: usize,
    channel: usize,
) -> Step<Visit> {
    let (who, what) = (agency(WHO[dept]), WHAT[dept]);
    let by = command(visit, WHO[dept], DAY);
    let channel = Channel::ALL[channel];
    match op {
        0 => visit.approve(&by, paper("批准")),
        1 => visit.notify(&by, paper("通知")),
        2 => visit.start(&by, everyone(), None),
        3 => visit.conclude(&by, clean(visit, what)),
        4 => visit.complete(&by),
        5 => visit.register(&by, who, paper("登记表")),
        6 => visit.publish(&by, who, channel, text("回执")),
        7 => {
            let result = if model.corrected[dept] {
                clean(visit, what)
            } else {
                problem(visit, what)
            };
            visit.correct(&by, result, text("更正"))
        }
        8 => visit.withdraw(&by, who, channel, text("撤回")),
        9 => visit.release(&by, text("迁出")),
        _ => visit.archive(&by, digest(8)),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn visits(picks in prop::collection::vec((prop::bool::weighted(0.7), 0..1000_usize), 0..60)) {
        let command = command_on("visit:shop-a", 0, "cc-amr", DRAW_DAY);
        let id = visit_id("shop-a");
        let first = Visit::open(&staffed(), &command, &id, Conduct::national_2024()).unwrap();
        let mut visit = Visit::begin(h(), &first).unwrap();
        let (mut events, mut model) = (vec![first], VisitModel::default());
        for (guided, pick) in picks {
            let all = (0..7).chain([10]);
            let all = all.flat_map(|op| (0..4).map(move |at| (op, at / 2, at % 2)));
            let lawful: Vec<_> = all.filter(|(op, d, c)| model.lawful(*op, *d, *c)).collect();
            let any = (pick % 11, pick / 11 % 2, pick / 22 % 2);
            let (op, dept, channel) = choose(guided, pick, &lawful, any);
            let lawful = model.lawful(op, dept, channel);
            let step = visit_step(&visit, &model, op, dept, channel);
            agree(&mut visit, &mut events, lawful, step);
            if lawful {
                model.happened(op, dept, channel);
            }
        }
        settle(&visit, &events);
    }
}
