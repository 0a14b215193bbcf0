//! Empty strata, full ratios, cancelled draws, parts that do not fit.

use core::ops::ControlFlow;
use ssj_core::Explain as _;

use ssj_draw::sample::{
    Counts, Finished, Frame, FrameError, Quota, Row, SelectError, Selector, State, draw,
};
use ssj_draw::{Observer, Progress};

use crate::common::{Rows, place, ranker, token};

fn frame(places: &[(u32, State)], strata: u32) -> Frame<'static> {
    let rows = (0..)
        .zip(places)
        .map(|(i, (stratum, state))| (token(i), place(*stratum, *state)));
    Rows {
        strata,
        rows: rows.collect(),
    }
    .frame()
}

#[test]
fn strata_of_none_one_and_all_excluded_are_exact() {
    use State::{Eligible, NotDrawable, OutOfScope};
    let places = [
        (1, Eligible),
        (2, NotDrawable),
        (2, NotDrawable),
        (3, OutOfScope),
        (4, Eligible),
        (4, Eligible),
    ];
    let frame = frame(&places, 5);
    let quotas = [0, 1, 0, 0, 2].map(Quota::new);
    let sample = draw(&frame, &quotas, &ranker(1), &mut ()).unwrap();
    let sizes: Vec<_> = sample.strata().map(|stratum| stratum.drawn.len()).collect();
    assert_eq!(sizes, [0, 1, 0, 0, 2]);
    let thresholds: Vec<_> = sample
        .strata()
        .map(|stratum| stratum.threshold.is_some())
        .collect();
    assert_eq!(thresholds, [false, true, false, false, true]);
    let error = draw(
        &frame,
        &[0, 1, 1, 0, 2].map(Quota::new),
        &ranker(1),
        &mut (),
    )
    .unwrap_err();
    assert_eq!(
        error,
        SelectError::TooFewEligible {
            stratum: 2,
            quota: 1,
            eligible: 0
        }
    );
    assert!(
        draw(
            &Frame::open(vec![], vec![], 0).unwrap(),
            &[],
            &ranker(1),
            &mut ()
        )
        .unwrap()
        .is_empty()
    );
}

#[test]
fn reserves_end_where_the_stratum_does() {
    let frame = frame(&[(0, State::Eligible); 5], 1);
    let sample = draw(
        &frame,
        &[Quota {
            drawn: 3,
            reserves: u64::MAX,
        }],
        &ranker(1),
        &mut (),
    )
    .unwrap();
    let stratum = sample.stratum(0).unwrap();
    assert_eq!((stratum.drawn.len(), stratum.reserves.len()), (3, 2));
    assert_eq!(sample.stratum(1), None);
}

#[test]
fn a_stratum_that_the_frame_does_not_have_is_named() {
    let frame = frame(&[(0, State::Eligible), (7, State::Eligible)], 2);
    let error = draw(&frame, &[Quota::new(0); 2], &ranker(1), &mut ()).unwrap_err();
    let expected = FrameError::NoSuchStratum {
        row: Row(1),
        stratum: 7,
        strata: 2,
    };
    assert_eq!(error, SelectError::Frame(expected));
}

struct StopAfter(u32);

impl Observer for StopAfter {
    fn progress(&mut self, _: Progress) -> ControlFlow<()> {
        match self.0.checked_sub(1) {
            Some(left) => {
                self.0 = left;
                ControlFlow::Continue(())
            }
            None => ControlFlow::Break(()),
        }
    }
}

#[test]
fn a_cancelled_draw_returns_nothing() {
    let frame = frame(&[(0, State::Eligible); 100], 1);
    let mut calls = 0;
    while let Err(error) = draw(&frame, &[Quota::new(9)], &ranker(1), &mut StopAfter(calls)) {
        assert_eq!(error.code(), "draw.cancelled");
        calls += 1;
    }
    assert!(calls >= 3, "each phase can be cancelled");
}

#[test]
fn parts_must_cover_the_frame_once() {
    let (frame, ranker) = (frame(&[(0, State::Eligible); 90], 1), ranker(1));
    let counts = Counts::of(&frame, &mut ()).unwrap();
    let selector = Selector::new(&ranker, counts, [Quota::new(9)]).unwrap();
    let part = |range| {
        let part = frame.part(range).unwrap();
        let counts = Counts::of(&part, &mut ()).unwrap();
        selector.select(&part, &counts, &mut ()).unwrap()
    };
    for (one, two) in [
        (0..50, 90..90),
        (0..50, 40..90),
        (0..45, 0..45),
        (0..90, 0..90),
    ] {
        let parts = Vec::from([part(one), part(two)]);
        let error = selector
            .clone()
            .finish(parts, |row| frame.token(row), &mut ())
            .unwrap_err();
        assert_eq!(error, SelectError::Coverage { rows: 90 });
    }
    let half = frame.part(0..45).unwrap();
    let error = selector
        .select(&half, &Counts::of(&frame, &mut ()).unwrap(), &mut ())
        .unwrap_err();
    assert_eq!(error, SelectError::Part);
}

#[test]
fn a_row_that_changes_its_token_is_noticed() {
    let (frame, ranker) = (frame(&[(0, State::Eligible); 90], 1), ranker(1));
    let counts = Counts::of(&frame, &mut ()).unwrap();
    let selector = Selector::new(&ranker, counts.clone(), [Quota::new(9)]).unwrap();
    let part = selector.select(&frame, &counts, &mut ()).unwrap();
    let other = |_: Row| Some(ssj_core::BlindToken::open(token(1_000)));
    let error = selector.finish(vec![part], other, &mut ()).unwrap_err();
    assert_eq!(error.code(), "select.changed");
}

