//! The committed rounds: whatever drew them once, this engine draws the same.

use serde_json::Value;
use ssj_core::{ObjectId, RoundSecret, Seed, Suite};
use ssj_draw::sample::{Blinder, Frame, Quota, Ranker, Row, State, draw};

use crate::common::place;

fn numbers(value: &Value) -> Vec<u64> {
    value
        .as_array()
        .unwrap()
        .iter()
        .map(|n| n.as_u64().unwrap())
        .collect()
}

fn lists(value: &Value) -> Vec<Vec<u64>> {
    value.as_array().unwrap().iter().map(numbers).collect()
}

fn check(round: &Value, suite: Suite) {
    let hash = suite.hash_fn().unwrap();
    let ids = round["ids"].as_array().unwrap().iter();
    let tokens: Vec<_> = ids
        .map(|id| {
            id.as_str()
                .unwrap()
                .parse::<ObjectId>()
                .unwrap()
                .token(hash)
        })
        .collect();
    let states = round["states"]
        .as_str()
        .unwrap()
        .chars()
        .map(|state| match state {
            'o' => State::OutOfScope,
            'n' => State::NotDrawable,
            _ => State::Eligible,
        });
    let places: Vec<_> = numbers(&round["strata"])
        .iter()
        .zip(states)
        .map(|(h, state)| place(*h as u32, state))
        .collect();
    let (drawn, next) = (lists(&round["drawn"]), lists(&round["next"]));
    let strata = drawn.len() as u32;
    let secret = round["secret"].as_str().map(|hex| {
        let digest: ssj_core::Digest = hex.parse().unwrap();
        Blinder::new(suite, RoundSecret::from_bytes(*digest.as_bytes())).unwrap()
    });
    let frame = match &secret {
        Some(blinder) => Frame::blinded(tokens, places, strata, blinder),
        None => Frame::open(tokens, places, strata),
    };
    let seed: Seed = round["seed"].as_str().unwrap().parse().unwrap();
    let reserves = round["reserves"].as_u64().unwrap();
    let quotas: Vec<_> = drawn
        .iter()
        .map(|rows| Quota {
            drawn: rows.len() as u64,
            reserves,
        })
        .collect();
    let ranker = Ranker::new(suite, &seed).unwrap();
    let sample = draw(&frame.unwrap(), &quotas, &ranker, &mut ()).unwrap();
    let rows = |rows: &[Row]| rows.iter().map(|row| row.0).collect::<Vec<_>>();
    assert_eq!(
        sample.strata().map(|s| rows(s.drawn)).collect::<Vec<_>>(),
        drawn
    );
    assert_eq!(
        sample
            .strata()
            .map(|s| rows(s.reserves))
            .collect::<Vec<_>>(),
        next
    );
    let thresholds = round["thresholds"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t.as_str().map(String::from));
    let found = sample
        .strata()
        .map(|s| s.threshold.map(|rank| rank.to_string()));
    assert!(thresholds.eq(found));
}

#[test]
fn the_committed_rounds_are_drawn_again() {
    let text = include_str!("../../../../tests/vectors/sample-rounds.jsonl");
    let mut checked = 0;
    for line in text.lines() {
        let round: Value = serde_json::from_str(line).unwrap();
        let suite = if round["suite"] == "intl" {
            Suite::Intl
        } else {
            Suite::Sm
        };
        if suite.hash_fn().is_ok() {
            check(&round, suite);
            checked += 1;
        }
    }
    assert_eq!(checked, if cfg!(feature = "sm") { 40 } else { 20 });
}
