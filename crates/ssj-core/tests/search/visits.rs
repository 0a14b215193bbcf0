//! What is tried on a visit.

use ssj_core::pool::{InspectorEntry, InspectorKind};
use ssj_core::result::*;
use ssj_core::round::DrawnCheck;
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;
use time::macros::date;

use crate::bound::{Bound, Calls};
use crate::fixture::*;
use crate::graph::Move;
use crate::world::{New, ROUNDS, Store, Tried, VISITS, World, after, county_of};

const MATTERS: [&str; 2] = ["food-sales", "fire-safety"];

/// Which visit: of which round, in which county.
type Which = (usize, usize);

fn opened((round, county): Which) -> Move {
    let place = VISITS[round][county];
    let step = ("visit", "open");
    Move::new(place, step, &[ROUNDS[round]], move |store, world| {
        if store.visit(world, place).is_some() {
            return None;
        }
        let who = match (store.bound.calls, county) {
            (Calls::Apart, 0) => store.fire(world),
            _ => "cc-amr",
        };
        let round = store.round(world, round)?;
        let mut drawn = round.visits();
        let drawn = drawn.find(|it| county_of(&it.county) == county)?;
        let id = drawn.id.clone();
        let act = store.act(world, (id.as_str(), 0), (who, None));
        let event = Visit::open(round, &act, &id);
        Some(event.map(|event| New::Visit(Visit::begin(h(), &event).unwrap())))
    })
}

type Taken = Result<Event<VisitEvent>, Refusals>;

