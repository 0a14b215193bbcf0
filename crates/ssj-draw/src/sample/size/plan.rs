//! From a plan's rules and a frame's counts to sizes.

use alloc::vec::Vec;

use ssj_core::{Limits, Shortfall, Sizing, Spread};

use super::class::ClassSize;
use super::equal_proportions;
use super::error::{ShortStratum, SizeColumn, SizeError};
use super::remainder::{self, Member, Share};
use super::sizes::Sizes;
use super::stratum::{Rounding, StratumSize};
use crate::sample::counts::{Counts, StratumCount};
use crate::several::Several;

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
/// let counts = Counts {
///     strata: vec![
///         StratumCount { out_of_scope: 0, not_drawable: 0, eligible: 60_000 },
///         StratumCount { out_of_scope: 0, not_drawable: 222, eligible: 18_000 },
///         StratumCount { out_of_scope: 9, not_drawable: 0, eligible: 7 },
///     ],
/// };
/// let sizes = SizePlan::new(&sizings, &[0, 0, 1]).sizes(&counts)?;
/// let drawn: Vec<_> = sizes.strata.iter().map(|stratum| stratum.drawn()).collect();
/// assert_eq!(sizes.classes[0].size, 1_565);
/// assert_eq!(drawn, [1_200, 365, 7]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SizePlan<'a> {
    /// The sizing of each class.
    pub sizings: &'a [Sizing],
    /// For each stratum the number of its class.
    pub class_of: &'a [u32],
    /// Integer weights `S_h` of the strata, for Neyman and Huntington–Hill; without them all are 1.
    pub weights: Option<&'a [u32]>,
    /// What to do about a stratum with too few eligible objects.
    pub shortfall: Shortfall,
    /// Up to so many reserves in each stratum.
    pub reserves: u64,
}

impl<'a> SizePlan<'a> {
    /// Without weights and reserves; a stratum with too few eligible objects is refused.
    pub const fn new(sizings: &'a [Sizing], class_of: &'a [u32]) -> Self {
        Self {
            sizings,
            class_of,
            weights: None,
            shortfall: Shortfall::Refuse,
            reserves: 0,
        }
    }

    /// The sizes of a frame with these counts.
    ///
    /// # Errors
    /// [`SizeError`]: columns of another length than the strata, a class without a sizing, more than
    /// 2^40 rows, bounds that can't hold, or strata that are short where the plan refuses that (all
    /// of them).
    pub fn sizes(&self, counts: &Counts) -> Result<Sizes, SizeError> {
        self.check(counts)?;
        let strata = counts.strata.iter().zip(self.class_of);
        let mut strata: Vec<StratumSize> = strata.map(unsized_stratum).collect();
        let mut by_class: Vec<(u32, usize)> = self.class_of.iter().copied().zip(0..).collect();
        by_class.sort_unstable();
        let mut members = by_class.as_slice();
        let mut classes = Vec::with_capacity(self.sizings.len());
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
        let strata = counts.strata.len();
        let weights = self.weights.map_or(strata, <[u32]>::len);
        let columns = [
            (SizeColumn::Classes, self.class_of.len()),
            (SizeColumn::Weights, weights),
        ];
        for (column, found) in columns {
            if found != strata {
                return Err(SizeError::Column {
                    column,
                    found,
                    strata,
                });
            }
        }
        let (rows, limit) = (counts.rows(), Limits::DEFAULT.frame_rows());
        if rows > limit {
            return Err(SizeError::TooManyRows { rows, limit });
        }
        let classes = self.sizings.len();
        for (stratum, class) in (0_u32..).zip(self.class_of.iter().copied()) {
            if usize::try_from(class).is_ok_and(|class| class >= classes) {
                return Err(SizeError::NoSuchClass {
                    stratum,
                    class,
                    classes,
                });
            }
        }
        Ok(())
    }

    fn size_class(
        &self,
        class: u32,
        sizing: &Sizing,
        mine: &[(u32, usize)],
        strata: &mut [StratumSize],
    ) -> Result<ClassSize, SizeError> {
        let weight = |at: usize| self.weights.and_then(|weights| weights.get(at));
        let member = |(_, at): &(u32, usize)| Member {
            in_scope: strata.get(*at).map_or(0, |stratum| stratum.in_scope),
            weight: weight(*at).copied().unwrap_or(1),
        };
        let members: Vec<Member> = mine.iter().map(member).collect();
        let size = ClassSize::of(&sizing.rule, in_scope(members.iter().copied()));
        let shares = spread(class, size.size, sizing.spread, &members)?;
        for ((_, at), share) in mine.iter().zip(shares) {
            if let Some(stratum) = strata.get_mut(*at) {
                (stratum.size, stratum.rounding, stratum.bound) =
                    (share.size, share.rounding, share.bound);
            }
        }
        Ok(size)
    }

    fn check_shortfall(&self, strata: &[StratumSize]) -> Result<(), SizeError> {
        let strata = (0_u32..).zip(strata);
        let short = strata.filter(|(_, stratum)| stratum.shortfall() > 0);
        let short = short.map(|(stratum, short)| ShortStratum {
            stratum,
            size: short.size,
            eligible: short.eligible,
        });
        let strata = Several(short.collect());
        match self.shortfall {
            Shortfall::Refuse if !strata.is_empty() => Err(SizeError::Shortfall { strata }),
            Shortfall::Refuse | Shortfall::TakeAll => Ok(()),
        }
    }
}

fn unsized_stratum((count, class): (&StratumCount, &u32)) -> StratumSize {
    StratumSize {
        class: *class,
        in_scope: count.in_scope(),
        eligible: count.eligible,
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
            let even = |member: &Member| Member {
                weight: 1,
                ..*member
            };
            let even: Vec<_> = members.iter().map(even).collect();
            remainder::spread(size, &even).ok_or_else(|| out_of_bounds(0, size))
        }
        Spread::Neyman => {
            let most = in_scope(members.iter().copied().filter(|member| member.weight > 0));
            remainder::spread(size, members).ok_or_else(|| out_of_bounds(0, most))
        }
    }
}

fn in_scope(members: impl Iterator<Item = Member>) -> u64 {
    let each = members.map(|member| member.in_scope);
    each.fold(0, u64::saturating_add)
}
