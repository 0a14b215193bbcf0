//! A frame of any bytes, cut anywhere, is drawn as the definition says, or refused; by states that merge as well.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssj_core::{BlindToken, Decode, Encode, Seed, Suite};
use ssj_draw::sample::{
    Counts, Finished, Frame, Kept, KeptFinished, KeptSample, Place, Quota, Ranker, Row, Selector,
    State,
};

fuzz_target!(|data: &[u8]| {
    let [strata, share, reserves, cut, rows @ ..] = data else {
        return;
    };
    let strata = u32::from(strata % 5) + 1;
    let mut tokens = Vec::new();
    let mut places = Vec::new();
    for (number, byte) in (0_u64..).zip(rows) {
        let mut token = [0; 16];
        token[..8].copy_from_slice(&number.to_be_bytes());
        // Some tokens stand twice.
        token[7] &= if byte & 0x80 == 0 { 0xff } else { 0xfe };
        tokens.push(BlindToken::from_bytes(token));
        let state = [
            State::OutOfScope,
            State::NotDrawable,
            State::Eligible,
            State::Eligible,
        ];
        let place = Place::new(u32::from(byte >> 2) % strata, state[usize::from(byte & 3)]);
        places.push(place.expect("a few strata"));
    }
    let frame = Frame::of_blind_tokens(&tokens, &places, strata).expect("columns of one length");
    let ranker =
        Ranker::new(Suite::Intl, &Seed::from_bytes([*share; 32])).expect("the default suite");
    let counts = Counts::of(&frame, &mut ()).expect("strata in range");
    let quota = |count: &ssj_draw::sample::StratumCount| Quota {
        drawn: count.eligible * u64::from(*share) / 255,
        reserves: u64::from(*reserves),
    };
    let quotas: Vec<_> = counts.strata.iter().map(quota).collect();
    let cut = usize::from(*cut).min(frame.len());
    let mut selector = Selector::new(&ranker, counts, quotas.clone()).expect("enough are eligible");
    let merged = merged(&selector, &frame, cut);
    let sample = loop {
        let select = |range| {
            let part = frame.part(range).expect("within the frame");
            let counts = Counts::of(&part, &mut ()).expect("strata in range");
            selector
                .select(&part, &counts, &mut ())
                .expect("its own counts")
        };
        let parts = vec![select(cut..frame.len()), select(0..cut)];
        match selector
            .clone()
            .finish(parts, |row| frame.token(row), &mut ())
        {
            Ok(Finished::Sample(sample)) => break sample,
            Ok(Finished::Widen(wider)) => selector = wider,
            Err(error) => {
                assert_eq!(ssj_core::Explain::code(&error), "select.duplicate-token");
                assert!(!ssj_draw::sample::duplicates(&frame).is_empty());
                // One of them may be a rank too high to be looked at there.
                return;
            }
        }
    };
    match merged {
        Ok(merged) => {
            for (stratum, merged) in sample.strata().zip(&merged.strata) {
                let tokens = |rows: &[Row]| -> Vec<_> {
                    rows.iter().filter_map(|row| frame.token(*row)).collect()
                };
                assert!(
                    merged
                        .drawn()
                        .iter()
                        .map(|one| one.token)
                        .eq(tokens(stratum.drawn))
                );
                assert!(
                    merged
                        .reserves()
                        .iter()
                        .map(|one| one.token)
                        .eq(tokens(stratum.reserves))
                );
            }
        }
        // The second of them may just not be needed.
        Err(error) => assert_eq!(ssj_core::Explain::code(&error), "select.token-twice"),
    }
    for (stratum, quota) in sample.strata().zip(quotas) {
        let mut ranked: Vec<_> = (0..frame.len() as u64)
            .map(Row)
            .filter(|row| frame.place(*row) == Place::new(stratum.number, State::Eligible).ok())
            .map(|row| {
                (
                    ranker.rank(frame.token(row).expect("a row of the frame")),
                    row,
                )
            })
            .collect();
        ranked.sort();
        let lowest: Vec<_> = ranked.into_iter().map(|(_, row)| row).collect();
        assert_eq!(stratum.drawn.len() as u64, quota.drawn);
        assert!(lowest.starts_with(&[stratum.drawn, stratum.reserves].concat()));
    }
});

/// The same by states that merge, through bytes.
fn merged(
    selector: &Selector,
    frame: &Frame<'_>,
    cut: usize,
) -> Result<KeptSample, ssj_draw::sample::SelectError> {
    let keep = |range| {
        let mut kept = Kept::new(selector);
        let part = frame.part(range).expect("within the frame");
        kept.take(selector, &part, &mut ()).expect("its own sizes");
        Kept::from_canonical(&kept.to_canonical()).expect("its own bytes")
    };
    let (a, b) = (keep(cut..frame.len()), keep(0..cut));
    match a.merge(b)?.finish(selector.clone())? {
        KeptFinished::Sample(sample) => Ok(sample),
        KeptFinished::Widen(wider) => merged(&wider, frame, cut),
    }
}
