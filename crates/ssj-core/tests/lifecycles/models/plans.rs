//! Plans, as a table of commands by states.

use proptest::prelude::*;
use ssj_core::plan::*;
use ssj_core::trail::*;
use ssj_core::*;
use time::macros::date;

use super::{DAY, Step, again, agree, config, settle};
use crate::fixture::*;

/// Plans: rows are commands, columns the states draft, submitted, returned, approved, in force
/// without and with a pending amendment, closed.
const PLAN: [(&str, [u8; 7]); 10] = [
    ("revise", [1, 0, 1, 0, 0, 0, 0]),
    ("submit", [1, 0, 1, 0, 0, 0, 0]),
    ("return", [0, 1, 0, 0, 0, 0, 0]),
    ("approve", [0, 1, 0, 0, 0, 0, 0]),
    ("put in force", [0, 0, 0, 1, 0, 0, 0]),
    ("propose", [0, 0, 0, 0, 1, 0, 0]),
    ("approve amendment", [0, 0, 0, 0, 0, 1, 0]),
    ("return amendment", [0, 0, 0, 0, 0, 1, 0]),
    ("draw for", [0, 0, 0, 0, 1, 1, 0]),
    ("close", [1, 0, 1, 1, 1, 0, 0]),
];

/// Where each lawful command leads.
fn plan_next(row: usize, state: usize) -> usize {
    match PLAN[row].0 {
        "revise" => 0,
        "submit" => 1,
        "return" => 2,
        "approve" => 3,
        "propose" => 5,
        "put in force" | "approve amendment" | "return amendment" => 4,
        "close" => 6,
        _ => state,
    }
}

fn plan_step(plan: &Plan, row: usize, right_body: bool) -> Step<Plan> {
    let reviewer = if right_body {
        "cc-justice"
    } else {
        "jl-justice"
    };
    let reviewer = command(plan, reviewer, DAY);
    let owner = command(plan, "cc-amr", DAY);
    match PLAN[row].0 {
        "revise" => plan.revise(&owner, items()),
        "submit" => plan.submit(&owner, forecast(9)),
        "return" => plan.return_for(&reviewer, text("…")),
        "approve" => plan.approve(&reviewer, None),
        "put in force" => plan.put_in_force(&owner, DAY),
        "propose" => plan.propose(
            &owner,
            Amendment {
                items: items(),
                reason: text("…"),
                forecast: forecast(9),
            },
        ),
        "approve amendment" => plan.approve_amendment(&reviewer, text("1"), None),
        "return amendment" => plan.return_amendment(&reviewer, text("…")),
        "draw for" => plan.draw_for(&owner, item_id(), drawn_for(plan)),
        _ => plan.close(&owner),
    }
}

/// A round of its own that draws what the item plans.
fn drawn_for(plan: &Plan) -> RoundDraw {
    let frames = items()[0]
        .matters
        .clone()
        .into_iter()
        .map(|planned| FrameNumber {
            matter: planned.matter,
            pool: planned.pool,
            number: planned.number.count(),
        });
    RoundDraw {
        round: RoundId::new(&plan.trail().len().to_string()).unwrap(),
        counter: 1,
        replaces: None,
        source: MandateSource::Plan {
            plan: plan.id().clone(),
            item: item_id(),
            version: plan.version(),
        },
        commitment: CommitmentDigest(digest(2)),
        frames: frames.collect(),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn plans(ops in prop::collection::vec((0..10_usize, prop::bool::weighted(0.8)), 0..24)) {
        let first = {
            let command = command_on("plan:cc-2026", 0, "cc-amr", date!(2026 - 01 - 05));
            Plan::draft(h(), &command, PlanId::new("cc-2026").unwrap(), header(), items()).unwrap()
        };
        let mut plan = Plan::begin(h(), &first).unwrap();
        let (mut events, mut state) = (vec![first], 0);
        let mut drawn = false;
        for (row, right_body) in ops {
            let reviewed = matches!(row, 2 | 3 | 6 | 7);
            let used_up = row == 8 && drawn;
            let lawful = PLAN[row].1[state] == 1 && (right_body || !reviewed) && !used_up;
            let step = plan_step(&plan, row, right_body);
            again(&plan, &step);
            agree(&mut plan, &mut events, lawful, step);
            if lawful {
                state = plan_next(row, state);
                drawn |= row == 8;
            }
        }
        settle(&plan, &events);
    }
}
