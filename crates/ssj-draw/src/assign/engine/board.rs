//! One component while it is being assigned: who holds which slot, and which caps that fills.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "totals are below 2^50")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::ops::{Deref, DerefMut};

use super::assignment::Assignment;
use super::keys::{By, Slot, Who};
use super::rules::{Block, Rules};
use crate::assign::problem::{Around, CapForest, PersonRow, ix, row};

/// Who holds what.
#[derive(Clone, Debug)]
pub(crate) struct Board<'a> {
    pub(crate) rules: &'a Rules<'a>,
    pub(crate) held: Held,
}

/// Who holds what, apart from the rules, so that these can change.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    pub(crate) owner: By<Slot, Who>,
    /// The slots of each person.
    pub(crate) hands: By<Who, Vec<Slot>>,
    /// Where each slot is in its owner's hand.
    in_hand: By<Slot, u32>,
}

/// A person takes a slot and gives up another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exchange {
    pub(crate) person: Who,
    pub(crate) taken: Slot,
    pub(crate) given: Slot,
}

impl Exchange {
    pub(crate) const fn undone(self) -> Self {
        Self {
            person: self.person,
            taken: self.given,
            given: self.taken,
        }
    }
}

impl Deref for Board<'_> {
    type Target = Held;

    #[inline]
    fn deref(&self) -> &Held {
        &self.held
    }
}

impl DerefMut for Board<'_> {
    #[inline]
    fn deref_mut(&mut self) -> &mut Held {
        &mut self.held
    }
}

impl<'a> Board<'a> {
    /// Every slot empty.
    pub(crate) fn new(rules: &'a Rules<'a>) -> Self {
        let (slots, persons) = (rules.slots.len(), &rules.persons);
        // Even hands fit at once.
        let share = slots / persons.len().max(1) + 1;
        let hands = persons.iter().map(|person| share.min(ix(person.cap)));
        let held = Held {
            owner: By::all(slots, Who::NONE),
            hands: hands.map(Vec::with_capacity).collect(),
            in_hand: By::all(slots, 0),
        };
        Self { rules, held }
    }

    /// A component as it was drawn; `None` for an assignment of another problem.
    pub(crate) fn of(rules: &'a Rules<'a>, drawn: &Assignment) -> Option<Self> {
        let persons = rules.person_rows().iter().copied();
        let place: BTreeMap<PersonRow, Who> = persons.zip((0..).map(Who)).collect();
        let mut board = Self::new(rules);
        for slot in rules.slots.keys() {
            let person = drawn.person(rules.slot_row(slot))?;
            board.put(slot, *place.get(&person)?);
        }
        Some(board)
    }

    /// A person's weighted load with the slots they hold now.
    #[inline]
    pub(crate) fn total(&self, person: Who) -> u64 {
        let held = u64::from(row(self.hands[person].len()));
        self.rules.persons[person].base + held * self.rules.step
    }

    /// The level that a person leaves who gives a slot up; under caps only there is one for all.
    pub(crate) fn left(&self, person: Who, even: bool) -> u64 {
        if even { self.total(person) } else { 0 }
    }

    /// The level that a person comes to who takes one more slot.
    pub(crate) fn reached(&self, person: Who, even: bool) -> u64 {
        if even {
            self.total(person) + self.rules.step
        } else {
            0
        }
    }

    /// What stops a person from taking one more slot, as far as caps go.
    #[inline]
    pub(crate) fn block(&self, slot: Slot, person: Who) -> Option<Block> {
        self.inner_block(slot, person)
            .or_else(|| self.is_full(person).then_some(Block::Whole))
    }

    /// Whether a person's own cap is reached.
    #[inline]
    pub(crate) fn is_full(&self, person: Who) -> bool {
        row(self.hands[person].len()) >= self.rules.persons[person].cap
    }

