//! Sizes against published apportionments and against slow definitions.

use proptest::prelude::*;
use ssj_core::Explain as _;
use ssj_core::{Ratio, Shortfall, SizeRule, Sizing, Spread, SpreadBounds, StratumFigures};
use ssj_draw::sample::{Counts, Shares, SizeError, SizePlan, StratumBound, StratumCount};

use crate::common::ranker;
use crate::statistics::ALARM;

fn counts(in_scope: &[u64]) -> Counts {
    Counts {
        strata: in_scope
            .iter()
            .map(|n| StratumCount {
                out_of_scope: 0,
                not_drawable: 0,
                eligible: *n,
            })
            .collect(),
    }
}

fn shared(rule: SizeRule, spread: Spread, in_scope: &[u64]) -> Result<Shares, SizeError> {
    let class_of = vec![0; in_scope.len()];
    let sizing = [Sizing { rule, spread }];
    SizePlan::new(&sizing, &class_of).shares(&counts(in_scope))
}

/// The sizes of an allocation that no seed changes.
fn fixed(shares: &Shares) -> Vec<u64> {
    let strata = shares.strata.iter();
    strata
        .map(|it| {
            assert_eq!(it.expected.rest, 0);
            it.expected.whole
        })
        .collect()
}

/// The sizes under a seed.
fn sized(rule: &SizeRule, in_scope: &[u64], seed: u64) -> Vec<u64> {
    let class_of = vec![0; in_scope.len()];
    let sizing = [Sizing {
        rule: rule.clone(),
        spread: Spread::Proportional,
    }];
    let plan = SizePlan::new(&sizing, &class_of);
    let sizes = plan.sizes(&counts(in_scope), &ranker(seed)).unwrap();
    sizes.strata.iter().map(|it| it.size).collect()
}

fn figures(figures: &[u32]) -> StratumFigures {
    let figures = figures.iter().enumerate();
    let figures = figures.map(|(number, figure)| (number.to_string().parse().unwrap(), *figure));
    StratumFigures::new(figures).unwrap()
}

#[test]
fn the_fifty_states_get_their_seats() {
    let text = include_str!("../../../../tests/vectors/sample-us2020.json");
    let vectors: serde_json::Value = serde_json::from_str(text).unwrap();
    let column = |name: &str| -> Vec<u64> {
        let states = vectors["states"].as_array().unwrap().iter();
        states.map(|state| state[name].as_u64().unwrap()).collect()
    };
    let population = column("population");
    let bounds = Spread::HuntingtonHill(SpreadBounds::new(1, None).unwrap());
    let equal = shared(SizeRule::Fixed(435), bounds, &population).unwrap();
    assert_eq!(fixed(&equal), column("huntington_hill"));
    let hamilton = shared(SizeRule::Fixed(435), Spread::LargestRemainder, &population).unwrap();
    assert_eq!(fixed(&hamilton), column("hamilton"));
}

/// B1: sixty counties of twelve at 3 %. By largest remainder 22 places go to 22 counties, and the other 38
/// are never drawn from; under the seed each object has 22/720 of a chance, and every county comes up.
#[test]
fn no_county_is_without_a_chance() {
    let three = SizeRule::Ratio("3%".parse().unwrap());
    let counties = [12; 60];
    let hamilton = shared(three.clone(), Spread::LargestRemainder, &counties).unwrap();
    assert_eq!(
        (hamilton.number(), hamilton.without_chance().count()),
        (22, 38)
    );
    let random = shared(three.clone(), Spread::Proportional, &counties).unwrap();
    assert_eq!((random.number(), random.without_chance().count()), (22, 0));
    for share in &random.strata {
        let (numerator, denominator) = share.chance();
        assert_eq!(numerator * 720, denominator * 22);
    }
    let rounds = 12_000;
    let mut times = [0_u64; 60];
    for seed in 0..rounds {
        let sizes = sized(&three, &counties, seed);
        assert_eq!(sizes.iter().sum::<u64>(), 22);
        for (times, size) in times.iter_mut().zip(sizes) {
            assert!(size < 2);
            *times += size;
        }
    }
    // 22 of 60 without replacement: a chi-square of 59 degrees, its spread by the finite population.
    let expected = rounds as f64 * 22.0 / 60.0;
    let chi: f64 = times
        .iter()
        .map(|n| (*n as f64 - expected).powi(2) / expected)
        .sum();
    let chi = chi / (1.0 - 22.0 / 60.0) * 59.0 / 60.0;
    assert!((chi - 59.0) / (2.0 * 59.0_f64).sqrt() < ALARM, "{chi}");
}

