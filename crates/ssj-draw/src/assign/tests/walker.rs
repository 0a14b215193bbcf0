//! The chain alone, from a start that the test chooses.

use alloc::vec::Vec;

use super::instance::{hash, seed};
use crate::assign::engine::board::Board;
use crate::assign::engine::chain::{Walk, Walked};
use crate::assign::engine::keys::Who;
use crate::assign::engine::layout::Layout;
use crate::assign::engine::meter::Meter;
use crate::assign::engine::random::Dice;
use crate::assign::engine::rules::Rules;
use crate::assign::engine::split::split;
use crate::assign::problem::{Problem, Weight};

/// Walks each component for the loops of the rule, or for a part of them.
pub(super) struct Walker<'a> {
    problem: &'a Problem,
    layout: &'a Layout,
    rules: Vec<Rules<'a>>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(problem: &'a Problem, layout: &'a Layout) -> Self {
        let parts = layout.components.iter();
        let rules = parts.map(|part| Rules::new(problem, layout, part, Weight::ONE));
        Self {
            problem,
            layout,
            rules: rules.collect(),
        }
    }

    /// The loops of the rule from this state, all parts together.
    pub(super) fn loops(&self, start: &[usize], even: bool) -> u64 {
        let mut loops = 0;
        for rules in &self.rules {
            self.each_part(rules, start, even, &mut |_, board| {
                loops += Walk::of(board, even).loops;
            });
        }
        loops
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
            let mut dice = Dice::new(hash(), seed(number), component.key);
            self.each_part(rules, start, even, &mut |rules, board| {
                let mut walk = Walk::of(board, even);
                walk.loops = (walk.loops * percent).div_ceil(100);
                let mut walked = Walked::default();
                let mut nobody = ();
                let mut meter = Meter::new(&mut nobody);
                walk.run(false, board, &mut dice, &mut meter, &mut walked)
                    .unwrap();
                for (slot, owner) in board.owner.entries() {
                    state[rules.slot_row(slot).place()] = rules.person_row(*owner).place();
                }
            });
        }
        state
    }

    fn each_part(
        &self,
        rules: &Rules<'_>,
        start: &[usize],
        even: bool,
        each: &mut dyn FnMut(&Rules<'_>, &mut Board<'_>),
    ) {
        let mut whole = board(rules, start);
        let mut nobody = ();
        match split(&whole, even, &mut Meter::new(&mut nobody)).unwrap() {
            None => each(rules, &mut whole),
            Some(parts) => {
                for part in parts {
                    let rules = part.rules(self.problem, Weight::ONE);
                    each(&rules, &mut part.board(&rules, &whole));
                }
            }
        }
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
