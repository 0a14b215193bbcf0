//! A made-up year in a real province, for examples, tests and benches.
//!
//! [`facts`] holds what is true: the divisions of Jilin, the departments that take part, the laws
//! behind each matter. [`made`] holds what is made up from a fixed seed: market entities with
//! valid credit codes, products, projects, sites, inspectors and experts. [`list`] reads a real list of
//! market entities instead, and refuses each row that it can't take with its line and reason.
#![forbid(unsafe_code)]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "made-up data of fixed, small shape; overflow checks are on in every profile that runs it"
)]

pub mod facts;
pub mod list;
pub mod made;
pub mod town;

/// Anything that keeps the embedded facts from being what they should be.
pub type Fault = Box<dyn core::error::Error + Send + Sync>;
