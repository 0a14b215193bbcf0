//! 二（五）: each rule of plans kept and broken.

use ssj_core::plan::*;
use ssj_core::trail::Lifecycle;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::Asked;

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

/// The plan in force, changed by a reviewed amendment to one whose item has these matters.
fn amended(mut plan: Plan, matters: Vec<PlannedMatter>) -> Plan {
    let line = |planned: &PlannedMatter| ObjectForecast {
        item: item_id(),
        matter: planned.matter.clone(),
        in_scope: 100,
        needed: planned.number.count(),
        excluded: 0,
        without_chance: 0,
    };
    let forecast = Forecast {
        objects: matters.iter().map(line).collect(),
        ..Forecast::new(EvidenceDigest(digest(1)))
    };
    let items = Vec::from([PlanItem {
        matters,
        ..items()[0].clone()
    }]);
    let reason = text("年中调整");
    let amendment = Amendment {
        items,
        reason,
        forecast,
    };
    let by = command(&plan, "cc-amr", DAY);
    plan.apply(&plan.propose(&by, amendment).unwrap()).unwrap();
    let by = command(&plan, "cc-justice", DAY);
    let filed = plan.approve_amendment(&by, text("备〔2026〕3号"), None);
    plan.apply(&filed.unwrap()).unwrap();
    plan
}

/// A draw of a round on food and on fire, from their pools.
fn draw_of(round: &str, food: u64, fire: u64) -> RoundDraw {
    let frame = |m: &str, number| FrameNumber {
        matter: matter(m),
        pool: PoolId::new(m).unwrap(),
        number,
    };
    RoundDraw {
        round: RoundId::new(round).unwrap(),
        counter: 1,
        replaces: None,
        source: source(),
        commitment: CommitmentDigest(digest(2)),
        frames: Vec::from([frame("food-sales", food), frame("fire-safety", fire)]),
    }
}

fn draw_for(plan: &Plan, draw: RoundDraw) -> Result<trail::Event<PlanEvent>, Refusals> {
    let source = MandateSource::Plan {
        plan: plan.id().clone(),
        item: item_id(),
        version: plan.version(),
    };
    // A redraw is for what the draw before it was for.
    let draw = match draw.replaces {
        None => RoundDraw { source, ..draw },
        Some(_) => draw,
    };
    plan.draw_for(&command(plan, "cc-amr", DAY), item_id(), draw)
}

fn left(plan: &Plan) -> Vec<u64> {
    let mandate = plan.mandate(&item_id(), DAY).unwrap();
    let matters = mandate.matters().iter();
    matters.map(|planned| planned.number.count()).collect()
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
        assert!(cites(&refusals, "2.5-a"));
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
    let approve = |who| plan.approve(&command(&plan, who, DAY), None);
    assert!(approve("cc-justice").is_ok());
    // Of another kind, above it, beside it, below it.
    for who in ["cc-mem", "cc-gov", "jl-justice", "jc-justice", "ng-justice"] {
        let refusals = approve(who).unwrap_err();
        assert!(refusals.contains(rules::plan::WRONG_BODY) && cites(&refusals, "2.5-a"));
    }
    assert_eq!(
        codes(approve("cc-amr")),
        ["plan.own-approval", "plan.wrong-body"]
    );
}

#[test]
fn the_route_is_a_parameter_of_the_instrument_and_nobody_approves_a_plan_of_its_own() {
    let asked = Asked {
        review: Review {
            kind: BodyKind::MarketRegulator,
            of: ReviewOf::Superior,
        },
        ..Asked::default()
    };
    let by = |subject: &str, len, who| {
        bare(subject, len, who, DAY).under(crate::law::law(&asked, who, DAY))
    };
    let province = DivisionId::new("220000").unwrap();
    let route = ApprovalRoute::through(BodyKind::MarketRegulator, province);
    let draft = |header| {
        let id = PlanId::new("other").unwrap();
        Plan::draft(h(), &by("plan:other", 0, "cc-amr"), id, header, items())
    };
    assert_eq!(codes(draft(header())), ["plan.other-route"]);
    let mut plan = Plan::begin(h(), &draft(header().with_route(route)).unwrap()).unwrap();
    let submit = plan.submit(&by("plan:other", 1, "cc-amr"), forecast(9));
    plan.apply(&submit.unwrap()).unwrap();
    let approve = |who| plan.approve(&by("plan:other", 2, who), None);
    assert!(approve("jl-amr").is_ok());
    assert_eq!(codes(approve("cc-justice")), ["plan.wrong-body"]);
    assert_eq!(
        codes(approve("cc-amr")),
        ["plan.own-approval", "plan.wrong-body"]
    );
}

