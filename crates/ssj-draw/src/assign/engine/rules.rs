//! What never changes while a component is assigned: slots, persons, whom a slot admits.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::board::Block;
use super::layout::{Component, Layout, Ranges};
use crate::assign::problem::{CapForest, NONE, Problem, VisitRow, Weight, ix, row};

/// What never changes while a component is assigned. Slots and persons are numbered from zero.
#[derive(Clone, Debug)]
pub(crate) struct Rules<'a> {
    pub(crate) slots: Vec<SlotRules>,
    pub(crate) persons: Vec<PersonRules<'a>>,
    needs: &'a [Ranges],
    bans: &'a [u32],
    /// The component's first person in the layout.
    first_person: u32,
    /// Persons' places in the layout and the visits on which they are fixed, ascending.
    fixed: &'a [(u32, VisitRow)],
    /// By person and group: how far its cap was lifted.
    lifted: BTreeMap<(u32, u32), u32>,
    /// What one slot adds to a total.
    pub(crate) step: u64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct SlotRules {
    pub(crate) need: u32,
    /// Persons who may fill it.
    pub(crate) candidates: u32,
    bans: (u32, u32),
    /// The first bans, each less the bans before it; [`NONE`] where there is none.
    first_bans: [u32; FIRST_BANS],
    /// The need's first person, if they are one range; else [`NONE`].
    start: u32,
    /// The component's slots on the same visit.
    pub(crate) team: (u32, u32),
    pub(crate) visit: VisitRow,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct PersonRules<'a> {
    /// Slots beside the fixed ones.
    pub(crate) cap: u32,
    /// Load so far and fixed slots, weighted.
    pub(crate) base: u64,
    pub(crate) forest: Option<&'a CapForest>,
}

impl<'a> Rules<'a> {
    pub(crate) fn new(
        problem: &'a Problem,
        layout: &'a Layout,
        component: &Component,
        weight: Weight,
    ) -> Self {
        let placed = &layout.slots[ix(component.slots.start)..ix(component.slots.end)];
        let mut slots = Vec::with_capacity(placed.len());
        for team in placed.chunk_by(|a, b| a.visit == b.visit) {
            let start = row(slots.len());
            let range = (start, start + row(team.len()));
            slots.extend(team.iter().map(|slot| {
                let need = &layout.needs[ix(slot.need)];
                SlotRules {
                    need: slot.need,
                    candidates: need.len - (slot.bans.1 - slot.bans.0),
                    bans: slot.bans,
                    first_bans: first_bans(&layout.bans[ix(slot.bans.0)..ix(slot.bans.1)]),
                    start: need
                        .single()
                        .map_or(NONE, |start| start - component.persons.start),
                    team: range,
                    visit: slot.visit,
                }
            }));
        }
        let fixed = layout.fixed_on(component.persons.clone());
        let rows = &layout.persons[ix(component.persons.start)..ix(component.persons.end)];
        let step = u64::from(weight.denominator());
        let persons = (0..).zip(rows).map(|(place, row)| {
            let person = &problem.tables.persons[ix(row.number())];
            let fixed = of_person(fixed, component.persons.start + place).len();
            let base = u64::from(person.load) * u64::from(weight.numerator());
            PersonRules {
                cap: person
                    .cap
                    .saturating_sub(crate::assign::problem::row(fixed)),
                base: base + u64::from(crate::assign::problem::row(fixed)) * step,
                forest: person
                    .schedule
                    .map(|row| &problem.forests[ix(row.number())]),
            }
        });
        Self {
            persons: persons.collect(),
            slots,
            needs: &layout.needs,
            bans: &layout.bans,
            first_person: component.persons.start,
            fixed,
            lifted: BTreeMap::new(),
            step,
        }
    }

    /// Whether there are more slots than all persons together may take.
    pub(crate) fn lack_room(&self) -> bool {
        let caps = self.persons.iter().map(|person| u64::from(person.cap));
        caps.sum::<u64>() < u64::from(row(self.slots.len()))
    }

