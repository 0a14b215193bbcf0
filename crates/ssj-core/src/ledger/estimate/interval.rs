//! Figures with the interval that each is known within.

use core::fmt;

use super::Tally;
use super::class::{ClassTotal, Total, UNIT};
use crate::base::exact::{Rounding, hypotenuse, narrow, part};

/// An estimate with its 95 % interval. The estimate is rounded to the nearest, the bounds outwards.
///
/// ```
/// use ssj_core::ledger::estimate::Interval;
/// let [a, b] = [(20, 11, 33), (60, 34, 80)].map(|(estimate, low, high)| Interval { estimate, low, high });
/// assert!(b.is_above(&a) && !a.is_above(&b));
/// assert_eq!(a.to_string(), "20 (11 to 33)");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Interval {
    /// The estimate.
    pub estimate: u64,
    /// The lower bound.
    pub low: u64,
    /// The upper bound.
    pub high: u64,
}

impl Interval {
    /// Whether it is wholly above another one: only then is either said to be higher.
    pub const fn is_above(&self, other: &Self) -> bool {
        self.low > other.high
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&alloc::format!(
            "{} ({} to {})",
            self.estimate,
            self.low,
            self.high
        ))
    }
}

/// What a random sample says of all eligible objects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Estimate {
    /// How many are eligible, were drawn and answered: what the figures rest on.
    pub tally: Tally,
    /// Eligible objects of classes in which nobody answered. Estimates take them to be like the others,
    /// intervals hold whatever they are.
    pub unheard: u64,
    /// Strata that were collapsed with others, for want of two answers.
    pub collapsed: u64,
    /// How many of the eligible have a problem.
    pub problems: Interval,
    /// The same in millionths of the eligible.
    pub share: Interval,
    /// How many of the eligible are gone.
    pub gone: Interval,
    /// How many have a problem in a million of those still there (问题发现率); `None` where all who
    /// answered are gone.
    #[doc(alias = "问题发现率")]
    pub rate: Option<Interval>,
}

impl Estimate {
    pub(super) fn of(classes: &[ClassTotal]) -> Option<Self> {
        let of =
            |count: fn(&ClassTotal) -> u64| classes.iter().map(count).fold(0, u64::saturating_add);
        let tally = classes
            .iter()
            .fold(Tally::default(), |sum, it| sum.and(it.tally));
        let unheard = of(|it| it.unheard);
        let sum = |total: fn(&ClassTotal) -> Total| together(&classes.iter().map(total), unheard);
        let problems = sum(|it| it.problems);
        let there = sum(|it| it.of_those_there);
        (tally.responded > 0).then(|| Self {
            tally,
            unheard,
            collapsed: of(|it| it.collapsed),
            problems: problems.objects(),
            share: problems.millionths(),
            gone: sum(|it| it.gone).objects(),
            rate: (there.heard > 0).then(|| there.millionths()),
        })
    }
}

/// A sum over classes, in millionths of an object.
struct Sum {
    heard: u128,
    unheard: u128,
    estimate: u128,
    low: u128,
    high: u128,
}

/// Classes are drawn independently, so what each total may be off by adds up as squares (MOVER).
fn together(totals: &(impl Iterator<Item = Total> + Clone), unheard: u64) -> Sum {
    let sum = |of: fn(&Total) -> u128| {
        totals
            .clone()
            .map(|it| of(&it))
            .fold(0, u128::saturating_add)
    };
    let (heard, estimate) = (sum(|it| it.whole), sum(|it| it.estimate));
    let below = hypotenuse(totals.clone().map(|it| it.estimate.saturating_sub(it.low)));
    let above = hypotenuse(totals.clone().map(|it| it.high.saturating_sub(it.estimate)));
    Sum {
        heard,
        unheard: u128::from(unheard).saturating_mul(UNIT),
        estimate,
        low: estimate.saturating_sub(below),
        high: estimate.saturating_add(above).min(heard),
    }
}

impl Sum {
    fn all(&self) -> u128 {
        self.heard.saturating_add(self.unheard)
    }

    /// Whole objects of all.
    fn objects(&self) -> Interval {
        let whole = |part_of: u128, rounding| narrow(part(part_of, 1, UNIT, rounding));
        // Halves of the product: totals are below 2^60, so that this one is rounded first.
        let estimate = part(
            self.estimate,
            self.all() / UNIT,
            self.heard.max(1),
            Rounding::Nearest,
        );
        Interval {
            estimate: narrow(estimate),
            low: whole(self.low, Rounding::Down),
            high: whole(self.high.saturating_add(self.unheard), Rounding::Up),
        }
    }

    /// Millionths of all.
    fn millionths(&self) -> Interval {
        let of = |part_of, whole, rounding| narrow(part(part_of, UNIT, whole, rounding));
        Interval {
            estimate: of(self.estimate, self.heard, Rounding::Nearest),
            low: of(self.low, self.all(), Rounding::Down),
            high: of(
                self.high.saturating_add(self.unheard),
                self.all(),
                Rounding::Up,
            ),
        }
    }
}
