//! Frames made from small numbers, and a reference that is too simple to be wrong.

use proptest::prelude::*;
use ssj_core::{Seed, Suite, Token};
use ssj_draw::sample::{Frame, Place, Quota, Ranker, State};

/// A frame in columns that can be shuffled and cut.
#[derive(Clone, Debug)]
pub(crate) struct Rows {
    pub(crate) strata: u32,
    pub(crate) rows: Vec<(Token, Place)>,
}

impl Rows {
    pub(crate) fn tokens(&self) -> Vec<Token> {
        self.rows.iter().map(|(token, _)| *token).collect()
    }

    pub(crate) fn places(&self) -> Vec<Place> {
        self.rows.iter().map(|(_, place)| *place).collect()
    }

    pub(crate) fn frame(&self) -> Frame<'static> {
        Frame::open(self.tokens(), self.places(), self.strata).unwrap()
    }
}

pub(crate) const STATES: [State; 3] = [State::OutOfScope, State::NotDrawable, State::Eligible];

pub(crate) fn token(number: u64) -> Token {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    Token::from_bytes(bytes)
}

pub(crate) fn place(stratum: u32, state: State) -> Place {
    Place::new(stratum, state).unwrap()
}

pub(crate) fn seed(number: u64) -> Seed {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    Seed::from_bytes(bytes)
}

pub(crate) fn ranker(number: u64) -> Ranker {
    Ranker::new(Suite::Intl, &seed(number)).unwrap()
}

/// Up to `rows` rows in up to five strata, two thirds of them eligible.
pub(crate) fn rows(rows: usize) -> impl Strategy<Value = Rows> {
    let row = (
        0_u32..5,
        prop_oneof![Just(0), Just(1), Just(2), Just(2), Just(2), Just(2)],
    );
    prop::collection::vec(row, 0..=rows).prop_map(|rows| Rows {
        strata: 5,
        rows: (0..)
            .zip(rows)
            .map(|(number, (stratum, state))| (token(number), place(stratum, STATES[state])))
            .collect(),
    })
}

/// What a stratum gives by the definition: rank all that are eligible, sort, take the lowest.
pub(crate) fn reference(
    frame: &Frame<'_>,
    quotas: &[Quota],
    ranker: &Ranker,
) -> Vec<Vec<ssj_draw::sample::Row>> {
    let all = (0..frame.len() as u64).map(ssj_draw::sample::Row);
    let mut strata = vec![Vec::new(); quotas.len()];
    for row in all {
        let place = frame.place(row).unwrap();
        if place.state() == State::Eligible {
            let rank = ranker.rank(frame.token(row).unwrap());
            strata[place.stratum() as usize].push((rank, row));
        }
    }
    for (stratum, quota) in strata.iter_mut().zip(quotas) {
        stratum.sort();
        stratum.truncate((quota.drawn + quota.reserves) as usize);
    }
    let rows = |stratum: Vec<(ssj_draw::sample::Rank, ssj_draw::sample::Row)>| {
        stratum.into_iter().map(|(_, row)| row).collect()
    };
    strata.into_iter().map(rows).collect()
}
