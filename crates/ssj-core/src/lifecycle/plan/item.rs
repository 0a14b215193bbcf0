//! One item of a plan.

use alloc::vec::Vec;

use super::PlannedMatter;
use crate::base::id::{AgencyId, PlanItemId};
use crate::base::period::Period;
use crate::base::text::Text;

/// One item of a plan (计划任务): these matters, in this period, by these agencies.
///
/// ```
/// use ssj_core::plan::{PlanItem, PlannedMatter};
/// use ssj_core::{AgencyId, MatterId, Period, PlanItemId, PoolId, Text};
/// use time::macros::date;
/// let amr = AgencyId::new("cc-amr")?;
/// let item = PlanItem {
///     id: PlanItemId::new("cc-2026-01")?,
///     name: Text::new("食品销售联合抽查")?,
///     period: Period::between(date!(2026-03-01), date!(2026-06-30))?,
///     initiator: amr.clone(),
///     matters: Vec::new(),
/// }
/// .with_matter(PlannedMatter::new(MatterId::new("food-sales")?, amr.clone(), PoolId::new("food")?, 120));
/// assert_eq!(item.agencies(), [amr]);
/// assert_eq!(item.objects(), 120);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PlanItem {
    /// Its id.
    pub id: PlanItemId,
    /// Its name.
    pub name: Text,
    /// The days on which it is drawn and carried out.
    pub period: Period,
    /// The agency that initiates it (发起部门).
    pub initiator: AgencyId,
    /// Its matters, in the plan's order.
    pub matters: Vec<PlannedMatter>,
}

impl PlanItem {
    /// Adds a matter.
    #[must_use]
    pub fn with_matter(mut self, matter: PlannedMatter) -> Self {
        self.matters.push(matter);
        self
    }

    /// The agencies that conduct its checks, each once, in ascending order.
    pub fn agencies(&self) -> Vec<AgencyId> {
        let each = self.matters.iter().flat_map(|m| m.who.agencies());
        let mut agencies: Vec<_> = each.cloned().collect();
        agencies.sort_unstable();
        agencies.dedup();
        agencies
    }

    /// Objects to check, summed over its matters.
    pub fn objects(&self) -> u64 {
        let counts = self.matters.iter().map(|matter| matter.number.count());
        counts.fold(0, u64::saturating_add)
    }
}

record! {
    0x0401 PlanItem { id, name, period, initiator, matters };
}
