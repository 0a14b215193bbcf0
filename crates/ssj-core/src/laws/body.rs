//! Who may approve a plan.

use crate::base::id::{AgencyId, DivisionId};
use crate::data::agency::{AgencyKind, AgencyThen, NamedSystem};
use crate::law::review::BodyKind;

/// The way a plan takes to its approval.
///
/// The regulation (2.5-a) names the judicial administration of the same level; elsewhere it is the
/// superior market regulator, so the route is a value.
///
/// ```
/// use ssj_core::DivisionId;
/// use ssj_core::plan::{ApprovalRoute, BodyKind};
/// let changchun = DivisionId::new("220100")?;
/// let route = ApprovalRoute::same_level(changchun.clone());
/// assert_eq!((route.kind, &route.jurisdiction), (BodyKind::JudicialAdministration, &changchun));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ApprovalRoute {
    /// The kind of the approving body.
    pub kind: BodyKind,
    /// Whose body it is.
    pub jurisdiction: DivisionId,
}

impl ApprovalRoute {
    /// The regulation's own: the judicial administration of the plan's jurisdiction.
    pub const fn same_level(jurisdiction: DivisionId) -> Self {
        Self::through(BodyKind::JudicialAdministration, jurisdiction)
    }

    /// Through a body of this kind, of this jurisdiction (the plan's own or a superior one).
    pub const fn through(kind: BodyKind, jurisdiction: DivisionId) -> Self {
        Self { kind, jurisdiction }
    }
}

record! {
    0x0404 ApprovalRoute { kind, jurisdiction };
}

/// A body that reviews a plan, as the register of agencies has it on that day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct ReviewingBody {
    /// The agency.
    pub agency: AgencyId,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// Whose body it is.
    pub jurisdiction: DivisionId,
}

impl ReviewingBody {
    /// The agency as the register has it on a day, if it is a body of this kind then: its
    /// jurisdiction is the register's, not the caller's.
    ///
    /// ```
    /// use ssj_core::agency::{Agency, AgencyRegister, NamedSystem};
    /// use ssj_core::jurisdiction::Level;
    /// use ssj_core::plan::{BodyKind, ReviewingBody};
    /// use ssj_core::{AgencyId, DivisionId, Text};
    /// use time::macros::date;
    /// let (id, changchun) = (AgencyId::new("cc-justice")?, DivisionId::new("220100")?);
    /// let systems = [NamedSystem::JudicialAdministration.into()];
    /// let (name, since) = (Text::new("长春市司法局")?, date!(2019-01-01));
    /// let office =
    ///     Agency::department(id.clone(), name, systems, Level::Prefecture, changchun.clone(), since);
    /// let register = AgencyRegister::new([office], [])?;
    /// let then = register.at(&id, date!(2026-01-09))?;
    /// let body = ReviewingBody::of(then, BodyKind::JudicialAdministration);
    /// assert_eq!(body.as_ref().map(|it| &it.jurisdiction), Some(&changchun));
    /// assert_eq!(ReviewingBody::of(then, BodyKind::MarketRegulator), None);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn of(then: AgencyThen<'_>, kind: BodyKind) -> Option<Self> {
        let agency = then.agency();
        let is = match kind {
            BodyKind::JudicialAdministration => agency.is_of(NamedSystem::JudicialAdministration),
            BodyKind::MarketRegulator => agency.is_of(NamedSystem::MarketRegulation),
            BodyKind::Government => agency.kind() == AgencyKind::Government,
        };
        let (id, jurisdiction) = (agency.id().clone(), agency.division().clone());
        is.then_some(Self {
            agency: id,
            kind,
            jurisdiction,
        })
    }
}

record! {
    0x0405 ReviewingBody { agency, kind, jurisdiction };
}
