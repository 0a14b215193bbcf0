//! Against slow and obvious models, and over every sample there is.

use alloc::vec::Vec;

use proptest::prelude::*;

use super::class::{UNIT, total};
use super::*;
use crate::base::exact::{Rounding, part};
use crate::base::hypergeometric::Sample;
use crate::{Digest, DivisionId, MatterId, ObjectId, RecordDigest};

fn choose(n: u64, k: u64) -> u128 {
    if k > n {
        return 0;
    }
    (0..k).fold(1, |all, i| all * u128::from(n - i) / u128::from(i + 1))
}

/// Twice the chance of so many or more, with `found` itself counted half, in samples.
fn at_least(marked: u64, found: u64, Sample { population, drawn }: Sample) -> u128 {
    let ways = |i: u64| choose(marked, i) * choose(population - marked, drawn - i);
    (found..=drawn)
        .map(|i| if i == found { ways(i) } else { 2 * ways(i) })
        .sum()
}

#[test]
fn limits_are_the_hypergeometric_ones_for_every_small_sample() {
    for population in 1..=26 {
        for drawn in 1..=population {
            let sample = Sample { population, drawn };
            let all = choose(population, drawn);
            for found in 0..=drawn {
                let possible = found..=population - (drawn - found);
                let agrees = |it: &u64| at_least(*it, found, sample) * 1000 > 2 * 25 * all;
                let least = possible.clone().find(agrees).unwrap();
                assert_eq!(sample.least(found), least, "{found} of {sample:?}");
                let mirrored = population - sample.least(drawn - found);
                assert_eq!(sample.most(found), mirrored);
                assert!(least <= mirrored && possible.contains(&least));
            }
        }
    }
}

/// The numbers that exact fractions give.
#[test]
fn limits_hold_in_large_strata() {
    let sample = Sample {
        population: 11_394,
        drawn: 57,
    };
    assert_eq!((sample.least(0), sample.least(57)), (0, 10_813));
    assert_eq!((sample.least(1), sample.most(0)), (10, 581));
    let whole = Sample {
        population: 1 << 40,
        drawn: 1 << 40,
    };
    assert_eq!((whole.least(7), whole.most(7)), (7, 7));
}

fn tally(eligible: u64, answers: &[Answer]) -> Tally {
    let count = |of: Answer| answers.iter().filter(|it| **it == of).count() as u64;
    Tally {
        eligible,
        drawn: answers.len() as u64,
        responded: answers.len() as u64,
        problems: count(Answer::Problem),
        gone: count(Answer::Gone),
        reserves: 0,
    }
}

/// Every sample of `n` of a population.
fn samples(population: &[Answer], n: u32) -> Vec<Vec<Answer>> {
    let subsets = 0..1_u32 << population.len();
    let of = |set: u32| {
        let chosen = population
            .iter()
            .enumerate()
            .filter(move |(i, _)| set >> i & 1 == 1);
        chosen.map(|(_, answer)| *answer).collect()
    };
    subsets
        .filter(|set| set.count_ones() == n)
        .map(of)
        .collect()
}

use Answer::{Clean as C, Gone as G, Problem as P};

/// Over all samples the estimates of a total are the total on average, to the millionth.
#[test]
fn totals_are_unbiased_exactly() {
    let (a, b) = ([P, C, C, G], [P, P, C, C, C, G]);
    let mut sum = [0_u128; 2];
    let mut count = 0;
    for first in samples(&a, 2) {
        for second in samples(&b, 3) {
            let class = total([tally(4, &first), tally(6, &second)].into_iter());
            assert_eq!((class.collapsed, class.unheard), (0, 0));
            sum[0] += class.problems.estimate;
            sum[1] += class.gone.estimate;
            count += 1;
        }
    }
    assert_eq!(sum, [3 * UNIT * count, 2 * UNIT * count]);
}

