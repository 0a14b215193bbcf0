//! Equal proportions (Huntington–Hill) within bounds.
//!
//! The next place goes to the stratum of greatest `A / √(n(n+1))` with `A = N_h · S_h` and n the
//! places it has: T. Wright, "Exact optimal sample allocation: more efficient than Neyman", Statistics
//! and Probability Letters 129 (2017). Priorities are compared as squares in 256 bits.

use alloc::collections::BinaryHeap;
use alloc::vec::Vec;
use core::cmp::{Ordering, Reverse};

use ssj_core::SpreadBounds;

use super::remainder::{Member, Share};
use super::stratum::{Rounding, StratumBound};
use super::wide::compare_squares;

/// Why a total fits no bounds: the sums of the lower and of the upper ones.
pub(super) struct OutOfBounds {
    pub(super) least: u64,
    pub(super) most: u64,
}

/// Spreads `total` by equal proportions; ties go to the lower member.
pub(super) fn spread(
    total: u64,
    members: &[Member],
    bounds: SpreadBounds,
) -> Result<Vec<Share>, OutOfBounds> {
    let mut seats: Vec<Seats> = members
        .iter()
        .map(|member| Seats::new(*member, bounds))
        .collect();
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
    Ok(seats.into_iter().map(|seat| seat.share(bounds)).collect())
}

/// One stratum's places.
#[derive(Clone, Copy)]
struct Seats {
    size: u128,
    in_scope: u64,
    least: u64,
    most: u64,
    now: u64,
}

impl Seats {
    fn new(member: Member, bounds: SpreadBounds) -> Self {
        let least = bounds.at_least().min(member.in_scope);
        let most = bounds.at_most().unwrap_or(u64::MAX).min(member.in_scope);
        Self {
            size: member.size(),
            in_scope: member.in_scope,
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

    fn share(self, bounds: SpreadBounds) -> Share {
        let bound = if self.now == self.in_scope {
            Some(StratumBound::Population)
        } else if Some(self.now) == bounds.at_most() {
            Some(StratumBound::AtMost)
        } else if self.now == self.least {
            Some(StratumBound::AtLeast)
        } else {
            None
        };
        Share {
            size: self.now,
            rounding: Rounding::Priority,
            bound,
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
        // Without size all priorities are 0, and the tie goes to the same stratum until it is full.
        let places = if seat.size == 0 {
            left.min(seat.most.saturating_sub(seat.now))
        } else {
            1
        };
        seat.now = seat.now.saturating_add(places);
        left = left.saturating_sub(places);
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
