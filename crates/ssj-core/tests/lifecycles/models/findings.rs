//! Findings, as flags of what has happened.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use proptest::prelude::*;
use ssj_core::follow_up::*;
use ssj_core::result::*;

use super::{DAY, Step, WHO, again, agree, config, settle};
use crate::fixture::*;

/// Findings: who owns it, whether it is being handed over, suspected, transferred, closed.
#[derive(Default)]
struct FindingModel {
    owner: usize,
    offered: bool,
    /// Suspicions that the police does not have.
    suspicions: u32,
    closed: bool,
}

impl FindingModel {
    fn lawful(&self, op: usize, actor: usize) -> bool {
        let owner = actor == self.owner;
        match op {
            0 => !self.closed && owner && !self.offered,
            1 | 2 => !self.closed && self.offered && !owner,
            3..=5 => !self.closed && owner,
            6 => !self.closed && owner && !self.offered && self.suspicions == 0,
            _ => self.closed && owner,
        }
    }

    fn happened(&mut self, op: usize) {
        match op {
            0 => self.offered = true,
            1 => (self.owner, self.offered) = (1 - self.owner, false),
            2 => self.offered = false,
            3 => {}
            4 => self.suspicions += 1,
            5 => self.suspicions = self.suspicions.saturating_sub(1),
            6 => self.closed = true,
            _ => self.closed = false,
        }
    }
}

fn finding_step(finding: &Finding, model: &FindingModel, op: usize, actor: usize) -> Step<Finding> {
    let by = command(finding, WHO[actor], DAY);
    match op {
        0 => finding.offer(&by, agency(WHO[1 - model.owner]), text("职责")),
        1 => finding.accept(&by),
        2 => finding.decline(&by, text("…")),
        3 => finding.act(&by, Disposal::Advised, paper("…")),
        4 => finding.suspect_crime(&by, paper("…")),
        5 => {
            let referral = Referral {
                kind: ReferralKind::Police,
                to: text("公安"),
                document: paper("…"),
            };
            finding.refer(&by, referral)
        }
        6 => finding.close(&by, Closure::PutRight, paper("…")),
        _ => finding.reopen(&by, text("…")),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn findings(ops in prop::collection::vec((0..8_usize, 0..2_usize), 0..40)) {
        let mut finding = crate::follow_up::finding();
        let mut events = vec![crate::follow_up::opened()];
        let mut model = FindingModel::default();
        for (op, actor) in ops {
            let lawful = model.lawful(op, actor);
            let step = finding_step(&finding, &model, op, actor);
            again(&finding, &step);
            agree(&mut finding, &mut events, lawful, step);
            if lawful {
                model.happened(op);
            }
        }
        settle(&finding, &events);
    }
}
