//! When contents may be destroyed, and what is said of it.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;
use core::num::NonZeroU16;

use time::{Date, Month};

use super::{Entry, Export, Kept};
use crate::base::digests::LawRoot;
use crate::base::id::{AgencyId, InstrumentId};
use crate::law::refusal::{Checks, Refusal, Refusals};
use crate::law::rules::law as law_codes;
use crate::law::rules::retention as codes;
use crate::laws::Law;

/// That contents of a trail were destroyed (销毁): which, by whom, on which day, by which instruments. To be kept
/// beside what is left, so that nobody takes a hole for an end of retention.
///
/// ```
/// use core::num::NonZeroU16;
/// # use ssj_core::follow_up::*;
/// # use ssj_core::result::{Outcome, Outcomes};
/// # use ssj_core::trail::{Actor, Command, Salt};
/// # use ssj_core::*;
/// use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
/// use ssj_core::laws::Laws;
/// use ssj_core::trail::Export;
/// # let h = Suite::Intl.hash_fn()?;
/// # let town = laws::town()?;
/// # let (place, amr) = (DivisionId::new("220100")?, AgencyId::new("cc-amr")?);
/// # let then = town.on(date!(2026-03-02), &place)?;
/// # let at = "2026-03-02T09:00:00+08:00".parse()?;
/// # let act = Command::new(CommandId::new("1")?, 0, Actor::agency(amr.clone()), at, Salt::from_bytes([7; 32])).under(&then);
/// # let source = FindingSource::Visit(VisitId::new("1")?);
/// # let outcomes = Outcomes::new([Outcome::OtherProblem])?;
/// # let found = Found { source, matter: MatterId::new("food-sales")?, object: "uscc:91220101MA13XQYL0T".parse()?, outcomes, owner: amr.clone() };
/// # let event = Finding::open(h, &act, FindingId::new("1")?, found)?;
/// // An instrument of the city has contents kept for ten years.
/// let (id, ever) = (InstrumentId::new("长档〔2026〕1号")?, Period::starting(date!(2026-01-01)));
/// let ten = NonZeroU16::new(10).ok_or("not zero")?;
/// let own = Instrument::new(id.clone(), InstrumentRank::Prefecture, ever).with_retention(ten);
/// let mut sources = town.sources().clone();
/// sources.instruments = Instruments::new(sources.instruments.iter().cloned().chain([own]))?;
/// let laws = Laws::new(h, sources)?;
///
/// let mut export = Export::new([event]);
/// let early = export.destroy(&laws.on(date!(2036-03-02), &place)?, &amr, &[0]);
/// assert!(early.unwrap_err().contains(rules::retention::TOO_EARLY));
/// let said = export.destroy(&laws.on(date!(2036-03-03), &place)?, &amr, &[0])?;
/// assert_eq!((said.instruments.as_slice(), said.years, said.by.clone()), (&[id][..], ten, amr));
/// assert!(said.names(export.kept()[0].entry()) && export.unaccounted(&[said]).is_empty());
/// // Without it the hole would stand unexplained.
/// assert_eq!(export.unaccounted(&[]).len(), 1);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[doc(alias = "销毁")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Destruction {
    /// Who destroyed them.
    pub by: AgencyId,
    /// On which day.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// The root of that day's law.
    pub law: LawRoot,
    /// For how many years they were to be kept.
    pub years: NonZeroU16,
    /// The instruments that say so.
    pub instruments: Vec<InstrumentId>,
    /// The entries whose contents are gone: each names its trail and stays.
    pub entries: Vec<Entry>,
}

impl Destruction {
    /// Whether it says of an entry that its content was destroyed.
    pub fn names(&self, entry: &Entry) -> bool {
        self.entries.contains(entry)
    }
}

