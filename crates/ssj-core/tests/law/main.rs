//! The law's whole life, row by row: who may act, when, how many, by which law. Each test bears the number
//! of its row, and each lawful step has its unlawful neighbour.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
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

mod bound;
mod campaigns;
mod dispatch;
mod given;
mod given_up;
mod handover;
mod leads;
mod lists;
mod numbers;
mod parts;
mod published;
mod reform;
mod reserves;
mod retention;
mod steps;
mod time_rule;
mod town;
mod undone;
mod visits;
mod who;
