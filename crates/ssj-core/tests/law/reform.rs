//! A. A reform reaches every lifecycle: 机构改革后…由省市场监管厅统一进行调整 (2.1-d).

use ssj_core::agency::NamedSystem::{Customs, EmergencyManagement, Housing, MarketRegulation};
use ssj_core::agency::{AgencyRegister, Change, Function, Reform};
use ssj_core::follow_up::{Closure, Finding, FindingSource, Found};
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::laws::Laws;
use ssj_core::plan::*;
use ssj_core::result::{Channel, Outcome, Outcomes};
#[cfg(feature = "serde")]
use ssj_core::trail::Event;
use ssj_core::trail::{Again, Lifecycle};
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, agencies, department, sources};
use crate::town::*;

fn merged(from: &str, into: &str, system: agency::NamedSystem) -> &'static Laws {
    let reform = Reform::Merge {
        from: vec![agency(from)],
        into: agency(into),
    };
    reformed(from, vec![founded(into, system)], reform)
}

/// cc-fire becomes part of cc-yj.
fn fire_merged() -> &'static Laws {
    merged("cc-fire", "cc-yj", EmergencyManagement)
}

#[test]
fn a1_the_plan_of_a_merged_department_goes_on_under_its_successor() {
    let laws = merged("cc-amr", "cc-zhifa", Housing);
    let own = PlanOwner::Department(agency("cc-amr"));
    let mut plan = in_force_by(laws, own, item_of(&[("food-sales", "cc-amr")]));
    // 机构改革: who ended acts no more, and no other department steps in.
    let amend = |plan: &Plan, who| {
        let item = item_of(&[("food-sales", "cc-zhifa")]);
        let forecast = forecast_of(&item);
        let reason = text("机构改革");
        let items = vec![item];
        let amendment = Amendment {
            items,
            reason,
            forecast,
        };
        plan.propose(&under(laws, plan, who, JUNE), amendment)
    };
    assert!(
        amend(&plan, "cc-amr")
            .unwrap_err()
            .contains(rules::law::NOT_THERE)
    );
    assert_eq!(codes(amend(&plan, "cc-mem")), ["plan.not-the-keeper"]);
    let event = amend(&plan, "cc-zhifa").unwrap();
    assert_eq!(event.actor().succeeding, Some(agency("cc-amr")));
    plan.apply(&event).unwrap();
    let by = under(laws, &plan, "cc-justice", JUNE);
    let event = plan.approve_amendment(&by, text("备1"), None).unwrap();
    plan.apply(&event).unwrap();
    assert!(plan.close(&under(laws, &plan, "cc-zhifa", JUNE)).is_ok());
}

#[test]
fn a2_a_draw_after_the_merger_needs_no_new_approval_and_its_checks_go_to_the_successor() {
    let laws = fire_merged();
    let plan = in_force();
    let mandate = plan.mandate(&item_id(), JUNE).unwrap();
    let footing = mandate.clone().on(law_of(laws, "cc-amr", JUNE)).unwrap();
    let who = footing.mandate().agency(&matter("fire-safety"), &county());
    assert_eq!(who, Some(&agency("cc-yj")));
    assert!(footing.mandate().is_the_task_of(&mandate));
    // Before the day of the reform it is the department that was planned.
    let may = mandate.on(law_of(laws, "cc-amr", DRAW_DAY)).unwrap();
    let who = may.mandate().agency(&matter("fire-safety"), &county());
    assert_eq!(who, Some(&agency("cc-fire")));
}

#[test]
fn a3_who_takes_a_function_over_becomes_its_subject_though_it_was_there_before() {
    let planned = |who| {
        let matters = [("food-sales", "cc-amr"), ("fire-safety", who)];
        in_force_by(
            crate::law::laws(&Asked::default()),
            PlanOwner::Joint(agency("cc-amr")),
            item_of(&matters),
        )
    };
    // 合并: cc-tax was there before, and has nothing to do with fire until cc-fire becomes part of it.
    let reform = Reform::Merge {
        from: vec![agency("cc-fire")],
        into: agency("cc-tax"),
    };
    let laws = reformed("cc-fire", vec![], reform);
    let on = |day| {
        let mandate = planned("cc-tax").mandate(&item_id(), day).unwrap();
        mandate.on(law_of(laws, "cc-amr", day))
    };
    assert_eq!(codes(on(DRAW_DAY)), ["matter.wrong-subject"]);
    assert!(on(JUNE).is_ok());
    // 职能划转: both stay, and the matter goes over.
    let reform = Reform::Transfer {
        from: agency("cc-fire"),
        to: agency("cc-tax"),
        matters: vec![matter("fire-safety")],
    };
    let own = Function {
        matter: matter("fire-safety"),
        owner: agency("cc-fire"),
        since: date!(2001 - 01 - 01),
    };
    let laws = with_functions("cc-fire", vec![], reform, [own]);
    let mandate = planned("cc-fire").mandate(&item_id(), JUNE).unwrap();
    let footing = mandate.on(law_of(laws, "cc-amr", JUNE)).unwrap();
    let who = footing.mandate().agency(&matter("fire-safety"), &county());
    assert_eq!(who, Some(&agency("cc-tax")));
    let law = law_of(laws, "cc-tax", JUNE);
    let answers = |who| {
        let (who, fire) = (agency(who), agency("cc-fire"));
        law.who().answers_for(&who, &fire, &matter("fire-safety"))
    };
    assert!(
        answers("cc-tax") && !answers("cc-fire"),
        "who gave it up answers no more"
    );
}

