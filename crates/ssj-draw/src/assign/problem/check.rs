//! Checks of a problem's tables.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::{Limits, Token};

use super::caps::CapForest;
use super::fault::{Fault, InvalidProblem};
use super::row::{PersonRow, ScheduleRow, SlotRow, VisitRow};
use super::tables::{Problem, ProblemBuilder, at};

/// Rows first: the other checks look rows up.
pub(crate) fn check(tables: ProblemBuilder) -> Result<Problem, InvalidProblem> {
    let mut faults = Vec::new();
    sizes(&tables, &mut faults);
    rows(&tables, &mut faults);
    refuse(&mut faults)?;
    duplicates(&tables, &mut faults);
    let forests = forests(&tables, &mut faults);
    refuse(&mut faults)?;
    fixed(&tables, &forests, &mut faults);
    refuse(&mut faults)?;
    Ok(Problem { tables, forests })
}

fn refuse(faults: &mut Vec<Fault>) -> Result<(), InvalidProblem> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(InvalidProblem::new(core::mem::take(faults)))
    }
}

fn sizes(tables: &ProblemBuilder, faults: &mut Vec<Fault>) {
    let slots = u64::from(Limits::DEFAULT.slots());
    let persons = u64::from(Limits::DEFAULT.inspectors());
    let counts = [
        ("visits", tables.visits.len(), slots),
        ("slots", tables.slots.len(), slots),
        ("needs", tables.needs.len(), slots),
        ("persons", tables.persons.len(), persons),
        ("profiles", tables.profiles.len(), persons),
        ("schedules", tables.schedules.len(), persons),
        ("exclusions", tables.exclusions.len(), u64::from(u32::MAX)),
    ];
    for (table, rows, limit) in counts {
        let rows = u64::try_from(rows).unwrap_or(u64::MAX);
        if rows > limit {
            faults.push(Fault::TooMany { table, rows, limit });
        }
    }
}

/// The rows of one table that refer to rows of others.
struct References<'a> {
    table: &'static str,
    faults: &'a mut Vec<Fault>,
}

impl References<'_> {
    /// Notes a reference to a row that does not exist.
    fn note(&mut self, row: usize, column: &'static str, value: u32, rows: usize) {
        if at(value) >= rows {
            self.faults.push(Fault::NoSuchRow {
                table: self.table,
                row: u64::try_from(row).unwrap_or(u64::MAX),
                column,
                value,
            });
        }
    }
}

fn rows(tables: &ProblemBuilder, faults: &mut Vec<Fault>) {
    let (visits, persons) = (tables.visits.len(), tables.persons.len());
    let mut of = References {
        table: "slots",
        faults,
    };
    for (row, (visit, need)) in tables.slots.iter().enumerate() {
        of.note(row, "visit", visit.number(), visits);
        of.note(row, "need", need.number(), tables.needs.len());
    }
    of.table = "persons";
    for (row, person) in tables.persons.iter().enumerate() {
        of.note(
            row,
            "profile",
            person.profile.number(),
            tables.profiles.len(),
        );
        if let Some(schedule) = person.schedule {
            of.note(row, "schedule", schedule.number(), tables.schedules.len());
        }
    }
    of.table = "exclusions";
    for (row, pair) in tables.exclusions.iter().enumerate() {
        of.note(row, "visit", pair.visit.number(), visits);
        of.note(row, "person", pair.person.number(), persons);
    }
    of.table = "fixed";
    for (row, (slot, person)) in tables.fixed.iter().enumerate() {
        of.note(row, "slot", slot.number(), tables.slots.len());
        of.note(row, "person", person.number(), persons);
    }
    of.table = "schedules";
    for (row, schedule) in tables.schedules.iter().enumerate() {
        for visit in schedule.caps().flat_map(|(_, visits)| visits) {
            of.note(row, "visit", visit.number(), visits);
        }
    }
}

