//! The engine against the definition, on random frames.

use proptest::prelude::*;
use ssj_draw::sample::{
    Blinder, Counts, Finished, Frame, Quota, Row, Sample, Selector, State, draw,
};

use crate::common::{Rows, ranker, reference, rows};

fn flat(sample: &Sample) -> Vec<Vec<Row>> {
    sample
        .strata()
        .map(|stratum| [stratum.drawn, stratum.reserves].concat())
        .collect()
}

fn quotas(frame: &Frame<'_>, share: u64, reserves: u64) -> Vec<Quota> {
    let counts = Counts::of(frame, &mut ()).unwrap();
    let quota = |count: &ssj_draw::sample::StratumCount| Quota {
        drawn: (count.eligible * share).div_ceil(100),
        reserves,
    };
    counts.strata.iter().map(quota).collect()
}

/// Cuts a frame, selects each part on its own, and finishes them in reverse, all strata at once or
/// some at a time.
fn in_parts(frame: &Frame<'_>, cuts: &[usize], quotas: &[Quota], seed: u64) -> Sample {
    let ranker = ranker(seed);
    let mut ends: Vec<_> = cuts.iter().map(|cut| cut % (frame.len() + 1)).collect();
    ends.extend([0, frame.len()]);
    ends.sort_unstable();
    let parts: Vec<_> = ends
        .windows(2)
        .map(|pair| frame.part(pair[0]..pair[1]).unwrap())
        .collect();
    let counts: Vec<_> = parts
        .iter()
        .map(|part| Counts::of(part, &mut ()).unwrap())
        .collect();
    let total = counts
        .iter()
        .skip(1)
        .rev()
        .fold(counts[0].clone(), |sum, part| {
            part.clone().merge(&sum).unwrap()
        });
    let mut selector = Selector::new(&ranker, total, quotas).unwrap();
    loop {
        let selected = parts.iter().zip(&counts).rev();
        let selected =
            selected.map(|(part, counts)| selector.select(part, counts, &mut ()).unwrap());
        let selected: Vec<_> = selected.collect();
        let mut finishing = selector.clone().finishing(selected.clone()).unwrap();
        for share in finishing.shares(cuts.len()).into_iter().rev() {
            share.finish(|row| frame.token(row), &mut ()).unwrap();
        }
        let joined = finishing.end().unwrap();
        let finished = selector
            .clone()
            .finish(selected, |row| frame.token(row), &mut ())
            .unwrap();
        if let (Finished::Sample(one), Finished::Sample(other)) = (&joined, &finished) {
            assert_eq!(one, other);
        }
        match finished {
            Finished::Sample(sample) => return sample,
            Finished::Widen(wider) => selector = wider,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_engine_draws_what_the_definition_says(
        rows in rows(700), seed: u64, share in 0_u64..=100, reserves in 0_u64..4,
    ) {
        let (frame, ranker) = (rows.frame(), ranker(seed));
        let quotas = quotas(&frame, share, reserves);
        let sample = draw(&frame, &quotas, &ranker, &mut ()).unwrap();
        prop_assert_eq!(flat(&sample), reference(&frame, &quotas, &ranker));
        for (stratum, quota) in sample.strata().zip(&quotas) {
            prop_assert_eq!(stratum.drawn.len() as u64, quota.drawn);
        }
    }

    #[test]
    fn rows_and_parts_never_matter(
        (rows, shuffled) in rows(300).prop_flat_map(|rows| {
            let order = Just(rows.rows.clone()).prop_shuffle();
            (Just(rows), order)
        }),
        seed: u64, share in 0_u64..=100, cuts in prop::collection::vec(any::<usize>(), 0..63),
    ) {
        let (frame, ranker) = (rows.frame(), ranker(seed));
        let quotas = quotas(&frame, share, 2);
        let sample = draw(&frame, &quotas, &ranker, &mut ()).unwrap();
        prop_assert_eq!(&in_parts(&frame, &cuts, &quotas, seed), &sample);

        let other = Rows { strata: rows.strata, rows: shuffled }.frame();
        let shuffled = draw(&other, &quotas, &ranker, &mut ()).unwrap();
        let names = |frame: &Frame<'_>, sample: &Sample| -> Vec<_> {
            flat(sample).concat().into_iter().map(|row| frame.token(row).unwrap()).collect()
        };
        prop_assert_eq!(names(&frame, &sample), names(&other, &shuffled));
        let thresholds = |sample: &Sample| -> Vec<_> { sample.strata().map(|it| it.threshold).collect() };
        prop_assert_eq!(thresholds(&sample), thresholds(&shuffled));
    }

    /// Rows from 2^32 on take another way through the engine.
    #[test]
    fn where_rows_are_numbered_from_does_not_matter(
        rows in rows(300), seed: u64, share in 0_u64..=100, first in (1_u64 << 32) - 200..1 << 33,
    ) {
        let (frame, ranker) = (rows.frame(), ranker(seed));
        let quotas = quotas(&frame, share, 2);
        let sample = flat(&draw(&frame, &quotas, &ranker, &mut ()).unwrap());
        let far = frame.clone().starting_at(Row(first)).unwrap();
        let far = flat(&draw(&far, &quotas, &ranker, &mut ()).unwrap());
        let back = |row: &Row| Row(row.0 - first);
        let far: Vec<Vec<Row>> = far.iter().map(|rows| rows.iter().map(back).collect()).collect();
        prop_assert_eq!(far, sample);
    }

    #[test]
    fn blinding_while_reading_is_blinding_before(rows in rows(300), seed: u64, secret: [u8; 32]) {
        let secret = ssj_core::RoundSecret::from_bytes(secret);
        let blinder = Blinder::new(ssj_core::Suite::Intl, secret).unwrap();
        let before: Vec<_> = rows.tokens().iter().map(|token| blinder.blind(*token)).collect();
        let before = Frame::of_blind_tokens(before, rows.places(), rows.strata).unwrap();
        let reading = Frame::blinded(rows.tokens(), rows.places(), rows.strata, &blinder).unwrap();
        let (ranker, quotas) = (ranker(seed), quotas(&before, 30, 1));
        prop_assert_eq!(
            draw(&before, &quotas, &ranker, &mut ()).unwrap(),
            draw(&reading, &quotas, &ranker, &mut ()).unwrap()
        );
    }

    #[test]
    fn one_object_more_changes_at_most_one_place_in_its_stratum(
        rows in rows(300), seed: u64, share in 0_u64..=90, gone: usize,
    ) {
        prop_assume!(!rows.rows.is_empty());
        let (ranker, mut fewer) = (ranker(seed), rows.clone());
        let (_, place) = fewer.rows.remove(gone % rows.rows.len());
        let frame = rows.frame();
        let fewer = fewer.frame();
        let quotas = quotas(&fewer, share, 0);
        let names = |frame: &Frame<'_>| -> Vec<Vec<_>> {
            let sample = draw(frame, &quotas, &ranker, &mut ()).unwrap();
            sample.strata().map(|s| s.drawn.iter().map(|row| frame.token(*row).unwrap()).collect()).collect()
        };
        for (stratum, (before, after)) in (0..).zip(names(&frame).iter().zip(names(&fewer))) {
            let lost = before.iter().filter(|token| !after.contains(token)).count();
            prop_assert!(lost <= usize::from(place.stratum() == stratum && place.state() == State::Eligible));
        }
    }
}
