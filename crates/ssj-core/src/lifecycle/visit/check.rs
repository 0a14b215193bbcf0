//! The result of one check.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::AdoptedConclusion;
use crate::base::id::{FindingId, InspectorId};

use crate::data::matter::CheckMethod;
use crate::lifecycle::result::{Disposal, Outcomes};
use crate::lifecycle::round::DrawnCheck;

/// What a result rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Basis {
    /// Inspectors checked, in these ways.
    Conducted {
        /// How: one way of the list or several (核查方式).
        #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
        methods: BTreeSet<CheckMethod>,
        /// By whom.
        inspectors: Vec<InspectorId>,
    },
    /// Someone else's conclusion was adopted.
    Adopted(AdoptedConclusion),
}

/// The result of one check on a visit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct CheckResult {
    /// Which check.
    pub check: DrawnCheck,
    /// What it rests on.
    pub basis: Basis,
    /// What was found.
    pub outcomes: Outcomes,
    /// What was done about it.
    #[cfg_attr(feature = "serde", serde(default))]
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub disposals: BTreeSet<Disposal>,
    /// The findings under which problems are followed up.
    #[cfg_attr(feature = "serde", serde(default))]
    pub findings: Vec<FindingId>,
}

impl Basis {
    /// A check by these inspectors, in these ways.
    pub fn conducted(
        methods: impl IntoIterator<Item = CheckMethod>,
        inspectors: impl IntoIterator<Item = InspectorId>,
    ) -> Self {
        Self::Conducted {
            methods: methods.into_iter().collect(),
            inspectors: inspectors.into_iter().collect(),
        }
    }
}

impl CheckResult {
    /// What a check found, on which basis.
    pub const fn new(check: DrawnCheck, basis: Basis, outcomes: Outcomes) -> Self {
        Self {
            check,
            basis,
            outcomes,
            disposals: BTreeSet::new(),
            findings: Vec::new(),
        }
    }

    /// Adds a disposal.
    #[must_use]
    pub fn with_disposal(mut self, disposal: Disposal) -> Self {
        self.disposals.insert(disposal);
        self
    }

    /// Adds a finding, under which a problem is followed up.
    #[must_use]
    pub fn with_finding(mut self, finding: FindingId) -> Self {
        self.findings.push(finding);
        self
    }
}

variants! {
    Basis {
        0x0605 Conducted { methods, inspectors },
        0x0606 Adopted(conclusion),
    }
}

record! {
    0x0604 CheckResult { check, basis, outcomes, disposals, findings };
}
