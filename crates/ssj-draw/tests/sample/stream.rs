//! One pass over frames of unknown size.

use ssj_core::Explain as _;
use ssj_core::Ratio;
use ssj_draw::sample::{Counts, Keep, Quota, SelectError, State, Stream, draw, duplicates};

use crate::common::{Rows, place, ranker, token};

fn rows(number: u64) -> Rows {
    let state = |row: u64| {
        if row % 10 == 3 {
            State::NotDrawable
        } else {
            State::Eligible
        }
    };
    let row = |row: u64| (token(row), place((row * row % 7) as u32, state(row)));
    Rows {
        strata: 7,
        rows: (0..number).map(row).collect(),
    }
}

#[test]
fn a_stream_gives_the_sample_of_the_whole() {
    let rows = rows(30_000);
    let frame = rows.frame();
    let ratio = Ratio::new(1, 20).unwrap();
    for seed in 0..4 {
        let ranker = ranker(seed);
        let mut stream = Stream::new(&ranker, vec![Keep { ratio, at_least: 0 }; 7]);
        for start in (0..frame.len()).step_by(997) {
            let piece = frame.part(start..frame.len().min(start + 997)).unwrap();
            stream.push(&piece, &mut ()).unwrap();
        }
        assert_eq!(stream.counts(), &Counts::of(&frame, &mut ()).unwrap());
        let size =
            |count: &ssj_draw::sample::StratumCount| Quota::new(ratio.rounded_up(count.in_scope()));
        let quotas: Vec<_> = stream.counts().strata.iter().map(size).collect();
        assert_eq!(
            stream.finish(&quotas).unwrap(),
            draw(&frame, &quotas, &ranker, &mut ()).unwrap()
        );
    }
}

#[test]
fn what_was_dropped_is_missed_and_not_made_up() {
    let (frame, ranker) = (rows(30_000).frame(), ranker(1));
    let mut stream = Stream::new(
        &ranker,
        vec![
            Keep {
                ratio: Ratio::new(1, 100).unwrap(),
                at_least: 0
            };
            7
        ],
    );
    for start in (0..frame.len()).step_by(1_000) {
        stream
            .push(&frame.part(start..start + 1_000).unwrap(), &mut ())
            .unwrap();
    }
    let error = stream.finish(&[Quota::new(2_000); 7]).unwrap_err();
    assert!(matches!(
        error,
        SelectError::Dropped { .. } | SelectError::TooFewEligible { .. }
    ));
}

#[test]
fn large_frames_take_the_short_way_and_agree() {
    // Here bounds, rooms and buckets all do something, and small shares leave most rows unseen.
    let rows = rows(60_000);
    let (frame, ranker) = (rows.frame(), ranker(5));
    let quotas: Vec<_> = (1..8)
        .map(|i| Quota {
            drawn: i * i * 10,
            reserves: 3,
        })
        .collect();
    let sample = draw(&frame, &quotas, &ranker, &mut ());
    // Squares modulo 7 leave strata 3, 5 and 6 empty.
    assert_eq!(sample.unwrap_err().code(), "select.too-few-eligible");
    let quotas: Vec<_> = [40, 90, 160, 0, 1_000, 0, 0]
        .map(|n| Quota {
            drawn: n,
            reserves: 3,
        })
        .into();
    let sample = draw(&frame, &quotas, &ranker, &mut ()).unwrap();
    let flat: Vec<_> = sample
        .strata()
        .map(|s| [s.drawn, s.reserves].concat())
        .collect();
    assert_eq!(flat, crate::common::reference(&frame, &quotas, &ranker));
}

#[test]
fn a_token_twice_is_found() {
    let mut rows = rows(5_000);
    assert!(duplicates(&rows.frame()).is_empty());
    rows.rows[4_000].0 = rows.rows[17].0;
    rows.rows[4_000].1 = rows.rows[17].1;
    let found = duplicates(&rows.frame());
    assert_eq!(
        found
            .iter()
            .map(|pair| pair.map(|it| it.0))
            .collect::<Vec<_>>(),
        [[17, 4_000]]
    );
    let all = ssj_draw::sample::draw_order(&rows.frame(), &ranker(1), &mut ());
    assert_eq!(all.unwrap_err().code(), "select.duplicate-token");
}
