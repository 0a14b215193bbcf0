//! The same enterprise, matter, system and agency (J), and what a refusal cites (N).
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::wildcard_imports,
    reason = "tests"
)]

mod caps;
mod cited;
mod fixture;
mod overrides;
mod repeats;
mod taken_over;
mod tests_passed;
