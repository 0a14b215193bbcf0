//! What a reform changes.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::Agency;
use crate::base::id::{AgencyId, DivisionId, MatterId, SystemId};
use crate::base::text::Text;
use crate::data::jurisdiction::Level;

/// A reform (机构改革) that takes effect on one day.
///
/// ```
/// use ssj_core::agency::{Change, Reform};
/// use ssj_core::{AgencyId, Text};
/// use time::macros::date;
/// let agency = AgencyId::new("jl-amr")?;
/// let name = Text::new("吉林省市场监督管理厅")?;
/// let change = Change { effective: date!(2018-10-20), founded: Vec::new(), reform: Reform::Rename { agency, name } };
/// assert_eq!(change.effective, date!(2018-10-20));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "机构改革")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Change {
    /// The first day on which things are as the reform has them.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub effective: Date,
    /// The agencies it founds.
    #[cfg_attr(feature = "serde", serde(default))]
    pub founded: Vec<Agency>,
    /// What it does.
    pub reform: Reform,
}

/// The kinds of reform.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Reform {
    /// An agency gets another name (更名) and stays what it is.
    #[doc(alias = "更名")]
    Rename {
        /// The agency.
        agency: AgencyId,
        /// Its name from that day on.
        name: Text,
    },
    /// An agency stays and is of other systems, of another level or elsewhere (调整).
    Reorganise {
        /// The agency.
        agency: AgencyId,
        /// Its systems from that day on.
        systems: BTreeSet<SystemId>,
        /// Its level.
        level: Level,
        /// Its jurisdiction.
        division: DivisionId,
    },
    /// Agencies end and one takes over all they own, and is of their systems too (合并).
    #[doc(alias = "合并")]
    Merge {
        /// Those that end.
        from: Vec<AgencyId>,
        /// The one that takes over, there before or founded by this change.
        into: AgencyId,
    },
    /// An agency ends and all it owns goes to several (分立).
    #[doc(alias = "分立")]
    Split {
        /// The one that ends.
        agency: AgencyId,
        /// Its successors.
        into: Vec<AgencyId>,
        /// Which of them takes each matter that it owns.
        allotted: Vec<(MatterId, AgencyId)>,
    },
    /// Matters go from one agency to another, both stay (职能划转).
    #[doc(alias = "职能划转")]
    Transfer {
        /// The one that gives them up.
        from: AgencyId,
        /// The one that takes them over.
        to: AgencyId,
        /// The matters.
        matters: Vec<MatterId>,
    },
}

impl Change {
    /// Adds an agency that the reform founds; its first day is the day of the reform.
    #[must_use]
    pub fn founding(mut self, agency: Agency) -> Self {
        self.founded.push(agency);
        self
    }

    /// The agencies that it touches and does not found.
    pub fn touched(&self) -> Vec<&AgencyId> {
        let mut touched = match &self.reform {
            Reform::Rename { agency, .. } | Reform::Reorganise { agency, .. } => {
                Vec::from([agency])
            }
            Reform::Merge { from, into } => from.iter().chain([into]).collect(),
            Reform::Split { agency, into, .. } => into.iter().chain([agency]).collect(),
            Reform::Transfer { from, to, .. } => Vec::from([from, to]),
        };
        touched.retain(|id| self.founded.iter().all(|new| new.id() != *id));
        touched
    }
}

record! {
    0x0c03 Change { effective, founded, reform };
}

variants! {
    Reform {
        0x0c04 Rename { agency, name },
        0x0c05 Merge { from, into },
        0x0c06 Split { agency, into, allotted },
        0x0c07 Transfer { from, to, matters },
        0x0c08 Reorganise { agency, systems, level, division },
    }
}
