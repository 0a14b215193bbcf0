//! Where supervision would have a hole.

use alloc::collections::BTreeSet;

use super::ObjectPool;
use crate::base::id::{MatterId, ObjectId, PoolId};
use crate::laws::Law;

/// What nobody supervises (监管真空).
#[doc(alias = "监管真空")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Vacuum {
    /// Matters without a pool, or with empty pools only.
    pub matters: BTreeSet<MatterId>,
    /// Known objects that are in no pool.
    pub objects: BTreeSet<ObjectId>,
    /// Pools for which no agency in force answers.
    pub pools: BTreeSet<PoolId>,
}

impl Vacuum {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.matters.is_empty() && self.objects.is_empty() && self.pools.is_empty()
    }
}

/// Looks for holes on the day of a law: between its lists of matters, their pools, all objects known
/// to the registers, and its agencies.
pub fn vacuum(law: &Law<'_>, pools: &[&ObjectPool], known: &[ObjectId]) -> Vacuum {
    let pooled = |matter: &MatterId| {
        pools
            .iter()
            .any(|pool| pool.matter() == matter && !pool.is_empty())
    };
    let matters = law
        .lists()
        .iter()
        .flat_map(|list| list.matters())
        .map(crate::data::matter::Matter::id);
    let unanswered = pools
        .iter()
        .map(|pool| pool.header())
        .filter(|header| law.who().agency(&header.agency).is_none());
    let unpooled = known
        .iter()
        .filter(|object| pools.iter().all(|pool| pool.entry(object).is_none()));
    Vacuum {
        matters: matters.filter(|matter| !pooled(matter)).cloned().collect(),
        objects: unpooled.cloned().collect(),
        pools: unanswered.map(|header| header.id.clone()).collect(),
    }
}
