//! From a plan's rules and a frame's counts to sizes.

use alloc::vec::Vec;

use ssj_core::{Limits, Shortfall, Sizing, Spread};

use super::class::ClassSize;
use super::equal_proportions;
use super::error::{ShortStratum, SizeError};
use super::remainder::{self, Member, Share};
use super::sizes::Sizes;
use super::stratum::{Rounding, StratumSize};
use crate::sample::counts::{Counts, StratumCount};

/// What decides the sizes of a draw: the sizing of each class, and the class of each stratum.
///
/// The ratio is rounded where the law states it, at the class; below that the total is spread, so
/// that many small strata do not each round up.
///
/// ```
/// use ssj_core::{SizeRule, Sizing, Spread};
/// use ssj_draw::sample::{Counts, SizePlan, StratumCount};
/// let sizings = [
///     Sizing { rule: SizeRule::Ratio("2%".parse()?), spread: Spread::Proportional },
///     Sizing { rule: SizeRule::Census, spread: Spread::Proportional },
/// ];
/// let counts = Counts::from_strata(vec![
///     StratumCount::new(0, 0, 60_000),
///     StratumCount::new(0, 222, 18_000),
///     StratumCount::new(9, 0, 7),
/// ]);
/// let sizes = SizePlan::new(&sizings, &[0, 0, 1]).sizes(&counts)?;
/// let drawn: Vec<_> = sizes.strata().iter().map(|stratum| stratum.drawn()).collect();
/// assert_eq!(sizes.classes()[0].size(), 1_565);
/// assert_eq!(drawn, [1_200, 365, 7]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SizePlan<'a> {
    sizings: &'a [Sizing],
    class_of: &'a [u32],
    weights: Option<&'a [u32]>,
    shortfall: Shortfall,
    reserves: u64,
}

impl<'a> SizePlan<'a> {
    /// The sizing of each class, and for each stratum the number of its class.
    pub const fn new(sizings: &'a [Sizing], class_of: &'a [u32]) -> Self {
        Self {
            sizings,
            class_of,
            weights: None,
            shortfall: Shortfall::Refuse,
            reserves: 0,
        }
    }

    /// Integer weights `S_h` of the strata, for Neyman and Huntington–Hill; otherwise all are 1.
    #[must_use]
    pub const fn with_weights(mut self, weights: &'a [u32]) -> Self {
        self.weights = Some(weights);
        self
    }

    /// What to do about a stratum with too few eligible objects; otherwise it is refused.
    #[must_use]
    pub const fn with_shortfall(mut self, shortfall: Shortfall) -> Self {
        self.shortfall = shortfall;
        self
    }

    /// Up to so many reserves in each stratum; otherwise none.
    #[must_use]
    pub const fn with_reserves(mut self, reserves: u64) -> Self {
        self.reserves = reserves;
        self
    }

    /// The sizes of a frame with these counts.
    ///
    /// # Errors
    /// [`SizeError`]: columns of another length than the strata, a class without a sizing, more than
    /// 2^40 rows, bounds that can't hold, or strata that are short where the plan refuses that (all
    /// of them).
    pub fn sizes(&self, counts: &Counts) -> Result<Sizes, SizeError> {
        self.check(counts)?;
        let mut strata: Vec<StratumSize> = counts
            .strata()
            .iter()
            .zip(self.class_of)
            .map(unsized_stratum)
            .collect();
        let mut classes = Vec::with_capacity(self.sizings.len());
        let members = self.members_by_class();
        let mut members = members.as_slice();
        for (class, sizing) in (0_u32..).zip(self.sizings) {
            let (mine, rest) = members.split_at(members.partition_point(|(of, _)| *of <= class));
            members = rest;
            classes.push(self.size_class(class, sizing, mine, &mut strata)?);
        }
        self.check_shortfall(&strata)?;
        Ok(Sizes {
            classes,
            strata,
            reserves: self.reserves,
        })
    }

