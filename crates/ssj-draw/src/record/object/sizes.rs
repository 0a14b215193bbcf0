//! How many each stratum of a frame is to yield.

use alloc::vec::Vec;

use ssj_core::{Refusals, Shortfall, Sizing, StratumKey};

use super::{FrameRow, MatterFrame, RowState, sizes_unmet};
use crate::sample::{Counts, Shares, SizePlan};

/// What each stratum of a frame is to yield, known before any seed: what a plan is made with. Strata are
/// in the order of the frame's names.
///
/// # Errors
/// `draw.stratum-short` for each stratum with fewer eligible objects than it can have to yield, where
/// the frame refuses that; `draw.size-unmet` where a size rule or a spread does not hold.
pub fn stratum_shares(frame: &MatterFrame) -> Result<Shares, Refusals> {
    shares(&frame.ordered())
}

/// The same, of a frame in order.
pub(crate) fn shares(frame: &MatterFrame) -> Result<Shares, Refusals> {
    let mut counts = Counts::none(frame.strata.len());
    frame.rows.iter().for_each(|row| count(&mut counts, row));
    shares_of(frame, &counts)
}

/// The same, of rows that were counted.
pub(crate) fn shares_of(frame: &MatterFrame, counts: &Counts) -> Result<Shares, Refusals> {
    let shares = FramePlan::of(frame).sizes().shares(counts);
    shares.map_err(|error| sizes_unmet(frame, &error))
}

/// Counts a row; one of an unknown stratum, which is refused elsewhere, counts nowhere.
pub(crate) fn count(counts: &mut Counts, row: &FrameRow) {
    let place = usize::try_from(row.stratum).ok();
    if let Some(count) = place.and_then(|place| counts.strata.get_mut(place)) {
        let state = match row.state {
            RowState::OutOfScope(_) => &mut count.out_of_scope,
            RowState::NotDrawable(_) => &mut count.not_drawable,
            RowState::Eligible => &mut count.eligible,
        };
        *state = state.saturating_add(1);
    }
}

/// A frame's classes and strata as the columns that sizes are computed from.
pub(crate) struct FramePlan<'a> {
    sizings: Vec<Sizing>,
    class_of: Vec<u32>,
    names: Vec<&'a StratumKey>,
    shortfall: Shortfall,
    reserves: u32,
}

impl<'a> FramePlan<'a> {
    pub(crate) fn of(frame: &'a MatterFrame) -> Self {
        let (classes, strata) = (frame.classes.iter(), frame.strata.iter());
        Self {
            sizings: classes.map(|class| class.sizing.clone()).collect(),
            class_of: strata.clone().map(|stratum| stratum.class).collect(),
            names: strata.map(|stratum| &stratum.key).collect(),
            shortfall: frame.shortfall,
            reserves: frame.reserves,
        }
    }

    pub(crate) fn sizes(&self) -> SizePlan<'_> {
        SizePlan {
            names: Some(&self.names),
            shortfall: self.shortfall,
            reserves: self.reserves.into(),
            ..SizePlan::new(&self.sizings, &self.class_of)
        }
    }
}