#[test]
fn a_returned_plan_is_revised_and_submitted_again() {
    let mut plan = submitted();
    let by = command(&plan, "cc-justice", DAY);
    let event = plan.return_for(&by, text("数量不足")).unwrap();
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
        without_chance: 0,
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
    let refused = plan.approve(&by, None);
    assert_eq!(
        codes(refused),
        ["plan.too-few-inspectors", "plan.too-few-objects"]
    );
    let knowingly = Some(text("年中补充人员"));
    assert!(plan.approve(&by, knowingly).is_ok());
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
        without_chance: 0,
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
    assert_eq!(early.matters().len(), 2, "not before it is approved");
    let again = plan.propose(&command(&plan, "cc-amr", DAY), amendment);
    assert_eq!(codes(again), ["plan.amendment-pending"]);

    let by = command(&plan, "cc-justice", DAY);
    let filed = plan.approve_amendment(&by, text("备〔2026〕3号"), None);
    plan.apply(&filed.unwrap()).unwrap();
    assert_eq!(plan.version(), 2);
    assert_eq!(plan.mandate(&item_id(), DAY).unwrap().matters().len(), 3);
    let by = command(&plan, "cc-justice", DAY);
    let none = plan.return_amendment(&by, text("…"));
    assert_eq!(codes(none), ["plan.no-amendment"]);
}

#[test]
fn a_plan_is_put_in_force_in_its_own_year() {
    let mut plan = submitted();
    let by = command(&plan, "cc-justice", DAY);
    plan.apply(&plan.approve(&by, None).unwrap()).unwrap();
    let by = command(&plan, "cc-amr", DAY);
    let refused = plan.put_in_force(&by, date!(2027 - 01 - 01));
    assert_eq!(codes(refused), ["plan.outside-year"]);
}

/// Two matters, 68 objects of food and 2 of fire.
fn sixty_eight() -> Plan {
    let matters = [
        planned("food-sales", "cc-amr", 68),
        planned("fire-safety", "cc-fire", 2),
    ];
    amended(in_force(), matters.into())
}

/// 二（五）: 严格按计划检查，不得随意增减.
#[test]
fn a_draw_takes_exactly_the_planned_numbers() {
    let plan = sixty_eight();
    assert_eq!(
        codes(draw_for(&plan, draw_of("1", 8, 2))),
        ["mandate.other-number"]
    );
    assert_eq!(
        codes(draw_for(&plan, draw_of("1", 69, 2))),
        ["mandate.other-number"]
    );
    let refusals = draw_for(&plan, draw_of("1", 8, 2)).unwrap_err();
    assert!(cites(&refusals, "2.5-b"));
    assert_eq!(
        refusals.iter().next().unwrap().to_string(),
        "the sizes of matter `matter:food-sales` of `item:cc-2026-01` ask for 8 objects, but 68 are left to draw [吉政办发〔2019〕32号 二（五）]"
    );
    assert!(draw_for(&plan, draw_of("1", 68, 2)).is_ok());

    // Two frames of one matter do not make two numbers.
    let twice = draw_of("1", 34, 2);
    let mut frames = twice.frames.clone();
    frames.push(frames[0].clone());
    assert!(
        draw_for(
            &plan,
            RoundDraw {
                frames,
                ..twice.clone()
            }
        )
        .is_ok()
    );
    let mut frames = draw_of("1", 68, 2).frames;
    frames.push(frames[0].clone());
    assert_eq!(
        codes(draw_for(&plan, RoundDraw { frames, ..twice })),
        ["mandate.other-number"]
    );
}