/// B2: of three counties of twelve, 3 % is two. Which one is left out is the seed's choice, and each is as
/// often as the others; two of them together two times in three.
#[test]
fn no_county_is_left_out_by_its_place_in_a_list() {
    let three = SizeRule::Ratio("3%".parse().unwrap());
    let mut left_out = [0_u64; 3];
    for seed in 0..9_000 {
        let sizes = sized(&three, &[12; 3], seed);
        left_out[sizes.iter().position(|size| *size == 0).unwrap()] += 1;
    }
    assert!(
        crate::statistics::evenness(&left_out) < ALARM,
        "{left_out:?}"
    );
}

/// E6: the most exact sizes for N 12 and 1, S 5 and 5, n 4 are 3 and 1; proportional shares, rounded,
/// leave the small stratum empty, and nothing at all can be said of it.
#[test]
fn neyman_leaves_nobody_empty() {
    let spread = Spread::Neyman(figures(&[5, 5]));
    let shares = shared(SizeRule::Fixed(4), spread, &[12, 1]).unwrap();
    assert_eq!(fixed(&shares), [3, 1]);
    let hamilton = shared(SizeRule::Fixed(4), Spread::LargestRemainder, &[12, 1]).unwrap();
    assert_eq!(fixed(&hamilton), [4, 0]);
    // Where n does not cover all, the greatest N·S go first; who has none gets none.
    let spread = || Spread::Neyman(figures(&[1, 9, 0, 2]));
    let sizes = |n| fixed(&shared(SizeRule::Fixed(n), spread(), &[30, 10, 50, 20]).unwrap());
    assert_eq!(sizes(2), [0, 1, 0, 1]);
    assert_eq!(sizes(3), [1, 1, 0, 1]);
    assert_eq!(sizes(60), [30, 10, 0, 20]);
}

/// Largest remainders: 600, 600 and 200 of ten are 4, 4 and 2; of eleven 5, 5 and 1. The smallest loses one
/// because more are drawn (Alabama). Neither Neyman's nor Huntington and Hill's do that, nor does the seed:
/// what it expects grows with the total.
#[test]
fn a_larger_total_takes_nothing_away_but_by_largest_remainder() {
    let in_scope = [600, 600, 200];
    let of = |n, spread: Spread| fixed(&shared(SizeRule::Fixed(n), spread, &in_scope).unwrap());
    assert_eq!(of(10, Spread::LargestRemainder), [4, 4, 2]);
    assert_eq!(of(11, Spread::LargestRemainder), [5, 5, 1]);
    let bounds = Spread::HuntingtonHill(SpreadBounds::new(1, None).unwrap());
    for spread in [bounds, Spread::Neyman(figures(&[3, 5, 4]))] {
        for n in 3..200 {
            let (fewer, more) = (of(n, spread.clone()), of(n + 1, spread.clone()));
            assert!(
                fewer.iter().zip(&more).all(|(fewer, more)| fewer <= more),
                "{n}"
            );
        }
    }
}

