//! One component while it is being assigned: who holds which slot, and which caps that fills.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32, totals below 2^50"
)]

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::caps::CapForest;
use super::layout::{Component, Layout, Ranges};
use super::num::{ix, row};
use super::policy::Weight;
use super::problem::Problem;
use super::row::VisitRow;

/// No slot, or no person.
pub(super) const NONE: u32 = u32::MAX;

/// What never changes while a component is assigned. Slots and persons are numbered from zero.
#[derive(Debug)]
pub(super) struct Rules<'a> {
    pub(super) slots: Vec<SlotRules>,
    pub(super) persons: Vec<PersonRules<'a>>,
    needs: &'a [Ranges],
    bans: &'a [u32],
    /// The component's first person in the layout.
    first_person: u32,
    /// Visits on which a person is fixed.
    fixed: BTreeMap<u32, Vec<VisitRow>>,
    /// What one slot adds to a total.
    pub(super) step: u64,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct SlotRules {
    pub(super) need: u32,
    /// Persons who may fill it.
    pub(super) candidates: u32,
    bans: (u32, u32),
    /// The need's first person, if they are one range; else [`NONE`].
    start: u32,
    /// The component's slots on the same visit.
    team: (u32, u32),
    pub(super) visit: VisitRow,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct PersonRules<'a> {
    /// Slots beside the fixed ones.
    pub(super) cap: u32,
    /// Load so far and fixed slots, weighted.
    pub(super) base: u64,
    pub(super) forest: Option<&'a CapForest>,
}

/// Who holds what.
#[derive(Clone, Debug)]
pub(super) struct Board<'a> {
    pub(super) rules: &'a Rules<'a>,
    /// By slot.
    pub(super) owner: Vec<u32>,
    /// By person: their slots.
    pub(super) hands: Vec<Vec<u32>>,
    /// By slot: where it is in its owner's hand.
    in_hand: Vec<u32>,
}

/// The smallest cap that one more slot would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Already on the visit, in this slot.
    Visit(u32),
    /// A group of the person's schedule.
    Group(u32),
    /// The person's cap over the whole problem.
    Whole,
}

impl<'a> Rules<'a> {
    pub(super) fn new(
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
                SlotRules {
                    need: slot.need,
                    candidates: layout.needs[ix(slot.need)].len - (slot.bans.1 - slot.bans.0),
                    bans: slot.bans,
                    start: layout.needs[ix(slot.need)]
                        .single()
                        .map_or(NONE, |start| start - component.persons.start),
                    team: range,
                    visit: slot.visit,
                }
            }));
        }
        let fixed = fixed_visits(problem, layout, component);
        let rows = &layout.persons[ix(component.persons.start)..ix(component.persons.end)];
        let step = u64::from(weight.denominator());
        let persons = (0..).zip(rows).map(|(place, row)| {
            let person = &problem.tables.persons[ix(row.number())];
            let fixed = fixed.get(&place).map_or(0, Vec::len);
            let base = u64::from(person.load) * u64::from(weight.numerator());
            PersonRules {
                cap: person.cap.saturating_sub(super::num::row(fixed)),
                base: base + u64::from(super::num::row(fixed)) * step,
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
            step,
        }
    }

    /// The persons a need admits, bans aside.
    pub(super) fn ranges(&self, need: u32) -> impl Iterator<Item = core::ops::Range<u32>> + '_ {
        let first = self.first_person;
        self.needs[ix(need)]
            .iter()
            .map(move |range| range.start - first..range.end - first)
    }

    /// The component's slots on the same visit as a slot.
    pub(super) fn team(&self, slot: u32) -> core::ops::Range<u32> {
        let (start, end) = self.slots[ix(slot)].team;
        start..end
    }

    pub(super) fn bans(&self, slot: u32) -> &[u32] {
        let (start, end) = self.slots[ix(slot)].bans;
        &self.bans[ix(start)..ix(end)]
    }

    /// Whether the static rules let a person fill a slot.
    pub(super) fn admits(&self, slot: u32, person: u32) -> bool {
        let need = &self.needs[ix(self.slots[ix(slot)].need)];
        need.place(person + self.first_person)
            .is_some_and(|place| self.bans(slot).binary_search(&place).is_err())
    }

    /// The candidate of a slot at a place below [`SlotRules::candidates`].
    #[inline]
    pub(super) fn candidate(&self, slot: u32, place: u32) -> u32 {
        let bans = self.bans(slot);
        // The first ban whose place, less the bans before it, is beyond `place`.
        let passed = if bans.len() <= 8 {
            (0..)
                .zip(bans)
                .take_while(|(before, ban)| **ban - before <= place)
                .count()
        } else {
            partition(bans, place)
        };
        let (facts, place) = (&self.slots[ix(slot)], place + row(passed));
        if facts.start == NONE {
            self.needs[ix(facts.need)].person(place) - self.first_person
        } else {
            facts.start + place
        }
    }

    fn fixed_in(&self, person: u32, forest: &CapForest, group: u32) -> u32 {
        if self.fixed.is_empty() {
            return 0;
        }
        let visits = self.fixed.get(&person).map_or(&[][..], Vec::as_slice);
        row(visits
            .iter()
            .filter(|visit| forest.contains(group, **visit))
            .count())
    }
}

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

