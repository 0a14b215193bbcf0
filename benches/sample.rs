//! The frame that the sampling benchmarks draw from.
#![allow(
    missing_docs,
    missing_debug_implementations,
    clippy::pedantic,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a benchmark makes its own small numbers"
)]

use ssj_core::{SizeRule, Sizing, Spread, Token};
use ssj_draw::sample::{Place, State};

/// Strata: a province's counties by a few dozen matters and classes.
pub const STRATA: u32 = 3_100;

/// The columns of a frame.
pub struct Columns {
    pub tokens: Vec<Token>,
    pub places: Vec<Place>,
    pub class_of: Vec<u32>,
}

impl Columns {
    /// So many rows with pseudo-random tokens, strata interleaved, every tenth not drawable.
    pub fn new(rows: usize) -> Self {
        let mut state = 1_u64;
        let mut next = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let x = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            x ^ (x >> 31)
        };
        let (mut tokens, mut places) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        for _ in 0..rows {
            let mut bytes = [0; 16];
            bytes[..8].copy_from_slice(&next().to_be_bytes());
            let x = next();
            bytes[8..].copy_from_slice(&x.to_be_bytes());
            tokens.push(Token::from_bytes(bytes));
            let state = if x >> 32 & 0xffff < 6554 {
                State::NotDrawable
            } else {
                State::Eligible
            };
            places.push(Place::new((x & 0xffff_ffff) as u32 % STRATA, state).expect("in range"));
        }
        Self {
            tokens,
            places,
            class_of: (0..STRATA).map(|stratum| stratum % 4).collect(),
        }
    }

    /// How many strata.
    pub fn strata(&self) -> u32 {
        STRATA
    }
}

/// Risk classes at 0.5, 2, 10 and 30 %.
pub fn sizings() -> Vec<Sizing> {
    let sizing = |ratio: &str| Sizing {
        rule: SizeRule::Ratio(ratio.parse().expect("a ratio")),
        spread: Spread::Proportional,
    };
    ["0.5%", "2%", "10%", "30%"].map(sizing).into()
}
