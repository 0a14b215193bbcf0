//! I. Numbers and finality: 严格按照年度随机抽查计划 (2.5-b).

use ssj_core::plan::*;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::papers;
use crate::town::*;

fn draw(round: &str, each: u64) -> RoundDraw {
    let frame = |m: &str| FrameNumber {
        matter: matter(m),
        pool: PoolId::new(m).unwrap(),
        number: each,
    };
    RoundDraw {
        round: RoundId::new(round).unwrap(),
        counter: 1,
        replaces: None,
        source: source(),
        commitment: CommitmentDigest(digest(2)),
        frames: ["food-sales", "fire-safety"].map(frame).into(),
    }
}

#[test]
fn i1_planned_two_drawn_two_and_nobody_draws_three_more() {
    let laws = laws(&Asked::default());
    let mut plan = in_force();
    let take =
        |plan: &Plan, draw| plan.draw_for(&under(laws, plan, "cc-amr", DRAW_DAY), item_id(), draw);
    plan.apply(&take(&plan, draw("1", 2)).unwrap()).unwrap();
    let refusals = take(&plan, draw("2", 3)).unwrap_err();
    assert!(refusals.contains(rules::mandate::USED_UP) && cites(&refusals, "2.5-b"));
    // More only by a reviewed amendment.
    let mut item = items().remove(0);
    for planned in &mut item.matters {
        planned.number = PlannedNumber::Objects(5);
    }
    let forecast = forecast_of(&item);
    let amendment = Amendment {
        items: vec![item],
        reason: text("风险上升"),
        forecast,
    };
    let event = plan.propose(&under(laws, &plan, "cc-amr", DRAW_DAY), amendment);
    plan.apply(&event.unwrap()).unwrap();
    let by = under(laws, &plan, "cc-justice", DRAW_DAY);
    let event = plan.approve_amendment(&by, text("备1"), None).unwrap();
    plan.apply(&event).unwrap();
    let source = plan.mandate(&item_id(), DRAW_DAY).unwrap().source().clone();
    let more = RoundDraw {
        source,
        ..draw("2", 3)
    };
    assert!(take(&plan, more).is_ok());
}

#[test]
fn i3_visits_drawn_before_an_amendment_stay_planned() {
    let laws = laws(&Asked::default());
    let visit = visit_under(Conduct::default());
    let MandateSource::Plan { version, .. } = &visit.opening().source else {
        panic!("a plan's")
    };
    assert_eq!(
        *version, 1,
        "what allowed it is part of it, whatever the plan says later"
    );
    let mut plan = in_force();
    plan.apply(
        &plan
            .draw_for(
                &under(laws, &plan, "cc-amr", DRAW_DAY),
                item_id(),
                draw("1", 2),
            )
            .unwrap(),
    )
    .unwrap();
    let item = items().remove(0);
    let forecast = forecast_of(&item);
    let amendment = Amendment {
        items: vec![item],
        reason: text("…"),
        forecast,
    };
    let event = plan.propose(&under(laws, &plan, "cc-amr", DRAW_DAY), amendment);
    plan.apply(&event.unwrap()).unwrap();
    let by = under(laws, &plan, "cc-justice", DRAW_DAY);
    plan.apply(&plan.approve_amendment(&by, text("备1"), None).unwrap())
        .unwrap();
    assert_eq!(plan.draws(&item_id()).len(), 1);
    // The visit goes on: nothing asks for another mandate.
    let by = under(laws, &visit, "cc-amr", CHECK_DAY);
    assert!(visit.start(&by, &people("cc-amr"), None).is_ok());
}

#[test]
fn i4_nobody_is_drawn_only_where_the_plan_lets_fewer_be() {
    let none = |shortfall| {
        let mut item = items().remove(0);
        for planned in &mut item.matters {
            planned.shortfall = shortfall;
        }
        let laws = laws(&Asked::default());
        let plan = in_force_by(laws, PlanOwner::Joint(agency("cc-amr")), item);
        let mut round = opened(plan.mandate(&item_id(), DRAW_DAY).unwrap());
        objects_seeded(&mut round, &object_commitment());
        let drawn = papers::objects_drawn(&object_commitment(), vec![], vec![]);
        round.record_objects(&under(laws, &round, "cc-amr", DRAW_DAY), drawn)
    };
    let refusals = none(Shortfall::Refuse).unwrap_err();
    assert!(refusals.contains(rules::round::NOBODY_DRAWN) && cites(&refusals, "2.5-b"));
    assert!(none(Shortfall::TakeAll).is_ok());
}

/// 不得随意增加或减少: what was carried out stays, and what falls away has ended by law.
#[test]
fn i2_what_was_carried_out_is_neither_replaced_nor_drawn_again() {
    let laws = laws(&Asked::default());
    let round = staffed();
    let by = || under(laws, &round, "cc-amr", date!(2026 - 03 - 20));
    let replace = |visit: Option<&visit::Visit>| {
        let ground = round::Ground {
            reason: text("…"),
            evidence: EvidenceDigest(digest(9)),
        };
        round.replace(&by(), &visit_id("shop-a"), ground, vec![], visit)
    };
    let supersede = |visits: &[&visit::Visit]| {
        round.supersede(&by(), RoundId::new("2").unwrap(), text("…"), visits)
    };
    let other = let_go(&round, &visit_id("shop-b")).unwrap();
    let (done, drawn) = (completed(), visit_under(Conduct::default()));
    let refusals = replace(Some(&done)).unwrap_err();
    assert!(refusals.contains(rules::round::CARRIED_OUT) && cites(&refusals, "2.5-b"));
    assert_eq!(codes(supersede(&[&done, &other])), ["round.carried-out"]);
    // One that nobody shows may have been carried out; one that is still to be carried out stands.
    assert_eq!(codes(replace(None)), ["round.visit-not-shown"]);
    assert_eq!(codes(supersede(&[&other])), ["round.visit-not-shown"]);
    assert_eq!(codes(replace(Some(&drawn))), ["round.visit-stands"]);
    let ended = let_go(&round, &visit_id("shop-a")).unwrap();
    assert!(replace(Some(&ended)).is_ok());
    assert!(supersede(&[&ended, &other]).is_ok());
}

#[test]
fn i3_a_round_opened_before_an_amendment_does_not_draw_by_it() {
    let laws = laws(&Asked::default());
    let mut plan = in_force();
    let item = items().remove(0);
    let forecast = forecast_of(&item);
    let amendment = Amendment {
        items: vec![item],
        reason: text("…"),
        forecast,
    };
    let event = plan.propose(&under(laws, &plan, "cc-amr", DRAW_DAY), amendment);
    plan.apply(&event.unwrap()).unwrap();
    let by = under(laws, &plan, "cc-justice", DRAW_DAY);
    plan.apply(&plan.approve_amendment(&by, text("备1"), None).unwrap())
        .unwrap();
    let take = |draw| plan.draw_for(&under(laws, &plan, "cc-amr", DRAW_DAY), item_id(), draw);
    // The numbers are the same; what it was opened for is not in force any more, and that shows.
    let refusals = take(draw("1", 2)).unwrap_err();
    assert!(refusals.contains(rules::mandate::STALE) && cites(&refusals, "2.5-b"));
    let source = plan.mandate(&item_id(), DRAW_DAY).unwrap().source().clone();
    assert!(
        take(RoundDraw {
            source,
            ..draw("1", 2)
        })
        .is_ok()
    );
}
