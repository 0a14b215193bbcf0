//! What is recorded of the past.

use alloc::collections::BTreeSet;

use time::Date;

use crate::base::digests::EvidenceDigest;
use crate::base::id::{AgencyId, MatterId, ObjectId, SystemId, VisitId};
use crate::base::text::Text;
use crate::data::matter::Importance;
use crate::law::instrument::CheckOccasion;

/// One object's past check on one matter, or a draw that was to lead to one.
///
/// ```
/// use ssj_core::EvidenceDigest;
/// use ssj_core::agency::NamedSystem;
/// use ssj_core::history::{PastCheck, PastState};
/// use ssj_core::{Digest, MatterId};
/// use time::macros::date;
/// let past = PastCheck::general(
///     "uscc:91220101MA13XQYL0T".parse()?,
///     MatterId::new("food-sales")?,
///     NamedSystem::MarketRegulation,
///     PastState::Inspected,
///     date!(2025-06-03),
///     EvidenceDigest(Digest::from_bytes([7; 32])),
/// );
/// assert!(past.counts_as_general());
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PastCheck {
    /// What was checked or tested.
    pub object: ObjectId,
    /// The enterprise whose it is, where it is a product, a project, a behaviour or a site.
    #[cfg_attr(feature = "serde", serde(default))]
    pub holder: Option<ObjectId>,
    /// On which matter.
    pub matter: MatterId,
    /// The system (条线、系统) that checked: repetition is a matter of one system, 2.6-e.
    pub system: SystemId,
    /// The agency that checked: what it became answers for its system today.
    #[cfg_attr(feature = "serde", serde(default))]
    pub agency: Option<AgencyId>,
    /// Whether the matter was general or key then.
    pub importance: Importance,
    /// What it arose from: only checks under a plan count as general ones.
    pub occasion: CheckOccasion,
    /// What became of it.
    pub state: PastState,
    /// The day it was, or is to be, carried out.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// The digest of the record that shows it.
    pub evidence: EvidenceDigest,
}

ssj_calendar::words! {
    /// What became of a past draw.
    pub enum PastState {
        /// Drawn, and neither inspected nor released yet: the check is still to come.
        Drawn = "drawn", "已抽取";
        /// Inspected.
        Inspected = "inspected", "已检查";
        /// Released without a check, as when its round was called off.
        Released = "released", "已取消检查";
    }
}

impl PastCheck {
    /// A check of a general matter that arose from a plan, in this state since this day; the
    /// evidence is the record or the archived form.
    pub fn general(
        object: ObjectId,
        matter: MatterId,
        system: impl Into<SystemId>,
        state: PastState,
        on: Date,
        evidence: EvidenceDigest,
    ) -> Self {
        Self {
            object,
            holder: None,
            matter,
            system: system.into(),
            agency: None,
            importance: Importance::General,
            occasion: CheckOccasion::Plan,
            state,
            on,
            evidence,
        }
    }

    /// Says that it arose from something else than a plan.
    #[must_use]
    pub const fn arising_from(mut self, occasion: CheckOccasion) -> Self {
        self.occasion = occasion;
        self
    }

    /// Names the enterprise whose object it was.
    #[must_use]
    pub fn held_by(mut self, holder: ObjectId) -> Self {
        self.holder = Some(holder);
        self
    }

    /// Names the agency that checked.
    #[must_use]
    pub fn by(mut self, agency: AgencyId) -> Self {
        self.agency = Some(agency);
        self
    }

    /// Says that the matter was a key one.
    #[must_use]
    pub const fn on_key_matter(mut self) -> Self {
        self.importance = Importance::Key;
        self
    }

    /// Whether it was, or will be, a general check (一般检查): of a general matter, by plan.
    pub fn counts_as_general(&self) -> bool {
        self.importance == Importance::General && self.occasion == CheckOccasion::Plan
    }

    /// Whether it stands in the way of a repetition.
    pub(super) fn blocks(&self) -> bool {
        self.counts_as_general() && self.state != PastState::Released
    }
}

/// One visit to one enterprise, whatever the number of matters: made, or fixed for a day to come.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PastVisit {
    /// Who was called on.
    pub enterprise: ObjectId,
    /// The visit.
    pub visit: VisitId,
    /// The agencies whose visit it was.
    #[cfg_attr(feature = "serde", serde(default))]
    pub agencies: BTreeSet<AgencyId>,
    /// What it arose from: only checks under a plan count as general ones.
    pub occasion: CheckOccasion,
    /// The day it was, or is to be, carried out.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// The digest of the record that shows it.
    pub evidence: EvidenceDigest,
}

/// A sampling test that an object passed (检验合格).
///
/// Only passed tests are adopted, and only those of a superior or a related law-enforcing unit: one that
/// failed, or that an enterprise's own laboratory made, is no reason not to test again.
#[doc(alias = "检验合格")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct PassedTest {
    /// What was checked or tested.
    pub object: ObjectId,
    /// The batch of a product, where the test was of one.
    pub batch: Option<Text>,
    /// What was tested for (检验项目).
    pub item: Text,
    /// Who had it tested.
    pub by: TestedBy,
    /// The day it was, or is to be, carried out.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// The digest of the record that shows it.
    pub evidence: EvidenceDigest,
}

/// Who had a test made.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum TestedBy {
    /// A superior or a related law-enforcing unit (上级机关或有关执法单位), itself or by a laboratory that
    /// it entrusted.
    Agency(AgencyId),
    /// Anybody else: the enterprise's own laboratory, one that it paid.
    Other(Text),
}