fn duplicates(tables: &ProblemBuilder, faults: &mut Vec<Fault>) {
    for token in repeated(tables.visits.clone()) {
        faults.push(Fault::DuplicateVisit { token });
    }
    for token in repeated(tables.persons.iter().map(|person| person.token).collect()) {
        faults.push(Fault::DuplicatePerson { token });
    }
}

fn repeated(mut tokens: Vec<Token>) -> Vec<Token> {
    tokens.sort_unstable();
    let pairs = tokens.iter().zip(tokens.iter().skip(1));
    let mut repeated: Vec<Token> = pairs.filter(|(a, b)| a == b).map(|(a, _)| *a).collect();
    repeated.dedup();
    repeated
}

fn forests(tables: &ProblemBuilder, faults: &mut Vec<Fault>) -> Vec<CapForest> {
    let mut forests = Vec::with_capacity(tables.schedules.len());
    for (row, schedule) in (0..).zip(&tables.schedules) {
        match CapForest::new(schedule) {
            Ok(forest) => forests.push(forest),
            Err(crossing) => faults.push(Fault::CapsCross {
                schedule: ScheduleRow::new(row),
                visit: crossing.visit,
            }),
        }
    }
    forests
}

/// What fixed assignments use up of one person.
#[derive(Default)]
struct Used {
    total: u32,
    visits: Vec<VisitRow>,
    groups: BTreeMap<u32, u32>,
}

fn fixed(tables: &ProblemBuilder, forests: &[CapForest], faults: &mut Vec<Fault>) {
    let mut order = tables.fixed.clone();
    order.sort_unstable();
    let pairs = order.iter().zip(order.iter().skip(1));
    let twice = pairs.filter(|(a, b)| a.0 == b.0);
    faults.extend(twice.map(|(a, _)| Fault::FixedTwice { slot: a.0 }));
    if order.is_empty() {
        return;
    }
    let mut excluded: Vec<(VisitRow, PersonRow)> = tables
        .exclusions
        .iter()
        .map(|pair| (pair.visit, pair.person))
        .collect();
    excluded.sort_unstable();
    let mut used = BTreeMap::<PersonRow, Used>::new();
    for (slot, person) in order {
        let Some(fact) = Fixed::look_up(tables, slot, person) else {
            continue;
        };
        if !fact.fit {
            faults.push(Fault::FixedUnfit { slot, person });
        }
        if excluded.binary_search(&(fact.visit, person)).is_ok() {
            faults.push(Fault::FixedExcluded { slot, person });
        }
        let forest = fact.schedule.and_then(|row| forests.get(at(row.number())));
        if !used
            .entry(person)
            .or_default()
            .take(fact.visit, fact.cap, forest)
        {
            faults.push(Fault::FixedOverCap { slot, person });
        }
    }
}

/// A fixed assignment, looked up.
struct Fixed {
    visit: VisitRow,
    fit: bool,
    cap: u32,
    schedule: Option<ScheduleRow>,
}

impl Fixed {
    fn look_up(tables: &ProblemBuilder, slot: SlotRow, person: PersonRow) -> Option<Self> {
        let (visit, need) = *tables.slots.get(at(slot.number()))?;
        let need = tables.needs.get(at(need.number()))?;
        let person = tables.persons.get(at(person.number()))?;
        let profile = tables.profiles.get(at(person.profile.number()))?;
        Some(Self {
            visit,
            fit: need.admits(profile),
            cap: person.cap,
            schedule: person.schedule,
        })
    }
}

impl Used {
    /// Counts one more visit; false if it breaks a cap.
    fn take(&mut self, visit: VisitRow, cap: u32, forest: Option<&CapForest>) -> bool {
        let mut lawful = !self.visits.contains(&visit);
        self.visits.push(visit);
        self.total = self.total.saturating_add(1);
        lawful &= self.total <= cap;
        for (group, cap) in forest.into_iter().flat_map(|forest| forest.around(visit)) {
            let count = self.groups.entry(group).or_default();
            *count = count.saturating_add(1);
            lawful &= *count <= cap;
        }
        lawful
    }
}
