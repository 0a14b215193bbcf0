//! The tables of an assignment problem.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::Token;

use super::caps::{CapForest, CapSchedule};
use super::need::{Need, Profile};
use super::num::{NONE, row};
use super::row::{NeedRow, PersonRow, ProfileRow, ScheduleRow, SlotRow, VisitRow};

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
/// let need = tables.need(Need::of(Department(1)));
/// let visit = tables.visit(Token::from_bytes([9; 16]));
/// tables.slot(visit, need);
/// let profile = tables.profile(Profile::new(Department(1), Region(220_183)));
/// let ning = tables.person(Token::from_bytes([1; 16]), profile, 5);
/// let problem = tables.build()?;
/// assert_eq!(problem.person_token(ning), Some(Token::from_bytes([1; 16])));
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
    pub(crate) exclusions: Vec<(VisitRow, PersonRow)>,
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

impl Problem {
    /// Empty tables.
    pub fn builder() -> ProblemBuilder {
        ProblemBuilder::default()
    }

    /// A person's token, if there is such a row.
    pub fn person_token(&self, person: PersonRow) -> Option<Token> {
        let person = self.tables.persons.get(person.place())?;
        Some(person.token)
    }

    /// The caps on groups of visits that a person has.
    pub(crate) fn forest(&self, person: &Person) -> Option<&CapForest> {
        self.forests.get(person.schedule?.place())
    }
}

impl ProblemBuilder {
    /// Adds a visit.
    pub fn visit(&mut self, token: Token) -> VisitRow {
        VisitRow(push(&mut self.visits, token))
    }

    /// The row of a need: that of an equal one, or a new one.
    pub fn need(&mut self, need: Need) -> NeedRow {
        let needs = &mut self.needs;
        let new = |need: &Need| NeedRow(push(needs, need.clone()));
        *self.need_rows.entry(need).or_insert_with_key(new)
    }

    /// Adds a slot: one place on a visit, for one person.
    pub fn slot(&mut self, visit: VisitRow, need: NeedRow) -> SlotRow {
        SlotRow(push(&mut self.slots, (visit, need)))
    }

    /// The row of a profile: that of an equal one, or a new one.
    pub fn profile(&mut self, profile: Profile) -> ProfileRow {
        let profiles = &mut self.profiles;
        let new = |profile: &Profile| ProfileRow(push(profiles, profile.clone()));
        *self.profile_rows.entry(profile).or_insert_with_key(new)
    }

    /// Adds a person who may take at most `cap` slots of this problem.
    pub fn person(&mut self, token: Token, profile: ProfileRow, cap: u32) -> PersonRow {
        let person = Person {
            token,
            profile,
            cap,
            load: 0,
            schedule: None,
        };
        PersonRow(push(&mut self.persons, person))
    }

    /// The load a person carries already, in slots. Without this it is zero.
    ///
    /// An unknown person is reported by [`build`](Self::build).
    pub fn load(&mut self, person: PersonRow, slots: u32) {
        match self.persons.get_mut(person.place()) {
            Some(found) => found.load = slots,
            None => self.stray(person),
        }
    }

    /// Adds a schedule of caps, to be given to persons.
    pub fn schedule(&mut self, schedule: CapSchedule) -> ScheduleRow {
        ScheduleRow(push(&mut self.schedules, schedule))
    }

    /// Gives a person a schedule of caps, in place of any before it.
    ///
    /// An unknown person is reported by [`build`](Self::build).
    pub fn caps(&mut self, person: PersonRow, schedule: ScheduleRow) {
        match self.persons.get_mut(person.place()) {
            Some(found) => found.schedule = Some(schedule),
            None => self.stray(person),
        }
    }

    /// Rules a person out for a visit 回避, for a recusal, a leave or any other reason.
    #[doc(alias = "回避")]
    pub fn exclude(&mut self, visit: VisitRow, person: PersonRow) {
        self.exclusions.push((visit, person));
    }

    /// Names the person of a slot beforehand. Nothing is drawn for it.
    pub fn fix(&mut self, slot: SlotRow, person: PersonRow) {
        self.fixed.push((slot, person));
    }

    /// An exclusion from no visit stands for a call that named a person who does not exist, until the
    /// tables are checked.
    fn stray(&mut self, person: PersonRow) {
        self.exclude(VisitRow(NONE), person);
    }
}

/// Appends a row and gives its number; beyond the limits it is wrong, and checking refuses the tables.
fn push<T>(items: &mut Vec<T>, item: T) -> u32 {
    items.push(item);
    row(items.len().saturating_sub(1))
}
