//! A filled component taken apart: each class of the residual network that has a choice is a part of its
//! own, all else is settled.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::board::Board;
use super::components::PlacedSlot;
use super::error::AssignError;
use super::keys::{By, Slot, Who};
use super::meter::Meter;
use super::ranges::Ranges;
use super::residual::Residual;
use super::rules::{Ground, Rules, SlotRules};
use super::whole::is_whole;
use crate::assign::problem::{NeedRow, PersonRow, Problem, VisitRow, Weight, ix, row};
use crate::observe::Cancelled;

/// The tables of one part: its slots, whoever may fill them, and only pairs that are possible. What these
/// persons hold elsewhere is fixed.
#[derive(Debug)]
pub(crate) struct PartTables {
    /// The component's slots, ascending.
    pub(crate) slots: Vec<Slot>,
    /// The component's persons, ascending.
    pub(crate) persons: Vec<Who>,
    needs: Vec<Ranges>,
    bans: Vec<u32>,
    placed: Vec<PlacedSlot>,
    rows: Vec<PersonRow>,
    fixed: Vec<(u32, VisitRow)>,
}

/// The parts of a filled board, by their first slots. None if the board as it is is the only part, with
/// every pair that its rules admit.
///
/// # Errors
/// Those of [`Residual::new`].
pub(crate) fn split(
    board: &Board<'_>,
    even: bool,
    meter: &mut Meter<'_>,
) -> Result<Option<Vec<PartTables>>, AssignError> {
    if is_whole(board, even, meter)? {
        return Ok(None);
    }
    let residual = Residual::new(board, even, meter)?;
    let mut slots_of = BTreeMap::<u32, Vec<Slot>>::new();
    for slot in board.owner.keys() {
        slots_of.entry(residual.class(slot)).or_default().push(slot);
    }
    // A slot that can change hands is not alone: somebody else's hand, or they themselves, are of its
    // class.
    let mut persons_of = BTreeMap::<u32, Vec<Who>>::new();
    for person in board.hands.keys() {
        let mut classes = Vec::from([residual.class_of(person)]);
        classes.extend(residual.groups_of(person));
        classes.extend(board.hands[person].iter().map(|slot| residual.class(*slot)));
        classes.sort_unstable();
        classes.dedup();
        for class in classes
            .into_iter()
            .filter(|class| slots_of.contains_key(class))
        {
            persons_of.entry(class).or_default().push(person);
        }
    }
    let mut parts: Vec<PartTables> = Vec::new();
    for (class, slots) in slots_of {
        let persons = persons_of.remove(&class).filter(|them| them.len() > 1);
        if let Some(persons) = persons {
            let part = PartTables::new((board, &residual), class, slots, persons, meter)?;
            parts.push(part);
        }
    }
    parts.sort_by_key(|part| part.slots.first().copied());
    Ok(Some(parts))
}

