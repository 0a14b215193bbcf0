//! What may be done, and why not: clauses, rules, refusals, instruments.

pub(crate) mod clause;
pub(crate) mod conduct;
pub(crate) mod headcount;
pub mod instrument;
pub(crate) mod quorum;
pub(crate) mod refusal;
pub(crate) mod review;
pub mod rules;
