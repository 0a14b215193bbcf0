//! A draw from one's own rows: a table with its own keys goes in, row numbers come out.
//!
//! `cargo run --example own_rows`

#![allow(clippy::print_stdout, reason = "an example")]

use std::collections::BTreeMap;
use std::error::Error;

use ssj::core::{Label, Seed, SizeRule, Sizing, Spread, Suite, Token};
use ssj::draw::sample::{Counts, Frame, Place, Ranker, SizePlan, State, draw};
use ssj_jilin::made::Dice;

/// A row as a database gives it.
struct Shop {
    key: String,
    county: &'static str,
    /// Whether it was checked already this year: it keeps its place, but can't be drawn.
    checked: bool,
}

fn rows() -> Vec<Shop> {
    let mut dice = Dice::new(7, 1);
    let counties = ["南关区", "宽城区", "宽城区", "朝阳区"];
    let shop = |number: u32| Shop {
        key: format!("shop/{number}"),
        county: dice.pick::<&str>(&counties),
        checked: dice.per_mille(100),
    };
    (0..2_000).map(shop).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let (rows, hash) = (rows(), Suite::Intl.hash_fn()?);

    // A token for each row, from whatever key is its own; a stratum for each county.
    let token = |shop: &Shop| {
        let digest = hash.hash(Label::Object, shop.key.as_bytes());
        let first = digest.as_bytes().first_chunk::<16>();
        first
            .map(|bytes| Token::from_bytes(*bytes))
            .ok_or("too short")
    };
    let tokens = rows.iter().map(token).collect::<Result<Vec<_>, _>>()?;
    let mut strata = BTreeMap::new();
    for shop in &rows {
        let next = u32::try_from(strata.len())?;
        strata.entry(shop.county).or_insert(next);
    }
    let places = rows.iter().map(|shop| {
        let state = if shop.checked {
            State::NotDrawable
        } else {
            State::Eligible
        };
        Place::new(strata.get(shop.county).copied().unwrap_or(0), state)
    });
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let frame = Frame::open(tokens, places, u32::try_from(strata.len())?)?;

    // 5 % of all rows, spread over the counties by their sizes; shares are rounded under the seed, which
    // nobody may know before the rows are fixed: see the example `commit_draw`.
    let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32]))?;
    let five = Sizing {
        rule: SizeRule::Ratio("5%".parse()?),
        spread: Spread::Proportional,
    };
    let counts = Counts::of(&frame, &mut ())?;
    let sizes = SizePlan::new(&[five], &vec![0; strata.len()]).sizes(&counts, &ranker)?;
    let sample = draw(&frame, &sizes.quotas(), &ranker, &mut ())?;

    println!("{} rows, {} drawn", rows.len(), sample.len());
    let mut drawn = BTreeMap::<_, Vec<&str>>::new();
    for row in sample.drawn() {
        let shop = rows.get(row.index()).ok_or("no such row")?;
        drawn.entry(shop.county).or_default().push(&shop.key);
    }
    for (county, keys) in drawn {
        println!("  {county}: {}, first {:?}", keys.len(), keys.first());
    }
    Ok(())
}
