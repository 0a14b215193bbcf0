//! Sizes against published apportionments and against slow definitions.

use proptest::prelude::*;
use ssj_core::Explain as _;
use ssj_core::{Ratio, Shortfall, SizeRule, Sizing, Spread, SpreadBounds};
use ssj_draw::sample::{Counts, SizeError, SizePlan, Sizes, StratumBound, StratumCount};

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

fn sized(
    rule: SizeRule,
    spread: Spread,
    in_scope: &[u64],
    weights: &[u32],
) -> Result<Sizes, SizeError> {
    let class_of = vec![0; in_scope.len()];
    let sizing = [Sizing { rule, spread }];
    let plan = SizePlan {
        weights: Some(weights),
        ..SizePlan::new(&sizing, &class_of)
    };
    plan.sizes(&counts(in_scope))
}

fn of(sizes: &Sizes) -> Vec<u64> {
    sizes.strata.iter().map(|it| it.size).collect()
}

#[test]
fn the_fifty_states_get_their_seats() {
    let text = include_str!("../../../../tests/vectors/sample-us2020.json");
    let vectors: serde_json::Value = serde_json::from_str(text).unwrap();
    let column = |name: &str| -> Vec<u64> {
        let states = vectors["states"].as_array().unwrap().iter();
        states.map(|state| state[name].as_u64().unwrap()).collect()
    };
    let (population, even) = (column("population"), [1; 50]);
    let bounds = Spread::HuntingtonHill(SpreadBounds::new(1, None).unwrap());
    let equal = sized(SizeRule::Fixed(435), bounds, &population, &even).unwrap();
    assert_eq!(of(&equal), column("huntington_hill"));
    let hamilton = sized(
        SizeRule::Fixed(435),
        Spread::Proportional,
        &population,
        &even,
    )
    .unwrap();
    assert_eq!(of(&hamilton), column("hamilton"));
}

