//! The first person with room for a slot, without meeting those who are full again and again.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::board::Board;
use super::keys::{Slot, Who};
use super::reach::leap;
use super::rules::Block;
use crate::assign::problem::{NONE, ix, row};

/// Remembers who is full, as long as nobody loses a slot.
#[derive(Debug)]
pub(crate) struct FirstFit {
    /// By the like of slots, [`NONE`] where no caps are nested: the next person
    /// after one whom a cap keeps from all of them; a person whom none does points to themself.
    after_full: BTreeMap<u32, Vec<u32>>,
}

impl FirstFit {
    pub(crate) const fn new() -> Self {
        Self {
            after_full: BTreeMap::new(),
        }
    }

    /// Forgets who was full within caps beside their own: somebody exchanged slots.
    pub(crate) fn exchanged(&mut self) {
        self.after_full.retain(|alike, _| *alike == NONE);
    }

    /// Gives an empty slot to the first of its candidates whom no cap stops, if there is one.
    pub(crate) fn fill(&mut self, board: &mut Board<'_>, hole: Slot, alike: u32) -> bool {
        let found = self.find(board, hole, alike);
        if let Some(person) = found {
            board.put(hole, person);
        }
        found.is_some()
    }

    fn find(&mut self, board: &Board<'_>, hole: Slot, alike: u32) -> Option<Who> {
        let persons = row(board.hands.len());
        let after_full = self.after_full.entry(alike);
        let after_full = after_full.or_insert_with(|| (0..=persons).collect());
        let bans = board.rules.bans(hole);
        let mut before = 0;
        for range in board.rules.ranges(board.rules.slots[hole].need) {
            let mut person = leap(after_full, range.start);
            while person < range.end {
                let place = before + (person - range.start);
                if board.is_full(Who(person)) {
                    after_full[ix(person)] = person + 1;
                } else if bans.binary_search(&place).is_err() {
                    match board.inner_block(hole, Who(person)) {
                        None => return Some(Who(person)),
                        Some(Block::Group(_)) => after_full[ix(person)] = person + 1,
                        Some(Block::Visit(_) | Block::Whole) => {}
                    }
                }
                person = leap(after_full, person + 1);
            }
            before += range.end - range.start;
        }
        None
    }
}
