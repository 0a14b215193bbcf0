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

errors! {
    /// Why a search found no assignment.
    pub enum SearchError {
        /// There is none: the search tried everything.
        Unmet {
            /// The lowest visit token of the component.
            visit: Token,
        } = "assign.unmet", "no assignment of the component of visit `{visit}` meets the conditions",
            "检查任务 `{visit}` 所在分组无满足附加条件的选派方案";
        /// The budget ran out first.
        Undecided {
            /// How many placements were tried.
            budget: u64,
            /// The lowest visit token of the component.
            visit: Token,
        } = "assign.undecided",
            "the component of visit `{visit}` was not decided within {budget} trials",
            "检查任务 `{visit}` 所在分组在 {budget} 次尝试内未有定论";
        /// A condition names a row that does not exist, or two slots of different visits.
        Malformed {
            /// The condition's place in the list, from 0.
            condition: usize,
        } = "assign.malformed-condition",
            "condition {condition} names rows that do not exist or do not belong together",
            "第 {condition} 个附加条件所指的行不存在，或者不属于同一次检查";
    }
    from {
        /// There is none even without the conditions.
        Shortage(Shortage),
    }
}
