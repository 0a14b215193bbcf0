//! A drawn assignment.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "rows come from the problem that was drawn; counts are below 2^32"
)]

use alloc::vec;
use alloc::vec::Vec;

use ssj_core::Token;

use super::layout::Component;
use crate::assign::problem::{PersonRow, Problem, SlotRow, ix, row};

/// A person for every slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// By slot row.
    persons: Vec<PersonRow>,
    /// By person row: slots of this problem, fixed ones counted.
    loads: Vec<u32>,
    components: Vec<ComponentReport>,
}

/// A component of a draw: slots and persons that depend on each other and on nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComponentReport {
    visit: Token,
    place: u32,
    slots: u32,
    persons: u32,
    loops: u64,
    steps: u64,
}

impl Assignment {
    /// `drawn` names every free slot once; anything else is no assignment.
    pub(crate) fn new(
        problem: &Problem,
        drawn: Vec<(SlotRow, PersonRow)>,
        components: Vec<ComponentReport>,
    ) -> Option<Self> {
        let mut of: Vec<Option<PersonRow>> = vec![None; problem.slots()];
        let mut loads = vec![0; problem.persons()];
        for (slot, person) in problem.tables.fixed.iter().copied().chain(drawn) {
            *of.get_mut(ix(slot.number()))? = Some(person);
            *loads.get_mut(ix(person.number()))? += 1;
        }
        Some(Self {
            persons: of.into_iter().collect::<Option<_>>()?,
            loads,
            components,
        })
    }

    /// Who fills a slot, if there is such a row.
    pub fn person(&self, slot: SlotRow) -> Option<PersonRow> {
        self.persons.get(ix(slot.number())).copied()
    }

    /// Who fills each slot, by slot row.
    pub fn persons(&self) -> &[PersonRow] {
        &self.persons
    }

    /// How many slots a person fills, fixed ones counted, if there is such a row. It comes on top of
    /// the [load so far](Problem::load_so_far).
    pub fn load(&self, person: PersonRow) -> Option<u32> {
        self.loads.get(ix(person.number())).copied()
    }

    /// The components, in the order of their keys.
    pub fn components(&self) -> &[ComponentReport] {
        &self.components
    }
}

impl ComponentReport {
    pub(crate) fn new(component: &Component, loops: u64, steps: u64) -> Self {
        Self {
            visit: component.visit,
            place: component.place,
            slots: row(component.slots.len()),
            persons: row(component.persons.len()),
            loops,
            steps,
        }
    }

    /// Its key: the token of its lowest visit, and the place of its first slot among the free slots
    /// of that visit.
    pub const fn key(&self) -> (Token, u32) {
        (self.visit, self.place)
    }

    /// Free slots.
    pub const fn slots(&self) -> u32 {
        self.slots
    }

    /// Persons.
    pub const fn persons(&self) -> u32 {
        self.persons
    }

    /// Loops of the chain.
    pub const fn loops(&self) -> u64 {
        self.loops
    }

    /// Steps that the loops took together.
    pub const fn steps(&self) -> u64 {
        self.steps
    }
}
