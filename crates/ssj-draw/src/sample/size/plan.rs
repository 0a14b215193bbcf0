//! From a plan's rules and a frame's counts to sizes.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use ssj_core::{Limits, Shortfall, Sizing, Spread, StratumFigures, StratumKey};

use super::class::ClassSize;
use super::equal_proportions::{self, Allotted, OutOfBounds};
use super::error::{ShortStratum, SizeColumn, SizeError};
use super::remainder;
use super::share::{Expected, Shares, StratumShare};
use super::sizes::Sizes;
use super::stratum::{Rounding, StratumSize};
use crate::sample::counts::{Counts, StratumCount};
use crate::sample::lots::Undecided;
use crate::sample::part::index;
use crate::sample::rank::Ranker;
use crate::several::Several;

/// What decides the sizes of a draw: the sizing of each class, and the class of each stratum.
///
/// The ratio is rounded where the law states it, at the class; below that the total is spread, so
/// that many small strata do not each round up.
///
/// ```
/// use ssj_core::{Seed, SizeRule, Sizing, Spread, Suite};
/// use ssj_draw::sample::{Counts, Ranker, SizePlan, StratumCount};
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
/// let plan = SizePlan::new(&sizings, &[0, 0, 1]);
/// let shares = plan.shares(&counts)?;
/// assert_eq!((shares.classes[0].size, shares.number()), (1_565, 1_572));
/// let expected = shares.strata.iter().map(|share| (share.expected.least(), share.expected.most()));
/// assert_eq!(expected.collect::<Vec<_>>(), [(1_200, 1_201), (364, 365), (7, 7)]);
/// let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
/// let drawn = plan.sizes(&counts, &ranker)?.drawn();
/// assert_eq!(drawn, shares.number());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SizePlan<'a> {
    /// The sizing of each class.
    pub sizings: &'a [Sizing],
    /// For each stratum the number of its class.
    pub class_of: &'a [u32],
    /// The name of each stratum, by which a spread's figures and the seed's lots know it; without them
    /// its number in decimal digits.
    pub names: Option<&'a [&'a StratumKey]>,
    /// What to do about a stratum with too few eligible objects.
    pub shortfall: Shortfall,
    /// Up to so many reserves in each stratum.
    pub reserves: u64,
}

impl<'a> SizePlan<'a> {
    /// Without names and reserves; a stratum with too few eligible objects is refused.
    pub const fn new(sizings: &'a [Sizing], class_of: &'a [u32]) -> Self {
        Self {
            sizings,
            class_of,
            names: None,
            shortfall: Shortfall::Refuse,
            reserves: 0,
        }
    }

    /// What classes and strata of a frame with these counts are to get, whatever the seed.
    ///
    /// # Errors
    /// [`SizeError`]: columns of another length than the strata, a class without a sizing, more than
    /// 2^40 rows, bounds or fixed numbers that can't hold, a stratum without the figure that its class's
    /// spread asks for, or strata that can be short where the plan refuses that (all of them).
    pub fn shares(&self, counts: &Counts) -> Result<Shares, SizeError> {
        self.check(counts)?;
        let strata = counts.strata.iter().zip(self.class_of);
        let mut strata: Vec<StratumShare> = strata.map(unshared).collect();
        let classes = self.by_class().into_iter().zip(self.sizings);
        let classes = (0_u32..).zip(classes).map(|(class, (members, sizing))| {
            self.share_class((class, sizing), &members, &mut strata)
        });
        let classes = classes.collect::<Result<_, _>>()?;
        self.check_shortfall(&strata)?;
        Ok(Shares { classes, strata })
    }

    /// The sizes of a frame with these counts under a seed: shares that are no whole numbers are rounded
    /// by lot, class by class.
    ///
    /// # Errors
    /// As [`shares`](Self::shares).
    pub fn sizes(&self, counts: &Counts, ranker: &Ranker) -> Result<Sizes, SizeError> {
        let Shares { classes, strata } = self.shares(counts)?;
        let mut sizes: Vec<StratumSize> = strata.iter().map(StratumSize::of).collect();
        for members in self.by_class() {
            let open = |at: &u32| {
                let expected = strata.get(index(*at))?.expected;
                (expected.rest > 0).then_some((*at, expected))
            };
            let open: Vec<(u32, Expected)> = members.iter().filter_map(open).collect();
            let Some((_, Expected { of: whole, .. })) = open.first().copied() else {
                continue;
            };
            for (at, _) in &open {
                if let Some(size) = sizes.get_mut(index(*at)) {
                    size.rounding = Rounding::Down;
                }
            }
            let shares = open.into_iter().map(|(of, expected)| Undecided {
                part: expected.rest,
                lot: ranker.lot(self.name(of).as_bytes()),
                of,
            });
            let mut shares: Vec<_> = shares.collect();
            shares.sort_unstable_by_key(|share| (share.lot, share.of));
            for at in ranker.rounded_up(whole, shares) {
                if let Some(size) = sizes.get_mut(index(at)) {
                    size.size = size.size.saturating_add(1);
                    size.rounding = Rounding::Up;
                }
            }
        }
        Ok(Sizes {
            classes,
            strata: sizes,
            reserves: self.reserves,
        })
    }

    /// The strata of each class, in ascending order.
    fn by_class(&self) -> Vec<Vec<u32>> {
        let mut classes = alloc::vec![Vec::new(); self.sizings.len()];
        for (stratum, class) in (0_u32..).zip(self.class_of) {
            if let Some(members) = classes.get_mut(index(*class)) {
                members.push(stratum);
            }
        }
        classes
    }

