//! How often checks find problems.

use alloc::collections::BTreeMap;

use super::Share;
use crate::lifecycle::result::Outcome;
use crate::lifecycle::visit::{CheckResult, Visit};

/// What the checks of a matter, a county or a department found.
///
/// Outcomes are multi-select: their counts do not add up to the number of checks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Problems {
    /// Checks with a result.
    pub checks: u64,
    /// Those of them with at least one outcome that is a problem.
    pub with_problem: u64,
    /// How many checks had each outcome.
    pub outcomes: BTreeMap<Outcome, u64>,
}

impl Problems {
    /// Counts one more result.
    pub fn add(&mut self, result: &CheckResult) {
        self.checks = self.checks.saturating_add(1);
        if result.outcomes.is_problem() {
            self.with_problem = self.with_problem.saturating_add(1);
        }
        for outcome in result.outcomes.iter() {
            let count = self.outcomes.entry(outcome).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// Checks that found a problem, out of those with a result (问题发现率).
    pub const fn rate(&self) -> Share {
        Share {
            part: self.with_problem,
            whole: self.checks,
        }
    }
}

/// Results counted by a key of theirs.
pub(super) fn by<'a, K: Ord>(
    visits: &'a [Visit],
    key: impl Fn(&'a Visit, &'a CheckResult) -> K,
) -> BTreeMap<K, Problems> {
    let mut by: BTreeMap<K, Problems> = BTreeMap::new();
    for visit in visits.iter().filter(|visit| visit.completed().is_some()) {
        for result in visit.results() {
            by.entry(key(visit, result)).or_default().add(result);
        }
    }
    by
}
