//! Visits, as flags of what has happened.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use proptest::prelude::*;
use ssj_core::DossierDigest;
use ssj_core::Word;
use ssj_core::result::*;
use ssj_core::trail::*;
use ssj_core::visit::*;

use super::{DAY, Step, WHO, again, agree, choose, config, settle};
use crate::fixture::*;
use crate::law::{Asked, law};

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
    entrusted: [bool; 2],
    reported: [bool; 2],
    sampled: bool,
    tested: bool,
    replaced: bool,
    recognised: bool,
    released: bool,
    archived: bool,
}

/// Number of commands.
const OPS: usize = 18;

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
            11 => during,
            12 => before || during,
            13 => (before || during) && self.entrusted[dept],
            14 => during && !self.sampled,
            15 => during && self.sampled && !self.tested,
            16 => before && !self.replaced,
            17 => self.completed && !self.recognised,
            _ => {
                let work = (0..2).all(|d| self.reported[d] || !self.entrusted[d])
                    && (self.tested || !self.sampled);
                let forms = self.form == [true; 2];
                let shown = self.published.iter().flatten().all(|p| *p == 1 || *p == 3);
                after && work && forms && shown
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
            11 => {}
            12 => self.entrusted[dept] = true,
            13 => self.reported[dept] = true,
            14 => self.sampled = true,
            15 => self.tested = true,
            16 => self.replaced = true,
            17 => self.recognised = true,
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
        2 => {
            let members = visit.team().members.iter();
            let present: Vec<_> = members
                .map(|member| enforcer(member.inspector.as_id().value()))
                .collect();
            visit.start(&by, &present, None)
        }
        3 => visit.conclude(&by, result(visit, model, dept, false)),
        4 => visit.complete(&by),
        5 => visit.register(&by, who, paper("登记表")),
        6 => visit.publish(&by, who, channel, text("回执")),
        7 => {
            let result = result(visit, model, dept, !model.corrected[dept]);
            visit.correct(&by, result, text("更正"))
        }
        8 => visit.withdraw(&by, who, channel, text("撤回")),
        9 => {
            let by = command(visit, "cc-justice", DAY);
            visit.release(&by, &staffed(), text("迁出"), paper("迁出证明"))
        }
        11 => visit.obstruct(&by, Obstacle::EntryRefused, paper("照片")),
        12 => {
            let (body, paper) = (text("检验院"), text("CMA"));
            let work = Entrustment {
                work: EntrustedWork::Testing,
                body,
                qualification: paper,
                valid: year(),
                scope: text("抽样"),
            };
            visit.entrust(&by, matter(what), work)
        }
        13 => visit.report(&by, matter(what), paper("报告")),
        14 => visit.sample(&by, matter(what), milk(), &[]),
        15 => visit.test(&by, milk(), TestResult::Passed, paper("报告")),
        16 => {
            let next = member("a3", "cc-amr");
            visit.replace_member(&by, inspector("a1"), text("病假"), Vec::new(), next)
        }
        17 => visit.recognise(&command(visit, "cc-tax", DAY), agency("cc-tax")),
        _ => visit.archive(&by, DossierDigest(digest(8))),
    }
}

fn milk() -> Sample {
    Sample {
        object: "product:milk-7".parse().unwrap(),
        batch: text("B1"),
        item: text("菌落总数"),
    }
}

/// A result by those who are there: after the replacement another inspector is.
fn result(visit: &Visit, model: &VisitModel, dept: usize, bad: bool) -> CheckResult {
    let of = if bad { problem } else { clean };
    let result = of(visit, WHAT[dept]);
    if dept > 0 || !model.replaced {
        return result;
    }
    let basis = conducted(&["a2", "a3"]);
    let moved = CheckResult::new(result.check.clone(), basis, result.outcomes.clone());
    let moved = (result.findings.iter()).fold(moved, |r, f| r.with_finding(f.clone()));
    (result.disposals.iter()).fold(moved, |r, d| r.with_disposal(*d))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn visits(picks in prop::collection::vec((prop::bool::weighted(0.7), 0..1000_usize), 0..80)) {
        let asked = Asked { conduct: Conduct::national_2024(), ..Asked::default() };
        let command = bare("visit:shop-a", 0, "cc-amr", DRAW_DAY);
        let command = command.under(law(&asked, "cc-amr", DRAW_DAY));
        let id = visit_id("shop-a");
        let first = Visit::open(&staffed(), &command, &id).unwrap();
        let mut visit = Visit::begin(h(), &first).unwrap();
        let (mut events, mut model) = (vec![first], VisitModel::default());
        for (guided, pick) in picks {
            let all = (0..7).chain(10..OPS);
            let all = all.flat_map(|op| (0..4).map(move |at| (op, at / 2, at % 2)));
            let lawful: Vec<_> = all.filter(|(op, d, c)| model.lawful(*op, *d, *c)).collect();
            let any = (pick % OPS, pick / OPS % 2, pick / (2 * OPS) % 2);
            let (op, dept, channel) = choose(guided, pick, &lawful, any);
            let lawful = model.lawful(op, dept, channel);
            let step = visit_step(&visit, &model, op, dept, channel);
            again(&visit, &step);
            agree(&mut visit, &mut events, lawful, step);
            if lawful {
                model.happened(op, dept, channel);
            }
        }
        settle(&visit, &events);
    }
}
