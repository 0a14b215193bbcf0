//! All agencies, on any day.

use alloc::vec::Vec;

use time::Date;

use super::report::{ChangeAdopted, ChangeReported};
use super::timeline::Timeline;
use super::{Agency, AgencyError, Change, NamedSystem};
use crate::base::id::{AgencyId, DivisionId, MatterId, SystemId};
use crate::base::text::Text;
use crate::data::jurisdiction::Level;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::agency as rules;

/// The agencies, the matters they own and every adopted reform, resolved as of any day.
///
/// ```
/// use ssj_core::agency::{Agency, AgencyRegister, Change, NamedSystem, Reform};
/// use ssj_core::jurisdiction::Level;
/// use ssj_core::{AgencyId, DivisionId, Text};
/// use time::macros::date;
///
/// let (jl, since) = (DivisionId::new("220000")?, date!(2001-06-01));
/// let id = AgencyId::new("jl-amr")?;
/// let office = Agency::department(
///     id.clone(),
///     Text::new("吉林省工商行政管理局")?,
///     [NamedSystem::MarketRegulation.into()],
///     Level::Province,
///     jl,
///     since,
/// );
/// let register = AgencyRegister::new([office], [])?;
///
/// let name = Text::new("吉林省市场监督管理厅")?;
/// let rename = Change { effective: date!(2018-10-20), founded: Vec::new(), reform: Reform::Rename { agency: id.clone(), name } };
/// let reported = register.report(rename, &id, &id, date!(2018-11-01))?;
/// let adopted = register.adopt(&reported, &id, date!(2018-11-15))?;
/// let register = register.with(adopted)?;
///
/// assert_eq!(register.at(&id, date!(2018-10-19))?.name().as_str(), "吉林省工商行政管理局");
/// assert_eq!(register.at(&id, date!(2018-10-20))?.name().as_str(), "吉林省市场监督管理厅");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "机构承继")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(into = "Parts", try_from = "Parts"))]
pub struct AgencyRegister {
    parts: Parts,
    timeline: Timeline,
}

/// What a register is made from; the timeline follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
struct Parts {
    agencies: Vec<Agency>,
    functions: Vec<Function>,
    changes: Vec<ChangeAdopted>,
}

/// A matter that an agency owns from a day on (职能).
#[doc(alias = "职能")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Function {
    /// The matter.
    pub matter: MatterId,
    /// The agency that owned it first.
    pub owner: AgencyId,
    /// The first day.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub since: Date,
}

impl AgencyRegister {
    /// The register of these agencies and of the matters that each owns, before any reform.
    ///
    /// # Errors
    /// Every agency founded twice (`agency.founding`), every owner not there on the day
    /// (`agency.absent`) and every matter with two owners (`agency.two-owners`); `input.too-large`.
    pub fn new(
        agencies: impl IntoIterator<Item = Agency>,
        functions: impl IntoIterator<Item = Function>,
    ) -> Result<Self, Refusals> {
        Parts {
            agencies: listed(&words::AGENCIES, agencies)?,
            functions: listed(&words::FUNCTIONS, functions)?,
            changes: Vec::new(),
        }
        .try_into()
    }

    /// Reports a reform: by an agency that it touches, to the market regulator of its level and
    /// jurisdiction; by one of a vertically led system (垂直管理) to the province's.
    ///
    /// # Errors
    /// `agency.reporter`, `agency.addressee`, `agency.absent`, and whatever else keeps the reform
    /// from entering the register.
    pub fn report(
        &self,
        change: Change,
        by: &AgencyId,
        to: &AgencyId,
        on: Date,
    ) -> Result<ChangeReported, Refusals> {
        let mut checks = Checks::new();
        checks.require(change.touched().contains(&by), || {
            Refusal::new(rules::REPORTER).with("agency", by)
        });
        checks.require(self.is_regulator_beside(to, by, &change, on), || {
            Refusal::new(rules::ADDRESSEE)
                .with("to", to)
                .with("agency", by)
        });
        let trial = Timeline::of(
            &self.parts.agencies,
            &self.parts.functions,
            self.changes().chain([&change]),
        );
        checks.absorb(trial);
        checks.finish()?;
        Ok(ChangeReported {
            change,
            by: by.clone(),
            to: to.clone(),
            on,
        })
    }

    /// An agency that the reform itself ends reports it too, so its level and jurisdiction are
    /// looked up wherever it was last in force.
    fn is_regulator_beside(&self, to: &AgencyId, by: &AgencyId, change: &Change, on: Date) -> bool {
        let eve = change.effective.previous_day().unwrap_or(on);
        let at = |id| self.at(id, on).or_else(|_| self.at(id, eve)).ok();
        let (Some(to), Some(by)) = (at(to), at(by)) else {
            return false;
        };
        let (to, by) = (to.agency(), by.agency());
        let beside = if by.is_vertically_led() {
            // Customs, taxation and the like answer to no local government: the province's regulator.
            let province = by.division().province();
            to.level() == Level::Province && to.division().province() == province
        } else {
            to.level() == by.level() && to.division() == by.division()
        };
        to.is_of(NamedSystem::MarketRegulation) && beside
    }

