//! Conditions that a flow can't express.

use alloc::vec::Vec;

use ssj_core::Token;

use super::shortage::Shortage;
use crate::assign::problem::{PersonRow, SlotRow, VisitRow};

/// A condition beyond slots, persons, exclusions and nested caps. With such conditions it is hard
/// in general to tell whether a lawful assignment exists.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// These two are never on one visit.
    NeverTogether(PersonRow, PersonRow),
    /// Everyone on the visit works in one and the same region, whatever others they work in.
    OneRegion(VisitRow),
    /// Nobody goes on more than `cap` of these visits, which may cross any other cap: days of visits
    /// that take several of them.
    AtMost {
        /// The cap.
        cap: u32,
        /// The visits.
        visits: Vec<VisitRow>,
    },
    /// One person may count for both of two slots of one visit, and then goes on it once.
    MayDouble(SlotRow, SlotRow),
}

/// Why a search found no assignment.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SearchError {
    /// There is none even without the conditions.
    #[error("{0}")]
    Shortage(Shortage),
    /// There is none: the search tried everything. `visit` is the lowest of the component.
    #[error("no assignment of the component of visit `{visit}` meets the conditions")]
    Unmet {
        /// The lowest visit token of the component.
        visit: Token,
    },
    /// The budget ran out first. `visit` is the lowest of the component.
    #[error("the component of visit `{visit}` was not decided within {budget} trials")]
    Undecided {
        /// How many placements were tried.
        budget: u64,
        /// The lowest visit token of the component.
        visit: Token,
    },
    /// A condition names a row that does not exist, or two slots of different visits.
    #[error("condition {condition} names rows that do not exist or do not belong together")]
    Malformed {
        /// The condition's place in the list.
        condition: usize,
    },
}

impl SearchError {
    /// The stable code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shortage(_) => "assign.shortage",
            Self::Unmet { .. } => "assign.unmet",
            Self::Undecided { .. } => "assign.undecided",
            Self::Malformed { .. } => "assign.malformed-condition",
        }
    }
}
