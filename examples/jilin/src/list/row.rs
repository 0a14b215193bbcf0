//! One row of a list.

use ssj_calendar::iso_date;
use ssj_core::DivisionId;
use ssj_core::Word;
use ssj_core::identity::{CreditCode, ObjectKind};
use ssj_core::jurisdiction::{Gazetteer, Level};
use ssj_core::pool::RiskClass;
use time::Date;

use super::columns::Columns;
use super::reason::Reason;

/// A market entity as a list has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The credit code.
    pub code: CreditCode,
    /// Its county where the list says so, else its prefecture. Never what the credit code shows.
    pub place: DivisionId,
    /// The day of its registration.
    pub registered_on: Date,
    /// Its risk class, if the list has them.
    pub class: Option<RiskClass>,
    /// Its kind, if the list has them.
    pub kind: Option<ObjectKind>,
    /// Its name, if the list has them.
    pub name: Option<String>,
}

/// Parses rows against the places that exist.
pub(super) struct Parser<'a> {
    pub(super) columns: Columns,
    pub(super) gazetteer: &'a Gazetteer,
    /// The day on which names and codes must be in force.
    pub(super) on: Date,
}

impl Parser<'_> {
    pub(super) fn parse(&self, row: &csv::StringRecord) -> Result<Listed, Vec<Reason>> {
        let expected = self.columns.width;
        if row.len() != expected {
            let found = row.len();
            return Err(vec![Reason::Width { found, expected }]);
        }
        let mut faults = Faults(Vec::new());
        let code = faults.note(row[self.columns.uscc].parse::<CreditCode>());
        let place = faults.note(self.place(row));
        let registered_on = faults.note(iso_date::parse(&row[self.columns.registered_on]));
        let class = faults.note(optional(row, self.columns.class, class));
        let kind = faults.note(optional(row, self.columns.kind, kind));
        let name = self.columns.name.map(|column| row[column].to_owned());
        match (code, place, registered_on, class, kind) {
            (Some(code), Some(place), Some(registered_on), Some(class), Some(kind)) => Ok(Listed {
                code,
                place,
                registered_on,
                class,
                kind,
                name: name.filter(|name| !name.is_empty()),
            }),
            _ => Err(faults.0),
        }
    }

    /// The county, or where the list has none the prefecture, by exact names only.
    fn place(&self, row: &csv::StringRecord) -> Result<DivisionId, Reason> {
        let city = &row[self.columns.city];
        let prefecture = self
            .gazetteer
            .named(city, self.on)
            .ok()
            .filter(|found| found.level() == Level::Prefecture)
            .ok_or_else(|| Reason::City(city.into()))?;
        let Some(county) = self.columns.county.map(|column| &row[column]) else {
            return Ok(prefecture.id().clone());
        };
        let id = DivisionId::new(county)?;
        let place = self.gazetteer.at(&id, self.on)?;
        if self
            .gazetteer
            .is_within(place.id(), prefecture.id(), self.on)
        {
            Ok(id)
        } else {
            Err(Reason::Elsewhere {
                county: county.into(),
                city: city.into(),
            })
        }
    }
}

struct Faults(Vec<Reason>);

impl Faults {
    fn note<T>(&mut self, outcome: Result<T, impl Into<Reason>>) -> Option<T> {
        outcome.map_err(|fault| self.0.push(fault.into())).ok()
    }
}

fn optional<T>(
    row: &csv::StringRecord,
    column: Option<usize>,
    parse: impl Fn(&str) -> Result<T, Reason>,
) -> Result<Option<T>, Reason> {
    column.map(|column| parse(&row[column])).transpose()
}

fn class(text: &str) -> Result<RiskClass, Reason> {
    RiskClass::ALL
        .iter()
        .copied()
        .find(|class| class.name() == text && *class != RiskClass::E)
        .ok_or_else(|| Reason::Class(text.into()))
}

fn kind(text: &str) -> Result<ObjectKind, Reason> {
    ObjectKind::ALL
        .iter()
        .copied()
        .find(|kind| kind.is_market_entity() && kind.name() == text)
        .ok_or_else(|| Reason::Kind(text.into()))
}
