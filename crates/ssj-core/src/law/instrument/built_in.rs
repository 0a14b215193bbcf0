//! The instruments that this library knows, one row each.

use alloc::vec::Vec;

use time::{Date, Month};

use super::{Instrument, InstrumentRank, LeadLimits};
use crate::base::id::{DivisionId, InstrumentId};
use crate::base::period::Period;
use crate::base::sizing::Ratio;
use crate::law::clause::{
    JILIN_2019_32, SAMR_2019_20, SAMR_2025_101, SAMR_2025_121, STATE_COUNCIL_684,
    STATE_COUNCIL_825, STATE_COUNCIL_2024_54,
};
use crate::law::conduct::Requirement;
use crate::law::headcount::Headcount;
use crate::law::quorum::Quorum;
use crate::law::review::Review;

use InstrumentRank::{AdministrativeRegulation, Ministry, Province, StateCouncil};

impl Instrument {
    /// Every instrument that is built in: they apply on their days and in their territory unless they
    /// are left out by name.
    ///
    /// What each asks for and what of its text was seen, [`Clause`](crate::Clause) says; the dates are
    /// those of the documents.
    ///
    /// | instrument | from | until | binds |
    /// |---|---|---|---|
    /// | 无证无照经营查处办法（国务院令第684号） | 2017-10-01 | | everywhere |
    /// | 行政执法监督条例（国务院令第825号） | 2026-02-01 | | everywhere |
    /// | 国办发〔2024〕54号 | 2024-12-26 | | everywhere |
    /// | 市场监督管理投诉举报处理暂行办法（总局令第20号） | 2020-01-01 | 2026-04-14 | everywhere |
    /// | 市场监督管理投诉举报处理办法（总局令第121号） | 2026-04-15 | | everywhere |
    /// | 企业公示信息抽查办法（总局令第101号修订） | 2025-03-18 | | everywhere |
    /// | 吉政办发〔2019〕32号 | 2019-05-22 | | 220000 |
    ///
    /// The first day of the revision of 2025 was not seen: it is the day of the order.
    ///
    /// ```
    /// use ssj_core::instrument::Instrument;
    /// use time::macros::date;
    /// let on = |day| {
    ///     let all = Instrument::built_in().into_iter();
    ///     all.filter(|own| own.validity().contains(day)).count()
    /// };
    /// assert_eq!((on(date!(2019-06-01)), on(date!(2026-03-02))), (2, 6));
    /// ```
    pub fn built_in() -> Vec<Self> {
        let row =
            |id, rank, first| Self::new(InstrumentId::known(id), rank, Period::starting(first));
        let complaints = row(SAMR_2019_20, Ministry, day(2020, Month::January, 1));
        let later = row(SAMR_2025_121, Ministry, day(2026, Month::April, 15));
        let until = complaints.validity().ended_before(later.validity().first());
        let mut complaints = complaints.until(until);
        let working_days = ssj_calendar::Period::working_days;
        if let (Ok(accept), Ok(verify)) = (working_days(7), working_days(15)) {
            complaints = complaints.with_lead_limits(LeadLimits { accept, verify });
        }
        let mut publicity = row(SAMR_2025_101, Ministry, day(2025, Month::March, 18));
        if let Ok(ratio) = Ratio::new(3, 100) {
            publicity = publicity.with_least_ratio(ratio);
        }
        Vec::from([
            row(
                STATE_COUNCIL_684,
                AdministrativeRegulation,
                day(2017, Month::October, 1),
            ),
            row(
                STATE_COUNCIL_825,
                AdministrativeRegulation,
                day(2026, Month::February, 1),
            ),
            Self::state_council_2024_54(),
            complaints,
            later,
            publicity,
            Self::jilin_2019_32(),
        ])
    }

    /// The regulation that this library starts from, 吉政办发〔2019〕32号: registration form and
    /// publication within seven working days each, in Jilin. It presupposes the statutory headcount
    /// (执法人数); the default is two certificated inspectors of each department.
    pub fn jilin_2019_32() -> Self {
        Self::new(
            InstrumentId::known(JILIN_2019_32),
            Province,
            Period::starting(day(2019, Month::May, 22)),
        )
        .of(DivisionId::known("220000"))
        .with_headcount(Headcount::default())
        .with_quorum(Quorum::Certificated)
        .with_review(Review::default())
        .with_registration(ssj_calendar::limits::REGISTRATION_FORM.period)
        // 2.6-g asks for the form and the archive in one sentence: read as one limit for both.
        .with_archive(ssj_calendar::limits::REGISTRATION_FORM.period)
        .with_publication(ssj_calendar::limits::PUBLICATION.period)
    }

    /// 国办发〔2024〕54号: only holders of an enforcement certificate check; each check takes prior
    /// approval and a notice, each special campaign is filed. The yearly caps of visits and numbers of
    /// campaigns that it has departments publish are instruments of their own.
    pub fn state_council_2024_54() -> Self {
        Self::new(
            InstrumentId::known(STATE_COUNCIL_2024_54),
            StateCouncil,
            Period::starting(day(2024, Month::December, 26)),
        )
        .with_quorum(Quorum::Certificated)
        .with_approval(Requirement::Required)
        .with_notice(Requirement::Required)
        .with_campaign_filing(Requirement::Required)
    }
}

/// A day that exists; should it not, the instrument would apply from the earliest day there is.
fn day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).unwrap_or(Date::MIN)
}
