//! M7. A task that nobody drew or began is a ground like one that was carried out badly (三（二）1 不执行抽查任务).

use ssj_core::ledger::{GroundKind, Undrawn, undrawn, unopened};
use ssj_core::plan::*;
use ssj_core::trail::*;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;

const AFTER: Date = date!(2027 - 01 - 01);

/// A step on a plan that must be allowed, and its event.
fn then(
    plan: &mut Plan,
    (who, day): (&str, Date),
    take: impl FnOnce(&Plan, &Act<'_>) -> Result<Event<PlanEvent>, Refusals>,
) -> Event<PlanEvent> {
    let event = take(plan, &command(plan, who, day)).unwrap();
    plan.apply(&event).unwrap();
    event
}

/// A plan from its draft to its being in force, with its trail.
fn planned() -> (Plan, Vec<Event<PlanEvent>>) {
    let act = command_on("plan:cc-2026", 0, "cc-amr", date!(2026 - 01 - 05));
    let id = PlanId::new("cc-2026").unwrap();
    let first = Plan::draft(h(), &act, id, header(), items()).unwrap();
    let mut plan = Plan::begin(h(), &first).unwrap();
    let day = date!(2026 - 01 - 09);
    let mut events = vec![first];
    let submitted = |plan: &Plan, by: &Act<'_>| plan.submit(by, forecast(100));
    events.push(then(&mut plan, ("cc-amr", day), submitted));
    events.push(then(&mut plan, ("cc-justice", day), |plan, by| {
        plan.approve(by, None)
    }));
    events.push(then(&mut plan, ("cc-amr", day), |plan, by| {
        plan.put_in_force(by, day)
    }));
    (plan, events)
}

fn draw(number: u64) -> RoundDraw {
    let frame = |m: &str| FrameNumber {
        matter: matter(m),
        pool: PoolId::new(m).unwrap(),
        number,
    };
    RoundDraw {
        round: RoundId::new("1").unwrap(),
        counter: 1,
        replaces: None,
        source: source(),
        commitment: CommitmentDigest(digest(2)),
        frames: ["food-sales", "fire-safety"].map(frame).into(),
    }
}

#[test]
fn m7_a_task_that_was_never_drawn_is_a_ground_against_who_was_to_draw_it() {
    let (mut plan, mut events) = planned();
    let last = date!(2026 - 12 - 31);
    assert!(
        undrawn(&plan, &events, last).is_empty(),
        "there is a day left"
    );
    let found = undrawn(&plan, &events, AFTER);
    let [one] = &found[..] else {
        panic!("one item")
    };
    assert_eq!((one.item, one.agency), (&item_id(), &agency("cc-amr")));
    assert_eq!(
        one.left,
        ["food-sales", "fire-safety"].map(|m| (matter(m), 2))
    );
    assert_eq!(Undrawn::KIND.clause(), Clause::C3_2A);
    // What shows it: since when it was to be carried out.
    let in_force = events.last().unwrap();
    assert_eq!(one.events, [(in_force.entry().sequence, in_force.digest())]);
    // Who closes the plan before its time owes it at once.
    let mut closed = plan.clone();
    then(&mut closed, ("cc-amr", DRAW_DAY), Plan::close);
    assert_eq!(undrawn(&closed, &events, DRAW_DAY).len(), 1);
    // What was drawn is owed no more.
    events.push(then(&mut plan, ("cc-amr", DRAW_DAY), |plan, by| {
        plan.draw_for(by, item_id(), draw(2))
    }));
    assert!(undrawn(&plan, &events, AFTER).is_empty());
    // A plan that never was in force binds nobody.
    assert!(undrawn(&submitted(), &[], AFTER).is_empty());
}

#[test]
fn m7_what_a_reviewed_amendment_takes_back_is_owed_no_more_and_what_it_adds_is() {
    let with = |number: u64| {
        let (mut plan, mut events) = planned();
        events.push(then(&mut plan, ("cc-amr", DRAW_DAY), |plan, by| {
            plan.draw_for(by, item_id(), draw(2))
        }));
        let mut items = items();
        for planned in &mut items[0].matters {
            planned.number = PlannedNumber::Objects(number);
        }
        let amendment = Amendment {
            items,
            reason: text("调整"),
            forecast: forecast(100),
        };
        events.push(then(&mut plan, ("cc-amr", DRAW_DAY), |plan, by| {
            plan.propose(by, amendment)
        }));
        events.push(then(&mut plan, ("cc-justice", DRAW_DAY), |plan, by| {
            plan.approve_amendment(by, text("备1"), None)
        }));
        let found = undrawn(&plan, &events, AFTER);
        found
            .into_iter()
            .map(|it| (it.left, it.events.len()))
            .collect::<Vec<_>>()
    };
    assert!(with(2).is_empty());
    let three = ["food-sales", "fire-safety"]
        .map(|m| (matter(m), 3))
        .to_vec();
    assert_eq!(with(5), [(three, 3)]);
}

#[test]
fn m7_what_was_drawn_and_never_begun_is_a_ground_against_each_department() {
    let round = staffed();
    let opened = [visit_under(Conduct::default())];
    assert!(unopened(&round, &opened, date!(2026 - 12 - 31)).is_empty());
    let found = unopened(&round, &opened, AFTER);
    let told: Vec<_> = found
        .iter()
        .map(|it| (&it.visit, it.agency.clone(), it.kind))
        .collect();
    let owed = visit_id("shop-b");
    let by = |who| (&owed, agency(who), GroundKind::NotInspected);
    assert_eq!(told, [by("cc-amr"), by("cc-fire")]);
    assert_eq!(
        found[0].events,
        [(round.trail().len() - 1, round.trail().head().digest)]
    );
}

/// A plan is put in force within its year or not at all: one that never was is given up, and owes nothing.
#[test]
fn d_a_plan_that_was_never_in_force_is_given_up_and_owes_nothing() {
    let act = command_on("plan:cc-2026", 0, "cc-amr", date!(2026 - 01 - 05));
    let id = PlanId::new("cc-2026").unwrap();
    let first = Plan::draft(h(), &act, id, header(), items()).unwrap();
    let mut plan = Plan::begin(h(), &first).unwrap();
    let mut events = vec![first];
    events.push(then(&mut plan, ("cc-amr", AFTER), |plan, by| {
        plan.submit(by, forecast(100))
    }));
    // While it lies with the reviewer it is not the keeper's to give up.
    let close = |plan: &Plan| plan.close(&command(plan, "cc-amr", AFTER));
    assert_eq!(codes(close(&plan)), ["plan.wrong-state"]);
    events.push(then(&mut plan, ("cc-justice", AFTER), |plan, by| {
        plan.approve(by, None)
    }));
    let by = command(&plan, "cc-amr", AFTER);
    let too_late = [date!(2026 - 12 - 31), AFTER].map(|from| codes(plan.put_in_force(&by, from)));
    assert_eq!(too_late, [["plan.before-approval"], ["plan.outside-year"]]);
    events.push(then(&mut plan, ("cc-amr", AFTER), Plan::close));
    assert_eq!(plan.state(), PlanState::Closed);
    assert!(undrawn(&plan, &events, AFTER).is_empty());
}
