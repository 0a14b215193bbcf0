//! Whether a list holds all of a department's enforcement powers.

use alloc::collections::BTreeSet;

use super::{Matter, MatterList};
use crate::base::id::{MatterId, PowerId};

/// A department's catalogue of powers (权责清单): what its list of matters has to cover.
#[doc(alias = "权责清单")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Catalogue {
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    powers: BTreeSet<PowerId>,
}

impl Catalogue {
    /// The catalogue of these powers.
    pub fn new(powers: impl IntoIterator<Item = PowerId>) -> Self {
        Self {
            powers: powers.into_iter().collect(),
        }
    }

    /// Compares a list with the catalogue.
    ///
    /// ```
    /// use core::num::NonZeroU32;
    /// use ssj_core::matter::{Catalogue, MatterList};
    /// use ssj_core::{AgencyId, ListId, PowerId};
    /// use time::macros::date;
    /// let agency = AgencyId::new("jl-amr")?;
    /// let list = MatterList::new(ListId::new("l")?, NonZeroU32::MIN, agency, date!(2026-01-01), [])?;
    /// let report = Catalogue::new([PowerId::new("food-sales")?]).compare(&list);
    /// assert!(!report.is_complete());
    /// assert_eq!(report.uncovered.iter().count(), 1);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn compare(&self, list: &MatterList) -> Completeness {
        let exercised: BTreeSet<_> = list.matters().flat_map(Matter::powers).collect();
        let uncovered = |power: &&PowerId| !exercised.contains(power);
        let unfounded = list
            .matters()
            .filter(|matter| matter.powers().all(|power| !self.powers.contains(power)));
        Completeness {
            uncovered: self.powers.iter().filter(uncovered).cloned().collect(),
            unfounded: unfounded.map(|matter| matter.id().clone()).collect(),
        }
    }
}

/// What a list lacks, and what it has beyond the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Completeness {
    /// Powers that no matter of the list exercises.
    pub uncovered: BTreeSet<PowerId>,
    /// Matters that exercise no power of the catalogue.
    pub unfounded: BTreeSet<MatterId>,
}

impl Completeness {
    /// Whether every power has a matter and every matter a power.
    pub fn is_complete(&self) -> bool {
        self.uncovered.is_empty() && self.unfounded.is_empty()
    }
}
