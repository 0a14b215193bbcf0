//! Where supervision would have a hole.

use alloc::collections::BTreeSet;

use time::Date;

use super::ObjectPool;
use crate::base::id::{MatterId, ObjectId, PoolId};
use crate::data::agency::AgencyRegister;
use crate::data::matter::MatterList;

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

/// Looks for holes on a day: between the lists of matters, their pools, all objects known to the
/// registers, and the agencies.
pub fn vacuum(
    lists: &[&MatterList],
    pools: &[&ObjectPool],
    known: &[ObjectId],
    agencies: &AgencyRegister,
    on: Date,
) -> Vacuum {
    let pooled = |matter: &MatterId| {
        pools
            .iter()
            .any(|pool| pool.matter() == matter && !pool.is_empty())
    };
    let matters = lists
        .iter()
        .flat_map(|list| list.matters())
        .map(crate::data::matter::Matter::id);
    let unanswered = pools
        .iter()
        .map(|pool| pool.header())
        .filter(|header| agencies.at(&header.agency, on).is_err());
    let unpooled = known
        .iter()
        .filter(|object| pools.iter().all(|pool| pool.entry(object).is_none()));
    Vacuum {
        matters: matters.filter(|matter| !pooled(matter)).cloned().collect(),
        objects: unpooled.cloned().collect(),
        pools: unanswered.map(|header| header.id.clone()).collect(),
    }
}
