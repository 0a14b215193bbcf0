//! How many visits there will be in each county, before the seed: on average, and at most.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use ssj_core::{DivisionId, ObjectId, Refusals};

use crate::record::{FrameRow, MatterFrame, RowState, stratum_shares};

/// What a round can ask of a county.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct CountyAhead {
    /// The county: a division that rows are in.
    pub county: DivisionId,
    /// Expected visits are at least so many millionths: the sum of everyone's largest chance, rounded
    /// down for each.
    pub expected_from: u64,
    /// Expected visits are at most so many millionths: the sum of all chances, rounded up for each.
    pub expected_to: u64,
    /// There are never more visits: as many as each stratum can give there, or as there are to be visited.
    pub most: u64,
}

/// What a round of these frames can ask of each county, known before the seed: staff is planned by the
/// largest number, cost by the expected one. Sizes hang on the seed where a spread is proportional, so a
/// county's number does too.
///
/// # Errors
/// As [`stratum_shares`], of the first frame that is refused.
///
/// ```
/// use ssj_core::plan::Who;
/// use ssj_core::{MatterId, PoolId, Shortfall, SizeRule, Sizing, Spread};
/// use ssj_draw::bind::visits_ahead;
/// use ssj_draw::record::{Class, FrameRow, MatterFrame, RowState, Stratum, StratumDisclosure};
/// // Two counties of ten, of whom three are drawn: 1.5 in each on average, two at most.
/// let counties = ["220102", "220103"];
/// let row = |i: usize| FrameRow {
///     object: format!("site:{i}").parse().unwrap(), holder: None,
///     division: format!("division:{}", counties[i % 2]).parse().unwrap(),
///     stratum: i as u32 % 2, state: RowState::Eligible,
/// };
/// let sizing = Sizing { rule: SizeRule::Fixed(3), spread: Spread::Proportional };
/// let frame = MatterFrame {
///     matter: MatterId::new("food")?, pool: PoolId::new("food")?, as_of: "2026-03-01T00:00:00Z".parse()?,
///     who: Who::Agency("agency:220102-amr".parse()?), announced: true, disclosure: StratumDisclosure::Public,
///     classes: vec![Class { key: "all".parse()?, sizing }],
///     strata: counties.map(|key| Stratum { key: key.parse().unwrap(), class: 0 }).into(),
///     shortfall: Shortfall::Refuse, reserves: 0, rows: (0..20).map(row).collect(),
/// };
/// let ahead = visits_ahead(&[frame])?;
/// assert_eq!(ahead.len(), 2);
/// assert_eq!((ahead[0].expected_from, ahead[0].expected_to, ahead[0].most), (1_500_000, 1_500_000, 2));
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn visits_ahead(frames: &[MatterFrame]) -> Result<Vec<CountyAhead>, Refusals> {
    let mut counties: BTreeMap<&DivisionId, Tally<'_>> = BTreeMap::new();
    let frames = MatterFrame::all_ordered(frames);
    for frame in frames.iter() {
        let shares = stratum_shares(frame)?;
        let mut given: BTreeMap<(u32, &DivisionId), u64> = BTreeMap::new();
        let eligible = frame
            .rows
            .iter()
            .filter(|row| row.state == RowState::Eligible);
        for row in eligible {
            let place = usize::try_from(row.stratum).ok();
            let share = place.and_then(|at| shares.strata.get(at));
            let Some(share) = share.filter(|share| share.most_drawn() > 0) else {
                continue;
            };
            let here = given.entry((row.stratum, &row.division)).or_default();
            let tally = counties.entry(&row.division).or_default();
            if *here < share.most_drawn() {
                *here = here.saturating_add(1);
                tally.most = tally.most.saturating_add(1);
            }
            tally.add(row, share.chance());
        }
    }
    let ahead = counties.into_iter().map(|(county, tally)| CountyAhead {
        county: county.clone(),
        expected_from: tally
            .best
            .values()
            .fold(0, |sum, best| sum.saturating_add(*best)),
        expected_to: tally.sum,
        most: tally
            .most
            .min(u64::try_from(tally.best.len()).unwrap_or(u64::MAX)),
    });
    Ok(ahead.collect())
}

/// What adds up in one county.
#[derive(Default)]
struct Tally<'a> {
    /// The largest chance of everyone who may be visited, in millionths.
    best: BTreeMap<&'a ObjectId, u64>,
    sum: u64,
    most: u64,
}

impl<'a> Tally<'a> {
    fn add(&mut self, row: &'a FrameRow, (numerator, denominator): (u128, u128)) {
        // A numerator is below 2^97.
        let scaled = numerator.saturating_mul(1_000_000);
        let down = scaled.checked_div(denominator).unwrap_or_default();
        let up = scaled.div_ceil(denominator.max(1));
        let narrow = |wide| u64::try_from(wide).unwrap_or(u64::MAX);
        let best = self.best.entry(row.visited()).or_default();
        *best = narrow(down).max(*best);
        self.sum = self.sum.saturating_add(narrow(up));
    }
}
