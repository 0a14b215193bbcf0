//! Prints small made-up rounds and what the engine draws in them, one JSON object a line:
//! `cargo run -p ssj-draw --features sm --example sample_rounds -- ROUNDS [FIRST] | python3 scripts/check_draw.py`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "an example that makes test data"
)]

use serde_json::{Value, json};
use ssj_core::{
    ObjectId, RoundSecret, Seed, Shortfall, SizeRule, Sizing, Spread, SpreadBounds, Suite, Token,
};
use ssj_draw::sample::{
    Blinder, Counts, Frame, Place, Ranker, Sample, SizePlan, Sizes, State, draw,
};

fn main() {
    let mut arguments = std::env::args()
        .skip(1)
        .map(|argument| argument.parse::<u64>().unwrap());
    let rounds = arguments.next().unwrap_or(10);
    let first = arguments.next().unwrap_or(0);
    for number in first..first + rounds {
        println!("{}", Round::new(number).to_json());
    }
}

/// Small numbers that look random (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (x ^ (x >> 31)) % bound
    }
}

struct Round {
    suite: Suite,
    seed: Seed,
    secret: Option<RoundSecret>,
    ids: Vec<ObjectId>,
    places: Vec<(u32, State)>,
    class_of: Vec<u32>,
    weights: Vec<u32>,
    classes: Vec<(SizeRule, Spread, Value)>,
    reserves: u64,
}

impl Round {
    fn new(number: u64) -> Self {
        let mut numbers = Numbers(number);
        let suite = if number.is_multiple_of(2) {
            Suite::Intl
        } else {
            Suite::Sm
        };
        let rows = numbers.below(65);
        let strata = 1 + numbers.below(5);
        let classes = 1 + numbers.below(2);
        let places = (0..rows).map(|_| {
            let state = match numbers.below(8) {
                0 => State::OutOfScope,
                1 => State::NotDrawable,
                _ => State::Eligible,
            };
            (numbers.below(strata) as u32, state)
        });
        let places = places.collect();
        let class_of = (0..strata).map(|_| numbers.below(classes) as u32).collect();
        let weights = (0..strata).map(|_| numbers.below(9) as u32 + 1).collect();
        Self {
            suite,
            seed: Seed::from_bytes(core::array::from_fn(|_| numbers.below(256) as u8)),
            secret: (numbers.below(2) == 0).then(|| {
                RoundSecret::from_bytes(core::array::from_fn(|_| numbers.below(256) as u8))
            }),
            ids: (0..rows)
                .map(|row| format!("product:{number}-{row}").parse().unwrap())
                .collect(),
            places,
            class_of,
            weights,
            classes: (0..classes).map(|_| class(&mut numbers)).collect(),
            reserves: numbers.below(3),
        }
    }

    fn draw(&self) -> (Sizes, Sample) {
        let hash = self.suite.hash_fn().unwrap();
        let tokens: Vec<Token> = self.ids.iter().map(|id| id.token(hash)).collect();
        let places = self
            .places
            .iter()
            .map(|(stratum, state)| Place::new(*stratum, *state).unwrap());
        let places: Vec<Place> = places.collect();
        let blinder = self
            .secret
            .clone()
            .map(|secret| Blinder::new(self.suite, secret).unwrap());
        let strata = self.class_of.len() as u32;
        let frame = match &blinder {
            Some(blinder) => Frame::blinded(tokens, places, strata, blinder),
            None => Frame::open(tokens, places, strata),
        };
        let frame = frame.unwrap();
        let counts = Counts::of(&frame, &mut ()).unwrap();
        let sizings: Vec<Sizing> = self
            .classes
            .iter()
            .map(|(rule, spread, _)| Sizing {
                rule: rule.clone(),
                spread: *spread,
            })
            .collect();
        let plan = SizePlan {
            weights: Some(&self.weights),
            shortfall: Shortfall::TakeAll,
            reserves: self.reserves,
            ..SizePlan::new(&sizings, &self.class_of)
        };
        let sizes = plan.sizes(&counts).unwrap();
        let ranker = Ranker::new(self.suite, &self.seed).unwrap();
        let sample = draw(&frame, &sizes.quotas(), &ranker, &mut ()).unwrap();
        (sizes, sample)
    }

    fn to_json(&self) -> Value {
        let (sizes, sample) = self.draw();
        let rows =
            |rows: &[ssj_draw::sample::Row]| -> Vec<u64> { rows.iter().map(|row| row.0).collect() };
        let state = |state: State| match state {
            State::OutOfScope => 'o',
            State::NotDrawable => 'n',
            State::Eligible => 'e',
        };
        json!({
            "suite": self.suite.name(),
            "seed": self.seed.to_string(),
            "secret": self.secret.as_ref().map(|s| ssj_core::Digest::from_bytes(*s.expose()).to_string()),
            "ids": self.ids.iter().map(ObjectId::as_str).collect::<Vec<_>>(),
            "strata": self.places.iter().map(|(stratum, _)| stratum).collect::<Vec<_>>(),
            "states": self.places.iter().map(|(_, one)| state(*one)).collect::<String>(),
            "class_of": self.class_of,
            "weights": self.weights,
            "classes": self.classes.iter().map(|(_, _, value)| value).collect::<Vec<_>>(),
            "reserves": self.reserves,
            "sizes": sizes.strata.iter().map(|it| it.size).collect::<Vec<_>>(),
            "drawn": sample.strata().map(|stratum| rows(stratum.drawn)).collect::<Vec<_>>(),
            "next": sample.strata().map(|stratum| rows(stratum.reserves)).collect::<Vec<_>>(),
            "thresholds": sample.strata().map(|s| s.threshold.map(|rank| rank.to_string())).collect::<Vec<_>>(),
        })
    }
}

/// A rule and a spread, and both as JSON.
fn class(numbers: &mut Numbers) -> (SizeRule, Spread, Value) {
    if numbers.below(4) == 0 {
        // One for each stratum always fits: a census with the least of one.
        let spread = Spread::HuntingtonHill(SpreadBounds::new(1, None).unwrap());
        let rule = SizeRule::Ratio("1/2".parse().unwrap())
            .bounded(5, None)
            .unwrap();
        return (
            rule,
            spread,
            json!({"ratio": [1, 2], "at_least": 5, "spread": "huntington-hill"}),
        );
    }
    let (numerator, denominator) = (numbers.below(21) as u32, 20);
    let ratio = ssj_core::Ratio::new(numerator, denominator).unwrap();
    let (at_least, at_most) = (numbers.below(5), 5 + numbers.below(40));
    let rule = SizeRule::Ratio(ratio)
        .bounded(at_least, Some(at_most))
        .unwrap();
    let (spread, name) = match numbers.below(2) {
        0 => (Spread::Proportional, "proportional"),
        _ => (Spread::Neyman, "neyman"),
    };
    let value = json!({"ratio": [numerator, denominator], "at_least": at_least, "at_most": at_most, "spread": name});
    (rule, spread, value)
}
