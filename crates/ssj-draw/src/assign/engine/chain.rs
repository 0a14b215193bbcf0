//! The loop chain: a symmetric, irreducible walk over the lawful assignments.
#![allow(clippy::arithmetic_side_effects, reason = "totals are below 2^50")]

use alloc::vec::Vec;

use super::board::{Board, Exchange};
use super::keys::{Slot, Who};
use super::meter::{Meter, STRIDE};
use super::random::Dice;
use super::rules::Block;
use crate::assign::problem::{ix, row};
use crate::observe::Cancelled;

/// What a walk is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    pub(crate) loops: u64,
    /// A loop that is not closed after so many steps is undone.
    pub(crate) longest: u64,
    pub(crate) even: bool,
}

impl Walk {
    /// Walks, and counts the steps.
    pub(crate) fn run(
        self,
        board: &mut Board<'_>,
        dice: &mut Dice,
        meter: &mut Meter<'_>,
    ) -> Result<u64, Cancelled> {
        let mut state = State {
            trail: Vec::new(),
            members: Vec::new(),
            steps: 0,
            told: 0,
        };
        for _ in 0..self.loops {
            self.one_loop(board, dice, &mut state, meter)?;
            state.tell(meter)?;
        }
        meter.settle()?;
        Ok(state.steps)
    }

    fn one_loop(
        self,
        board: &mut Board<'_>,
        dice: &mut Dice,
        state: &mut State,
        meter: &mut Meter<'_>,
    ) -> Result<(), Cancelled> {
        let first = Slot(dice.below(row(board.owner.len())));
        let level = board.total(board.owner[first]);
        let lifted = board.lift(first);
        state.trail.clear();
        let mut hole = first;
        for _ in 0..self.longest {
            state.steps += 1;
            if state.steps.is_multiple_of(STRIDE) {
                state.tell(meter)?;
            }
            let place = dice.below(board.rules.slots[hole].candidates);
            let person = board.rules.candidate(hole, place);
            let Some(block) = self.obstacle(board, hole, person, level) else {
                board.put(hole, person);
                return Ok(());
            };
            if let Some(given) = state.given(board, dice, person, block) {
                let exchange = Exchange {
                    person,
                    taken: hole,
                    given,
                };
                board.exchange(exchange);
                state.trail.push(exchange);
                hole = given;
            }
        }
        for exchange in state.trail.iter().rev() {
            board.exchange(exchange.undone());
        }
        board.put(first, lifted);
        Ok(())
    }

    /// What keeps a person from closing the loop.
    fn obstacle(self, board: &Board<'_>, slot: Slot, person: Who, level: u64) -> Option<Block> {
        board.inner_block(slot, person).or_else(|| {
            let too_loaded = self.even && board.total(person) + board.rules.step > level;
            (too_loaded || board.is_full(person)).then_some(Block::Whole)
        })
    }
}

/// The memory of a walk.
struct State {
    trail: Vec<Exchange>,
    members: Vec<Slot>,
    steps: u64,
    /// Steps that the meter knows of.
    told: u64,
}

impl State {
    fn tell(&mut self, meter: &mut Meter<'_>) -> Result<(), Cancelled> {
        let before = core::mem::replace(&mut self.told, self.steps);
        meter.spend(self.steps - before)
    }

    /// The slot that a person gives up: one of those within the block, or the one just taken.
    fn given(
        &mut self,
        board: &Board<'_>,
        dice: &mut Dice,
        person: Who,
        block: Block,
    ) -> Option<Slot> {
        let slots: &[Slot] = match block {
            Block::Whole => &board.hands[person],
            Block::Visit(_) | Block::Group(_) => {
                board.blocking(person, block, &mut self.members);
                &self.members
            }
        };
        let choice = dice.below(row(slots.len()) + 1);
        slots.get(ix(choice)).copied()
    }
}
