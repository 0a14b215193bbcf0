//! Whole rounds: drawn, verified, tampered with.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    clippy::similar_names,
    clippy::panic,
    reason = "tests"
)]

mod allocation;
mod anchors;
mod any;
mod blinding;
#[cfg(feature = "serde")]
mod described;
mod grinding;
mod hints;
mod inspectors;
#[cfg(all(feature = "serde", feature = "sm"))]
mod limits;
mod made;
mod objects;
#[cfg(feature = "serde")]
mod pending;
mod practices;
mod public;
mod refused;
mod sizes;
mod sources;
mod streamed;
#[cfg(feature = "serde")]
mod strict;
mod tamper;
mod threads;
mod town;
#[cfg(feature = "serde")]
mod trail;
#[cfg(all(feature = "serde", feature = "sm"))]
mod vectors;
