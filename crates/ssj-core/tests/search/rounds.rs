//! What is tried on the round and on the one that draws again.

use ssj_core::jurisdiction::CHANGCHUN_NEW_AREA;
use ssj_core::paper::*;
use ssj_core::round::*;
use ssj_core::trail::*;
use ssj_core::*;

use crate::bound::{Bound, Calls};
use crate::fixture::*;
use crate::graph::Move;
use crate::papers;
use crate::world::{New, PLAN, ROUNDS, Store, Tried, VISITS, World, after, county_of, day_of};

const IDS: [&str; 2] = ["1", "2"];

const MATTERS: [&str; 2] = ["food-sales", "fire-safety"];

/// A header of this round's.
fn of_round(header: &Header, round: &Round) -> Header {
    let mut parts = header.parts().clone();
    parts.mandate = round.mandate().source().clone();
    parts.counter = round.counter();
    parts.previous = round.redraw().map(|redraw| Previous {
        record: redraw.record.map_or(redraw.head.0, |record| record.0),
        reason: redraw.reason.clone(),
    });
    Header::new(parts).unwrap()
}

pub(crate) fn objects_of(round: &Round) -> ObjectCommitment {
    let mut own = papers::object_commitment(1, &MATTERS);
    own.header = of_round(&own.header, round);
    own
}

fn inspectors_of(round: &Round) -> InspectorCommitment {
    let recusals = round.recusals().unwrap_or(RecusalRoot(digest(5)));
    let record = round.object_record().unwrap_or(RecordDigest(digest(5)));
    let mut own = papers::inspector_commitment(city().as_str(), record, recusals);
    own.header = of_round(&own.header, round);
    own
}

/// The holder in its first county, drawn on both matters, and in the second on one.
fn visits_of(round: &Round, calls: Calls) -> Vec<DrawnVisit> {
    let zone: DivisionId = CHANGCHUN_NEW_AREA.parse().unwrap();
    let check = |m: &str, object: &str, place: &DivisionId| DrawnCheck {
        matter: matter(m),
        object: shop(object),
        agency: round.mandate().agency(&matter(m), place).unwrap().clone(),
    };
    let visit = |place: &DivisionId, checks| DrawnVisit {
        id: VisitId::new("1").unwrap(),
        holder: shop("shop-a"),
        county: place.clone(),
        checks,
    };
    let mut own = MATTERS.map(|m| check(m, "shop-a", &county())).to_vec();
    if calls == Calls::Apart {
        own.remove(0);
    }
    let first = visit(&county(), own);
    let further = visit(&zone, vec![check("food-sales", "shop-z", &zone)]);
    [first]
        .into_iter()
        .chain((calls != Calls::Joint).then_some(further))
        .collect()
}

/// Two of each department, as they belong on the day.
fn team_of(drawn: &DrawnVisit, fire: &str) -> Team {
    let own = |check: &DrawnCheck| match check.matter.as_id().value() {
        "food-sales" => ["a1", "a2"].map(|name| member(name, "cc-amr")),
        _ => ["f1", "f2"].map(|name| member(name, fire)),
    };
    Team {
        visit: drawn.id.clone(),
        members: drawn.checks.iter().flat_map(own).collect(),
        reserves: Vec::new(),
        experts: Vec::new(),
    }
}

fn opened(which: usize, who: &'static str) -> Move {
    let (place, before) = (ROUNDS[which], if which == 0 { PLAN } else { ROUNDS[0] });
    let step = ("round", ["open", "draw-again"][which]);
    Move::new(place, step, &[before], move |store, world| {
        if store.round(world, which).is_some() {
            return None;
        }
        let id = RoundId::new(IDS[which]).unwrap();
        let act = store.act(world, (id.as_str(), 0), (who, None));
        let event = if which == 0 {
            let mandate = store.plan(world)?.mandate(&item_id(), day_of(world));
            mandate.and_then(|mandate| Round::open(h(), &act, id, mandate))
        } else {
            store
                .round(world, 0)?
                .draw_again(&act, &id, text("对象库有误"))
        };
        Some(event.map(|event| New::Round(Round::begin(h(), &event).unwrap())))
    })
}

