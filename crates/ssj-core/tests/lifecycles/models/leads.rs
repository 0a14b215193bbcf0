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
    approved: bool,
    checked: bool,
    case: bool,
    published: bool,
    closed: bool,
}

impl LeadModel {
    fn lawful(&self, op: usize, actor: usize) -> bool {
        !self.closed
            && actor == 0
            && match op {
                0 => !self.approved,
                // A second call, and a third: all stay on record.
                1 => self.approved,
                2 => self.checked && !self.case,
                3 => self.checked && !self.published,
                _ => self.case && self.published,
            }
    }

    fn happened(&mut self, op: usize) {
        match op {
            0 => self.approved = true,
            1 => self.checked = true,
            2 => self.case = true,
            3 => self.published = true,
            _ => self.closed = true,
        }
    }
}

fn lead_step(lead: &Lead, op: usize, actor: usize) -> Step<Lead> {
    let by = command(lead, WHO[actor], DAY);
    match op {
        0 => lead.approve(&by, paper("批准")),
        1 => {
            let check = crate::lead::checked(&["a1", "a2"], Outcome::OtherProblem);
            lead.record_check(&by, check, &everyone())
        }
        2 => lead.file_case(&by, text("1号")),
        3 => lead.publish(&by, Channel::PublicitySystem, text("回执")),
        _ => lead.close(&by, text("已处罚")),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn leads(ops in prop::collection::vec((0..5_usize, 0..2_usize), 0..40)) {
        let mut lead = crate::lead::received(Concern::Unlicensed, Conduct::national_2024());
        let mut events = vec![crate::lead::opened(Concern::Unlicensed, Conduct::national_2024())];
        let mut model = LeadModel::default();
        for (op, actor) in ops {
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
