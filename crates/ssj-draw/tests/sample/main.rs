//! The sampling engine from outside: beside slow references, exhaustively, and by statistics.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    clippy::panic,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::similar_names,
    clippy::iter_over_hash_type,
    reason = "tests"
)]

mod common;
mod coordination;
mod edges;
mod kept;
mod reference;
mod sizes;
mod statistics;
mod stream;
mod uniform;
mod vectors;
mod weighted;
