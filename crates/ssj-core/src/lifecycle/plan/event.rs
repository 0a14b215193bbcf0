//! What can happen to a plan.

use alloc::vec::Vec;

use time::Date;

use super::{ApprovalRoute, Forecast, PlanItem, ReviewingBody, RoundDraw};
use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::id::{AgencyId, DivisionId, PlanItemId};
use crate::base::text::Text;
use crate::data::matter::Publication;

/// Whose plan it is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum PlanOwner {
    /// A department's own plan (部门年度抽查计划).
    #[doc(alias = "部门抽查计划")]
    Department(AgencyId),
    /// A government's joint plan (部门联合抽查计划), kept by this agency.
    #[doc(alias = "部门联合抽查计划")]
    Joint(AgencyId),
}

impl PlanOwner {
    /// The agency that keeps the plan.
    pub const fn agency(&self) -> &AgencyId {
        match self {
            Self::Department(agency) | Self::Joint(agency) => agency,
        }
    }
}

impl sealed::Sealed for PlanOwner {}
impl Encode for PlanOwner {
    fn encode(&self, out: &mut Encoder) {
        out.value(&matches!(self, Self::Joint(_)));
        out.value(self.agency());
    }
}

/// What stays the same over a plan's life.
///
/// ```
/// use ssj_core::plan::{ApprovalRoute, PlanHeader, PlanOwner};
/// use ssj_core::{AgencyId, DivisionId};
/// let changchun = DivisionId::new("220100")?;
/// let owner = PlanOwner::Joint(AgencyId::new("cc-amr")?);
/// let header = PlanHeader::new(2026, owner, changchun.clone());
/// assert_eq!(&header.route, &ApprovalRoute::same_level(changchun));
/// assert_eq!(header.year, 2026);
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PlanHeader {
    /// The year it plans.
    pub year: u16,
    /// Whose plan it is.
    pub owner: PlanOwner,
    /// Where it applies.
    pub jurisdiction: DivisionId,
    /// Its way to approval.
    pub route: ApprovalRoute,
}

impl PlanHeader {
    /// A plan for a year, on the regulation's own route to approval.
    pub fn new(year: u16, owner: PlanOwner, jurisdiction: DivisionId) -> Self {
        Self {
            route: ApprovalRoute::same_level(jurisdiction.clone()),
            year,
            owner,
            jurisdiction,
        }
    }

    /// The same plan on another route.
    #[must_use]
    pub fn with_route(self, route: ApprovalRoute) -> Self {
        Self { route, ..self }
    }
}

record! {
    0x0400 PlanHeader { year, owner, jurisdiction, route };
}

/// A change to a plan in force (计划调整): all its items as they would be, and why.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::plan::{Amendment, Forecast};
/// use ssj_core::{Digest, Text};
/// let reason = Text::new("机构改革，职能划转")?;
/// let amendment = Amendment { items: Vec::new(), reason: reason.clone(), forecast: Forecast::new(EvidenceDigest(Digest::from_bytes([0; 32]))) };
/// assert_eq!(&amendment.reason, &reason);
/// # Ok::<(), ssj_core::TextError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Amendment {
    /// The items after the change.
    pub items: Vec<PlanItem>,
    /// Why.
    pub reason: Text,
    /// Whether the changed plan can be carried out.
    pub forecast: Forecast,
}

record! {
    0x0409 Amendment { items, reason, forecast };
}

/// Something that happened to a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum PlanEvent {
    /// It was drafted.
    Drafted {
        /// What stays the same.
        header: PlanHeader,
        /// Its items.
        items: Vec<PlanItem>,
    },
    /// The draft was changed.
    Revised {
        /// Its items from now on.
        items: Vec<PlanItem>,
    },
    /// It was handed in for review (报送审核).
    Submitted {
        /// Whether it can be carried out.
        forecast: Forecast,
    },
    /// The reviewing body sent it back (退回).
    Returned {
        /// Who reviewed it.
        body: ReviewingBody,
        /// Why.
        reason: Text,
    },
    /// The reviewing body approved it (审核通过).
    Approved {
        /// Who reviewed it.
        body: ReviewingBody,
        /// Why it was approved although the forecast falls short.
        despite: Option<Text>,
    },
    /// It was put in force (实施).
    PutInForce {
        /// Its first day.
        #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
        #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
        from: Date,
    },
    /// A change was handed in for review.
    AmendmentProposed(Amendment),
    /// The change was reviewed and filed (审核备案): the next version is in force.
    AmendmentApproved {
        /// Who reviewed it.
        body: ReviewingBody,
        /// Its number in the files (备案号).
        filing: Text,
        /// Why it was approved although the forecast falls short.
        despite: Option<Text>,
    },
    /// The change was turned down.
    AmendmentReturned {
        /// Who reviewed it.
        body: ReviewingBody,
        /// Why.
        reason: Text,
    },
    /// A round drew for an item: what it drew is no longer left.
    DrawnFor {
        /// The item.
        item: PlanItemId,
        /// What was drawn, and by which round.
        draw: RoundDraw,
    },
    /// The version in force is public (公布).
    Published(Publication),
    /// Its year is over.
    Closed,
}

variants! {
    PlanEvent {
        0x0410 Drafted { header, items },
        0x0411 Revised { items },
        0x0412 Submitted { forecast },
        0x0413 Returned { body, reason },
        0x0414 Approved { body, despite },
        0x0415 PutInForce { from },
        0x0416 AmendmentProposed(amendment),
        0x0417 AmendmentApproved { body, filing, despite },
        0x0418 AmendmentReturned { body, reason },
        0x0419 Closed,
        0x041a DrawnFor { item, draw },
        0x041f Published(publication),
    }
}