type Taken = Result<Event<RoundEvent>, Refusals>;

/// A step on a round by somebody.
fn on_round(
    which: usize,
    (step, who): (&'static str, &'static str),
    take: impl Fn(&Store, &World, &Round, &Act<'_>) -> Option<Taken> + 'static,
) -> Move {
    let reads: &[usize] = match step {
        "replace" | "supersede" => &VISITS[which],
        _ => &[],
    };
    Move::new(
        ROUNDS[which],
        ("round", step),
        reads,
        move |store, world| -> Tried {
            let round = store.round(world, which)?;
            let act = store.on(world, round, who);
            let taken = take(store, world, round, &act)?;
            Some(after(round, taken).map(New::Round))
        },
    )
}

fn of_one_round(which: usize, bound: Bound) -> Vec<Move> {
    let calls = bound.calls;
    let replace = move |county: usize| {
        on_round(
            which,
            ("replace", "cc-amr"),
            move |store, world, round, by| {
                let mut drawn = round.visits();
                let out = drawn.find(|it| county_of(&it.county) == county)?.id.clone();
                let ground = Ground {
                    reason: text("注销"),
                    evidence: EvidenceDigest(digest(9)),
                };
                let shown = store.visit(world, VISITS[which][county]);
                Some(round.replace(by, &out, ground, Vec::new(), shown))
            },
        )
    };
    let mut all = vec![
        opened(which, "cc-amr"),
        opened(which, "cc-tax"),
        on_round(which, ("commit", "cc-amr"), |_, _, round, by| {
            let own = objects_of(round);
            Some(round.commit_objects(by, &own, papers::published(&own.header)))
        }),
        on_round(which, ("seed", "cc-amr"), |_, _, round, by| {
            let own = objects_of(round);
            Some(round.seed(by, &DrawPart::Objects, papers::evidence(&own.header)))
        }),
        on_round(
            which,
            ("record-objects", "cc-amr"),
            move |_, _, round, by| {
                let drawn =
                    papers::objects_drawn(&objects_of(round), visits_of(round, calls), vec![]);
                Some(round.record_objects(by, drawn))
            },
        ),
        on_round(which, ("close-recusals", "cc-amr"), |_, _, round, by| {
            Some(round.close_recusals(by, RecusalRoot(digest(5)), 0))
        }),
        on_round(which, ("commit", "cc-amr"), |_, _, round, by| {
            let own = inspectors_of(round);
            Some(round.commit_inspectors(by, &own, papers::published(&own.header)))
        }),
        on_round(which, ("seed", "cc-amr"), |_, _, round, by| {
            let own = inspectors_of(round);
            Some(round.seed(by, &all_parts(), papers::evidence(&own.header)))
        }),
        on_round(
            which,
            ("record-teams", "cc-amr"),
            |store, world, round, by| {
                let fire = store.fire(world);
                let teams = round.unstaffed().map(|drawn| team_of(drawn, fire));
                let drawn = papers::teams_drawn(&inspectors_of(round), teams.collect());
                Some(round.record_teams(by, &all_parts(), drawn))
            },
        ),
        on_round(
            which,
            ("supersede", "cc-amr"),
            move |store, world, round, by| {
                let shown = VISITS[which].map(|place| store.visit(world, place));
                let shown: Vec<_> = shown.into_iter().flatten().collect();
                let next = RoundId::new(["2", "3"][which]).unwrap();
                Some(round.supersede(by, next, text("对象库有误"), &shown))
            },
        ),
        on_round(which, ("close", "cc-amr"), |_, _, round, by| {
            Some(round.close(by))
        }),
        on_round(which, ("close", "cc-tax"), |_, _, round, by| {
            Some(round.close(by))
        }),
        replace(0),
    ];
    if calls != Calls::Joint {
        all.push(replace(1));
    }
    all
}

pub(crate) fn moves(bound: Bound) -> Vec<Move> {
    [0, 1]
        .into_iter()
        .flat_map(|which| of_one_round(which, bound))
        .collect()
}
