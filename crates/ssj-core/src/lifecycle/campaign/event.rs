//! What can happen to a campaign.

use alloc::vec::Vec;

use crate::base::evidence::Evidence;
use crate::base::id::LeadId;
use crate::base::period::Period;
use crate::base::text::Text;
use crate::lifecycle::plan::{PlannedMatter, RoundDraw};

words! {
    /// What a campaign answers to.
    pub enum Trigger {
        /// A problem found to be general (普遍性问题).
        #[doc(alias = "普遍性问题")]
        GeneralProblem = "general-problem", "普遍性问题";
        /// A prominent risk to market order (市场秩序存在的突出风险).
        #[doc(alias = "突出风险")]
        ProminentRisk = "prominent-risk", "突出风险";
        /// A re-check by sampling of what offices below found (抽样复查): 3.3.
        #[doc(alias = "抽样复查")]
        Recheck = "recheck", "抽样复查";
    }
}

/// A campaign as it is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Proposal {
    /// What it answers to.
    pub trigger: Trigger,
    /// Why these matters and ratios.
    pub rationale: Text,
    /// The days on which it is drawn and carried out.
    pub period: Period,
    /// The leads that gave rise to it.
    pub leads: Vec<LeadId>,
    /// Its matters with their sizes.
    pub matters: Vec<PlannedMatter>,
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
}

record! {
    0x0900 Proposal { trigger, rationale, period, leads, matters };
}

/// Something that happened to a campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
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
    /// It was filed (备案).
    Filed {
        /// Under which number.
        number: Text,
    },
    /// A round drew for it: what it drew is no longer left.
    DrawnFor(RoundDraw),
    /// It is over.
    Closed {
        /// What came of it.
        summary: Text,
    },
}

variants! {
    CampaignEvent {
        0x0910 Proposed(proposal),
        0x0911 Approved { document },
        0x0912 Closed { summary },
        0x0913 DrawnFor(draw),
        0x0914 Filed { number },
    }
}
