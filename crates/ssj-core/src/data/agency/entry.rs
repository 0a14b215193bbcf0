//! One agency.

use alloc::collections::BTreeSet;

use time::Date;

use super::NamedSystem;
use crate::base::id::{AgencyId, DivisionId, SystemId};
use crate::base::text::Text;
use crate::data::jurisdiction::Level;

/// An agency (部门) as it was founded or stood on a day: one office of one jurisdiction at one level.
///
/// It may belong to several systems, as merged county offices do. A government body, the
/// governing committee of a special zone included, belongs to none.
///
/// ```
/// use ssj_core::agency::{Agency, AgencyKind, NamedSystem};
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::{AgencyId, DivisionId, Text};
/// use time::macros::date;
/// let office = Agency::department(
///     AgencyId::new("jl-amr")?,
///     Text::new("吉林省市场监督管理厅")?,
///     [NamedSystem::MarketRegulation.into()],
///     Level::Province,
///     DivisionId::new("220000")?,
///     date!(2018-10-20),
/// );
/// assert!(office.is_of(NamedSystem::MarketRegulation));
/// assert_eq!(office.kind(), AgencyKind::Department);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "部门")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Agency {
    id: AgencyId,
    name: Text,
    kind: AgencyKind,
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    systems: BTreeSet<SystemId>,
    level: Level,
    division: DivisionId,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    since: Date,
}

words! {
    /// What an agency is.
    pub enum AgencyKind {
        /// A people's government or the governing committee of a special zone.
        #[doc(alias = "人民政府")]
        #[doc(alias = "管委会")]
        Government = "government", "人民政府";
        /// A department of a government, or an office of a vertically led system.
        #[doc(alias = "部门")]
        Department = "department", "部门";
    }
}

record! {
    0x0c00 Agency { id, name, kind, systems, level, division, since };
}

impl Agency {
    /// A department of these systems.
    pub fn department(
        id: AgencyId,
        name: Text,
        systems: impl IntoIterator<Item = SystemId>,
        level: Level,
        division: DivisionId,
        since: Date,
    ) -> Self {
        Self {
            id,
            name,
            kind: AgencyKind::Department,
            systems: systems.into_iter().collect(),
            level,
            division,
            since,
        }
    }

    /// A government body.
    pub const fn government(
        id: AgencyId,
        name: Text,
        level: Level,
        division: DivisionId,
        since: Date,
    ) -> Self {
        Self {
            id,
            name,
            kind: AgencyKind::Government,
            systems: BTreeSet::new(),
            level,
            division,
            since,
        }
    }

    /// The same, of these systems, at this level, in this jurisdiction.
    pub(super) fn reorganised(
        self,
        systems: BTreeSet<SystemId>,
        level: Level,
        division: DivisionId,
    ) -> Self {
        Self {
            systems,
            level,
            division,
            ..self
        }
    }

    /// The same, of these systems beside its own.
    pub(super) fn of_systems_too(mut self, systems: BTreeSet<SystemId>) -> Self {
        self.systems.extend(systems);
        self
    }

    /// Its id, the same through every change of name.
    pub const fn id(&self) -> &AgencyId {
        &self.id
    }

    /// The name it was founded under.
    pub const fn founding_name(&self) -> &Text {
        &self.name
    }

    /// What it is.
    pub const fn kind(&self) -> AgencyKind {
        self.kind
    }

    /// The systems it belongs to.
    pub fn systems(&self) -> impl ExactSizeIterator<Item = &SystemId> {
        self.systems.iter()
    }

    /// Whether it belongs to a system.
    pub fn is_of(&self, system: impl Into<SystemId>) -> bool {
        self.systems.contains(&system.into())
    }

    /// Whether it answers to its own superiors alone (垂直管理), and to no local government.
    pub fn is_vertically_led(&self) -> bool {
        let led = |system: &SystemId| NamedSystem::VERTICAL.iter().any(|own| *system == *own);
        self.systems.iter().any(led)
    }

    /// Its level.
    pub const fn level(&self) -> Level {
        self.level
    }

    /// Its jurisdiction.
    pub const fn division(&self) -> &DivisionId {
        &self.division
    }

    /// Its first day.
    pub const fn since(&self) -> Date {
        self.since
    }
}
