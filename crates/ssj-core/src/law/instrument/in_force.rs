//! What applies on a day.

use alloc::vec::Vec;
use core::num::NonZeroU16;

use ssj_calendar::Period as Duration;
use time::Date;

use super::{Cited, Instrument, YearlyCap};
use crate::base::id::InstrumentId;
use crate::law::conduct::{Conduct, Requirement};
use crate::law::headcount::{Headcount, HeadcountPer};
use crate::law::quorum::Quorum;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::instrument as rules;

/// The instruments that a jurisdiction goes by; by default the regulation alone.
///
/// ```
/// use ssj_core::instrument::{Instrument, Instruments};
/// let seed = Instruments::new([Instrument::jilin_2019_32()])?;
/// assert_eq!(Instruments::default(), seed);
/// # Ok::<(), ssj_core::Refusals>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Instrument>", try_from = "Vec<Instrument>")
)]
pub struct Instruments {
    /// Superior ones first, then by id.
    sorted: Vec<Instrument>,
}

impl Instruments {
    /// These instruments, in any order.
    ///
    /// # Errors
    /// `instrument.repeated` where two of the same id apply on the same day; `input.too-large`.
    pub fn new(instruments: impl IntoIterator<Item = Instrument>) -> Result<Self, Refusals> {
        let mut sorted = listed(&words::INSTRUMENTS, instruments)?;
        sorted.sort_by(|a, b| order(a).cmp(&order(b)));
        let mut checks = Checks::new();
        for (place, instrument) in sorted.iter().enumerate() {
            let repeated = sorted.iter().skip(place.saturating_add(1)).any(|other| {
                other.id() == instrument.id() && other.validity().overlaps(&instrument.validity())
            });
            checks.require(!repeated, || {
                Refusal::new(rules::REPEATED).with("instrument", instrument.id())
            });
        }
        checks.finish().map(|()| Self { sorted })
    }

    /// What applies on a day.
    ///
    /// # Errors
    /// `instrument.none` where no instrument applies.
    pub fn in_force(&self, on: Date) -> Result<InForce<'_>, Refusals> {
        let applying: Vec<_> = self
            .sorted
            .iter()
            .filter(|instrument| instrument.validity().contains(on))
            .collect();
        if applying.is_empty() {
            return Err(Refusal::new(rules::NONE).with("on", on).into());
        }
        Ok(InForce { applying })
    }
}

impl Default for Instruments {
    fn default() -> Self {
        Self {
            sorted: Vec::from([Instrument::jilin_2019_32()]),
        }
    }
}

fn order(instrument: &Instrument) -> (super::InstrumentRank, &InstrumentId, Date) {
    let first = instrument.validity().first();
    (instrument.rank(), instrument.id(), first)
}

impl From<Instruments> for Vec<Instrument> {
    fn from(instruments: Instruments) -> Self {
        instruments.sorted
    }
}

impl TryFrom<Vec<Instrument>> for Instruments {
    type Error = Refusals;

    fn try_from(instruments: Vec<Instrument>) -> Result<Self, Refusals> {
        Self::new(instruments)
    }
}

/// The instruments that apply on one day, superior ones first: at least one.
#[derive(Clone, Debug)]
pub struct InForce<'a> {
    applying: Vec<&'a Instrument>,
}

impl InForce<'_> {
    /// Each of them.
    pub fn instruments(&self) -> impl ExactSizeIterator<Item = &Instrument> {
        self.applying.iter().copied()
    }

    /// The least number of inspectors: the greatest minimum asked for, counted by department as
    /// soon as one instrument counts so; by default two of each department.
    ///
    /// Three on a visit and two of each department together become three of each department,
    /// which meets both.
    pub fn headcount(&self) -> Cited<Headcount> {
        let stated = self.stated(Instrument::headcount);
        let Some(minimum) = stated.iter().map(|(_, value)| value.minimum).max() else {
            return Cited::unstated(Headcount::default());
        };
        let by_department = stated
            .iter()
            .any(|(_, value)| value.per == HeadcountPer::Department);
        let per = if by_department {
            HeadcountPer::Department
        } else {
            HeadcountPer::Visit
        };
        Cited::citing(Headcount { minimum, per }, &stated)
    }

    /// Who counts toward it: by default only holders of an enforcement certificate.
    pub fn quorum(&self) -> Cited<Quorum> {
        Cited::strictest(&self.stated(Instrument::quorum), |quorum| *quorum)
            .unwrap_or(Cited::unstated(Quorum::Certificated))
    }

    /// Whether a check takes prior approval: by default not.
    pub fn approval(&self) -> Cited<Requirement> {
        self.requirement(Instrument::approval)
    }

    /// Whether a check takes a notice: by default not.
    pub fn notice(&self) -> Cited<Requirement> {
        self.requirement(Instrument::notice)
    }

    fn requirement(&self, of: impl Fn(&Instrument) -> Option<Requirement>) -> Cited<Requirement> {
        Cited::strictest(&self.stated(of), |requirement| *requirement)
            .unwrap_or(Cited::unstated(Requirement::NotRequired))
    }

    /// How checks are conducted, as a visit takes it.
    pub fn conduct(&self) -> Conduct {
        Conduct {
            headcount: self.headcount().value,
            approval: self.approval().value,
            notice: self.notice().value,
            quorum: Quorum::Certificated,
        }
        .with_quorum(self.quorum().value)
    }

    /// Every limit for the registration form. Which is the strictest, working days or natural
    /// ones, only a calendar can tell for a given start.
    pub fn registration_limits(&self) -> Vec<(InstrumentId, Duration)> {
        self.stated(Instrument::registration)
    }

    /// Every limit for publication, likewise.
    pub fn publication_limits(&self) -> Vec<(InstrumentId, Duration)> {
        let limits = |instrument: &&Instrument| {
            let id = instrument.id().clone();
            let limits = instrument.publication().to_vec();
            limits.into_iter().map(move |limit| (id.clone(), limit))
        };
        self.applying.iter().flat_map(limits).collect()
    }

    /// The yearly cap, if there is one: the lowest, then the one that counts more kinds of visit,
    /// then the superior one.
    pub fn yearly_cap(&self) -> Option<Cited<YearlyCap>> {
        let stated = self.stated(|instrument| instrument.yearly_cap().cloned());
        Cited::strictest(&stated, |cap| {
            (core::cmp::Reverse(cap.at_most()), cap.breadth())
        })
    }

    /// For how many months a general check is not repeated, if an instrument says: the longest.
    pub fn no_repeat_months(&self) -> Option<Cited<NonZeroU16>> {
        Cited::strictest(&self.stated(Instrument::no_repeat_months), |months| *months)
    }

    fn stated<T>(&self, of: impl Fn(&Instrument) -> Option<T>) -> Vec<(InstrumentId, T)> {
        self.applying
            .iter()
            .filter_map(|instrument| Some((instrument.id().clone(), of(instrument)?)))
            .collect()
    }
}
