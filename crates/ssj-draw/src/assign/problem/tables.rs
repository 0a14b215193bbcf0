//! The tables of an assignment problem.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::Token;

use super::caps::{CapForest, CapSchedule};
use super::check;
use super::fault::InvalidProblem;
use super::need::{Need, Profile};
use super::row::{NeedRow, PersonRow, ProfileRow, Reason, ScheduleRow, SlotRow, VisitRow};

/// Visits, slots, persons and what rules them out: everything an assignment depends on but the seed.
///
/// The order of rows does not matter to the result: visits and persons are known by their tokens,
/// needs and profiles by their content.
///
/// ```
/// use ssj_core::Token;
/// use ssj_draw::assign::{Department, Need, Problem, Profile, Region};
///
/// let mut tables = Problem::builder();
/// let need = tables.need(Need::of(Department::new(1)));
/// let visit = tables.visit(Token::from_bytes([9; 16]));
/// tables.slot(visit, need);
/// let profile = tables.profile(Profile::new(Department::new(1), Region::new(220_183)));
/// tables.person(Token::from_bytes([1; 16]), profile, 5);
/// let problem = tables.build()?;
/// assert_eq!((problem.visits(), problem.slots(), problem.persons()), (1, 1, 1));
/// # Ok::<(), ssj_draw::assign::InvalidProblem>(())
/// ```
#[derive(Clone, Debug)]
pub struct Problem {
    pub(crate) tables: ProblemBuilder,
    pub(crate) forests: Vec<CapForest>,
}

/// The tables of a [`Problem`] while they are filled, row by row.
#[derive(Clone, Debug, Default)]
pub struct ProblemBuilder {
    pub(crate) visits: Vec<Token>,
    pub(crate) slots: Vec<(VisitRow, NeedRow)>,
    pub(crate) needs: Vec<Need>,
    pub(crate) persons: Vec<Person>,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) schedules: Vec<CapSchedule>,
    pub(crate) exclusions: Vec<Exclusion>,
    pub(crate) fixed: Vec<(SlotRow, PersonRow)>,
    need_rows: BTreeMap<Need, NeedRow>,
    profile_rows: BTreeMap<Profile, ProfileRow>,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    pub(crate) token: Token,
    pub(crate) profile: ProfileRow,
    pub(crate) cap: u32,
    pub(crate) load: u32,
    pub(crate) schedule: Option<ScheduleRow>,
}

/// A person who may not go on a visit, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Exclusion {
    pub(crate) visit: VisitRow,
    pub(crate) person: PersonRow,
    pub(crate) reason: Reason,
}

impl Problem {
    /// Empty tables.
    pub fn builder() -> ProblemBuilder {
        ProblemBuilder::default()
    }

    /// Number of visits.
    pub const fn visits(&self) -> usize {
        self.tables.visits.len()
    }

    /// Number of slots.
    pub const fn slots(&self) -> usize {
        self.tables.slots.len()
    }

    /// Number of persons.
    pub const fn persons(&self) -> usize {
        self.tables.persons.len()
    }

    /// A visit's token, if there is such a row.
    pub fn visit_token(&self, visit: VisitRow) -> Option<Token> {
        self.tables.visits.get(at(visit.number())).copied()
    }

    /// A person's token, if there is such a row.
    pub fn person_token(&self, person: PersonRow) -> Option<Token> {
        let person = self.tables.persons.get(at(person.number()))?;
        Some(person.token)
    }

    /// The load a person carried before, in slots, if there is such a row. What this problem adds is
    /// [`Assignment::load`](crate::assign::Assignment::load).
    pub fn load_so_far(&self, person: PersonRow) -> Option<u32> {
        let person = self.tables.persons.get(at(person.number()))?;
        Some(person.load)
    }

    /// What a need asks for, if there is such a row.
    pub fn need(&self, need: NeedRow) -> Option<&Need> {
        self.tables.needs.get(at(need.number()))
    }

    /// A slot's visit and need, if there is such a row.
    pub fn slot(&self, slot: SlotRow) -> Option<(VisitRow, NeedRow)> {
        self.tables.slots.get(at(slot.number())).copied()
    }
}

