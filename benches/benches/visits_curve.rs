//! Distinct visits beside their lower bound, as strata grow:
//! `cargo bench -p ssj-benches --bench visits_curve`.
//!
//! Five matters on the same enterprises, with one seed. *Equal*: every matter has the same strata.
//! *Nested*: each matter's strata join two of the matter before. *Two ways*: two sets of strata that
//! cross, such as counties and trades, and each matter has one of them. *Crossed*: the strata of each
//! matter have nothing to do with those of any other.

use ssj_core::{Seed, SizeRule, Sizing, Spread, Suite, Token};
use ssj_draw::sample::{
    Counts, Frame, MatterDraw, Place, Ranker, Sample, SizePlan, State, VisitReport, draw,
};

const RATIOS: [(&str, [&str; 5]); 4] = [
    ("of 5 % each", ["5%"; 5]),
    ("of 12 % each", ["12%"; 5]),
    ("of 15 % each", ["15%"; 5]),
    ("of 2, 3, 5, 10, 30 %", ["2%", "3%", "5%", "10%", "30%"]),
];

fn main() {
    let test = std::env::args().any(|argument| argument == "--test");
    let units: u32 = if test { 20_000 } else { 1_000_000 };
    let tokens: Vec<Token> = (0..units)
        .map(|unit| Token::from_bytes(u128::from(unit).to_be_bytes()))
        .collect();
    let ranker = Ranker::new(Suite::Intl, &Seed::from_bytes([7; 32])).expect("the default suite");
    for (which, ratios) in RATIOS {
        println!("{units} enterprises, five matters {which}: visits, lower bound, excess");
        for (name, stratum) in [
            ("equal", equal as Strata),
            ("nested", nested),
            ("two ways", two_ways),
            ("crossed", crossed),
        ] {
            for size in [30, 100, 300, 1_000, 3_000, 10_000, 25_000, 30_000, 100_000] {
                let stratum = |unit, matter| stratum(unit, matter, size, units);
                let report = round(&tokens, &ranker, &ratios, stratum);
                let excess = (report.visits as f64 / report.bound() as f64 - 1.0) * 100.0;
                let (visits, bound) = (report.visits, report.bound());
                println!("  {name:8} strata of {size:6}: {visits:7} {bound:7} {excess:+6.2} %");
            }
        }
    }
}

/// The stratum of a unit for a matter, given the size of strata and the number of units.
type Strata = fn(u32, u32, u32, u32) -> u32;

fn equal(unit: u32, _: u32, size: u32, _: u32) -> u32 {
    unit / size
}

fn nested(unit: u32, matter: u32, size: u32, _: u32) -> u32 {
    (unit / size) >> matter
}

fn crossed(unit: u32, matter: u32, size: u32, units: u32) -> u32 {
    let mixed = (u64::from(unit) << 3 | u64::from(matter)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (((mixed >> 32) * u64::from((units / size).max(1))) >> 32) as u32
}

fn two_ways(unit: u32, matter: u32, size: u32, units: u32) -> u32 {
    crossed(unit, matter % 2, size, units)
}

fn round(
    tokens: &[Token],
    ranker: &Ranker,
    ratios: &[&str],
    stratum: impl Fn(u32, u32) -> u32,
) -> VisitReport {
    let visited: Vec<u32> = (0..tokens.len() as u32).collect();
    let matters: Vec<(Frame<'_>, Counts, Sample)> = (0..)
        .zip(ratios)
        .map(|(matter, ratio)| draw_matter(tokens, ranker, ratio, |unit| stratum(unit, matter)))
        .collect();
    let draws = matters.iter().map(|(frame, counts, sample)| MatterDraw {
        frame,
        counts,
        sample,
        visited: &visited,
    });
    VisitReport::of(visited.len() as u32, &draws.collect::<Vec<_>>())
        .expect("columns of one length")
}

fn draw_matter<'a>(
    tokens: &'a [Token],
    ranker: &Ranker,
    ratio: &str,
    stratum: impl Fn(u32) -> u32,
) -> (Frame<'a>, Counts, Sample) {
    let numbers: Vec<u32> = (0..tokens.len() as u32).map(stratum).collect();
    let strata = numbers.iter().max().map_or(0, |last| last + 1);
    let place = |number: &u32| Place::new(*number, State::Eligible).expect("below the limit");
    let frame = Frame::open(
        tokens,
        numbers.iter().map(place).collect::<Vec<_>>(),
        strata,
    );
    let frame = frame.expect("columns of one length");
    let counts = Counts::of(&frame, &mut ()).expect("strata in range");
    // One class per stratum: the ratio of each, rounded up.
    let rule = SizeRule::Ratio(ratio.parse().expect("a ratio"));
    let sizings = vec![
        Sizing {
            rule,
            spread: Spread::Proportional
        };
        strata as usize
    ];
    let class_of: Vec<u32> = (0..strata).collect();
    let sizes = SizePlan::new(&sizings, &class_of)
        .sizes(&counts, ranker)
        .expect("sizes");
    let sample = draw(&frame, &sizes.quotas(), ranker, &mut ()).expect("enough are eligible");
    (frame, counts, sample)
}
