//! What a refusal rests on where it is made: the instruments and clauses in force, as officials write them.

use alloc::vec::Vec;
use core::fmt;

use super::Law;
use crate::base::id::InstrumentId;
use crate::law::clause::{Clause, LIBRARY, cited};
use crate::law::conduct::Requirement;
use crate::law::instrument::Instrument;
use crate::law::rules::{Code, campaign, history, lead, plan, round, visit};

/// The clauses and instruments in force on a day at a place that ask for what a code refuses, superior ones
/// first within each list.
///
/// Shown, they stand as officials write them, the same in every language; where nothing in force asks for it,
/// it is this library's own default, and `library.md` is cited.
///
/// ```
/// use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
/// use ssj_core::laws::{Laws, Sources};
/// use ssj_core::visit::Requirement;
/// use ssj_core::{Clause, InstrumentId, Period, Suite, id, rules};
/// use time::macros::date;
///
/// # let town = ssj_core::laws::town()?;
/// # let sources = town.sources().clone();
/// // A document of the city asks for the head's approval too.
/// let number = InstrumentId::new("长市监〔2026〕1号")?;
/// let own = Instrument::new(number, InstrumentRank::Prefecture, Period::starting(date!(2026-01-01)))
///     .of(id!(ssj_core::DivisionId, "220100"))
///     .with_approval(Requirement::Required);
/// let sources = Sources { instruments: Instruments::new([own])?, left_out: vec![], ..sources };
/// let laws = Laws::new(Suite::Intl.hash_fn()?, sources)?;
///
/// let law = laws.on(date!(2026-03-02), &id!(ssj_core::DivisionId, "220102"))?;
/// let cites = law.cite(rules::visit::NOT_APPROVED);
/// assert_eq!(cites.to_string(), "国办发〔2024〕54号 五；长市监〔2026〕1号");
/// assert_eq!(cites.clauses, [Clause::S54_5A]);
/// assert_eq!(law.cite(rules::plan::NOT_IN_FORCE).to_string(), "吉政办发〔2019〕32号 二（五）");
/// // What is the design of the draw cites its specification.
/// assert_eq!(law.cite(rules::draw::TOO_LITTLE_ENTROPY).to_string(), "ssj-1.md Seed");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Cites {
    /// The clauses: of instruments in force, else the specification's or the library's own.
    pub clauses: Vec<Clause>,
    /// The further instruments in force that state such a term, whose clauses this library does not know.
    pub instruments: Vec<InstrumentId>,
}

impl fmt::Display for Cites {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        cited(&self.clauses, f)?;
        for (at, instrument) in self.instruments.iter().enumerate() {
            if at > 0 || !self.clauses.is_empty() {
                f.write_str("；")?;
            }
            f.write_str(instrument.as_id().value())?;
        }
        if self.clauses.is_empty() && self.instruments.is_empty() {
            f.write_str(LIBRARY)?;
        }
        Ok(())
    }
}

impl Law<'_> {
    /// What a code rests on under this law, in the form in which officials cite it.
    ///
    /// Beside the clauses that the code's row names, an instrument in force is cited that states the term
    /// which the code refuses to go below:
    ///
    /// | term | codes |
    /// |---|---|
    /// | approval | `visit.not-approved`, `lead.not-approved` |
    /// | notice | `visit.not-notified`, `lead.not-notified` |
    /// | headcount | `round.short-team`, `visit.too-few-present`, `visit.too-few-sign`, `lead.too-few` |
    /// | who counts toward it | `visit.no-certificate`, `lead.no-certificate` |
    /// | review of plans | `plan.wrong-body` |
    /// | filing of campaigns | `campaign.not-filed` |
    /// | months without a repetition | `history.repeat` |
    /// | caps of visits | `history.capped` |
    #[doc(alias = "引用")]
    pub fn cite(&self, code: &Code) -> Cites {
        let in_force = self.in_force();
        let clauses: Vec<_> = in_force.cites(code).collect();
        let states = |own: &&Instrument| states(own, code);
        let further = in_force.instruments().filter(states).map(Instrument::id);
        let named = |id: &InstrumentId| {
            let mut all = clauses.iter();
            all.any(|clause| clause.instrument() == id.as_id().value())
        };
        let instruments = further.filter(|id| !named(id)).cloned().collect();
        Cites {
            clauses,
            instruments,
        }
    }
}

/// Whether an instrument states the term that a code refuses to go below.
fn states(own: &Instrument, code: &Code) -> bool {
    let asks = |term| term == Some(Requirement::Required);
    let is = |codes: &[&Code]| codes.contains(&code);
    is(&[visit::NOT_APPROVED, lead::NOT_APPROVED]) && asks(own.approval())
        || is(&[visit::NOT_NOTIFIED, lead::NOT_NOTIFIED]) && asks(own.notice())
        || is(&[
            round::SHORT_TEAM,
            visit::TOO_FEW_PRESENT,
            visit::TOO_FEW_SIGN,
            lead::TOO_FEW,
        ]) && own.headcount().is_some()
        || is(&[visit::NO_CERTIFICATE, lead::NO_CERTIFICATE]) && own.quorum().is_some()
        || is(&[plan::WRONG_BODY]) && own.review().is_some()
        || is(&[campaign::NOT_FILED]) && asks(own.campaign_filing())
        || is(&[history::REPEAT]) && own.no_repeat_months().is_some()
        || is(&[history::CAPPED]) && !own.caps().is_empty()
}
