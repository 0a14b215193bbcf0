//! The chain alone, from a start that the test chooses.

use alloc::vec;
use alloc::vec::Vec;

use super::instance::{hash, seed};
use crate::assign::engine::board::Board;
use crate::assign::engine::chain::Walk;
use crate::assign::engine::layout::Layout;
use crate::assign::engine::meter::Meter;
use crate::assign::engine::random::Dice;
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{Problem, Weight};

/// Walks each component for the loops of the rule, or for a part of them.
pub(super) struct Walker<'a> {
    layout: &'a Layout,
    rules: Vec<Rules<'a>>,
    /// By person row: their place in the layout.
    places: Vec<u32>,
}

impl<'a> Walker<'a> {
    pub(super) fn new(problem: &'a Problem, layout: &'a Layout) -> Self {
        let parts = layout.components.iter();
        let rules = parts.map(|part| Rules::new(problem, layout, part, Weight::ONE));
        let mut places = vec![0; layout.persons.len()];
        for (place, person) in (0..).zip(&layout.persons) {
            places[person.number() as usize] = place;
        }
        Self {
            layout,
            rules: rules.collect(),
            places,
        }
    }

    /// The loops of the rule from this state, all components together.
    pub(super) fn loops(&self, start: &[usize], even: bool) -> u64 {
        let parts = self.layout.components.iter().zip(&self.rules);
        parts
            .map(|(part, rules)| {
                let board = self.board(part.slots.start, part.persons.start, rules, start);
                Walk::of(&board, even).loops
            })
            .sum()
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
            let (first_slot, first_person) = (component.slots.start, component.persons.start);
            let mut board = self.board(first_slot, first_person, rules, start);
            let mut dice = Dice::new(hash(), seed(number), component.visit, component.place);
            let mut walk = Walk::of(&board, even);
            walk.loops = (walk.loops * percent).div_ceil(100);
            walk.run(&mut board, &mut dice, &mut Meter::new(&mut ()))
                .ok()
                .unwrap();
            for (slot, owner) in (first_slot..).zip(&board.owner) {
                let person = self.layout.persons[(first_person + owner) as usize];
                let row = self.layout.slots[slot as usize].row;
                state[row.number() as usize] = person.number() as usize;
            }
        }
        state
    }

    fn board<'b>(
        &self,
        first_slot: u32,
        first_person: u32,
        rules: &'b Rules<'b>,
        state: &[usize],
    ) -> Board<'b> {
        let mut board = Board::new(rules);
        for slot in 0..rules.slots.len() as u32 {
            let row = self.layout.slots[(first_slot + slot) as usize].row;
            let place = self.places[state[row.number() as usize]];
            board.put(slot, place - first_person);
        }
        board
    }
}
