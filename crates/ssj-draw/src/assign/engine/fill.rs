//! Filling every slot, or proving that it can't be done.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::board::Board;
use super::first_fit::FirstFit;
use super::keys::{Slot, Who};
use super::meter::Meter;
use super::reach::{Goal, Reach};
use crate::observe::Cancelled;

/// Slots that cannot all be filled, with one to spare, and how many are missing in all.
#[derive(Debug)]
pub(crate) struct Short {
    /// The slots that the first failed search reached.
    pub(crate) slots: Vec<Slot>,
    /// Who holds those that are filled, one each.
    pub(crate) holders: Vec<Who>,
    /// Slots left empty by a maximum fill.
    pub(crate) deficit: u32,
}

/// Fills every empty slot by exact augmentation, if that can be done.
pub(crate) fn fill(board: &mut Board<'_>) -> bool {
    let mut filling = Filling::new(board);
    let mut slots = board.owner.keys();
    slots.all(|slot| board.owner[slot] != Who::NONE || filling.fill(board, slot))
}

/// Fills as many empty slots as possible, earlier ones first, and says what can't be filled. A slot that
/// can't be filled never can be later, so the fill is a maximum one.
pub(crate) fn fill_most(
    board: &mut Board<'_>,
    holes: impl IntoIterator<Item = Slot>,
) -> Option<Short> {
    let mut nobody = ();
    // Nobody cancels it.
    fill_most_metered(board, holes, &mut Meter::new(&mut nobody))
        .ok()
        .flatten()
}

/// The same, watched.
pub(crate) fn fill_most_metered(
    board: &mut Board<'_>,
    holes: impl IntoIterator<Item = Slot>,
    meter: &mut Meter<'_>,
) -> Result<Option<Short>, Cancelled> {
    let mut filling = Filling::new(board);
    let mut short: Option<Short> = None;
    let mut closed = BTreeSet::new();
    for hole in holes {
        let hopeless = short.is_some()
            && (closed.contains(&filling.reach.alike(hole)) || filling.reach.is_everyone_frozen());
        meter.spend(1)?;
        if !hopeless && filling.fill(board, hole) {
            continue;
        }
        let reach = &mut filling.reach;
        let short = short.get_or_insert_with(|| {
            let owners = reach.queue.iter().map(|slot| board.owner[*slot]);
            Short {
                holders: owners.filter(|owner| *owner != Who::NONE).collect(),
                slots: reach.queue.clone(),
                deficit: 0,
            }
        });
        short.deficit = short.deficit.saturating_add(1);
        if !hopeless {
            reach.freeze(board);
            closed.extend(reach.closed());
            meter.settle()?;
        }
    }
    Ok(short)
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
            first_fit: FirstFit::new(),
            reach: Reach::new(board),
        }
    }

    /// Fills an empty slot, moving others where nobody has room. What a failed search found is in
    /// `reach`.
    pub(crate) fn fill(&mut self, board: &mut Board<'_>, hole: Slot) -> bool {
        // Whom the search would find first if they are one step away.
        if self.first_fit.fill(board, hole, self.reach.alike(hole)) {
            return true;
        }
        self.reach.start();
        self.reach.add_hole(hole);
        let filled = self.reach.augment(board, Goal::Room).is_some();
        if filled {
            self.first_fit.exchanged();
        }
        filled
    }

    /// Empties slots, whose persons have room again.
    pub(crate) fn empty(&mut self, board: &mut Board<'_>, slots: &[Slot]) {
        slots.iter().for_each(|slot| board.empty(*slot));
        self.first_fit = FirstFit::new();
    }
}
