//! What could have come out instead: forced and possible pairs.

use alloc::vec::Vec;

use crate::assign::engine::board::Board;
use crate::assign::engine::keys::Who;
use crate::assign::engine::meter::Meter;
use crate::assign::engine::residual::Residual;
use crate::assign::engine::whole::is_whole;
use crate::assign::engine::{AssignError, Assignment, Draw};
use crate::assign::problem::{PersonRow, SlotRow};
use crate::observe::Observer;

impl Draw<'_> {
    /// The slots that have the same person in every assignment that this draw could give: their
    /// pairs have probability one. Fixed slots are not among them.
    ///
    /// Unequal loads so far can force pairs just as scarcity does. `drawn` is a result of this draw;
    /// rows that are not its own are passed over.
    ///
    /// # Errors
    /// [`AssignError::Wide`]; [`AssignError::Cancelled`] if the observer ended it.
    pub fn forced(
        &self,
        drawn: &Assignment,
        observer: &mut dyn Observer,
    ) -> Result<Vec<SlotRow>, AssignError> {
        let mut meter = Meter::new(observer);
        let (even, mut forced) = (self.loads.are_even(), Vec::new());
        for component in &self.layout.components {
            let rules = self.rules(component);
            let Some(board) = Board::of(&rules, drawn) else {
                continue;
            };
            if is_whole(&board, even, &mut meter)? {
                continue;
            }
            let residual = Residual::new(&board, even, &mut meter)?;
            let settled = rules.slots.keys().filter(|slot| residual.is_settled(*slot));
            forced.extend(settled.map(|slot| rules.slot_row(slot)));
        }
        forced.sort_unstable();
        Ok(forced)
    }

    /// Whether some assignment that this draw could give has a person in a slot: false for pairs of
    /// probability zero.
    ///
    /// `drawn` is a result of this draw.
    ///
    /// # Errors
    /// [`AssignError::Wide`]; [`AssignError::Cancelled`] if the observer ended it.
    pub fn possible(
        &self,
        drawn: &Assignment,
        (slot, person): (SlotRow, PersonRow),
        observer: &mut dyn Observer,
    ) -> Result<bool, AssignError> {
        if drawn.person(slot) == Some(person) {
            return Ok(true);
        }
        let Some((component, slot)) = self.find(slot) else {
            return Ok(false);
        };
        let rules = self.rules(component);
        let mut persons = (0..).map(Who).zip(rules.person_rows());
        let taker = persons.find(|(_, row)| **row == person);
        match (taker, Board::of(&rules, drawn)) {
            (Some((taker, _)), Some(board)) => {
                let mut meter = Meter::new(observer);
                let residual = Residual::new(&board, self.loads.are_even(), &mut meter)?;
                Ok(residual.possible(slot, taker))
            }
            _ => Ok(false),
        }
    }
}