    /// Adopts a reported reform for the province.
    ///
    /// # Errors
    /// `agency.adopter` unless the agency is a provincial market regulator in force that day,
    /// `agency.adopted-early` before the report, and whatever keeps the reform from entering the
    /// register as it is now.
    pub fn adopt(
        &self,
        reported: &ChangeReported,
        by: &AgencyId,
        on: Date,
    ) -> Result<ChangeAdopted, Refusals> {
        let mut checks = Checks::new();
        let provincial = self.at(by, on).is_ok_and(|then| {
            then.agency().level() == Level::Province
                && then.agency().is_of(NamedSystem::MarketRegulation)
        });
        checks.require(provincial, || {
            Refusal::new(rules::ADOPTER).with("agency", by)
        });
        checks.require(reported.on <= on, || {
            Refusal::new(rules::ADOPTED_EARLY)
                .with("adopted", on)
                .with("reported", reported.on)
        });
        let adopted = ChangeAdopted {
            reported: reported.clone(),
            by: by.clone(),
            on,
        };
        checks.absorb(self.clone().with(adopted.clone()));
        checks.finish().map(|()| adopted)
    }

    /// The register with one more adopted reform.
    ///
    /// # Errors
    /// Whatever the reform contradicts, a reform of a later day that was adopted first included.
    pub fn with(mut self, adopted: ChangeAdopted) -> Result<Self, Refusals> {
        self.parts.changes.push(adopted);
        self.parts.try_into()
    }

    /// An agency as it stood on a day, with its name of that day.
    ///
    /// # Errors
    /// [`AgencyError`] where the register does not know it, or not on that day.
    pub fn at(&self, id: &AgencyId, on: Date) -> Result<AgencyThen<'_>, AgencyError> {
        self.timeline.at(id, on)
    }

    /// The agencies that answer on a day for what an agency did: itself, or those it became.
    ///
    /// # Errors
    /// [`AgencyError`] where the register does not know it or it was founded later.
    pub fn successors(&self, id: &AgencyId, on: Date) -> Result<Vec<&AgencyId>, AgencyError> {
        self.timeline.successors(id, on)
    }

    /// The agencies that answer on a day for a matter that an agency answered for: whoever took the
    /// matter over (职能划转), else [those that it became](Self::successors).
    ///
    /// # Errors
    /// [`AgencyError`] where the register does not know it or it was founded later.
    pub fn heirs(
        &self,
        id: &AgencyId,
        matter: &MatterId,
        on: Date,
    ) -> Result<Vec<&AgencyId>, AgencyError> {
        match self.timeline.transferee(id, matter, on) {
            Some(owner) => Ok(Vec::from([owner])),
            None => self.successors(id, on),
        }
    }

    /// The agency that owns a matter on a day.
    ///
    /// # Errors
    /// [`AgencyError`] where it has no owner on that day.
    pub fn owner(&self, matter: &MatterId, on: Date) -> Result<&AgencyId, AgencyError> {
        let owner = self.timeline.owner(matter, on);
        owner.ok_or_else(|| AgencyError::NoOwner {
            input: matter.as_str().into(),
            on,
        })
    }

    /// Every name that an agency has had, each with its first day, the oldest first.
    pub fn names(&self, id: &AgencyId) -> &[(Date, Text)] {
        self.timeline.names(id)
    }

    /// The agencies of a system in a jurisdiction on a day, by id.
    pub fn of_system(
        &self,
        system: &SystemId,
        division: &DivisionId,
        on: Date,
    ) -> impl Iterator<Item = AgencyThen<'_>> {
        self.timeline.in_force(on).filter(move |then| {
            then.agency().division() == division && then.agency().systems().any(|own| own == system)
        })
    }

    /// Every agency in force on a day, by id.
    pub fn in_force(&self, on: Date) -> impl Iterator<Item = AgencyThen<'_>> {
        self.timeline.in_force(on)
    }

    /// The adopted reforms, in the order they were adopted.
    pub fn adopted(&self) -> &[ChangeAdopted] {
        &self.parts.changes
    }

    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.parts
            .changes
            .iter()
            .map(|adopted| &adopted.reported.change)
    }
}

impl TryFrom<Parts> for AgencyRegister {
    type Error = Refusals;

    fn try_from(parts: Parts) -> Result<Self, Refusals> {
        let changes = parts.changes.iter().map(|adopted| &adopted.reported.change);
        let timeline = Timeline::of(&parts.agencies, &parts.functions, changes)?;
        Ok(Self { parts, timeline })
    }
}

impl From<AgencyRegister> for Parts {
    fn from(register: AgencyRegister) -> Self {
        register.parts
    }
}

/// An agency as it stood on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgencyThen<'a> {
    pub(super) agency: &'a Agency,
    pub(super) name: &'a Text,
}

impl<'a> AgencyThen<'a> {
    /// The agency as it was on that day.
    pub const fn agency(&self) -> &'a Agency {
        self.agency
    }

    /// Its name on that day.
    pub const fn name(&self) -> &'a Text {
        self.name
    }
}

record! {
    0x0c01 AgencyRegister { parts };
    0x0c02 Function { matter, owner, since };
    _ Parts { agencies, functions, changes };
}
