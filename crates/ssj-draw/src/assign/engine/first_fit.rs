//! The first person with room for a slot, without meeting those who are full again and again.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::vec::Vec;

use super::board::Board;
use super::keys::{Slot, Who};
use super::reach::leap;
use crate::assign::problem::{ix, row};

/// Remembers who is full, as long as nobody loses a slot.
#[derive(Debug)]
pub(crate) struct FirstFit {
    /// The next person after one who is full; a person who is not points to themself.
    after_full: Vec<u32>,
}

impl FirstFit {
    pub(crate) fn new(board: &Board<'_>) -> Self {
        Self {
            after_full: (0..=row(board.hands.len())).collect(),
        }
    }

    /// Gives an empty slot to the first of its candidates whom no cap stops, if there is one.
    pub(crate) fn fill(&mut self, board: &mut Board<'_>, hole: Slot) -> bool {
        let found = self.find(board, hole);
        if let Some(person) = found {
            board.put(hole, person);
        }
        found.is_some()
    }

    fn find(&mut self, board: &Board<'_>, hole: Slot) -> Option<Who> {
        let bans = board.rules.bans(hole);
        let mut before = 0;
        for range in board.rules.ranges(board.rules.slots[hole].need) {
            let mut person = leap(&mut self.after_full, range.start);
            while person < range.end {
                let place = before + (person - range.start);
                if board.is_full(Who(person)) {
                    self.after_full[ix(person)] = person + 1;
                } else if bans.binary_search(&place).is_err()
                    && board.inner_block(hole, Who(person)).is_none()
                {
                    return Some(Who(person));
                }
                person = leap(&mut self.after_full, person + 1);
            }
            before += range.end - range.start;
        }
        None
    }
}
