//! Given, when, then.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use ssj_core::rules::Code;
use ssj_core::trail::{Event, Lifecycle, ReplayError};
use ssj_core::{HashFn, Refusals};

errors! {
    /// What a scenario expected and did not find.
    ///
    /// ```
    /// use ssj_core::Explain;
    /// use ssj_testkit::Unmet;
    /// assert_eq!(Unmet::NotRefused { wanted: "plan.own-approval".into() }.code(), "testkit.not-refused");
    /// ```
    pub enum Unmet {
        /// A step was refused that should have been taken.
        Refused {
            /// What was refused.
            why: String,
        } = "testkit.refused", "the step is refused: {why}", "步骤被拒绝：{why}";
        /// A step was taken that should have been refused.
        NotRefused {
            /// The code that it should have been refused by.
            wanted: String,
        } = "testkit.not-refused",
            "the step is taken, and should be refused by {wanted}",
            "步骤未被拒绝，本应以 {wanted} 拒绝";
        /// A step was refused for another reason.
        OtherCode {
            /// The code that it should have been refused by.
            wanted: String,
            /// What was refused instead.
            why: String,
        } = "testkit.other-code",
            "the step should be refused by {wanted}, and is by: {why}",
            "步骤本应以 {wanted} 拒绝，实际为：{why}";
        /// What should be so is not.
        Not {
            /// What should be so.
            what: String,
        } = "testkit.not", "it does not hold: {what}", "不成立：{what}";
        /// Replaying the events gives another value than taking the steps.
        Replayed = "testkit.replayed",
            "replaying the events gives another value",
            "重放事件得到另一个值";
    }
}

/// A lifecycle on its way through a test: its events, and the value that they lead to.
///
/// Whatever is taken is applied, applied again (which changes nothing), and replayed from the first event on: a
/// test that only names a step and its result holds all of that too.
#[derive(Clone, Debug)]
pub struct Scenario<L: Lifecycle> {
    hash: HashFn,
    value: L,
    events: Vec<Event<L::Payload>>,
}

impl<L: Lifecycle<Payload: Clone> + Clone + PartialEq> Scenario<L> {
    /// What these events led to.
    ///
    /// # Errors
    /// [`ReplayError`] where they do not follow from each other.
    pub fn given(hash: HashFn, events: &[Event<L::Payload>]) -> Result<Self, ReplayError> {
        Ok(Self {
            hash,
            value: L::replay(hash, events)?,
            events: events.to_vec(),
        })
    }

    /// The value as it stands.
    pub const fn value(&self) -> &L {
        &self.value
    }

    /// The events that led to it.
    pub fn events(&self) -> &[Event<L::Payload>] {
        &self.events
    }

    /// Takes a step.
    pub fn when(self, step: impl FnOnce(&L) -> Result<Event<L::Payload>, Refusals>) -> Taken<L> {
        let result = step(&self.value);
        Taken {
            given: self,
            result,
        }
    }
}

/// A step that was asked for: then what?
#[derive(Clone, Debug)]
#[must_use]
pub struct Taken<L: Lifecycle> {
    given: Scenario<L>,
    result: Result<Event<L::Payload>, Refusals>,
}

impl<L: Lifecycle<Payload: Clone> + Clone + PartialEq> Taken<L> {
    /// It is taken, and this is so afterwards.
    ///
    /// # Errors
    /// [`Unmet`] where it is refused, does not hold, or is not what replaying gives.
    ///
    /// ```
    /// use ssj_core::follow_up::Finding;
    /// use ssj_core::trail::Lifecycle;
    /// use ssj_testkit::{Scenario, store::Example};
    /// let example = Example::new()?;
    /// let offered = Scenario::<Finding>::given(example.hash(), &example.events()[..2])?;
    /// let accepted = offered.when(|finding| example.accept(finding)).then("three events", |it| it.trail().len() == 3)?;
    /// assert_eq!(accepted.events(), example.events());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn then(self, what: &str, holds: impl FnOnce(&L) -> bool) -> Result<Scenario<L>, Unmet> {
        let mut after = self.given;
        let event = self.result.map_err(|why| Unmet::Refused {
            why: why.to_string(),
        })?;
        let applied = after.value.apply(&event);
        applied.map_err(|_| Unmet::Replayed)?;
        let once = after.value.clone();
        let again = after.value.apply(&event);
        again.map_err(|_| Unmet::Replayed)?;
        after.events.push(event);
        let replayed = L::replay(after.hash, &after.events);
        if after.value != once || replayed.as_ref() != Ok(&once) {
            return Err(Unmet::Replayed);
        }
        if holds(&after.value) {
            Ok(after)
        } else {
            Err(Unmet::Not { what: what.into() })
        }
    }

    /// It is refused by this code, among others perhaps, and nothing has changed.
    ///
    /// # Errors
    /// [`Unmet`] where it is taken, or refused by other codes only.
    pub fn then_refused(self, code: &Code) -> Result<Scenario<L>, Unmet> {
        let wanted = || code.id.to_string();
        match self.result {
            Ok(_) => Err(Unmet::NotRefused { wanted: wanted() }),
            Err(why) if !why.contains(code) => Err(Unmet::OtherCode {
                wanted: wanted(),
                why: why.to_string(),
            }),
            Err(_) => Ok(self.given),
        }
    }
}
