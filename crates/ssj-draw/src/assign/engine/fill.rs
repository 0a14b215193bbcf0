//! Filling every slot, or proving that it can't be done.
#![allow(
    clippy::indexing_slicing,
    reason = "slots are the component's own places"
)]

use alloc::vec::Vec;

use super::board::Board;
use super::draw::Draw;
use super::first_fit::FirstFit;
use super::layout::Component;
use super::reach::{Goal, Reach};
use super::rules::Rules;
use super::shortage::{Shortage, Witness};
use crate::assign::problem::{NONE, SlotRow, ix, row};

/// Slots that cannot all be filled, with one to spare, and how many are missing in all.
#[derive(Debug)]
pub(crate) struct Short {
    /// The slots that the first failed search reached.
    pub(crate) slots: Vec<u32>,
    /// Who holds those that are filled, one each.
    pub(crate) holders: Vec<u32>,
    /// Slots left empty by a maximum fill.
    pub(crate) deficit: u32,
}

/// Fills every empty slot by exact augmentation, if that can be done.
pub(crate) fn fill(board: &mut Board<'_>) -> bool {
    let mut filling = Filling::new(board);
    let mut slots = 0..row(board.owner.len());
    slots.all(|slot| board.owner[ix(slot)] != NONE || filling.fill(board, slot))
}

/// Fills empty slots in this order, and says what can't be filled. A slot that can't be filled never
/// can be later, so the fill is a maximum one.
pub(crate) fn fill_holes(
    board: &mut Board<'_>,
    holes: impl IntoIterator<Item = u32>,
) -> Option<Short> {
    let mut filling = Filling::new(board);
    let mut short: Option<Short> = None;
    for hole in holes {
        if let Some(short) = &mut short
            && filling.reach.is_everyone_frozen()
        {
            short.deficit = short.deficit.saturating_add(1);
            continue;
        }
        if filling.fill(board, hole) {
            continue;
        }
        let reach = &filling.reach;
        let short = short.get_or_insert_with(|| {
            let owners = reach.queue.iter().map(|slot| board.owner[ix(*slot)]);
            Short {
                holders: owners.filter(|owner| *owner != NONE).collect(),
                slots: reach.queue.clone(),
                deficit: 0,
            }
        });
        short.deficit = short.deficit.saturating_add(1);
        filling.reach.freeze(board);
    }
    short
}

/// Fills as many slots as possible, earlier ones in `order` first, and says which are filled.
pub(crate) fn most(board: &mut Board<'_>, order: &[u32]) -> Vec<bool> {
    let mut filling = Filling::new(board);
    for hole in order {
        if !filling.fill(board, *hole) {
            filling.reach.freeze(board);
        }
    }
    board.owner.iter().map(|owner| *owner != NONE).collect()
}

/// The memory of filling one component's slots, one by one.
#[derive(Debug)]
pub(crate) struct Filling {
    first_fit: FirstFit,
    pub(crate) reach: Reach,
}

impl Filling {
    pub(crate) fn new(board: &Board<'_>) -> Self {
        Self {
            first_fit: FirstFit::new(board),
            reach: Reach::new(board),
        }
    }

    /// Fills an empty slot, moving others where nobody has room. What a failed search found is in
    /// `reach`.
    pub(crate) fn fill(&mut self, board: &mut Board<'_>, hole: u32) -> bool {
        // Whom the search would find first if they are one step away.
        if self.first_fit.fill(board, hole) {
            return true;
        }
        self.reach.start();
        self.reach.add_hole(hole);
        self.reach.augment(board, Goal::Room).is_some()
    }

    /// Empties slots, whose persons have room again.
    pub(crate) fn empty(&mut self, board: &mut Board<'_>, slots: impl Iterator<Item = u32>) {
        slots.for_each(|slot| board.empty(slot));
        self.first_fit = FirstFit::new(board);
    }
}

impl Draw<'_> {
    /// The proof that a component can't be filled, from the problem alone, some slots left out. The
    /// board is empty.
    pub(crate) fn witness(
        &self,
        component: &Component,
        board: &mut Board<'_>,
        spare: &[SlotRow],
    ) -> Option<Witness> {
        let rules = board.rules;
        let placed = (0..).zip(&self.layout.slots[ix(component.slots.start)..]);
        let holes = placed
            .take(rules.slots.len())
            .filter(|(_, slot)| spare.binary_search(&slot.row).is_err())
            .map(|(slot, _)| slot);
        let short = fill_holes(board, holes)?;
        let (problem, layout) = (self.problem, &self.layout);
        Some(Witness::new(problem, layout, component, rules, &short))
    }

    /// The witnesses of all components, some slots left out; none if all others can be filled.
    pub(crate) fn shortage(&self, spare: &[SlotRow]) -> Option<Shortage> {
        let components = self.layout.components.iter();
        let witnesses = components.filter_map(|component| {
            let rules = Rules::new(self.problem, &self.layout, component, self.weight());
            self.witness(component, &mut Board::new(&rules), spare)
        });
        let witnesses: Vec<Witness> = witnesses.collect();
        (!witnesses.is_empty()).then(|| Shortage::new(witnesses))
    }
}
