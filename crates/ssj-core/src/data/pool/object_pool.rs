//! The pool of objects of one matter.

use crate::base::encode::Tag;
use alloc::vec::Vec;
use core::ops::ControlFlow;

use time::Date;

use super::import::{self, Import, ImportError};
use super::rows::{self, RowChecks};
use super::{ObjectEntry, PoolHeader, Provenance, Snapshot};
use crate::base::id::{IdError, MatterId, ObjectId};
use crate::base::suite::HashFn;
use crate::data::identity::ObjectKind;
use crate::data::jurisdiction::Gazetteer;
use crate::data::matter::Matter;
use crate::law::refusal::Refusals;
use crate::law::rules::pool as rules;

/// The pool of objects of one matter (检查对象名录库): immutable, by id.
///
/// ```
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::identity::ObjectKind;
/// use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
/// use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, Subject};
/// use ssj_core::pool::{ObjectEntry, ObjectPool, PoolHeader, Provenance};
/// use ssj_core::{AgencyId, DivisionId, MatterId, Period, PoolId, Text, rules};
/// use time::macros::date;
///
/// let ever = Period::starting(date!(1954-01-01));
/// let gazetteer =
///     Gazetteer::new([Jurisdiction::division("220000".parse()?, Text::new("吉林省")?, ever)])?;
/// let matter = MatterDraft::new(MatterId::new("milk")?, Text::new("乳制品抽检")?)
///     .basis(LegalBasis::instrument(LegalForm::Law, Text::new("中华人民共和国食品安全法")?))
///     .subject(Subject::new(NamedSystem::MarketRegulation, [Level::Province]))
///     .content(Text::new("蛋白质、三聚氰胺")?)
///     .method(CheckMethod::OnSite)
///     .object_kind(ObjectKind::Product)
///     .build()?;
/// let header = PoolHeader {
///     id: PoolId::new("milk")?,
///     agency: AgencyId::new("jl-amr")?,
///     as_of: "2026-03-01T00:00:00+08:00".parse()?,
///     classes: None,
/// };
/// let row = ObjectEntry::new(
///     "product:milk-1".parse()?,
///     ObjectKind::Product,
///     DivisionId::new("220000")?,
///     Provenance::DepartmentLedger,
/// );
/// let refused = ObjectPool::new(header.clone(), &matter, &gazetteer, [row.clone()]).unwrap_err();
/// assert!(refused.contains(rules::pool::HOLDER)); // whose product is it?
///
/// let row = row.held_by("uscc:91220101MA13XQYL0T".parse()?);
/// let pool = ObjectPool::new(header, &matter, &gazetteer, [row])?;
/// assert_eq!(pool.len(), 1);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "检查对象名录库")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "Raw", try_from = "Raw"))]
pub struct ObjectPool {
    header: PoolHeader,
    matter: MatterId,
    /// By id.
    entries: Vec<ObjectEntry>,
}

impl ObjectPool {
    /// The pool of these rows, in any order.
    ///
    /// # Errors
    /// Every fault of every row, by its number from 1: a kind that the matter does not check
    /// (`pool.kind`), an id that the kind can't have (`pool.id-kind`), a missing or impossible
    /// holder (`pool.holder`), a jurisdiction unknown on the day (`pool.division`), a market entity
    /// from elsewhere than the publicity system (`pool.provenance`), an exceptional number without
    /// evidence (`pool.number-evidence`), a day after the pool's own
    /// (`pool.future`), a class without the assignment it comes from (`pool.class-source`), an id
    /// that stands twice (`pool.repeated`).
    pub fn new(
        header: PoolHeader,
        matter: &Matter,
        gazetteer: &Gazetteer,
        entries: impl IntoIterator<Item = ObjectEntry>,
    ) -> Result<Self, Refusals> {
        let day = header.as_of.china_date();
        Self::checked(header, matter.id().clone(), entries, |row, out| {
            check_against(row, matter, gazetteer, day, out);
        })
    }

