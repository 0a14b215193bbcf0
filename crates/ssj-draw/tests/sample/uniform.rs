//! Every subset equally often: small frames whole, designs A to C, and engines that are wrong.

use std::collections::BTreeMap;

use ssj_core::Shortfall;
use ssj_draw::sample::{Dial, Frame, Quota, Ranker, State, StratumCount, draw};

use crate::common::{Rows, place, ranker, token};
use crate::statistics::{ALARM, evenness, unevenness};

/// Draws `k` of the rows that are set in `eligible`; the answer is a set of rows as bits.
type Engine = fn(ranker: &Ranker, rows: usize, eligible: u32, k: usize) -> u32;

fn frame(rows: usize, eligible: u32) -> Frame<'static> {
    let state = |row: usize| {
        if eligible >> row & 1 == 1 {
            State::Eligible
        } else {
            State::NotDrawable
        }
    };
    let rows = (0..rows)
        .map(|row| (token(row as u64), place(0, state(row))))
        .collect();
    Rows { strata: 1, rows }.frame()
}

fn bits(rows: impl Iterator<Item = usize>) -> u32 {
    rows.fold(0, |bits, row| bits | 1 << row)
}

fn engine(ranker: &Ranker, rows: usize, eligible: u32, k: usize) -> u32 {
    let sample = draw(
        &frame(rows, eligible),
        &[Quota::new(k as u64)],
        ranker,
        &mut (),
    )
    .unwrap();
    bits(sample.drawn().map(ssj_draw::sample::Row::index))
}

/// Seen in real platforms: a random start, then every so many rows.
fn offset_and_step(ranker: &Ranker, rows: usize, _: u32, k: usize) -> u32 {
    let start = ranker.rank(ssj_core::BlindToken::open(token(0))).0 as usize;
    bits((0..k).map(|i| (start + i * (rows / k)) % rows))
}

/// A shuffle whose random numbers are words of four bits, reduced without rejection.
fn modulo_bias(ranker: &Ranker, rows: usize, _: u32, k: usize) -> u32 {
    let mut left: Vec<usize> = (0..rows).collect();
    let mut word = ranker.rank(ssj_core::BlindToken::open(token(0))).0;
    let mut pick = || {
        let at = (word & 15) as usize % left.len();
        word >>= 4;
        left.swap_remove(at)
    };
    bits((0..k).map(|_| pick()))
}

/// How often each subset of `k` of the eligible rows was drawn, over so many seeds.
fn subsets(engine: Engine, rows: usize, eligible: u32, k: usize, seeds: u64) -> Vec<u64> {
    let possible =
        (0_u32..1 << rows).filter(|set| set & !eligible == 0 && set.count_ones() as usize == k);
    let mut times: BTreeMap<u32, u64> = possible.map(|set| (set, 0)).collect();
    for seed in 0..seeds {
        let set = engine(&ranker(seed), rows, eligible, k);
        *times.get_mut(&set).expect("a subset of the eligible rows") += 1;
    }
    times.into_values().collect()
}

#[test]
fn every_subset_is_drawn_and_equally_often() {
    for rows in 1..=8 {
        for k in 0..=rows {
            let all = (1 << rows) - 1;
            let times = subsets(engine, rows, all, k, 3_000);
            assert!(
                times.iter().all(|n| *n > 0),
                "{k} of {rows} misses a subset"
            );
            if times.len() > 1 {
                assert!(evenness(&times) < ALARM, "{k} of {rows}: {times:?}");
            }
        }
    }
}

#[test]
fn wrong_engines_fail_the_same_test() {
    for (wrong, rows, k) in [(offset_and_step as Engine, 8, 4), (modulo_bias, 6, 2)] {
        let times = subsets(wrong, rows, (1 << rows) - 1, k, 3_000);
        assert!(evenness(&times) > ALARM, "{times:?}");
    }
}

#[test]
fn one_visit_keeps_each_matters_own_draw_exact() {
    // Two matters with one seed: each alone is uniform, together they nest.
    let (all, mut second) = ((1 << 6) - 1, BTreeMap::new());
    for seed in 0..3_000 {
        let ranker = ranker(seed);
        let (two, three) = (engine(&ranker, 6, all, 2), engine(&ranker, 6, all, 3));
        assert_eq!(two & three, two);
        *second.entry(three).or_insert(0_u64) += 1;
    }
    let times: Vec<u64> = second.into_values().collect();
    assert_eq!(times.len(), 20);
    assert!(evenness(&times) < ALARM);
}

