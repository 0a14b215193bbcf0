//! One component while it is being assigned: who holds which slot, and which caps that fills.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32, totals below 2^50"
)]

use alloc::vec;
use alloc::vec::Vec;

use super::rules::Rules;
use crate::assign::problem::{CapForest, NONE, ix, row};

/// Who holds what.
#[derive(Clone, Debug)]
pub(crate) struct Board<'a> {
    pub(crate) rules: &'a Rules<'a>,
    /// By slot.
    pub(crate) owner: Vec<u32>,
    /// By person: their slots.
    pub(crate) hands: Vec<Vec<u32>>,
    /// By slot: where it is in its owner's hand.
    in_hand: Vec<u32>,
}

/// The smallest cap that one more slot would break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Block {
    /// Already on the visit, in this slot.
    Visit(u32),
    /// A group of the person's schedule.
    Group(u32),
    /// The person's cap over the whole problem.
    Whole,
}

/// Who holds what, apart from the rules, so that these can change.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    pub(crate) owner: Vec<u32>,
    hands: Vec<Vec<u32>>,
    in_hand: Vec<u32>,
}

impl<'a> Board<'a> {
    /// Every slot empty.
    pub(crate) fn new(rules: &'a Rules<'a>) -> Self {
        // Even hands fit at once.
        let share = rules.slots.len() / rules.persons.len().max(1) + 1;
        let hand = |cap: u32| Vec::with_capacity(share.min(ix(cap)));
        let held = Held {
            owner: vec![NONE; rules.slots.len()],
            hands: rules
                .persons
                .iter()
                .map(|person| hand(person.cap))
                .collect(),
            in_hand: vec![0; rules.slots.len()],
        };
        Self::with(rules, held)
    }

    /// What was held under other caps.
    pub(crate) fn with(rules: &'a Rules<'a>, held: Held) -> Self {
        let Held {
            owner,
            hands,
            in_hand,
        } = held;
        Self {
            rules,
            owner,
            hands,
            in_hand,
        }
    }

    pub(crate) fn into_held(self) -> Held {
        Held {
            owner: self.owner,
            hands: self.hands,
            in_hand: self.in_hand,
        }
    }

    /// Empties a slot, if it is not empty.
    pub(crate) fn empty(&mut self, slot: u32) {
        if self.owner[ix(slot)] != NONE {
            self.lift(slot);
        }
    }

    /// A person's weighted load with the slots they hold now.
    #[inline]
    pub(crate) fn total(&self, person: u32) -> u64 {
        let held = u64::from(row(self.hands[ix(person)].len()));
        self.rules.persons[ix(person)].base + held * self.rules.step
    }

    /// What stops a person from taking one more slot, as far as caps go.
    #[inline]
    pub(crate) fn block(&self, person: u32, slot: u32) -> Option<Block> {
        self.inner_block(person, slot)
            .or_else(|| self.is_full(person).then_some(Block::Whole))
    }

    /// Whether a person's own cap is reached.
    #[inline]
    pub(crate) fn is_full(&self, person: u32) -> bool {
        row(self.hands[ix(person)].len()) >= self.rules.persons[ix(person)].cap
    }

    /// The same for the caps inside a person's own.
    #[inline]
    pub(crate) fn inner_block(&self, person: u32, slot: u32) -> Option<Block> {
        let facts = &self.rules.slots[ix(slot)];
        let (start, end) = facts.team;
        for other in start..end {
            if self.owner[ix(other)] == person && other != slot {
                return Some(Block::Visit(other));
            }
        }
        let rules = &self.rules.persons[ix(person)];
        if let Some(forest) = rules.forest {
            for group in forest.around(facts.visit) {
                let held = row(self.members(person, forest, group.0).count());
                if held >= self.rules.group_cap(person, forest, group) {
                    return Some(Block::Group(group.0));
                }
            }
        }
        None
    }

    /// The caps that one more slot would break, but that of the visit.
    pub(crate) fn reached_caps(&self, person: u32, slot: u32) -> Vec<Block> {
        let rules = &self.rules.persons[ix(person)];
        let visit = self.rules.slots[ix(slot)].visit;
        let groups = rules.forest.into_iter().flat_map(|forest| {
            let full = move |group: &(u32, u32)| {
                let held = row(self.members(person, forest, group.0).count());
                held >= self.rules.group_cap(person, forest, *group)
            };
            forest.around(visit).filter(full)
        });
        let whole = self.is_full(person).then_some(Block::Whole);
        groups
            .map(|(group, _)| Block::Group(group))
            .chain(whole)
            .collect()
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
    pub(crate) fn blocking(&self, person: u32, block: Block, out: &mut Vec<u32>) {
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
    pub(crate) fn put(&mut self, slot: u32, person: u32) {
        let hand = &mut self.hands[ix(person)];
        self.owner[ix(slot)] = person;
        self.in_hand[ix(slot)] = row(hand.len());
        hand.push(slot);
    }

    /// Empties a slot; the last slot of its owner's hand takes its place there.
    #[inline]
    pub(crate) fn lift(&mut self, slot: u32) -> u32 {
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
    pub(crate) fn exchange(&mut self, person: u32, taken: u32, given: u32) {
        let place = self.in_hand[ix(given)];
        self.hands[ix(person)][ix(place)] = taken;
        self.in_hand[ix(taken)] = place;
        self.owner[ix(taken)] = person;
        self.owner[ix(given)] = NONE;
    }
}
