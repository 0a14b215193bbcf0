//! What is tried on the plan.

use ssj_core::matter::Publication;
use ssj_core::plan::*;
use ssj_core::result::Channel;
use ssj_core::round::{DrawPart, Round};
use ssj_core::trail::*;
use ssj_core::*;
use time::macros::date;

use crate::bound::Bound;
use crate::fixture::*;
use crate::graph::Move;
use crate::rounds::objects_of;
use crate::world::{DAYS, New, PLAN, ROUNDS, Store, Tried, World, after, day_of};

/// The one item, until the end of August, for those who check on the day.
fn items_on(store: &Store, world: &World) -> Vec<PlanItem> {
    let period = Period::between(date!(2026 - 01 - 01), date!(2026 - 08 - 31)).unwrap();
    let planned =
        |m: &str, who: &str| PlannedMatter::new(matter(m), agency(who), PoolId::new(m).unwrap(), 2);
    let mut item = items().remove(0);
    item.period = period;
    item.matters = Vec::new();
    let item = item
        .with_matter(planned("food-sales", "cc-amr"))
        .with_matter(planned("fire-safety", store.fire(world)));
    vec![item]
}

fn drafted(store: &Store, world: &World) -> Tried {
    if store.plan(world).is_some() {
        return None;
    }
    let act = store.act(world, ("plan:cc-2026", 0), ("cc-amr", None));
    let id = PlanId::new("cc-2026").unwrap();
    let event = Plan::draft(h(), &act, id, header(), items_on(store, world));
    Some(event.map(|event| New::Plan(Plan::begin(h(), &event).unwrap())))
}

type Taken = Result<Event<PlanEvent>, Refusals>;

/// A step on the plan by somebody.
fn on_plan(
    step: &'static str,
    who: &'static str,
    take: impl Fn(&Store, &World, &Plan, &Act<'_>) -> Option<Taken> + 'static,
) -> Move {
    Move::new(PLAN, ("plan", step), &[], move |store, world| {
        let plan = store.plan(world)?;
        let act = store.on(world, plan, who);
        let taken = take(store, world, plan, &act)?;
        Some(after(plan, taken).map(New::Plan))
    })
}

/// What a round has committed to, for the plan's own trail.
fn drawn_by(round: &Round) -> Option<RoundDraw> {
    let commitment = round.draw(&DrawPart::Objects)?.commitment;
    Some(RoundDraw {
        round: round.id().clone(),
        counter: round.counter(),
        replaces: round.redraw().map(|redraw| redraw.of.clone()),
        source: round.mandate().source().clone(),
        commitment,
        frames: objects_of(round)
            .frames
            .iter()
            .map(FrameNumber::from)
            .collect(),
    })
}

pub(crate) fn moves(bound: Bound) -> Vec<Move> {
    let draw_for = |which: usize| {
        Move::new(
            PLAN,
            ("plan", "draw-for"),
            &[ROUNDS[which]],
            move |store, world| {
                let (plan, round) = (store.plan(world)?, store.round(world, which)?);
                let act = store.on(world, plan, "cc-amr");
                let taken = plan.draw_for(&act, item_id(), drawn_by(round)?);
                Some(after(plan, taken).map(New::Plan))
            },
        )
    };
    // Not after the plan's year: whoever puts it in force names a day of it.
    let in_force = |world: &World| day_of(world).min(DAYS[2]);
    let mut all = vec![
        Move::new(PLAN, ("plan", "draft"), &[], drafted),
        on_plan("submit", "cc-amr", |_, _, plan, by| {
            Some(plan.submit(by, forecast(100)))
        }),
        on_plan("approve", "cc-justice", |_, _, plan, by| {
            Some(plan.approve(by, None))
        }),
        on_plan("approve", "cc-amr", |_, _, plan, by| {
            Some(plan.approve(by, None))
        }),
        on_plan("return", "cc-justice", |_, _, plan, by| {
            Some(plan.return_for(by, text("…")))
        }),
        on_plan("put-in-force", "cc-amr", move |_, world, plan, by| {
            Some(plan.put_in_force(by, in_force(world)))
        }),
        on_plan("close", "cc-amr", |_, _, plan, by| Some(plan.close(by))),
        on_plan("close", "cc-tax", |_, _, plan, by| Some(plan.close(by))),
        draw_for(0),
        draw_for(1),
    ];
    if bound.amended {
        all.extend([
            on_plan("revise", "cc-amr", |store, world, plan, by| {
                Some(plan.revise(by, items_on(store, world)))
            }),
            on_plan("amend", "cc-amr", |store, world, plan, by| {
                (plan.version() == 1).then(|| {
                    let amendment = Amendment {
                        items: items_on(store, world),
                        reason: text("机构改革"),
                        forecast: forecast(100),
                    };
                    plan.propose(by, amendment)
                })
            }),
            on_plan("approve-amendment", "cc-justice", |_, _, plan, by| {
                Some(plan.approve_amendment(by, text("备1"), None))
            }),
            on_plan("return-amendment", "cc-justice", |_, _, plan, by| {
                Some(plan.return_amendment(by, text("…")))
            }),
            on_plan("publish", "cc-amr", |_, world, plan, by| {
                let publication = Publication {
                    on: day_of(world),
                    channel: Channel::PublicitySystem,
                    receipt: None,
                };
                Some(plan.publish(by, publication))
            }),
        ]);
    }
    all
}
