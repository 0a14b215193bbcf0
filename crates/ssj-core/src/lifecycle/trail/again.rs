//! Taking a step again from what its event says.

use super::{Act, Command, Event, Lifecycle};
use crate::base::encode::Encode;
use crate::base::id::Id;
use crate::base::suite::HashFn;
use crate::law::refusal::{Refusal, Refusals};
use crate::law::rules::trail as codes;

/// A lifecycle whose steps can be taken again, to see whether the rules allowed what its trail says.
///
/// Applying events checks no rules: who wrote a trail may have broken them. This takes each step anew on
/// the state before it, from what its event says, and compares what comes out.
pub trait Again: Lifecycle {
    /// The beginning that a first event stands for, taken again.
    ///
    /// # Errors
    /// Whatever the step refuses; `trail.other-event` where it makes another event.
    fn begun(hash: HashFn, first: &Event<Self::Payload>) -> Result<(), Refusals>;

    /// The step that an event stands for, taken again on the state before it. What the event alone does
    /// not say (what the law of its day answers, who is in a pool, what another lifecycle had come to) is
    /// not asked again.
    ///
    /// # Errors
    /// Whatever the step refuses; `trail.other-event` where it makes another event.
    fn again(&self, event: &Event<Self::Payload>) -> Result<(), Refusals>;
}

/// The typed id of the lifecycle that a first event begins.
pub(crate) fn subject<P, I: TryFrom<Id>>(first: &Event<P>) -> Result<I, Refusals> {
    I::try_from(first.entry.subject.clone()).map_err(|_| misplaced(first))
}

/// A beginning that stands in the middle of a trail, or another event at its start.
pub(crate) fn misplaced<P>(event: &Event<P>) -> Refusals {
    let refusal = Refusal::new(codes::OTHER_EVENT);
    refusal.with("sequence", event.entry.sequence).into()
}

/// Whether a step that was taken again made the event that stands in the trail.
pub(crate) fn same<P: Encode>(made: &Event<P>, stands: &Event<P>) -> Result<(), Refusals> {
    if made.digest == stands.digest {
        return Ok(());
    }
    let refusal = Refusal::new(codes::OTHER_EVENT).with("sequence", stands.entry.sequence);
    Err(refusal.into())
}

impl<P> Event<P> {
    /// The command that caused it, taken again.
    pub(crate) fn act(&self) -> Act<'static> {
        self.command().again(self.entry.law)
    }

    /// The command that caused it.
    pub fn command(&self) -> Command {
        Command {
            id: self.entry.command.clone(),
            expected: self.entry.sequence,
            actor: self.actor.clone(),
            effective: Some(self.entry.effective),
            recorded: self.entry.recorded,
            salt: self.salt,
        }
    }
}