    /// The same as [`block`](Self::block) for the caps inside a person's own.
    #[inline]
    pub(crate) fn inner_block(&self, slot: Slot, person: Who) -> Option<Block> {
        for other in self.rules.team(slot) {
            if self.owner[other] == person && other != slot {
                return Some(Block::Visit(other));
            }
        }
        if let Some(forest) = self.rules.persons[person].forest {
            for around in forest.around(self.rules.slots[slot].visit) {
                if self.is_reached(person, forest, around) {
                    return Some(Block::Group(around.group));
                }
            }
        }
        None
    }

    /// The caps that one more slot would break, but that of the visit.
    pub(crate) fn reached_caps(&self, slot: Slot, person: Who) -> Vec<Block> {
        let visit = self.rules.slots[slot].visit;
        let forest = self.rules.persons[person].forest.into_iter();
        let groups = forest.flat_map(|forest| {
            let reached = move |around: &Around| self.is_reached(person, forest, *around);
            forest.around(visit).filter(reached)
        });
        let whole = self.is_full(person).then_some(Block::Whole);
        let groups = groups.map(|around| Block::Group(around.group));
        groups.chain(whole).collect()
    }

    /// Whether a person holds more than a cap.
    pub(crate) fn is_above(&self, person: Who, block: Block) -> bool {
        match block {
            Block::Visit(_) => false,
            Block::Whole => row(self.hands[person].len()) > self.rules.persons[person].cap,
            Block::Group(group) => {
                let forest = self.rules.persons[person].forest;
                forest.is_some_and(|forest| {
                    let held = row(self.members(person, forest, group).count());
                    let around = forest.of(group);
                    around.is_some_and(|it| held > self.rules.group_cap(person, forest, it))
                })
            }
        }
    }

    fn is_reached(&self, person: Who, forest: &CapForest, around: Around) -> bool {
        let held = row(self.members(person, forest, around.group).count());
        held >= self.rules.group_cap(person, forest, around)
    }

    fn members<'b>(
        &'b self,
        person: Who,
        forest: &'b CapForest,
        group: u32,
    ) -> impl Iterator<Item = Slot> + 'b {
        let hand = self.hands[person].iter().copied();
        hand.filter(move |slot| forest.contains(group, self.rules.slots[*slot].visit))
    }

    /// The slots a person holds within what blocks them.
    pub(crate) fn blocking(&self, person: Who, block: Block, out: &mut Vec<Slot>) {
        out.clear();
        match block {
            Block::Visit(other) => out.push(other),
            Block::Whole => out.extend_from_slice(&self.hands[person]),
            Block::Group(group) => {
                let forest = self.rules.persons[person].forest.into_iter();
                out.extend(forest.flat_map(|forest| self.members(person, forest, group)));
            }
        }
    }
}

impl Held {
    /// Gives an empty slot to a person.
    #[inline]
    pub(crate) fn put(&mut self, slot: Slot, person: Who) {
        let hand = &mut self.hands[person];
        self.owner[slot] = person;
        self.in_hand[slot] = row(hand.len());
        hand.push(slot);
    }

    /// Empties a slot; the last slot of its owner's hand takes its place there.
    #[inline(always)]
    #[allow(
        clippy::inline_always,
        reason = "every loop of the chain begins with it"
    )]
    pub(crate) fn lift(&mut self, slot: Slot) -> Who {
        let owner = core::mem::replace(&mut self.owner[slot], Who::NONE);
        let hand = &mut self.hands[owner];
        let place = self.in_hand[slot];
        hand.swap_remove(ix(place));
        if let Some(moved) = hand.get(ix(place)) {
            self.in_hand[*moved] = place;
        }
        owner
    }

    /// Empties a slot, if it is not empty.
    pub(crate) fn empty(&mut self, slot: Slot) {
        if self.owner[slot] != Who::NONE {
            self.lift(slot);
        }
    }

    /// The given slot becomes empty, the taken one stands in its place in the person's hand.
    #[inline]
    pub(crate) fn exchange(&mut self, exchange: Exchange) {
        let Exchange {
            person,
            taken,
            given,
        } = exchange;
        let place = self.in_hand[given];
        self.hands[person][ix(place)] = taken;
        self.in_hand[taken] = place;
        self.owner[taken] = person;
        self.owner[given] = Who::NONE;
    }
}
