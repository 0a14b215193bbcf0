//! Which rulebook applies.

use alloc::vec::Vec;

use time::Date;

use super::Rulebook;
use crate::base::id::{DivisionId, SystemId};
use crate::data::jurisdiction::Gazetteer;
use crate::data::matter::Matter;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::rulebook as rules;

/// All rulebooks of a province's departments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Rulebook>", try_from = "Vec<Rulebook>")
)]
pub struct Rulebooks {
    /// By id, then first day.
    sorted: Vec<Rulebook>,
}

impl Rulebooks {
    /// These rulebooks, in any order.
    ///
    /// # Errors
    /// `rulebook.repeated` where two of one id start on the same day; `input.too-large`.
    pub fn new(rulebooks: impl IntoIterator<Item = Rulebook>) -> Result<Self, Refusals> {
        let mut sorted = listed(&words::RULEBOOKS, rulebooks)?;
        sorted.sort_by(|a, b| key(a).cmp(&key(b)));
        let mut checks = Checks::new();
        for (a, b) in sorted.iter().zip(sorted.iter().skip(1)) {
            checks.require(key(a) != key(b), || {
                Refusal::new(rules::REPEATED).with("rulebook", b.id())
            });
        }
        checks.finish().map(|()| Self { sorted })
    }

    /// What [`Law::rulebook`](crate::laws::Law::rulebook) gives.
    pub(crate) fn governing(
        &self,
        matter: &Matter,
        division: &DivisionId,
        gazetteer: &Gazetteer,
        on: Date,
    ) -> Result<&Rulebook, Refusal> {
        let system = &matter.subject().system;
        let candidates = self.sorted.iter().filter(|book| {
            book.is_in_force(on) && matter.rulebook().is_none_or(|named| named == book.id())
        });
        candidates
            .filter_map(|book| {
                let distance = book.issuer().distance(system, division, gazetteer, on)?;
                Some((distance, core::cmp::Reverse(book.effective()), book))
            })
            .min_by(|a, b| (a.0, a.1, a.2.id()).cmp(&(b.0, b.1, b.2.id())))
            .map(|(_, _, book)| book)
            .ok_or_else(|| none(matter, system, division, on))
    }
}

fn none(matter: &Matter, system: &SystemId, division: &DivisionId, on: Date) -> Refusal {
    Refusal::new(rules::NONE)
        .with("matter", matter.id())
        .with("system", system)
        .with("division", division)
        .with("on", on)
}

fn key(book: &Rulebook) -> (&crate::base::id::RulebookId, Date) {
    (book.id(), book.effective())
}

impl From<Rulebooks> for Vec<Rulebook> {
    fn from(rulebooks: Rulebooks) -> Self {
        rulebooks.sorted
    }
}

impl TryFrom<Vec<Rulebook>> for Rulebooks {
    type Error = Refusals;

    fn try_from(rulebooks: Vec<Rulebook>) -> Result<Self, Refusals> {
        Self::new(rulebooks)
    }
}

record! {
    0x0c12 Rulebooks { sorted };
}