    fn check(&self, counts: &Counts) -> Result<(), SizeError> {
        let strata = counts.strata().len();
        let weights = self.weights.map_or(strata, <[u32]>::len);
        for (column, found) in [("classes", self.class_of.len()), ("weights", weights)] {
            if found != strata {
                return Err(SizeError::Column {
                    column,
                    found,
                    strata,
                });
            }
        }
        if counts.rows() > Limits::DEFAULT.frame_rows() {
            return Err(SizeError::TooManyRows {
                rows: counts.rows(),
            });
        }
        let classes = self.sizings.len();
        let known = |class: u32| usize::try_from(class).is_ok_and(|class| class < classes);
        match (0_u32..)
            .zip(self.class_of)
            .find(|(_, class)| !known(**class))
        {
            None => Ok(()),
            Some((stratum, &class)) => Err(SizeError::NoSuchClass {
                stratum,
                class,
                classes,
            }),
        }
    }

    /// (class, stratum), sorted.
    fn members_by_class(&self) -> Vec<(u32, usize)> {
        let mut members: Vec<_> = self.class_of.iter().copied().zip(0..).collect();
        members.sort_unstable();
        members
    }

    fn size_class(
        &self,
        class: u32,
        sizing: &Sizing,
        mine: &[(u32, usize)],
        strata: &mut [StratumSize],
    ) -> Result<ClassSize, SizeError> {
        let member = |(_, at): &(u32, usize)| Member {
            in_scope: strata.get(*at).map_or(0, StratumSize::in_scope),
            weight: self
                .weights
                .and_then(|weights| weights.get(*at))
                .copied()
                .unwrap_or(1),
        };
        let members: Vec<Member> = mine.iter().map(member).collect();
        let in_scope = members
            .iter()
            .fold(0_u64, |sum, member| sum.saturating_add(member.in_scope));
        let size = ClassSize::of(&sizing.rule, in_scope);
        let shares = spread(class, size.size(), sizing.spread, &members)?;
        for ((_, at), share) in mine.iter().zip(shares) {
            if let Some(stratum) = strata.get_mut(*at) {
                (stratum.size, stratum.rounding, stratum.bound) =
                    (share.size, share.rounding, share.bound);
            }
        }
        Ok(size)
    }

    fn check_shortfall(&self, strata: &[StratumSize]) -> Result<(), SizeError> {
        let short = (0_u32..)
            .zip(strata)
            .filter(|(_, stratum)| stratum.shortfall() > 0);
        let short: Vec<_> = short
            .map(|(stratum, size)| ShortStratum {
                stratum,
                size: size.size(),
                eligible: size.eligible(),
            })
            .collect();
        match self.shortfall {
            Shortfall::Refuse if !short.is_empty() => Err(SizeError::Shortfall(short)),
            Shortfall::Refuse | Shortfall::TakeAll => Ok(()),
        }
    }
}

fn unsized_stratum((count, class): (&StratumCount, &u32)) -> StratumSize {
    StratumSize {
        class: *class,
        in_scope: count.in_scope(),
        eligible: count.eligible(),
        size: 0,
        rounding: Rounding::Exact,
        bound: None,
    }
}

fn spread(
    class: u32,
    size: u64,
    spread: Spread,
    members: &[Member],
) -> Result<Vec<Share>, SizeError> {
    let out_of_bounds = |least, most| SizeError::Bounds {
        class,
        size,
        least,
        most,
    };
    match spread {
        Spread::HuntingtonHill(bounds) => equal_proportions::spread(size, members, bounds)
            .map_err(|sums| out_of_bounds(sums.least, sums.most)),
        _ if members.len() == 1 => Ok(Vec::from([Share {
            size,
            rounding: Rounding::Whole,
            bound: None,
        }])),
        Spread::Proportional => {
            let even: Vec<_> = members
                .iter()
                .map(|member| Member {
                    weight: 1,
                    ..*member
                })
                .collect();
            remainder::spread(size, &even).ok_or_else(|| out_of_bounds(0, size))
        }
        Spread::Neyman => {
            let weighted = members.iter().filter(|member| member.weight > 0);
            let most = weighted.fold(0_u64, |sum, member| sum.saturating_add(member.in_scope));
            remainder::spread(size, members).ok_or_else(|| out_of_bounds(0, most))
        }
    }
}