/// Counts of the right sum but of other strata leave too little room for the first stratum's sample,
/// which must not be written over the second one's candidates.
#[test]
fn counts_of_another_part_change_no_sample() {
    let eligible = |many: u64| ssj_draw::sample::StratumCount {
        out_of_scope: 0,
        not_drawable: 0,
        eligible: many,
    };
    let places: Vec<_> = (0..90)
        .map(|i| (u32::from(i >= 45), State::Eligible))
        .collect();
    let (frame, ranker) = (frame(&places, 2), ranker(1));
    let counts = Counts::of(&frame, &mut ()).unwrap();
    let quotas = [Quota::new(40), Quota::new(40)];
    let selector = Selector::new(&ranker, counts, quotas).unwrap();
    // Too little room for the first stratum.
    let wrong = Counts {
        strata: vec![eligible(5), eligible(85)],
    };
    let part = selector.select(&frame, &wrong, &mut ()).unwrap();
    let finished = selector.finish(vec![part], |row| frame.token(row), &mut ());
    let Finished::Sample(sample) = finished.unwrap() else {
        panic!("the bounds let all through")
    };
    assert_eq!(sample, draw(&frame, &quotas, &ranker, &mut ()).unwrap());
}

/// Counts how often it was asked, and never cancels.
struct Watch(u32);

impl Observer for Watch {
    fn progress(&mut self, _: Progress) -> ControlFlow<()> {
        self.0 += 1;
        ControlFlow::Continue(())
    }
}

/// Parts on threads of the caller's, watched or not, in both suites where there are two.
#[test]
fn threads_and_observers_never_matter() {
    let places: Vec<_> = (0..5_000).map(|i| (i % 7, State::Eligible)).collect();
    let frame = frame(&places, 7);
    let quotas = [Quota {
        drawn: 60,
        reserves: 4,
    }; 7];
    for suite in [ssj_core::Suite::Intl, ssj_core::Suite::Sm] {
        let Ok(ranker) = ssj_draw::sample::Ranker::new(suite, &crate::common::seed(3)) else {
            continue;
        };
        let alone = draw(&frame, &quotas, &ranker, &mut ()).unwrap();
        let mut watch = Watch(0);
        assert_eq!(draw(&frame, &quotas, &ranker, &mut watch).unwrap(), alone);
        assert!(watch.0 >= 3);
        let counts = Counts::of(&frame, &mut ()).unwrap();
        let selector = Selector::new(&ranker, counts, quotas).unwrap();
        for threads in [1, 2, 5] {
            let select = |i: usize| {
                let range = 5_000 * i / threads..5_000 * (i + 1) / threads;
                let part = frame.part(range).unwrap();
                let counts = Counts::of(&part, &mut ()).unwrap();
                selector.select(&part, &counts, &mut Watch(0)).unwrap()
            };
            let parts = std::thread::scope(|scope| {
                let select = &select;
                let started: Vec<_> = (0..threads)
                    .map(|i| scope.spawn(move || select(i)))
                    .collect();
                started.into_iter().map(|one| one.join().unwrap()).collect()
            });
            let mut finishing = selector.clone().finishing(parts).unwrap();
            std::thread::scope(|scope| {
                for share in finishing.shares(threads) {
                    scope.spawn(|| share.finish(|row| frame.token(row), &mut Watch(0)).unwrap());
                }
            });
            let Finished::Sample(sample) = finishing.end().unwrap() else {
                panic!("the bounds let enough through")
            };
            assert_eq!(sample, alone, "{threads} threads");
        }
    }
}

#[test]
fn a_share_that_is_not_finished_makes_no_sample() {
    let places: Vec<_> = (0..100).map(|i| (i % 4, State::Eligible)).collect();
    let (frame, ranker) = (frame(&places, 4), ranker(1));
    let counts = Counts::of(&frame, &mut ()).unwrap();
    let quotas = [Quota::new(5), Quota::new(0), Quota::new(9), Quota::new(7)];
    let selector = Selector::new(&ranker, counts.clone(), quotas).unwrap();
    let finishing = || {
        let part = selector.select(&frame, &counts, &mut ()).unwrap();
        selector.clone().finishing(vec![part]).unwrap()
    };
    for left_out in 0..4 {
        let mut finishing = finishing();
        let shares = finishing.shares(4).into_iter().enumerate();
        for (i, share) in shares.filter(|(i, _)| *i != left_out) {
            assert!(share.strata.contains(&0) == (i == 0));
            share.finish(|row| frame.token(row), &mut ()).unwrap();
        }
        assert!(finishing.shares(4).is_empty(), "they are given once");
        match finishing.end() {
            Err(error) => assert_eq!(error.code(), "select.unfinished"),
            // Three shares hold what four strata have to give.
            Ok(_) => assert_eq!(left_out, 3),
        }
    }
    assert_eq!(finishing().end().unwrap_err(), SelectError::Unfinished);
    // From another number of strata.
    let part = selector.select(&frame, &counts, &mut ()).unwrap();
    let other = Counts {
        strata: vec![ssj_draw::sample::StratumCount {
            out_of_scope: 0,
            not_drawable: 0,
            eligible: 100,
        }],
    };
    let other = Selector::new(&ranker, other, [Quota::new(1)]).unwrap();
    assert_eq!(other.finishing(vec![part]).unwrap_err(), SelectError::Part);
}