#[test]
fn no_repeat_draws_evenly_from_whoever_is_left() {
    // Round two excludes whom round one drew; over all first samples of 2 of 6 every second is as likely.
    let (all, mut pairs) = ((1 << 6) - 1, BTreeMap::new());
    for seed in 0..9_000 {
        let first = engine(&ranker(2 * seed), 6, all, 2);
        let second = engine(&ranker(2 * seed + 1), 6, all & !first, 2);
        assert_eq!(first & second, 0);
        *pairs.entry((first, second)).or_insert(0_u64) += 1;
    }
    let times: Vec<u64> = pairs.into_values().collect();
    assert_eq!(times.len(), 15 * 6);
    assert!(evenness(&times) < ALARM);
}

#[test]
fn the_dial_draws_evenly_on_both_sides() {
    // Four recent ones, seven others, six drawn at half: ⌊1/2 · 6 · 4/11⌋ = 1 recent, 5 others.
    let count = |eligible| StratumCount {
        out_of_scope: 0,
        not_drawable: 0,
        eligible,
    };
    let dial = Dial {
        lambda: "1/2".parse().unwrap(),
        size: 6,
        recent: count(4),
        others: count(7),
        shortfall: Shortfall::Refuse,
    };
    let sizes = dial.split().unwrap();
    assert_eq!((sizes.recent.drawn, sizes.others.drawn), (1, 5));
    let mut sets = BTreeMap::new();
    for seed in 0..9_000 {
        let rows = (0..11).map(|row| (token(row), place(u32::from(row >= 4), State::Eligible)));
        let frame = Rows {
            strata: 2,
            rows: rows.collect(),
        }
        .frame();
        let quotas = [sizes.recent, sizes.others].map(|rate| Quota::new(rate.drawn));
        let sample = draw(&frame, &quotas, &ranker(seed), &mut ()).unwrap();
        *sets
            .entry(bits(sample.drawn().map(ssj_draw::sample::Row::index)))
            .or_insert(0_u64) += 1;
    }
    let times: Vec<u64> = sets.into_values().collect();
    assert_eq!(times.len(), 4 * 21);
    assert!(evenness(&times) < ALARM);
}

/// So many draws of 10 out of 100 (and of 2, 3, 5 of three strata): inclusion of each row, and ranks.
fn inclusion(draws: u64) {
    let strata: Vec<_> = (0..100)
        .map(|row| (token(row), place((row % 3) as u32, State::Eligible)))
        .collect();
    let frame = Rows {
        strata: 3,
        rows: strata,
    }
    .frame();
    let quotas = [2, 3, 5].map(Quota::new);
    let mut times = vec![0_u64; 100];
    let mut ranks = Vec::new();
    for seed in 0..draws {
        let ranker = ranker(seed);
        let sample = draw(&frame, &quotas, &ranker, &mut ()).unwrap();
        sample.drawn().for_each(|row| times[row.index()] += 1);
        let rank = ranker.rank(ssj_core::BlindToken::open(token(seed % 100)));
        ranks.push((rank.0 >> 75) as f64 / (1_u64 << 53) as f64);
    }
    for stratum in 0..3 {
        let mine: Vec<u64> = times.iter().copied().skip(stratum).step_by(3).collect();
        println!("stratum {stratum}: score {:.2}", evenness(&mine));
        assert!(evenness(&mine) < ALARM, "stratum {stratum}");
    }
    println!("ranks: {:.2}", unevenness(ranks.clone()));
    assert!(unevenness(ranks) < 2.8);
}

#[test]
fn inclusion_is_even_over_ten_thousand_draws() {
    inclusion(10_000);
}

#[test]
#[ignore = "a minute: docs/results/uniformity.txt has its last result"]
fn inclusion_is_even_over_a_million_draws() {
    inclusion(1_000_000);
    for (rows, k) in [(8, 4), (8, 3), (7, 2)] {
        let times = subsets(engine, rows, (1 << rows) - 1, k, 1_000_000);
        println!(
            "{k} of {rows}, {} subsets: score {:.2}",
            times.len(),
            evenness(&times)
        );
        assert!(evenness(&times) < ALARM);
    }
    for (name, wrong) in [
        ("offset and step", offset_and_step as Engine),
        ("modulo bias", modulo_bias),
    ] {
        let times = subsets(wrong, 8, 255, 4, 1_000_000);
        println!("{name}: score {:.2}", evenness(&times));
        assert!(evenness(&times) > ALARM);
    }
}
