//! One instrument.

use alloc::vec::Vec;
use core::num::NonZeroU16;

use ssj_calendar::Period as Duration;
use time::{Date, Month};

use super::YearlyCap;
use crate::base::id::InstrumentId;
use crate::base::period::Period;
use crate::law::clause::JILIN_2019_32;
use crate::law::conduct::Requirement;
use crate::law::headcount::Headcount;
use crate::law::quorum::Quorum;

/// An instrument (规范性文件) as data: its rank, the days it applies, what it asks for.
///
/// What it says nothing about stays unset, so that another instrument or the documented default
/// decides.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::InstrumentId;
/// use ssj_core::instrument::{CheckOccasion, Instrument, InstrumentRank, YearlyCap};
/// use ssj_core::Period;
/// use time::macros::date;
/// let local = Instrument::new(
///     InstrumentId::new("长市监〔2026〕1号")?,
///     InstrumentRank::Prefecture,
///     Period::starting(date!(2026-01-01)),
/// )
/// .with_yearly_cap(YearlyCap::new(NonZeroU16::MIN, [CheckOccasion::Plan]));
/// assert_eq!(local.yearly_cap().map(|cap| cap.at_most()), Some(1));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[doc(alias = "规范性文件")]
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
    publication: Vec<Duration>,
    #[cfg_attr(feature = "serde", serde(default))]
    yearly_cap: Option<YearlyCap>,
    #[cfg_attr(feature = "serde", serde(default))]
    no_repeat_months: Option<NonZeroU16>,
}

/// The rank of an instrument (效力位阶), superior ones first.
#[doc(alias = "效力位阶")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum InstrumentRank {
    /// A statute (法律).
    Statute,
    /// An administrative regulation of the State Council (行政法规).
    AdministrativeRegulation,
    /// A document of the State Council or its general office (国务院规范性文件).
    StateCouncil,
    /// A rule of a ministry (部门规章).
    Ministry,
    /// A document of a province (省级规范性文件).
    Province,
    /// A document of a prefecture (市级规范性文件).
    Prefecture,
    /// A document of a county (县级规范性文件).
    County,
}

impl Instrument {
    /// An instrument that asks for nothing yet.
    pub const fn new(id: InstrumentId, rank: InstrumentRank, validity: Period) -> Self {
        Self {
            id,
            rank,
            validity,
            headcount: None,
            quorum: None,
            approval: None,
            notice: None,
            registration: None,
            publication: Vec::new(),
            yearly_cap: None,
            no_repeat_months: None,
        }
    }

    /// The regulation that this library starts from, 吉政办发〔2019〕32号: registration form and
    /// publication within seven working days each. It presupposes the statutory headcount (执法人数);
    /// the default is two certificated inspectors of each department.
    pub fn jilin_2019_32() -> Self {
        Self::new(
            InstrumentId::known(JILIN_2019_32),
            InstrumentRank::Province,
            Period::starting(day(2019, Month::May, 22)),
        )
        .with_headcount(Headcount::default())
        .with_quorum(Quorum::Certificated)
        .with_registration(ssj_calendar::limits::REGISTRATION_FORM.period)
        .with_publication(ssj_calendar::limits::PUBLICATION.period)
    }

    /// 国办发〔2024〕54号: only holders of an enforcement certificate check; each check takes prior
    /// approval and a notice. The yearly caps that it has departments publish are instruments of
    /// their own.
    pub fn state_council_2024_54() -> Self {
        Self::new(
            InstrumentId::known("国办发〔2024〕54号"),
            InstrumentRank::StateCouncil,
            Period::starting(day(2024, Month::December, 26)),
        )
        .with_quorum(Quorum::Certificated)
        .with_approval(Requirement::Required)
        .with_notice(Requirement::Required)
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

    /// Limits the time for publication; of several limits each applies.
    pub fn with_publication(mut self, within: Duration) -> Self {
        self.publication.push(within);
        self
    }

    /// Caps the visits to one enterprise in a year.
    pub fn with_yearly_cap(mut self, cap: YearlyCap) -> Self {
        self.yearly_cap = Some(cap);
        self
    }

    /// Says for how many months a general check is not repeated.
    pub const fn with_no_repeat_months(mut self, months: NonZeroU16) -> Self {
        self.no_repeat_months = Some(months);
        self
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

    /// The time it leaves for the registration form.
    pub const fn registration(&self) -> Option<Duration> {
        self.registration
    }

    /// The times it leaves for publication.
    pub fn publication(&self) -> &[Duration] {
        &self.publication
    }

    /// The yearly cap it sets.
    pub const fn yearly_cap(&self) -> Option<&YearlyCap> {
        self.yearly_cap.as_ref()
    }

    /// For how many months a general check is not repeated.
    pub const fn no_repeat_months(&self) -> Option<NonZeroU16> {
        self.no_repeat_months
    }
}

/// A day that exists; should it not, the instrument would apply from the earliest day there is.
fn day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN)
}
