//! A budgeted exact search for problems with conditions beyond a flow.
#![allow(clippy::indexing_slicing, reason = "rows were checked")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::{HashFn, Seed};

use super::condition::{Condition, SearchError};
use super::draw::Draw;
use super::layout::Component;
use super::random::Dice;
use crate::assign::problem::{
    Loads, PersonRow, Problem, ProblemBuilder, Region, SlotRow, VisitRow, row,
};

/// Looks for an assignment that also meets conditions which a flow can't express.
///
/// The problem without the conditions is decided first: if it can't be filled, the answer is final
/// and comes with its witness. Then the slots are searched, component by component, the most
/// constrained first, in an order that the seed shuffles. What is found is lawful; unlike a draw it
/// is neither uniform nor even. `budget` is how many placements may be tried in all.
///
/// Gives a person by slot row.
///
/// # Errors
/// [`SearchError`].
///
/// ```
/// use ssj_core::{Explain, Seed, Suite, Token};
/// use ssj_draw::assign::{Condition, Department, Need, Problem, Profile, Region, search};
///
/// let mut tables = Problem::builder();
/// let need = tables.need(Need::of(Department(1)));
/// let visit = tables.visit(Token::from_bytes([9; 16]));
/// tables.slot(visit, need);
/// tables.slot(visit, need);
/// let profile = tables.profile(Profile::new(Department(1), Region(0)));
/// let [a, b, c] = [1, 2, 3].map(|i| tables.person(Token::from_bytes([i; 16]), profile, 1));
/// let problem = tables.build()?;
/// let (seed, hash) = (Seed::from_bytes([7; 32]), Suite::Intl.hash_fn()?);
/// let apart = [Condition::NeverTogether(a, b), Condition::NeverTogether(a, c)];
/// let mut found = search(&problem, &apart, seed, hash, 1_000)?;
/// found.sort();
/// assert_eq!(found, [b, c]);
/// let undecided = search(&problem, &apart, seed, hash, 1).unwrap_err();
/// assert_eq!(undecided.code(), "assign.undecided");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn search(
    problem: &Problem,
    conditions: &[Condition],
    seed: Seed,
    hash: HashFn,
    budget: u64,
) -> Result<Vec<PersonRow>, SearchError> {
    let tables = &problem.tables;
    let malformed = conditions.iter().position(|one| !well_formed(tables, one));
    if let Some(condition) = malformed {
        return Err(SearchError::Malformed { condition });
    }
    let draw = Draw::new(problem, seed, hash, Loads::CapsOnly);
    if let Some(shortage) = draw.shortage(&spare(conditions)) {
        return Err(shortage.into());
    }
    let mut search = Search::new(problem, conditions, budget);
    for (slot, person) in &tables.fixed {
        search.place(*slot, *person);
    }
    for group in groups(&draw, conditions) {
        let key = draw.layout.components[group[0]].key;
        let open = open_slots(&draw, &group, &mut Dice::new(hash, seed, key));
        let visit = key.visit;
        search.fill(open).map_err(|end| match end {
            End::Exhausted => SearchError::Unmet { visit },
            End::OutOfBudget => SearchError::Undecided { budget, visit },
        })?;
    }
    let slots = (0..row(tables.slots.len())).map(SlotRow);
    let owners = slots.filter_map(|slot| search.owner.get(&slot).copied());
    Ok(owners.collect())
}

fn well_formed(tables: &ProblemBuilder, condition: &Condition) -> bool {
    let person = |row: &PersonRow| row.place() < tables.persons.len();
    let visit = |row: &VisitRow| row.place() < tables.visits.len();
    match condition {
        Condition::NeverTogether(a, b) => person(a) && person(b) && a != b,
        Condition::OneRegion(row) => visit(row),
        Condition::AtMost { visits, .. } => visits.iter().all(visit),
        Condition::MayDouble(a, b) => {
            let of = |slot: &SlotRow| tables.slots.get(slot.place()).map(|(visit, _)| visit);
            a != b && of(a).is_some() && of(a) == of(b)
        }
    }
}

