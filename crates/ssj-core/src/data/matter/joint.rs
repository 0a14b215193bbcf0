//! Joint matters: what several departments check together.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::{Matter, MatterList, Publication};
use crate::base::id::{JointMatterId, MatterId, SystemId};
use crate::base::text::Text;
use crate::data::jurisdiction::Level;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::matter as rules;

/// A joint matter (联合抽查事项): a field, the matters that are checked together in it, who
/// initiates and who takes part, at which levels.
#[doc(alias = "联合抽查事项")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct JointMatter {
    /// Its id.
    pub id: JointMatterId,
    /// Its field (抽查领域).
    pub field: Text,
    /// The system whose departments initiate it (发起部门).
    pub initiator: SystemId,
    /// The systems whose departments take part (配合部门).
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub participants: BTreeSet<SystemId>,
    /// The levels at which it is checked.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub levels: BTreeSet<Level>,
    /// Its members, by id.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub matters: BTreeSet<MatterId>,
}

impl JointMatter {
    /// A joint matter in this field (抽查领域), initiated by the departments of this system
    /// (发起部门), without members yet.
    pub fn new(
        id: JointMatterId,
        field: Text,
        initiator: impl Into<SystemId>,
        levels: impl IntoIterator<Item = Level>,
    ) -> Self {
        Self {
            id,
            field,
            initiator: initiator.into(),
            participants: BTreeSet::new(),
            levels: levels.into_iter().collect(),
            matters: BTreeSet::new(),
        }
    }

    /// Adds a participating department (配合部门) by its system.
    #[must_use]
    pub fn with_participant(mut self, system: impl Into<SystemId>) -> Self {
        self.participants.insert(system.into());
        self
    }

    /// Adds a member matter.
    #[must_use]
    pub fn with_matter(mut self, matter: MatterId) -> Self {
        self.matters.insert(matter);
        self
    }

    fn involves(&self, system: &SystemId) -> bool {
        *system == self.initiator || self.participants.contains(system)
    }

    /// Whether it says enough by itself.
    fn is_joint(&self) -> bool {
        let mut others = self.participants.iter().filter(|it| **it != self.initiator);
        others.next().is_some() && !self.matters.is_empty()
    }

    /// Every fault of one row against the departments' lists.
    fn check(&self, row: usize, lists: &[&MatterList], checks: &mut Checks) {
        let refuse = |code| Refusal::new(code).with("row", row).with("joint", &self.id);
        for id in &self.matters {
            let Some(matter) = lists.iter().find_map(|list| list.matter(id)) else {
                checks.refuse(refuse(rules::JOINT_UNLISTED).with("matter", id));
                continue;
            };
            let system = &matter.subject().system;
            checks.require(self.involves(system), || {
                refuse(rules::JOINT_STRANGER)
                    .with("matter", id)
                    .with("system", system)
            });
            checks.require(self.acts(matter), || {
                refuse(rules::JOINT_LEVEL).with("matter", id)
            });
        }
        let listed = |id| lists.iter().find_map(|list| list.matter(id));
        let checking: BTreeSet<_> = self
            .matters
            .iter()
            .filter_map(listed)
            .map(|matter| &matter.subject().system)
            .collect();
        for system in &self.participants {
            checks.require(checking.contains(system), || {
                refuse(rules::JOINT_IDLE).with("system", system)
            });
        }
    }

    fn acts(&self, matter: &Matter) -> bool {
        !self.levels.is_empty()
            && self
                .levels
                .iter()
                .all(|level| matter.subject().acts_at(*level))
    }
}

record! {
    _ JointMatter { id, field, initiator, participants, levels, matters };
}

/// The joint list of a province or of one government (联合抽查事项清单).
///
/// ```
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::matter::{JointList, JointMatter};
/// use ssj_core::{JointMatterId, MatterId, Text, rules};
/// let canteens = JointMatter::new(
///     JointMatterId::new("school-canteens")?,
///     Text::new("学校食堂食品安全")?,
///     NamedSystem::MarketRegulation,
///     [Level::County],
/// )
/// .with_participant(NamedSystem::Education)
/// .with_matter(MatterId::new("canteen-food")?)
/// .with_matter(MatterId::new("school-safety")?);
/// let refusals = JointList::new([canteens], &[]).unwrap_err();
/// assert!(refusals.contains(rules::matter::JOINT_UNLISTED));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "联合抽查事项清单")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Raw"))]
pub struct JointList {
    matters: Vec<JointMatter>,
    publication: Option<Publication>,
}

impl JointList {
    /// The joint list of these rows, every member of which stands on one of the lists.
    ///
    /// # Errors
    /// Every fault of every row: a member on no list (`matter.joint-unlisted`), of a department
    /// that is not named (`matter.joint-stranger`) or that does not act at the levels
    /// (`matter.joint-level`), a department that takes part and checks nothing (`matter.joint-idle`), a row without
    /// members or of one department only (`matter.joint-alone`), a second
    /// row of the same id (`matter.joint-repeated`); `input.too-large`.
    pub fn new(
        rows: impl IntoIterator<Item = JointMatter>,
        lists: &[&MatterList],
    ) -> Result<Self, Refusals> {
        let matters = listed(&words::JOINT_LISTS, rows)?;
        let list = Self {
            matters,
            publication: None,
        };
        let mut checks = Checks::new();
        checks.absorb(list.is_sound());
        checks.absorb(list.check(lists));
        checks.finish().map(|()| list)
    }

    /// That every member stands on one of the lists, which may have changed since it was made.
    ///
    /// # Errors
    /// `matter.joint-unlisted`, `matter.joint-stranger`, `matter.joint-level` and, for each department that takes
    /// part and checks nothing, `matter.joint-idle`, by row.
    pub fn check(&self, lists: &[&MatterList]) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        for (row, joint) in (1_usize..).zip(&self.matters) {
            joint.check(row, lists, &mut checks);
        }
        checks.finish()
    }

    fn is_sound(&self) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        let mut seen = BTreeSet::new();
        for (row, joint) in (1_usize..).zip(&self.matters) {
            let refuse = |code| Refusal::new(code).with("row", row).with("joint", &joint.id);
            checks.require(joint.is_joint(), || refuse(rules::JOINT_ALONE));
            checks.require(seen.insert(&joint.id), || refuse(rules::JOINT_REPEATED));
        }
        checks.finish()
    }

    /// The list with its publication.
    #[must_use]
    pub fn published(mut self, publication: Publication) -> Self {
        self.publication = Some(publication);
        self
    }

    /// Its rows, in the order given.
    pub fn matters(&self) -> &[JointMatter] {
        &self.matters
    }

    /// The joint matter of this id.
    pub fn matter(&self, id: &JointMatterId) -> Option<&JointMatter> {
        self.matters.iter().find(|joint| &joint.id == id)
    }

    /// Its publication, if it is published.
    pub const fn publication(&self) -> Option<&Publication> {
        self.publication.as_ref()
    }

    /// Whether it is published on a day.
    pub fn is_published(&self, on: Date) -> bool {
        self.publication.as_ref().is_some_and(|p| p.is_public(on))
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    matters: Vec<JointMatter>,
    #[serde(default)]
    publication: Option<Publication>,
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for JointList {
    type Error = Refusals;

    /// Whether its members still stand on the lists is asked [of these](Self::check).
    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        let list = Self {
            matters: listed(&words::JOINT_LISTS, raw.matters)?,
            publication: raw.publication,
        };
        list.is_sound().map(|()| list)
    }
}
