//! Planned, drawn and carried out are one thing: archives as an operator could forge them, each with
//! its honest neighbour.

#![allow(
    clippy::collapsible_if,
    clippy::print_stdout,
    clippy::similar_names,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::type_complexity,
    clippy::redundant_closure_for_method_calls,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod carried_out;
mod checkpoints;
mod forge;
mod forger;
mod hand;
mod joined;
mod papers;
mod planned;
mod taken_over;
mod town;
mod trails;
#[cfg(feature = "sm")]
mod vectors;
