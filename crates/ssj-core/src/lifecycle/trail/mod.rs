//! The whole process leaves a trace (全过程留痕): a hash chain for each lifecycle.
//!
//! A lifecycle (a plan, a round, a visit, a finding, …) is a value. A step takes an [`Act`], which is a
//! [`Command`] under the law of its day, and returns an [`Event`] or refusals; applying the event gives the next value and never re-checks
//! the rules, so a later version of the library can't reject history.
//!
//! * Every event has an [`Entry`]: its place, its command, the instants when it took effect and when
//!   it was recorded, the digest of the entry before it, and a *salted* digest of its content. The
//!   content (who did what) may be destroyed when its retention ends: the entries still verify, and
//!   the salt keeps anyone from guessing what was there.
//! * A step names how many events its caller has seen. Two clerks acting at once is a conflict, not
//!   a race.
//! * The same command id with the same content is the same event, so a caller may repeat itself
//!   after a lost answer; with other content it is refused.
//! * [`Head`]s of all lifecycles go into a [`Checkpoint`], one Merkle root to publish. Against a
//!   head kept elsewhere, [`verify`] finds an entry that was altered, removed or moved.

mod again;
mod chain;
mod checkpoint;
mod clerk;
mod command;
mod event;
mod export;
pub(crate) mod lifecycle;
mod retention;
mod verify;
mod view;

#[cfg(test)]
mod tests;

pub use crate::lifecycle::step::{Role, Step};
pub use again::Again;
pub(crate) use again::{misplaced, same, subject};
pub use chain::Trail;
pub(crate) use chain::{Followed, rests_on};
pub use checkpoint::{Checkpoint, CheckpointError, CheckpointLog};
pub use clerk::Clerk;
pub use command::{Act, Actor, Command, Salt};
pub use event::{Entry, Event, Head};
pub use export::{Export, Kept};
pub use lifecycle::{Lifecycle, ReplayError};
pub use retention::Destruction;
pub use verify::{Flaw, verify, verify_contents};
pub use view::View;
