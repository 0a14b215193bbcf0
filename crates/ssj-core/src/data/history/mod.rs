//! What happened before, and whom it keeps from being drawn.
//!
//! A [`History`] indexes past checks, visits and passed sampling tests by object, so that
//! [`Screen::state`] tells in constant time which of three states an object is in: out of scope,
//! in scope but not drawable, or eligible. Each exclusion carries its reason, clause and the digest
//! of its evidence, since a made-up past check is the cheapest way to fix a draw.

mod exclusion;
mod index;
mod overrides;
mod past;
mod screen;
mod store;
mod streak;
#[cfg(test)]
mod tests;

pub use exclusion::{DrawState, Exclusion, ExclusionReason, ScopeReason};
pub use overrides::{Override, Overrides};
pub use past::{PassedTest, PastCheck, PastState, PastVisit, TestedBy};
pub(crate) use screen::months_before;
pub use screen::{Screen, Screened};
pub use store::{History, HistoryBuilder};
pub use streak::{Streak, TeamCheck, streaks};
