//! What a check says for an estimate.

use crate::base::digests::RecordDigest;
use crate::base::id::{MatterId, ObjectId};
use crate::lifecycle::result::{Outcome, Outcomes};

words! {
    /// An outcome in three, for estimates: the thirteen of the publicity system are multi-select.
    pub enum Answer {
        /// It is there, and has a problem.
        Problem = "problem", "存在问题";
        /// It is there, and no problem was found.
        Clean = "clean", "未发现问题";
        /// It is not in the population any more: closed, moved, struck off, not carrying on the
        /// activity, or not to be found.
        Gone = "gone", "已不在总体";
    }
}

impl Answer {
    /// What outcomes come to. A problem that was seen counts wherever it went afterwards; that it
    /// can't be reached is by itself no problem that was seen.
    ///
    /// ```
    /// use ssj_core::ledger::estimate::Answer;
    /// use ssj_core::result::{Outcome, Outcomes};
    /// let of = |outcomes: &[Outcome]| Outcomes::new(outcomes.iter().copied()).map(|it| Answer::of(&it));
    /// assert_eq!(of(&[Outcome::Unreachable])?, Answer::Gone);
    /// assert_eq!(of(&[Outcome::Unreachable, Outcome::NotPublished])?, Answer::Problem);
    /// assert_eq!(of(&[Outcome::NoProblem])?, Answer::Clean);
    /// # Ok::<(), ssj_core::Refusals>(())
    /// ```
    pub fn of(outcomes: &Outcomes) -> Self {
        let is_seen = |it: Outcome| it.is_problem() && it != Outcome::Unreachable;
        if outcomes.iter().any(is_seen) {
            Self::Problem
        } else if outcomes.iter().any(is_gone) {
            Self::Gone
        } else {
            Self::Clean
        }
    }
}

const fn is_gone(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::Unreachable
            | Outcome::NotConducting
            | Outcome::ClosedDown
            | Outcome::Deregistered
            | Outcome::Revoked
            | Outcome::Annulled
            | Outcome::MovedOut
    )
}

/// An answer of one object that a draw named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Answered<'a> {
    /// The record of the draw.
    pub record: RecordDigest,
    /// The matter.
    pub matter: &'a MatterId,
    /// The object.
    pub object: &'a ObjectId,
    /// What it came to.
    pub answer: Answer,
}
