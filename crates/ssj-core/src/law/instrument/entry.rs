//! One instrument.

use alloc::vec::Vec;
use core::num::NonZeroU16;

use ssj_calendar::Period as Duration;

use super::{InspectorStreak, LeadLimits, RepeatBy, VisitCap};
use crate::base::id::{DivisionId, InstrumentId};
use crate::base::period::Period;
use crate::base::sizing::Ratio;
use crate::law::conduct::Requirement;
use crate::law::headcount::Headcount;
use crate::law::quorum::Quorum;
use crate::law::review::Review;

/// An instrument (依据文件) as data: its rank, where and when it applies, what it asks for.
///
/// What it says nothing about stays unset, so that another instrument or the documented default
/// decides.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::{DivisionId, InstrumentId};
/// use ssj_core::instrument::{CheckOccasion, Instrument, InstrumentRank, VisitCap};
/// use ssj_core::Period;
/// use time::macros::date;
/// let local = Instrument::new(
///     InstrumentId::new("长市监〔2026〕1号")?,
///     InstrumentRank::Prefecture,
///     Period::starting(date!(2026-01-01)),
/// )
/// .of(DivisionId::new("220100")?)
/// .with_cap(VisitCap::yearly(NonZeroU16::MIN, [CheckOccasion::Plan]));
/// assert_eq!(local.caps()[0].at_most.get(), 1);
/// assert_eq!(local.territory().map(|place| place.as_str()), Some("division:220100"));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "依据文件")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
#[must_use]
pub struct Instrument {
    id: InstrumentId,
    rank: InstrumentRank,
    validity: Period,
    #[cfg_attr(feature = "serde", serde(default))]
    territory: Option<DivisionId>,
    #[cfg_attr(feature = "serde", serde(default))]
    headcount: Option<Headcount>,
    #[cfg_attr(feature = "serde", serde(default))]
    quorum: Option<Quorum>,
    #[cfg_attr(feature = "serde", serde(default))]
    approval: Option<Requirement>,
    #[cfg_attr(feature = "serde", serde(default))]
    notice: Option<Requirement>,
    #[cfg_attr(feature = "serde", serde(default))]
    registration: Option<Duration>,
    #[cfg_attr(feature = "serde", serde(default))]
    archive: Option<Duration>,
    #[cfg_attr(feature = "serde", serde(default))]
    publication: Vec<Duration>,
    #[cfg_attr(feature = "serde", serde(default))]
    caps: Vec<VisitCap>,
    #[cfg_attr(feature = "serde", serde(default))]
    streak: Option<InspectorStreak>,
    #[cfg_attr(feature = "serde", serde(default))]
    no_repeat_months: Option<NonZeroU16>,
    #[cfg_attr(feature = "serde", serde(default))]
    repeat_by: Option<RepeatBy>,
    #[cfg_attr(feature = "serde", serde(default))]
    review: Option<Review>,
    #[cfg_attr(feature = "serde", serde(default))]
    lead_limits: Option<LeadLimits>,
    #[cfg_attr(feature = "serde", serde(default))]
    least_ratio: Option<Ratio>,
    #[cfg_attr(feature = "serde", serde(default))]
    campaign_filing: Option<Requirement>,
    #[cfg_attr(feature = "serde", serde(default))]
    campaigns_a_year: Option<NonZeroU16>,
    #[cfg_attr(feature = "serde", serde(default))]
    retention: Option<NonZeroU16>,
}

words! {
    /// The rank of an instrument (效力位阶), superior ones first.
    #[doc(alias = "效力位阶")]
    pub enum InstrumentRank {
        /// A statute (法律).
        Statute = "statute", "法律";
        /// An administrative regulation of the State Council (行政法规).
        AdministrativeRegulation = "administrative-regulation", "行政法规";
        /// A document of the State Council or its general office (国务院规范性文件).
        StateCouncil = "state-council", "国务院规范性文件";
        /// A rule of a ministry (部门规章).
        Ministry = "ministry", "部门规章";
        /// A document of a province (省级规范性文件).
        Province = "province", "省级规范性文件";
        /// A document of a prefecture (市级规范性文件).
        Prefecture = "prefecture", "市级规范性文件";
        /// A document of a county (县级规范性文件).
        County = "county", "县级规范性文件";
    }
}

record! {
    0x0c23 Instrument {
        id, rank, validity, territory, headcount, quorum, approval, notice, registration, archive,
        publication, caps, streak, no_repeat_months, repeat_by, review, lead_limits, least_ratio,
        campaign_filing, campaigns_a_year, retention,
    };
}

impl Instrument {
    /// An instrument that asks for nothing yet.
    pub const fn new(id: InstrumentId, rank: InstrumentRank, validity: Period) -> Self {
        Self {
            id,
            rank,
            validity,
            territory: None,
            headcount: None,
            quorum: None,
            approval: None,
            notice: None,
            registration: None,
            archive: None,
            publication: Vec::new(),
            caps: Vec::new(),
            streak: None,
            no_repeat_months: None,
            repeat_by: None,
            review: None,
            lead_limits: None,
            least_ratio: None,
            campaign_filing: None,
            campaigns_a_year: None,
            retention: None,
        }
    }

    /// Binds it to a division or zone and all below; without this it applies everywhere.
    pub fn of(mut self, territory: DivisionId) -> Self {
        self.territory = Some(territory);
        self
    }

    /// The same until a day, where another one took its place.
    pub(super) const fn until(mut self, validity: Option<Period>) -> Self {
        if let Some(validity) = validity {
            self.validity = validity;
        }
        self
    }

    /// Asks for a least number of inspectors.
    pub const fn with_headcount(mut self, headcount: Headcount) -> Self {
        self.headcount = Some(headcount);
        self
    }

