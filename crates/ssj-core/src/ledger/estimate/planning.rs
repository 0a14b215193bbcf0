//! How many to draw, from what last year's round found.

use alloc::vec::Vec;

use super::Tally;
use crate::base::exact::{Rounding, narrow, part, root_up};

/// A million: shares are in millionths here.
const MILLION: u128 = 1_000_000;

/// The normal quantile of 95 %, two-sided, in millionths.
const QUANTILE: u128 = 1_959_964;

/// The square of the sum of it and that of a power of 80 %, 0.841621, in millionths.
const POWER_SQUARED: u128 = 7_848_880;

/// A class as it is expected to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Expected {
    /// How many will be eligible.
    #[cfg_attr(feature = "serde", serde(with = "crate::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::json_u64::Written"))]
    pub eligible: u64,
    /// How many of a million of them have a problem.
    pub share: u32,
}

impl Expected {
    /// As last year: one problem more and two answers more than were counted, so that no class is
    /// taken to have none or nothing else.
    ///
    /// ```
    /// use ssj_core::ledger::estimate::{Expected, Tally};
    /// let last = Tally { eligible: 959, responded: 288, problems: 0, ..Tally::default() };
    /// assert_eq!(Expected::of(&last), Expected { eligible: 959, share: 3_448 });
    /// ```
    pub fn of(last: &Tally) -> Self {
        let marked = u128::from(last.problems).saturating_add(1);
        let answers = u128::from(last.responded).saturating_add(2);
        let share = part(marked, MILLION, answers, Rounding::Nearest);
        Self {
            eligible: last.eligible,
            share: u32::try_from(share).unwrap_or(u32::MAX),
        }
    }

    /// `p(1 − p)`, in millionths of millionths.
    fn variance(self) -> u128 {
        let share = u128::from(self.share).min(MILLION);
        share.saturating_mul(MILLION.saturating_sub(share))
    }
}

/// Neyman's weights `S_h`, the square root of `p(1 − p)` in millionths: above 0, at most 500,000. They
/// are what [`Spread::Neyman`](crate::Spread::Neyman) spreads by.
///
/// ```
/// use ssj_core::ledger::estimate::{Expected, weights};
/// let classes = [50_000, 100_000, 200_000, 400_000].map(|share| Expected { eligible: 1_000, share });
/// assert_eq!(weights(&classes), [217_945, 300_000, 400_000, 489_898]);
/// ```
pub fn weights(classes: &[Expected]) -> Vec<u32> {
    let weight = |class: &Expected| root_up(class.variance()).max(1);
    let weights = classes.iter().map(weight);
    weights
        .map(|it| u32::try_from(it).unwrap_or(u32::MAX))
        .collect()
}

/// How many must answer for the share of problems to be known within `margin` millionths either way, 95
/// times in 100 (Cochran 5.9): drawn in proportion, and by Neyman's weights.
///
/// ```
/// use ssj_core::ledger::estimate::{Expected, number_for_margin};
/// let food = [(11_394, 50_000), (8_920, 100_000), (3_460, 200_000), (959, 400_000)]
///     .map(|(eligible, share)| Expected { eligible, share });
/// // Two percent either way.
/// assert_eq!(number_for_margin(&food, 20_000), (800, 748));
/// ```
pub fn number_for_margin(classes: &[Expected], margin: u32) -> (u64, u64) {
    let eligible = classes.iter().map(|it| u128::from(it.eligible));
    let all = eligible.clone().fold(0, u128::saturating_add);
    let margin = u128::from(margin.max(1));
    let each = || eligible.clone().zip(classes);
    // In millionths of millionths of an object.
    let variances = each().map(|(objects, it)| objects.saturating_mul(it.variance()));
    let variances = variances.fold(0, u128::saturating_add);
    let deviations = each().map(|(objects, it)| objects.saturating_mul(root_up(it.variance())));
    let deviations = deviations.fold(0, u128::saturating_add);
    // (E · d / z)²: what the variance of the total may be, in the same.
    let error = part(
        all.saturating_mul(margin),
        MILLION,
        QUANTILE,
        Rounding::Down,
    );
    let allowed = error.saturating_mul(error);
    let number = |above: u128, times: u128| {
        let below = allowed.saturating_add(variances);
        narrow(part(above, times, below, Rounding::Up).min(all))
    };
    let squared = deviations.saturating_mul(deviations);
    (number(variances, all), number(squared, 1))
}

/// How many must answer in each of two years for a change between these shares (in millionths) to be
/// seen 80 times in 100, at 95 %, of simple random samples; `None` where there is no change.
///
/// ```
/// use ssj_core::ledger::estimate::number_for_change;
/// assert_eq!(number_for_change(104_000, 80_000), Some(2_273));
/// assert_eq!(number_for_change(104_000, 104_000), None);
/// ```
pub fn number_for_change(before: u32, after: u32) -> Option<u64> {
    let variance = |share| Expected { eligible: 1, share }.variance();
    let change = u128::from(before.abs_diff(after));
    let sum = variance(before).saturating_add(variance(after));
    let squared = change.saturating_mul(change);
    let each = part(
        sum,
        POWER_SQUARED,
        squared.saturating_mul(MILLION),
        Rounding::Up,
    );
    (change > 0).then_some(narrow(each))
}

/// How many must be drawn of a stratum for one of its `marked` objects at least to be among them, 95
/// times in 100; all of them where there is none.
///
/// ```
/// use ssj_core::ledger::estimate::number_to_find;
/// assert_eq!(number_to_find(959, 48), 57);
/// assert_eq!((number_to_find(20, 1), number_to_find(20, 0)), (19, 20));
/// ```
pub fn number_to_find(eligible: u64, marked: u64) -> u64 {
    let (mut from, mut upto) = (0, eligible);
    while from < upto {
        let middle = from.midpoint(upto);
        if is_found(eligible, marked.min(eligible), middle) {
            upto = middle;
        } else {
            from = middle.saturating_add(1);
        }
    }
    from
}

/// Whether none of `marked` is drawn at most 5 times in 100: the product of `(E − n − i) / (E − i)`.
fn is_found(eligible: u64, marked: u64, drawn: u64) -> bool {
    const ONE: u128 = 1 << 80;
    // The same the other way round: whichever product is shorter.
    let (few, many) = (marked.min(drawn), marked.max(drawn));
    let mut missed = ONE;
    for i in 0..few {
        let whole = eligible.saturating_sub(i);
        missed = part(
            missed,
            whole.saturating_sub(many).into(),
            whole.into(),
            Rounding::Down,
        );
        if missed.saturating_mul(20) <= ONE {
            return true;
        }
    }
    false
}