/// One of any two slots that one person may fill: without the conditions and these the problem must be
/// one that can be filled.
fn spare(conditions: &[Condition]) -> Vec<SlotRow> {
    let spare = conditions.iter().filter_map(|condition| match condition {
        Condition::MayDouble(_, second) => Some(*second),
        _ => None,
    });
    let mut spare: Vec<SlotRow> = spare.collect();
    spare.sort_unstable();
    spare
}

/// Components that conditions tie together, each group ascending.
fn groups(draw: &Draw<'_>, conditions: &[Condition]) -> Vec<Vec<usize>> {
    let (layout, components) = (&draw.layout, &draw.layout.components);
    let mut group: Vec<usize> = (0..components.len()).collect();
    let tied_by = |tied: &dyn Fn(&Component) -> bool| -> Vec<usize> {
        let parts = components.iter().enumerate();
        let tied = parts.filter(|(_, part)| tied(part));
        tied.map(|(number, _)| number).collect()
    };
    for condition in conditions {
        let tied = match condition {
            Condition::NeverTogether(a, b) => tied_by(&|part| {
                let persons = layout.persons_of(part);
                persons.contains(a) || persons.contains(b)
            }),
            Condition::OneRegion(visit) => tied_by(&|part| {
                let mut slots = layout.slots_of(part).iter();
                slots.any(|slot| slot.visit == *visit)
            }),
            // Each of these concerns one person, whose slots are all in one component.
            Condition::AtMost { .. } | Condition::MayDouble(..) => Vec::new(),
        };
        let joined: Vec<usize> = tied.iter().map(|part| group[*part]).collect();
        if let Some(least) = joined.iter().min() {
            for number in &mut group {
                if joined.contains(number) {
                    *number = *least;
                }
            }
        }
    }
    let mut members = BTreeMap::<usize, Vec<usize>>::new();
    for (part, number) in group.into_iter().enumerate() {
        members.entry(number).or_default().push(part);
    }
    members.into_values().collect()
}

/// A slot to fill and who may, in shuffled order.
struct Open {
    slot: SlotRow,
    candidates: Vec<PersonRow>,
}

fn open_slots(draw: &Draw<'_>, group: &[usize], dice: &mut Dice) -> Vec<Open> {
    let mut open = Vec::new();
    for component in group.iter().map(|part| &draw.layout.components[*part]) {
        let rules = draw.rules(component);
        for slot in rules.slots.keys() {
            let candidates = rules.candidates(slot);
            let mut candidates: Vec<PersonRow> =
                candidates.map(|person| rules.person_row(person)).collect();
            dice.shuffle(&mut candidates);
            let slot = rules.slot_row(slot);
            open.push(Open { slot, candidates });
        }
    }
    open
}

/// Why a component was not filled.
enum End {
    Exhausted,
    OutOfBudget,
}

/// What was placed so far.
struct Search<'a> {
    problem: &'a Problem,
    conditions: &'a [Condition],
    budget: u64,
    owner: BTreeMap<SlotRow, PersonRow>,
    /// By person: their slots.
    held: BTreeMap<PersonRow, Vec<SlotRow>>,
    /// By visit: its filled slots.
    team: BTreeMap<VisitRow, Vec<SlotRow>>,
}

impl<'a> Search<'a> {
    const fn new(problem: &'a Problem, conditions: &'a [Condition], budget: u64) -> Self {
        Self {
            problem,
            conditions,
            budget,
            owner: BTreeMap::new(),
            held: BTreeMap::new(),
            team: BTreeMap::new(),
        }
    }

    fn visit(&self, slot: SlotRow) -> VisitRow {
        self.problem.tables.slots[slot.place()].0
    }

    fn place(&mut self, slot: SlotRow, person: PersonRow) {
        self.owner.insert(slot, person);
        self.held.entry(person).or_default().push(slot);
        self.team.entry(self.visit(slot)).or_default().push(slot);
    }

    fn take_back(&mut self, slot: SlotRow) {
        let visit = self.visit(slot);
        if let Some(person) = self.owner.remove(&slot) {
            let (held, team) = (self.held.entry(person), self.team.entry(visit));
            for slots in [held.or_default(), team.or_default()] {
                slots.retain(|other| *other != slot);
            }
        }
    }