#[test]
fn a_draw_leaves_no_planned_matter_out_and_takes_none_from_elsewhere() {
    let plan = sixty_eight();
    let draw = draw_of("1", 68, 2);
    let food = RoundDraw {
        frames: draw.frames[..1].into(),
        ..draw.clone()
    };
    assert_eq!(codes(draw_for(&plan, food)), ["mandate.left-out"]);
    let other = |change: fn(&mut FrameNumber)| {
        let mut draw = draw.clone();
        change(&mut draw.frames[1]);
        codes(draw_for(&plan, draw))
    };
    let pool = other(|frame| frame.pool = PoolId::new("friends").unwrap());
    assert_eq!(pool, ["mandate.other-pool"]);
    let unplanned = other(|frame| frame.matter = matter("gas"));
    assert_eq!(unplanned, ["mandate.left-out", "mandate.unplanned-matter"]);
    let elsewhere = plan.draw_for(
        &command(&plan, "cc-amr", DAY),
        PlanItemId::new("x").unwrap(),
        draw,
    );
    assert_eq!(codes(elsewhere), ["plan.unknown-item"]);
}

#[test]
fn what_a_round_drew_is_no_longer_left() {
    let mut plan = in_force();
    plan.apply(&draw_for(&plan, draw_of("1", 2, 2)).unwrap())
        .unwrap();
    assert_eq!(plan.draws(&item_id()).len(), 1);
    // Planned two and drawn two: nobody draws three more,
    assert_eq!(codes(plan.mandate(&item_id(), DAY)), ["mandate.used-up"]);
    assert_eq!(
        codes(draw_for(&plan, draw_of("2", 3, 3))),
        ["mandate.used-up"]
    );
    // unless an amendment plans five of food; then these three, and no fire.
    let matters = [
        planned("food-sales", "cc-amr", 5),
        planned("fire-safety", "cc-fire", 2),
    ];
    let plan = amended(plan, matters.into());
    assert_eq!(left(&plan), [3]);
    let both = draw_for(&plan, draw_of("2", 3, 2));
    assert_eq!(codes(both), ["mandate.unplanned-matter"]);
    let mut more = draw_of("2", 3, 0);
    more.frames.pop();
    assert!(draw_for(&plan, more).is_ok());
}

#[test]
fn a_mandate_taken_before_another_round_drew_does_not_draw_twice() {
    let mut plan = in_force();
    let early = plan.mandate(&item_id(), DAY).unwrap();
    plan.apply(&draw_for(&plan, draw_of("1", 2, 2)).unwrap())
        .unwrap();
    let mut checks = Checks::new();
    early.fits(&draw_of("2", 2, 2).frames, &mut checks);
    assert!(checks.is_clean(), "a mandate knows what it was given");
    let refused = draw_for(&plan, draw_of("2", 2, 2));
    assert_eq!(
        codes(refused),
        ["mandate.used-up"],
        "and the plan what was drawn since"
    );
}

#[test]
fn a_redraw_draws_the_same_again_and_counts_once() {
    let mut plan = in_force();
    plan.apply(&draw_for(&plan, draw_of("1", 2, 2)).unwrap())
        .unwrap();
    let again = |round: &str, replaces: &str, counter| RoundDraw {
        replaces: Some(RoundId::new(replaces).unwrap()),
        counter,
        ..draw_of(round, 2, 2)
    };
    for (draw, why) in [
        (again("2", "1", 1), "it does not count on"),
        (again("1", "1", 2), "a round draws once"),
        (
            RoundDraw {
                frames: draw_of("2", 2, 1).frames,
                ..again("2", "1", 2)
            },
            "it draws less",
        ),
    ] {
        assert_eq!(
            codes(draw_for(&plan, draw)),
            ["mandate.out-of-line"],
            "{why}"
        );
    }
    let wrong = RoundDraw {
        counter: 2,
        ..draw_of("1", 2, 2)
    };
    assert_eq!(codes(draw_for(&in_force(), wrong)), ["mandate.out-of-line"]);
    // What was given up before it drew anything used nothing up: whatever draws again draws what is left.
    let after = |counter| draw_for(&in_force(), again("2", "9", counter));
    assert_eq!(codes(after(1)), ["mandate.out-of-line"]);
    assert!(after(2).is_ok() && after(3).is_ok());
    assert_eq!(
        codes(draw_for(&plan, again("2", "9", 2))),
        ["mandate.used-up"]
    );

    plan.apply(&draw_for(&plan, again("2", "1", 2)).unwrap())
        .unwrap();
    assert_eq!(codes(plan.mandate(&item_id(), DAY)), ["mandate.used-up"]);
    let stale = draw_for(&plan, again("3", "1", 2));
    assert_eq!(
        codes(stale),
        ["mandate.out-of-line"],
        "1 was replaced already"
    );
    plan.apply(&draw_for(&plan, again("3", "2", 3)).unwrap())
        .unwrap();
    // An amendment since leaves what was drawn once to be drawn again, and the rest beside it.
    let matters = [
        planned("food-sales", "cc-amr", 5),
        planned("fire-safety", "cc-fire", 2),
    ];
    let plan = amended(plan, matters.into());
    assert!(draw_for(&plan, again("4", "3", 4)).is_ok());
    assert_eq!(left(&plan), [3]);
}

