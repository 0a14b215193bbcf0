//! The loop chain: a symmetric, irreducible walk over the lawful assignments.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; totals are below 2^50"
)]

use alloc::vec::Vec;

use super::board::{Block, Board};
use super::meter::{Meter, STRIDE, Stop};
use super::random::Dice;
use crate::assign::problem::{ix, row};

/// What a walk is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    pub(crate) loops: u64,
    /// A loop that is not closed after so many steps is undone.
    pub(crate) longest: u64,
    pub(crate) even: bool,
}

/// One step of a loop: `person` took `taken` and gave up `given`.
#[derive(Clone, Copy, Debug)]
struct Step {
    person: u32,
    taken: u32,
    given: u32,
}

impl Walk {
    /// Walks, and counts the steps.
    pub(crate) fn run(
        self,
        board: &mut Board<'_>,
        dice: &mut Dice,
        meter: &mut Meter<'_>,
    ) -> Result<u64, Stop> {
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
        Ok(state.steps)
    }

    fn one_loop(
        self,
        board: &mut Board<'_>,
        dice: &mut Dice,
        state: &mut State,
        meter: &mut Meter<'_>,
    ) -> Result<(), Stop> {
        let first = dice.below(row(board.owner.len()));
        let level = board.total(board.owner[ix(first)]);
        let lifted = board.lift(first);
        state.trail.clear();
        let mut hole = first;
        for _ in 0..self.longest {
            state.steps += 1;
            if state.steps.is_multiple_of(STRIDE) {
                state.tell(meter)?;
            }
            let place = dice.below(board.rules.slots[ix(hole)].candidates);
            let person = board.rules.candidate(hole, place);
            let Some(block) = self.obstacle(board, person, hole, level) else {
                board.put(hole, person);
                return Ok(());
            };
            if let Some(given) = state.given(board, dice, person, block) {
                board.exchange(person, hole, given);
                state.trail.push(Step {
                    person,
                    taken: hole,
                    given,
                });
                hole = given;
            }
        }
        for step in state.trail.iter().rev() {
            board.exchange(step.person, step.given, step.taken);
        }
        board.put(first, lifted);
        Ok(())
    }

    /// What keeps a person from closing the loop.
    fn obstacle(self, board: &Board<'_>, person: u32, slot: u32, level: u64) -> Option<Block> {
        board.inner_block(person, slot).or_else(|| {
            let too_loaded = self.even && board.total(person) + board.rules.step > level;
            (too_loaded || board.is_full(person)).then_some(Block::Whole)
        })
    }
}

/// The memory of a walk.
struct State {
    trail: Vec<Step>,
    members: Vec<u32>,
    steps: u64,
    /// Steps that the meter knows of.
    told: u64,
}

impl State {
    fn tell(&mut self, meter: &mut Meter<'_>) -> Result<(), Stop> {
        let before = core::mem::replace(&mut self.told, self.steps);
        meter.spend(self.steps - before)
    }

    /// The slot that a person gives up: one of those within the block, or the one just taken.
    fn given(
        &mut self,
        board: &Board<'_>,
        dice: &mut Dice,
        person: u32,
        block: Block,
    ) -> Option<u32> {
        let slots: &[u32] = match block {
            Block::Whole => &board.hands[ix(person)],
            Block::Visit(_) | Block::Group(_) => {
                board.blocking(person, block, &mut self.members);
                &self.members
            }
        };
        let choice = dice.below(row(slots.len()) + 1);
        slots.get(ix(choice)).copied()
    }
}