#[test]
fn rounding_happens_where_the_law_states_the_ratio() {
    // Thirty strata of 30 at 5 %: 45 of 900, not 2 from each of thirty.
    let five = SizeRule::Ratio("5%".parse().unwrap());
    let sizes = sized(five, Spread::Proportional, &[30; 30], &[1; 30]).unwrap();
    assert_eq!(sizes.drawn(), 45);
    assert!(of(&sizes).iter().all(|size| (1..=2).contains(size)));
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
    let Err(SizeError::Shortfall { strata: short }) = plan.sizes(&counts) else {
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
    let sizes = plan.sizes(&counts).unwrap();
    let drawn: Vec<_> = sizes
        .strata
        .iter()
        .map(|s| (s.drawn(), s.shortfall()))
        .collect();
    assert_eq!(drawn, [(2, 3), (5, 0), (0, 5)]);
}

#[test]
fn counts_beyond_32_bits_are_exact() {
    let n = (1_u64 << 32) + 7;
    let third = SizeRule::Ratio("1/3".parse().unwrap());
    let sizes = sized(third, Spread::Proportional, &[n, n, 3], &[1; 3]).unwrap();
    assert_eq!(sizes.drawn(), (2 * n + 3).div_ceil(3));
    assert_eq!(of(&sizes), [n.div_ceil(3), n.div_ceil(3), 1]);
}

#[test]
fn impossible_bounds_are_refused_with_their_sums() {
    let bounds = Spread::HuntingtonHill(SpreadBounds::new(2, Some(5)).unwrap());
    let error = sized(SizeRule::Fixed(12), bounds, &[100, 1, 50], &[1; 3]).unwrap_err();
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
    let error = sized(SizeRule::Fixed(12), Spread::Neyman, &[10, 10], &[1, 0]).unwrap_err();
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

/// Places one by one, each to the greatest `A²/(n(n+1))`.
fn greedy(total: u64, in_scope: &[u64], weights: &[u32], least: u64, most: u64) -> Vec<u64> {
    let mut seats: Vec<u64> = in_scope.iter().map(|n| least.min(*n)).collect();
    let claim = |at: usize, seats: &[u64]| {
        let size = u128::from(in_scope[at]) * u128::from(weights[at]);
        (size * size, u128::from(seats[at] * (seats[at] + 1)))
    };
    while seats.iter().sum::<u64>() < total {
        let open = (0..seats.len()).filter(|at| seats[*at] < most.min(in_scope[*at]));
        let best = open.reduce(|best, at| {
            let ((a, m), (b, n)) = (claim(best, &seats), claim(at, &seats));
            if b * m > a * n { at } else { best }
        });
        seats[best.unwrap()] += 1;
    }
    seats
}

/// Neyman by the definition: fix whoever would exceed its N, spread the rest again, until nobody does.
fn neyman(total: u64, in_scope: &[u64], weights: &[u32]) -> Option<Vec<u64>> {
    let size = |at: usize| u128::from(in_scope[at]) * u128::from(weights[at]);
    let mut fixed = vec![false; in_scope.len()];
    loop {
        let full: u64 = (0..fixed.len())
            .filter(|at| fixed[*at])
            .map(|at| in_scope[at])
            .sum();
        let open: Vec<usize> = (0..fixed.len()).filter(|at| !fixed[*at]).collect();
        let (left, sum) = (
            u128::from(total - full),
            open.iter().map(|at| size(*at)).sum::<u128>(),
        );
        if sum == 0 {
            return (left == 0).then(|| {
                (0..fixed.len())
                    .map(|at| if fixed[at] { in_scope[at] } else { 0 })
                    .collect()
            });
        }
        let over: Vec<usize> = open
            .iter()
            .copied()
            .filter(|at| left * size(*at) >= u128::from(in_scope[*at]) * sum && size(*at) > 0)
            .collect();
        if over.is_empty() {
            let mut seats: Vec<u64> = (0..fixed.len())
                .map(|at| {
                    if fixed[at] {
                        in_scope[at]
                    } else {
                        (left * size(at) / sum) as u64
                    }
                })
                .collect();
            let mut by_remainder = open;
            by_remainder.sort_by_key(|at| (std::cmp::Reverse(left * size(*at) % sum), *at));
            let short = total - seats.iter().sum::<u64>();
            by_remainder
                .iter()
                .take(short as usize)
                .for_each(|at| seats[*at] += 1);
            return Some(seats);
        }
        over.into_iter().for_each(|at| fixed[at] = true);
    }
}

fn strata() -> impl Strategy<Value = (Vec<u64>, Vec<u32>)> {
    prop::collection::vec((0_u64..60, 0_u32..9), 1..9).prop_map(|strata| strata.into_iter().unzip())
}

proptest! {
    #[test]
    fn equal_proportions_are_the_greedy_ones(
        (in_scope, weights) in strata(), share in 0_u64..=100, least in 1_u64..5, more in 0_u64..40,
    ) {
        let most = least + more;
        let floor: u64 = in_scope.iter().map(|n| least.min(*n)).sum();
        let ceiling: u64 = in_scope.iter().map(|n| most.min(*n)).sum();
        let total = floor + (ceiling - floor) * share / 100;
        let spread = Spread::HuntingtonHill(SpreadBounds::new(least, Some(most)).unwrap());
        let sizes = sized(SizeRule::Fixed(total), spread, &in_scope, &weights).unwrap();
        prop_assert_eq!(of(&sizes), greedy(total, &in_scope, &weights, least, most));
    }

    #[test]
    fn neyman_is_what_fixing_and_spreading_again_gives(
        (in_scope, weights) in strata(), share in 0_u64..=100,
    ) {
        let total = in_scope.iter().sum::<u64>() * share / 100;
        let sizes = sized(SizeRule::Fixed(total), Spread::Neyman, &in_scope, &weights);
        match neyman(total, &in_scope, &weights) {
            // A single stratum takes the total, whatever its weight.
            _ if in_scope.len() == 1 => prop_assert_eq!(of(&sizes.unwrap()), [total]),
            Some(expected) => prop_assert_eq!(of(&sizes.unwrap()), expected),
            None => prop_assert_eq!(sizes.unwrap_err().code(), "size.bounds"),
        }
    }

    #[test]
    fn a_total_is_always_spread_whole(
        (in_scope, weights) in strata(), numerator in 0_u32..=1000, bounded: bool,
    ) {
        let mut rule = SizeRule::Ratio(Ratio::new(numerator, 1000).unwrap());
        if bounded {
            rule = rule.bounded(3, Some(50)).unwrap();
        }
        let sizes = sized(rule, Spread::Proportional, &in_scope, &weights).unwrap();
        prop_assert_eq!(sizes.drawn(), sizes.classes[0].size);
        for (size, n) in sizes.strata.iter().zip(&in_scope) {
            prop_assert!(size.size <= *n);
            prop_assert!(size.bound != Some(StratumBound::Population) || size.size == *n);
        }
    }
}
