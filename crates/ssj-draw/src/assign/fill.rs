//! Filling every slot, or proving that it can't be done.
#![allow(
    clippy::indexing_slicing,
    reason = "slots are the component's own places"
)]

use alloc::vec::Vec;

use super::board::{Board, NONE};
use super::draw::Draw;
use super::num::{ix, row};
use super::reach::{Goal, Reach};
use super::row::SlotRow;
use super::rules::Rules;
use super::shortage::{Shortage, Witness};

/// Slots that cannot all be filled, with one to spare, and how many are missing in all.
#[derive(Debug)]
pub(super) struct Short {
    /// The slots that the first failed search reached.
    pub(super) slots: Vec<u32>,
    /// Who holds those that are filled, one each.
    pub(super) holders: Vec<u32>,
    /// Slots left empty by a maximum fill.
    pub(super) deficit: u32,
}

/// Fills every slot by exact augmentation. A slot that can't be filled never can be later, so the
/// fill is a maximum one.
pub(super) fn fill(board: &mut Board<'_>) -> Option<Short> {
    let holes: Vec<u32> = (0..row(board.owner.len()))
        .filter(|slot| board.owner[ix(*slot)] == NONE)
        .collect();
    fill_holes(board, holes)
}

pub(super) fn fill_holes(board: &mut Board<'_>, holes: Vec<u32>) -> Option<Short> {
    let mut reach = Reach::new(board);
    let mut short: Option<Short> = None;
    for hole in holes {
        reach.start();
        reach.add_hole(hole);
        if reach.augment(board, Goal::Room).is_some() {
            continue;
        }
        let short = short.get_or_insert_with(|| {
            let owners = reach.queue.iter().map(|slot| board.owner[ix(*slot)]);
            Short {
                holders: owners.filter(|owner| *owner != NONE).collect(),
                slots: reach.queue.clone(),
                deficit: 0,
            }
        });
        short.deficit = short.deficit.saturating_add(1);
        reach.freeze(board);
    }
    short
}

/// Fills as many slots as possible, earlier ones in `order` first, and says which are filled.
pub(super) fn most(board: &mut Board<'_>, order: &[u32]) -> Vec<bool> {
    let mut reach = Reach::new(board);
    for hole in order {
        reach.start();
        reach.add_hole(*hole);
        if reach.augment(board, Goal::Room).is_none() {
            reach.freeze(board);
        }
    }
    board.owner.iter().map(|owner| *owner != NONE).collect()
}

/// The witnesses of all components, some slots left out; none if all others can be filled.
pub(super) fn shortage(draw: &Draw<'_>, spare: &[SlotRow]) -> Option<Shortage> {
    let mut witnesses = Vec::new();
    for component in &draw.layout.components {
        let rules = Rules::new(draw.problem, &draw.layout, component, draw.weight());
        let mut board = Board::new(&rules);
        let placed = (0..).zip(&draw.layout.slots[ix(component.slots.start)..]);
        let holes: Vec<u32> = placed
            .take(board.owner.len())
            .filter(|(_, slot)| spare.binary_search(&slot.row).is_err())
            .map(|(slot, _)| slot)
            .collect();
        if let Some(short) = fill_holes(&mut board, holes) {
            let witness = Witness::new(draw.problem, &draw.layout, component, &rules, &short);
            witnesses.push(witness);
        }
    }
    (!witnesses.is_empty()).then(|| Shortage::new(witnesses))
}
