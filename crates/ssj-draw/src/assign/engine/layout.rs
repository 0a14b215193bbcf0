//! The canonical layout of a problem: components one after the other, and within each the visits by
//! token, the slots by visit and need, the persons by profile and token. Row order ends here.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "places come from the tables laid out here; counts are below 2^32"
)]

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use ssj_core::Token;

use super::components::Components;
use crate::assign::problem::{PersonRow, Problem, SlotRow, VisitRow, ix, row};

/// Where the parts of a problem lie, component after component.
#[derive(Debug)]
pub(crate) struct Layout {
    pub(crate) components: Vec<Component>,
    pub(crate) slots: Vec<PlacedSlot>,
    /// Places in the slot's need that its visit's exclusions rule out, ascending.
    pub(crate) bans: Vec<u32>,
    /// Those that no free slot asks for come last.
    pub(crate) persons: Vec<PersonRow>,
    /// By need row.
    pub(crate) needs: Vec<Ranges>,
    /// Persons and the visits on which they are fixed, ascending.
    pub(crate) fixed: Vec<(u32, VisitRow)>,
}

/// A free slot in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlacedSlot {
    pub(crate) row: SlotRow,
    pub(crate) visit: VisitRow,
    pub(crate) need: u32,
    /// Its range of [`Layout::bans`].
    pub(crate) bans: (u32, u32),
}

/// Slots and persons that depend on each other and on nothing else.
#[derive(Clone, Debug)]
pub(crate) struct Component {
    /// The lowest visit token.
    pub(crate) visit: Token,
    /// The place of the first slot among that visit's slots, all components counted.
    pub(crate) place: u32,
    pub(crate) slots: Range<u32>,
    pub(crate) persons: Range<u32>,
}

/// The persons that a need admits, as ranges of the layout's persons.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranges {
    /// First person, and how many come before it in the need.
    starts: Vec<(u32, u32)>,
    pub(crate) len: u32,
}

impl Ranges {
    /// Appends a range; ranges come ascending.
    pub(crate) fn push(&mut self, persons: Range<u32>) {
        if persons.is_empty() {
            return;
        }
        let adjacent = self
            .starts
            .last()
            .is_some_and(|(start, before)| start + (self.len - before) == persons.start);
        if !adjacent {
            self.starts.push((persons.start, self.len));
        }
        self.len += row(persons.len());
    }

    /// Where the only range starts.
    pub(crate) fn single(&self) -> Option<u32> {
        match self.starts.as_slice() {
            [(start, _)] => Some(*start),
            _ => None,
        }
    }

    /// The person at a place below [`len`](Self::len).
    pub(crate) fn person(&self, place: u32) -> u32 {
        let after = self.starts.partition_point(|(_, before)| *before <= place);
        let (start, before) = self.starts[after - 1];
        start + (place - before)
    }

    /// The place of a person, if the need admits them.
    pub(crate) fn place(&self, person: u32) -> Option<u32> {
        let after = self.starts.partition_point(|(start, _)| *start <= person);
        let (start, before) = *self.starts.get(after.checked_sub(1)?)?;
        let end = self.starts.get(after).map_or(self.len, |(_, next)| *next);
        let place = before + (person - start);
        (place < end).then_some(place)
    }

    /// The ranges, ascending.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Range<u32>> + '_ {
        self.starts.iter().enumerate().map(|(i, (start, before))| {
            let end = self.starts.get(i + 1).map_or(self.len, |(_, next)| *next);
            *start..start + (end - before)
        })
    }
}

impl Layout {
    pub(crate) fn new(problem: &Problem) -> Self {
        let free = free_slots(problem);
        let components = Components::new(problem, &free);
        let (persons, person_starts) = place_persons(problem, &components);
        let needs = place_needs(problem, &components, &persons, &person_starts);
        let (mut slots, slot_starts) = place_slots(&free, &components);
        let fixed = place_fixed(problem, &persons);
        let bans = place_bans(problem, &persons, &needs, &fixed, &mut slots);
        let parts = components
            .keys
            .iter()
            .enumerate()
            .map(|(i, key)| Component {
                visit: key.visit,
                place: key.place,
                slots: slot_starts[i]..slot_starts[i + 1],
                persons: person_starts[i]..person_starts[i + 1],
            });
        Self {
            components: parts.collect(),
            slots,
            bans,
            persons,
            needs,
            fixed,
        }
    }

    /// The visits on which persons are fixed.
    pub(crate) fn fixed_on(&self, persons: Range<u32>) -> &[(u32, VisitRow)] {
        let start = self.fixed.partition_point(|(of, _)| *of < persons.start);
        let end = self.fixed.partition_point(|(of, _)| *of < persons.end);
        &self.fixed[start..end]
    }
}

/// Slots that are not fixed, by visit token and then by what they ask for.
fn free_slots(problem: &Problem) -> Vec<PlacedSlot> {
    let tables = &problem.tables;
    let visit_rank = ranks(&tables.visits);
    let need_rank = ranks(&tables.needs);
    let mut is_fixed = vec![
        false;
        if tables.fixed.is_empty() {
            0
        } else {
            tables.slots.len()
        }
    ];
    for (slot, _) in &tables.fixed {
        is_fixed[ix(slot.number())] = true;
    }
    let mut order: Vec<(u64, u32)> = (0..)
        .zip(&tables.slots)
        .filter(|(slot, _)| !is_fixed.get(ix(*slot)).is_some_and(|fixed| *fixed))
        .map(|(slot, (visit, need))| {
            let visit = u64::from(visit_rank[ix(visit.number())]);
            let need = u64::from(need_rank[ix(need.number())]);
            ((visit << 32) | need, slot)
        })
        .collect();
    order.sort_unstable();
    let placed = order.into_iter().map(|(_, slot)| {
        let (visit, need) = tables.slots[ix(slot)];
        PlacedSlot {
            row: SlotRow::new(slot),
            visit,
            need: need.number(),
            bans: (0, 0),
        }
    });
    placed.collect()
}