    /// Says who counts toward it.
    pub const fn with_quorum(mut self, quorum: Quorum) -> Self {
        self.quorum = Some(quorum);
        self
    }

    /// Says whether a check takes the head's prior approval.
    pub const fn with_approval(mut self, approval: Requirement) -> Self {
        self.approval = Some(approval);
        self
    }

    /// Says whether a check takes a notice.
    pub const fn with_notice(mut self, notice: Requirement) -> Self {
        self.notice = Some(notice);
        self
    }

    /// Limits the time for the registration form.
    pub const fn with_registration(mut self, within: Duration) -> Self {
        self.registration = Some(within);
        self
    }

    /// Sets the time for the dossier (归档).
    pub const fn with_archive(mut self, within: Duration) -> Self {
        self.archive = Some(within);
        self
    }

    /// Limits the time for publication; of several limits each applies.
    pub fn with_publication(mut self, within: Duration) -> Self {
        self.publication.push(within);
        self
    }

    /// Caps the visits to one enterprise; of several caps each applies.
    pub fn with_cap(mut self, cap: VisitCap) -> Self {
        self.caps.push(cap);
        self
    }

    /// Says when an inspector is due for a change at one enterprise.
    pub const fn with_streak(mut self, streak: InspectorStreak) -> Self {
        self.streak = Some(streak);
        self
    }

    /// Says what counts as the same enterprise where checks must not repeat.
    pub const fn with_repeat_by(mut self, repeat_by: RepeatBy) -> Self {
        self.repeat_by = Some(repeat_by);
        self
    }

    /// Says for how many months a general check is not repeated.
    pub const fn with_no_repeat_months(mut self, months: NonZeroU16) -> Self {
        self.no_repeat_months = Some(months);
        self
    }

    /// Says by whom plans are reviewed.
    pub const fn with_review(mut self, review: Review) -> Self {
        self.review = Some(review);
        self
    }

    /// Limits the time in which a lead is accepted and verified.
    pub const fn with_lead_limits(mut self, limits: LeadLimits) -> Self {
        self.lead_limits = Some(limits);
        self
    }

    /// Says at which ratio at least the state or a province has enterprises drawn.
    pub const fn with_least_ratio(mut self, ratio: Ratio) -> Self {
        self.least_ratio = Some(ratio);
        self
    }

    /// Says whether special campaigns are filed (备案).
    pub const fn with_campaign_filing(mut self, filing: Requirement) -> Self {
        self.campaign_filing = Some(filing);
        self
    }

    /// Limits the special campaigns of one agency in a year (年度数量控制).
    pub const fn with_campaigns_a_year(mut self, most: NonZeroU16) -> Self {
        self.campaigns_a_year = Some(most);
        self
    }

    /// Says for how many years the contents of a trail are kept after its last entry (保管期限). No text that
    /// was seen says so: without an instrument that does, they are kept for ever.
    #[doc(alias = "保管期限")]
    pub const fn with_retention(mut self, years: NonZeroU16) -> Self {
        self.retention = Some(years);
        self
    }

    /// For how many years contents are kept.
    pub const fn retention(&self) -> Option<NonZeroU16> {
        self.retention
    }

    /// Whether special campaigns are filed.
    pub const fn campaign_filing(&self) -> Option<Requirement> {
        self.campaign_filing
    }

    /// The most special campaigns of one agency in a year.
    pub const fn campaigns_a_year(&self) -> Option<NonZeroU16> {
        self.campaigns_a_year
    }

    /// The times in which a lead is accepted and verified.
    pub const fn lead_limits(&self) -> Option<LeadLimits> {
        self.lead_limits
    }

    /// The ratio at which enterprises are drawn at least.
    pub const fn least_ratio(&self) -> Option<Ratio> {
        self.least_ratio
    }

    /// Its id.
    pub const fn id(&self) -> &InstrumentId {
        &self.id
    }

    /// Its rank.
    pub const fn rank(&self) -> InstrumentRank {
        self.rank
    }

    /// The days it applies.
    pub const fn validity(&self) -> Period {
        self.validity
    }

    /// The least number of inspectors it asks for.
    pub const fn headcount(&self) -> Option<Headcount> {
        self.headcount
    }

    /// Who counts toward it.
    pub const fn quorum(&self) -> Option<Quorum> {
        self.quorum
    }

    /// Whether it asks for prior approval.
    pub const fn approval(&self) -> Option<Requirement> {
        self.approval
    }

    /// Whether it asks for a notice.
    pub const fn notice(&self) -> Option<Requirement> {
        self.notice
    }

    /// By whom it has plans reviewed.
    pub const fn review(&self) -> Option<Review> {
        self.review
    }

    /// The time it leaves for the registration form.
    pub const fn registration(&self) -> Option<Duration> {
        self.registration
    }

    /// The time it leaves for the dossier (归档).
    pub const fn archive(&self) -> Option<Duration> {
        self.archive
    }

    /// The times it leaves for publication.
    pub fn publication(&self) -> &[Duration] {
        &self.publication
    }

    /// The caps it sets.
    pub fn caps(&self) -> &[VisitCap] {
        &self.caps
    }

    /// When an inspector is due for a change.
    pub const fn streak(&self) -> Option<InspectorStreak> {
        self.streak
    }

    /// What counts as the same enterprise where checks must not repeat.
    pub const fn repeat_by(&self) -> Option<RepeatBy> {
        self.repeat_by
    }

    /// The division or zone that it binds; none for an instrument of the whole country.
    pub const fn territory(&self) -> Option<&DivisionId> {
        self.territory.as_ref()
    }

    /// For how many months a general check is not repeated.
    pub const fn no_repeat_months(&self) -> Option<NonZeroU16> {
        self.no_repeat_months
    }
}
