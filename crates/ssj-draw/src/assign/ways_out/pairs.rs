//! What could have come out instead: forced and possible pairs.
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::assign::engine::board::{Board, Exchange};
use crate::assign::engine::keys::{Slot, Who};
use crate::assign::engine::reach::{Goal, Reach};
use crate::assign::engine::{Assignment, Draw};
use crate::assign::problem::{Loads, PersonRow, SlotRow};

impl Draw<'_> {
    /// The slots that have the same person in every assignment that this draw could give: their
    /// pairs have probability one. Fixed slots are not among them.
    ///
    /// Unequal loads so far can force pairs just as scarcity does. `drawn` is a result of this draw;
    /// rows that are not its own are passed over.
    pub fn forced(&self, drawn: &Assignment) -> Vec<SlotRow> {
        let mut forced = Vec::new();
        for component in &self.layout.components {
            let rules = self.rules(component);
            let Some(mut board) = Board::of(&rules, drawn) else {
                continue;
            };
            let mut reach = Reach::new(&board);
            for slot in rules.slots.keys() {
                let goal = self.goal(&board, slot);
                let person = board.lift(slot);
                reach.start();
                reach.bar(slot, person);
                reach.add_hole(slot);
                if !completes(&mut reach, &board, goal) {
                    forced.push(rules.slot_row(slot));
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
        let Some((component, slot)) = self.find(slot) else {
            return false;
        };
        let rules = self.rules(component);
        let mut persons = (0..).map(Who).zip(rules.person_rows());
        let taker = persons.find(|(_, row)| **row == person);
        match (taker, Board::of(&rules, drawn)) {
            (Some((taker, _)), Some(mut board)) => self.reaches(&mut board, slot, taker),
            _ => false,
        }
    }

    /// Whether the board can be completed once `taker` has the slot.
    fn reaches(&self, board: &mut Board<'_>, slot: Slot, taker: Who) -> bool {
        if !board.rules.admits(slot, taker) {
            return false;
        }
        let goal = self.goal(board, slot);
        board.lift(slot);
        let mut reach = Reach::new(board);
        let Some(block) = board.block(slot, taker) else {
            if goal.met(board, taker) {
                return true;
            }
            board.put(slot, taker);
            reach.start();
            reach.keep(slot);
            reach.levels.insert(board.total(taker));
            return completes(&mut reach, board, goal);
        };
        let mut given = Vec::new();
        board.blocking(taker, block, &mut given);
        given.into_iter().any(|given| {
            let exchange = Exchange {
                person: taker,
                taken: slot,
                given,
            };
            board.exchange(exchange);
            reach.start();
            reach.bar(given, taker);
            reach.keep(slot);
            reach.add_hole(given);
            let found = completes(&mut reach, board, goal);
            board.exchange(exchange.undone());
            found
        })
    }

    /// Who may end a path that starts where this slot's person gives it up.
    fn goal(&self, board: &Board<'_>, slot: Slot) -> Goal {
        let lifted = board.owner[slot];
        match self.loads {
            Loads::CapsOnly => Goal::Room,
            Loads::Even { .. } => Goal::Level {
                level: board.total(lifted),
                lifted,
            },
        }
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
        for person in board.hands.keys() {
            let lifted = matches!(goal, Goal::Level { lifted, .. } if lifted == person);
            if !lifted && fresh.contains(&board.total(person)) {
                reach.add_slots(board, person);
            }
        }
        tried.extend(fresh);
    }
}
