//! The size of one stratum, and why.

use super::share::{Expected, StratumShare};

words! {
    /// How a stratum's share became a whole number.
    #[non_exhaustive]
    pub enum Rounding {
        /// Nothing was spread: it is the only stratum of its class.
        Whole = "whole", "整类";
        /// The share was a whole number.
        Exact = "exact", "整数";
        /// It was rounded down: by lot, or because its remainder was not among the largest.
        Down = "down", "舍去";
        /// It was rounded up: by lot, or because its remainder was among the largest.
        Up = "up", "进一";
        /// It won so many places one by one (Huntington–Hill, Neyman).
        Priority = "priority", "按优先数";
        /// The plan fixes its number.
        Given = "given", "按规定数";
    }
}

words! {
    /// The bound that kept a stratum from its share.
    #[non_exhaustive]
    pub enum StratumBound {
        /// The plan's least for each stratum.
        AtLeast = "at-least", "每层下限";
        /// The plan's most for each stratum.
        AtMost = "at-most", "每层上限";
        /// The stratum's own N.
        Population = "population", "层内总数";
    }
}

/// How many are drawn from a stratum under one seed, and why.
///
/// ```
/// use ssj_core::{Seed, SizeRule, Sizing, Spread, Suite};
/// use ssj_draw::sample::{Counts, Ranker, Rounding, SizePlan, StratumCount};
/// // 3 % of 60 is 1.8: two, in two of the three strata of 20, which the seed says.
/// let sizing = [Sizing { rule: SizeRule::Ratio("3%".parse()?), spread: Spread::Proportional }];
/// let twenty = StratumCount { eligible: 20, ..StratumCount::default() };
/// let counts = Counts { strata: vec![twenty; 3] };
/// let drawn = |seed| {
///     let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([seed; 32])).unwrap();
///     let sizes = SizePlan::new(&sizing, &[0, 0, 0]).sizes(&counts, &ranker).unwrap();
///     sizes.strata.iter().map(|stratum| (stratum.drawn(), stratum.rounding)).collect::<Vec<_>>()
/// };
/// let (up, down) = ((1, Rounding::Up), (0, Rounding::Down));
/// assert_eq!(drawn(1), [up, down, up]);
/// assert!((2..=99).any(|seed| drawn(seed) == [down, up, up]), "another seed, another stratum");
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StratumSize {
    /// The class the stratum belongs to.
    pub class: u32,
    /// `N_h`.
    pub in_scope: u64,
    /// How many of `N_h` can be drawn.
    pub eligible: u64,
    /// How many the rule and the spread ask for on average.
    pub expected: Expected,
    /// `n_h`: how many they ask for under the seed.
    pub size: u64,
    /// How the share became a whole number.
    pub rounding: Rounding,
    /// The bound that kept the stratum from its share, if one did.
    pub bound: Option<StratumBound>,
}

impl StratumSize {
    pub(super) const fn of(share: &StratumShare) -> Self {
        Self {
            class: share.class,
            in_scope: share.in_scope,
            eligible: share.eligible,
            expected: share.expected,
            size: share.expected.least(),
            rounding: share.rounding,
            bound: share.bound,
        }
    }

    /// How many are drawn: `n_h`, or all that are eligible where those are fewer.
    pub fn drawn(&self) -> u64 {
        self.size.min(self.eligible)
    }

    /// How many `n_h` lacks; above 0 only where the plan says to take all there are.
    pub fn shortfall(&self) -> u64 {
        self.size.saturating_sub(self.eligible)
    }
}
