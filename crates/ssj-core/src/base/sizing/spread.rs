//! How the size of a class spreads over its strata.

use super::rule::SizeRule;
use super::stratum::StratumFigures;

/// How the total of a class (a matter, a risk class) is spread over the technical strata in it (分配).
/// A class of one stratum has nothing to spread.
///
/// Only the proportional spread gives every object of the class the same chance. Those that are not rounded
/// under the seed are functions of what is known before it: a stratum to which they give none has chance 0,
/// and plan, public form and verdict say which ones these are.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Spread {
    /// In proportion to `N_h`, rounded at random under the seed: the total is exact, each stratum gets
    /// the floor or the ceiling of `n · N_h / N`, and `n · N_h / N` of it on average.
    #[default]
    Proportional,
    /// In proportion to a figure of each stratum, such as turnover or complaints, rounded under the seed
    /// like the proportional one; whoever's share reaches its `N_h` is drawn whole. A stratum for each
    /// object makes it the weighted draw (按规模成比例抽取): each with a chance in proportion to its size.
    BySize(StratumFigures),
    /// In proportion to `N_h`, by largest remainder (Hamilton); ties go to the lower name. Small strata
    /// get none in round after round, and a larger total can give a stratum fewer (the Alabama paradox).
    LargestRemainder,
    /// The sizes of least variance for an estimated total, where `S_h` is how much a stratum's objects
    /// differ: place by place to the greatest `N_h · S_h / √(m(m+1))` (Wright 2017; Neyman 1934 before
    /// rounding). Whoever has `N_h · S_h > 0` gets one at least, as far as there are so many.
    Neyman(StratumFigures),
    /// By equal proportions (Huntington–Hill) of `N_h`, within bounds per stratum.
    HuntingtonHill(SpreadBounds),
    /// So many of each stratum, where the law or the plan fixes that; their sum is the class's total.
    Fixed(StratumFigures),
}

/// The least and most that any stratum of a class gets, where its own N allows.
///
/// ```
/// use ssj_core::SpreadBounds;
/// assert_eq!(SpreadBounds::new(2, Some(50))?.at_least(), 2);
/// assert!(SpreadBounds::new(0, None).is_err());
/// # Ok::<(), ssj_core::SpreadBoundsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(try_from = "raw::SpreadBounds"))]
pub struct SpreadBounds {
    #[cfg_attr(
        feature = "serde",
        serde(rename = "at-least", with = "crate::json_u64")
    )]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Written")
    )]
    at_least: u64,
    #[cfg_attr(
        feature = "serde",
        serde(rename = "at-most", with = "crate::base::json_u64::option")
    )]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "crate::base::json_u64::Nullable<crate::base::json_u64::Written>")
    )]
    at_most: Option<u64>,
}

impl SpreadBounds {
    /// At least and at most so many for each stratum.
    ///
    /// # Errors
    /// [`SpreadBoundsError`] where `at_least` is 0 (equal proportions rank an empty seat above all
    /// others) or above `at_most`.
    pub const fn new(at_least: u64, at_most: Option<u64>) -> Result<Self, SpreadBoundsError> {
        match at_most {
            Some(at_most) if at_least == 0 || at_least > at_most => {
                Err(SpreadBoundsError::Crossed { at_least, at_most })
            }
            None if at_least == 0 => Err(SpreadBoundsError::Zero { at_least }),
            _ => Ok(Self { at_least, at_most }),
        }
    }

    /// The least for each stratum: at least 1.
    pub const fn at_least(self) -> u64 {
        self.at_least
    }

    /// The most for each stratum, if there is a bound.
    pub const fn at_most(self) -> Option<u64> {
        self.at_most
    }
}

errors! {
    /// Bounds that no spread can keep.
    pub enum SpreadBoundsError {
        /// The least is 0.
        Zero {
            /// The least for each stratum.
            at_least: u64,
        } = "spread-bounds.crossed",
            "at least {at_least} per stratum must be 1 or more",
            "每层至少 {at_least} 须不小于 1";
        /// The least is 0, or above the most.
        Crossed {
            /// The least for each stratum.
            at_least: u64,
            /// The most for each stratum.
            at_most: u64,
        } = "spread-bounds.crossed",
            "at least {at_least} per stratum must be 1 or more and not above the upper bound {at_most}",
            "每层至少 {at_least} 须不小于 1，且不大于上限 {at_most}";
    }
}

/// The size of one class: a rule at the level where the law states it, and the spread below it.
///
/// ```
/// use ssj_core::{SizeRule, Sizing, Spread};
/// let sizing = Sizing { rule: SizeRule::Ratio("3%".parse()?), spread: Spread::Proportional };
/// assert_eq!(sizing.spread, Spread::Proportional);
/// # Ok::<(), ssj_core::RatioError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Sizing {
    /// The rule for the class's total.
    pub rule: SizeRule,
    /// How the total spreads over the class's strata.
    pub spread: Spread,
}

variants! {
    Spread decode {
        0x0310 Proportional,
        0x0311 Neyman(figures),
        0x0312 HuntingtonHill(bounds),
        0x0314 LargestRemainder,
        0x0315 Fixed(figures),
        0x0316 BySize(figures),
    }
}

record! {
    _ SpreadBounds { at_least, at_most } decode SpreadBounds::new;
    0x0313 Sizing { rule, spread } decode;
}

#[cfg(feature = "serde")]
mod raw {
    use super::SpreadBoundsError;

    #[derive(serde::Deserialize)]
    #[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
    #[serde(
        rename_all = "kebab-case",
        deny_unknown_fields,
        crate = "crate::strict"
    )]
    pub(super) struct SpreadBounds {
        #[serde(with = "crate::json_u64")]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Written")
        )]
        at_least: u64,
        #[serde(with = "crate::base::json_u64::option")]
        #[cfg_attr(
            feature = "schemars",
            schemars(with = "crate::base::json_u64::Nullable<crate::base::json_u64::Written>")
        )]
        at_most: Option<u64>,
    }

    impl TryFrom<SpreadBounds> for super::SpreadBounds {
        type Error = SpreadBoundsError;

        fn try_from(raw: SpreadBounds) -> Result<Self, SpreadBoundsError> {
            Self::new(raw.at_least, raw.at_most)
        }
    }
}
