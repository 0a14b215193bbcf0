//! Experts, who advise and never count.

use crate::base::encode::Tag;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{PoolHeader, Snapshot, rows};
use crate::base::id::{ExpertId, SpecialtyId};
use crate::base::suite::HashFn;
use crate::base::text::Text;
use crate::law::refusal::Refusals;
use crate::law::rules::pool as rules;

/// An expert or a testing body (专家、检测机构、科研院所).
///
/// An expert is no inspector: there is no way to count one toward the headcount.
#[doc(alias = "专家")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct Expert {
    /// Their id.
    pub id: ExpertId,
    /// Where they work.
    pub institution: Text,
    /// Their specialties.
    #[cfg_attr(feature = "serde", serde(deserialize_with = "crate::strict::set"))]
    pub specialties: BTreeSet<SpecialtyId>,
}

impl Expert {
    /// An expert of this institution, with these specialties.
    ///
    /// ```
    /// use ssj_core::pool::Expert;
    /// use ssj_core::{ExpertId, SpecialtyId, Text};
    /// let food = SpecialtyId::new("food")?;
    /// let expert = Expert::new(ExpertId::new("1")?, Text::new("吉林大学")?, [food.clone()]);
    /// assert!(expert.has_specialty(&food));
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn new(
        id: ExpertId,
        institution: Text,
        specialties: impl IntoIterator<Item = SpecialtyId>,
    ) -> Self {
        Self {
            id,
            institution,
            specialties: specialties.into_iter().collect(),
        }
    }

    /// Whether they have a specialty.
    pub fn has_specialty(&self, specialty: &SpecialtyId) -> bool {
        self.specialties.contains(specialty)
    }
}

record! {
    0x0b08 Expert { id, institution, specialties };
}

/// The experts of a locality (专家库): immutable, by id, apart from its inspectors.
#[doc(alias = "专家库")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "Raw", try_from = "Raw"))]
pub struct ExpertPool {
    header: PoolHeader,
    entries: Vec<Expert>,
}

impl ExpertPool {
    /// The pool of these rows, in any order.
    ///
    /// # Errors
    /// Every row without a specialty (`pool.expert`) and every id that stands twice
    /// (`pool.repeated`).
    pub fn new(
        header: PoolHeader,
        entries: impl IntoIterator<Item = Expert>,
    ) -> Result<Self, Refusals> {
        let entries = rows::collect(
            entries,
            rows::inspector_limit(),
            |it| &it.id,
            |row, out| {
                out.require(row.specialties.iter().len() > 0, rules::EXPERT, |refusal| {
                    refusal.with("id", &row.id)
                });
            },
        )?;
        Ok(Self { header, entries })
    }

    /// What it says of itself.
    pub const fn header(&self) -> &PoolHeader {
        &self.header
    }

    /// Its experts, by id.
    pub fn entries(&self) -> &[Expert] {
        &self.entries
    }

    /// What fixes it: the same for the same rows in any order.
    pub fn snapshot(&self, hash: HashFn) -> Snapshot {
        Snapshot::of(hash, Tag::new(0x0b0c), &self.header, None, &self.entries)
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    header: PoolHeader,
    entries: Vec<Expert>,
}

#[cfg(feature = "serde")]
impl From<ExpertPool> for Raw {
    fn from(pool: ExpertPool) -> Self {
        Self {
            header: pool.header,
            entries: pool.entries,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for ExpertPool {
    type Error = Refusals;

    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        Self::new(raw.header, raw.entries)
    }
}
