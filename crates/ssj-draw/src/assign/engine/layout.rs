//! The canonical layout of a problem: components one after the other, and within each the visits by
//! token, the slots by visit and need, the persons by profile and token. Row order ends here.
#![allow(
    clippy::indexing_slicing,
    reason = "places come from the tables laid out here"
)]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use ssj_core::Token;

use super::components::{Components, Key, PlacedSlot};
use super::keys::Slot;
use super::ranges::Ranges;
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
    fixed: Vec<(u32, VisitRow)>,
}

/// Slots and persons that depend on each other and on nothing else.
#[derive(Clone, Debug)]
pub(crate) struct Component {
    pub(crate) key: Key,
    pub(crate) slots: Range<u32>,
    pub(crate) persons: Range<u32>,
}

impl Layout {
    pub(crate) fn new(problem: &Problem) -> Self {
        let free = free_slots(problem);
        let components = Components::new(problem, &free);
        let (persons, person_starts) = place_persons(problem, &components);
        let needs = place_needs(problem, &components, &persons, &person_starts);
        let (mut slots, slot_starts) = place_slots(&free, &components);
        let place_of = places(&persons);
        let fixed = place_fixed(problem, &place_of);
        let bans = place_bans(problem, &place_of, &needs, &mut slots);
        let parts = components.keys.iter().enumerate();
        let parts = parts.map(|(i, key)| Component {
            key: *key,
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

    /// The slots of a component.
    pub(crate) fn slots_of(&self, component: &Component) -> &[PlacedSlot] {
        &self.slots[ix(component.slots.start)..ix(component.slots.end)]
    }

    /// The persons of a component.
    pub(crate) fn persons_of(&self, component: &Component) -> &[PersonRow] {
        &self.persons[ix(component.persons.start)..ix(component.persons.end)]
    }

    /// The visits on which persons of a component are fixed.
    pub(crate) fn fixed_of(&self, component: &Component) -> &[(u32, VisitRow)] {
        let persons = &component.persons;
        let start = self.fixed.partition_point(|(of, _)| *of < persons.start);
        let end = self.fixed.partition_point(|(of, _)| *of < persons.end);
        &self.fixed[start..end]
    }

    /// The number of the component of a free slot, and the slot's place there.
    pub(crate) fn find(&self, slot: SlotRow) -> Option<(usize, Slot)> {
        let place = row(self.slots.iter().position(|placed| placed.row == slot)?);
        let mut components = self.components.iter();
        let number = components.position(|component| component.slots.contains(&place))?;
        Some((number, Slot(place - self.components[number].slots.start)))
    }
}

/// Slots that are not fixed, by visit token and then by what they ask for.
fn free_slots(problem: &Problem) -> Vec<PlacedSlot> {
    let tables = &problem.tables;
    let visit_rank = ranks(&tables.visits);
    let need_rank = ranks(&tables.needs);
    let mut is_free = vec![true; tables.slots.len()];
    for (slot, _) in &tables.fixed {
        is_free[slot.place()] = false;
    }
    let free = (0..)
        .zip(&tables.slots)
        .zip(is_free)
        .filter(|(_, free)| *free);
    let mut order: Vec<(u64, u32)> = free
        .map(|((slot, (visit, need)), _)| {
            let visit = u64::from(visit_rank[visit.place()]);
            let need = u64::from(need_rank[need.place()]);
            ((visit << 32) | need, slot)
        })
        .collect();
    order.sort_unstable();
    let placed = order.into_iter().map(|(_, slot)| {
        let (visit, need) = tables.slots[ix(slot)];
        PlacedSlot {
            row: SlotRow(slot),
            visit,
            need,
            bans: (0, 0),
        }
    });
    placed.collect()
}

/// The rank of each item by its content.
fn ranks<T: Ord>(items: &[T]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..row(items.len())).collect();
    order.sort_unstable_by(|a, b| items[ix(*a)].cmp(&items[ix(*b)]));
    inverse(&order, |item| *item)
}

/// By item: its place in an order of all of them.
fn inverse<T>(order: &[T], number: impl Fn(&T) -> u32) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    for (place, item) in (0..).zip(order) {
        places[ix(number(item))] = place;
    }
    places
}

/// By component, profile and token; those no slot asks for come last. With each component's start.
fn place_persons(problem: &Problem, components: &Components) -> (Vec<PersonRow>, Vec<u32>) {
    let tables = &problem.tables;
    let profile_rank = ranks(&tables.profiles);
    let persons = (0..).zip(&tables.persons).map(|(person, found)| {
        let profile = found.profile.place();
        let component = components.of_profile[profile];
        (component, profile_rank[profile], found.token, person)
    });
    let mut order: Vec<(u32, u32, Token, u32)> = persons.collect();
    order.sort_unstable();
    let starts = (0..=row(components.keys.len()))
        .map(|component| row(order.partition_point(|(of, ..)| *of < component)));
    let persons = order.iter().map(|(.., person)| PersonRow(*person));
    (persons.collect(), starts.collect())
}

/// The ranges of persons of each need: its profiles come in rank order, as the persons do.
fn place_needs(
    problem: &Problem,
    components: &Components,
    persons: &[PersonRow],
    starts: &[u32],
) -> Vec<Ranges> {
    let tables = &problem.tables;
    let profile_of = |person: &PersonRow| tables.persons[person.place()].profile;
    let mut of_profile = vec![0..0; tables.profiles.len()];
    let placed = &persons[..starts.last().map_or(0, |end| ix(*end))];
    let mut start = 0;
    for run in placed.chunk_by(|a, b| profile_of(a) == profile_of(b)) {
        let end = start + row(run.len());
        of_profile[profile_of(&run[0]).place()] = start..end;
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

/// Stable by component. With each component's start.
fn place_slots(free: &[PlacedSlot], components: &Components) -> (Vec<PlacedSlot>, Vec<u32>) {
    let component = |slot: &PlacedSlot| ix(components.of_need[slot.need.place()]);
    let starts = starts(components.keys.len(), free.iter().map(component));
    let mut next = starts.clone();
    let mut slots = free.to_vec();
    for slot in free {
        let place = &mut next[component(slot)];
        slots[ix(*place)] = *slot;
        *place += 1;
    }
    (slots, starts)
}

/// Where each group starts when items, given by their groups, are put in order; one more at the end.
fn starts(groups: usize, items: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut starts = vec![0_u32; groups + 1];
    for group in items {
        starts[group + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] += starts[i - 1];
    }
    starts
}

fn place_fixed(problem: &Problem, place_of: &[u32]) -> Vec<(u32, VisitRow)> {
    let tables = &problem.tables;
    let fixed = tables.fixed.iter().map(|(slot, person)| {
        let (visit, _) = tables.slots[slot.place()];
        (place_of[person.place()], visit)
    });
    let mut fixed: Vec<_> = fixed.collect();
    fixed.sort_unstable();
    fixed
}

/// By person row: their place.
fn places(persons: &[PersonRow]) -> Vec<u32> {
    inverse(persons, |person| person.0)
}

/// Who is excluded from a visit, or fixed on it already, is no candidate for its free slots.
fn place_bans(
    problem: &Problem,
    place_of: &[u32],
    needs: &[Ranges],
    slots: &mut [PlacedSlot],
) -> Vec<u32> {
    let tables = &problem.tables;
    let fixed = tables.fixed.iter();
    let fixed = fixed.map(|(slot, person)| (tables.slots[slot.place()].0, *person));
    let banned = tables.exclusions.iter().copied().chain(fixed);
    let mut pairs: Vec<(VisitRow, u32)> = banned
        .map(|(visit, person)| (visit, place_of[person.place()]))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let starts = starts(
        tables.visits.len(),
        pairs.iter().map(|(visit, _)| visit.place()),
    );
    let mut bans = Vec::new();
    for alike in slots.chunk_by_mut(|a, b| (a.visit, a.need) == (b.visit, b.need)) {
        let (visit, need) = (alike[0].visit.place(), &needs[alike[0].need.place()]);
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