#[test]
fn a3_a_divided_department_leaves_a_matter_to_one_of_its_successors_or_to_an_amendment() {
    let divided = |functions: Vec<Function>| {
        let allotted = functions
            .iter()
            .map(|it| (it.matter.clone(), agency("cc-yj")));
        let reform = Reform::Split {
            agency: agency("cc-fire"),
            into: vec![agency("cc-yj"), agency("cc-rescue")],
            allotted: allotted.collect(),
        };
        let offices = ["cc-yj", "cc-rescue"].map(|name| founded(name, EmergencyManagement));
        with_functions("cc-fire", offices.into(), reform, functions)
    };
    let on = |laws| {
        let mandate = in_force().mandate(&item_id(), JUNE).unwrap();
        mandate.on(law_of(laws, "cc-amr", JUNE))
    };
    let refusals = on(divided(vec![])).unwrap_err();
    assert!(refusals.contains(rules::mandate::DIVIDED) && cites(&refusals, "2.1-d"));
    let own = Function {
        matter: matter("fire-safety"),
        owner: agency("cc-fire"),
        since: date!(2001 - 01 - 01),
    };
    let footing = on(divided(vec![own])).unwrap();
    let who = footing.mandate().agency(&matter("fire-safety"), &county());
    assert_eq!(who, Some(&agency("cc-yj")));
}

#[test]
fn a4_the_offices_of_a_division_are_found_under_its_new_code_and_by_its_old_one() {
    let (old, new) = ("220381", "220184");
    let rows = [
        ("220000", "吉林省"),
        ("220100", "长春市"),
        ("220300", "四平市"),
    ]
    .map(|(code, name)| {
        let ever = Period::starting(date!(1954 - 01 - 01));
        Jurisdiction::division(code.parse().unwrap(), text(name), ever)
    });
    let until = Period::between(date!(1954 - 01 - 01), date!(2020 - 06 - 18)).unwrap();
    let since = Period::starting(date!(2020 - 06 - 19));
    let moved = Jurisdiction::division(old.parse().unwrap(), text("公主岭市"), until)
        .replaced_by(DivisionId::new(new).unwrap());
    let here = Jurisdiction::division(new.parse().unwrap(), text("公主岭市"), since);
    let laws = with(|sources| {
        let mut agencies = agencies();
        agencies.retain(|own| own.division().as_str() == "division:220100");
        agencies.push(department("gzl-amr", MarketRegulation, Level::County, old));
        sources.agencies = AgencyRegister::new(agencies, []).unwrap();
        sources.gazetteer = Gazetteer::new(rows.into_iter().chain([moved, here])).unwrap();
    });
    let law = law_of(laws, "cc-amr", DRAW_DAY);
    let place = law.who().place(&agency("gzl-amr"));
    assert_eq!(place, Some(&DivisionId::new(new).unwrap()));
    assert!(
        law.who()
            .is_in(&agency("gzl-amr"), &DivisionId::new(PLACE).unwrap())
    );
    assert!(
        law.who()
            .is_in(&agency("gzl-amr"), &DivisionId::new(old).unwrap())
    );
    assert!(
        !law.who()
            .is_in(&agency("gzl-amr"), &DivisionId::new("220300").unwrap())
    );
    // A plan that names its office by the old code.
    let offices = Offices::new([(DivisionId::new(old).unwrap(), agency("gzl-amr"))]).unwrap();
    let planned = PlannedMatter::new(matter("food-sales"), offices, PoolId::new("p").unwrap(), 2);
    let item = PlanItem {
        matters: vec![planned],
        initiator: agency("cc-amr"),
        ..item_of(&[("food-sales", "cc-amr")])
    };
    let plan = in_force_by(laws, PlanOwner::Department(agency("cc-amr")), item);
    let footing = plan.mandate(&item_id(), DRAW_DAY).unwrap().on(law).unwrap();
    let of = |code| {
        let place = DivisionId::new(code).unwrap();
        footing
            .mandate()
            .agency(&matter("food-sales"), &place)
            .cloned()
    };
    assert_eq!(of(new), Some(agency("gzl-amr")));
}

