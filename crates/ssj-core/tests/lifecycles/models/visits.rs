//! Visits, as flags of what has happened, department by department.

#![allow(clippy::struct_excessive_bools, reason = "a model is its flags")]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use ssj_core::DossierDigest;
use ssj_core::Word;
use ssj_core::result::*;
use ssj_core::trail::*;
use ssj_core::visit::*;
use time::macros::date;

use super::{DAY, Step, WHO, again, agree, choose, config, settle};
use crate::fixture::*;
use crate::law::{Asked, law};

/// What has happened to one department's part.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct PartModel {
    approved: bool,
    notified: bool,
    begun: bool,
    absent: bool,
    concluded: bool,
    /// Whether its result is a problem.
    bad: bool,
    completed: bool,
    form: bool,
    /// By channel: 0 never, 1 current, 2 outdated, 3 withdrawn.
    shown: [u8; 2],
    /// By channel.
    withheld: [bool; 2],
    entrusted: bool,
    reported: bool,
    sampled: bool,
    /// 0 not tested, 1 passed, 2 failed, 3 failed and passed again.
    tested: u8,
    out: bool,
    filed: bool,
    behind: bool,
}

/// Visits: their parts, and what concerns the whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct VisitModel {
    parts: [PartModel; 2],
    /// Whether approval and notice are asked for.
    papers: bool,
    replaced: bool,
    recognised: bool,
}

/// Number of commands.
const OPS: usize = 25;

const WHAT: [&str; 2] = ["food-sales", "fire-safety"];

impl PartModel {
    fn ahead(&self) -> bool {
        !self.begun && !self.completed && !self.out
    }

    fn at_work(&self) -> bool {
        self.begun && !self.completed
    }

    fn is_due(&self, papers: bool) -> bool {
        let agrees = self.bad || self.tested != 2;
        let papers = !papers || !self.begun || (self.approved && self.notified);
        papers && self.form && agrees
    }
}

impl VisitModel {
    fn lawful(&self, op: usize, dept: usize, channel: usize) -> bool {
        let part = &self.parts[dept];
        let (ahead, at_work, done) = (part.ahead(), part.at_work(), part.completed);
        let papers = !self.papers || (part.approved && part.notified);
        let agrees = part.bad || part.tested != 2;
        let live = self.parts.iter().filter(|part| !part.out);
        match op {
            0 => !part.out && !part.filed && !part.approved,
            1 => !part.out && !part.filed && !part.notified,
            2 => ahead && papers,
            3 => at_work && !part.concluded && part.tested != 2,
            4 => (ahead || at_work) && part.concluded && agrees,
            5 => done && !part.filed && !part.form,
            6 => done && part.shown[channel] != 1,
            21 => done && part.shown[channel] != 1 && !part.withheld[channel],
            7 => (at_work || done) && part.concluded && (!part.bad || part.tested != 2),
            8 => done && [1, 2].contains(&part.shown[channel]),
            9 => {
                let begun = |part: &PartModel| part.begun || part.completed;
                live.clone().count() > 0 && live.clone().all(|part| !begun(part))
            }
            10 => part.begun && (at_work || done),
            11 => at_work,
            12 => ahead || at_work,
            13 => part.entrusted && !part.out,
            14 => at_work && !part.sampled,
            15 => (at_work || done) && part.sampled && part.tested == 0,
            16 => self.parts[0].ahead() && !self.replaced,
            17 => {
                let mut done = live.filter(|part| part.completed);
                done.next().is_some() && !self.recognised
            }
            18 => done && !part.filed && part.is_due(self.papers),
            19 => part.filed && part.behind && part.is_due(self.papers),
            20 => (at_work || done) && part.tested == 2,
            22 => (ahead || at_work) && !part.concluded && part.tested != 2,
            23 => ahead && !part.absent,
            _ => ahead,
        }
    }

