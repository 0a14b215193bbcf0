//! The list of jurisdictions, as of any day.

use alloc::vec::Vec;

use time::Date;

use super::{Candidates, Jurisdiction, JurisdictionError};
use crate::base::id::DivisionId;
use crate::base::text::Text;
use crate::law::refusal::listed;
use crate::law::refusal::{Checks, Refusal, Refusals, words};
use crate::law::rules::jurisdiction as rules;

/// The jurisdictions that the caller's rows name, each with its period.
#[doc(alias = "行政区划表")]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(into = "Vec<Jurisdiction>", try_from = "Vec<Jurisdiction>")
)]
pub struct Gazetteer {
    /// By id, then first day.
    rows: Vec<Jurisdiction>,
    /// Every name with the place of its row, by name.
    names: Vec<(Text, usize)>,
}

impl Gazetteer {
    /// The gazetteer of these rows, in any order.
    ///
    /// # Errors
    /// Every row, by its number from 1, that overlaps another of the same id
    /// (`jurisdiction.overlap`), whose parent is missing or not above it on its first day
    /// (`jurisdiction.parent`), or whose successor is missing or does not start the day after
    /// (`jurisdiction.successor`); `input.too-large`.
    pub fn new(rows: impl IntoIterator<Item = Jurisdiction>) -> Result<Self, Refusals> {
        let rows = listed(&words::GAZETTEERS, rows)?;
        let mut numbered: Vec<_> = (1_usize..).zip(rows).collect();
        numbered.sort_by(|(_, a), (_, b)| key(a).cmp(&key(b)));
        let (numbers, rows): (Vec<usize>, Vec<Jurisdiction>) = numbered.into_iter().unzip();
        let mut names: Vec<_> = rows
            .iter()
            .enumerate()
            .flat_map(|(place, row)| row.names().map(move |name| (name.clone(), place)))
            .collect();
        names.sort_unstable();
        let gazetteer = Self { rows, names };
        gazetteer.check(&numbers)?;
        Ok(gazetteer)
    }

    fn check(&self, numbers: &[usize]) -> Result<(), Refusals> {
        let mut checks = Checks::new();
        for (row, number) in self.rows.iter().zip(numbers) {
            let refuse = |code| {
                Refusal::new(code)
                    .with("row", *number)
                    .with("division", row.id())
            };
            let overlap = self
                .spans(row.id())
                .iter()
                .any(|other| key(other) < key(row) && other.period().overlaps(&row.period()));
            checks.require(!overlap && !self.is_repeated(row), || {
                refuse(rules::OVERLAP)
            });
            checks.require(self.has_parent(row), || refuse(rules::PARENT));
            checks.require(self.has_successor(row), || refuse(rules::SUCCESSOR));
        }
        checks.finish()
    }

    fn is_repeated(&self, row: &Jurisdiction) -> bool {
        let same_start = |other: &&Jurisdiction| key(other) == key(row);
        self.spans(row.id()).iter().filter(same_start).count() > 1
    }

    fn has_parent(&self, row: &Jurisdiction) -> bool {
        row.parent().is_none_or(|parent| {
            self.at(parent, row.period().first())
                .is_ok_and(|parent| parent.level() < row.level())
        })
    }

    fn has_successor(&self, row: &Jurisdiction) -> bool {
        row.successor().is_none_or(|successor| {
            let next_day = row.period().last().and_then(Date::next_day);
            next_day.is_some_and(|day| self.at(successor, day).is_ok())
        })
    }

    /// The jurisdiction of this id as it stood on a day.
    ///
    /// # Errors
    /// [`JurisdictionError`] where the gazetteer does not know it, or not on that day.
    pub fn at(&self, id: &DivisionId, on: Date) -> Result<&Jurisdiction, JurisdictionError> {
        let spans = self.spans(id);
        spans
            .iter()
            .find(|row| row.period().contains(on))
            .ok_or_else(|| missing(id.as_str(), on, spans.is_empty()))
    }

    /// The jurisdiction on a day that this id, perhaps an older one, has become.
    ///
    /// # Errors
    /// [`JurisdictionError`] where the gazetteer does not know it, or its row ended without a
    /// successor, or starts only later.
    pub fn resolve(&self, id: &DivisionId, on: Date) -> Result<&Jurisdiction, JurisdictionError> {
        let mut id = id;
        // A successor's row ends later than its predecessor's, so this comes to an end.
        loop {
            let found = self.at(id, on);
            if found.is_ok() {
                return found;
            }
            let ended = |row: &&Jurisdiction| row.period().last().is_some_and(|last| last < on);
            let last = self.spans(id).iter().rfind(ended);
            match last.and_then(Jurisdiction::successor) {
                Some(successor) => id = successor,
                None => return found,
            }
        }
    }

