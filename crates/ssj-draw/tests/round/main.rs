//! Whole rounds: drawn, verified, tampered with.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "tests"
)]

mod any;
mod inspectors;
mod made;
mod objects;
mod refused;
mod town;
