//! States that merge: whatever the parts, their order and the way between them, the sample is the same.

use proptest::prelude::*;
use ssj_core::{BlindToken, Decode, Encode, Explain as _, Label, Suite};
use ssj_draw::sample::{
    Counts, Frame, Kept, KeptFinished, KeptSample, Quota, Ranker, SelectError, Selector, State,
    draw,
};

use crate::common::{Rows, place, ranker, rows, token};

/// What each stratum gives, by name: drawn and reserves, lowest rank first.
type Names = Vec<(Vec<BlindToken>, Vec<BlindToken>)>;

fn whole(frame: &Frame<'_>, quotas: &[Quota], ranker: &Ranker) -> Names {
    let sample = draw(frame, quotas, ranker, &mut ()).unwrap();
    let names = |rows: &[ssj_draw::sample::Row]| {
        rows.iter().map(|row| frame.token(*row).unwrap()).collect()
    };
    sample
        .strata()
        .map(|it| (names(it.drawn), names(it.reserves)))
        .collect()
}

fn named(sample: &KeptSample) -> Names {
    let names = |many: &[ssj_draw::sample::Ranked]| many.iter().map(|one| one.token).collect();
    sample
        .strata
        .iter()
        .map(|it| (names(it.drawn()), names(it.reserves())))
        .collect()
}