impl PartTables {
    fn new(
        (board, residual): (&Board<'_>, &Residual<'_>),
        class: u32,
        slots: Vec<Slot>,
        persons: Vec<Who>,
        meter: &mut Meter<'_>,
    ) -> Result<Self, Cancelled> {
        let rules = board.rules;
        let mut part = Self {
            rows: persons
                .iter()
                .map(|person| rules.person_row(*person))
                .collect(),
            slots,
            persons,
            needs: Vec::new(),
            bans: Vec::new(),
            placed: Vec::new(),
            fixed: Vec::new(),
        };
        // Those who come to different places on different visits are looked at once for all visits that lie in
        // the same groups.
        let odd = (0..).zip(&part.persons).filter(|(_, person)| {
            rules.persons[**person].forest.is_some() || residual.class_of(**person) != class
        });
        let odd: Vec<(u32, Who)> = odd.map(|(place, person)| (place, *person)).collect();
        let forests = rules.forests();
        let mut shut = BTreeMap::<Vec<Option<u32>>, Vec<(u32, Who)>>::new();
        let mut needs = BTreeMap::<NeedRow, u32>::new();
        for slot in part.slots.clone() {
            let SlotRules { need, visit, .. } = rules.slots[slot];
            let number = *needs.entry(need).or_insert_with(|| {
                let number = row(part.needs.len());
                part.needs.push(part.ranges(rules, need));
                number
            });
            let mut out: Vec<u32> = Vec::new();
            let (here, gone): (Vec<Slot>, Vec<Slot>) = rules
                .team(slot)
                .partition(|other| residual.class(*other) == class);
            let gone = gone.iter().map(|other| board.owner[*other]);
            for person in rules.banned(slot).chain(gone) {
                out.extend(part.place(person));
            }
            let around = Rules::around(&forests, visit);
            let shut = shut.entry(around).or_insert_with(|| {
                let shut = odd
                    .iter()
                    .filter(|(_, person)| !residual.comes_to(*person, visit, class));
                shut.copied().collect()
            });
            meter.pass(1 + shut.len() + out.len())?;
            // Whoever is on the visit comes to the slot they hold there.
            let is_here = |person: Who| here.iter().any(|other| board.owner[*other] == person);
            let absent = shut.iter().filter(|(_, person)| !is_here(*person));
            out.extend(absent.map(|(place, _)| *place));
            out.sort_unstable();
            out.dedup();
            let ranges = &part.needs[ix(number)];
            let start = row(part.bans.len());
            part.bans
                .extend(out.into_iter().filter_map(|place| ranges.place(place)));
            part.placed.push(PlacedSlot {
                row: rules.slot_row(slot),
                visit,
                need: NeedRow(number),
                bans: (start, row(part.bans.len())),
            });
        }
        for (place, person) in (0..).zip(&part.persons) {
            let hand = board.hands[*person].iter();
            let away = hand.filter(|slot| residual.class(**slot) != class);
            let away = away.map(|slot| rules.slots[*slot].visit);
            let start = part.fixed.len();
            part.fixed.extend(
                rules
                    .fixed_of(*person)
                    .chain(away)
                    .map(|visit| (place, visit)),
            );
            part.fixed[start..].sort_unstable();
        }
        Ok(part)
    }

    fn place(&self, person: Who) -> Option<u32> {
        self.persons.binary_search(&person).ok().map(row)
    }

    /// Whom a need admits among the part's persons.
    fn ranges(&self, rules: &Rules<'_>, need: NeedRow) -> Ranges {
        let mut ranges = Ranges::default();
        for range in rules.ranges(need) {
            let start = self
                .persons
                .partition_point(|person| person.0 < range.start);
            let end = self.persons.partition_point(|person| person.0 < range.end);
            ranges.push(row(start)..row(end));
        }
        ranges
    }

    pub(crate) fn rules<'p>(&'p self, problem: &'p Problem, weight: Weight) -> Rules<'p> {
        let ground = Ground {
            needs: &self.needs,
            bans: &self.bans,
            placed: &self.placed,
            rows: &self.rows,
            first_person: 0,
            fixed: &self.fixed,
        };
        Rules::of(problem, ground, weight)
    }

    /// Puts the part's persons where they belong in the component.
    pub(crate) fn write(&self, part: &Board<'_>, owner: &mut By<Slot, Who>) {
        for (slot, of) in self.slots.iter().zip(part.owner.iter()) {
            owner[*slot] = self.persons[ix(of.0)];
        }
    }

    /// The part of a board, its hands in the same order.
    pub(crate) fn board<'p>(&self, rules: &'p Rules<'p>, whole: &Board<'_>) -> Board<'p> {
        let mut board = Board::new(rules);
        for (place, person) in (0..).zip(&self.persons) {
            for slot in &whole.hands[*person] {
                if let Ok(at) = self.slots.binary_search(slot) {
                    board.put(Slot(row(at)), Who(place));
                }
            }
        }
        board
    }
}
