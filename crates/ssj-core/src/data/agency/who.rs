//! Which agency checks where.

use alloc::vec::Vec;

use crate::base::id::{AgencyId, DivisionId};

/// Which agency conducts the checks of a matter (检查实施部门): one for all, or one for each division.
///
/// ```
/// use ssj_core::agency::Who;
/// use ssj_core::{AgencyId, DivisionId};
/// let (nong_an, ju_tai) = (DivisionId::new("220122")?, DivisionId::new("220112")?);
/// let county = AgencyId::new("220122-amr")?;
/// let who = Who::each([(nong_an.clone(), county.clone())]);
/// assert_eq!(who.agency_for(&nong_an), Some(&county));
/// assert_eq!(who.agency_for(&ju_tai), None);
/// assert_eq!(Who::One(county.clone()).agency_for(&ju_tai), Some(&county));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "检查实施部门")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Who {
    /// One agency, everywhere.
    One(AgencyId),
    /// An agency for each division, in the order given: the first entry of a division counts.
    Each(Vec<(DivisionId, AgencyId)>),
}

impl Who {
    /// An agency for each division.
    pub fn each(agencies: impl IntoIterator<Item = (DivisionId, AgencyId)>) -> Self {
        Self::Each(agencies.into_iter().collect())
    }

    /// The agency that checks in a division, if one does.
    pub fn agency_for(&self, division: &DivisionId) -> Option<&AgencyId> {
        match self {
            Self::One(agency) => Some(agency),
            Self::Each(agencies) => {
                let mut agencies = agencies.iter();
                agencies
                    .find(|(own, _)| own == division)
                    .map(|(_, agency)| agency)
            }
        }
    }
}

variants! {
    Who decode {
        0x0150 One(agency),
        0x0151 Each(agencies),
    }
}
