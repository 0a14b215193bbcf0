//! Largest remainders (Hamilton), and Neyman's allocation by them.
//!
//! J. Neyman, "On the two different aspects of the representative method", JRSS 97 (1934).

use alloc::vec::Vec;

use super::stratum::{Rounding, StratumBound};

/// A stratum among those that share a total: at most 2^40 objects, weight below 2^32.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) in_scope: u64,
    pub(super) weight: u32,
}

impl Member {
    /// `N_h · S_h`, at most 2^72.
    pub(super) fn size(self) -> u128 {
        u128::from(self.in_scope).saturating_mul(self.weight.into())
    }
}

/// One member's share of the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Share {
    pub(super) size: u64,
    pub(super) rounding: Rounding,
    pub(super) bound: Option<StratumBound>,
}

/// Spreads `total` in proportion to `N_h · S_h`, nobody above its own `N_h`; `None` where members of
/// weight above 0 are too few.
///
/// A member fills up where its proportional share reaches `N_h`, that is where
/// `total · S_h ≥ Σ N·S`: so those of greatest weight fill up first, and one pass settles who does.
pub(super) fn spread(total: u64, members: &[Member]) -> Option<Vec<Share>> {
    let mut by_weight: Vec<usize> = (0..members.len()).collect();
    by_weight.sort_by_key(|at| {
        let weight = members.get(*at).map_or(0, |member| member.weight);
        (core::cmp::Reverse(weight), *at)
    });
    let mut left = total;
    let mut sum = members
        .iter()
        .fold(0_u128, |sum, member| sum.saturating_add(member.size()));
    let mut shares = alloc::vec![NOTHING; members.len()];
    let mut open = by_weight.as_slice();
    while let Some((&at, rest)) = open.split_first() {
        let member = members.get(at)?;
        let reaches = u128::from(left).saturating_mul(member.weight.into()) >= sum;
        if !reaches || sum == 0 {
            break;
        }
        *shares.get_mut(at)? = Share {
            size: member.in_scope,
            rounding: Rounding::Exact,
            bound: Some(StratumBound::Population),
        };
        left = left.checked_sub(member.in_scope)?;
        sum = sum.checked_sub(member.size())?;
        open = rest;
    }
    if sum == 0 {
        return (left == 0).then_some(shares);
    }
    proportional(left, sum, members, open, &mut shares)?;
    Some(shares)
}

const NOTHING: Share = Share {
    size: 0,
    rounding: Rounding::Exact,
    bound: None,
};

/// Floors first, then one more for each of the largest remainders; ties go to the lower member.
fn proportional(
    total: u64,
    sum: u128,
    members: &[Member],
    open: &[usize],
    shares: &mut [Share],
) -> Option<()> {
    let mut left = total;
    let mut remainders = Vec::with_capacity(open.len());
    for &at in open {
        // At most 2^40 · 2^72.
        let scaled = u128::from(total).checked_mul(members.get(at)?.size())?;
        let (floor, remainder) = (scaled.checked_div(sum)?, scaled.checked_rem(sum)?);
        let size = u64::try_from(floor).ok()?;
        left = left.checked_sub(size)?;
        let rounding = if remainder == 0 {
            Rounding::Exact
        } else {
            Rounding::Down
        };
        *shares.get_mut(at)? = Share {
            size,
            rounding,
            bound: None,
        };
        remainders.push((core::cmp::Reverse(remainder), at));
    }
    remainders.sort_unstable();
    // Remainders sum to `left` wholes, so there are more than `left` of them above 0, or none.
    for (_, at) in remainders.into_iter().take(usize::try_from(left).ok()?) {
        let share = shares.get_mut(at)?;
        share.size = share.size.checked_add(1)?;
        share.rounding = Rounding::Up;
    }
    Some(())
}