    /// The persons a need admits, bans aside.
    pub(crate) fn ranges(&self, need: u32) -> impl Iterator<Item = core::ops::Range<u32>> + '_ {
        let first = self.first_person;
        self.needs[ix(need)]
            .iter()
            .map(move |range| range.start - first..range.end - first)
    }

    /// The component's slots on the same visit as a slot.
    pub(crate) fn team(&self, slot: u32) -> core::ops::Range<u32> {
        let (start, end) = self.slots[ix(slot)].team;
        start..end
    }

    /// The component's slots, visit by visit.
    pub(crate) fn teams(&self) -> impl Iterator<Item = core::ops::Range<u32>> + '_ {
        let firsts = (0..row(self.slots.len())).map(|slot| (slot, self.team(slot)));
        firsts
            .filter(|(slot, team)| *slot == team.start)
            .map(|(_, team)| team)
    }

    pub(crate) fn bans(&self, slot: u32) -> &[u32] {
        let (start, end) = self.slots[ix(slot)].bans;
        &self.bans[ix(start)..ix(end)]
    }

    /// Whether the static rules let a person fill a slot.
    pub(crate) fn admits(&self, slot: u32, person: u32) -> bool {
        let need = &self.needs[ix(self.slots[ix(slot)].need)];
        need.place(person + self.first_person)
            .is_some_and(|place| self.bans(slot).binary_search(&place).is_err())
    }

    /// The candidate of a slot at a place below [`SlotRules::candidates`].
    #[inline]
    pub(crate) fn candidate(&self, slot: u32, place: u32) -> u32 {
        let facts = &self.slots[ix(slot)];
        // How many bans come before the candidate. Most slots have one or two: no branch for them.
        let passed = if facts.bans.1 - facts.bans.0 <= row(FIRST_BANS) {
            let passed = facts.first_bans.map(|ban| u32::from(ban <= place));
            passed.into_iter().sum()
        } else {
            row(partition(self.bans(slot), place))
        };
        let place = place + passed;
        if facts.start == NONE {
            self.needs[ix(facts.need)].person(place) - self.first_person
        } else {
            facts.start + place
        }
    }

    /// Lifts one of a person's caps by one.
    pub(crate) fn lift_cap(&mut self, person: u32, block: Block) {
        match block {
            Block::Whole => self.persons[ix(person)].cap += 1,
            Block::Group(group) => *self.lifted.entry((person, group)).or_default() += 1,
            Block::Visit(_) => {}
        }
    }

    /// Undoes the lifting of a person's own cap.
    pub(crate) fn lower_cap(&mut self, person: u32) {
        let cap = &mut self.persons[ix(person)].cap;
        *cap = cap.saturating_sub(1);
    }

    /// A group's cap for a person's free slots.
    pub(crate) fn group_cap(&self, person: u32, forest: &CapForest, group: (u32, u32)) -> u32 {
        let (group, cap) = group;
        let lifted = if self.lifted.is_empty() {
            0
        } else {
            self.lifted.get(&(person, group)).copied().unwrap_or(0)
        };
        (cap + lifted).saturating_sub(self.fixed_in(person, forest, group))
    }

    fn fixed_in(&self, person: u32, forest: &CapForest, group: u32) -> u32 {
        if self.fixed.is_empty() {
            return 0;
        }
        let visits = of_person(self.fixed, self.first_person + person).iter();
        row(visits
            .filter(|(_, visit)| forest.contains(group, *visit))
            .count())
    }
}

/// Bans kept beside the slot.
const FIRST_BANS: usize = 2;

fn first_bans(bans: &[u32]) -> [u32; FIRST_BANS] {
    let mut first = [NONE; FIRST_BANS];
    for ((before, ban), first) in (0..).zip(bans).zip(&mut first) {
        *first = ban - before;
    }
    first
}

/// The first ban whose place, less the bans before it, is beyond `place`.
fn partition(bans: &[u32], place: u32) -> usize {
    let (mut low, mut high) = (0, bans.len());
    while low < high {
        let middle = low.midpoint(high);
        if bans[middle] - row(middle) <= place {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

fn of_person(fixed: &[(u32, VisitRow)], person: u32) -> &[(u32, VisitRow)] {
    let start = fixed.partition_point(|(of, _)| *of < person);
    let end = fixed.partition_point(|(of, _)| *of <= person);
    &fixed[start..end]
}