    fn name(&self, stratum: u32) -> Cow<'a, str> {
        let named = self.names.and_then(|names| names.get(index(stratum)));
        named.map_or_else(
            || Cow::Owned(stratum.to_string()),
            |name| Cow::Borrowed(name.as_str()),
        )
    }

    fn check(&self, counts: &Counts) -> Result<(), SizeError> {
        let strata = counts.strata.len();
        let names = self.names.map_or(strata, <[_]>::len);
        let columns = [
            (SizeColumn::Classes, self.class_of.len()),
            (SizeColumn::Names, names),
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

    fn share_class(
        &self,
        (class, sizing): (u32, &Sizing),
        members: &[u32],
        strata: &mut [StratumShare],
    ) -> Result<ClassSize, SizeError> {
        let each = |at: &u32| strata.get(index(*at)).map_or(0, |stratum| stratum.in_scope);
        let in_scope: Vec<u64> = members.iter().map(each).collect();
        let sum = in_scope
            .iter()
            .fold(0, |sum: u64, n| sum.saturating_add(*n));
        let size = ClassSize::of(&sizing.rule, sum);
        let mut allot = |allotted: Vec<Allotted>| {
            for (at, one) in members.iter().zip(allotted) {
                if let Some(stratum) = strata.get_mut(index(*at)) {
                    stratum.expected = Expected::exactly(one.size);
                    (stratum.rounding, stratum.bound) = (one.rounding, one.bound);
                }
            }
        };
        match &sizing.spread {
            Spread::Proportional if members.len() > 1 => {
                expect(members, remainder::shares(size.size, &in_scope), strata);
            }
            Spread::BySize(figures) if !members.is_empty() => {
                let figures = self.figures(class, figures, members)?;
                let most = in_scope
                    .iter()
                    .zip(&figures)
                    .filter(|(_, figure)| **figure > 0);
                let most = most.fold(0, |sum: u64, (n, _)| sum.saturating_add(*n));
                let sized: Vec<_> = in_scope.into_iter().zip(figures).collect();
                let shares = remainder::by_size(size.size, &sized);
                let too_few = OutOfBounds { least: 0, most }.of(class, size.size);
                expect(members, shares.ok_or(too_few)?, strata);
            }
            Spread::LargestRemainder if members.len() > 1 => {
                allot(remainder::largest(size.size, &in_scope));
            }
            Spread::HuntingtonHill(bounds) => {
                let spread = equal_proportions::huntington_hill(size.size, &in_scope, *bounds);
                allot(spread.map_err(|sums| sums.of(class, size.size))?);
            }
            Spread::Neyman(weights) if !members.is_empty() => {
                let weights = self.figures(class, weights, members)?;
                let members: Vec<_> = in_scope.into_iter().zip(weights).collect();
                let spread = equal_proportions::neyman(size.size, &members);
                allot(spread.map_err(|sums| sums.of(class, size.size))?);
            }
            Spread::Fixed(numbers) => {
                let given = self.figures(class, numbers, members)?;
                let asked = numbers
                    .iter()
                    .fold(0, |sum: u64, (_, n)| sum.saturating_add(n.into()));
                check_given((class, size.size, asked), members, &in_scope, &given)?;
                allot(given.into_iter().map(Allotted::given).collect());
            }
            _ => allot(Vec::from([Allotted::whole(size.size)])),
        }
        Ok(size)
    }

    /// The figure of each of a class's strata.
    fn figures(
        &self,
        class: u32,
        figures: &StratumFigures,
        members: &[u32],
    ) -> Result<Vec<u32>, SizeError> {
        let figure = |at: &u32| {
            let stratum = *at;
            let key = self.name(stratum).into_owned().try_into().ok();
            let figure = key.and_then(|key: StratumKey| figures.of(&key));
            figure.ok_or(SizeError::NoFigure { stratum, class })
        };
        members.iter().map(figure).collect()
    }

    fn check_shortfall(&self, strata: &[StratumShare]) -> Result<(), SizeError> {
        let short = (0_u32..).zip(strata).filter_map(|(stratum, share)| {
            let (size, eligible) = (share.expected.most(), share.eligible);
            (size > eligible).then_some(ShortStratum {
                stratum,
                size,
                eligible,
            })
        });
        let strata = Several(short.collect());
        match self.shortfall {
            Shortfall::Refuse if !strata.is_empty() => Err(SizeError::Shortfall { strata }),
            Shortfall::Refuse | Shortfall::TakeAll => Ok(()),
        }
    }
}

/// Shares that the seed rounds.
fn expect(members: &[u32], shares: Vec<Expected>, strata: &mut [StratumShare]) {
    for (at, expected) in members.iter().zip(shares) {
        if let Some(stratum) = strata.get_mut(index(*at)) {
            stratum.expected = expected;
        }
    }
}

/// Whether fixed numbers are the class's total, and none above what counts.
fn check_given(
    (class, size, sum): (u32, u64, u64),
    members: &[u32],
    in_scope: &[u64],
    given: &[u32],
) -> Result<(), SizeError> {
    for (stratum, (in_scope, given)) in members.iter().zip(in_scope.iter().zip(given)) {
        if u64::from(*given) > *in_scope {
            return Err(SizeError::AbovePopulation {
                stratum: *stratum,
                size: (*given).into(),
                in_scope: *in_scope,
            });
        }
    }
    if sum == size {
        Ok(())
    } else {
        Err(SizeError::OtherTotal { class, size, sum })
    }
}

fn unshared((count, class): (&StratumCount, &u32)) -> StratumShare {
    StratumShare {
        class: *class,
        in_scope: count.in_scope(),
        eligible: count.eligible,
        expected: Expected::exactly(0),
        rounding: Rounding::Exact,
        bound: None,
    }
}
