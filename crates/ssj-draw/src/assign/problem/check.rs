//! Checks of a problem's tables.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::{Limits, Token, Word as _};

use super::caps::CapForest;
use super::fault::{Fault, InvalidProblem, TableName};
use super::num::ix;
use super::row::{PersonRow, ScheduleRow, SlotRow, VisitRow};
use super::tables::{Problem, ProblemBuilder};
use crate::several::Several;

impl ProblemBuilder {
    /// Checks the tables.
    ///
    /// # Errors
    /// [`InvalidProblem`], with all that is wrong: rows that do not exist, tokens that occur twice,
    /// caps that cross, fixed assignments that the problem's own rules forbid, too many rows.
    pub fn build(self) -> Result<Problem, InvalidProblem> {
        self.within(TableName::most)
    }

    /// The same with other limits of the tables' rows.
    pub(crate) fn within(self, most: fn(TableName) -> u32) -> Result<Problem, InvalidProblem> {
        // Rows first: the other checks look rows up.
        let mut faults = self.too_many(most);
        self.references(&mut faults);
        refuse(faults)?;
        let mut faults = self.duplicates();
        let mut forests = Vec::with_capacity(self.schedules.len());
        for (number, schedule) in (0..).zip(&self.schedules) {
            match CapForest::new(schedule) {
                Ok(forest) => forests.push(forest),
                Err(visit) => faults.push(Fault::CapsCross {
                    schedule: ScheduleRow(number),
                    visit,
                }),
            }
        }
        refuse(faults)?;
        let problem = Problem {
            tables: self,
            forests,
        };
        refuse(problem.fixed_faults())?;
        Ok(problem)
    }

    fn rows(&self, table: TableName) -> usize {
        match table {
            TableName::Visits => self.visits.len(),
            TableName::Slots => self.slots.len(),
            TableName::Needs => self.needs.len(),
            TableName::Persons => self.persons.len(),
            TableName::Profiles => self.profiles.len(),
            TableName::Schedules => self.schedules.len(),
            TableName::Exclusions => self.exclusions.len(),
            TableName::Fixed => self.fixed.len(),
        }
    }

    fn too_many(&self, most: fn(TableName) -> u32) -> Vec<Fault> {
        let tables = TableName::ALL.iter().filter_map(|table| {
            let (table, rows, limit) = (*table, self.rows(*table), most(*table));
            let too_many = u32::try_from(rows).map_or(true, |rows| rows > limit);
            too_many.then_some(Fault::TooMany { table, rows, limit })
        });
        tables.collect()
    }

    /// Notes references to rows that do not exist.
    fn references(&self, faults: &mut Vec<Fault>) {
        use TableName::{Exclusions, Fixed, Needs, Persons, Profiles, Schedules, Slots, Visits};
        let mut note = |table: TableName, row: usize, of: TableName, value: u32| {
            if ix(value) >= self.rows(of) {
                faults.push(Fault::NoSuchRow {
                    table,
                    row,
                    of,
                    value,
                });
            }
        };
        for (row, (visit, need)) in self.slots.iter().enumerate() {
            note(Slots, row, Visits, visit.0);
            note(Slots, row, Needs, need.0);
        }
        for (row, person) in self.persons.iter().enumerate() {
            note(Persons, row, Profiles, person.profile.0);
            if let Some(schedule) = person.schedule {
                note(Persons, row, Schedules, schedule.0);
            }
        }
        for (row, (visit, person)) in self.exclusions.iter().enumerate() {
            note(Exclusions, row, Visits, visit.0);
            note(Exclusions, row, Persons, person.0);
        }
        for (row, (slot, person)) in self.fixed.iter().enumerate() {
            note(Fixed, row, Slots, slot.0);
            note(Fixed, row, Persons, person.0);
        }
        for (row, schedule) in self.schedules.iter().enumerate() {
            for visit in schedule.caps().flat_map(|(_, visits)| visits) {
                note(Schedules, row, Visits, visit.0);
            }
        }
    }