#[test]
fn nothing_is_drawn_for_an_item_outside_its_days_or_of_a_plan_that_is_over() {
    let plan = in_force();
    let late = command(&plan, "cc-amr", date!(2027 - 01 - 04));
    let refused = plan.draw_for(&late, item_id(), draw_of("1", 2, 2));
    assert_eq!(codes(refused), ["plan.outside-period"]);
    let refused = draw_for(&submitted(), draw_of("1", 2, 2));
    assert_eq!(codes(refused), ["plan.not-in-force", "plan.wrong-state"]);
}

#[test]
fn each_class_of_a_matter_is_sized_once() {
    let tenth = Sizing {
        rule: SizeRule::Ratio("10%".parse().unwrap()),
        spread: Spread::default(),
    };
    let sized = |class| planned("m", "cc-amr", 1).with_size(class, tenth.clone());
    let both = |one: PlannedMatter| {
        let other = planned("n", "cc-fire", 1);
        draft(
            header(),
            Vec::from([item("a").with_matter(one).with_matter(other)]),
        )
    };
    let class = Some(pool::RiskClass::D);
    assert!(both(sized(class).with_size(None, tenth.clone())).is_ok());
    for class in [class, None] {
        let twice = sized(class).with_size(class, tenth.clone());
        assert_eq!(codes(both(twice)), ["plan.class-twice"]);
    }
}

#[test]
fn one_matter_is_checked_by_the_office_of_each_division() {
    let place = |code: &str| DivisionId::new(code).unwrap();
    let offices = |rows: &[(&str, &str)]| {
        let rows = rows.iter().map(|(code, who)| (place(code), agency(who)));
        Offices::new(rows.collect::<Vec<_>>())
    };
    let twice = offices(&[("220102", "ng-amr"), ("220102", "cc-amr")]);
    assert_eq!(codes(twice), ["plan.office-twice"]);
    assert_eq!(codes(offices(&[])), ["plan.no-office"]);

    let zone: DivisionId = "zone:changchun-new-area".parse().unwrap();
    let rows = [
        (place("220100"), agency("cc-amr")),
        (zone.clone(), agency("na-amr")),
    ];
    let who = Offices::new(rows).unwrap();
    let food = PlannedMatter::new(matter("food-sales"), who, PoolId::new("food").unwrap(), 2);
    let plan = amended(
        in_force(),
        Vec::from([food, planned("fire-safety", "cc-fire", 2)]),
    );
    let mandate = plan.mandate(&item_id(), DAY).unwrap();
    let of = |place: &DivisionId| mandate.agency(&matter("food-sales"), place).cloned();
    assert_eq!(of(&place("220102")), Some(agency("cc-amr")));
    assert_eq!(of(&zone), Some(agency("na-amr")));
    assert_eq!(of(&place("220200")), None);
    assert_eq!(
        of(&"zone:changbaishan".parse().unwrap()),
        None,
        "a zone has no code"
    );
    assert_eq!(mandate.agency(&matter("gas"), &zone), None);
    assert!(mandate.covers(&matter("food-sales"), &agency("na-amr")));
    assert_eq!(mandate.checks().count(), 3);
}

#[cfg(feature = "serde")]
#[test]
fn offices_are_read_in_one_order() {
    let row = |code: &str| format!(r#"{{"division":"division:{code}","agency":"agency:a"}}"#);
    let read = |codes: [&str; 2]| {
        let json = format!("[{}]", codes.map(row).join(","));
        serde_json::from_str::<Offices>(&json)
    };
    assert!(read(["220102", "220103"]).is_ok());
    assert!(read(["220103", "220102"]).is_err() && read(["220102", "220102"]).is_err());
}
