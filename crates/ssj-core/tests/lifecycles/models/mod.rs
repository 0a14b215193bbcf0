//! Random commands through every lifecycle, against tables that say what is lawful.
//!
//! Each model is a few flags and one `match`; it shares nothing with the library. After every
//! command the library must agree (no unlawful event accepted, no lawful one refused), and replaying
//! the events must give the same value.

mod campaigns;
mod findings;
mod leads;
mod plans;
mod rounds;
mod visits;

use proptest::test_runner::Config;
use ssj_core::Refusals;
use ssj_core::trail::*;
use time::macros::date;

use crate::fixture::h;

pub(super) const DAY: time::Date = date!(2026 - 06 - 09);

/// The two departments.
pub(super) const WHO: [&str; 2] = ["cc-amr", "cc-fire"];

/// What a payload and a lifecycle must be to be stored and compared.
#[cfg(feature = "serde")]
pub(super) trait Stored:
    Clone + core::fmt::Debug + PartialEq + serde::Serialize + serde::de::DeserializeOwned
{
}
#[cfg(feature = "serde")]
impl<T> Stored for T where
    T: Clone + core::fmt::Debug + PartialEq + serde::Serialize + serde::de::DeserializeOwned
{
}

/// A lifecycle whose view can be written.
pub(super) trait Shown {
    fn is_shown(&self);
}

#[cfg(feature = "serde")]
impl<L> Shown for L
where
    L: Lifecycle + serde::Serialize,
    L::Step: serde::Serialize,
    <L::Step as ssj_core::trail::Step>::State: serde::Serialize,
{
    fn is_shown(&self) {
        let view = serde_json::to_value(self.view()).unwrap();
        assert_eq!(view["head"]["len"], self.trail().len());
        assert_eq!(view["state"], serde_json::to_value(self.state()).unwrap());
    }
}

#[cfg(not(feature = "serde"))]
impl<L: Lifecycle> Shown for L {
    fn is_shown(&self) {
        assert!(self.view().state == self.state());
    }
}

/// A value as it comes back from JSON.
#[cfg(feature = "serde")]
fn stored<T: Stored>(value: &T) -> T {
    let json = serde_json::to_string(value).unwrap();
    serde_json::from_str(&json).unwrap()
}

#[cfg(not(feature = "serde"))]
pub(super) trait Stored: Clone + core::fmt::Debug + PartialEq {}
#[cfg(not(feature = "serde"))]
impl<T: Clone + core::fmt::Debug + PartialEq> Stored for T {}

#[cfg(not(feature = "serde"))]
fn stored<T: Stored>(value: &T) -> T {
    value.clone()
}

/// A step that was taken stands when it is taken again from its event.
pub(super) fn again<L: Again>(value: &L, step: &Step<L>) {
    let event = step.as_ref().ok();
    assert_eq!(event.map_or(Ok(()), |event| value.again(event)), Ok(()));
}

/// Applies an event or not, as the model says, and replays.
pub(super) fn agree<L>(
    value: &mut L,
    events: &mut Vec<Event<L::Payload>>,
    lawful: bool,
    step: Step<L>,
) where
    L: Lifecycle + PartialEq + core::fmt::Debug,
    L::Payload: Stored,
{
    let before = value.trail().len();
    match step {
        Ok(event) => {
            assert!(lawful, "accepted but unlawful: {:?}", event.payload());
            value.apply(&event).unwrap();
            value.apply(&event).unwrap();
            events.push(event);
        }
        Err(refusals) => assert!(!lawful, "lawful but refused: {refusals}"),
    }
    assert_eq!(value.trail().len(), before + u64::from(lawful));
    assert_eq!(&L::replay(h(), events.iter()).unwrap(), value);
}

/// At the end: the events survive storage, their contents and chain verify, and whatever the value was
/// after any of them, the later ones lead it to the same; what it looks like can be written.
pub(super) fn settle<L>(value: &L, events: &[Event<L::Payload>])
where
    L: Lifecycle + Clone + core::fmt::Debug + PartialEq + Shown,
    L::Payload: Stored,
{
    let back = stored(&events.to_vec());
    assert_eq!(back, events);
    assert_eq!(verify_contents(h(), &back, &[value.trail().head()]), Ok(()));
    let mut so_far = L::begin(h(), &events[0]).unwrap();
    for (place, event) in events.iter().enumerate().skip(1) {
        let mut later = so_far.clone();
        assert!(place + 1 == events.len() || later.apply(&events[place + 1]).is_err());
        let rest = events[place..].iter();
        rest.for_each(|event| later.apply(event).unwrap());
        assert_eq!(&later, value);
        so_far.apply(event).unwrap();
    }
    assert_eq!(&so_far, value);
    value.is_shown();
}

/// One of the lawful commands if guided, so that late states are reached, else any.
pub(super) fn choose<T: Copy>(guided: bool, pick: usize, lawful: &[T], any: T) -> T {
    match lawful.get(pick % lawful.len().max(1)) {
        Some(op) if guided => *op,
        _ => any,
    }
}

pub(super) type Step<L> = Result<Event<<L as Lifecycle>::Payload>, Refusals>;

/// Cases of each property.
pub(super) fn config() -> Config {
    Config {
        cases: 48,
        ..Config::default()
    }
}