/// E5: a stratum for each object, and the class by size: a weighted draw. Of 50, 30, 10, 5, 5 three are drawn:
/// 50 is certain, then 30, and the others share what is left. Of who has no size nobody is drawn.
#[test]
fn by_size_each_has_its_chance() {
    let shared = |figures_of: &[u32], n| {
        let spread = Spread::BySize(figures(figures_of));
        shared(SizeRule::Fixed(n), spread, &vec![1; figures_of.len()])
    };
    let chances = |shares: Shares| {
        shares
            .strata
            .iter()
            .map(ssj_draw::sample::StratumShare::chance)
            .collect::<Vec<_>>()
    };
    let found = chances(shared(&[50, 30, 10, 5, 5], 3).unwrap());
    assert_eq!(found, [(1, 1), (1, 1), (10, 20), (5, 20), (5, 20)]);
    let found = chances(shared(&[1, 1, 2, 0, 2, 2], 2).unwrap());
    assert_eq!(found, [(2, 8), (2, 8), (4, 8), (0, 1), (4, 8), (4, 8)]);
    assert_eq!(shared(&[3, 0, 0], 2).unwrap_err().code(), "size.bounds");
    // One alone is held against its figure too.
    assert_eq!(shared(&[0], 1).unwrap_err().code(), "size.bounds");
    assert_eq!(chances(shared(&[7], 1).unwrap()), [(1, 1)]);
    // A stratum of several fills up at its N: of 4, 40 and 40 by 9, 1 and 2 six are 4, 2/3 and 4/3.
    let spread = Spread::BySize(figures(&[9, 1, 2]));
    let shares = self::shared(SizeRule::Fixed(6), spread, &[4, 40, 40]).unwrap();
    let expected: Vec<_> = shares
        .strata
        .iter()
        .map(|it| (it.expected.whole, it.expected.rest, it.expected.of))
        .collect();
    assert_eq!(expected, [(4, 0, 1), (0, 2, 3), (1, 1, 3)]);
}

#[test]
fn fixed_numbers_are_the_plans() {
    let fixed_at = |numbers: &[u32], total| {
        let spread = Spread::Fixed(figures(numbers));
        shared(SizeRule::Fixed(total), spread, &[12, 7, 30])
    };
    assert_eq!(fixed(&fixed_at(&[3, 0, 5], 8).unwrap()), [3, 0, 5]);
    assert_eq!(
        fixed_at(&[3, 0, 5], 8)
            .unwrap()
            .without_chance()
            .collect::<Vec<_>>(),
        [1]
    );
    let code = |found: Result<Shares, SizeError>| found.unwrap_err().code();
    assert_eq!(code(fixed_at(&[3, 0, 5], 9)), "size.other-total");
    assert_eq!(code(fixed_at(&[3, 8, 5], 16)), "size.above-population");
    assert_eq!(code(fixed_at(&[3, 5], 8)), "size.no-figure");
    // A number for a county that is not there would be drawn nowhere.
    assert_eq!(code(fixed_at(&[3, 0, 5, 2], 8)), "size.other-total");
}

#[test]
fn rounding_happens_where_the_law_states_the_ratio() {
    // Thirty strata of 30 at 5 %: 45 of 900, not 2 from each of thirty.
    let five = SizeRule::Ratio("5%".parse().unwrap());
    let sizes = sized(&five, &[30; 30], 1);
    assert_eq!(sizes.iter().sum::<u64>(), 45);
    assert!(sizes.iter().all(|size| (1..=2).contains(size)));
}

#[test]
fn every_short_stratum_is_named() {
    let half = [Sizing {
        rule: SizeRule::Ratio(Ratio::new(1, 2).unwrap()),
        spread: Spread::Proportional,
    }];
    let counts = Counts {
        strata: vec![
            StratumCount {
                out_of_scope: 7,
                not_drawable: 8,
                eligible: 2,
            },
            StratumCount {
                out_of_scope: 0,
                not_drawable: 0,
                eligible: 10,
            },
            StratumCount {
                out_of_scope: 0,
                not_drawable: 10,
                eligible: 0,
            },
        ],
    };
    let plan = SizePlan::new(&half, &[0, 0, 0]);
    let Err(SizeError::Shortfall { strata: short }) = plan.shares(&counts) else {
        panic!("two strata are short")
    };
    let named: Vec<_> = short
        .iter()
        .map(|s| (s.stratum, s.size, s.eligible))
        .collect();
    assert_eq!(named, [(0, 5, 2), (2, 5, 0)]);
    let plan = SizePlan {
        shortfall: Shortfall::TakeAll,
        ..plan
    };
    let sizes = plan.sizes(&counts, &ranker(1)).unwrap();
    let drawn: Vec<_> = sizes
        .strata
        .iter()
        .map(|s| (s.drawn(), s.shortfall()))
        .collect();
    assert_eq!(drawn, [(2, 3), (5, 0), (0, 5)]);
}