fn counts(parts: &[Frame<'_>], strata: u32) -> Counts {
    let mut all = Counts::none(strata as usize);
    parts.iter().for_each(|part| all.add(part).unwrap());
    all
}

/// Each part by a selector of its own, through bytes; merged as pairs, in an order that `turn` gives.
fn merged(selector: &Selector, parts: &[Frame<'_>], turn: usize) -> Kept {
    let one = |part: &Frame<'_>| {
        let mut kept = Kept::new(selector);
        kept.take(selector, part, &mut ()).unwrap();
        Kept::from_canonical(&kept.to_canonical()).unwrap()
    };
    let mut all: Vec<_> = parts.iter().map(one).collect();
    all.rotate_left(turn % parts.len());
    while all.len() > 1 {
        let right = all.split_off(all.len() / 2);
        let many = all.len().max(right.len());
        let (mut left, mut right) = (all.into_iter(), right.into_iter());
        all = (0..many)
            .map(|i| match (left.next(), right.next()) {
                (Some(a), Some(b)) if (i + turn).is_multiple_of(2) => a.merge(b).unwrap(),
                (Some(a), Some(b)) => b.merge(a).unwrap(),
                (a, b) => a.or(b).unwrap(),
            })
            .collect();
    }
    all.pop().unwrap()
}

fn cut<'a>(frame: &'a Frame<'static>, parts: usize) -> Vec<Frame<'a>> {
    let edges: Vec<_> = (0..=parts).map(|i| frame.len() * i / parts).collect();
    edges
        .windows(2)
        .map(|edge| frame.part(edge[0]..edge[1]).unwrap())
        .collect()
}

fn sample(kept: Kept, selector: Selector, parts: &[Frame<'_>]) -> KeptSample {
    match kept.finish(selector).unwrap() {
        KeptFinished::Sample(sample) => sample,
        KeptFinished::Widen(wider) => sample(merged(&wider, parts, 0), wider, parts),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_parts_in_any_order_through_bytes_give_one_sample(
        rows in rows(600), at in 0_usize..600, seed in 0_u64..1_000, share in 0_u64..12, reserves in 0_u64..4,
    ) {
        let ranker = ranker(seed);
        let frame = rows.frame();
        let all = Counts::of(&frame, &mut ()).unwrap();
        let quota = |count: &ssj_draw::sample::StratumCount| Quota { drawn: count.eligible * share / 11, reserves };
        let quotas: Vec<_> = all.strata.iter().map(quota).collect();
        let expected = whole(&frame, &quotas, &ranker);

        // The same rows from another one on.
        let mut turned = rows.clone();
        turned.rows.rotate_left(at % rows.rows.len().max(1));
        for (frame, parts) in [(frame.clone(), 1), (frame.clone(), 2), (frame, 7), (turned.frame(), 64)] {
            let parts = cut(&frame, parts);
            prop_assert_eq!(&counts(&parts, 5), &all);
            let selector = Selector::new(&ranker, all.clone(), quotas.clone()).unwrap();
            let kept = merged(&selector, &parts, at);
            prop_assert_eq!(kept.seen(), &all);
            prop_assert_eq!(named(&sample(kept, selector, &parts)), expected.clone());
        }
    }

    #[test]
    fn merging_is_associative_and_commutative(rows in rows(200), seed in 0_u64..1_000, drawn in 0_u64..9) {
        let (frame, ranker) = (rows.frame(), ranker(seed));
        let all = Counts::of(&frame, &mut ()).unwrap();
        let quotas: Vec<_> = all.strata.iter().map(|count| Quota::new(drawn.min(count.eligible))).collect();
        // The middle one looks at every rank, the others at those below a bound.
        let narrow = Selector::new(&ranker, all.clone(), quotas.clone()).unwrap();
        let wide = Selector::unbounded(&ranker, all, quotas).unwrap();
        let parts = cut(&frame, 3);
        let one = |selector: &Selector, part: &Frame<'_>| {
            let mut kept = Kept::new(selector);
            kept.take(selector, part, &mut ()).unwrap();
            kept
        };
        let (a, b, c) = (one(&narrow, &parts[0]), one(&wide, &parts[1]), one(&narrow, &parts[2]));
        let left = a.clone().merge(b.clone()).unwrap().merge(c.clone()).unwrap();
        let right = c.merge(b).unwrap().merge(a).unwrap();
        prop_assert_eq!(left.to_canonical(), right.to_canonical());
        prop_assert_eq!(left, right);
    }
}

/// Twenty thousand rows of four strata, of which few are drawn: bounds and pruning do their work.
fn large() -> (Rows, Vec<Quota>) {
    let row = |i: u64| (token(i), place((i % 4) as u32, State::Eligible));
    let rows = Rows {
        strata: 4,
        rows: (0..20_000).map(row).collect(),
    };
    (
        rows,
        [400, 1, 0, 30]
            .map(|drawn| Quota { drawn, reserves: 2 })
            .into(),
    )
}

#[test]
fn a_large_frame_in_small_batches_gives_the_same() {
    let ((rows, quotas), ranker) = (large(), ranker(3));
    let frame = rows.frame();
    let all = Counts::of(&frame, &mut ()).unwrap();
    let selector = Selector::new(&ranker, all, quotas.clone()).unwrap();
    let mut kept = Kept::new(&selector);
    for part in cut(&frame, 301) {
        kept.take(&selector, &part, &mut ()).unwrap();
    }
    let bytes = kept.to_canonical();
    assert!(bytes.len() < 16_000, "only what may be drawn is kept");
    // Written once: the states of other engines are these bytes.
    let digest = Suite::Intl.hash_fn().unwrap().hash(Label::Document, &bytes);
    assert_eq!(
        digest.to_string(),
        "4d3d650321fefe9b0830cc466b5d90166e4cff1a0ac65a284b091364f5171a1a"
    );
    let parts = cut(&frame, 1);
    assert_eq!(
        named(&sample(kept, selector, &parts)),
        whole(&frame, &quotas, &ranker)
    );
}

#[test]
fn columns_of_another_engine_are_a_frame() {
    let ((rows, quotas), ranker) = (large(), ranker(3));
    let frame = rows.frame();
    let mut tokens = Vec::new();
    rows.rows
        .iter()
        .for_each(|(token, _)| tokens.extend(token.as_bytes()));
    let strata: Vec<_> = rows.rows.iter().map(|(_, place)| place.stratum()).collect();
    let borrowed = Frame::of_columns(&tokens, &strata, &vec![2; 20_000], 4).unwrap();
    let names = whole(&borrowed, &quotas, &ranker);
    assert_eq!(names, whole(&frame, &quotas, &ranker));

    // Any engine draws by `ORDER BY rank LIMIT n`.
    ranker.rank_column(&mut tokens);
    let mut ranks: Vec<_> = tokens
        .chunks(16)
        .zip(strata)
        .filter(|(_, stratum)| *stratum == 0)
        .collect();
    ranks.sort();
    let drawn = &names[0].0;
    assert_eq!(ranks[399].0, ranker.rank(drawn[399]).0.to_be_bytes());

    for (error, code) in [
        (
            Frame::of_columns(&[0; 17], &[0], &[0], 1),
            "frame.unequal-columns",
        ),
        (
            Frame::of_columns(&[0; 16], &[0], &[0, 0], 1),
            "frame.unequal-columns",
        ),
        (
            Frame::of_columns(&[0; 16], &[0], &[3], 1),
            "frame.no-such-state",
        ),
        (
            Frame::of_columns(&[0; 16], &[1], &[0], 1),
            "frame.no-such-stratum",
        ),
    ] {
        assert_eq!(error.unwrap_err().code(), code);
    }
}

#[test]
fn parts_that_are_missing_or_come_twice_are_refused() {
    let ((rows, quotas), ranker) = (large(), ranker(3));
    let frame = rows.frame();
    let all = Counts::of(&frame, &mut ()).unwrap();
    let selector = Selector::new(&ranker, all.clone(), quotas).unwrap();
    let parts = cut(&frame, 3);
    let missing = merged(&selector, &parts[..2], 0);
    let error = missing.clone().finish(selector.clone()).unwrap_err();
    assert_eq!(error, SelectError::Coverage { rows: 20_000 });
    let twice = missing.merge(merged(&selector, &parts[1..], 0)).unwrap();
    assert_eq!(
        twice.finish(selector.clone()).unwrap_err().code(),
        "select.coverage"
    );

    // The counts fit, and one part stands for another.
    let again = merged(
        &selector,
        &[parts[0].clone(), parts[2].clone(), parts[0].clone()],
        0,
    );
    let same_counts = again.seen() == &all;
    let error = again.finish(selector.clone()).unwrap_err().code();
    assert_eq!(
        error,
        if same_counts {
            "select.token-twice"
        } else {
            "select.coverage"
        }
    );

    // What was kept under another seed, or for other sizes, is no part of this draw.
    let other_seed = crate::common::ranker(4);
    let other = Selector::new(&other_seed, all.clone(), selector_quotas()).unwrap();
    let foreign = merged(&other, &parts, 0);
    assert_eq!(
        foreign.finish(selector.clone()).unwrap_err().code(),
        "select.other-selection"
    );
    let fewer = Selector::new(&ranker, all, vec![Quota::new(1); 4]).unwrap();
    let fewer = merged(&fewer, &parts, 0);
    assert_eq!(
        fewer.clone().finish(selector.clone()).unwrap_err().code(),
        "select.other-selection"
    );
    assert!(fewer.merge(merged(&selector, &parts, 0)).is_err());
}

fn selector_quotas() -> Vec<Quota> {
    large().1
}

#[test]
fn a_token_twice_is_refused_wherever_the_two_lie() {
    let ((mut rows, quotas), ranker) = (large(), ranker(3));
    // The token of lowest rank of its stratum stands in it again, far away.
    let lowest = whole(&rows.frame(), &quotas, &ranker)[0].0[0];
    let at = rows
        .rows
        .iter()
        .position(|(token, _)| token.as_bytes() == lowest.as_bytes())
        .unwrap();
    let to = if at < 10_000 { 19_996 } else { 4 };
    rows.rows[to].0 = rows.rows[at].0;
    let frame = rows.frame();
    let all = Counts::of(&frame, &mut ()).unwrap();
    let selector = Selector::new(&ranker, all, quotas).unwrap();
    for parts in [1, 2, 64] {
        let kept = merged(&selector, &cut(&frame, parts), 1);
        let error = kept.finish(selector.clone()).unwrap_err();
        assert_eq!(error, SelectError::TokenTwice { token: lowest });
    }
}

#[test]
fn what_is_kept_beyond_the_bound_of_another_part_is_not_known_to_be_lowest() {
    // One part lets nobody through but 0, the other everybody: together too few are known.
    let (rows, ranker) = (large().0, ranker(3));
    let frame = rows.frame();
    let all = Counts::of(&frame, &mut ()).unwrap();
    let quotas = vec![Quota::new(5); 4];
    let wide = Selector::unbounded(&ranker, all.clone(), quotas.clone()).unwrap();
    let mut bytes = merged(&wide, &cut(&frame, 1), 0).to_canonical();
    // The first stratum's bound stands after the seed's mark, the counts of four strata and its size.
    let bound = 12 + 16 + (12 + 8 + 4 * 24) + 8 + 8;
    assert_eq!(bytes[bound..bound + 4], [0xff; 4]);
    bytes[bound..bound + 4].copy_from_slice(&[0; 4]);
    // What is beyond the bound can't stand in a state.
    assert!(Kept::from_canonical(&bytes).is_err());
    let narrow = Selector::new(&ranker, all, quotas).unwrap();
    let parts = cut(&frame, 2);
    let mut kept = Kept::new(&narrow);
    kept.take(&narrow, &parts[0], &mut ()).unwrap();
    kept.take(&wide, &parts[1], &mut ()).unwrap();
    assert_eq!(
        named(&sample(kept, narrow, &parts)),
        whole(&frame, &[Quota::new(5); 4], &ranker)
    );
}
