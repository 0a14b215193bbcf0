//! The strata of the example, with a world in them.

use std::collections::BTreeMap;

use ssj_core::ledger::estimate::Tally;
use ssj_core::{DivisionId, MatterId};

/// A stratum and who is in it.
#[derive(Debug)]
pub(crate) struct Stratum {
    pub(crate) key: String,
    pub(crate) class: String,
    pub(crate) county: DivisionId,
    pub(crate) in_scope: u64,
    pub(crate) eligible: u64,
    pub(crate) problems: u64,
    pub(crate) gone: u64,
}

/// Drawn in a thousand, and problems in a thousand, of a class.
fn class(name: &str) -> (u64, u64) {
    match name {
        "A" => (5, 50),
        "B" => (20, 100),
        "C" => (100, 200),
        "D" => (300, 400),
        _ => (50, 100),
    }
}

/// The strata by matter. Counties have half to one and a half times the problems of their class, and
/// five in a hundred objects are gone.
pub(crate) fn read(table: &str, dice: &mut Dice) -> BTreeMap<MatterId, Vec<Stratum>> {
    let mut world: BTreeMap<MatterId, Vec<Stratum>> = BTreeMap::new();
    let mut factors: BTreeMap<String, u64> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let [matter, name, county, in_scope, eligible] = line.split(',').collect::<Vec<_>>()[..]
        else {
            panic!("{line}")
        };
        let factor = *factors
            .entry(county.into())
            .or_insert_with(|| 500 + dice.below(1_001));
        let eligible: u64 = eligible.parse().unwrap();
        let likely = class(name).1 * factor;
        let problems = (0..eligible)
            .filter(|_| dice.below(1_000_000) < likely)
            .count() as u64;
        let gone = (problems..eligible)
            .filter(|_| dice.below(1_000) < 50)
            .count() as u64;
        let stratum = Stratum {
            key: format!("{county}/{name}"),
            class: name.into(),
            county: place(county),
            in_scope: in_scope.parse().unwrap(),
            eligible,
            problems,
            gone,
        };
        world
            .entry(MatterId::new(matter).unwrap())
            .or_default()
            .push(stratum);
    }
    for strata in world.values_mut() {
        strata.sort_by(|a, b| a.county.cmp(&b.county));
    }
    world
}

/// A division by its code, or a zone by its id.
fn place(name: &str) -> DivisionId {
    name.parse().or_else(|_| DivisionId::new(name)).unwrap()
}

/// The places of each class over its strata in proportion to what is in scope, rounded at random: down
/// the strata in a random order, one place wherever the sum of shares passes a whole number from a random
/// start. As far as there are so many eligible.
pub(crate) fn spread(strata: &[Stratum], dice: &mut Dice) -> Vec<u64> {
    let mut drawn = vec![0; strata.len()];
    let mut classes: Vec<&str> = strata.iter().map(|it| it.class.as_str()).collect();
    classes.sort_unstable();
    classes.dedup();
    for name in classes {
        let mut order: Vec<usize> = (0..strata.len())
            .filter(|i| strata[*i].class == name)
            .collect();
        for i in (1..order.len()).rev() {
            order.swap(i, dice.below(i as u64 + 1) as usize);
        }
        let all: u64 = order.iter().map(|i| strata[*i].in_scope).sum();
        let places = (all * class(name).0).div_ceil(1_000);
        let mut passed = dice.below(all.max(1));
        for i in order {
            let next = passed + strata[i].in_scope * places;
            drawn[i] = (next / all - passed / all).min(strata[i].eligible);
            passed = next;
        }
    }
    drawn
}

/// `SplitMix64`: the same everywhere.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: u64) -> u64 {
        ((u128::from(self.next()) * u128::from(n)) >> 64) as u64
    }

    /// A simple random sample of a stratum.
    pub(crate) fn draw(&mut self, eligible: u64, problems: u64, gone: u64, drawn: u64) -> Tally {
        let mut tally = Tally {
            eligible,
            drawn,
            responded: drawn,
            ..Tally::default()
        };
        let (mut left, mut with, mut without) = (eligible, problems, gone);
        for _ in 0..drawn {
            let at = self.below(left);
            if at < with {
                with -= 1;
                tally.problems += 1;
            } else if at < with + without {
                without -= 1;
                tally.gone += 1;
            }
            left -= 1;
        }
        tally
    }
}