/// Two strata of one size with one answer each are one; so is one without an answer that the next
/// speaks for, as often as it is the other way round.
/// One answer of 300 says nothing of 200 that were all asked.
#[test]
fn a_stratum_in_which_everybody_answered_stands_alone() {
    let few = tally(300, &[C]);
    let all: Vec<_> = [P, C].into_iter().cycle().take(200).collect();
    for strata in [[few, tally(200, &all)], [tally(200, &all), few]] {
        let class = total(strata.into_iter());
        assert_eq!(class.collapsed, 0);
        assert_eq!(class.problems.estimate, 100 * UNIT);
    }
}

#[test]
fn collapsed_strata_are_unbiased_where_all_have_one_chance() {
    let (a, b) = ([P, C, C, C], [P, P, P, C]);
    let mut sum = 0;
    let mut count = 0;
    for first in samples(&a, 1) {
        for second in samples(&b, 1) {
            let class = total([tally(4, &first), tally(4, &second)].into_iter());
            assert_eq!(class.collapsed, 2);
            sum += class.problems.estimate;
            count += 1;
        }
    }
    assert_eq!(sum, 4 * UNIT * count);
    // Two places at random in one of the two: every object has one chance in four.
    let (mut sum, mut count) = (0, 0);
    for [n, m] in [[2, 0], [0, 2]] {
        for first in samples(&a, n) {
            for second in samples(&b, m) {
                let class = total([tally(4, &first), tally(4, &second)].into_iter());
                sum += class.problems.estimate;
                count += 1;
            }
        }
    }
    assert_eq!(sum, 4 * UNIT * count);
}

/// Given how many of a group were drawn, each choice of them is equally likely.
#[test]
fn post_stratified_totals_are_unbiased_whatever_was_drawn_of_each_group() {
    let county = DivisionId::new("220102").unwrap();
    let matter = MatterId::new("food-sales").unwrap();
    let record = RecordDigest(Digest::from_bytes([1; 32]));
    let (small, large) = ([P, P, C, C], [P, C, C, C, C, C, C, C]);
    let mut by_hand = Vec::new();
    let mut sum = 0;
    for first in samples(&small, 2) {
        for second in samples(&large, 2) {
            let row = |group, tally| SurveyRow {
                class: "D",
                stratum: "D",
                group,
                county: &county,
                tally,
            };
            let rows = Vec::from([
                row("small", tally(4, &first)),
                row("large", tally(8, &second)),
            ]);
            let survey = Survey {
                record,
                matter: &matter,
                rows,
            };
            sum += survey.post_stratified().unwrap().problems.estimate;
            by_hand.push(survey.estimate().unwrap().problems.estimate);
        }
    }
    let count = by_hand.len() as u64;
    assert_eq!(sum, 3 * count);
    // As one sample of 12 the half that was drawn of the small group counts as if it were a third.
    assert!(by_hand.iter().sum::<u64>() > 3 * count);
}

#[test]
fn what_everybody_answered_is_known() {
    let class = total([tally(4, &[P, C, C, G])].into_iter());
    let Tally { .. } = class.tally;
    let all = [
        class.problems.low,
        class.problems.estimate,
        class.problems.high,
    ];
    assert_eq!(all, [UNIT; 3]);
    // One of three who are there.
    assert_eq!(class.of_those_there.whole, 3 * UNIT);
}

#[test]
fn a_class_without_an_answer_may_be_anything() {
    let county = DivisionId::new("220102").unwrap();
    let matter = MatterId::new("food-sales").unwrap();
    let row = |class, tally| SurveyRow {
        class,
        stratum: class,
        group: class,
        county: &county,
        tally,
    };
    let survey = Survey {
        record: RecordDigest(Digest::from_bytes([1; 32])),
        matter: &matter,
        rows: Vec::from([row("A", tally(10, &[])), row("D", tally(10, &[P; 10]))]),
    };
    let found = survey.estimate().unwrap();
    assert_eq!(found.unheard, 10);
    assert_eq!(
        found.share,
        Interval {
            estimate: 1_000_000,
            low: 500_000,
            high: 1_000_000
        }
    );
    assert_eq!(
        found.problems,
        Interval {
            estimate: 20,
            low: 10,
            high: 20
        }
    );
    assert_eq!(survey.by_group()["A"], None, "nobody speaks for it");
}