/// One of two is drawn, and in one of them nobody can be: under some seed the draw would be short, so it is
/// refused before there is a seed.
#[test]
fn who_can_be_short_is_told_before_the_seed() {
    let one = [Sizing {
        rule: SizeRule::Fixed(1),
        spread: Spread::Proportional,
    }];
    let mut counts = counts(&[8, 2]);
    counts.strata[1].not_drawable = std::mem::take(&mut counts.strata[1].eligible);
    let plan = SizePlan::new(&one, &[0, 0]);
    assert_eq!(plan.shares(&counts).unwrap_err().code(), "size.shortfall");
    let plan = SizePlan {
        shortfall: Shortfall::TakeAll,
        ..plan
    };
    let shares = plan.shares(&counts).unwrap();
    let chances: Vec<_> = shares
        .strata
        .iter()
        .map(ssj_draw::sample::StratumShare::chance)
        .collect();
    assert_eq!(chances, [(8, 80), (0, 1)]);
}

#[test]
fn counts_beyond_32_bits_are_exact() {
    let n = (1_u64 << 32) + 7;
    let third = SizeRule::Ratio("1/3".parse().unwrap());
    let sizes = sized(&third, &[n, n, 3], 1);
    assert_eq!(sizes.iter().sum::<u64>(), (2 * n + 3).div_ceil(3));
    let near = |size: u64| [n / 3, n.div_ceil(3), n.div_ceil(3) + 1].contains(&size);
    assert!(
        near(sizes[0]) && near(sizes[1]) && (1..=2).contains(&sizes[2]),
        "{sizes:?}"
    );
}

#[test]
fn impossible_bounds_are_refused_with_their_sums() {
    let bounds = Spread::HuntingtonHill(SpreadBounds::new(2, Some(5)).unwrap());
    let error = shared(SizeRule::Fixed(12), bounds, &[100, 1, 50]).unwrap_err();
    assert_eq!(
        error,
        SizeError::Bounds {
            class: 0,
            size: 12,
            least: 5,
            most: 11
        }
    );
    // Nobody else can take what a stratum of weight 0 is not to get.
    let spread = Spread::Neyman(figures(&[1, 0]));
    let error = shared(SizeRule::Fixed(12), spread, &[10, 10]).unwrap_err();
    assert_eq!(
        error,
        SizeError::Bounds {
            class: 0,
            size: 12,
            least: 0,
            most: 10
        }
    );
}

/// Places one by one, each to the greatest `A²/(n(n+1))`, from the least within the most.
fn greedy(total: u64, sizes: &[u64], least: &[u64], most: &[u64]) -> Vec<u64> {
    let mut seats = least.to_vec();
    let claim = |at: usize, seats: &[u64]| {
        let size = u128::from(sizes[at]);
        (size * size, u128::from(seats[at] * (seats[at] + 1)))
    };
    while seats.iter().sum::<u64>() < total {
        let open = (0..seats.len()).filter(|at| seats[*at] < most[*at]);
        let best = open.reduce(|best, at| {
            let ((a, m), (b, n)) = (claim(best, &seats), claim(at, &seats));
            if b * m > a * n { at } else { best }
        });
        seats[best.unwrap()] += 1;
    }
    seats
}

/// The variance of an estimated total, `Σ A² · (1/n − 1/N)`, in parts of 720720, for n of at most 16.
fn variance(sizes: &[u64], seats: &[u64]) -> Option<u128> {
    let mut sum = 0;
    for (size, n) in sizes.iter().zip(seats) {
        if *size > 0 {
            sum += u128::from(size * size) * 720_720u128.checked_div((*n).into())?;
        }
    }
    Some(sum)
}

/// Every way to spread a total over strata of at most so many.
fn spreads(total: u64, most: &[u64]) -> Vec<Vec<u64>> {
    let Some((first, rest)) = most.split_first() else {
        return if total == 0 { vec![vec![]] } else { vec![] };
    };
    let own = (0..=total.min(*first)).flat_map(|n| {
        let rest = spreads(total - n, rest).into_iter();
        rest.map(move |rest| [&[n], &rest[..]].concat())
    });
    own.collect()
}

