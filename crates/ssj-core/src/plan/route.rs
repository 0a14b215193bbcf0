//! Who may approve a plan.

use crate::agency::{AgencyKind, AgencyThen, NamedSystem};
use crate::encode::{Encode, Encoder, sealed};
use crate::id::{AgencyId, DivisionId};
use crate::refusal::FactValue;
use crate::tags;

/// What kind of body reviews plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum BodyKind {
    /// A judicial administration (司法行政部门).
    #[doc(alias = "司法行政部门")]
    JudicialAdministration,
    /// A market regulator (市场监管部门).
    #[doc(alias = "市场监管部门")]
    MarketRegulator,
    /// A people's government (人民政府).
    #[doc(alias = "人民政府")]
    Government,
}

impl BodyKind {
    /// Its name in records, such as `judicial-administration`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::JudicialAdministration => "judicial-administration",
            Self::MarketRegulator => "market-regulator",
            Self::Government => "government",
        }
    }

    /// Its name in Chinese.
    pub const fn zh(self) -> &'static str {
        match self {
            Self::JudicialAdministration => "司法行政部门",
            Self::MarketRegulator => "市场监管部门",
            Self::Government => "人民政府",
        }
    }
}

impl From<BodyKind> for FactValue {
    fn from(it: BodyKind) -> Self {
        Self::word(it.as_str(), it.zh())
    }
}

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
/// assert_eq!((route.kind(), route.jurisdiction()), (BodyKind::JudicialAdministration, &changchun));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ApprovalRoute {
    kind: BodyKind,
    jurisdiction: DivisionId,
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

    /// The kind of the approving body.
    pub const fn kind(&self) -> BodyKind {
        self.kind
    }

    /// Whose body it is.
    pub const fn jurisdiction(&self) -> &DivisionId {
        &self.jurisdiction
    }
}

impl sealed::Sealed for ApprovalRoute {}
impl Encode for ApprovalRoute {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::APPROVAL_ROUTE, |body| {
            body.value(self.kind.as_str());
            body.value(&self.jurisdiction);
        });
    }
}

/// A body that reviews a plan, as the register of agencies has it on that day.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ReviewingBody {
    agency: AgencyId,
    kind: BodyKind,
    jurisdiction: DivisionId,
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
    /// assert_eq!(body.as_ref().map(ReviewingBody::jurisdiction), Some(&changchun));
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
        is.then(|| Self::new(id, kind, jurisdiction))
    }

    /// The agency, what it is and whose, for callers without a register.
    pub const fn new(agency: AgencyId, kind: BodyKind, jurisdiction: DivisionId) -> Self {
        Self {
            agency,
            kind,
            jurisdiction,
        }
    }

    /// The agency.
    pub const fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// What kind of body it is.
    pub const fn kind(&self) -> BodyKind {
        self.kind
    }

    /// Whose body it is.
    pub const fn jurisdiction(&self) -> &DivisionId {
        &self.jurisdiction
    }
}

impl sealed::Sealed for ReviewingBody {}
impl Encode for ReviewingBody {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::REVIEWING_BODY, |body| {
            body.value(&self.agency);
            body.value(self.kind.as_str());
            body.value(&self.jurisdiction);
        });
    }
}