impl ProblemBuilder {
    /// Adds a visit.
    pub fn visit(&mut self, token: Token) -> VisitRow {
        self.visits.push(token);
        VisitRow::new(last(&self.visits))
    }

    /// The row of a need: that of an equal one, or a new one.
    pub fn need(&mut self, need: Need) -> NeedRow {
        if let Some(row) = self.need_rows.get(&need) {
            return *row;
        }
        self.needs.push(need.clone());
        let row = NeedRow::new(last(&self.needs));
        self.need_rows.insert(need, row);
        row
    }

    /// Adds a slot: one place on a visit, for one person.
    pub fn slot(&mut self, visit: VisitRow, need: NeedRow) -> SlotRow {
        self.slots.push((visit, need));
        SlotRow::new(last(&self.slots))
    }

    /// The row of a profile: that of an equal one, or a new one.
    pub fn profile(&mut self, profile: Profile) -> ProfileRow {
        if let Some(row) = self.profile_rows.get(&profile) {
            return *row;
        }
        self.profiles.push(profile.clone());
        let row = ProfileRow::new(last(&self.profiles));
        self.profile_rows.insert(profile, row);
        row
    }

    /// Adds a person who may take at most `cap` slots of this problem.
    pub fn person(&mut self, token: Token, profile: ProfileRow, cap: u32) -> PersonRow {
        self.persons.push(Person {
            token,
            profile,
            cap,
            load: 0,
            schedule: None,
        });
        PersonRow::new(last(&self.persons))
    }

    /// The load a person carries already, in slots. Without this it is zero.
    ///
    /// An unknown person is reported by [`build`](Self::build).
    pub fn load(&mut self, person: PersonRow, slots: u32) {
        match self.persons.get_mut(at(person.number())) {
            Some(found) => found.load = slots,
            None => self.exclusions.push(Exclusion::of_nobody(person)),
        }
    }

    /// Adds a schedule of caps, to be given to persons.
    pub fn schedule(&mut self, schedule: CapSchedule) -> ScheduleRow {
        self.schedules.push(schedule);
        ScheduleRow::new(last(&self.schedules))
    }

    /// Gives a person a schedule of caps, in place of any before it.
    ///
    /// An unknown person is reported by [`build`](Self::build).
    pub fn caps(&mut self, person: PersonRow, schedule: ScheduleRow) {
        match self.persons.get_mut(at(person.number())) {
            Some(found) => found.schedule = Some(schedule),
            None => self.exclusions.push(Exclusion::of_nobody(person)),
        }
    }

    /// Rules a person out for a visit 回避. Several reasons may stand for one pair.
    #[doc(alias = "回避")]
    pub fn exclude(&mut self, visit: VisitRow, person: PersonRow, reason: Reason) {
        self.exclusions.push(Exclusion {
            visit,
            person,
            reason,
        });
    }

    /// Names the person of a slot beforehand. Nothing is drawn for it.
    pub fn fix(&mut self, slot: SlotRow, person: PersonRow) {
        self.fixed.push((slot, person));
    }

    /// Checks the tables.
    ///
    /// # Errors
    /// [`InvalidProblem`], with all that is wrong: rows that do not exist, tokens that occur twice,
    /// caps that cross, fixed assignments that the problem's own rules forbid, too many rows.
    pub fn build(self) -> Result<Problem, InvalidProblem> {
        check::check(self)
    }
}

impl Exclusion {
    /// Stands for a call that named a person who does not exist, until the tables are checked.
    const fn of_nobody(person: PersonRow) -> Self {
        Self {
            visit: VisitRow::new(u32::MAX),
            person,
            reason: Reason::new(0),
        }
    }
}

/// The row of the last item; beyond the limits it is wrong, and checking refuses the tables.
fn last<T>(items: &[T]) -> u32 {
    u32::try_from(items.len())
        .unwrap_or(u32::MAX)
        .saturating_sub(1)
}

pub(crate) fn at(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
