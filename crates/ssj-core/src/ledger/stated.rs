//! Limits as the instruments in force state them.

use alloc::string::String;
use alloc::vec::Vec;

use ssj_calendar::{Limit, Period, limits};

use super::{Anchor, Terms};
use crate::base::id::InstrumentId;
use crate::law::instrument::InForce;

/// The limits of all instruments in force on a day, each under its instrument's id.
///
/// ```
/// use ssj_core::instrument::{Instrument, Instruments};
/// use ssj_core::ledger::{Anchor, StatedLimits};
/// use time::macros::date;
/// let instruments = Instruments::new([Instrument::jilin_2019_32()])?;
/// let stated = StatedLimits::of(&instruments.in_force(date!(2026-03-02))?);
/// let terms = stated.terms(Anchor::Visit);
/// assert_eq!(terms.publication.len(), 1);
/// assert_eq!(terms.forms[0].period.to_string(), "7 working days");
/// # Ok::<(), ssj_core::Refusals>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedLimits {
    /// The limits for registration forms, 2.6-g.
    pub forms: Vec<Limit>,
    /// The limits for publication, 2.7-a.
    pub publication: Vec<Limit>,
}

impl StatedLimits {
    /// What these instruments state. None of them may state a limit: then nothing is ever late.
    pub fn of(in_force: &InForce<'_>) -> Self {
        let all = |stated: Vec<(InstrumentId, Period)>, like: &Limit| {
            let limits = stated.into_iter();
            limits
                .map(|(id, period)| named(&id, like, period))
                .collect()
        };
        Self {
            forms: all(in_force.registration_limits(), &limits::REGISTRATION_FORM),
            publication: all(in_force.publication_limits(), &limits::PUBLICATION),
        }
    }

    /// The terms of a ledger under these limits: those for forms are read as those for the archive.
    pub fn terms(&self, anchor: Anchor) -> Terms<'_> {
        Terms {
            forms: &self.forms,
            archive: &self.forms,
            publication: &self.publication,
            anchor,
        }
    }
}

/// A limit of this length, in the words of the regulation's own.
fn named(id: &InstrumentId, like: &Limit, period: Period) -> Limit {
    Limit {
        id: String::from(id.as_str()).into(),
        period,
        ..like.clone()
    }
}
