//! What can happen to a lead.

use alloc::vec::Vec;

use crate::base::evidence::Evidence;
use crate::base::id::{AgencyId, FindingId, InspectorId, MatterId, ObjectId};

use crate::base::text::Text;
use crate::lifecycle::result::{Channel, Outcomes, Receipt};
use crate::lifecycle::visit::Conduct;

words! {
    /// How a lead came in.
    #[non_exhaustive]
    pub enum LeadSource {
        /// A complaint or report (投诉举报).
        #[doc(alias = "投诉举报")]
        Complaint = "complaint", "投诉举报";
        /// Handed on or assigned by others (转办交办).
        #[doc(alias = "转办交办")]
        Assigned = "assigned", "转办交办";
        /// A signal in data (数据监测).
        #[doc(alias = "数据监测")]
        Data = "data", "数据监测";
    }
}

words! {
    /// What a lead is about.
    pub enum Concern as Unlicensed {
        /// A violation by someone licensed.
        Violation = "violation", "违法违规线索";
        /// Operating without a licence (无证无照经营): where confirmed it is punished and published.
        #[doc(alias = "无证无照经营")]
        Unlicensed = "unlicensed", "无证无照经营";
    }
}

/// A lead as it came in.
///
/// ```
/// use ssj_core::lead::{Concern, LeadReceived, LeadSource};
/// use ssj_core::{AgencyId, MatterId, Text};
/// let stall = "operator:changchun-night-market-17".parse()?;
/// let received = LeadReceived {
///     source: LeadSource::Complaint,
///     concern: Concern::Unlicensed,
///     object: stall,
///     matter: MatterId::new("food-sales")?,
///     content: Text::new("无照经营")?,
///     agency: AgencyId::new("cc-amr")?,
/// };
/// assert_eq!(received.concern, Concern::Unlicensed);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct LeadReceived {
    /// How it came in.
    pub source: LeadSource,
    /// What it is about.
    pub concern: Concern,
    /// Whom it is about, with or without a credit code.
    pub object: ObjectId,
    /// The matter.
    pub matter: MatterId,
    /// What it says.
    pub content: Text,
    /// Who handles it.
    pub agency: AgencyId,
}

record! {
    0x0800 LeadReceived { source, concern, object, matter, content, agency };
}

/// The check of a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct LeadCheck {
    /// Who checked.
    pub inspectors: Vec<InspectorId>,
    /// What they found.
    pub outcomes: Outcomes,
    /// The findings that follow it up.
    pub findings: Vec<FindingId>,
    /// The record.
    pub record: Evidence,
    /// Why it could not wait for approval and notice.
    pub urgent: Option<Text>,
    /// Whether they found that somebody operates there without a licence (无证无照经营), whatever the lead said.
    pub unlicensed: bool,
}

impl LeadCheck {
    /// The same, by which operating without a licence is confirmed.
    #[must_use]
    pub fn unlicensed(self) -> Self {
        Self {
            unlicensed: true,
            ..self
        }
    }

    /// The same, which could not wait for the approval it takes, for this reason.
    #[must_use]
    pub fn urgent(self, reason: Text) -> Self {
        Self {
            urgent: Some(reason),
            ..self
        }
    }
}

record! {
    0x0801 LeadCheck { inspectors, outcomes, findings, record, urgent, unlicensed };
}

/// Something that happened to a lead.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum LeadEvent {
    /// It came in.
    Received {
        /// What came in.
        received: LeadReceived,
        /// The terms of its check, by the instruments in force.
        conduct: Conduct,
    },
    /// The head approved a check of it: one call.
    Approved {
        /// The approval.
        document: Evidence,
    },
    /// A check of it was notified: one call.
    Notified {
        /// The notice.
        document: Evidence,
    },
    /// Another agency has it now (移送).
    HandedOver {
        /// Which.
        to: AgencyId,
        /// Why.
        reason: Text,
        /// What shows that the other agency has it.
        evidence: Evidence,
    },
    /// It was checked.
    Checked(LeadCheck),
    /// A case was filed (立案).
    CaseFiled {
        /// Its number.
        number: Text,
    },
    /// Whoever operates without a licence was urged to get one (引导办证).
    Guided {
        /// What was handed to them.
        document: Evidence,
    },
    /// It was published.
    Published {
        /// Where.
        channel: Channel,
        /// The channel's receipt.
        receipt: Receipt,
    },
    /// It is closed.
    Closed {
        /// How it ended.
        result: Text,
    },
}

variants! {
    LeadEvent {
        0x0810 Received { received, conduct },
        0x0811 Approved { document },
        0x0812 Checked(check),
        0x0813 CaseFiled { number },
        0x0814 Published { channel, receipt },
        0x0815 Closed { result },
        0x0816 Notified { document },
        0x0817 Guided { document },
        0x0818 HandedOver { to, reason, evidence },
    }
}