    /// Depth first; each slot on the stack with the candidates not tried yet.
    fn fill(&mut self, mut open: Vec<Open>) -> Result<(), End> {
        let mut stack: Vec<(Open, Vec<PersonRow>)> = Vec::new();
        loop {
            let Some((next, mut untried)) = self.most_constrained(&open) else {
                return Ok(());
            };
            let mut slot = open.swap_remove(next);
            loop {
                let Some(person) = untried.pop() else {
                    open.push(slot);
                    let Some((before, rest)) = stack.pop() else {
                        return Err(End::Exhausted);
                    };
                    self.take_back(before.slot);
                    (slot, untried) = (before, rest);
                    continue;
                };
                self.budget = self.budget.checked_sub(1).ok_or(End::OutOfBudget)?;
                self.place(slot.slot, person);
                stack.push((slot, untried));
                break;
            }
        }
    }

    /// The open slot that fewest persons fit now, with these persons.
    fn most_constrained(&self, open: &[Open]) -> Option<(usize, Vec<PersonRow>)> {
        let fitting = open.iter().map(|open| {
            let candidates = open.candidates.iter().copied();
            candidates
                .filter(|person| self.fits(open.slot, *person))
                .collect::<Vec<_>>()
        });
        fitting.enumerate().min_by_key(|(_, persons)| persons.len())
    }

    fn fits(&self, slot: SlotRow, person: PersonRow) -> bool {
        let visit = self.visit(slot);
        let team = self.team.get(&visit).map_or(&[][..], Vec::as_slice);
        let present = team
            .iter()
            .filter(|other| self.owner.get(other) == Some(&person));
        let mut doubled = false;
        for other in present {
            if !self.may_double(slot, *other) {
                return false;
            }
            doubled = true;
        }
        (doubled || self.within_caps(person, visit))
            && self.conditions.iter().all(|condition| match condition {
                Condition::NeverTogether(a, b) if person == *a => !self.on(team, *b),
                Condition::NeverTogether(a, b) if person == *b => !self.on(team, *a),
                Condition::OneRegion(of) if *of == visit => {
                    let of_all = |region: &Region| {
                        let mut members = team.iter().filter_map(|other| self.owner.get(other));
                        members.all(|member| self.regions(*member).contains(region))
                    };
                    self.regions(person).iter().any(of_all)
                }
                Condition::AtMost { cap, visits } => {
                    doubled
                        || !visits.contains(&visit)
                        || self.count(person, |v| visits.contains(&v)) < *cap
                }
                _ => true,
            })
    }

    fn on(&self, team: &[SlotRow], person: PersonRow) -> bool {
        team.iter()
            .any(|slot| self.owner.get(slot) == Some(&person))
    }

    fn regions(&self, person: PersonRow) -> &[Region] {
        let tables = &self.problem.tables;
        let profile = tables.persons[person.place()].profile;
        tables.profiles[profile.place()].regions()
    }

    fn may_double(&self, a: SlotRow, b: SlotRow) -> bool {
        self.conditions.iter().any(|condition| {
            matches!(condition, Condition::MayDouble(x, y) if (a, b) == (*x, *y) || (b, a) == (*x, *y))
        })
    }

    fn within_caps(&self, person: PersonRow, visit: VisitRow) -> bool {
        let facts = &self.problem.tables.persons[person.place()];
        self.count(person, |_| true) < facts.cap
            && self.problem.forest(facts).is_none_or(|forest| {
                forest.around(visit).all(|around| {
                    let inside = |other| forest.contains(around.group, other);
                    self.count(person, inside) < around.cap
                })
            })
    }

    /// On how many of some visits a person is.
    fn count(&self, person: PersonRow, of: impl Fn(VisitRow) -> bool) -> u32 {
        let held = self.held.get(&person).map_or(&[][..], Vec::as_slice);
        let mut visits: Vec<VisitRow> = held.iter().map(|slot| self.visit(*slot)).collect();
        visits.sort_unstable();
        visits.dedup();
        row(visits.into_iter().filter(|visit| of(*visit)).count())
    }
}
