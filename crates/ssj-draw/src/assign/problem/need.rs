//! What a slot asks for and what a person has: department, region, credentials.

use alloc::vec::Vec;

/// A department that conducts checks, by the caller's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "部门")]
pub struct Department(pub u32);

/// A county or other region, by the caller's number, such as a division code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "区划")]
pub struct Region(pub u32);

/// A credential 资质 or specialty 专长, by the caller's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[doc(alias = "资质")]
#[doc(alias = "专长")]
pub struct Credential(pub u32);

/// What a slot asks for: a person of one department, of one of several regions, holding all of
/// some credentials.
///
/// The order of the parts does not matter: needs that ask for the same are equal.
///
/// ```
/// use ssj_draw::assign::{Credential, Department, Need, Profile, Region};
/// let need = Need::of(Department(1))
///     .from_regions([Region(220_183), Region(220_184)])
///     .with_credentials([Credential(7)]);
/// let food_safety = Profile::new(Department(1), Region(220_183))
///     .with_credentials([Credential(7), Credential(9)]);
/// assert!(need.admits(&food_safety));
/// assert!(!need.admits(&Profile::new(Department(1), Region(220_183))));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Need {
    department: Department,
    /// Ascending; empty means anywhere.
    regions: Vec<Region>,
    /// Ascending.
    credentials: Vec<Credential>,
}

impl Need {
    /// Anyone of the department, from anywhere.
    pub const fn of(department: Department) -> Self {
        Self {
            department,
            regions: Vec::new(),
            credentials: Vec::new(),
        }
    }

    /// Of one of these regions. Without this, or with none, the region does not matter.
    #[must_use]
    pub fn from_regions(mut self, regions: impl IntoIterator<Item = Region>) -> Self {
        self.regions = ascending(regions);
        self
    }

    /// Holding every one of these credentials.
    #[must_use]
    pub fn with_credentials(mut self, credentials: impl IntoIterator<Item = Credential>) -> Self {
        self.credentials = ascending(credentials);
        self
    }

    /// The department.
    pub const fn department(&self) -> Department {
        self.department
    }

    /// The regions, ascending; none means anywhere.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The credentials, ascending.
    pub fn credentials(&self) -> &[Credential] {
        &self.credentials
    }

    /// Whether a person of this profile can fill such a slot.
    pub fn admits(&self, profile: &Profile) -> bool {
        self.department == profile.department
            && (self.regions.is_empty()
                || self.regions.iter().any(|region| profile.works_in(*region)))
            && (self.credentials.iter()).all(|wanted| profile.holds(*wanted))
    }
}

/// What a person has: a department, regions, credentials. Persons of one profile are exchangeable
/// but for their exclusions, caps and loads.
///
/// ```
/// use ssj_draw::assign::{Department, Need, Profile, Region};
/// // A district team that works in two counties.
/// let [one, other] = [Region(220_183), Region(220_184)];
/// let profile = Profile::new(Department(1), one).also_in([other]);
/// let wanted = |region| Need::of(Department(1)).from_regions([region]);
/// assert!(wanted(one).admits(&profile) && wanted(other).admits(&profile));
/// assert!(!wanted(Region(220_102)).admits(&profile));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profile {
    department: Department,
    /// Ascending.
    regions: Vec<Region>,
    /// Ascending.
    credentials: Vec<Credential>,
}

impl Profile {
    /// Someone of this department and region, without credentials.
    pub fn new(department: Department, region: Region) -> Self {
        Self::of(department).also_in([region])
    }

    /// Someone of this department, without regions and credentials.
    pub const fn of(department: Department) -> Self {
        Self {
            department,
            regions: Vec::new(),
            credentials: Vec::new(),
        }
    }

    /// Working in these regions too.
    #[must_use]
    pub fn also_in(mut self, regions: impl IntoIterator<Item = Region>) -> Self {
        self.regions = ascending(self.regions.into_iter().chain(regions));
        self
    }

    /// Holding these credentials.
    #[must_use]
    pub fn with_credentials(mut self, credentials: impl IntoIterator<Item = Credential>) -> Self {
        self.credentials = ascending(credentials);
        self
    }

    /// The department.
    pub const fn department(&self) -> Department {
        self.department
    }

    /// The regions, ascending.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    fn works_in(&self, region: Region) -> bool {
        self.regions.binary_search(&region).is_ok()
    }

    fn holds(&self, credential: Credential) -> bool {
        self.credentials.binary_search(&credential).is_ok()
    }
}

fn ascending<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.into_iter().collect();
    items.sort_unstable();
    items.dedup();
    items
}
