//! 二(五): each rule of plans kept and broken.

use ssj_core::plan::*;
use ssj_core::trail::Lifecycle;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;

const DAY: time::Date = date!(2026 - 01 - 20);

fn draft(header: PlanHeader, items: Vec<PlanItem>) -> Result<trail::Event<PlanEvent>, Refusals> {
    let command = command_on("plan:other", 0, "cc-amr", DAY);
    Plan::draft(h(), &command, PlanId::new("other").unwrap(), header, items)
}

fn item(name: &str) -> PlanItem {
    let id = PlanItemId::new(name).unwrap();
    PlanItem {
        id,
        name: text(name),
        period: year(),
        initiator: agency("cc-amr"),
        matters: Vec::new(),
    }
}

fn planned(m: &str, a: &str, objects: u64) -> PlannedMatter {
    PlannedMatter::new(matter(m), agency(a), PoolId::new(m).unwrap(), objects)
}

#[test]
fn a_plan_in_force_gives_the_mandate_of_its_items() {
    let plan = in_force();
    assert_eq!(plan.state(), PlanState::InForce);
    let mandate = plan.mandate(&item_id(), DAY).unwrap();
    assert!(mandate.covers(&matter("food-sales"), &agency("cc-amr")));
    assert!(!mandate.covers(&matter("food-sales"), &agency("cc-fire")));
    let MandateSource::Plan { version, .. } = mandate.source() else {
        panic!("a plan's mandate")
    };
    assert_eq!(*version, 1);
}

#[test]
fn nothing_is_drawn_before_a_plan_is_in_force() {
    for plan in [drafted(), submitted()] {
        let refusals = plan.mandate(&item_id(), DAY).unwrap_err();
        assert!(refusals.contains(rules::plan::NOT_IN_FORCE));
        assert!(cites(&refusals, "2.5-a") && cites(&refusals, "2.5-b"));
    }
    let early = in_force().mandate(&item_id(), date!(2026 - 01 - 11));
    assert_eq!(codes(early), ["plan.not-in-force"]);
}

#[test]
fn nothing_is_drawn_outside_the_plan() {
    let plan = in_force();
    let other = PlanItemId::new("cc-2026-99").unwrap();
    assert_eq!(codes(plan.mandate(&other, DAY)), ["plan.unknown-item"]);
    let early = drafted().mandate(&other, DAY);
    assert_eq!(codes(early), ["plan.not-in-force", "plan.unknown-item"]);
    let next_year = plan.mandate(&item_id(), date!(2027 - 01 - 04));
    assert_eq!(codes(next_year), ["plan.outside-period"]);
}

#[test]
fn everything_wrong_with_a_plan_is_said_at_once() {
    let open = PlanItem {
        id: PlanItemId::new("open").unwrap(),
        name: text("open"),
        period: Period::starting(date!(2025 - 12 - 31)),
        initiator: agency("cc-amr"),
        matters: Vec::new(),
    };
    let items = Vec::from([
        item("a"),
        item("a").with_matter(planned("m", "cc-amr", 0)),
        item("b")
            .with_matter(planned("m", "cc-amr", 1))
            .with_matter(planned("m", "cc-amr", 1))
            .with_matter(planned("m", "cc-fire", 1)),
        open.with_matter(planned("m", "cc-amr", 1)),
    ]);
    let found = codes(draft(header(), items));
    let expected = [
        "plan.item-twice",
        "plan.matter-twice",
        "plan.no-matter",
        "plan.no-objects",
        "plan.not-joint",
        "plan.outside-year",
    ];
    assert_eq!(found, expected);
    assert_eq!(codes(draft(header(), Vec::new())), ["plan.empty"]);
}

#[test]
fn a_department_plans_its_own_checks_only() {
    let place = DivisionId::new(PLACE).unwrap();
    let own = PlanHeader::new(2026, PlanOwner::Department(agency("cc-amr")), place);
    let mine = item("a").with_matter(planned("m", "cc-amr", 1));
    assert!(draft(own.clone(), Vec::from([mine.clone()])).is_ok());
    let theirs = mine.with_matter(planned("n", "cc-fire", 1));
    let refused = draft(own, Vec::from([theirs]));
    assert_eq!(codes(refused), ["plan.foreign-agency"]);
}

#[test]
fn the_same_level_judicial_administration_reviews() {
    let plan = submitted();
    let place = |code| DivisionId::new(code).unwrap();
    let body = |kind, code| ReviewingBody {
        agency: agency("cc-justice"),
        kind,
        jurisdiction: place(code),
    };
    let by = command(&plan, "cc-justice", DAY);
    assert!(plan.approve(&by, justice(), None).is_ok());
    let wrong = [
        body(BodyKind::MarketRegulator, PLACE),
        body(BodyKind::JudicialAdministration, "220000"),
        body(BodyKind::JudicialAdministration, "220200"),
    ];
    for body in wrong {
        let refusals = plan.approve(&by, body, None).unwrap_err();
        assert!(refusals.contains(rules::plan::WRONG_BODY) && cites(&refusals, "2.5-a"));
    }
    let other = plan.approve(&command(&plan, "cc-amr", DAY), justice(), None);
    assert_eq!(codes(other), ["plan.not-the-body"]);
}