#[test]
fn a5_the_successor_publishes_and_corrects_what_was_checked_before_the_merger() {
    let laws = fire_merged();
    let mut visit = completed();
    let fire = agency("cc-fire");
    let register = |visit: &visit::Visit, who| {
        visit.register(
            &under(laws, visit, who, JUNE),
            fire.clone(),
            paper("登记表"),
        )
    };
    assert!(
        register(&visit, "cc-fire")
            .unwrap_err()
            .contains(rules::law::NOT_THERE)
    );
    assert_eq!(
        codes(register(&visit, "cc-amr")),
        ["result.wrong-publisher"]
    );
    let event = register(&visit, "cc-yj").unwrap();
    assert_eq!(event.actor().succeeding, Some(fire.clone()));
    visit.apply(&event).unwrap();
    for &channel in Channel::ALL {
        let by = under(laws, &visit, "cc-yj", JUNE);
        let event = visit.publish(&by, fire.clone(), channel, text("回执"));
        visit.apply(&event.unwrap()).unwrap();
    }
    let by = under(laws, &visit, "cc-yj", JUNE);
    let event = visit
        .correct(&by, problem(&visit, "fire-safety"), text("复核"))
        .unwrap();
    visit.apply(&event).unwrap();
    // Nor does it recognise as another department what it became answerable for itself.
    let by = under(laws, &visit, "cc-yj", JUNE);
    let own = visit.recognise(&by, agency("cc-yj"));
    assert_eq!(codes(own), ["visit.recognised-by-itself"]);
    // What the trail says is taken again without the law, and stands.
    let (before, event) = (completed(), register(&completed(), "cc-yj").unwrap());
    assert_eq!(before.again(&event), Ok(()));
}

#[test]
fn a6_the_successor_owns_the_open_problems() {
    let laws = fire_merged();
    let found = Found {
        source: FindingSource::Visit(visit_id("shop-a")),
        matter: matter("fire-safety"),
        object: shop("shop-a"),
        outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
        owner: agency("cc-fire"),
    };
    let act = begun(laws, "finding:1", "cc-fire", CHECK_DAY);
    let event = Finding::open(h(), &act, FindingId::new("1").unwrap(), found).unwrap();
    let finding = Finding::begin(h(), &event).unwrap();
    let close = |who| {
        let by = under(laws, &finding, who, JUNE);
        finding.close(&by, Closure::PutRight, paper("整改"))
    };
    assert!(close("cc-yj").is_ok());
    assert!(
        close("cc-fire")
            .unwrap_err()
            .contains(rules::law::NOT_THERE)
    );
    assert_eq!(codes(close("cc-amr")), ["finding.not-the-owner"]);
}

#[test]
fn a7_the_next_version_of_a_list_may_be_the_successors() {
    let by = |who: &str| {
        let register = fire_merged().sources().agencies.clone();
        let mut sources = sources(register, &Asked::default());
        let [_, fire] = crate::law::published();
        let version = fire.version().saturating_add(1);
        let rows = [crate::law::draft("fire-safety", EmergencyManagement)];
        let id = fire.id().clone();
        let first = matter::MatterList::new(
            id.clone(),
            fire.version(),
            agency("cc-fire"),
            date!(2026 - 01 - 01),
            rows.clone(),
        );
        let next = matter::MatterList::new(id.clone(), version, agency(who), JUNE, rows);
        sources.lists.retain(|list| *list.id() != id);
        sources.lists.extend([first.unwrap(), next.unwrap()]);
        Laws::new(h(), sources)
    };
    assert!(by("cc-yj").is_ok());
    // Another department neither follows it nor has its matters.
    assert_eq!(codes(by("cc-amr")), ["matter.not-own", "matter.version"]);
}

#[test]
fn a8_a_vertically_led_office_reports_to_the_provinces_market_regulator() {
    let mut all = agencies();
    all.push(department("cc-customs", Customs, Level::Prefecture, PLACE));
    let register = AgencyRegister::new(all, []).unwrap();
    let customs = agency("cc-customs");
    let report = |to: &str| {
        let reform = Reform::Rename {
            agency: customs.clone(),
            name: text("长春海关"),
        };
        let change = Change {
            effective: REFORM,
            founded: vec![],
            reform,
        };
        register.report(change, &customs, &agency(to), REFORM)
    };
    assert!(report("jl-amr").is_ok());
    assert_eq!(codes(report("cc-amr")), ["agency.addressee"]);
    assert_eq!(codes(report("jl-justice")), ["agency.addressee"]);
}

