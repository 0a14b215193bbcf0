//! Every lifecycle against the regulation: each rule kept, each rule broken, and random sequences
//! of commands against small tables that say what is lawful.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "tests"
)]

mod campaign;
mod clerk;
mod drawn;
mod exchange;
mod fixture;
mod follow_up;
mod footing;
mod law;
mod lead;
mod ledger;
mod models;
mod papers;
mod plan;
mod practices;
mod public_forms;
mod replacement;
mod round;
mod supplement;
#[cfg(feature = "serde")]
mod visit;
