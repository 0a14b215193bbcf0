//! What was reached at all: 全覆盖.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::Share;
use crate::base::encode::width;
use crate::base::id::{AgencyId, DivisionId, MatterId, ObjectId, PoolId};
use crate::data::pool::ObjectPool;
use crate::lifecycle::round::DrawnCheck;
use crate::lifecycle::visit::Visit;

/// The matters, departments and counties with at least one completed check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Coverage<'a> {
    /// The matters checked.
    pub matters: BTreeSet<&'a MatterId>,
    /// The departments that checked.
    pub agencies: BTreeSet<&'a AgencyId>,
    /// The counties in which was checked.
    pub counties: BTreeSet<&'a DivisionId>,
}

impl<'a> Coverage<'a> {
    pub(super) fn of(done: impl Iterator<Item = (&'a Visit, &'a DrawnCheck)>) -> Self {
        let mut found = Self::default();
        for (visit, check) in done {
            found.counties.insert(&visit.drawn().county);
            found.matters.insert(&check.matter);
            found.agencies.insert(&check.agency);
        }
        found
    }

    pub(super) fn of_all(
        matters: impl Iterator<Item = &'a MatterId>,
        agencies: impl Iterator<Item = &'a AgencyId>,
        counties: impl Iterator<Item = &'a DivisionId>,
    ) -> Self {
        Self {
            matters: matters.collect(),
            agencies: agencies.collect(),
            counties: counties.collect(),
        }
    }

    /// Matters covered out of those expected (the published lists), and the others.
    pub fn matters<'b>(
        &self,
        expected: impl IntoIterator<Item = &'b MatterId>,
    ) -> Covered<'b, MatterId> {
        covered(&self.matters, expected)
    }

    /// Departments covered out of those expected, and the others.
    pub fn agencies<'b>(
        &self,
        expected: impl IntoIterator<Item = &'b AgencyId>,
    ) -> Covered<'b, AgencyId> {
        covered(&self.agencies, expected)
    }

    /// Counties covered out of those expected, and the others.
    pub fn counties<'b>(
        &self,
        expected: impl IntoIterator<Item = &'b DivisionId>,
    ) -> Covered<'b, DivisionId> {
        covered(&self.counties, expected)
    }
}

/// How much of what was expected was covered.
///
/// ```
/// use ssj_core::ledger::{Anchor, Ledger, Share};
/// use ssj_core::MatterId;
/// let day = time::macros::date!(2026-11-23);
/// # let laws = ssj_core::laws::town()?;
/// let ledger = Ledger::new(&[], &laws, Anchor::Visit, day);
/// let listed = [MatterId::new("food-sales")?];
/// let coverage = ledger.coverage();
/// let covered = coverage.matters(&listed);
/// assert_eq!((covered.share, covered.missing), (Share { part: 0, whole: 1 }, vec![&listed[0]]));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Covered<'b, T> {
    /// Those covered, out of those expected.
    pub share: Share,
    /// Those expected and not covered.
    pub missing: Vec<&'b T>,
}

fn covered<'b, T: Ord>(
    found: &BTreeSet<&T>,
    expected: impl IntoIterator<Item = &'b T>,
) -> Covered<'b, T> {
    let expected: BTreeSet<&'b T> = expected.into_iter().collect();
    let whole = width(expected.len());
    let missing: Vec<_> = expected
        .into_iter()
        .filter(|item| !found.contains(item))
        .collect();
    let part = whole.saturating_sub(width(missing.len()));
    Covered {
        share: Share { part, whole },
        missing,
    }
}

/// How many objects of a pool were checked on its matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct PoolCovered<'b> {
    /// The pool.
    pub pool: &'b PoolId,
    /// Objects checked out of those in the pool.
    pub share: Share,
}

pub(super) fn pools<'a, 'b>(
    done: impl Iterator<Item = (&'a Visit, &'a DrawnCheck)>,
    pools: &[&'b ObjectPool],
) -> Vec<PoolCovered<'b>> {
    let mut checked: BTreeMap<&'a MatterId, BTreeSet<&'a ObjectId>> = BTreeMap::new();
    for (_, check) in done {
        checked
            .entry(&check.matter)
            .or_default()
            .insert(&check.object);
    }
    let covered = |pool: &&'b ObjectPool| {
        let objects = checked.get(pool.matter()).into_iter().flatten();
        let own = objects.filter(|object| pool.entry(object).is_some());
        PoolCovered {
            pool: &pool.header().id,
            share: Share {
                part: width(own.count()),
                whole: width(pool.len()),
            },
        }
    };
    pools.iter().map(covered).collect()
}
