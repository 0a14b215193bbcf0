//! In proportion to `N_h`: the exact shares, and largest remainders (Hamilton).

use alloc::vec::Vec;

use super::equal_proportions::Allotted;
use super::share::Expected;
use super::stratum::Rounding;

/// `n · N_h / N`, exactly.
pub(super) fn shares(total: u64, in_scope: &[u64]) -> Vec<Expected> {
    let sum = in_scope.iter().fold(0_u64, |sum, n| sum.saturating_add(*n));
    let share = |n: &u64| Expected::of(u128::from(total).saturating_mul((*n).into()), sum);
    in_scope.iter().map(share).collect()
}

/// Floors first, then one more for each of the largest remainders; ties go to the lower one.
pub(super) fn largest(total: u64, in_scope: &[u64]) -> Vec<Allotted> {
    let shares = shares(total, in_scope);
    let floors = shares
        .iter()
        .fold(0_u64, |sum, share| sum.saturating_add(share.whole));
    // All remainders are of one whole, N; they sum to `left` of it, so more than `left` are above 0, or none.
    let left = usize::try_from(total.saturating_sub(floors)).unwrap_or(usize::MAX);
    let mut order: Vec<usize> = (0..shares.len()).collect();
    let rest = |at: &usize| shares.get(*at).map_or(0, |share| share.rest);
    order.sort_by_key(|at| core::cmp::Reverse(rest(at)));
    let mut allotted: Vec<Allotted> = shares.iter().map(Allotted::down).collect();
    for at in order.into_iter().take(left) {
        if let Some(one) = allotted.get_mut(at) {
            one.size = one.size.saturating_add(1);
            one.rounding = Rounding::Up;
        }
    }
    allotted
}
