//! The first person with room for a slot, without meeting those who are full again and again.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "persons are the component's own places"
)]

use alloc::vec::Vec;

use super::board::Board;
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
    pub(crate) fn fill(&mut self, board: &mut Board<'_>, hole: u32) -> bool {
        let found = self.find(board, hole);
        if let Some(person) = found {
            board.put(hole, person);
        }
        found.is_some()
    }

    fn find(&mut self, board: &Board<'_>, hole: u32) -> Option<u32> {
        let bans = board.rules.bans(hole);
        let mut before = 0;
        for range in board.rules.ranges(board.rules.slots[ix(hole)].need) {
            let mut person = leap(&mut self.after_full, range.start);
            while person < range.end {
                let place = before + (person - range.start);
                if board.is_full(person) {
                    self.after_full[ix(person)] = person + 1;
                } else if bans.binary_search(&place).is_err()
                    && board.inner_block(person, hole).is_none()
                {
                    return Some(person);
                }
                person = leap(&mut self.after_full, person + 1);
            }
            before += range.end - range.start;
        }
        None
    }
}