/// Between the draw of objects and that of inspectors.
#[test]
fn a2_a_merger_between_the_two_draws_sends_the_successors_people() {
    let laws = fire_merged();
    let mut round = objects_drawn();
    recused(&mut round);
    let commitment = inspectors_seeded(&mut round, &city());
    let sent = |by: &str| {
        let teams = ["shop-a", "shop-b"].map(|shop| {
            let mut team = team(shop);
            for member in team.members.iter_mut().chain(&mut team.reserves) {
                if member.agency == agency("cc-fire") {
                    member.agency = agency(by);
                }
            }
            team
        });
        crate::papers::teams_drawn(&commitment, teams.into())
    };
    let june = under(laws, &round, "cc-amr", JUNE);
    let event = round
        .record_teams(&june, &all_parts(), sent("cc-yj"))
        .unwrap();
    assert_eq!(
        codes(round.record_teams(&june, &all_parts(), sent("cc-mem"))),
        ["round.short-team"],
        "no other department's"
    );
    // Before the merger they are nobody's.
    let april = under(laws, &round, "cc-amr", date!(2026 - 04 - 20));
    let early = round.record_teams(&april, &all_parts(), sent("cc-yj"));
    assert_eq!(codes(early), ["round.short-team"]);
    round.apply(&event).unwrap();
    assert!(round.unstaffed().next().is_none());
    // The visit goes on: they stand for the department that was drawn.
    let open = begun(laws, "visit:shop-a", "cc-amr", JUNE);
    let event = visit::Visit::open(&round, &open, &visit_id("shop-a")).unwrap();
    let visit = visit::Visit::begin(h(), &event).unwrap();
    let start = visit.start(
        &under(laws, &visit, "cc-yj", JUNE),
        &["f1", "f2"].map(enforcer),
        None,
    );
    assert_eq!(start.map(|_| ()), Ok(()));
    // What is asked of people is asked of the successor's.
    let law = law_of(laws, "cc-amr", JUNE);
    let asked = [(&matter("fire-safety"), &agency("cc-fire"))];
    let places = pool::needs(law, &asked, [county()]).unwrap();
    assert_eq!(places[0].need.agency, agency("cc-yj"));
}

/// Who reads the round afterwards has no register of that day: what it says of a succession has at least
/// to be about those who were drawn.
#[cfg(feature = "serde")]
#[test]
fn a2_a_succession_of_those_who_were_not_drawn_is_none() {
    let laws = fire_merged();
    let mut round = objects_drawn();
    recused(&mut round);
    let commitment = inspectors_seeded(&mut round, &city());
    let drawn = crate::papers::teams_drawn(&commitment, ["shop-a", "shop-b"].map(team).into());
    let april = under(laws, &round, "cc-amr", date!(2026 - 04 - 20));
    let honest = round.record_teams(&april, &all_parts(), drawn).unwrap();
    let papers = round::RoundPapers {
        objects: None,
        inspectors: &[&commitment],
        headcounts: &std::collections::BTreeMap::new(),
    };
    let with = |succeeded: serde_json::Value| {
        let mut event = serde_json::to_value(&honest).unwrap();
        event["payload"]["teams-drawn"]["succeeded"] = succeeded;
        let event: Event<round::RoundEvent> = serde_json::from_value(event).unwrap();
        let again = round.again(&event, &papers);
        again.map_err(|why| codes(Err::<(), _>(why)))
    };
    let other = Err(vec!["round.other-succession"]);
    let pair = |of: &str, by: &str| serde_json::json!({ "of": agency(of), "by": agency(by) });
    assert_eq!(with(serde_json::json!([])), Ok(()));
    let heir = pair("cc-fire", "cc-yj");
    for succeeded in [
        vec![pair("cc-mem", "cc-yj")],
        vec![pair("cc-fire", "cc-fire")],
        vec![heir.clone(), heir],
    ] {
        assert_eq!(with(succeeded.into()), other);
    }
}

#[test]
fn a2_a_redraw_after_the_merger_is_checked_by_the_successor() {
    let mut round = objects_drawn();
    let next = RoundId::new("2").unwrap();
    go(&mut round, |r, by| {
        r.supersede(by, next.clone(), text("…"), &[])
    });
    let who = |laws, day| {
        let act = begun(laws, "round:2", "cc-amr", day);
        let event = round.draw_again(&act, &next, text("重抽")).unwrap();
        let again = round::Round::begin(h(), &event).unwrap();
        assert_eq!(again.begun(&event, Some(&round)), Ok(()));
        let checks = again.mandate().checks();
        checks.map(|(_, agency)| agency.clone()).collect::<Vec<_>>()
    };
    let (amr, fire, heir) = (agency("cc-amr"), agency("cc-fire"), agency("cc-yj"));
    assert_eq!(who(fire_merged(), JUNE), [amr.clone(), heir]);
    assert_eq!(who(crate::law::laws(&Asked::default()), JUNE), [amr, fire]);
}
