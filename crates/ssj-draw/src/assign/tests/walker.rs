//! The chain alone, from a start that the test chooses.

use alloc::vec::Vec;

use super::instance::{hash, seed};
use crate::assign::engine::board::Board;
use crate::assign::engine::chain::Walk;
use crate::assign::engine::keys::Who;
use crate::assign::engine::layout::Layout;
use crate::assign::engine::meter::Meter;
use crate::assign::engine::random::Dice;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{Problem, Weight};

/// Walks each component for the loops of the rule, or for a part of them.
pub(super) struct Walker<'a> {
    layout: &'a Layout,
    rules: Vec<Rules<'a>>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(problem: &'a Problem, layout: &'a Layout) -> Self {
        let parts = layout.components.iter();
        let rules = parts.map(|part| Rules::new(problem, layout, part, Weight::ONE));
        Self {
            layout,
            rules: rules.collect(),
        }
    }

    /// The loops of the rule from this state, all components together.
    pub(super) fn loops(&self, start: &[usize], even: bool) -> u64 {
        let boards = self.rules.iter().map(|rules| board(rules, start));
        boards.map(|board| Walk::of(&board, even).loops).sum()
    }

    /// The state after `percent` of the loops, by slot row.
    pub(super) fn walk(
        &self,
        start: &[usize],
        even: bool,
        number: u64,
        percent: u64,
    ) -> Vec<usize> {
        let mut state = start.to_vec();
        for (component, rules) in self.layout.components.iter().zip(&self.rules) {
            let mut board = board(rules, start);
            let mut dice = Dice::new(hash(), seed(number), component.key);
            let mut walk = Walk::of(&board, even);
            walk.loops = (walk.loops * percent).div_ceil(100);
            walk.run(&mut board, &mut dice, &mut Meter::new(&mut ()))
                .ok()
                .unwrap();
            for (slot, owner) in board.owner.entries() {
                state[rules.slot_row(slot).place()] = rules.person_row(*owner).place();
            }
        }
        state
    }
}

fn board<'b>(rules: &'b Rules<'b>, state: &[usize]) -> Board<'b> {
    let mut board = Board::new(rules);
    for slot in rules.slots.keys() {
        let person = state[rules.slot_row(slot).place()];
        let rows = rules.person_rows().iter();
        let place = (0..).zip(rows).find(|(_, row)| row.place() == person);
        board.put(slot, Who(place.unwrap().0));
    }
    board
}
