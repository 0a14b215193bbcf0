//! How many each stratum of a frame yields.

use alloc::vec::Vec;

use ssj_core::Refusals;

use super::{MatterFrame, RowState, sizes_unmet};
use crate::sample::{Counts, SizePlan, StratumCount, StratumSize};

/// What each stratum of a frame yields, known before any seed: what a plan is made with.
///
/// # Errors
/// `draw.stratum-short` for each stratum with fewer eligible objects than it is to yield, where the
/// frame refuses that; `draw.size-unmet` where a size rule does not hold.
pub fn stratum_sizes(frame: &MatterFrame) -> Result<Vec<StratumSize>, Refusals> {
    let mut strata = alloc::vec![StratumCount::default(); frame.strata.len()];
    for row in &frame.rows {
        let place = usize::try_from(row.stratum).ok();
        let Some(count) = place.and_then(|place| strata.get_mut(place)) else {
            continue;
        };
        let state = match row.state {
            RowState::OutOfScope(_) => &mut count.out_of_scope,
            RowState::NotDrawable(_) => &mut count.not_drawable,
            RowState::Eligible => &mut count.eligible,
        };
        *state = state.saturating_add(1);
    }
    let sizings: Vec<_> = frame
        .classes
        .iter()
        .map(|class| class.sizing.clone())
        .collect();
    let class_of: Vec<_> = frame.strata.iter().map(|stratum| stratum.class).collect();
    let plan = SizePlan {
        shortfall: frame.shortfall,
        ..SizePlan::new(&sizings, &class_of)
    };
    let sizes = plan.sizes(&Counts { strata });
    let sizes = sizes.map_err(|error| sizes_unmet(frame, &error))?;
    Ok(sizes.strata)
}
