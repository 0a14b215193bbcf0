//! What never changes while a component is assigned: slots, persons, whom a slot admits.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts are below 2^32, totals below 2^50"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::Range;

use super::components::PlacedSlot;
use super::keys::{By, Slot, Who};
use super::layout::{Component, Layout};
use super::ranges::Ranges;
use crate::assign::problem::{
    Around, CapForest, NONE, NeedRow, PersonRow, Problem, SlotRow, VisitRow, Weight, ix, row,
};

/// What never changes while a component is assigned.
#[derive(Clone, Debug)]
pub(crate) struct Rules<'a> {
    pub(crate) slots: By<Slot, SlotRules>,
    pub(crate) persons: By<Who, PersonRules<'a>>,
    needs: &'a [Ranges],
    bans: &'a [u32],
    /// The slots as the layout has them.
    placed: &'a [PlacedSlot],
    /// The persons' rows.
    rows: &'a [PersonRow],
    /// The component's first person in the layout.
    first_person: u32,
    /// Persons' places in the layout and the visits on which they are fixed, ascending.
    fixed: &'a [(u32, VisitRow)],
    /// By person and group: how far its cap was lifted.
    lifted: BTreeMap<(Who, u32), u32>,
    /// What one slot adds to a total.
    pub(crate) step: u64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct SlotRules {
    pub(crate) need: NeedRow,
    /// Persons who may fill it.
    pub(crate) candidates: u32,
    bans: (u32, u32),
    /// The first bans, each less the bans before it; [`NONE`] where there is none.
    first_bans: [u32; FIRST_BANS],
    /// The need's first person, if they are one range; else [`NONE`].
    start: u32,
    /// The component's slots on the same visit.
    team: (u32, u32),
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

/// The smallest cap that one more slot would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Block {
    /// Already on the visit, in this slot.
    Visit(Slot),
    /// A group of the person's schedule.
    Group(u32),
    /// The person's cap over the whole problem.
    Whole,
}

/// What the rules of a component, or of a part of it, are made from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ground<'a> {
    /// By need row.
    pub(crate) needs: &'a [Ranges],
    pub(crate) bans: &'a [u32],
    pub(crate) placed: &'a [PlacedSlot],
    pub(crate) rows: &'a [PersonRow],
    /// The first of these persons as `needs` and `fixed` number them.
    pub(crate) first_person: u32,
    /// Persons and the visits on which they are fixed, ascending.
    pub(crate) fixed: &'a [(u32, VisitRow)],
}

impl<'a> Rules<'a> {
    pub(crate) fn new(
        problem: &'a Problem,
        layout: &'a Layout,
        component: &Component,
        weight: Weight,
    ) -> Self {
        let ground = Ground {
            needs: &layout.needs,
            bans: &layout.bans,
            placed: layout.slots_of(component),
            rows: layout.persons_of(component),
            first_person: component.persons.start,
            fixed: layout.fixed_of(component),
        };
        Self::of(problem, ground, weight)
    }

    pub(crate) fn of(problem: &'a Problem, ground: Ground<'a>, weight: Weight) -> Self {
        let Ground {
            needs,
            bans,
            placed,
            rows,
            first_person,
            fixed,
        } = ground;
        let mut slots = Vec::with_capacity(placed.len());
        for team in placed.chunk_by(|a, b| a.visit == b.visit) {
            let start = row(slots.len());
            let range = (start, start + row(team.len()));
            slots.extend(team.iter().map(|slot| {
                let need = &needs[slot.need.place()];
                let (start, end) = slot.bans;
                SlotRules {
                    need: slot.need,
                    candidates: need.len - (end - start),
                    bans: slot.bans,
                    first_bans: first_bans(&bans[ix(start)..ix(end)]),
                    start: need.single().map_or(NONE, |start| start - first_person),
                    team: range,
                    visit: slot.visit,
                }
            }));
        }
        let step = u64::from(weight.denominator());
        let persons = (first_person..).zip(rows).map(|(place, person)| {
            let person = &problem.tables.persons[person.place()];
            let fixed = row(of_person(fixed, place).len());
            let base = u64::from(person.load) * u64::from(weight.numerator());
            PersonRules {
                cap: person.cap.saturating_sub(fixed),
                base: base + u64::from(fixed) * step,
                forest: problem.forest(person),
            }
        });
        Self {
            persons: persons.collect(),
            slots: slots.into_iter().collect(),
            needs,
            bans,
            placed,
            rows,
            first_person,
            fixed,
            lifted: BTreeMap::new(),
            step,
        }
    }

    /// The row of a slot in the problem.
    pub(crate) fn slot_row(&self, slot: Slot) -> SlotRow {
        self.placed[ix(slot.0)].row
    }

    /// The row of a person in the problem.
    pub(crate) fn person_row(&self, person: Who) -> PersonRow {
        self.rows[ix(person.0)]
    }