#[test]
fn the_route_is_a_parameter_but_nobody_approves_a_plan_of_its_own() {
    let province = DivisionId::new("220000").unwrap();
    let route = ApprovalRoute::through(BodyKind::MarketRegulator, province.clone());
    let event = draft(header().with_route(route), items()).unwrap();
    let mut plan = Plan::begin(h(), &event).unwrap();
    let submit = plan.submit(&command(&plan, "cc-amr", DAY), forecast(9));
    plan.apply(&submit.unwrap()).unwrap();
    let body = |who| ReviewingBody {
        agency: agency(who),
        kind: BodyKind::MarketRegulator,
        jurisdiction: province.clone(),
    };
    let superior = plan.approve(&command(&plan, "jl-amr", DAY), body("jl-amr"), None);
    assert!(superior.is_ok());
    let own = plan.approve(&command(&plan, "cc-amr", DAY), body("cc-amr"), None);
    assert_eq!(codes(own), ["plan.own-approval"]);
}

#[test]
fn a_returned_plan_is_revised_and_submitted_again() {
    let mut plan = submitted();
    let by = command(&plan, "cc-justice", DAY);
    let event = plan.return_for(&by, justice(), text("数量不足")).unwrap();
    plan.apply(&event).unwrap();
    assert_eq!(plan.state(), PlanState::Returned);
    let by = command(&plan, "cc-amr", DAY);
    plan.apply(&plan.revise(&by, items()).unwrap()).unwrap();
    let by = command(&plan, "cc-amr", DAY);
    assert!(plan.submit(&by, forecast(100)).is_ok());
}

#[test]
fn a_forecast_covers_every_matter_and_a_shortage_is_approved_knowingly() {
    let plan = drafted();
    let line = ObjectForecast {
        item: item_id(),
        matter: matter("food-sales"),
        in_scope: 9,
        needed: 2,
        excluded: 0,
    };
    let partial = Forecast::new(EvidenceDigest(digest(1))).with_objects(line);
    let by = command(&plan, "cc-amr", DAY);
    assert_eq!(codes(plan.submit(&by, partial)), ["plan.no-forecast"]);

    let mut plan = drafted();
    let staff = StaffForecast {
        month: 3,
        county: DivisionId::new("220102").unwrap(),
        need: agency("cc-fire").into(),
        places: 4,
        room: 3,
    };
    let short = forecast(1).with_staff(staff);
    assert!(!short.is_feasible());
    plan.apply(&plan.submit(&command(&plan, "cc-amr", DAY), short).unwrap())
        .unwrap();
    let by = command(&plan, "cc-justice", DAY);
    let refused = plan.approve(&by, justice(), None);
    assert_eq!(
        codes(refused),
        ["plan.too-few-inspectors", "plan.too-few-objects"]
    );
    let knowingly = Some(text("年中补充人员"));
    assert!(plan.approve(&by, justice(), knowingly).is_ok());
}

#[test]
fn a_plan_in_force_changes_only_by_reviewed_amendment() {
    let mut plan = in_force();
    let by = command(&plan, "cc-amr", DAY);
    assert_eq!(codes(plan.revise(&by, items())), ["plan.wrong-state"]);

    let more = items()[0].clone().with_matter(planned("gas", "cc-amr", 5));
    let line = ObjectForecast {
        item: item_id(),
        matter: matter("gas"),
        in_scope: 9,
        needed: 5,
        excluded: 0,
    };
    let forecast = forecast(9).with_objects(line);
    let amendment = Amendment {
        items: Vec::from([more]),
        reason: text("新增燃气"),
        forecast,
    };
    plan.apply(&plan.propose(&by, amendment.clone()).unwrap())
        .unwrap();
    let early = plan.mandate(&item_id(), DAY).unwrap();
    assert_eq!(early.checks().len(), 2, "not before it is approved");
    let again = plan.propose(&command(&plan, "cc-amr", DAY), amendment);
    assert_eq!(codes(again), ["plan.amendment-pending"]);

    let by = command(&plan, "cc-justice", DAY);
    let filed = plan.approve_amendment(&by, justice(), text("备〔2026〕3号"), None);
    plan.apply(&filed.unwrap()).unwrap();
    assert_eq!(plan.version(), 2);
    assert_eq!(plan.mandate(&item_id(), DAY).unwrap().checks().len(), 3);
    let by = command(&plan, "cc-justice", DAY);
    let none = plan.return_amendment(&by, justice(), text("…"));
    assert_eq!(codes(none), ["plan.no-amendment"]);
}

#[test]
fn a_plan_is_put_in_force_in_its_own_year() {
    let mut plan = submitted();
    let by = command(&plan, "cc-justice", DAY);
    plan.apply(&plan.approve(&by, justice(), None).unwrap())
        .unwrap();
    let by = command(&plan, "cc-amr", DAY);
    let refused = plan.put_in_force(&by, date!(2027 - 01 - 01));
    assert_eq!(codes(refused), ["plan.outside-year"]);
}
