//! A. Who gave a matter up in a reform does nothing more on it, and who took it over does (谁检查、谁录入、谁公开).

use ssj_core::agency::{Function, Reform};
use ssj_core::laws::Laws;
use ssj_core::lead::*;
use ssj_core::plan::PlanOwner;
use ssj_core::pool::{InspectorEntry, InspectorKind};
use ssj_core::result::*;
use ssj_core::round::{DrawnCheck, Team};
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::papers;
use crate::town::*;

/// Gas goes from the regulator to the fire department in May; food stays.
fn gas_went() -> &'static Laws {
    let own = |m: &str, who: &str| Function {
        matter: matter(m),
        owner: agency(who),
        since: date!(2001 - 01 - 01),
    };
    let reform = Reform::Transfer {
        from: agency("cc-amr"),
        to: agency("cc-mem"),
        matters: vec![matter("gas")],
    };
    let all = [own("gas", "cc-amr"), own("food-sales", "cc-amr")];
    with_functions("cc-amr", vec![], reform, all)
}

/// A shop drawn for the regulator on food and on gas, before the reform.
fn drawn_on_both() -> Visit {
    const MATTERS: [&str; 2] = ["food-sales", "gas"];
    let laws = laws(&Asked::default());
    let item = item_of(&MATTERS.map(|m| (m, "cc-amr")));
    let plan = in_force_by(laws, PlanOwner::Department(agency("cc-amr")), item);
    let mut round = opened(plan.mandate(&item_id(), DRAW_DAY).unwrap());
    let commitment = papers::object_commitment(1, &MATTERS);
    objects_seeded(&mut round, &commitment);
    let checks = MATTERS.map(|m| DrawnCheck {
        agency: agency("cc-amr"),
        ..check(m, "shop-a")
    });
    let drawn = papers::objects_drawn(&commitment, vec![call("shop-a", checks)], vec![]);
    go(&mut round, |r, by| r.record_objects(by, drawn));
    recused(&mut round);
    let id = visit_in(&round, "shop-a");
    let team = Team {
        visit: id.clone(),
        members: ["a1", "a2"].map(|name| member(name, "cc-amr")).into(),
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    teams_drawn(&mut round, &city(), vec![team]);
    let act = command_on(id.as_str(), 0, "cc-amr", DRAW_DAY);
    let mut visit = Visit::begin(h(), &Visit::open(&round, &act, &id).unwrap()).unwrap();
    begin(&mut visit, "cc-amr", CHECK_DAY);
    visit
}

fn found(visit: &Visit, m: &str, outcome: Outcome) -> CheckResult {
    let outcomes = Outcomes::new([outcome]).unwrap();
    CheckResult::new(check_of(visit, m), conducted(&["a1", "a2"]), outcomes)
}

fn work() -> Entrustment {
    Entrustment {
        work: EntrustedWork::Testing,
        body: text("检验院"),
        qualification: text("CMA"),
        valid: year(),
        scope: text("燃气"),
    }
}

fn gas_bottle() -> Sample {
    Sample {
        object: "product:gas-7".parse().unwrap(),
        batch: text("B1"),
        item: text("气密性"),
    }
}

#[test]
fn a5_who_gave_a_matter_up_neither_concludes_nor_corrects_nor_entrusts_on_it() {
    let laws = gas_went();
    let mut visit = drawn_on_both();
    let clean = |visit: &Visit, m| found(visit, m, Outcome::NoProblem);
    let by = |visit: &Visit, who| under(laws, visit, who, JUNE);
    let stranger = ["result.wrong-publisher"];
    // On gas the one that took it over acts, on food the one that kept it; each of them on its own alone.
    for (m, own, other) in [
        ("gas", "cc-mem", "cc-amr"),
        ("food-sales", "cc-amr", "cc-mem"),
    ] {
        let result = clean(&visit, m);
        assert_eq!(
            codes(visit.conclude(&by(&visit, other), result.clone())),
            stranger
        );
        assert!(visit.conclude(&by(&visit, own), result).is_ok(), "{m}");
        let entrust = |who| visit.entrust(&by(&visit, who), matter(m), work());
        assert_eq!(codes(entrust(other)), stranger);
        assert!(entrust(own).is_ok());
        let sample = |who| visit.sample(&by(&visit, who), matter(m), gas_bottle(), &[]);
        assert_eq!(codes(sample(other)), stranger);
        assert!(sample(own).is_ok());
    }
    // What was entered, entrusted and taken before the reform is corrected, reported and tested after it by the heir.
    for m in ["gas", "food-sales"] {
        let result = clean(&visit, m);
        step(&mut visit, ("cc-amr", CHECK_DAY), |v, by| {
            v.conclude(by, result)
        });
    }
    step(&mut visit, ("cc-amr", CHECK_DAY), |v, by| {
        v.entrust(by, matter("gas"), work())
    });
    step(&mut visit, ("cc-amr", CHECK_DAY), |v, by| {
        v.sample(by, matter("gas"), gas_bottle(), &[])
    });
    let moved = found(&visit, "gas", Outcome::MovedOut);
    let correct = |who| visit.correct(&by(&visit, who), moved.clone(), text("更正"));
    assert_eq!(codes(correct("cc-amr")), stranger);
    assert!(correct("cc-mem").is_ok());
    let report = |who| visit.report(&by(&visit, who), matter("gas"), paper("报告"));
    assert_eq!(codes(report("cc-amr")), stranger);
    assert!(report("cc-mem").is_ok());
    let test = |who| {
        let report = paper("检验报告");
        visit.test(&by(&visit, who), gas_bottle(), TestResult::Passed, report)
    };
    assert_eq!(codes(test("cc-amr")), stranger);
    let event = test("cc-mem").unwrap();
    assert_eq!(event.actor().succeeding, Some(agency("cc-amr")));
    assert_eq!(visit.again(&event), Ok(()));
}

/// An inspector with a certificate, of this agency by the pool of the day.
fn of(name: &str, who: &str) -> InspectorEntry {
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    InspectorEntry::new(inspector(name), InspectorKind::CivilServant, agency(who))
        .certificated(valid)
}

#[test]
fn k1_those_who_went_with_the_matter_check_it_for_the_department_that_was_drawn() {
    let laws = gas_went();
    let lead = |m: &str| {
        let received = LeadReceived {
            source: LeadSource::Complaint,
            concern: Concern::Violation,
            object: shop("shop-a"),
            matter: matter(m),
            content: text("…"),
            agency: agency("cc-amr"),
        };
        let act = command_on("lead:g", 0, "cc-amr", CHECK_DAY);
        let event = Lead::receive(h(), &act, LeadId::new("g").unwrap(), received).unwrap();
        Lead::begin(h(), &event).unwrap()
    };
    let check = |m, who: &str, people: &str| {
        let lead = lead(m);
        let check = LeadCheck {
            inspectors: ["a1", "a2"].map(inspector).into(),
            outcomes: Outcomes::new([Outcome::NoProblem]).unwrap(),
            findings: Vec::new(),
            record: paper("笔录"),
            urgent: None,
            unlicensed: false,
        };
        let pool = ["a1", "a2"].map(|name| of(name, people));
        let by = under(laws, &lead, who, JUNE);
        lead.record_check(&by, check, &pool).map(|_| ())
    };
    assert_eq!(check("gas", "cc-mem", "cc-mem"), Ok(()));
    assert_eq!(
        codes(check("gas", "cc-mem", "cc-amr")),
        ["lead.not-of-agency"]
    );
    assert_eq!(
        codes(check("gas", "cc-amr", "cc-amr")),
        ["lead.not-of-agency", "lead.not-the-agency"]
    );
    assert_eq!(check("food-sales", "cc-amr", "cc-amr"), Ok(()));
}
