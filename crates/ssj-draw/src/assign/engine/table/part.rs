//! The table of one component.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::vec::Vec;

use crate::assign::engine::assignment::ComponentReport;
use crate::assign::engine::keys::{Slot, Who};
use crate::assign::problem::{ix, row};

/// The table of one component: persons of each slot, ascending, with their units.
#[derive(Clone, Debug)]
pub(crate) struct TablePart {
    /// By slot: where its entries start; one more at the end.
    starts: Vec<u32>,
    pub(super) entries: Vec<(Who, u16)>,
    pub(super) report: ComponentReport,
}

impl TablePart {
    /// Of no slots yet.
    pub(super) fn new(report: ComponentReport) -> Self {
        Self {
            starts: Vec::from([0]),
            entries: Vec::new(),
            report,
        }
    }

    /// Appends the entries of the next slot.
    pub(super) fn push(&mut self, entries: impl Iterator<Item = (Who, u16)>) {
        self.entries.extend(entries);
        self.starts.push(row(self.entries.len()));
    }

    /// Counts who had each of so many slots; `owners` holds state after state.
    pub(super) fn count(owners: &[Who], slots: usize, report: ComponentReport) -> Self {
        let mut part = Self::new(report);
        let mut persons: Vec<Who> = Vec::new();
        for slot in 0..slots {
            persons.clear();
            persons.extend(owners.iter().skip(slot).step_by(slots));
            persons.sort_unstable();
            let counted = persons.chunk_by(|a, b| a == b);
            part.push(counted.map(|same| (same[0], units(same.len()))));
        }
        part.entries.shrink_to_fit();
        part
    }

    pub(super) fn of(&self, slot: Slot) -> &[(Who, u16)] {
        let at = ix(slot.0);
        &self.entries[ix(self.starts[at])..ix(self.starts[at + 1])]
    }

    /// The entries of each slot.
    pub(super) fn slots(&self) -> impl Iterator<Item = &[(Who, u16)]> {
        (1..row(self.starts.len())).map(|next| self.of(Slot(next - 1)))
    }
}

/// Units of one pair: K at the most.
pub(super) fn units(number: impl TryInto<u16>) -> u16 {
    number.try_into().unwrap_or(u16::MAX)
}
