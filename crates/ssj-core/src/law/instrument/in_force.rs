//! What applies on a day.

use alloc::vec::Vec;
use core::num::NonZeroU16;

use ssj_calendar::Period as Duration;
use time::Date;

use super::{Cited, InspectorStreak, Instrument, LeadLimits, RepeatBy, Seen, VisitCap};
use crate::base::id::{DivisionId, InstrumentId};
use crate::base::sizing::Ratio;
use crate::data::jurisdiction::Gazetteer;
use crate::law::clause::Clause;
use crate::law::conduct::{Conduct, Requirement};
use crate::law::headcount::{Headcount, HeadcountPer};
use crate::law::quorum::Quorum;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::review::Review;
use crate::law::rules::{Code, instrument as rules};

/// The instruments that are gone by; by default all that are built in.
///
/// ```
/// use ssj_core::instrument::{Instrument, Instruments};
/// let built_in = Instruments::new(Instrument::built_in())?;
/// assert_eq!(Instruments::default(), built_in);
/// // One that is not gone by is left out by name, and the set is another one.
/// let without = built_in.clone().without(&[Instrument::state_council_2024_54().id()]);
/// assert_ne!(without, built_in);
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

    /// The same without these. Whoever leaves out what is in force says so, with a reason.
    #[must_use]
    pub fn without(mut self, left_out: &[&InstrumentId]) -> Self {
        self.sorted.retain(|own| !left_out.contains(&own.id()));
        self
    }

    /// Each of them, superior ones first.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Instrument> {
        self.sorted.iter()
    }

    /// What applies on a day, whatever its territory: for a set of instruments of one place.
    ///
    /// # Errors
    /// `instrument.none` where no instrument applies.
    pub fn in_force(&self, on: Date) -> Result<InForce<'_>, Refusals> {
        self.applying(on, |_| true)
    }

    /// What applies on a day at a place: the instruments of the whole country and those whose territory
    /// the place lies in, both as they are called on the day.
    ///
    /// ```
    /// use ssj_core::instrument::Instruments;
    /// use ssj_core::jurisdiction::{Gazetteer, Jurisdiction};
    /// use ssj_core::{DivisionId, Period, Text};
    /// use time::macros::date;
    /// let ever = Period::starting(date!(1954-01-01));
    /// let row = |code: &str, name| Ok::<_, Box<dyn core::error::Error>>(
    ///     Jurisdiction::division(code.parse()?, Text::new(name)?, ever));
    /// let gazetteer = Gazetteer::new([
    ///     row("220000", "吉林省")?, row("220100", "长春市")?, row("210000", "辽宁省")?])?;
    /// let (instruments, day) = (Instruments::default(), date!(2026-03-02));
    /// let number = |place: &str| Ok::<_, Box<dyn core::error::Error>>(
    ///     instruments.in_force_at(day, &DivisionId::new(place)?, &gazetteer)?.instruments().len());
    /// // 吉政办发〔2019〕32号 binds Changchun and not Liaoning.
    /// assert_eq!(number("220100")?, number("210000")? + 1);
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `instrument.none` where no instrument applies.
    pub fn in_force_at(
        &self,
        on: Date,
        place: &DivisionId,
        gazetteer: &Gazetteer,
    ) -> Result<InForce<'_>, Refusals> {
        let here = gazetteer.resolve(place, on).map_or(place, |row| row.id());
        let within = |territory: &DivisionId| {
            let there = gazetteer
                .resolve(territory, on)
                .map_or(territory, |row| row.id());
            gazetteer.is_within(here, there, on)
        };
        self.applying(on, within)
    }

    fn applying(
        &self,
        on: Date,
        binds: impl Fn(&DivisionId) -> bool,
    ) -> Result<InForce<'_>, Refusals> {
        let here = |own: &&Instrument| own.territory().is_none_or(&binds);
        let then = self.sorted.iter().filter(|own| own.validity().contains(on));
        let applying: Vec<_> = then.filter(here).collect();
        if applying.is_empty() {
            return Err(Refusal::new(rules::NONE).with("on", on).into());
        }
        Ok(InForce { applying })
    }
}