    /// The pool of a list's rows, as they are: each has the number that the list gives it, and may
    /// be none already where it was read. What is wrong with which row is in the [`Import`], and
    /// nothing is a pool until the caller says which: [`Import::whole`] or [`Import::good_rows`].
    /// Of rows with the same id the first stays.
    ///
    /// `watch` is told the number of rows done every 2^16 and at the end.
    ///
    /// # Errors
    /// [`ImportError`] where `watch` breaks off, or the rows are more than a pool may have.
    ///
    /// ```
    /// # use ssj_core::agency::NamedSystem;
    /// # use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
    /// # use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, Subject};
    /// # use ssj_core::{AgencyId, MatterId, Period, PoolId, Text};
    /// # use time::macros::date;
    /// use core::ops::ControlFlow;
    /// use ssj_core::identity::ObjectKind;
    /// use ssj_core::pool::{ObjectEntry, ObjectPool, PoolHeader, Provenance};
    /// use ssj_core::{DivisionId, ObjectId, Zh};
    /// # let ever = Period::starting(date!(1954-01-01));
    /// # let gazetteer =
    /// #     Gazetteer::new([Jurisdiction::division("220000".parse()?, Text::new("吉林省")?, ever)])?;
    /// # let matter = MatterDraft::new(MatterId::new("m")?, Text::new("经营情况")?)
    /// #     .basis(LegalBasis::instrument(LegalForm::Law, Text::new("中华人民共和国电子商务法")?))
    /// #     .subject(Subject::new(NamedSystem::MarketRegulation, [Level::Province]))
    /// #     .content(Text::new("经营情况")?)
    /// #     .method(CheckMethod::OnSite)
    /// #     .object_kind(ObjectKind::Enterprise)
    /// #     .build()?;
    /// # let header = PoolHeader {
    /// #     id: PoolId::new("shops")?,
    /// #     agency: AgencyId::new("jl-amr")?,
    /// #     as_of: "2026-03-01T00:00:00+08:00".parse()?,
    /// #     classes: None,
    /// # };
    /// let division = DivisionId::new("220000")?;
    /// // Rows 2 and 3 of a sheet; row 1 is its heading.
    /// let rows = [(2, "91220101MA13XQYL0T"), (3, "91220582778712797L")].map(|(row, code)| {
    ///     let entry = |id| {
    ///         let kind = ObjectKind::Enterprise;
    ///         ObjectEntry::new(id, kind, division.clone(), Provenance::PublicitySystem)
    ///     };
    ///     (row, ObjectId::new(code).map(entry))
    /// });
    /// let watch = |_| ControlFlow::Continue(());
    /// let import = ObjectPool::import(header, &matter, &gazetteer, rows, watch)?;
    /// let refused = import.whole().unwrap_err(); // one row is bad: no pool by itself
    /// let (pool, report) = refused.good_rows();
    /// assert_eq!((pool.len(), report.rows, report.bad.len()), (1, 2, 1));
    /// let bad = &report.bad[0];
    /// assert_eq!(bad.row, 3);
    /// assert_eq!(
    ///     Zh(&bad.reasons[0]).to_string(),
    ///     "`uscc:91220582778712797L` 不是标识：校验码为 `L`，应为 `A`"
    /// );
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn import(
        header: PoolHeader,
        matter: &Matter,
        gazetteer: &Gazetteer,
        rows: impl IntoIterator<Item = (u64, Result<ObjectEntry, IdError>)>,
        watch: impl FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Import, ImportError> {
        let day = header.as_of.china_date();
        let check = |row: &ObjectEntry, out: &mut RowChecks<'_>| {
            check_against(row, matter, gazetteer, day, out);
            check_alone(row, &header, out);
        };
        let (entries, report) = import::rows(rows, check, watch)?;
        let matter = matter.id().clone();
        Ok(Import::new(
            Self {
                header,
                matter,
                entries,
            },
            report,
        ))
    }

