//! The joint conference of departments.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use time::Date;

use super::{AgencyRegister, NamedSystem};
use crate::base::id::AgencyId;
use crate::base::period::Period;
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::agency as rules;

/// A seat in a joint conference: an agency, and the days it takes part.
///
/// ```
/// use ssj_core::agency::Seat;
/// use ssj_core::{AgencyId, Period};
/// use time::macros::date;
/// let seat = Seat { agency: AgencyId::new("jl-health")?, period: Period::starting(date!(2019-06-01)) };
/// assert!(seat.period.contains(date!(2026-01-01)));
/// # Ok::<(), ssj_core::IdError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Seat {
    /// The agency, as it was when it took the seat.
    pub agency: AgencyId,
    /// The days.
    pub period: Period,
}

/// A joint conference (联席会议): led by a market regulator, with members that change in time.
///
/// A seat follows its agency through every reform: whoever succeeded it takes part.
///
/// ```
/// use ssj_core::agency::{Agency, AgencyRegister, Conference, NamedSystem, Seat};
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::{AgencyId, DivisionId, Period, Text};
/// use time::macros::date;
///
/// let (since, on) = (date!(2018-10-20), date!(2026-03-02));
/// let office = |id: &AgencyId, system: NamedSystem| {
///     let jilin = DivisionId::new("220000")?;
///     let name = Text::new(system.zh())?;
///     let level = Level::Province;
///     Ok::<_, Box<dyn core::error::Error>>(
///         Agency::department(id.clone(), name, [system.into()], level, jilin, since))
/// };
/// let (amr, health) = (AgencyId::new("jl-amr")?, AgencyId::new("jl-health")?);
/// let offices = [office(&amr, NamedSystem::MarketRegulation)?, office(&health, NamedSystem::Health)?];
/// let register = AgencyRegister::new(offices, [])?;
///
/// let seat = Seat { agency: health.clone(), period: Period::starting(date!(2019-06-01)) };
/// let conference = Conference::new(amr.clone(), date!(2019-05-22), [seat.clone()], &register)?;
/// assert_eq!(conference.members(&register, on).len(), 2);
/// assert_eq!(conference.members(&register, date!(2019-05-31)).len(), 1);
/// // Of the 24 systems that the regulation names, 22 send nobody yet.
/// assert_eq!(conference.unrepresented(&register, on).len(), 22);
/// assert!(Conference::new(health, date!(2019-05-22), [seat], &register).is_err());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "联席会议")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "Raw"))]
pub struct Conference {
    lead: AgencyId,
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    since: Date,
    seats: Vec<Seat>,
}

impl Conference {
    /// The conference that this agency leads from a day on, with these seats.
    ///
    /// # Errors
    /// `conference.lead` unless the leading agency is a market regulator on the first day;
    /// `conference.absent` for each seat of an agency that is not there on its first day;
    /// `conference.twice` for each agency with two seats at a time.
    pub fn new(
        lead: AgencyId,
        since: Date,
        seats: impl IntoIterator<Item = Seat>,
        agencies: &AgencyRegister,
    ) -> Result<Self, Refusals> {
        let seats = seats.into_iter().collect();
        let conference = Self { lead, since, seats };
        let mut checks = Checks::new();
        checks.absorb(conference.check(agencies));
        checks.absorb(conference.is_sound());
        checks.finish().map(|()| conference)
    }

    /// That it is led by a market regulator and that each seat's agency is there on its first day, by this register.
    ///
    /// # Errors
    /// `conference.lead`, `conference.absent`.
    pub fn check(&self, agencies: &AgencyRegister) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        let regulator = agencies
            .at(&self.lead, self.since)
            .is_ok_and(|then| then.agency().is_of(NamedSystem::MarketRegulation));
        checks.require(regulator, || {
            Refusal::new(rules::CONFERENCE_LEAD)
                .with("agency", &self.lead)
                .with("on", self.since)
        });
        for seat in &self.seats {
            let first = seat.period.first();
            checks.require(agencies.at(&seat.agency, first).is_ok(), || {
                Refusal::new(rules::CONFERENCE_ABSENT)
                    .with("agency", &seat.agency)
                    .with("on", first)
            });
        }
        checks.finish()
    }

    fn is_sound(&self) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        for (place, seat) in self.seats.iter().enumerate() {
            let mut before = self.seats.iter().take(place);
            let twice = before
                .any(|other| other.agency == seat.agency && other.period.overlaps(&seat.period));
            checks.require(!twice, || {
                Refusal::new(rules::CONFERENCE_TWICE)
                    .with("agency", &seat.agency)
                    .with("on", seat.period.first())
            });
        }
        checks.finish()
    }

    /// The agency that leads it (牵头部门), as it was when it began.
    pub const fn lead(&self) -> &AgencyId {
        &self.lead
    }

    /// Its first day.
    pub const fn since(&self) -> Date {
        self.since
    }

    /// Every seat there was, is or will be.
    pub fn seats(&self) -> &[Seat] {
        &self.seats
    }

    /// Who takes part on a day, the leading agency among them: those that the seats' agencies have
    /// become by then.
    pub fn members<'a>(&'a self, agencies: &'a AgencyRegister, on: Date) -> BTreeSet<&'a AgencyId> {
        let lead = (self.since <= on).then_some(&self.lead);
        let seated = self.seats.iter().filter(|seat| seat.period.contains(on));
        let heirs = |agency| agencies.successors(agency, on).unwrap_or_default();
        lead.into_iter()
            .chain(seated.map(|it| &it.agency))
            .flat_map(heirs)
            .collect()
    }

    /// The systems that the regulation names and that no member belongs to on a day.
    pub fn unrepresented(&self, agencies: &AgencyRegister, on: Date) -> Vec<NamedSystem> {
        let members = self.members(agencies, on);
        let present = |system: NamedSystem| {
            let mut members = members.iter().filter_map(|id| agencies.at(id, on).ok());
            members.any(|then| then.agency().is_of(system))
        };
        let mut systems = Vec::from(NamedSystem::SUPERVISING);
        systems.retain(|system| !present(*system));
        systems
    }
}

#[cfg(feature = "serde")]
#[derive(serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, crate = "crate::strict")]
struct Raw {
    lead: AgencyId,
    #[serde(with = "ssj_calendar::iso_date")]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    since: Date,
    seats: Vec<Seat>,
}

#[cfg(feature = "serde")]
impl TryFrom<Raw> for Conference {
    type Error = Refusals;

    /// Whether its agencies were there is asked [of the register](Self::check).
    fn try_from(raw: Raw) -> Result<Self, Refusals> {
        let Raw { lead, since, seats } = raw;
        let conference = Self { lead, since, seats };
        conference.is_sound().map(|()| conference)
    }
}