/// Neyman's sizes are the best of all, wherever any variance is finite.
#[test]
fn neyman_has_the_least_variance_of_all_spreads() {
    for (in_scope, weights) in [
        ([12_u64, 1, 3], [5_u32, 5, 2]),
        ([4, 4, 4], [1, 2, 9]),
        ([9, 2, 5], [1, 7, 0]),
        ([2, 14, 6], [8, 1, 3]),
    ] {
        let sizes: Vec<u64> = in_scope
            .iter()
            .zip(weights)
            .map(|(n, s)| n * u64::from(s))
            .collect();
        for total in 1..=14.min(in_scope.iter().sum()) {
            let spread = Spread::Neyman(figures(&weights));
            let Ok(shares) = shared(SizeRule::Fixed(total), spread, &in_scope) else {
                continue;
            };
            let all = spreads(total, &in_scope).into_iter();
            let best = all.filter_map(|seats| variance(&sizes, &seats)).min();
            assert_eq!(
                variance(&sizes, &fixed(&shares)),
                best,
                "{in_scope:?} {weights:?} {total}"
            );
        }
    }
}

fn strata() -> impl Strategy<Value = (Vec<u64>, Vec<u32>)> {
    prop::collection::vec((0_u64..60, 0_u32..9), 1..9).prop_map(|strata| strata.into_iter().unzip())
}

proptest! {
    #[test]
    fn equal_proportions_are_the_greedy_ones(
        (in_scope, _) in strata(), share in 0_u64..=100, least in 1_u64..5, more in 0_u64..40,
    ) {
        let most = least + more;
        let [low, high] = [least, most].map(|it| in_scope.iter().map(|n| it.min(*n)).collect::<Vec<_>>());
        let (floor, ceiling) = (low.iter().sum::<u64>(), high.iter().sum::<u64>());
        let total = floor + (ceiling - floor) * share / 100;
        let spread = Spread::HuntingtonHill(SpreadBounds::new(least, Some(most)).unwrap());
        let shares = shared(SizeRule::Fixed(total), spread, &in_scope).unwrap();
        prop_assert_eq!(fixed(&shares), greedy(total, &in_scope, &low, &high));
    }

    #[test]
    fn neyman_is_the_greedy_one_from_one_for_each(
        (in_scope, weights) in strata(), share in 0_u64..=100,
    ) {
        let sizes: Vec<u64> = in_scope.iter().zip(&weights).map(|(n, s)| n * u64::from(*s)).collect();
        let low: Vec<u64> = sizes.iter().map(|size| u64::from(*size > 0)).collect();
        let high: Vec<u64> = in_scope.iter().zip(&low).map(|(n, counts)| n * counts).collect();
        let (floor, ceiling) = (low.iter().sum::<u64>(), high.iter().sum::<u64>());
        prop_assume!(in_scope.len() > 1);
        let total = floor + (ceiling - floor) * share / 100;
        let spread = || Spread::Neyman(figures(&weights));
        let shares = shared(SizeRule::Fixed(total), spread(), &in_scope).unwrap();
        prop_assert_eq!(fixed(&shares), greedy(total, &sizes, &low, &high));
        if ceiling < in_scope.iter().sum() {
            let refused = shared(SizeRule::Fixed(ceiling + 1), spread(), &in_scope);
            prop_assert_eq!(refused.unwrap_err().code(), "size.bounds");
        }
    }

    /// Floor or ceiling, and the total exact, under any seed.
    #[test]
    fn a_total_is_always_spread_whole(
        (in_scope, _) in strata(), numerator in 0_u32..=1000, bounded: bool, seed: u64,
    ) {
        let mut rule = SizeRule::Ratio(Ratio::new(numerator, 1000).unwrap());
        if bounded {
            rule = rule.bounded(3, Some(50)).unwrap();
        }
        for spread in [Spread::Proportional, Spread::LargestRemainder] {
            let shares = shared(rule.clone(), spread.clone(), &in_scope).unwrap();
            let sizing = [Sizing { rule: rule.clone(), spread }];
            let class_of = vec![0; in_scope.len()];
            let sizes = SizePlan::new(&sizing, &class_of).sizes(&counts(&in_scope), &ranker(seed)).unwrap();
            prop_assert_eq!(sizes.drawn(), shares.number());
            let sum: u64 = in_scope.iter().sum();
            for (size, n) in sizes.strata.iter().zip(&in_scope) {
                prop_assert!(size.size <= *n);
                let share = shares.number() * n;
                prop_assert!(size.size * sum < share + sum.max(1) && (size.size + 1) * sum.max(1) > share);
                prop_assert!(size.bound != Some(StratumBound::Population) || size.size == *n);
            }
        }
    }
}
