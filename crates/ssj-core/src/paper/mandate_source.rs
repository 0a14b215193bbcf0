//! Where the permission to draw comes from.

use core::fmt;

use crate::base::id::{CampaignId, Id, PlanId, PlanItemId};
use crate::law::refusal::FactValue;

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

impl fmt::Display for MandateSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plan {
                plan,
                item,
                version,
            } => write!(f, "{item} of {plan} in version {version}"),
            Self::Campaign(campaign) => campaign.fmt(f),
        }
    }
}

impl From<&MandateSource> for FactValue {
    fn from(source: &MandateSource) -> Self {
        let zh = match source {
            MandateSource::Plan {
                plan,
                item,
                version,
            } => alloc::format!("计划 {plan} 第 {version} 版任务 {item}"),
            MandateSource::Campaign(campaign) => alloc::format!("专项检查 {campaign}"),
        };
        Self::word(alloc::format!("{source}"), zh)
    }
}

variants! {
    MandateSource decode {
        0x0210 Plan { plan, item, version },
        0x0211 Campaign(campaign),
    }
}
