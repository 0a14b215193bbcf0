//! Prints small made-up rounds and what the engine draws in them, one JSON object a line:
//! `cargo run --all-features --example sample_rounds -- ROUNDS [FIRST] | python3 scripts/check_draw.py`
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
    BlindToken, ObjectId, RoundSecret, Seed, Shortfall, SizeRule, Sizing, Spread, SpreadBounds,
    StratumFigures, Suite, Token,
};
use ssj_draw::sample::{
    Blinder, Counts, Frame, Place, Ranker, Sample, SizePlan, SizedObject, Sizes, State,
    WeightedSample, draw,
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
    classes: Vec<Sizing>,
    reserves: u64,
    /// The sizes of rows in a weighted draw of all of them, and how many that draws.
    by_size: (Vec<u32>, u64),
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
        let places: Vec<(u32, State)> = places.collect();
        let class_of = (0..strata).map(|_| numbers.below(classes) as u32).collect();
        let class_of: Vec<u32> = class_of;
        let mut populations = vec![0; strata as usize];
        for (stratum, state) in &places {
            if let (Some(n), true) = (
                populations.get_mut(*stratum as usize),
                *state != State::OutOfScope,
            ) {
                *n += 1;
            }
        }
        let classes = (0..classes as u32).map(|class| {
            let members = (0..).zip(class_of.iter().zip(&populations));
            let members = members.filter(|(_, (of, _))| **of == class);
            let members: Vec<(u32, u64)> = members.map(|(h, (_, n))| (h, *n)).collect();
            sizing(&mut numbers, &members)
        });
        let classes = classes.collect();
        let by_size: Vec<u32> = (0..rows).map(|_| numbers.below(20).pow(2) as u32).collect();
        let positive = by_size.iter().filter(|size| **size > 0).count() as u64;
        let drawn = numbers.below(positive + 1);
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
            classes,
            reserves: numbers.below(3),
            by_size: (by_size, drawn),
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
        let plan = SizePlan {
            shortfall: Shortfall::TakeAll,
            reserves: self.reserves,
            ..SizePlan::new(&self.classes, &self.class_of)
        };
        let ranker = Ranker::new(self.suite, &self.seed).unwrap();
        let sizes = plan.sizes(&counts, &ranker).unwrap();
        let sample = draw(&frame, &sizes.quotas(), &ranker, &mut ()).unwrap();
        (sizes, sample)
    }

    fn to_json(&self) -> Value {
        let ((sizes, sample), weighted) = (self.draw(), self.weighted());
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
            "classes": self.classes,
            "reserves": self.reserves,
            "expected": sizes.strata.iter().map(|it| [it.expected.whole, it.expected.rest, it.expected.of]).collect::<Vec<_>>(),
            "sizes": sizes.strata.iter().map(|it| it.size).collect::<Vec<_>>(),
            "drawn": sample.strata().map(|stratum| rows(stratum.drawn)).collect::<Vec<_>>(),
            "next": sample.strata().map(|stratum| rows(stratum.reserves)).collect::<Vec<_>>(),
            "thresholds": sample.strata().map(|s| s.threshold.map(|rank| rank.to_string())).collect::<Vec<_>>(),
            "by_size": self.by_size,
            "certain": weighted.certain,
            "weighted": weighted.drawn,
        })
    }

    /// All rows in one stratum, each as often as its size says.
    fn weighted(&self) -> WeightedSample {
        let hash = self.suite.hash_fn().unwrap();
        let blinder = self
            .secret
            .clone()
            .map(|secret| Blinder::new(self.suite, secret).unwrap());
        let (sizes, drawn) = &self.by_size;
        let objects = self.ids.iter().zip(sizes).map(|(id, size)| SizedObject {
            token: match &blinder {
                Some(blinder) => blinder.blind(id.token(hash)),
                None => BlindToken::open(id.token(hash)),
            },
            size: *size,
        });
        let objects: Vec<_> = objects.collect();
        let ranker = Ranker::new(self.suite, &self.seed).unwrap();
        WeightedSample::draw(&objects, *drawn, &ranker).unwrap()
    }
}

/// A rule and a spread for a class of strata, numbered, with their `N_h`.
fn sizing(numbers: &mut Numbers, members: &[(u32, u64)]) -> Sizing {
    let figures = |figure: &mut dyn FnMut(u64) -> u64| {
        let figures = members
            .iter()
            .map(|(h, n)| (h.to_string().parse().unwrap(), figure(*n) as u32));
        StratumFigures::new(figures).unwrap()
    };
    let half = SizeRule::Ratio("1/2".parse().unwrap());
    let ratio = ssj_core::Ratio::new(numbers.below(21) as u32, 20).unwrap();
    let (at_least, at_most) = (numbers.below(5), 5 + numbers.below(40));
    let rule = SizeRule::Ratio(ratio)
        .bounded(at_least, Some(at_most))
        .unwrap();
    let (rule, spread) = match numbers.below(9) {
        // One for each stratum always fits: five are as many as there are strata.
        0 => {
            let bounds = SpreadBounds::new(1, None).unwrap();
            (
                half.bounded(5, None).unwrap(),
                Spread::HuntingtonHill(bounds),
            )
        }
        1 => {
            let given = figures(&mut |n| numbers.below(n + 1));
            let sum = given.iter().map(|(_, n)| u64::from(n)).sum();
            (SizeRule::Fixed(sum), Spread::Fixed(given))
        }
        2 => (rule, Spread::LargestRemainder),
        3 | 4 => (rule, Spread::Neyman(figures(&mut |_| 1 + numbers.below(9)))),
        5 => (rule, Spread::BySize(figures(&mut |_| 1 + numbers.below(9)))),
        6 => {
            let pieces = [(10, SizeRule::Census), (20, SizeRule::Fixed(3))];
            (
                SizeRule::piecewise(pieces, rule).unwrap(),
                Spread::Proportional,
            )
        }
        _ => (rule, Spread::Proportional),
    };
    Sizing { rule, spread }
}
