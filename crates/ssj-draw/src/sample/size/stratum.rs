//! The size of one stratum, and why.

words! {
    /// How a stratum's share became a whole number.
    #[non_exhaustive]
    pub enum Rounding {
        /// Nothing was spread: it is the only stratum of its class.
        Whole = "whole", "整类";
        /// The share was a whole number.
        Exact = "exact", "整数";
        /// Its remainder was not among the largest.
        Down = "down", "舍去";
        /// Its remainder was among the largest.
        Up = "up", "进一";
        /// It won so many places one by one (Huntington–Hill).
        Priority = "priority", "按优先数";
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

/// How many are drawn from a stratum, and why.
///
/// ```
/// use ssj_core::{Ratio, SizeRule, Sizing, Spread};
/// use ssj_draw::sample::{Counts, Rounding, SizePlan, StratumCount};
/// // 3 % of 60 is 1.8: two, one in each half of the class; per stratum it would be one in each too,
/// // but of three strata of 20 only two give one.
/// let sizing = [Sizing { rule: SizeRule::Ratio("3%".parse()?), spread: Spread::Proportional }];
/// let twenty = StratumCount { eligible: 20, ..StratumCount::default() };
/// let sizes = SizePlan::new(&sizing, &[0, 0, 0]).sizes(&Counts { strata: vec![twenty; 3] })?;
/// let drawn: Vec<_> = sizes.strata.iter().map(|stratum| stratum.drawn()).collect();
/// assert_eq!(drawn, [1, 1, 0]);
/// assert_eq!(sizes.strata[2].rounding, Rounding::Down);
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
    /// `n_h`: how many the rule and the spread ask for.
    pub size: u64,
    /// How the share became a whole number.
    pub rounding: Rounding,
    /// The bound that kept the stratum from its share, if one did.
    pub bound: Option<StratumBound>,
}

impl StratumSize {
    /// How many are drawn: `n_h`, or all that are eligible where those are fewer.
    pub fn drawn(&self) -> u64 {
        self.size.min(self.eligible)
    }

    /// How many `n_h` lacks; above 0 only where the plan says to take all there are.
    pub fn shortfall(&self) -> u64 {
        self.size.saturating_sub(self.eligible)
    }
}