type Take = dyn Fn(&Store, &World, &Visit, &Act<'_>) -> Option<Taken>;

/// A step on a visit by somebody, who says for whom where one acts for both departments.
fn on_visit(
    (round, county): Which,
    (step, who): (&'static str, &'static str),
    department: Option<usize>,
    take: impl Fn(&Store, &World, &Visit, &Act<'_>) -> Option<Taken> + 'static,
) -> Move {
    let place = VISITS[round][county];
    let reads: &[usize] = if step == "release" {
        &[ROUNDS[round]]
    } else {
        &[]
    };
    Move::new(
        place,
        ("visit", step),
        reads,
        move |store, world| -> Tried {
            let visit = store.visit(world, place)?;
            let drawn = department.and_then(|own| check_on(visit, own));
            let of = drawn.map(|check| check.agency.as_id().value().to_owned());
            let trail = visit.trail();
            let named = (trail.subject().as_str(), trail.len());
            let act = store.act(world, named, (who, of.as_deref()));
            let taken = take(store, world, visit, &act)?;
            Some(after(visit, taken).map(New::Visit))
        },
    )
}

fn check_on(visit: &Visit, department: usize) -> Option<&DrawnCheck> {
    let mut checks = visit.drawn().checks.iter();
    checks.find(|check| check.matter == matter(MATTERS[department]))
}

/// Those of a department who are drawn, as the pool has them on the day.
fn present(store: &Store, world: &World, department: usize) -> Vec<InspectorEntry> {
    let (names, of) = match department {
        0 => (["a1", "a2"], "cc-amr"),
        _ => (["f1", "f2"], store.fire(world)),
    };
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    let entry = |name: &str| {
        let own = InspectorEntry::new(inspector(name), InspectorKind::CivilServant, agency(of));
        own.certificated(valid)
    };
    names.map(entry).into()
}

fn conclusion(visit: &Visit) -> Basis {
    Basis::Adopted(AdoptedConclusion {
        kind: ConclusionKind::Judicial,
        issuer: text("长春市中级人民法院"),
        agency: None,
        dated: date!(2026 - 02 - 01),
        document: paper("判决书"),
        object: visit.drawn().holder.clone(),
        scope: text("…"),
    })
}

/// A result of a department.
fn result(
    visit: &Visit,
    department: usize,
    adopted: bool,
    outcome: Outcome,
) -> Option<CheckResult> {
    let check = check_on(visit, department)?.clone();
    let basis = if adopted {
        conclusion(visit)
    } else {
        conducted([&["a1", "a2"][..], &["f1", "f2"]][department])
    };
    let result = CheckResult::new(check, basis, Outcomes::new([outcome]).unwrap());
    Some(if outcome == Outcome::NoProblem {
        result
    } else {
        let result = result.with_finding(FindingId::new("1").unwrap());
        result.with_disposal(Disposal::OrderedToCorrect)
    })
}

/// What a department does on a visit, by itself or by whoever took it over.
fn of_department(which: Which, own: usize, who: &'static str, bound: Bound) -> Vec<Move> {
    let on = |step, take: Box<Take>| on_visit(which, (step, who), Some(own), take);
    let to = ["ng-amr", "cc-mem"][own];
    let mut all = vec![
        on(
            "start",
            Box::new(move |store, world, visit, by| {
                let come = present(store, world, own);
                Some(visit.start(by, &come, None))
            }),
        ),
        on(
            "conclude",
            Box::new(move |_, _, visit, by| {
                Some(visit.conclude(by, result(visit, own, false, Outcome::NoProblem)?))
            }),
        ),
        on(
            "complete",
            Box::new(|_, _, visit, by| Some(visit.complete(by))),
        ),
        on(
            "register",
            Box::new(move |_, _, visit, by| {
                let agency = check_on(visit, own)?.agency.clone();
                Some(visit.register(by, agency, paper("登记表")))
            }),
        ),
        on(
            "archive",
            Box::new(|_, _, visit, by| Some(visit.archive(by, DossierDigest(digest(8))))),
        ),
        on(
            "hand-over",
            Box::new(move |_, _, visit, by| {
                Some(visit.hand_over(by, agency(to), text("迁入"), paper("回执")))
            }),
        ),
    ];
    if bound.papers {
        all.push(on(
            "approve",
            Box::new(|_, _, visit, by| Some(visit.approve(by, paper("批准")))),
        ));
        all.push(on(
            "notify",
            Box::new(|_, _, visit, by| Some(visit.notify(by, paper("通知")))),
        ));
    }
    if bound.eventful && which.1 == 0 {
        all.push(on(
            "conclude",
            Box::new(move |_, _, visit, by| {
                Some(visit.conclude(by, result(visit, own, true, Outcome::NoProblem)?))
            }),
        ));
        all.push(on(
            "add-to-archive",
            Box::new(|_, _, visit, by| Some(visit.add_to_archive(by, DossierDigest(digest(9))))),
        ));
        let other = 1 - own;
        for absent in [own, other] {
            all.push(on(
                "note-absence",
                Box::new(move |_, _, visit, by| {
                    let agency = check_on(visit, absent)?.agency.clone();
                    Some(visit.note_absence(by, agency, paper("笔录")))
                }),
            ));
        }
        if own == 0 {
            all.push(on(
                "conclude",
                Box::new(move |_, _, visit, by| {
                    Some(visit.conclude(by, result(visit, own, false, Outcome::OtherProblem)?))
                }),
            ));
        }
    }
    all
}

pub(crate) fn moves(bound: Bound) -> Vec<Move> {
    let mut all = Vec::new();
    for round in [0, 1] {
        for county in 0..=usize::from(bound.calls != Calls::Joint) {
            let which = (round, county);
            all.push(opened(which));
            if county == 1 || bound.calls != Calls::Apart {
                all.extend(of_department(which, 0, "cc-amr", bound));
            }
            if county == 0 {
                all.extend(of_department(which, 1, "cc-fire", bound));
                all.extend(of_department(which, 1, bound.heir, bound));
            }
            for who in ["cc-justice", "cc-amr"] {
                all.push(on_visit(
                    which,
                    ("release", who),
                    None,
                    move |store, world, visit, by| {
                        let round = store.round(world, round)?;
                        Some(visit.release(by, round, text("迁出"), paper("迁出证明")))
                    },
                ));
            }
        }
    }
    all
}