impl<P> Export<P> {
    /// Lets go of the contents of these entries under the law of the day on which it is done: once the years are
    /// over that the [instruments in force](crate::instrument::InForce::retention) have them kept, counted from
    /// the last entry of the trail, by an agency that wrote of it or follows one that did. A round's contents
    /// prove its draw and stay. The chain verifies as before.
    ///
    /// # Errors
    /// `retention.unstated` where no instrument says for how long; `retention.too-early`;
    /// `retention.not-the-keeper`, `law.agency-not-there`; `retention.no-content`; `retention.proves-a-draw`.
    /// Nothing is destroyed then.
    pub fn destroy(
        &mut self,
        law: &Law<'_>,
        by: &AgencyId,
        sequences: &[u64],
    ) -> Result<Destruction, Refusals> {
        let mut checks = Checks::new();
        let Some(last) = self.kept.last().map(|kept| kept.entry().clone()) else {
            return Err(no_content("", sequences.first().copied().unwrap_or_default()).into());
        };
        let trail = last.subject.as_str();
        checks.require(last.subject.scheme() != "round", || {
            Refusal::new(codes::PROVES_A_DRAW).with("trail", trail)
        });
        let stated = law.in_force().retention();
        if let Some(kept) = &stated {
            let day = last.recorded.china_date();
            let until = years_after(day, kept.value);
            checks.require(until < law.day(), || {
                Refusal::new(codes::TOO_EARLY)
                    .with("trail", trail)
                    .with("until", until)
                    .with("years", u32::from(kept.value.get()))
                    .with("last", day)
            });
        } else {
            let refusal = Refusal::new(codes::UNSTATED).with("trail", trail);
            checks.refuse(refusal.with("day", law.day()));
        }
        self.is_kept_by(by, law, &mut checks);
        let asked: BTreeSet<_> = sequences.iter().copied().collect();
        for &sequence in &asked {
            let mut whole = self.kept.iter().filter_map(Kept::event);
            let known = whole.any(|event| event.entry().sequence == sequence);
            checks.require(known, || no_content(trail, sequence));
        }
        checks.finish()?;
        let Some(stated) = stated else {
            return Err(Checks::new().refusals());
        };
        let mut entries = Vec::new();
        for kept in &mut self.kept {
            if asked.contains(&kept.entry().sequence) {
                let entry = kept.entry().clone();
                entries.push(entry.clone());
                *kept = Kept::Destroyed(entry);
            }
        }
        Ok(Destruction {
            by: by.clone(),
            on: law.day(),
            law: law.root(),
            years: stated.value,
            instruments: stated.by,
            entries,
        })
    }

    fn is_kept_by(&self, by: &AgencyId, law: &Law<'_>, checks: &mut Checks) {
        checks.require(law.who().agency(by).is_some(), || {
            Refusal::new(law_codes::NOT_THERE)
                .with("agency", by)
                .with("day", law.day())
        });
        let mut whole = self.kept.iter().filter_map(Kept::event);
        let keeps = whole.any(|event| law.who().acts_for(by, &event.actor().agency));
        checks.require(keeps, || {
            let trail = self.kept.last().map(|kept| kept.entry().subject.as_str());
            Refusal::new(codes::NOT_THE_KEEPER)
                .with("actor", by)
                .with("trail", trail.unwrap_or_default())
        });
    }

    /// The entries without content of which none of these says that it was destroyed, nor by whom and why.
    pub fn unaccounted(&self, said: &[Destruction]) -> Vec<&Entry> {
        let gone = self.kept.iter().filter(|kept| kept.event().is_none());
        let gone = gone.map(Kept::entry);
        gone.filter(|entry| !said.iter().any(|one| one.names(entry)))
            .collect()
    }
}

fn no_content(trail: &str, sequence: u64) -> Refusal {
    Refusal::new(codes::NO_CONTENT)
        .with("trail", trail)
        .with("sequence", sequence)
}

/// The same day so many years later; of 29 February, where there is none, 1 March.
fn years_after(day: Date, years: NonZeroU16) -> Date {
    let year = day.year().saturating_add(i32::from(years.get()));
    day.replace_year(year)
        .or_else(|_| Date::from_calendar_date(year, Month::March, 1))
        .unwrap_or(Date::MAX)
}
