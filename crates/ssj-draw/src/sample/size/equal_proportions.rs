//! Place by place to the greatest claim: equal proportions (Huntington–Hill), and Neyman's allocation.
//!
//! The next place goes to the stratum of greatest `A / √(n(n+1))` with `A = N_h · S_h` and n the
//! places it has: T. Wright, "Exact optimal sample allocation: more efficient than Neyman", Statistics
//! and Probability Letters 129 (2017). Priorities are compared as squares in 256 bits.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

use ssj_core::SpreadBounds;

use super::error::SizeError;
use super::share::Expected;
use super::stratum::{Rounding, StratumBound};
use super::wide::compare_squares;

/// Why a total fits no bounds: the sums of the lower and of the upper ones.
pub(super) struct OutOfBounds {
    pub(super) least: u64,
    pub(super) most: u64,
}

impl OutOfBounds {
    pub(super) const fn of(self, class: u32, size: u64) -> SizeError {
        SizeError::Bounds {
            class,
            size,
            least: self.least,
            most: self.most,
        }
    }
}

/// What a fixed allocation gives a stratum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Allotted {
    pub(super) size: u64,
    pub(super) rounding: Rounding,
    pub(super) bound: Option<StratumBound>,
}

impl Allotted {
    /// All of a class that has one stratum.
    pub(super) const fn whole(size: u64) -> Self {
        Self {
            size,
            rounding: Rounding::Whole,
            bound: None,
        }
    }

    /// A number that the plan fixes.
    pub(super) fn given(size: u32) -> Self {
        Self {
            size: size.into(),
            rounding: Rounding::Given,
            bound: None,
        }
    }

    /// A share without the part beyond the whole number.
    pub(super) fn down(share: &Expected) -> Self {
        let rounding = if share.rest == 0 {
            Rounding::Exact
        } else {
            Rounding::Down
        };
        Self {
            size: share.whole,
            rounding,
            bound: None,
        }
    }
}

/// Spreads `total` by equal proportions within bounds; ties go to the lower stratum.
pub(super) fn huntington_hill(
    total: u64,
    in_scope: &[u64],
    bounds: SpreadBounds,
) -> Result<Vec<Allotted>, OutOfBounds> {
    let seats = in_scope.iter().map(|n| {
        let most = bounds.at_most().unwrap_or(u64::MAX).min(*n);
        let least = bounds.at_least().min(*n);
        Seats::new((*n, 1), (least, most))
    });
    let seats = spread(total, seats.collect())?;
    Ok(seats.iter().map(|seat| seat.allotted(bounds)).collect())
}

/// Spreads `total` so that the variance of an estimated total is least, `S_h` beside each `N_h`: one to
/// each stratum of `N_h · S_h` above 0, or to the greatest where there are too few, then place by place.
pub(super) fn neyman(total: u64, members: &[(u64, u32)]) -> Result<Vec<Allotted>, OutOfBounds> {
    let seats = members.iter().map(|(in_scope, weight)| {
        let counts = *in_scope > 0 && *weight > 0;
        let (least, most) = (counts.into(), if counts { *in_scope } else { 0 });
        Seats::new((*in_scope, *weight), (least, most))
    });
    let mut seats: Vec<Seats> = seats.collect();
    let positive: u64 = seats
        .iter()
        .fold(0, |sum, seat| sum.saturating_add(seat.least));
    if total < positive {
        let mut order: Vec<usize> = (0..seats.len()).collect();
        order.sort_by_key(|at| Reverse(seats.get(*at).map(|seat| seat.size)));
        let without = usize::try_from(total).unwrap_or(usize::MAX);
        for at in order.into_iter().skip(without) {
            if let Some(seat) = seats.get_mut(at) {
                (seat.least, seat.most, seat.now) = (0, 0, 0);
            }
        }
    }
    let seats = spread(total, seats).map_err(|sums| OutOfBounds { least: 0, ..sums })?;
    Ok(seats.iter().map(|seat| seat.placed(None)).collect())
}

fn spread(total: u64, mut seats: Vec<Seats>) -> Result<Vec<Seats>, OutOfBounds> {
    let sum = |of: fn(&Seats) -> u64| {
        seats
            .iter()
            .fold(0_u64, |sum, seat| sum.saturating_add(of(seat)))
    };
    let (least, most) = (sum(|seat| seat.least), sum(|seat| seat.most));
    if total < least || total > most {
        return Err(OutOfBounds { least, most });
    }
    let left = jump(total, &mut seats);
    one_by_one(left, &mut seats);
    Ok(seats)
}

