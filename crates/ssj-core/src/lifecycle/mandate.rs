//! What allows a draw.

use alloc::vec::Vec;

use crate::base::encode::{Encode, Encoder, Tag, sealed};
use crate::base::id::{AgencyId, CampaignId, MatterId, PlanId, PlanItemId};
use crate::base::period::Period;

/// The permission to draw: an item of a plan in force, or a special campaign.
///
/// Only [`Plan::mandate`](crate::plan::Plan::mandate) and
/// [`Campaign::mandate`](crate::campaign::Campaign::mandate) give one, so there is no round without. A round takes it with the lists and rulebooks that it
/// stands on: [`Mandate::on`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Mandate {
    source: MandateSource,
    period: Period,
    checks: Vec<(MatterId, AgencyId)>,
}

/// Where a mandate comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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

impl Mandate {
    pub(crate) const fn new(
        source: MandateSource,
        period: Period,
        checks: Vec<(MatterId, AgencyId)>,
    ) -> Self {
        Self {
            source,
            period,
            checks,
        }
    }

    /// Where it comes from.
    pub const fn source(&self) -> &MandateSource {
        &self.source
    }

    /// The days on which it may be carried out.
    pub const fn period(&self) -> Period {
        self.period
    }

    /// The matters it covers, each with the agency that conducts the check.
    pub fn checks(&self) -> &[(MatterId, AgencyId)] {
        &self.checks
    }

    /// Whether it covers this matter, checked by this agency.
    pub fn covers(&self, matter: &MatterId, agency: &AgencyId) -> bool {
        self.checks.iter().any(|(m, a)| m == matter && a == agency)
    }
}

impl sealed::Sealed for Mandate {}
impl Encode for Mandate {
    fn encode(&self, out: &mut Encoder) {
        match &self.source {
            MandateSource::Plan {
                plan,
                item,
                version,
            } => out.record(Tag::new(0x0210), |body| {
                body.value(plan);
                body.value(item);
                body.value(version);
            }),
            MandateSource::Campaign(campaign) => {
                out.record(Tag::new(0x0211), |body| body.value(campaign));
            }
        }
        out.value(&self.period);
        out.record(Tag::new(0x0212), |body| {
            self.checks.iter().for_each(|(matter, agency)| {
                body.value(matter);
                body.value(agency);
            });
        });
    }
}
