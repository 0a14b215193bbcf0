//! The size of one stratum, and why.

/// How a stratum's share became a whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Rounding {
    /// Nothing was spread: it is the only stratum of its class.
    Whole,
    /// The share was a whole number.
    Exact,
    /// Its remainder was not among the largest.
    Down,
    /// Its remainder was among the largest.
    Up,
    /// It won so many places one by one (Huntington–Hill).
    Priority,
}

/// The bound that kept a stratum from its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum StratumBound {
    /// The plan's least for each stratum.
    AtLeast,
    /// The plan's most for each stratum.
    AtMost,
    /// The stratum's own N.
    Population,
}

/// How many are drawn from a stratum, and why.
///
/// ```
/// use ssj_core::{Ratio, SizeRule, Sizing, Spread};
/// use ssj_draw::sample::{Counts, Rounding, SizePlan, StratumCount};
/// // 3 % of 60 is 1.8: two, one in each half of the class; per stratum it would be one in each too,
/// // but of three strata of 20 only two give one.
/// let sizing = [Sizing { rule: SizeRule::Ratio("3%".parse()?), spread: Spread::Proportional }];
/// let counts = Counts::from_strata(vec![StratumCount::new(0, 0, 20); 3]);
/// let sizes = SizePlan::new(&sizing, &[0, 0, 0]).sizes(&counts)?;
/// let drawn: Vec<_> = sizes.strata().iter().map(|stratum| stratum.drawn()).collect();
/// assert_eq!(drawn, [1, 1, 0]);
/// assert_eq!(sizes.strata()[2].rounding(), Rounding::Down);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StratumSize {
    pub(super) class: u32,
    pub(super) in_scope: u64,
    pub(super) eligible: u64,
    pub(super) size: u64,
    pub(super) rounding: Rounding,
    pub(super) bound: Option<StratumBound>,
}

impl StratumSize {
    /// The class the stratum belongs to.
    pub const fn class(&self) -> u32 {
        self.class
    }

    /// `N_h`.
    pub const fn in_scope(&self) -> u64 {
        self.in_scope
    }

    /// How many of `N_h` can be drawn.
    pub const fn eligible(&self) -> u64 {
        self.eligible
    }

    /// `n_h`: how many the rule and the spread ask for.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// How many are drawn: `n_h`, or all that are eligible where those are fewer.
    pub fn drawn(&self) -> u64 {
        self.size.min(self.eligible)
    }

    /// How many `n_h` lacks; above 0 only where the plan says to take all there are.
    pub fn shortfall(&self) -> u64 {
        self.size.saturating_sub(self.eligible)
    }

    /// How the share became a whole number.
    pub const fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// The bound that kept the stratum from its share, if one did.
    pub const fn bound(&self) -> Option<StratumBound> {
        self.bound
    }
}