    /// The rows of all persons.
    pub(crate) const fn person_rows(&self) -> &'a [PersonRow] {
        self.rows
    }

    /// Whether there are more slots than all persons together may take.
    pub(crate) fn lack_room(&self) -> bool {
        let caps = self.persons.iter().map(|person| u64::from(person.cap));
        caps.sum::<u64>() < u64::from(row(self.slots.len()))
    }

    /// The persons a need admits, bans aside.
    pub(crate) fn ranges(&self, need: NeedRow) -> impl Iterator<Item = Range<u32>> + '_ {
        let first = self.first_person;
        self.needs[need.place()]
            .iter()
            .map(move |range| range.start - first..range.end - first)
    }

    /// The same, one by one.
    pub(crate) fn admitted(&self, need: NeedRow) -> impl Iterator<Item = Who> + '_ {
        self.ranges(need).flatten().map(Who)
    }

    /// The component's slots on the same visit as a slot.
    pub(crate) fn team(&self, slot: Slot) -> impl Iterator<Item = Slot> + use<> {
        let (start, end) = self.slots[slot].team;
        (start..end).map(Slot)
    }

    /// The component's slots, visit by visit.
    pub(crate) fn teams(&self) -> impl Iterator<Item = Vec<Slot>> + '_ {
        let firsts = self.slots.entries();
        let firsts = firsts.filter(|(slot, facts)| slot.0 == facts.team.0);
        firsts.map(|(slot, _)| self.team(slot).collect())
    }

    /// The places in a slot's need that are ruled out, ascending.
    pub(crate) fn bans(&self, slot: Slot) -> &[u32] {
        let (start, end) = self.slots[slot].bans;
        &self.bans[ix(start)..ix(end)]
    }

    /// The persons whom a slot's need admits and who are ruled out.
    pub(crate) fn banned(&self, slot: Slot) -> impl Iterator<Item = Who> + '_ {
        let need = &self.needs[self.slots[slot].need.place()];
        let places = self.bans(slot).iter();
        places.map(|place| Who(need.person(*place) - self.first_person))
    }

    /// The schedules of the persons, each once, by the first who has it.
    pub(crate) fn forests(&self) -> Vec<&'a CapForest> {
        let mut forests: Vec<&CapForest> = Vec::new();
        for person in self.persons.iter() {
            if let Some(forest) = person.forest
                && !forests.iter().any(|known| core::ptr::eq(*known, forest))
            {
                forests.push(forest);
            }
        }
        forests
    }

    /// The smallest group around a visit in each schedule.
    pub(crate) fn around(forests: &[&CapForest], visit: VisitRow) -> Vec<Option<u32>> {
        let smallest = |forest: &&CapForest| forest.around(visit).next().map(|around| around.group);
        forests.iter().map(smallest).collect()
    }

    /// The visits on which a person is fixed.
    pub(crate) fn fixed_of(&self, person: Who) -> impl Iterator<Item = VisitRow> + '_ {
        let fixed = of_person(self.fixed, self.first_person + person.0);
        fixed.iter().map(|(_, visit)| *visit)
    }

    /// Whether a need admits a person, bans aside.
    pub(crate) fn is_of(&self, need: NeedRow, person: Who) -> bool {
        let place = person.0 + self.first_person;
        self.needs[need.place()].place(place).is_some()
    }

    /// Whether the static rules let a person fill a slot.
    pub(crate) fn admits(&self, slot: Slot, person: Who) -> bool {
        let need = &self.needs[self.slots[slot].need.place()];
        need.place(person.0 + self.first_person)
            .is_some_and(|place| self.bans(slot).binary_search(&place).is_err())
    }

    /// The candidate of a slot at a place below [`SlotRules::candidates`].
    #[inline]
    pub(crate) fn candidate(&self, slot: Slot, place: u32) -> Who {
        let facts = &self.slots[slot];
        // How many bans come before the candidate. Most slots have one or two: no branch for them.
        let passed = if facts.bans.1 - facts.bans.0 <= row(FIRST_BANS) {
            let passed = facts.first_bans.map(|ban| u32::from(ban <= place));
            passed.into_iter().sum()
        } else {
            row(partition(self.bans(slot), place))
        };
        let place = place + passed;
        Who(if facts.start == NONE {
            self.needs[facts.need.place()].person(place) - self.first_person
        } else {
            facts.start + place
        })
    }

    /// The candidates of a slot, in the order of their places.
    pub(crate) fn candidates(&self, slot: Slot) -> impl Iterator<Item = Who> + '_ {
        let places = 0..self.slots[slot].candidates;
        places.map(move |place| self.candidate(slot, place))
    }

    /// Lifts one of a person's caps by one.
    pub(crate) fn lift_cap(&mut self, person: Who, block: Block) {
        match block {
            Block::Whole => self.persons[person].cap += 1,
            Block::Group(group) => *self.lifted.entry((person, group)).or_default() += 1,
            Block::Visit(_) => {}
        }
    }

    /// Undoes the lifting of a cap by one.
    pub(crate) fn lower_cap(&mut self, person: Who, block: Block) {
        let by = match block {
            Block::Whole => &mut self.persons[person].cap,
            Block::Group(group) => self.lifted.entry((person, group)).or_default(),
            Block::Visit(_) => return,
        };
        *by = by.saturating_sub(1);
    }

    /// A group's cap for a person's free slots.
    pub(crate) fn group_cap(&self, person: Who, forest: &CapForest, around: Around) -> u32 {
        let lifted = if self.lifted.is_empty() {
            0
        } else {
            let lifted = self.lifted.get(&(person, around.group));
            lifted.copied().unwrap_or(0)
        };
        (around.cap + lifted).saturating_sub(self.fixed_in(person, forest, around.group))
    }

    fn fixed_in(&self, person: Who, forest: &CapForest, group: u32) -> u32 {
        if self.fixed.is_empty() {
            return 0;
        }
        let visits = of_person(self.fixed, self.first_person + person.0).iter();
        let inside = visits.filter(|(_, visit)| forest.contains(group, *visit));
        row(inside.count())
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
