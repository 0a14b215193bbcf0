//! A department's list of matters.

use alloc::vec::Vec;
use core::num::NonZeroU32;

use time::Date;

use super::{Matter, MatterDraft, Publication};
use crate::base::bytes::Digest;
use crate::base::encode::Encode;
use crate::base::id::{AgencyId, ListId, MatterId};
use crate::base::label::Label;
use crate::base::suite::HashFn;
use crate::data::agency::AgencyRegister;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::matter as rules;

/// One version of a department's list of matters (随机抽查事项清单).
///
/// ```
/// use core::num::NonZeroU32;
/// use ssj_core::matter::MatterList;
/// use ssj_core::{AgencyId, ListId, rules};
/// use time::macros::date;
/// let list = MatterList::new(
///     ListId::new("jl-amr")?,
///     NonZeroU32::MIN,
///     AgencyId::new("jl-amr")?,
///     date!(2026-01-01),
///     [],
/// )?;
/// let refusal = list.require_published(date!(2026-03-01)).unwrap_err();
/// assert_eq!(refusal.code, rules::matter::UNPUBLISHED);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "随机抽查事项清单")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "Raw", try_from = "Raw"))]
pub struct MatterList {
    id: ListId,
    version: NonZeroU32,
    agency: AgencyId,
    effective: Date,
    /// By id.
    matters: Vec<Matter>,
    publication: Option<Publication>,
}

impl MatterList {
    /// The list of these rows, not published yet.
    ///
    /// # Errors
    /// Every fault of every row, by its number from 1: `matter.no-…` for a missing part,
    /// `matter.repeated` for a second row of the same id; `input.too-large`.
    pub fn new(
        id: ListId,
        version: NonZeroU32,
        agency: AgencyId,
        effective: Date,
        rows: impl IntoIterator<Item = MatterDraft>,
    ) -> Result<Self, Refusals> {
        let mut checks = Checks::new();
        let mut matters: Vec<(Matter, usize)> = Vec::new();
        let rows = listed(&words::MATTER_LISTS, rows)?;
        for (row, draft) in (1_usize..).zip(rows) {
            let matter = draft.build();
            matters.extend(checks.absorb_row(matter, row).map(|matter| (matter, row)));
        }
        matters.sort_by(|(a, i), (b, j)| (a.id(), i).cmp(&(b.id(), j)));
        for ((a, _), (b, row)) in matters.iter().zip(matters.iter().skip(1)) {
            checks.require(a.id() != b.id(), || {
                Refusal::new(rules::REPEATED)
                    .with("row", *row)
                    .with("matter", b.id())
            });
        }
        checks.finish()?;
        Ok(Self {
            id,
            version,
            agency,
            effective,
            matters: matters.into_iter().map(|(matter, _)| matter).collect(),
            publication: None,
        })
    }

    /// The list with its publication.
    #[must_use]
    pub fn published(mut self, publication: Publication) -> Self {
        self.publication = Some(publication);
        self
    }

    /// Its id, the same for every version.
    pub const fn id(&self) -> &ListId {
        &self.id
    }

    /// Its version, from 1.
    pub const fn version(&self) -> NonZeroU32 {
        self.version
    }

    /// The department whose list it is.
    pub const fn agency(&self) -> &AgencyId {
        &self.agency
    }

    /// The first day on which it applies.
    pub const fn effective(&self) -> Date {
        self.effective
    }

    /// Its publication, if it is published.
    pub const fn publication(&self) -> Option<&Publication> {
        self.publication.as_ref()
    }

    /// Its matters, by id.
    pub fn matters(&self) -> impl ExactSizeIterator<Item = &Matter> {
        self.matters.iter()
    }

    /// The matter of this id.
    pub fn matter(&self, id: &MatterId) -> Option<&Matter> {
        let place = self.matters.binary_search_by(|m| m.id().cmp(id)).ok()?;
        self.matters.get(place)
    }

    /// That it applies and is published on a day.
    ///
    /// # Errors
    /// `matter.unpublished`: nothing is drawn from a list that is not published yet.
    pub fn require_published(&self, on: Date) -> Result<(), Refusal> {
        let published = self.publication.as_ref().is_some_and(|p| p.is_public(on));
        if published && self.effective <= on {
            return Ok(());
        }
        Err(Refusal::new(rules::UNPUBLISHED)
            .with("list", &self.id)
            .with("on", on))
    }

    /// That it may follow another version of the same list.
    ///
    /// # Errors
    /// `matter.version` unless it is the same department's list (or that of what became of it by a
    /// reform: 2.1-d), its version is the next one and it does not apply from an earlier day.
    pub fn require_follows(
        &self,
        previous: &Self,
        agencies: &AgencyRegister,
    ) -> Result<(), Refusal> {
        let next = previous.version.checked_add(1) == Some(self.version);
        let heirs = agencies.successors(&previous.agency, self.effective);
        let heir = heirs.is_ok_and(|heirs| heirs.contains(&&self.agency));
        let same = self.id == previous.id && (self.agency == previous.agency || heir);
        if same && next && previous.effective <= self.effective {
            return Ok(());
        }
        Err(Refusal::new(rules::VERSION)
            .with("list", &self.id)
            .with("version", self.version.get())
            .with("previous", previous.version.get()))
    }

    /// The digest of its content, which a plan or a record can name.
    pub fn digest(&self, hash: HashFn) -> Digest {
        hash.hash(Label::Document, &self.to_canonical())
    }
}

record! {
    0x0a05 MatterList { id, version, agency, effective, matters };
}

#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    id: ListId,
    version: NonZeroU32,
    agency: AgencyId,
    #[serde(with = "ssj_calendar::iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    effective: Date,
    matters: Vec<MatterDraft>,
    #[serde(default)]
    publication: Option<Publication>,
}

#[cfg(feature = "serde")]
impl From<MatterList> for Raw {
    fn from(list: MatterList) -> Self {
        Self {
            id: list.id,
            version: list.version,
            agency: list.agency,
            effective: list.effective,
            matters: list.matters.into_iter().map(MatterDraft::from).collect(),
            publication: list.publication,
        }
    }
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for MatterList {
    type Error = Refusals;

    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        let list = Self::new(raw.id, raw.version, raw.agency, raw.effective, raw.matters)?;
        Ok(Self {
            publication: raw.publication,
            ..list
        })
    }
}