#[test]
fn reserves_speak_for_their_cell_and_strangers_for_nobody() {
    let [shop, reserve, stranger] =
        ["product:a", "product:b", "product:c"].map(|id| id.parse::<ObjectId>().unwrap());
    let (record, matter) = (
        RecordDigest(Digest::from_bytes([1; 32])),
        MatterId::new("food-sales").unwrap(),
    );
    let cell = SampledCell {
        record,
        matter: matter.clone(),
        class: "D".into(),
        stratum: "220102/D".into(),
        county: DivisionId::new("220102").unwrap(),
        group: "D".into(),
        in_scope: 9,
        eligible: 8,
        drawn: Vec::from([shop.clone()]),
        reserves: Vec::from([reserve.clone()]),
    };
    let answered = |object, answer| Answered {
        record,
        matter: &matter,
        object,
        answer,
    };
    let answers = [
        answered(&shop, G),
        answered(&reserve, P),
        answered(&stranger, P),
    ];
    let cells = Vec::from([cell.clone()]);
    let found = &surveys(&cells, answers).unwrap()[0].rows[0].tally;
    let expected = Tally {
        eligible: 8,
        drawn: 1,
        reserves: 1,
        responded: 2,
        problems: 1,
        gone: 1,
    };
    assert_eq!(*found, expected);
    let small = Vec::from([SampledCell {
        eligible: 1,
        ..cell.clone()
    }]);
    let error = surveys(&small, []).unwrap_err();
    assert_eq!(crate::Explain::code(&error), "estimate.cell-small");
    let twice = Vec::from([
        cell.clone(),
        SampledCell {
            stratum: "220103/D".into(),
            ..cell
        },
    ]);
    let error = surveys(&twice, []).unwrap_err();
    assert_eq!(crate::Explain::code(&error), "estimate.object-twice");
}

proptest! {
    /// In fractions, without rounding on the way.
    #[test]
    fn totals_are_the_expanded_ones_and_stand_within_their_bounds(
        strata in prop::collection::vec((2..60_u64, 2..60_u64, 0..60_u64), 1..6),
    ) {
        let strata: Vec<Tally> = strata.into_iter().map(|(eligible, n, y)| {
            let responded = n.min(eligible);
            Tally { eligible, drawn: n, responded, problems: y.min(responded), ..Tally::default() }
        }).collect();
        let class = total(strata.iter().copied());
        let (above, below) = strata.iter().fold((0_u128, 1_u128), |(above, below), it| {
            let [e, n, y] = [it.eligible, it.responded, it.problems].map(u128::from);
            (above * n + e * y * below, below * n)
        });
        let exact = part(above, UNIT, below, Rounding::Nearest);
        prop_assert!(class.problems.estimate.abs_diff(exact) <= 6, "half a millionth for each stratum");
        prop_assert!(class.problems.low <= class.problems.estimate);
        prop_assert!(class.problems.estimate <= class.problems.high);
        prop_assert!(class.problems.high <= class.problems.whole);
        let found: u64 = strata.iter().map(|it| it.problems).sum();
        let is_one = strata.len() == 1;
        prop_assert!(!is_one || class.problems.low >= u128::from(found) * UNIT);
    }

    /// A number to find one is the least that does.
    #[test]
    fn numbers_to_find_are_the_least_that_do(eligible in 1..30_u64, marked in 1..30_u64) {
        let marked = marked.min(eligible);
        let misses = |n: u64| choose(eligible - marked, n) * 20 <= choose(eligible, n);
        let least = (0..=eligible).find(|n| misses(*n)).unwrap();
        prop_assert_eq!(number_to_find(eligible, marked), least);
    }
}

#[test]
fn numbers_for_a_margin_are_those_of_the_formula() {
    let one = [Expected {
        eligible: 10_000,
        share: 500_000,
    }];
    // 0.25 · 1.959964² / 0.05² = 384.15; with the correction 369.98.
    assert_eq!(number_for_margin(&one, 50_000), (370, 370));
    assert_eq!(number_for_margin(&one, 0), (10_000, 10_000));
    assert_eq!(number_for_margin(&[], 50_000), (0, 0));
}
