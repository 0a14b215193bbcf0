//! Leads, as flags of what has happened.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use proptest::prelude::*;
use ssj_core::lead::*;
use ssj_core::result::*;
use ssj_core::visit::Conduct;

use super::{DAY, Step, WHO, again, agree, config, settle};
use crate::fixture::*;

/// Leads of unlicensed operation.
#[derive(Default)]
struct LeadModel {
    /// Approval and notice: those that wait for a call.
    papers: [bool; 2],
    checked: bool,
    case: bool,
    guided: bool,
    /// Published since the last call.
    published: bool,
    closed: bool,
    /// Another office has it.
    away: bool,
}

impl LeadModel {
    fn lawful(&self, op: usize, actor: usize) -> bool {
        !self.closed
            && actor == 0
            && !self.away
            && match op {
                0 | 1 => !self.papers[op],
                // A second call, and a third: each takes papers of its own, and all stay on record.
                2 => self.papers == [true; 2],
                3 => self.checked && !self.case,
                4 => self.checked && !self.published,
                5 => self.checked && !self.guided,
                6 => true,
                _ => (self.case || self.guided) && self.published,
            }
    }

    fn happened(&mut self, op: usize) {
        match op {
            0 | 1 => self.papers[op] = true,
            2 => {
                (self.checked, self.papers) = (true, [false; 2]);
                self.published = false;
            }
            3 => self.case = true,
            4 => self.published = true,
            5 => self.guided = true,
            6 => self.away = true,
            _ => self.closed = true,
        }
    }
}

fn lead_step(lead: &Lead, op: usize, actor: usize) -> Step<Lead> {
    let by = command(lead, WHO[actor], DAY);
    match op {
        0 => lead.approve(&by, paper("批准")),
        1 => lead.notify(&by, paper("通知书")),
        2 => {
            let check = crate::lead::checked(&["a1", "a2"], Outcome::OtherProblem);
            lead.record_check(&by, check, &everyone())
        }
        3 => lead.file_case(&by, text("1号")),
        4 => lead.publish(&by, Channel::PublicitySystem, text("回执")),
        5 => lead.guide(&by, paper("引导办证告知书")),
        6 => lead.hand_over(&by, agency("ng-amr"), text("属地"), paper("回执")),
        _ => lead.close(&by, text("已处罚")),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn leads(ops in prop::collection::vec((0..30_usize, 0..2_usize), 0..60)) {
        let mut lead = crate::lead::received(Concern::Unlicensed, Conduct::national_2024());
        let mut events = vec![crate::lead::opened(Concern::Unlicensed, Conduct::national_2024())];
        let mut model = LeadModel::default();
        for (pick, actor) in ops {
            // It is handed over and closed now and then, and called on often.
            let op = [0, 1, 2, 3, 4, 5, 0, 1, 2, 6, 7].get(pick).copied().unwrap_or(pick % 3);
            let lawful = model.lawful(op, actor);
            let step = lead_step(&lead, op, actor);
            again(&lead, &step);
            agree(&mut lead, &mut events, lawful, step);
            if lawful {
                model.happened(op);
            }
        }
        settle(&lead, &events);
    }
}
