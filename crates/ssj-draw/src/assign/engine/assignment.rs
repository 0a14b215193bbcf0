//! A drawn assignment.

use alloc::vec;
use alloc::vec::Vec;

use ssj_core::Token;

use super::components::Key;
use super::layout::Component;
use crate::assign::problem::{PersonRow, Problem, SlotRow, row};

/// A person for every slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Who fills each slot, by slot row; fixed ones included.
    pub persons: Vec<PersonRow>,
    /// The components, in the order of their keys.
    pub components: Vec<ComponentReport>,
}

/// A component of a draw: slots and persons that depend on each other and on nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComponentReport {
    /// The token of its lowest visit.
    pub visit: Token,
    /// The place of its first slot among the free slots of that visit.
    pub place: u32,
    /// How many free slots.
    pub slots: u32,
    /// How many persons.
    pub persons: u32,
    /// Parts of it that have a choice, independent of each other; all else is settled.
    pub parts: u32,
    /// Loops of the chain.
    pub loops: u64,
    /// Steps that the loops took together.
    pub steps: u64,
    /// Loops cut off because they were too long, and undone.
    pub cut: u64,
}

impl Assignment {
    /// `drawn` names every free slot once; anything else is no assignment.
    pub(crate) fn new(
        problem: &Problem,
        drawn: Vec<(SlotRow, PersonRow)>,
        components: Vec<ComponentReport>,
    ) -> Option<Self> {
        let tables = &problem.tables;
        let mut persons: Vec<Option<PersonRow>> = vec![None; tables.slots.len()];
        for (slot, person) in tables.fixed.iter().copied().chain(drawn) {
            *persons.get_mut(slot.place())? = Some(person);
        }
        Some(Self {
            persons: persons.into_iter().collect::<Option<_>>()?,
            components,
        })
    }

    /// Who fills a slot, if there is such a row.
    pub fn person(&self, slot: SlotRow) -> Option<PersonRow> {
        self.persons.get(slot.place()).copied()
    }
}

impl ComponentReport {
    /// Before its chain is walked.
    pub(crate) fn new(component: &Component) -> Self {
        let Key { visit, place } = component.key;
        Self {
            visit,
            place,
            slots: row(component.slots.len()),
            persons: row(component.persons.len()),
            parts: 0,
            loops: 0,
            steps: 0,
            cut: 0,
        }
    }
}