    fn duplicates(&self) -> Vec<Fault> {
        let visits = repeated(self.visits.clone());
        let visits = visits.map(|token| Fault::DuplicateVisit { token });
        let persons = repeated(self.persons.iter().map(|person| person.token).collect());
        let persons = persons.map(|token| Fault::DuplicatePerson { token });
        visits.chain(persons).collect()
    }
}

impl TableName {
    /// How many rows it may have.
    pub(crate) const fn most(self) -> u32 {
        match self {
            Self::Visits | Self::Slots | Self::Needs => Limits::DEFAULT.slots(),
            Self::Persons | Self::Profiles | Self::Schedules => Limits::DEFAULT.inspectors(),
            // Of fixed slots those beyond the number of slots are refused as fixed twice.
            Self::Exclusions | Self::Fixed => u32::MAX,
        }
    }
}

fn refuse(faults: Vec<Fault>) -> Result<(), InvalidProblem> {
    if faults.is_empty() {
        return Ok(());
    }
    let faults = Several(faults);
    Err(InvalidProblem { faults })
}

/// Tokens that occur more than once, each once.
fn repeated(mut tokens: Vec<Token>) -> impl Iterator<Item = Token> {
    tokens.sort_unstable();
    let runs = tokens.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
    let repeated: Vec<Token> = runs.filter_map(<[Token]>::first).copied().collect();
    repeated.into_iter()
}

impl Problem {
    /// What is wrong with the fixed assignments.
    fn fixed_faults(&self) -> Vec<Fault> {
        let mut order = self.tables.fixed.clone();
        order.sort_unstable();
        let pairs = order.iter().zip(order.iter().skip(1));
        let twice = pairs.filter(|(a, b)| a.0 == b.0);
        let mut faults: Vec<Fault> = twice
            .map(|(a, _)| Fault::FixedTwice { slot: a.0 })
            .collect();
        let mut excluded = self.tables.exclusions.clone();
        if !order.is_empty() {
            excluded.sort_unstable();
        }
        let mut used = BTreeMap::<PersonRow, Used>::new();
        for (slot, person) in order {
            let Some(fixed) = Fixed::look_up(self, slot, person) else {
                continue;
            };
            if !fixed.fit {
                faults.push(Fault::FixedUnfit { slot, person });
            }
            if excluded.binary_search(&(fixed.visit, person)).is_ok() {
                faults.push(Fault::FixedExcluded { slot, person });
            }
            if !used.entry(person).or_default().take(&fixed) {
                faults.push(Fault::FixedOverCap { slot, person });
            }
        }
        faults
    }
}

/// A fixed assignment, looked up.
struct Fixed<'a> {
    visit: VisitRow,
    fit: bool,
    cap: u32,
    forest: Option<&'a CapForest>,
}

impl<'a> Fixed<'a> {
    fn look_up(problem: &'a Problem, slot: SlotRow, person: PersonRow) -> Option<Self> {
        let tables = &problem.tables;
        let (visit, need) = *tables.slots.get(slot.place())?;
        let need = tables.needs.get(need.place())?;
        let person = tables.persons.get(person.place())?;
        let profile = tables.profiles.get(person.profile.place())?;
        Some(Self {
            visit,
            fit: need.admits(profile),
            cap: person.cap,
            forest: problem.forest(person),
        })
    }
}

/// What fixed assignments use up of one person.
#[derive(Default)]
struct Used {
    total: u32,
    visits: Vec<VisitRow>,
    groups: BTreeMap<u32, u32>,
}

impl Used {
    /// Counts one more visit; false if it breaks a cap.
    fn take(&mut self, fixed: &Fixed<'_>) -> bool {
        let visit = fixed.visit;
        let mut lawful = !self.visits.contains(&visit);
        self.visits.push(visit);
        self.total = self.total.saturating_add(1);
        lawful &= self.total <= fixed.cap;
        for around in fixed
            .forest
            .into_iter()
            .flat_map(|forest| forest.around(visit))
        {
            let count = self.groups.entry(around.group).or_default();
            *count = count.saturating_add(1);
            lawful &= *count <= around.cap;
        }
        lawful
    }
}
