//! For whom a document was made.

use time::Date;

use crate::base::id::{DivisionId, SystemId};
use crate::data::jurisdiction::Gazetteer;

/// Who issued a rulebook or a guideline: a department by its system and jurisdiction, and whether
/// it serves the levels below.
///
/// ```
/// use ssj_core::DivisionId;
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::rulebook::{Issuer, Reach};
/// let issuer = Issuer::new(
///     NamedSystem::MarketRegulation,
///     DivisionId::new("220000")?,
///     Reach::LowerLevelsToo,
/// );
/// assert_eq!(issuer.reach, Reach::LowerLevelsToo);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Issuer {
    /// Its system.
    pub system: SystemId,
    /// Its jurisdiction.
    pub division: DivisionId,
    /// Whether the levels below are served.
    pub reach: Reach,
}

words! {
    /// Whether a document serves the levels below its issuer.
    pub enum Reach as LowerLevelsToo {
        /// Only the issuer's own level.
        OwnLevel = "own-level", "仅本级";
        /// The levels below as well (适用于全省), so that they need none of their own.
        LowerLevelsToo = "lower-levels-too", "适用于下级";
    }
}

record! {
    0x0c14 Issuer { system, division, reach };
}

impl Issuer {
    /// The department of this system and jurisdiction.
    pub fn new(system: impl Into<SystemId>, division: DivisionId, reach: Reach) -> Self {
        Self {
            system: system.into(),
            division,
            reach,
        }
    }

    /// How far up from a department the issuer stands: 0 for itself, `None` if it is not served.
    pub(super) fn distance(
        &self,
        system: &SystemId,
        division: &DivisionId,
        gazetteer: &Gazetteer,
        on: Date,
    ) -> Option<usize> {
        if self.system != *system {
            return None;
        }
        if self.division == *division {
            return Some(0);
        }
        let above = gazetteer
            .ancestors(division, on)
            .position(|ancestor| *ancestor.id() == self.division)?;
        (self.reach == Reach::LowerLevelsToo).then(|| above.saturating_add(1))
    }
}
