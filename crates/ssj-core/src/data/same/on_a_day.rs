//! Identity as of a day.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::Identities;
use crate::base::id::{AgencyId, MatterId, ObjectId, SystemId};
use crate::data::agency::{AgencyKind, AgencyRegister};

/// What is the same on a day: every question of identity.
#[derive(Clone, Copy, Debug)]
pub struct Same<'a> {
    known: &'a Identities,
    agencies: &'a AgencyRegister,
    day: Date,
}

impl<'a> Same<'a> {
    /// By what is known of identity and by the register of agencies, on a day.
    pub const fn new(known: &'a Identities, agencies: &'a AgencyRegister, day: Date) -> Self {
        Self {
            known,
            agencies,
            day,
        }
    }

    /// The day.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The id that an enterprise has on the day, through former numbers and successors.
    pub fn enterprise<'i>(&self, id: &'i ObjectId) -> &'i ObjectId
    where
        'a: 'i,
    {
        self.known.by(id, self.day)
    }

    /// Every id that an enterprise is known under by the day: today's first.
    pub fn known_as(&self, id: &'a ObjectId) -> Vec<&'a ObjectId> {
        self.known.ids(self.enterprise(id), self.day)
    }

    /// Whether two ids are one enterprise.
    pub fn is_enterprise(&self, one: &ObjectId, other: &ObjectId) -> bool {
        self.known.by(one, self.day) == self.known.by(other, self.day)
    }

    /// Whether ids are all there is to enterprises.
    pub(crate) fn is_plain(&self) -> bool {
        self.known.is_plain()
    }

    /// The ids of one matter on all lists: those that exercise a power that it exercises.
    pub fn matters(&self, id: &'a MatterId) -> BTreeSet<&'a MatterId> {
        self.known.alike(id)
    }

    /// Whether two ids are one matter: they exercise the same power.
    ///
    /// ```
    /// use ssj_core::agency::AgencyRegister;
    /// use ssj_core::same::{Identities, Same};
    /// use ssj_core::MatterId;
    /// use time::macros::date;
    /// let (known, agencies) = (Identities::default(), AgencyRegister::new([], [])?);
    /// let same = Same::new(&known, &agencies, date!(2026-03-02));
    /// let (a, b) = (MatterId::new("jl-food")?, MatterId::new("ng-food")?);
    /// assert!(same.is_matter(&a, &a));
    /// assert!(!same.is_matter(&a, &b), "no list says that they exercise one power");
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn is_matter(&self, one: &MatterId, other: &MatterId) -> bool {
        one == other || self.known.alike(one).contains(other)
    }

    /// Whether what a system did, by this agency where one is named, was done by another system of today:
    /// by itself, or by an agency that belongs to it now or whose successors do.
    pub fn is_system(&self, did: &SystemId, by: Option<&AgencyId>, system: &SystemId) -> bool {
        did == system || by.is_some_and(|agency| self.is_of(agency, system))
    }

    /// Whether an agency, or one that it became, is of a system on the day.
    pub fn is_of(&self, agency: &AgencyId, system: &SystemId) -> bool {
        let heirs = self.agencies.successors(agency, self.day);
        heirs.unwrap_or_default().into_iter().any(|heir| {
            let then = self.agencies.at(heir, self.day);
            then.is_ok_and(|then| then.agency().is_of(system.clone()))
        })
    }

    /// Whether two ids are one agency: the same, or one became what the other is or became.
    pub fn is_agency(&self, one: &AgencyId, other: &AgencyId) -> bool {
        let heirs = |id| self.agencies.successors(id, self.day).unwrap_or_default();
        one == other || heirs(one).iter().any(|heir| heirs(other).contains(heir))
    }

    /// What an agency is on the day: itself, or the first by id of those that it became.
    pub fn agency(&self, id: &'a AgencyId) -> &'a AgencyId {
        let heirs = self.agencies.successors(id, self.day).unwrap_or_default();
        heirs.first().copied().unwrap_or(id)
    }

    /// Whether an agency enforced the law on a day (上级机关或有关执法单位): a department that the register
    /// knows, whatever became of it.
    pub fn enforced(&self, agency: &AgencyId, on: Date) -> bool {
        let then = self.agencies.at(agency, on);
        then.is_ok_and(|then| then.agency().kind() == AgencyKind::Department)
    }

    /// Whether an agency is of the system that answers for a matter.
    pub fn is_of_matter(&self, agency: &AgencyId, matter: &MatterId) -> bool {
        let mut systems = self.known.systems(matter);
        systems.any(|system| self.is_of(agency, system))
    }
}
