//! What can happen to a campaign.

use alloc::vec::Vec;

use crate::base::encode::{Encode, Encoder, sealed};
use crate::base::evidence::Evidence;
use crate::base::id::LeadId;
use crate::base::period::Period;
use crate::base::tags;
use crate::base::text::Text;
use crate::lifecycle::plan::PlannedMatter;

/// What a campaign answers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Trigger {
    /// A problem found to be general (普遍性问题).
    #[doc(alias = "普遍性问题")]
    GeneralProblem,
    /// A prominent risk to market order (市场秩序存在的突出风险).
    #[doc(alias = "突出风险")]
    ProminentRisk,
}

/// A campaign as it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Proposal {
    trigger: Trigger,
    rationale: Text,
    period: Period,
    leads: Vec<LeadId>,
    matters: Vec<PlannedMatter>,
}

impl Proposal {
    /// What it answers to, why these matters and ratios, and when.
    pub const fn new(trigger: Trigger, rationale: Text, period: Period) -> Self {
        Self {
            trigger,
            rationale,
            period,
            leads: Vec::new(),
            matters: Vec::new(),
        }
    }

    /// Adds a matter with its size.
    #[must_use]
    pub fn with_matter(mut self, matter: PlannedMatter) -> Self {
        self.matters.push(matter);
        self
    }

    /// Adds a lead that gave rise to it.
    #[must_use]
    pub fn with_lead(mut self, lead: LeadId) -> Self {
        self.leads.push(lead);
        self
    }

    /// What it answers to.
    pub const fn trigger(&self) -> Trigger {
        self.trigger
    }

    /// Why these matters and ratios.
    pub const fn rationale(&self) -> &Text {
        &self.rationale
    }

    /// The days on which it is drawn and carried out.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The leads that gave rise to it.
    pub fn leads(&self) -> &[LeadId] {
        &self.leads
    }

    /// Its matters with their sizes.
    pub fn matters(&self) -> &[PlannedMatter] {
        &self.matters
    }
}

impl sealed::Sealed for Proposal {}
impl Encode for Proposal {
    fn encode(&self, out: &mut Encoder) {
        out.record(tags::PROPOSAL, |body| {
            body.value(&(self.trigger == Trigger::ProminentRisk));
            body.value(&self.rationale);
            body.value(&self.period);
            body.list(&self.leads);
            body.list(&self.matters);
        });
    }
}

/// Something that happened to a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum CampaignEvent {
    /// It was proposed.
    Proposed(Proposal),
    /// It was approved.
    Approved {
        /// The approval.
        document: Evidence,
    },
    /// It is over.
    Closed {
        /// What came of it.
        summary: Text,
    },
}

impl sealed::Sealed for CampaignEvent {}
impl Encode for CampaignEvent {
    fn encode(&self, out: &mut Encoder) {
        match self {
            Self::Proposed(proposal) => {
                out.record(tags::CAMPAIGN_PROPOSED, |body| body.value(proposal));
            }
            Self::Approved { document } => {
                out.record(tags::CAMPAIGN_APPROVED, |body| body.value(document));
            }
            Self::Closed { summary } => {
                out.record(tags::CAMPAIGN_CLOSED, |body| body.value(summary));
            }
        }
    }
}
