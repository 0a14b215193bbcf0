//! Collecting refusals, so that a caller learns of all of them and not only of the first.

use alloc::vec::Vec;

use super::{Refusal, Refusals};
use crate::base::id::AgencyId;

/// Collects refusals while an input is checked.
///
/// ```
/// use ssj_core::{Checks, Refusal, rules};
/// let mut checks = Checks::new();
/// checks.require(1 + 1 == 2, || Refusal::new(rules::plan::NOT_IN_FORCE));
/// assert!(checks.finish().is_ok());
/// ```
#[derive(Debug, Default)]
pub struct Checks {
    refusals: Vec<Refusal>,
    closed: bool,
    /// In whose place the actor was found to act.
    succeeding: Option<AgencyId>,
}

impl Checks {
    /// Nothing refused yet.
    pub const fn new() -> Self {
        Self {
            refusals: Vec::new(),
            closed: false,
            succeeding: None,
        }
    }

    /// The outcome of these checks, whatever else is checked: a command that was carried out before,
    /// or one that is out of place, asks no more rules.
    pub(crate) fn closed(self) -> Self {
        Self {
            closed: true,
            ..self
        }
    }

    /// Notes in whose place the actor acts.
    pub(crate) fn succeeds(&mut self, owner: &AgencyId) {
        self.succeeding = Some(owner.clone());
    }

    /// In whose place the actor acts, if it is not itself.
    pub(crate) const fn succeeding(&self) -> Option<&AgencyId> {
        self.succeeding.as_ref()
    }

    /// Adds a refusal.
    pub fn refuse(&mut self, refusal: Refusal) {
        if !self.closed {
            self.refusals.push(refusal);
        }
    }

    /// Adds a refusal unless the condition holds.
    pub fn require(&mut self, holds: bool, refusal: impl FnOnce() -> Refusal) {
        if !holds && !self.closed {
            self.refusals.push(refusal());
        }
    }

    /// Takes over another check's refusals and hands on its value, if it has one.
    pub fn absorb<T>(&mut self, outcome: Result<T, Refusals>) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(refusals) => {
                refusals
                    .into_iter()
                    .for_each(|refusal| self.refuse(refusal));
                None
            }
        }
    }

    /// The same for one row of an input: each refusal gets the row's number as the fact `row`.
    pub fn absorb_row<T>(&mut self, outcome: Result<T, Refusals>, row: usize) -> Option<T> {
        match outcome {
            Ok(value) => Some(value),
            Err(refusals) => {
                let numbered = refusals.into_iter().map(|refusal| refusal.with("row", row));
                numbered.for_each(|refusal| self.refuse(refusal));
                None
            }
        }
    }

    /// Whether nothing was refused so far.
    pub fn is_clean(&self) -> bool {
        self.refusals.is_empty()
    }

    /// The end of a check that this refusal keeps from going further: it and all before it.
    pub fn stop(mut self, refusal: Refusal) -> Refusals {
        self.refuse(refusal);
        Refusals::from_checks(self.refusals)
    }

    /// What was refused so far, where nothing further can be asked.
    pub(crate) fn refusals(self) -> Refusals {
        Refusals::from_checks(self.refusals)
    }

    /// The end of the check.
    ///
    /// # Errors
    /// Every refusal collected, if there is one.
    pub fn finish(self) -> Result<(), Refusals> {
        if self.is_clean() {
            Ok(())
        } else {
            Err(Refusals::from_checks(self.refusals))
        }
    }
}