/// The rank of each item by its content.
fn ranks<T: Ord>(items: &[T]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..row(items.len())).collect();
    order.sort_unstable_by(|a, b| items[ix(*a)].cmp(&items[ix(*b)]));
    let mut ranks = vec![0; items.len()];
    for (rank, item) in (0..).zip(order) {
        ranks[ix(item)] = rank;
    }
    ranks
}

/// By component, profile and token; those no slot asks for come last. With each component's start.
fn place_persons(problem: &Problem, components: &Components) -> (Vec<PersonRow>, Vec<u32>) {
    let tables = &problem.tables;
    let profile_rank = ranks(&tables.profiles);
    let mut order: Vec<(u32, u32, Token, u32)> = (0..)
        .zip(&tables.persons)
        .map(|(person, found)| {
            let profile = ix(found.profile.number());
            let component = components.of_profile[profile];
            (component, profile_rank[profile], found.token, person)
        })
        .collect();
    order.sort_unstable();
    let starts = (0..=row(components.keys.len()))
        .map(|component| row(order.partition_point(|(of, ..)| *of < component)))
        .collect();
    let persons = order.iter().map(|(.., person)| PersonRow::new(*person));
    (persons.collect(), starts)
}

/// The ranges of persons of each need: its profiles come in rank order, as the persons do.
fn place_needs(
    problem: &Problem,
    components: &Components,
    persons: &[PersonRow],
    starts: &[u32],
) -> Vec<Ranges> {
    let tables = &problem.tables;
    let mut of_profile = vec![0..0; tables.profiles.len()];
    let placed = &persons[..starts.last().map_or(0, |end| ix(*end))];
    let mut start = 0;
    for run in placed.chunk_by(|a, b| profile_of(problem, *a) == profile_of(problem, *b)) {
        let end = start + row(run.len());
        of_profile[profile_of(problem, run[0])] = start..end;
        start = end;
    }
    let ranges = components.profiles_of.iter().map(|profiles| {
        let mut ranges = Ranges::default();
        for profile in profiles {
            ranges.push(of_profile[ix(*profile)].clone());
        }
        ranges
    });
    ranges.collect()
}

fn profile_of(problem: &Problem, person: PersonRow) -> usize {
    ix(problem.tables.persons[ix(person.number())].profile.number())
}

/// Stable by component. With each component's start.
fn place_slots(free: &[PlacedSlot], components: &Components) -> (Vec<PlacedSlot>, Vec<u32>) {
    let mut starts = vec![0_u32; components.keys.len() + 1];
    for slot in free {
        starts[ix(components.of_need[ix(slot.need)]) + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut next = starts.clone();
    let mut slots = free.to_vec();
    for slot in free {
        let place = &mut next[ix(components.of_need[ix(slot.need)])];
        slots[ix(*place)] = *slot;
        *place += 1;
    }
    (slots, starts)
}

fn place_fixed(problem: &Problem, persons: &[PersonRow]) -> Vec<(u32, VisitRow)> {
    let tables = &problem.tables;
    if tables.fixed.is_empty() {
        return Vec::new();
    }
    let place_of = places(persons);
    let fixed = tables.fixed.iter().map(|(slot, person)| {
        let (visit, _) = tables.slots[ix(slot.number())];
        (place_of[ix(person.number())], visit)
    });
    let mut fixed: Vec<_> = fixed.collect();
    fixed.sort_unstable();
    fixed
}

/// By person row: their place.
fn places(persons: &[PersonRow]) -> Vec<u32> {
    let mut place_of = vec![0; persons.len()];
    for (place, person) in (0..).zip(persons) {
        place_of[ix(person.number())] = place;
    }
    place_of
}

/// Who is excluded from a visit, or fixed on it already, is no candidate for its free slots.
fn place_bans(
    problem: &Problem,
    persons: &[PersonRow],
    needs: &[Ranges],
    fixed: &[(u32, VisitRow)],
    slots: &mut [PlacedSlot],
) -> Vec<u32> {
    let tables = &problem.tables;
    let place_of = places(persons);
    let fixed = fixed.iter().map(|(person, visit)| (*visit, *person));
    let excluded = tables.exclusions.iter();
    let mut pairs: Vec<(VisitRow, u32)> = excluded
        .map(|pair| (pair.visit, place_of[ix(pair.person.number())]))
        .chain(fixed)
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut starts = vec![0_u32; tables.visits.len() + 1];
    for (visit, _) in &pairs {
        starts[ix(visit.number()) + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    let mut bans = Vec::new();
    for alike in slots.chunk_by_mut(|a, b| (a.visit, a.need) == (b.visit, b.need)) {
        let (visit, need) = (ix(alike[0].visit.number()), &needs[ix(alike[0].need)]);
        let of_visit = &pairs[ix(starts[visit])..ix(starts[visit + 1])];
        let start = row(bans.len());
        bans.extend(
            of_visit
                .iter()
                .filter_map(|(_, person)| need.place(*person)),
        );
        let end = row(bans.len());
        for slot in alike {
            slot.bans = (start, end);
        }
    }
    bans
}
