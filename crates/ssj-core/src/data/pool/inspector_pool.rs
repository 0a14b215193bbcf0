//! The pool of inspectors of one locality.

use crate::base::encode::Tag;
use alloc::vec::Vec;

use super::rows::{self, RowChecks};
use super::{InspectorEntry, InspectorKind, PoolHeader, Snapshot};
use crate::base::id::InspectorId;
use crate::base::suite::HashFn;
use crate::data::agency::AgencyRegister;
use crate::data::jurisdiction::Gazetteer;
use crate::law::refusal::Refusals;
use crate::law::rules::pool as rules;

/// The pool of inspectors of a locality's departments (执法检查人员名录库): immutable, by id.
#[doc(alias = "执法检查人员名录库")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "Raw", try_from = "Raw"))]
pub struct InspectorPool {
    header: PoolHeader,
    /// By id.
    entries: Vec<InspectorEntry>,
}

impl InspectorPool {
    /// The pool of these rows, in any order.
    ///
    /// # Errors
    /// Every fault of every row, by its number from 1: an agency not in force on the day
    /// (`pool.agency`), no jurisdiction or one unknown on the day (`pool.division`), somebody
    /// qualified to enforce without a certificate (`pool.certificate`), an id that stands twice
    /// (`pool.repeated`).
    pub fn new(
        header: PoolHeader,
        agencies: &AgencyRegister,
        gazetteer: &Gazetteer,
        entries: impl IntoIterator<Item = InspectorEntry>,
    ) -> Result<Self, Refusals> {
        let day = header.as_of.china_date();
        Self::checked(header, entries, |row, out| {
            let in_force = agencies.at(&row.agency, day).is_ok();
            out.require(in_force, rules::AGENCY, |refusal| {
                refusal.with("id", &row.id).with("agency", &row.agency)
            });
            for division in &row.divisions {
                let known = gazetteer.at(division, day).is_ok();
                out.require(known, rules::DIVISION, |refusal| {
                    refusal.with("id", &row.id).with("division", division)
                });
            }
        })
    }

    /// What a row shows by itself is checked always, also when a pool is read back.
    fn checked(
        header: PoolHeader,
        entries: impl IntoIterator<Item = InspectorEntry>,
        against: impl Fn(&InspectorEntry, &mut RowChecks<'_>),
    ) -> Result<Self, Refusals> {
        let entries = rows::collect(
            entries,
            rows::inspector_limit(),
            |it| &it.id,
            |row, out| {
                against(row, out);
                check_alone(row, out);
            },
        )?;
        Ok(Self { header, entries })
    }

    /// What it says of itself.
    pub const fn header(&self) -> &PoolHeader {
        &self.header
    }

    /// How many inspectors it has.
    pub const fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Its inspectors, by id.
    pub fn entries(&self) -> &[InspectorEntry] {
        &self.entries
    }

    /// The inspector of this id.
    pub fn entry(&self, id: &InspectorId) -> Option<&InspectorEntry> {
        let place = self.entries.binary_search_by(|e| e.id.cmp(id)).ok()?;
        self.entries.get(place)
    }

    /// What fixes it: the same for the same rows in any order.
    pub fn snapshot(&self, hash: HashFn) -> Snapshot {
        Snapshot::of(hash, Tag::new(0x0b0b), &self.header, None, &self.entries)
    }
}

fn check_alone(row: &InspectorEntry, out: &mut RowChecks<'_>) {
    let somewhere = row.divisions.iter().len() > 0;
    out.require(somewhere, rules::NO_DIVISION, |refusal| {
        refusal.with("id", &row.id)
    });
    let qualified = row.kind != InspectorKind::QualifiedStaff || row.certificate.is_some();
    out.require(qualified, rules::CERTIFICATE, |refusal| {
        refusal.with("id", &row.id)
    });
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    header: PoolHeader,
    entries: Vec<InspectorEntry>,
}

#[cfg(feature = "serde")]
impl From<InspectorPool> for Raw {
    fn from(pool: InspectorPool) -> Self {
        Self {
            header: pool.header,
            entries: pool.entries,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for InspectorPool {
    type Error = Refusals;

    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        Self::checked(raw.header, raw.entries, |_, _| {})
    }
}
