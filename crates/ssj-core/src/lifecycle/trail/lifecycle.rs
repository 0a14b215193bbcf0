//! What all lifecycles have in common.

use super::verify::content_is_sound;
use super::{Event, Step, Trail, View};
use crate::base::encode::Encode;
use crate::base::id::Id;
use crate::base::suite::HashFn;

/// A value that events lead from state to state.
///
/// The events are what is stored: [replaying](Self::replay) them gives the value again, and finds edited ones;
/// [`replay_trusted`](Self::replay_trusted) does not look. A [`View`] shows it to those who only look.
pub trait Lifecycle: Sized {
    /// What can happen to it.
    type Payload: Encode;

    /// The steps that it has.
    type Step: Step;

    /// Its chain.
    fn trail(&self) -> &Trail;

    /// Where it stands.
    fn state(&self) -> <Self::Step as Step>::State;

    /// It, its state and the steps that may follow.
    fn view(&self) -> View<'_, Self, Self::Step> {
        View::of(self)
    }

    /// The value after its first event.
    ///
    /// # Errors
    /// [`ReplayError`] where the event is not the beginning of such a lifecycle.
    fn begin(hash: HashFn, first: &Event<Self::Payload>) -> Result<Self, ReplayError>;

    /// Moves on by an event; one that was applied before changes nothing.
    ///
    /// It checks the event's place in the chain, never the rules.
    ///
    /// # Errors
    /// [`ReplayError`] where the event belongs elsewhere; the value stays as it was.
    fn apply(&mut self, event: &Event<Self::Payload>) -> Result<(), ReplayError>;

    /// The value after all of its events, as a store gives them back: each is held against what its entry
    /// commits to, and follows from the one before.
    ///
    /// Whoever rewrites a whole trail is found by its published heads alone:
    /// [`verify_contents`](super::verify_contents).
    ///
    /// # Errors
    /// [`ReplayError`] at the first event that was edited or does not follow.
    fn replay<'a>(
        hash: HashFn,
        events: impl IntoIterator<Item = &'a Event<Self::Payload>>,
    ) -> Result<Self, ReplayError>
    where
        Self::Payload: 'a,
    {
        let sound = |event: &'a Event<Self::Payload>| {
            let sequence = event.entry().sequence;
            let sound = content_is_sound(hash, event);
            sound
                .then_some(event)
                .ok_or(ReplayError::Content { sequence })
        };
        replayed(hash, events.into_iter().map(sound))
    }

    /// The same, some times as fast, of events that were verified before or never left the program: an edited
    /// content is believed.
    ///
    /// ```
    /// use ssj_core::HashFn;
    /// use ssj_core::campaign::{Campaign, CampaignEvent};
    /// use ssj_core::trail::{Event, Flaw, Head, Lifecycle, ReplayError, verify_contents};
    /// /// Once, against the heads that were kept elsewhere; then without hashing anything again.
    /// fn read(h: HashFn, events: &[Event<CampaignEvent>], heads: &[Head]) -> Result<Result<Campaign, ReplayError>, Flaw> {
    ///     verify_contents(h, events, heads)?;
    ///     Ok(Campaign::replay_trusted(h, events))
    /// }
    /// ```
    ///
    /// # Errors
    /// [`ReplayError`] at the first event that does not follow from the one before.
    fn replay_trusted<'a>(
        hash: HashFn,
        events: impl IntoIterator<Item = &'a Event<Self::Payload>>,
    ) -> Result<Self, ReplayError>
    where
        Self::Payload: 'a,
    {
        replayed(hash, events.into_iter().map(Ok))
    }
}

fn replayed<'a, L: Lifecycle<Payload: 'a>>(
    hash: HashFn,
    mut events: impl Iterator<Item = Result<&'a Event<L::Payload>, ReplayError>>,
) -> Result<L, ReplayError> {
    let first = events
        .next()
        .ok_or(ReplayError::Missing { sequence: 0 })??;
    let mut value = L::begin(hash, first)?;
    events.try_for_each(|event| value.apply(event?))?;
    Ok(value)
}

/// Starts a trail with its first event.
pub(crate) fn start<P>(hash: HashFn, first: &Event<P>) -> Result<Trail, ReplayError> {
    let mut trail = Trail::new(hash, first.entry().subject.clone());
    trail.follow(first)?;
    Ok(trail)
}

/// The typed id of the lifecycle that an event begins.
pub(crate) fn id_of<P, I: TryFrom<Id>>(first: &Event<P>) -> Result<I, ReplayError> {
    let subject = first.entry().subject.clone();
    I::try_from(subject).map_err(|_| ReplayError::Subject { sequence: 0 })
}

errors! {
    /// An event that does not follow from those before it.
    ///
    /// ```
    /// use ssj_core::{Explain, trail::ReplayError};
    /// assert_eq!(ReplayError::Missing { sequence: 0 }.code(), "replay.missing");
    /// ```
    #[derive(Copy)]
    pub enum ReplayError {
        /// It is an event of another lifecycle.
        Subject {
            /// The event's sequence number.
            sequence: u64,
        } = "replay.subject",
            "event {sequence} belongs to another lifecycle",
            "第 {sequence} 个事件属于另一个生命周期";
        /// There is no event of this number.
        Missing {
            /// The missing event's sequence number.
            sequence: u64,
        } = "replay.missing", "event {sequence} is missing", "缺少第 {sequence} 个事件";
        /// It follows, or is, another event than the one applied here.
        Chain {
            /// The event's sequence number.
            sequence: u64,
        } = "replay.chain",
            "event {sequence} does not follow from what was applied before it",
            "第 {sequence} 个事件与此前的事件不相衔接";
        /// Its content is not the one that its entry commits to.
        Content {
            /// The event's sequence number.
            sequence: u64,
        } = "replay.content",
            "the content of event {sequence} is not the one that its entry commits to",
            "第 {sequence} 个事件的内容与其条目所载摘要不符";
        /// It is a beginning in the middle, or the first event is none.
        Misplaced {
            /// The event's sequence number.
            sequence: u64,
        } = "replay.misplaced",
            "event {sequence} can not stand at this place",
            "第 {sequence} 个事件不能处于此位置";
    }
}