impl Default for Instruments {
    fn default() -> Self {
        Self {
            sorted: {
                let mut sorted = Instrument::built_in();
                sorted.sort_by(|a, b| order(a).cmp(&order(b)));
                sorted
            },
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
    /// The regulation names no window for 不得重复, and without one nothing would ever repeat: a year, as
    /// plans are yearly.
    pub const NO_REPEAT_MONTHS: NonZeroU16 = match NonZeroU16::new(12) {
        Some(months) => months,
        None => NonZeroU16::MIN,
    };

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

    /// Whether special campaigns are filed (备案): by default not.
    pub fn campaign_filing(&self) -> Cited<Requirement> {
        self.requirement(Instrument::campaign_filing)
    }

    /// The most special campaigns of one agency in a year, if an instrument says: the fewest of several.
    pub fn campaigns_a_year(&self) -> Option<Cited<NonZeroU16>> {
        let stated = self.stated(Instrument::campaigns_a_year);
        Cited::strictest(&stated, |most| core::cmp::Reverse(*most))
    }

    /// For how many years contents are kept after a trail's last entry, if an instrument says: the longest of
    /// several.
    pub fn retention(&self) -> Option<Cited<NonZeroU16>> {
        Cited::strictest(&self.stated(Instrument::retention), |years| *years)
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

    /// By whom plans are reviewed: as the instrument of the lowest rank says that says it; by default the
    /// regulation's own.
    pub fn review(&self) -> Cited<Review> {
        let stated = self.stated(Instrument::review);
        match stated.last() {
            // Whoever is nearest knows the ways of the place; none of them is stricter.
            Some((_, review)) => Cited::citing(*review, &stated),
            None => Cited::unstated(Review::default()),
        }
    }

    /// Every limit for the registration form. Which is the strictest, working days or natural
    /// ones, only a calendar can tell for a given start.
    pub fn registration_limits(&self) -> Vec<(InstrumentId, Duration)> {
        self.listed(Instrument::registration)
    }

    /// Every limit for the dossier in the archive, likewise.
    pub fn archive_limits(&self) -> Vec<(InstrumentId, Duration)> {
        self.listed(Instrument::archive)
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

    /// Every cap on visits to one enterprise, each with its instrument: each applies.
    pub fn caps(&self) -> Vec<(InstrumentId, VisitCap)> {
        let caps = |own: &&Instrument| {
            let id = own.id().clone();
            own.caps()
                .to_vec()
                .into_iter()
                .map(move |cap| (id.clone(), cap))
        };
        self.applying.iter().flat_map(caps).collect()
    }

    /// Every rule by which an inspector is due for a change: each applies.
    pub fn streaks(&self) -> Vec<(InstrumentId, InspectorStreak)> {
        self.listed(Instrument::streak)
    }

    /// For how many months a general check is not repeated: the longest that an instrument says, by
    /// default [`InForce::NO_REPEAT_MONTHS`].
    pub fn no_repeat_months(&self) -> Cited<NonZeroU16> {
        Cited::strictest(&self.stated(Instrument::no_repeat_months), |months| *months)
            .unwrap_or(Cited::unstated(Self::NO_REPEAT_MONTHS))
    }

    /// What counts as the same enterprise where checks must not repeat: by default its holder.
    pub fn repeat_by(&self) -> Cited<RepeatBy> {
        // The holder's is the stricter reading.
        Cited::strictest(&self.stated(Instrument::repeat_by), |by| {
            core::cmp::Reverse(*by)
        })
        .unwrap_or(Cited::unstated(RepeatBy::Holder))
    }

    /// The times in which leads are accepted and verified, of each instrument that limits them.
    pub fn lead_limits(&self) -> Vec<(InstrumentId, LeadLimits)> {
        self.listed(Instrument::lead_limits)
    }

    /// The ratio at which the state or a province has enterprises drawn at least, if an instrument says.
    pub fn least_ratio(&self) -> Option<Cited<Ratio>> {
        Cited::strictest(&self.stated(Instrument::least_ratio), |ratio| *ratio)
    }

    /// The clauses that ask for what a code refuses: those of the instruments in force, and this
    /// library's own.
    ///
    /// ```
    /// use ssj_core::instrument::Instruments;
    /// use ssj_core::{Clause, rules};
    /// use time::macros::date;
    /// let (all, code) = (Instruments::default(), rules::visit::NOT_APPROVED);
    /// let cited = |day| Ok::<_, ssj_core::Refusals>(all.in_force(day)?.cites(code).collect::<Vec<_>>());
    /// assert_eq!(cited(date!(2026-03-02))?, [Clause::S54_5A]);
    /// assert!(cited(date!(2023-03-01))?.is_empty(), "nothing asked for approval then");
    /// # Ok::<(), ssj_core::Refusals>(())
    /// ```
    pub fn cites<'c>(&'c self, code: &'c Code) -> impl Iterator<Item = Clause> + 'c {
        let here = |clause: &Clause| {
            let mut own = self.applying.iter();
            own.any(|own| own.id().as_id().value() == clause.instrument())
        };
        let clauses = code.clauses.iter().copied();
        clauses.filter(move |clause| clause.seen() == Seen::Own || here(clause))
    }

    fn stated<T>(&self, of: impl Fn(&Instrument) -> Option<T>) -> Vec<(&InstrumentId, T)> {
        let applying = self.applying.iter();
        let stated = applying.filter_map(|own| Some((own.id(), of(own)?)));
        stated.collect()
    }

    fn listed<T>(&self, of: impl Fn(&Instrument) -> Option<T>) -> Vec<(InstrumentId, T)> {
        let stated = self.stated(of).into_iter();
        stated.map(|(id, own)| (id.clone(), own)).collect()
    }

    /// Whether exactly the same ones apply.
    pub(crate) fn are(&self, others: &Self) -> bool {
        let mut pairs = self.applying.iter().zip(&others.applying);
        self.applying.len() == others.applying.len() && pairs.all(|(a, b)| core::ptr::eq(*a, *b))
    }
}