/// One stratum's places.
#[derive(Clone, Copy)]
struct Seats {
    /// `N_h · S_h`, at most 2^72.
    size: u128,
    in_scope: u64,
    least: u64,
    most: u64,
    now: u64,
}

impl Seats {
    fn new((in_scope, weight): (u64, u32), (least, most): (u64, u64)) -> Self {
        Self {
            size: u128::from(in_scope).saturating_mul(weight.into()),
            in_scope,
            least,
            most,
            now: least,
        }
    }

    /// How many places have a priority of at least `divisor`, give or take one, within the bounds:
    /// with q = ⌊A / divisor⌋ it is q or q + 1, since (q−1)·q ≤ (A/divisor)² < (q+1)·(q+2).
    fn near(self, divisor: u128, more: u64) -> u64 {
        let quotient = self.size.checked_div(divisor).unwrap_or_default();
        let places = u64::try_from(quotient)
            .unwrap_or(u64::MAX)
            .saturating_add(more);
        places.min(self.most).max(self.least)
    }

    fn allotted(self, bounds: SpreadBounds) -> Allotted {
        let bound = if Some(self.now) == bounds.at_most() {
            Some(StratumBound::AtMost)
        } else if self.now == self.least {
            Some(StratumBound::AtLeast)
        } else {
            None
        };
        self.placed(bound)
    }

    fn placed(self, bound: Option<StratumBound>) -> Allotted {
        let full = self.now == self.in_scope;
        Allotted {
            size: self.now,
            rounding: Rounding::Priority,
            bound: if full {
                Some(StratumBound::Population)
            } else {
                bound
            },
        }
    }
}

/// Gives at once all places whose priority is surely high enough; returns how many are left, which
/// is at most about one per stratum unless the bounds decide.
fn jump(total: u64, seats: &mut [Seats]) -> u64 {
    let needs = |divisor: u128| {
        seats
            .iter()
            .fold(0_u64, |sum, seat| sum.saturating_add(seat.near(divisor, 1)))
    };
    let greatest = seats.iter().map(|seat| seat.size).max().unwrap_or_default();
    // At `high` nobody gets more than the least (which is 1 or more); halve down to the smallest
    // divisor at which everything of that priority still fits.
    let (mut low, mut high) = (0, greatest.saturating_add(1));
    while high.saturating_sub(low) > 1 {
        let middle = low.midpoint(high);
        if needs(middle) <= total {
            high = middle;
        } else {
            low = middle;
        }
    }
    for seat in seats.iter_mut() {
        seat.now = seat.near(high, 0);
    }
    let given = seats
        .iter()
        .fold(0_u64, |sum, seat| sum.saturating_add(seat.now));
    total.saturating_sub(given)
}

/// Gives the rest, each place to the greatest priority.
fn one_by_one(mut left: u64, seats: &mut [Seats]) {
    let mut heap: BinaryHeap<Priority> = (0..seats.len())
        .filter_map(|at| Priority::of(seats, at))
        .collect();
    while let (1.., Some(Priority { at, .. })) = (left, heap.pop()) {
        let Some(seat) = seats.get_mut(at) else {
            return;
        };
        seat.now = seat.now.saturating_add(1);
        left = left.saturating_sub(1);
        heap.extend(Priority::of(seats, at));
    }
}

/// A stratum's claim to the next place: `size² / places`, with `places = n(n+1)`.
struct Priority {
    size: u128,
    places: u128,
    at: usize,
}

impl Priority {
    /// `None` where the stratum can take no more.
    fn of(seats: &[Seats], at: usize) -> Option<Self> {
        let seat = seats.get(at).filter(|seat| seat.now < seat.most)?;
        let now = u128::from(seat.now);
        Some(Self {
            size: seat.size,
            places: now.saturating_mul(now.saturating_add(1)),
            at,
        })
    }
}

impl Ord for Priority {
    fn cmp(&self, other: &Self) -> Ordering {
        compare_squares((self.size, self.places), (other.size, other.places))
            .then_with(|| Reverse(self.at).cmp(&Reverse(other.at)))
    }
}

impl PartialOrd for Priority {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Priority {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Priority {}