    /// The one jurisdiction that has exactly this name, or has it as an alias, on a day.
    ///
    /// # Errors
    /// [`JurisdictionError`] where none has it, or several have.
    pub fn named(&self, name: &str, on: Date) -> Result<&Jurisdiction, JurisdictionError> {
        self.one_of(name, on, |_| true)
    }

    /// The one jurisdiction of this name within another.
    ///
    /// # Errors
    /// [`JurisdictionError`] where none there has it, or several have.
    pub fn named_within(
        &self,
        name: &str,
        ancestor: &DivisionId,
        on: Date,
    ) -> Result<&Jurisdiction, JurisdictionError> {
        self.one_of(name, on, |row| self.is_within(row.id(), ancestor, on))
    }

    fn one_of(
        &self,
        name: &str,
        on: Date,
        admits: impl Fn(&Jurisdiction) -> bool,
    ) -> Result<&Jurisdiction, JurisdictionError> {
        let start = self
            .names
            .partition_point(|(known, _)| known.as_str() < name);
        let all: Vec<_> = self
            .names
            .iter()
            .skip(start)
            .take_while(|(known, _)| known.as_str() == name)
            .filter_map(|(_, place)| self.rows.get(*place))
            .collect();
        let mut found: Vec<_> = all
            .iter()
            .copied()
            .filter(|row| row.period().contains(on) && admits(row))
            .collect();
        found.dedup_by(|a, b| a.id() == b.id());
        match found.as_slice() {
            [row] => Ok(row),
            [] => Err(missing(name, on, all.is_empty())),
            several => Err(JurisdictionError::Ambiguous {
                input: name.into(),
                candidates: Candidates(several.iter().map(|row| row.id().clone()).collect()),
            }),
        }
    }

    /// The jurisdictions directly under one on a day, by id.
    pub fn children(&self, id: &DivisionId, on: Date) -> impl Iterator<Item = &Jurisdiction> {
        self.rows
            .iter()
            .filter(move |row| row.parent() == Some(id) && row.period().contains(on))
    }

    /// The jurisdictions above one on a day, the nearest first.
    pub fn ancestors(&self, id: &DivisionId, on: Date) -> impl Iterator<Item = &Jurisdiction> {
        let parent = move |row: &Jurisdiction| self.at(row.parent()?, on).ok();
        let first = self.at(id, on).ok().and_then(parent);
        core::iter::successors(first, move |row| parent(row))
    }

    /// Whether a jurisdiction is another one or lies under it on a day.
    pub fn is_within(&self, id: &DivisionId, ancestor: &DivisionId, on: Date) -> bool {
        self.at(id, on).is_ok()
            && (id == ancestor || self.ancestors(id, on).any(|row| row.id() == ancestor))
    }

    /// Every row, by id and first day.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &Jurisdiction> {
        self.rows.iter()
    }

    /// The rows of one id, by first day.
    fn spans(&self, id: &DivisionId) -> &[Jurisdiction] {
        let start = self.rows.partition_point(|row| row.id() < id);
        let from = self.rows.get(start..).unwrap_or_default();
        let own = from.iter().take_while(|row| row.id() == id).count();
        from.get(..own).unwrap_or_default()
    }
}

fn key(row: &Jurisdiction) -> (&DivisionId, Date) {
    (row.id(), row.period().first())
}

fn missing(input: &str, on: Date, never: bool) -> JurisdictionError {
    let input = input.into();
    if never {
        JurisdictionError::Unknown { input }
    } else {
        JurisdictionError::NotInForce { input, on }
    }
}

impl From<Gazetteer> for Vec<Jurisdiction> {
    fn from(gazetteer: Gazetteer) -> Self {
        gazetteer.rows
    }
}

impl TryFrom<Vec<Jurisdiction>> for Gazetteer {
    type Error = Refusals;

    fn try_from(rows: Vec<Jurisdiction>) -> Result<Self, Refusals> {
        Self::new(rows)
    }
}

record! {
    0x0c11 Gazetteer { rows };
}
