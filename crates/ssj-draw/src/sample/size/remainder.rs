//! In proportion to `N_h` or to figures: the exact shares, and largest remainders (Hamilton).

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

/// In proportion to a figure of each, nobody above its own `N_h`; `None` where those of a figure above 0 are
/// too few.
///
/// A stratum fills up where its share reaches `N_h`, which makes those of the others grow: those of
/// greatest figure for each of `N_h` first, so that one pass settles who does.
pub(super) fn by_size(total: u64, members: &[(u64, u32)]) -> Option<Vec<Expected>> {
    let counts = |at: &usize| {
        members
            .get(*at)
            .is_some_and(|(n, figure)| *n > 0 && *figure > 0)
    };
    let mut order: Vec<usize> = (0..members.len()).filter(counts).collect();
    order.sort_by(|one, other| {
        let [(n, a), (m, b)] = [one, other].map(|at| members.get(*at).copied().unwrap_or_default());
        let cross = |figure: u32, n: u64| u128::from(figure).saturating_mul(n.into());
        cross(b, n).cmp(&cross(a, m))
    });
    let figures = order.iter().filter_map(|at| members.get(*at));
    let mut sum = figures.fold(0_u64, |sum, (_, figure)| {
        sum.saturating_add((*figure).into())
    });
    let mut shares = alloc::vec![Expected::exactly(0); members.len()];
    let mut left = total;
    let mut open = order.as_slice();
    while let Some((at, rest)) = open.split_first() {
        let (n, figure) = *members.get(*at)?;
        let share = u128::from(left).saturating_mul(figure.into());
        if share < u128::from(n).saturating_mul(sum.into()) {
            break;
        }
        *shares.get_mut(*at)? = Expected::exactly(n);
        left = left.checked_sub(n)?;
        sum = sum.checked_sub(figure.into())?;
        open = rest;
    }
    for at in open {
        let figure = members.get(*at)?.1;
        let share = u128::from(left).saturating_mul(figure.into());
        *shares.get_mut(*at)? = Expected::of(share, sum);
    }
    (left == 0 || !open.is_empty()).then_some(shares)
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
