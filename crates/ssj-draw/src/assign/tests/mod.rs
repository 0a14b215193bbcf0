//! The engine against slow, obvious models.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    clippy::panic,
    clippy::print_stdout,
    clippy::similar_names,
    reason = "tests"
)]

extern crate std;

mod catalogue;
mod flow;
mod instance;
mod naive;
mod oracle;
mod walker;

mod after;
mod capped;
mod conditions;
mod exact;
mod families;
mod faults;
mod marginal;
mod profiles;
mod scale;
mod shapes;
mod stable;
mod times;
mod uniform;
mod ways_out;
mod words;
