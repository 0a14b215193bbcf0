//! The cases, a function each.

use alloc::format;
use alloc::string::{String, ToString};

use ssj_core::Id;
use ssj_core::follow_up::{Finding, FindingEvent};
use ssj_core::trail::{Event, Lifecycle};

use super::{Append, EventStore, Example, Row};

/// The names of the cases, in their order.
pub const CASES: [&str; 7] = [
    "order", "conflict", "gap", "whole", "retry", "durable", "replay",
];

type Case<S> = fn(S, &Example) -> Result<(), String>;

pub(super) fn cases<S: EventStore>() -> [(&'static str, Case<S>); 7] {
    let [order, conflict, gap, whole, retry, durable, replay] = CASES;
    [
        (order, comes_back_in_order::<S>),
        (conflict, two_writers::<S>),
        (gap, nothing_follows_a_gap::<S>),
        (whole, all_or_nothing::<S>),
        (retry, a_command_is_carried_out_once::<S>),
        (durable, outlives_a_restart::<S>),
        (replay, replays_to_the_same_value::<S>),
    ]
}

fn told<T, E: core::fmt::Display>(result: Result<T, E>) -> Result<T, String> {
    result.map_err(|error| error.to_string())
}

/// Appends, and expects this.
fn append<S: EventStore>(
    store: &mut S,
    expected: u64,
    rows: &[Row],
    wanted: Append,
) -> Result<(), String> {
    let Some(first) = rows.first() else {
        return Ok(());
    };
    let found = told(store.append(&first.subject, expected, rows))?;
    if found == wanted {
        return Ok(());
    }
    let place = first.sequence;
    Err(format!(
        "appending row {place} after {expected} gives {found:?}, and should give {wanted:?}"
    ))
}

/// Expects that these rows are there, and no others.
fn holds<S: EventStore>(store: &mut S, rows: &[Row], of: &Id) -> Result<(), String> {
    let found = told(store.load(of))?;
    if found == rows {
        return Ok(());
    }
    let places = |rows: &[Row]| {
        let places = rows.iter().map(|row| row.sequence.to_string());
        places.collect::<alloc::vec::Vec<_>>().join(", ")
    };
    Err(format!(
        "{of} has rows [{}], and should have [{}], byte for byte",
        places(&found),
        places(rows)
    ))
}

fn comes_back_in_order<S: EventStore>(mut store: S, example: &Example) -> Result<(), String> {
    let (rows, other) = (example.rows(), example.other());
    holds(&mut store, &[], example.subject())?;
    // Two subjects in turns.
    append(&mut store, 0, example.at(0), Append::Done)?;
    append(&mut store, 0, other, Append::Done)?;
    append(&mut store, 1, example.at(1), Append::Done)?;
    append(&mut store, 2, example.at(2), Append::Done)?;
    holds(&mut store, rows, example.subject())?;
    other
        .iter()
        .try_for_each(|row| holds(&mut store, other, &row.subject))
}

fn two_writers<S: EventStore>(mut store: S, example: &Example) -> Result<(), String> {
    append(&mut store, 0, example.at(0), Append::Done)?;
    append(&mut store, 1, example.at(1), Append::Done)?;
    // The second one saw one event as well, and is told.
    append(&mut store, 1, example.rival(), Append::Conflict)?;
    holds(&mut store, example.before(2), example.subject())
}

fn nothing_follows_a_gap<S: EventStore>(mut store: S, example: &Example) -> Result<(), String> {
    append(&mut store, 1, example.at(1), Append::Conflict)?;
    holds(&mut store, &[], example.subject())?;
    append(&mut store, 0, example.at(0), Append::Done)?;
    append(&mut store, 2, example.at(2), Append::Conflict)?;
    holds(&mut store, example.before(1), example.subject())
}

fn all_or_nothing<S: EventStore>(mut store: S, example: &Example) -> Result<(), String> {
    append(&mut store, 0, example.rows(), Append::Done)?;
    holds(&mut store, example.rows(), example.subject())?;
    // Two that come too late leave nothing behind, neither the one whose place is taken nor the other.
    let mut late = example.rival().to_vec();
    late.extend_from_slice(example.at(2));
    append(&mut store, 1, &late, Append::Conflict)?;
    holds(&mut store, example.rows(), example.subject())
}

fn a_command_is_carried_out_once<S: EventStore>(
    mut store: S,
    example: &Example,
) -> Result<(), String> {
    append(&mut store, 0, example.at(0), Append::Done)?;
    append(&mut store, 1, example.at(1), Append::Done)?;
    // The answer was lost, and the command comes again: it is no conflict.
    append(
        &mut store,
        1,
        example.at(1),
        Append::Already { sequence: 1 },
    )?;
    append(
        &mut store,
        0,
        example.at(0),
        Append::Already { sequence: 0 },
    )?;
    holds(&mut store, example.before(2), example.subject())
}

fn outlives_a_restart<S: EventStore>(mut store: S, example: &Example) -> Result<(), String> {
    append(&mut store, 0, example.before(2), Append::Done)?;
    let mut store = told(store.reopen())?;
    holds(&mut store, example.before(2), example.subject())?;
    append(&mut store, 1, example.rival(), Append::Conflict)?;
    append(
        &mut store,
        1,
        example.at(1),
        Append::Already { sequence: 1 },
    )?;
    append(&mut store, 2, example.at(2), Append::Done)
}

fn replays_to_the_same_value<S: EventStore>(mut store: S, example: &Example) -> Result<(), String> {
    append(&mut store, 0, example.rows(), Append::Done)?;
    let rows = told(store.load(example.subject()))?;
    let events = rows.iter().map(|row| told(serde_json::from_str(&row.json)));
    let events = events.collect::<Result<alloc::vec::Vec<Event<FindingEvent>>, _>>()?;
    let replayed = told(Finding::replay(example.hash(), &events))?;
    if replayed == *example.finding() {
        Ok(())
    } else {
        Err("the events lead to another value than they did".into())
    }
}
