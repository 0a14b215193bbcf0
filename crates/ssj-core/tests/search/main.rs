//! No dead end, shown by search over all lifecycles together: one plan item, one round and one redraw, one holder
//! in two counties, two departments of which one is merged by a reform, one finding, one lead, four classes of
//! day. Each move is tried on the library in each state that is reached; from every state an end is reachable by
//! lawful steps, and what a refusal names as its remedy leads on.
//!
//! A state is what a step can ask: trails, digests and dates that no step reads are left out of it, so that the
//! search ends. What a step answers depends on the lifecycles that it is given and the day alone, so each such
//! question is put to the library once.
#![cfg(feature = "serde")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::struct_excessive_bools,
    clippy::print_stdout,
    reason = "tests"
)]

#[allow(dead_code, reason = "shared with the tests of lifecycles")]
#[path = "../lifecycles/fixture.rs"]
mod fixture;
#[allow(dead_code, reason = "shared with the tests of lifecycles")]
#[path = "../lifecycles/law.rs"]
mod law;
#[allow(dead_code, reason = "shared with the tests of lifecycles")]
#[path = "../lifecycles/papers.rs"]
mod papers;

mod aside;
mod bound;
mod graph;
mod plans;
mod remedies;
mod rounds;
mod visits;
mod world;

use bound::Bound;
use graph::Graph;
use remedies::Remedies;
use world::{Store, describe, is_end};

/// Searches within a bound and shows its figures: states, transitions, refusals tried, ends, dead ends; and the
/// codes whose remedy never leads on.
fn searched(bound: Bound) -> ([usize; 5], Vec<&'static str>) {
    let mut store = Store::new(bound);
    let graph = Graph::explored(&mut store);
    let ends: Vec<bool> = graph.worlds.iter().map(|it| is_end(&store, it)).collect();
    let leads_on = graph.back(ends.clone());
    let mut dead = (0..graph.worlds.len()).filter(|at| !leads_on[*at]);
    let first = dead.next();
    let figures = [
        graph.worlds.len(),
        graph.transitions(),
        graph.refused,
        ends.iter().filter(|end| **end).count(),
        usize::from(first.is_some()) + dead.count(),
    ];
    let [states, transitions, refused, ended, dead_ends] = figures;
    println!("\n{bound:?}");
    println!("questions put to the library: {}", graph.asked());
    println!(
        "states {states}, transitions {transitions}, refusals tried {refused}, ends {ended}, dead ends {dead_ends}"
    );
    if let Some(first) = first {
        let world = &graph.worlds[first];
        println!("{}\n{}", describe(&store, world), graph.refusals(world));
    }
    (figures, Remedies::of(&graph).shown())
}

/// The size of the gate, with its figures.
#[test]
fn no_dead_end() {
    for (bound, figures) in Bound::GATE {
        assert_eq!(searched(bound), (figures, vec![]));
    }
}

/// The long run; `docs/results/search.txt` has its command and what it came to.
#[test]
#[ignore = "an hour in a debug build"]
fn no_dead_end_in_the_long_run() {
    let found = Bound::LONG.map(searched);
    assert!(
        found
            .iter()
            .all(|(figures, without)| figures[4] == 0 && without.is_empty())
    );
}
