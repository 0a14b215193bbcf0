//! One item of a plan.

use alloc::vec::Vec;

use crate::base::id::{AgencyId, MatterId, PlanItemId, PoolId};
use crate::base::period::Period;
use crate::base::sizing::{Shortfall, Sizing};
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
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
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
        let mut agencies: Vec<_> = self.matters.iter().map(|m| m.agency.clone()).collect();
        agencies.sort_unstable();
        agencies.dedup();
        agencies
    }

    /// Objects to check, summed over its matters.
    pub fn objects(&self) -> u64 {
        self.matters
            .iter()
            .fold(0, |sum, matter| sum.saturating_add(matter.objects))
    }
}

record! {
    0x0401 PlanItem { id, name, period, initiator, matters };
}

/// A matter within an item: who checks it, from which pool, how many objects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct PlannedMatter {
    /// The matter.
    pub matter: MatterId,
    /// The agency that conducts its check.
    pub agency: AgencyId,
    /// The pool of its objects.
    pub pool: PoolId,
    /// How many objects are to be checked.
    pub objects: u64,
    /// The sizes, class by class.
    pub sizes: Vec<ClassSize>,
    /// What happens when too few are eligible.
    #[cfg_attr(feature = "serde", serde(default))]
    pub shortfall: Shortfall,
}

impl PlannedMatter {
    /// A matter that this agency checks on so many objects of this pool.
    ///
    /// Without sizes the number itself is drawn from the whole pool; too few eligible objects
    /// refuse the draw.
    pub const fn new(matter: MatterId, agency: AgencyId, pool: PoolId, objects: u64) -> Self {
        Self {
            matter,
            agency,
            pool,
            objects,
            sizes: Vec::new(),
            shortfall: Shortfall::Refuse,
        }
    }

    /// Adds the size of a class, such as a risk class; `None` for the rest of the pool.
    #[must_use]
    pub fn with_size(mut self, class: Option<Text>, sizing: Sizing) -> Self {
        self.sizes.push(ClassSize { class, sizing });
        self
    }

    /// What happens when too few are eligible.
    #[must_use]
    pub fn with_shortfall(self, shortfall: Shortfall) -> Self {
        Self { shortfall, ..self }
    }
}

record! {
    0x0402 PlannedMatter { matter, agency, pool, objects, sizes, shortfall };
}

/// The size of one class of a pool.
///
/// ```
/// use ssj_core::plan::PlannedMatter;
/// use ssj_core::{AgencyId, MatterId, PoolId, SizeRule, Sizing, Spread, Text};
/// let matter = PlannedMatter::new(MatterId::new("m")?, AgencyId::new("a")?, PoolId::new("p")?, 40)
///     .with_size(Some(Text::new("D")?), Sizing { rule: SizeRule::Ratio("30%".parse()?), spread: Spread::Proportional });
/// assert_eq!(matter.sizes[0].class.as_ref().map(Text::as_str), Some("D"));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ClassSize {
    /// The class; `None` for the rest of the pool.
    pub class: Option<Text>,
    /// Its size.
    pub sizing: Sizing,
}

record! {
    0x0403 ClassSize { class, sizing };
}
