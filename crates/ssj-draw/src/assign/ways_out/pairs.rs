//! What could have come out instead: forced and possible pairs.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; totals are below 2^50"
)]

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use crate::assign::engine::assignment::Assignment;
use crate::assign::engine::board::Board;
use crate::assign::engine::draw::Draw;
use crate::assign::engine::layout::Component;
use crate::assign::engine::reach::{Goal, Reach};
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{Loads, PersonRow, SlotRow, ix};

impl Draw<'_> {
    /// The slots that have the same person in every assignment that this draw could give: their
    /// pairs have probability one. Fixed slots are not among them.
    ///
    /// Unequal loads so far can force pairs just as scarcity does. `drawn` is a result of this draw;
    /// rows that are not its own are passed over.
    pub fn forced(&self, drawn: &Assignment) -> Vec<SlotRow> {
        let mut forced = Vec::new();
        for component in &self.layout.components {
            let rules = Rules::new(self.problem, &self.layout, component, self.weight());
            let Some(mut board) = self.board(component, &rules, drawn) else {
                continue;
            };
            let mut reach = Reach::new(&board);
            for slot in 0..component.slots.end - component.slots.start {
                let goal = self.goal(&board, slot);
                let person = board.lift(slot);
                reach.start();
                reach.bar(slot, person);
                reach.add_hole(slot);
                if !completes(&mut reach, &board, goal) {
                    forced.push(self.layout.slots[ix(component.slots.start + slot)].row);
                }
                board.put(slot, person);
            }
        }
        forced.sort_unstable();
        forced
    }

    /// Whether some assignment that this draw could give has a person in a slot: false for pairs of
    /// probability zero.
    ///
    /// `drawn` is a result of this draw.
    pub fn possible(&self, drawn: &Assignment, slot: SlotRow, person: PersonRow) -> bool {
        if drawn.person(slot) == Some(person) {
            return true;
        }
        let place = self
            .layout
            .slots
            .iter()
            .position(|placed| placed.row == slot);
        let Some(place) = place.map(crate::assign::problem::row) else {
            return false;
        };
        let holds = |component: &&Component| component.slots.contains(&place);
        let Some(component) = self.layout.components.iter().find(holds) else {
            return false;
        };
        let persons = ix(component.persons.start)..ix(component.persons.end);
        let taker = self.layout.persons[persons]
            .iter()
            .position(|row| *row == person);
        let rules = Rules::new(self.problem, &self.layout, component, self.weight());
        let board = self.board(component, &rules, drawn);
        match (taker, board) {
            (Some(taker), Some(mut board)) => {
                let slot = place - component.slots.start;
                self.reaches(&mut board, slot, crate::assign::problem::row(taker))
            }
            _ => false,
        }
    }

    /// Whether the board can be completed once `taker` has the slot.
    fn reaches(&self, board: &mut Board<'_>, slot: u32, taker: u32) -> bool {
        if !board.rules.admits(slot, taker) {
            return false;
        }
        let goal = self.goal(board, slot);
        board.lift(slot);
        let mut reach = Reach::new(board);
        let Some(block) = board.block(taker, slot) else {
            let after = board.total(taker) + board.rules.step;
            if goal.met(taker, board.total(taker), board.rules.step) {
                return true;
            }
            board.put(slot, taker);
            reach.start();
            reach.keep(slot);
            reach.levels.insert(after);
            return completes(&mut reach, board, goal);
        };
        let mut given = Vec::new();
        board.blocking(taker, block, &mut given);
        given.iter().any(|given| {
            board.exchange(taker, slot, *given);
            reach.start();
            reach.bar(*given, taker);
            reach.keep(slot);
            reach.add_hole(*given);
            let found = completes(&mut reach, board, goal);
            board.exchange(taker, *given, slot);
            found
        })
    }

    /// Who may end a path that starts where this slot's person gives it up.
    fn goal(&self, board: &Board<'_>, slot: u32) -> Goal {
        let lifted = board.owner[ix(slot)];
        match self.loads {
            Loads::CapsOnly => Goal::Room,
            Loads::Even { .. } => Goal::Level {
                level: board.total(lifted),
                lifted,
            },
        }
    }

    pub(crate) fn board<'b>(
        &self,
        component: &Component,
        rules: &'b Rules<'b>,
        drawn: &Assignment,
    ) -> Option<Board<'b>> {
        let rows = &self.layout.persons[ix(component.persons.start)..ix(component.persons.end)];
        let place: BTreeMap<PersonRow, u32> = rows.iter().copied().zip(0..).collect();
        let mut board = Board::new(rules);
        let slots = ix(component.slots.start)..ix(component.slots.end);
        for (slot, placed) in (0..).zip(&self.layout.slots[slots]) {
            board.put(slot, *place.get(&drawn.person(placed.row)?)?);
        }
        Some(board)
    }
}

/// Whether the empty slots of a search can be filled at no cost in evenness.
///
/// Someone with room may take one more slot if somebody else at the level they come to gives one up:
/// this is tried only where nothing shorter leads to the goal.
fn completes(reach: &mut Reach, board: &Board<'_>, goal: Goal) -> bool {
    let mut tried = BTreeSet::new();
    loop {
        if reach.search(board, goal).is_some() {
            return true;
        }
        let levels = core::mem::take(&mut reach.levels);
        let fresh: BTreeSet<u64> = levels.difference(&tried).copied().collect();
        if fresh.is_empty() {
            return false;
        }
        for person in 0..crate::assign::problem::row(board.hands.len()) {
            let lifted = matches!(goal, Goal::Level { lifted, .. } if lifted == person);
            if !lifted && fresh.contains(&board.total(person)) {
                reach.add_slots(board, person);
            }
        }
        tried.extend(fresh);
    }
}
