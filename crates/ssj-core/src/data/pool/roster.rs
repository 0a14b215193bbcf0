//! Whether a pool holds all who should be in it.

use alloc::collections::BTreeSet;

use super::InspectorPool;
use crate::base::id::{AgencyId, InspectorId};

/// All enforcement staff of an agency (人员名册), as its personnel office knows them.
#[doc(alias = "人员名册")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Roster {
    agency: AgencyId,
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    staff: BTreeSet<InspectorId>,
}

/// How a pool differs from a roster.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RosterGaps {
    /// Those on the roster who are not in the pool.
    pub missing: BTreeSet<InspectorId>,
    /// Those in the pool who are not on the roster.
    pub unknown: BTreeSet<InspectorId>,
}

impl Roster {
    /// The agency's staff.
    pub fn new(agency: AgencyId, staff: impl IntoIterator<Item = InspectorId>) -> Self {
        Self {
            agency,
            staff: staff.into_iter().collect(),
        }
    }

    /// Compares the pool's rows of this agency with the roster.
    pub fn compare(&self, pool: &InspectorPool) -> RosterGaps {
        let pooled: BTreeSet<_> = pool
            .entries()
            .iter()
            .filter(|entry| entry.agency == self.agency)
            .map(|entry| entry.id.clone())
            .collect();
        RosterGaps {
            missing: self.staff.difference(&pooled).cloned().collect(),
            unknown: pooled.difference(&self.staff).cloned().collect(),
        }
    }
}

impl RosterGaps {
    /// Whether pool and roster agree.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.unknown.is_empty()
    }
}
