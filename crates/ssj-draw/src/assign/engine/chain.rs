//! The loop chain: a symmetric, irreducible walk over the lawful assignments.
#![allow(clippy::arithmetic_side_effects, reason = "totals are below 2^50")]

use alloc::vec::Vec;

use super::board::{Board, Exchange};
use super::error::AssignError;
use super::keys::{Slot, Who};
use super::meter::{Meter, STRIDE};
use super::random::Dice;
use super::rules::Block;
use crate::assign::problem::{ix, row};
use crate::observe::Cancelled;

/// What a walk is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Walk {
    /// It may be one more.
    pub(crate) loops: u64,
    /// A loop that is not closed after so many steps is undone.
    pub(crate) longest: u64,
    pub(crate) even: bool,
}

/// One loop in so many may be cut off; if more are, longer ones are walked.
const CUT: u64 = 64;

/// How often the longest loop is doubled before the draw is given up.
const DOUBLINGS: u32 = 10;

/// What walks came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Walked {
    pub(crate) loops: u64,
    pub(crate) steps: u64,
    /// Loops cut off.
    pub(crate) cut: u64,
}

impl Walk {
    /// Walks to a state, or by an eighth of the loops to a next one. If more than one loop in [`CUT`] was cut off, it walks again from there, with loops up
    /// to twice as long.
    pub(crate) fn run(
        &mut self,
        next: bool,
        board: &mut Board<'_>,
        dice: &mut Dice,
        meter: &mut Meter<'_>,
        walked: &mut Walked,
    ) -> Result<(), AssignError> {
        // Odd and even numbers of loops are equally likely: a ring turns each time.
        let loops = self.loops.div_ceil(if next { 8 } else { 1 });
        let loops = loops.saturating_add(dice.below(2).into());
        for _ in 0..=DOUBLINGS {
            let tally = self.stretch(loops, board, dice, meter)?;
            walked.loops += tally.loops;
            walked.steps += tally.steps;
            walked.cut += tally.cut;
            if tally.cut <= loops / CUT {
                return Ok(());
            }
            self.longest = self.longest.saturating_mul(2);
        }
        Err(AssignError::Narrow)
    }

    /// Walks so many loops, or until too many are cut off.
    fn stretch(
        self,
        loops: u64,
        board: &mut Board<'_>,
        dice: &mut Dice,
        meter: &mut Meter<'_>,
    ) -> Result<Walked, Cancelled> {
        let mut state = State {
            trail: Vec::new(),
            members: Vec::new(),
            steps: 0,
            told: 0,
        };
        let (mut made, mut cut) = (0, 0);
        while made < loops && cut <= loops / CUT {
            cut += u64::from(!self.one_loop(board, dice, &mut state, meter)?);
            made += 1;
            state.tell(meter)?;
        }
        meter.settle()?;
        Ok(Walked {
            loops: made,
            steps: state.steps,
            cut,
        })
    }

    /// Whether it was closed.
    fn one_loop(
        self,
        board: &mut Board<'_>,
        dice: &mut Dice,
        state: &mut State,
        meter: &mut Meter<'_>,
    ) -> Result<bool, Cancelled> {
        let first = Slot(dice.below(row(board.owner.len())));
        let level = board.total(board.owner[first]);
        let lifted = board.lift(first);
        state.trail.clear();
        let (mut hole, mut giver) = (first, lifted);
        for _ in 0..self.longest {
            state.steps += 1;
            if state.steps.is_multiple_of(STRIDE) {
                state.tell(meter)?;
            }
            // Anyone but who has just given it up: no step undoes the one before it.
            let candidates = board.rules.slots[hole].candidates;
            let mut person = giver;
            while person == giver {
                person = board.rules.candidate(hole, dice.below(candidates));
            }
            let Some(block) = self.obstacle(board, hole, person, level) else {
                board.put(hole, person);
                return Ok(true);
            };
            giver = person;
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
        Ok(false)
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

    /// The slot that a person gives up: one of those they held within the block before they took one.
    /// None if they held none: then they give back the one just taken.
    fn given(
        &mut self,
        board: &Board<'_>,
        dice: &mut Dice,
        person: Who,
        block: Block,
    ) -> Option<Slot> {
        let slots: &[Slot] = match block {
            Block::Whole => &board.hands[person],
            Block::Visit(other) => return Some(other),
            Block::Group(_) => {
                board.blocking(person, block, &mut self.members);
                &self.members
            }
        };
        let count = row(slots.len());
        let choice = if count > 1 { dice.below(count) } else { 0 };
        slots.get(ix(choice)).copied()
    }
}