fn fixed_visits(
    problem: &Problem,
    layout: &Layout,
    component: &Component,
) -> BTreeMap<u32, Vec<VisitRow>> {
    let mut of_row = BTreeMap::<_, Vec<VisitRow>>::new();
    for (slot, person) in &problem.tables.fixed {
        let (visit, _) = problem.tables.slots[ix(slot.number())];
        of_row.entry(*person).or_default().push(visit);
    }
    if of_row.is_empty() {
        return BTreeMap::new();
    }
    let rows = &layout.persons[ix(component.persons.start)..ix(component.persons.end)];
    (0..)
        .zip(rows)
        .filter_map(|(place, row)| Some((place, of_row.get(row)?.clone())))
        .collect()
}

impl<'a> Board<'a> {
    /// Every slot empty.
    pub(super) fn new(rules: &'a Rules<'a>) -> Self {
        Self {
            rules,
            owner: vec![NONE; rules.slots.len()],
            hands: vec![Vec::new(); rules.persons.len()],
            in_hand: vec![0; rules.slots.len()],
        }
    }

    /// A person's weighted load with the slots they hold now.
    #[inline]
    pub(super) fn total(&self, person: u32) -> u64 {
        let held = u64::from(row(self.hands[ix(person)].len()));
        self.rules.persons[ix(person)].base + held * self.rules.step
    }

    /// What stops a person from taking one more slot, as far as caps go.
    #[inline]
    pub(super) fn block(&self, person: u32, slot: u32) -> Option<Block> {
        let facts = &self.rules.slots[ix(slot)];
        let (start, end) = facts.team;
        for other in start..end {
            if self.owner[ix(other)] == person && other != slot {
                return Some(Block::Visit(other));
            }
        }
        let rules = &self.rules.persons[ix(person)];
        if let Some(forest) = rules.forest {
            for (group, cap) in forest.around(facts.visit) {
                let held = row(self.members(person, forest, group).count());
                if held + self.rules.fixed_in(person, forest, group) >= cap {
                    return Some(Block::Group(group));
                }
            }
        }
        (row(self.hands[ix(person)].len()) >= rules.cap).then_some(Block::Whole)
    }

    fn members<'b>(
        &'b self,
        person: u32,
        forest: &'b CapForest,
        group: u32,
    ) -> impl Iterator<Item = u32> + 'b {
        let hand = self.hands[ix(person)].iter().copied();
        hand.filter(move |slot| forest.contains(group, self.rules.slots[ix(*slot)].visit))
    }

    /// The slots a person holds within what blocks them.
    pub(super) fn blocking(&self, person: u32, block: Block, out: &mut Vec<u32>) {
        out.clear();
        match block {
            Block::Visit(other) => out.push(other),
            Block::Whole => out.extend_from_slice(&self.hands[ix(person)]),
            Block::Group(group) => {
                let forest = self.rules.persons[ix(person)].forest;
                out.extend(
                    forest
                        .into_iter()
                        .flat_map(|f| self.members(person, f, group)),
                );
            }
        }
    }

    /// Gives an empty slot to a person.
    #[inline]
    pub(super) fn put(&mut self, slot: u32, person: u32) {
        let hand = &mut self.hands[ix(person)];
        self.owner[ix(slot)] = person;
        self.in_hand[ix(slot)] = row(hand.len());
        hand.push(slot);
    }

    /// Empties a slot; the last slot of its owner's hand takes its place there.
    #[inline]
    pub(super) fn lift(&mut self, slot: u32) -> u32 {
        let owner = core::mem::replace(&mut self.owner[ix(slot)], NONE);
        let hand = &mut self.hands[ix(owner)];
        let place = self.in_hand[ix(slot)];
        hand.swap_remove(ix(place));
        if let Some(moved) = hand.get(ix(place)) {
            self.in_hand[ix(*moved)] = place;
        }
        owner
    }

    /// A person takes an empty slot and gives up one of theirs, in the same place of their hand.
    #[inline]
    pub(super) fn exchange(&mut self, person: u32, taken: u32, given: u32) {
        let place = self.in_hand[ix(given)];
        self.hands[ix(person)][ix(place)] = taken;
        self.in_hand[ix(taken)] = place;
        self.owner[ix(taken)] = person;
        self.owner[ix(given)] = NONE;
    }
}
