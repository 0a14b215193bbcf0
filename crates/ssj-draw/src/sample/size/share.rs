//! What a stratum is to get, before there is a seed.

use super::class::ClassSize;
use super::stratum::{Rounding, StratumBound};

/// How many of something are expected before the seed: `whole + rest / of`.
///
/// ```
/// use ssj_draw::sample::Expected;
/// let share = Expected::of(5, 36);
/// assert_eq!((share.least(), share.most()), (0, 1));
/// assert_eq!(share, Expected { whole: 0, rest: 5, of: 36 });
/// assert_eq!(Expected::of(72, 36), Expected::exactly(2));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(deny_unknown_fields, crate = "ssj_core::strict")
)]
pub struct Expected {
    /// The whole number below it: there are never fewer.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub whole: u64,
    /// The part beyond it: one more with probability `rest / of`.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub rest: u64,
    /// Above `rest`; 1 where that is 0.
    #[cfg_attr(feature = "serde", serde(with = "ssj_core::json_u64"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_core::json_u64::Written"))]
    pub of: u64,
}

impl Expected {
    /// A number that no chance decides.
    pub const fn exactly(whole: u64) -> Self {
        Self {
            whole,
            rest: 0,
            of: 1,
        }
    }

    /// `numerator / denominator`; 0 where the denominator is.
    pub fn of(numerator: u128, denominator: u64) -> Self {
        let of = u128::from(denominator.max(1));
        let whole = numerator.checked_div(of).unwrap_or_default();
        let rest = numerator.checked_rem(of).unwrap_or_default();
        let narrow = |wide| u64::try_from(wide).unwrap_or(u64::MAX);
        Self {
            whole: narrow(whole),
            rest: narrow(rest),
            of: if rest == 0 { 1 } else { denominator },
        }
    }

    /// The fewest that there can be.
    pub const fn least(self) -> u64 {
        self.whole
    }

    /// The most that there can be.
    pub const fn most(self) -> u64 {
        if self.rest == 0 {
            self.whole
        } else {
            self.whole.saturating_add(1)
        }
    }
}

record! {
    _ Expected { whole, rest, of };
}

/// What a stratum is to get, known before the seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StratumShare {
    /// The class the stratum belongs to.
    pub class: u32,
    /// `N_h`.
    pub in_scope: u64,
    /// How many of `N_h` can be drawn.
    pub eligible: u64,
    /// How many the rule and the spread ask for.
    pub expected: Expected,
    /// How a fixed allocation made a whole number of its share.
    pub rounding: Rounding,
    /// The bound that kept the stratum from its share, if one did.
    pub bound: Option<StratumBound>,
}

impl StratumShare {
    /// Whether nobody in the stratum can be drawn whatever the seed, though some count.
    pub const fn has_no_chance(&self) -> bool {
        self.in_scope > 0 && self.expected.most() == 0
    }

    /// The most that can be drawn.
    pub fn most_drawn(&self) -> u64 {
        self.expected.most().min(self.eligible)
    }

    /// The exact probability, before the seed, with which each eligible object of the stratum is drawn:
    /// `E[n_h] / E_h` as a fraction, where `E_h` are eligible. Where all of `N_h` are, and the spread is
    /// proportional, that is `n / N` in every stratum of the class.
    pub fn chance(&self) -> (u128, u128) {
        let Expected { whole, rest, of } = self.expected;
        if self.eligible == 0 {
            return (0, 1);
        }
        if whole >= self.eligible {
            return (1, 1);
        }
        let numerator = u128::from(whole)
            .saturating_mul(of.into())
            .saturating_add(rest.into());
        (
            numerator,
            u128::from(of).saturating_mul(self.eligible.into()),
        )
    }
}

/// What classes and strata are to get, known before the seed: what a plan is made with.
///
/// ```
/// use ssj_core::{SizeRule, Sizing, Spread};
/// use ssj_draw::sample::{Counts, SizePlan, StratumCount};
/// // Three counties of 12 at 3 %: two of 36, and each object has a chance of 2/36.
/// let sizing = |spread| [Sizing { rule: SizeRule::Ratio("3%".parse().unwrap()), spread }];
/// let counts = Counts { strata: vec![StratumCount { eligible: 12, ..StratumCount::default() }; 3] };
/// let shares = SizePlan::new(&sizing(Spread::Proportional), &[0; 3]).shares(&counts)?;
/// assert!(shares.strata.iter().all(|it| it.chance() == (24, 36 * 12)));
/// assert_eq!(shares.without_chance().count(), 0);
/// // Two objects of one county never go together: one at most is drawn of it.
/// assert_eq!(shares.strata[0].most_drawn(), 1);
/// // By largest remainder the third county is never drawn from.
/// let shares = SizePlan::new(&sizing(Spread::LargestRemainder), &[0; 3]).shares(&counts)?;
/// assert_eq!(shares.without_chance().collect::<Vec<_>>(), [2]);
/// assert_eq!(shares.objects_without_chance(), 12);
/// assert!(shares.strata[2].has_no_chance() && shares.strata[1].most_drawn() == 1);
/// # Ok::<(), ssj_draw::sample::SizeError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// The classes, by number: their totals follow from rule and N, whatever the seed.
    pub classes: alloc::vec::Vec<ClassSize>,
    /// The strata, by number.
    pub strata: alloc::vec::Vec<StratumShare>,
}

impl Shares {
    /// How many are asked for in all: what a commitment states.
    pub fn number(&self) -> u64 {
        let sizes = self.classes.iter().map(|class| class.size);
        sizes.fold(0, u64::saturating_add)
    }

    /// How many objects count in the strata of which nobody can be drawn.
    pub fn objects_without_chance(&self) -> u64 {
        let none = self.strata.iter().filter(|share| share.has_no_chance());
        none.fold(0, |sum, share| sum.saturating_add(share.in_scope))
    }

    /// The strata of which nobody can be drawn whatever the seed, though some count there.
    pub fn without_chance(&self) -> impl Iterator<Item = u32> {
        let strata = (0_u32..).zip(&self.strata);
        strata
            .filter(|(_, share)| share.has_no_chance())
            .map(|(stratum, _)| stratum)
    }
}
