//! Where the permission to draw comes from.

use crate::base::id::{CampaignId, Id, PlanId, PlanItemId};

/// Where a mandate comes from.
///
/// ```
/// use ssj_core::{Encode, Decode, MandateSource, PlanId, PlanItemId};
/// let (plan, item) = (PlanId::new("jl-joint-2026")?, PlanItemId::new("jl-joint-2026-03")?);
/// let source = MandateSource::Plan { plan, item: item.clone(), version: 1 };
/// assert_eq!(source.task(), item.as_id());
/// assert_eq!(MandateSource::from_canonical(&source.to_canonical()), Ok(source));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum MandateSource {
    /// A plan: its checks count as planned ones.
    Plan {
        /// The plan.
        plan: PlanId,
        /// Its item.
        item: PlanItemId,
        /// The plan's version.
        version: u32,
    },
    /// A special campaign (专项检查): its checks count toward no plan.
    Campaign(CampaignId),
}

impl MandateSource {
    /// The task (任务) that is drawn for: the plan's item, or the campaign.
    pub const fn task(&self) -> &Id {
        match self {
            Self::Plan { item, .. } => item.as_id(),
            Self::Campaign(campaign) => campaign.as_id(),
        }
    }
}

variants! {
    MandateSource decode {
        0x0210 Plan { plan, item, version },
        0x0211 Campaign(campaign),
    }
}
