//! Draws with probability proportional to size, exactly.

use proptest::prelude::*;
use ssj_core::BlindToken;
use ssj_draw::sample::{SizedObject, WeightedError, WeightedSample};

use crate::common::{ranker, token};
use crate::statistics::{ALARM, evenness};

fn objects(sizes: &[u32]) -> Vec<SizedObject> {
    let object = |(number, size): (u64, &u32)| SizedObject {
        token: BlindToken::open(token(number)),
        size: *size,
    };
    (0..).zip(sizes).map(object).collect()
}

fn sample(sizes: &[u32], drawn: u64, number: u64) -> Result<WeightedSample, WeightedError> {
    WeightedSample::draw(&objects(sizes), drawn, &ranker(number))
}

#[test]
fn certainty_reaches_its_fixed_point() {
    // 3 of (50, 30, 10, 5, 5): 50 is certain (3·50 ≥ 100), then 30 (2·30 ≥ 50), then nobody (10 < 20).
    let sample = sample(&[50, 30, 10, 5, 5], 3, 1).unwrap();
    let mut certain = sample.certain.clone();
    certain.sort_unstable();
    assert_eq!(
        (certain, sample.drawn.len(), sample.total),
        (vec![0, 1], 1, 20)
    );
}

#[test]
fn each_is_drawn_as_often_as_its_size_says() {
    let sizes = [1, 2, 3, 4, 5, 6, 7];
    let mut times = [0_u64; 7];
    let draws = 28_000;
    for number in 0..draws {
        let sample = sample(&sizes, 2, number).unwrap();
        assert_eq!(sample.drawn.len(), 2);
        sample.drawn.iter().for_each(|at| times[*at] += 1);
    }
    // π_i = 2·size/28; scaled to one mean, every cell has about the same expected number.
    for (n, size) in times.iter().zip(sizes) {
        let expected = draws as f64 * 2.0 * f64::from(size) / 28.0;
        let p = 2.0 * f64::from(size) / 28.0;
        let score = (*n as f64 - expected) / (expected * (1.0 - p)).sqrt();
        assert!(
            score.abs() < ALARM,
            "size {size}: {n} times, expected {expected}"
        );
    }
    // Units of one size are told apart by rank alone.
    let mut even = [0_u64; 9];
    for number in 0..9_000 {
        sample(&[4; 9], 4, number)
            .unwrap()
            .drawn
            .iter()
            .for_each(|at| even[*at] += 1);
    }
    assert!(evenness(&even) < ALARM);
}

/// E5: of sizes 1, 1, 2, 2, 2 two are drawn. Along a line, in whatever order, the first two never go
/// together; here every pair does, the smallest least often, and none more often than by itself.
#[test]
fn every_pair_is_drawn_together() {
    let (sizes, draws) = ([1, 1, 2, 2, 2], 40_000_u64);
    let mut times = [[0_u64; 5]; 5];
    for number in 0..draws {
        let mut pair = sample(&sizes, 2, number).unwrap().drawn;
        pair.sort_unstable();
        times[pair[0]][pair[1]] += 1;
    }
    // Exactly, over all orders and duels.
    for (i, j, parts) in PAIRS {
        let p = f64::from(parts) / 540.0;
        let expected = draws as f64 * p;
        let score = (times[i][j] as f64 - expected) / (expected * (1.0 - p)).sqrt();
        assert!(
            score.abs() < ALARM,
            "{i} and {j}: {} times, expected {expected}",
            times[i][j]
        );
        let alone = f64::from(sizes[i] * sizes[j]) * (2.0 / 8.0) * (2.0 / 8.0);
        assert!(p > 0.0 && p <= alone);
    }
}

/// How often two of 1, 1, 2, 2, 2 are the ones that are drawn, in 540ths.
const PAIRS: [(usize, usize, u32); 10] = [
    (0, 1, 12),
    (0, 2, 41),
    (0, 3, 41),
    (0, 4, 41),
    (1, 2, 41),
    (1, 3, 41),
    (1, 4, 41),
    (2, 3, 94),
    (2, 4, 94),
    (3, 4, 94),
];

#[test]
fn what_can_not_be_drawn_is_refused() {
    assert_eq!(
        sample(&[0, 0, 5], 2, 1),
        Err(WeightedError::TooFew {
            drawn: 2,
            positive: 1
        })
    );
    let twice = [SizedObject {
        token: BlindToken::open(token(1)),
        size: 3,
    }; 2];
    let error = WeightedSample::draw(&twice, 1, &ranker(1));
    assert_eq!(
        error,
        Err(WeightedError::DuplicateToken {
            first: 0,
            second: 1
        })
    );
}

proptest! {
    #[test]
    fn exactly_as_many_as_asked_for_and_probabilities_sum_to_that(
        sizes in prop::collection::vec(prop_oneof![Just(0_u32), 1_u32..20, Just(u32::MAX)], 0..40),
        share in 0_u64..=100, number: u64,
    ) {
        let positive = sizes.iter().filter(|size| **size > 0).count() as u64;
        let drawn = positive * share / 100;
        let sample = sample(&sizes, drawn, number).unwrap();
        let all: std::collections::BTreeSet<_> = sample.certain.iter().chain(&sample.drawn).collect();
        prop_assert_eq!(all.len() as u64, drawn);
        prop_assert!(all.iter().all(|at| sizes[**at] > 0));
        // The sum of all probabilities is the size of the sample: certain ones are 1 each.
        let (mut whole, mut parts) = (0_u128, 0_u128);
        for object in objects(&sizes) {
            match sample.probability(object) {
                (n, m) if n == m => whole += 1,
                (n, _) => parts += n,
            }
        }
        prop_assert_eq!(whole * u128::from(sample.total) + parts, u128::from(drawn) * u128::from(sample.total));
    }
}