    fn happened(&mut self, op: usize, dept: usize, channel: usize) {
        if op == 9 {
            let left = self.parts.iter_mut().filter(|part| part.ahead());
            left.for_each(|part| part.out = true);
        }
        let part = &mut self.parts[dept];
        if part.filed && ![9, 16, 17].contains(&op) {
            part.behind = true;
        }
        match op {
            0 => part.approved = true,
            1 => part.notified = true,
            2 => (part.begun, part.absent) = (true, false),
            3 | 22 => part.concluded = true,
            4 => (part.completed, part.absent) = (true, false),
            5 => part.form = true,
            6 => (part.shown[channel], part.withheld[channel]) = (1, false),
            7 => {
                part.bad = !part.bad;
                let current = part.shown.iter_mut().filter(|state| **state == 1);
                current.for_each(|state| *state = 2);
            }
            8 => part.shown[channel] = 3,
            12 => part.entrusted = true,
            13 => part.reported = true,
            14 => part.sampled = true,
            15 => part.tested = 1 + u8::try_from(channel).unwrap(),
            16 => self.replaced = true,
            17 => self.recognised = true,
            18 | 19 => (part.filed, part.behind) = (true, false),
            20 => part.tested = 3,
            21 => part.withheld[channel] = true,
            23 => part.absent = true,
            24 => part.out = true,
            _ => {}
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
    let at = channel;
    let channel = Channel::ALL[channel];
    match op {
        0 => visit.approve(&by, paper("批准")),
        1 => visit.notify(&by, paper("通知")),
        2 => {
            let members = visit.team().members.iter();
            let present: Vec<_> = members
                .filter(|member| member.agency == who)
                .map(|member| enforcer(member.inspector.as_id().value()))
                .collect();
            visit.start(&by, &present, None)
        }
        3 => visit.conclude(&by, result(visit, model, dept, false)),
        4 => visit.complete(&by),
        5 => visit.register(&by, who, paper("登记表")),
        6 => visit.publish(&by, who, channel, text("回执")),
        7 => {
            let bad = !model.parts[dept].bad;
            let result = if model.parts[dept].begun {
                result(visit, model, dept, bad)
            } else {
                adopted(visit, dept, bad)
            };
            visit.correct(&by, result, text("更正"))
        }
        8 => visit.withdraw(&by, who, channel, text("撤回")),
        9 => {
            let by = command(visit, "cc-justice", DAY);
            visit.release(&by, &staffed(), text("迁出"), paper("迁出证明"))
        }
        10 => visit.advise(&by, expert(), paper("意见")),
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
        14 => visit.sample(&by, matter(what), milk(dept), &[]),
        15 => {
            let result = [TestResult::Passed, TestResult::Failed][at];
            visit.test(&by, milk(dept), result, paper("报告"))
        }
        16 => {
            let by = command(visit, WHO[0], DAY);
            let next = member("a3", "cc-amr");
            visit.replace_member(&by, inspector("a1"), text("病假"), Vec::new(), next)
        }
        17 => visit.recognise(&command(visit, "cc-tax", DAY), agency("cc-tax")),
        18 => visit.archive(&by, DossierDigest(digest(8))),
        19 => visit.add_to_archive(&by, DossierDigest(digest(9))),
        20 => visit.retest(&by, milk(dept), TestResult::Passed, paper("复检报告")),
        21 => {
            let ground = Withholding::NotPublic;
            visit.withhold(&by, (who, channel), ground, text("保密"), paper("通报"))
        }
        22 => visit.conclude(&by, adopted(visit, dept, false)),
        23 => visit.note_absence(&by, who, paper("笔录")),
        _ => {
            let to = agency(["ng-amr", "cc-mem"][dept]);
            visit.hand_over(&by, to, text("迁入"), paper("回执"))
        }
    }
}

fn milk(dept: usize) -> Sample {
    Sample {
        object: "product:milk-7".parse().unwrap(),
        batch: text(["B1", "B2"][dept]),
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
    rests_on(conducted(&["a2", "a3"]), &result)
}

/// A result that others came to.
fn adopted(visit: &Visit, dept: usize, bad: bool) -> CheckResult {
    let of = if bad { problem } else { clean };
    let conclusion = AdoptedConclusion {
        kind: ConclusionKind::Judicial,
        issuer: text("长春市中级人民法院"),
        agency: None,
        dated: date!(2026 - 02 - 01),
        document: paper("判决书"),
        object: shop("shop-a"),
        scope: text("…"),
    };
    rests_on(Basis::Adopted(conclusion), &of(visit, WHAT[dept]))
}

fn rests_on(basis: Basis, result: &CheckResult) -> CheckResult {
    CheckResult {
        basis,
        ..result.clone()
    }
}

/// A visit whose check takes approval and notice, or neither.
fn opened(papers: bool) -> (Visit, Event<VisitEvent>, VisitModel) {
    let conduct = if papers {
        Conduct::national_2024()
    } else {
        Conduct::default()
    };
    let asked = Asked {
        conduct,
        ..Asked::default()
    };
    let command = bare("visit:shop-a", 0, "cc-amr", DRAW_DAY);
    let command = command.under(law(&asked, "cc-amr", DRAW_DAY));
    let first = Visit::open(&staffed(), &command, &visit_id("shop-a")).unwrap();
    let visit = Visit::begin(h(), &first).unwrap();
    let model = VisitModel {
        papers,
        ..VisitModel::default()
    };
    (visit, first, model)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn visits(picks in prop::collection::vec((prop::bool::weighted(0.7), 0..2000_usize), 0..80)) {
        let (mut visit, first, mut model) = opened(true);
        let mut events = vec![first];
        for (guided, pick) in picks {
            // What ends a part for good is tried by chance alone.
            let all = (0..7).chain(10..24);
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

/// The commands of the search, with the departments and the channels that each is tried for.
const SEARCHED: [usize; 14] = [2, 3, 4, 5, 7, 9, 14, 15, 18, 19, 20, 22, 23, 24];

/// Every state of a visit that one department or two reach by these commands, each tried in each state on the
/// library as on the model: from every one an end can be reached. The size: checks that take no papers, one
/// sample a department, no publications (the archive waits for none of them), of the second department only
/// whether and how it comes to its end.
#[test]
fn no_state_of_a_visit_is_a_dead_end() {
    let (visit, _, model) = opened(false);
    let mut known = BTreeMap::from([(model.clone(), visit)]);
    let mut ahead = vec![model];
    let mut led_to: BTreeMap<VisitModel, BTreeSet<VisitModel>> = BTreeMap::new();
    let (mut taken, mut refused) = (0_u32, 0_u32);
    while let Some(model) = ahead.pop() {
        let visit = known[&model].clone();
        for (op, dept, channel) in SEARCHED
            .into_iter()
            .flat_map(|op| (0..4).map(move |at| (op, at / 2, at % 2)))
        {
            let sampling = [14, 15, 20, 7].contains(&op);
            if (sampling && dept == 1) || (channel == 1 && op != 15) {
                continue;
            }
            let step = visit_step(&visit, &model, op, dept, channel);
            assert_eq!(
                step.is_ok(),
                model.lawful(op, dept, channel),
                "{op} {dept}: {model:?}"
            );
            let Ok(event) = step else {
                refused += 1;
                continue;
            };
            taken += 1;
            let mut next = model.clone();
            next.happened(op, dept, channel);
            led_to
                .entry(next.clone())
                .or_default()
                .insert(model.clone());
            if !known.contains_key(&next) {
                let mut later = visit.clone();
                later.apply(&event).unwrap();
                known.insert(next.clone(), later);
                ahead.push(next);
            }
        }
    }
    let over = |part: &PartModel| part.out || (part.filed && !part.behind);
    let ends: BTreeSet<_> = known
        .keys()
        .filter(|it| it.parts.iter().all(over))
        .collect();
    // Back from the ends.
    let mut leads_on: BTreeSet<VisitModel> = ends.iter().copied().cloned().collect();
    let mut back: Vec<_> = leads_on.iter().cloned().collect();
    while let Some(state) = back.pop() {
        for before in led_to.get(&state).into_iter().flatten() {
            if leads_on.insert(before.clone()) {
                back.push(before.clone());
            }
        }
    }
    let dead = known.keys().find(|state| !leads_on.contains(*state));
    assert_eq!(dead, None);
    for (model, visit) in &known {
        let ended = ends.contains(model);
        let state = visit.state();
        let is_end = matches!(
            state,
            VisitState::Archived | VisitState::Released | VisitState::HandedOver
        );
        assert!(!ended || is_end, "{state:?}: {model:?}");
    }
    // States, transitions, refusals, ends.
    let figures = (known.len(), taken, refused, ends.len());
    assert_eq!(figures, (1_120, 3_998, 24_002, 90));
}