    /// What a row shows by itself is checked always, also when a pool is read back.
    fn checked(
        header: PoolHeader,
        matter: MatterId,
        entries: impl IntoIterator<Item = ObjectEntry>,
        against: impl Fn(&ObjectEntry, &mut RowChecks<'_>),
    ) -> Result<Self, Refusals> {
        let entries = rows::collect(
            entries,
            rows::object_limit(),
            |it| &it.id,
            |row, out| {
                against(row, out);
                check_alone(row, &header, out);
            },
        )?;
        Ok(Self {
            header,
            matter,
            entries,
        })
    }

    /// What it says of itself.
    pub const fn header(&self) -> &PoolHeader {
        &self.header
    }

    /// The matter it belongs to.
    pub const fn matter(&self) -> &MatterId {
        &self.matter
    }

    /// How many objects it has, those no longer open included.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has no objects.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Its objects, by id.
    pub fn entries(&self) -> &[ObjectEntry] {
        &self.entries
    }

    /// The object of this id.
    pub fn entry(&self, id: &ObjectId) -> Option<&ObjectEntry> {
        let place = self.entries.binary_search_by(|e| e.id.cmp(id)).ok()?;
        self.entries.get(place)
    }

    /// What fixes it: the same for the same rows in any order.
    pub fn snapshot(&self, hash: HashFn) -> Snapshot {
        Snapshot::of(
            hash,
            Tag::new(0x0b0a),
            &self.header,
            Some(&self.matter),
            &self.entries,
        )
    }
}

fn check_against(
    row: &ObjectEntry,
    matter: &Matter,
    gazetteer: &Gazetteer,
    day: Date,
    out: &mut RowChecks<'_>,
) {
    out.require(matter.admits(row.kind), rules::KIND, |refusal| {
        refusal.with("id", &row.id).with("kind", row.kind)
    });
    let known = gazetteer.at(&row.division, day).is_ok();
    out.require(known, rules::DIVISION, |refusal| {
        refusal.with("id", &row.id).with("division", &row.division)
    });
}

fn check_alone(row: &ObjectEntry, header: &PoolHeader, out: &mut RowChecks<'_>) {
    let (id, today) = (&row.id, header.as_of.china_date());
    out.require(row.kind.admits(id), rules::ID_KIND, |refusal| {
        refusal.with("id", id).with("kind", row.kind)
    });
    out.require(holder_fits(row), rules::HOLDER, |refusal| {
        refusal.with("id", id)
    });
    let sourced = !row.kind.is_market_entity() || row.provenance == Provenance::PublicitySystem;
    out.require(sourced, rules::PROVENANCE, |refusal| refusal.with("id", id));
    let days = [row.registered_on, row.status.changed_on()];
    for day in days.into_iter().flatten() {
        out.require(day <= today, rules::FUTURE, |refusal| {
            refusal.with("id", id).with("day", day).with("as-of", today)
        });
    }
    let evidenced = row.id.exception().is_some() == row.number_evidence.is_some();
    out.require(evidenced, rules::NUMBER, |refusal| refusal.with("id", id));
    let sourced = row.class.is_none() || header.classes.is_some();
    out.require(sourced, rules::CLASS_SOURCE, |refusal| {
        refusal.with("id", id)
    });
}

/// Products, projects and behaviours have a holder, sites may have one, nothing else has.
fn holder_fits(row: &ObjectEntry) -> bool {
    match row.holder.as_ref().map(|holder| holder.as_id().scheme()) {
        None => !row.kind.needs_holder(),
        Some("uscc" | "reg15" | "uscc-early" | "coop-na" | "operator") => {
            row.kind.needs_holder() || row.kind == ObjectKind::Site
        }
        Some(_) => false,
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    header: PoolHeader,
    matter: MatterId,
    entries: Vec<ObjectEntry>,
}

#[cfg(feature = "serde")]
impl From<ObjectPool> for Raw {
    fn from(pool: ObjectPool) -> Self {
        Self {
            header: pool.header,
            matter: pool.matter,
            entries: pool.entries,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for ObjectPool {
    type Error = Refusals;

    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        Self::checked(raw.header, raw.matter, raw.entries, |_, _| {})
    }
}
