//! Where supervision would have a hole.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use super::{ImportReport, ObjectPool, PoolHeader};
use crate::base::encode::width;
use crate::base::id::{MatterId, ObjectId, PoolId};
use crate::base::text::Text;
use crate::data::agency::Agency;
use crate::data::identity::ObjectKind;
use crate::data::matter::Matter;
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
    /// Known objects that are missing from the pools of a matter, though by kind and licence they belong there.
    pub missing: BTreeMap<MatterId, BTreeSet<ObjectId>>,
    /// Pools for which no agency in force answers.
    pub pools: BTreeSet<PoolId>,
    /// Pools for which an agency answers that is of another system than their matter's, and has it from no
    /// reform.
    pub strangers: BTreeSet<PoolId>,
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
            && self.missing.is_empty()
            && self.pools.is_empty()
            && self.strangers.is_empty()
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

/// An object as the registers know it: which matters it belongs to follows from its kind and its licences.
///
/// ```
/// use ssj_core::identity::ObjectKind;
/// use ssj_core::pool::KnownObject;
/// let shop = KnownObject::new("uscc:91220101MA13XQYL0T".parse()?, ObjectKind::Enterprise);
/// let licence = ssj_core::Text::new("食品经营许可证")?;
/// assert!(shop.licensed(licence.clone()).licences.contains(&licence));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct KnownObject {
    /// Its id.
    pub id: ObjectId,
    /// Its kind.
    pub kind: ObjectKind,
    /// The licences that it holds (许可).
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub licences: BTreeSet<Text>,
}

impl KnownObject {
    /// An object without a licence.
    pub const fn new(id: ObjectId, kind: ObjectKind) -> Self {
        Self {
            id,
            kind,
            licences: BTreeSet::new(),
        }
    }

    /// The same, which holds a licence.
    pub fn licensed(mut self, licence: Text) -> Self {
        self.licences.insert(licence);
        self
    }

    /// Whether it belongs to the pool of a matter: of a kind that this checks, and where it checks holders of
    /// licences, one of these.
    pub fn belongs_to(&self, matter: &Matter) -> bool {
        let mut licences = matter.licences();
        let everybody = licences.len() == 0;
        matter.admits(self.kind)
            && (everybody || licences.any(|licence| self.licences.contains(licence)))
    }
}

/// Looks for holes on the day of a law: between its lists of matters, their pools, all objects known
/// to the registers, and its agencies.
pub fn vacuum(law: &Law<'_>, pools: &[&ObjectPool], known: &[KnownObject]) -> Vacuum {
    let who = law.who();
    let mut vacuum = Vacuum::default();
    for matter in law.lists().iter().flat_map(|list| list.matters()) {
        let own = pools.iter().filter(|pool| pool.matter() == matter.id());
        let own: Vec<_> = own.filter(|pool| !pool.is_empty()).collect();
        if own.is_empty() {
            vacuum.matters.insert(matter.id().clone());
            continue;
        }
        let belonging = known.iter().filter(|object| object.belongs_to(matter));
        let missing = belonging.filter(|it| own.iter().all(|pool| pool.entry(&it.id).is_none()));
        let missing: BTreeSet<_> = missing.map(|object| object.id.clone()).collect();
        if !missing.is_empty() {
            vacuum.missing.insert(matter.id().clone(), missing);
        }
    }
    for pool in pools {
        let PoolHeader { id, agency, .. } = pool.header();
        match (who.agency(agency), law.matter(pool.matter())) {
            (None, _) => {
                vacuum.pools.insert(id.clone());
            }
            (Some(own), Some(matter)) if !answers(own, matter, law) => {
                vacuum.strangers.insert(id.clone());
            }
            _ => {}
        }
        let rows = pool.entries().iter().map(|row| &row.id);
        let exceptions = rows.filter(|id| id.exception().is_some());
        vacuum.exceptions.extend(exceptions.cloned());
    }
    let unpooled = known
        .iter()
        .filter(|object| pools.iter().all(|pool| pool.entry(&object.id).is_none()));
    vacuum.objects = unpooled.map(|object| object.id.clone()).collect();
    vacuum
}

/// 谁审批、谁监管，谁主管、谁监管: whichever level keeps the pool.
fn answers(agency: &Agency, matter: &Matter, law: &Law<'_>) -> bool {
    let given = law.agencies().owner(matter.id(), law.day());
    agency.is_of(matter.subject().system.clone()) || given.is_ok_and(|owner| owner == agency.id())
}
