//! Where supervision would have a hole.

use alloc::collections::{BTreeMap, BTreeSet};

use super::{ImportReport, ObjectPool};
use crate::base::encode::width;
use crate::base::id::{MatterId, ObjectId, PoolId};
use crate::laws::Law;

/// What nobody supervises (监管真空).
#[doc(alias = "监管真空")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Vacuum {
    /// Matters without a pool, or with empty pools only.
    pub matters: BTreeSet<MatterId>,
    /// Known objects that are in no pool.
    pub objects: BTreeSet<ObjectId>,
    /// Pools for which no agency in force answers.
    pub pools: BTreeSet<PoolId>,
    /// How many rows of which pool's list are in no pool, as far as [told](Self::with_import).
    pub refused_rows: BTreeMap<PoolId, u64>,
    /// Objects in a pool under a number that checks by no standard: supervised, and no hole.
    pub exceptions: BTreeSet<ObjectId>,
}

impl Vacuum {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.matters.is_empty()
            && self.objects.is_empty()
            && self.pools.is_empty()
            && self.refused_rows.is_empty()
    }

    /// Counts the rows that a pool's list had and the pool has not.
    ///
    /// ```
    /// use ssj_core::pool::{BadRow, ImportReport, Vacuum};
    /// use ssj_core::PoolId;
    /// let bad = vec![BadRow { row: 3, reasons: vec![] }];
    /// let report = ImportReport { rows: 3, bad, ..ImportReport::default() };
    /// let vacuum = Vacuum::default().with_import(&PoolId::new("shops")?, &report);
    /// assert!(!vacuum.is_empty());
    /// # Ok::<(), ssj_core::IdError>(())
    /// ```
    #[must_use]
    pub fn with_import(mut self, pool: &PoolId, report: &ImportReport) -> Self {
        if !report.bad.is_empty() {
            self.refused_rows
                .insert(pool.clone(), width(report.bad.len()));
        }
        self
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
    let rows = pools.iter().flat_map(|pool| pool.entries());
    let exceptions = rows
        .map(|row| &row.id)
        .filter(|id| id.exception().is_some());
    let unpooled = known
        .iter()
        .filter(|object| pools.iter().all(|pool| pool.entry(object).is_none()));
    Vacuum {
        matters: matters.filter(|matter| !pooled(matter)).cloned().collect(),
        objects: unpooled.cloned().collect(),
        pools: unanswered.map(|header| header.id.clone()).collect(),
        refused_rows: BTreeMap::new(),
        exceptions: exceptions.cloned().collect(),
    }
}
