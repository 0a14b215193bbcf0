//! What each object's chance was before the seed, beside how often it is drawn under many seeds.
#![allow(
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "scores of a test, which reach no result"
)]

use ssj::core::{BlindToken, HashFn, Label, Seed, Sizing, StratumKey};
use ssj::draw::bind::stratum_shares;
use ssj::draw::record::{MatterFrame, RowState};
use ssj::draw::sample::{
    Counts, Frame, Place, Ranker, Shares, SizePlan, State, StratumShare, draw,
};
use ssj_jilin::Fault;

use super::matter_title;
use crate::common::terminal::{Sheet, grouped, progress, say};
use crate::round::Framed;

/// No object of a right engine scores so high: of 200,000 less than once in 10^4 runs.
const ALARM: f64 = 7.0;

/// An object is held against [`ALARM`] if it is expected to be drawn so often, and left out so often: a
/// score of fewer has a longer tail than the normal one.
const OFTEN: f64 = 50.0;

/// Draws the round's frames again under so many seeds.
pub(crate) fn tell(matters: &[Framed], rounds: u32, hash: HashFn) -> Result<(), Fault> {
    let mut sheet = Sheet::new(&[
        "matter",
        "#objects",
        "#no chance",
        "#certain",
        "#expected drawn",
        "#drawn, mean",
        "#least",
        "#most",
        "#score of the strata",
        "#of the objects",
        "#largest",
        "#of so many",
    ]);
    let bar = progress("matters", u64::try_from(matters.len())?);
    let (mut worst, mut wrong) = (0.0_f64, 0);
    for matter in matters {
        bar.inc(1);
        let found = Found::of(&matter.frame, rounds, hash)?;
        worst = worst.max(found.largest);
        wrong += found.wrong;
        sheet.row([
            &matter_title(&matter.frame.matter),
            &grouped(found.objects),
            &grouped(found.without_chance),
            &grouped(found.certain),
            &format!("{:.3}", found.expected),
            &format!("{:.3}", found.mean),
            &grouped(found.least),
            &grouped(found.most),
            &format!("{:.3}", found.of_strata),
            &format!("{:.3}", found.of_objects),
            &format!("{:.2}", found.largest),
            &grouped(found.often),
        ]);
    }
    bar.finish_and_clear();
    sheet.print();
    say(format_args!(
        "  {rounds} rounds, seeds H(document, round u32). A score is (times − expected)² / variance, on average: 1 where chances are\n  \
         what is said. The largest is of one object, in standard deviations, among those expected to be drawn {OFTEN} times and\n  \
         left out {OFTEN} times at the least; the last column counts them."
    ));
    if worst > ALARM || wrong > 0 {
        return Err("an object's chance is not the one that is said".into());
    }
    Ok(())
}

/// What one matter came to.
struct Found {
    objects: usize,
    without_chance: usize,
    certain: usize,
    /// The sum of all chances.
    expected: f64,
    mean: f64,
    least: u64,
    most: u64,
    of_strata: f64,
    of_objects: f64,
    /// The largest score of those that are drawn, and left out, often enough to have one.
    largest: f64,
    /// How many these are.
    often: usize,
    /// Objects without a chance that were drawn, and certain ones that were not.
    wrong: usize,
}

impl Found {
    fn of(frame: &MatterFrame, rounds: u32, hash: HashFn) -> Result<Self, Fault> {
        let shares = stratum_shares(frame)?;
        let (times, totals, by_stratum) = drawn_again(frame, rounds, hash)?;
        let eligible = frame.rows.iter().map(|row| row.state == RowState::Eligible);
        let rows = frame.rows.iter().zip(eligible).zip(times);
        let rows = rows.filter(|((_, eligible), _)| *eligible);
        let rows = rows.filter_map(|((row, _), times)| {
            let stratum = usize::try_from(row.stratum).ok()?;
            Some((shares.strata.get(stratum)?.chance(), times))
        });
        let rows: Vec<_> = rows.collect();
        let (mut scores, mut expected, mut wrong) = (Vec::new(), 0.0, 0);
        let (mut largest, mut often) = (0.0_f64, 0);
        for ((numerator, denominator), times) in &rows {
            let chance = *numerator as f64 / *denominator as f64;
            expected += chance;
            if *numerator == 0 || numerator == denominator {
                wrong +=
                    usize::from(u128::from(*times) * denominator != u128::from(rounds) * numerator);
            } else {
                let score = score(*times, rounds, chance);
                scores.push(score);
                if f64::from(rounds) * chance.min(1.0 - chance) >= OFTEN {
                    largest = largest.max(score.abs());
                    often += 1;
                }
            }
        }
        let certain = rows.iter().filter(|((n, of), _)| n == of && *n > 0).count();
        let without_chance = rows.iter().filter(|((n, _), _)| *n == 0).count();
        let sum: u64 = totals.iter().sum();
        Ok(Self {
            objects: rows.len(),
            without_chance,
            certain,
            expected,
            mean: sum as f64 / f64::from(rounds),
            least: totals.iter().copied().min().unwrap_or_default(),
            most: totals.iter().copied().max().unwrap_or_default(),
            of_strata: of_strata(&shares, &by_stratum, rounds),
            of_objects: mean_square(&scores),
            largest,
            often,
            wrong,
        })
    }
}

fn score(times: u64, rounds: u32, chance: f64) -> f64 {
    let rounds = f64::from(rounds);
    (times as f64 - rounds * chance) / (rounds * chance * (1.0 - chance)).sqrt()
}

fn mean_square(scores: &[f64]) -> f64 {
    scores.iter().map(|score| score * score).sum::<f64>() / (scores.len().max(1) as f64)
}

/// How often each stratum was rounded up, against how often its share says.
fn of_strata(shares: &Shares, by_stratum: &[u64], rounds: u32) -> f64 {
    let open = shares.strata.iter().zip(by_stratum);
    let open = open.filter(|(share, _)| share.expected.rest > 0);
    let scored = open.map(|(StratumShare { expected, .. }, sum)| {
        let up = sum - expected.whole * u64::from(rounds);
        score(up, rounds, expected.rest as f64 / expected.of as f64)
    });
    mean_square(&scored.collect::<Vec<_>>())
}

/// For each row how often it is drawn, for each round how many, for each stratum the sum of its sizes.
type Tallies = (Vec<u64>, Vec<u64>, Vec<u64>);

fn drawn_again(frame: &MatterFrame, rounds: u32, hash: HashFn) -> Result<Tallies, Fault> {
    let tokens = frame
        .rows
        .iter()
        .map(|row| BlindToken::open(row.object.token(hash)));
    let tokens: Vec<_> = tokens.collect();
    let places = frame.rows.iter().map(|row| {
        let state = match row.state {
            RowState::Eligible => State::Eligible,
            RowState::NotDrawable(_) => State::NotDrawable,
            RowState::OutOfScope(_) => State::OutOfScope,
        };
        Place::new(row.stratum, state)
    });
    let places = places.collect::<Result<Vec<_>, _>>()?;
    let columns = Frame::of_blind_tokens(tokens, places, u32::try_from(frame.strata.len())?)?;
    let counts = Counts::of(&columns, &mut ())?;
    let sizings: Vec<Sizing> = frame
        .classes
        .iter()
        .map(|class| class.sizing.clone())
        .collect();
    let class_of: Vec<u32> = frame.strata.iter().map(|stratum| stratum.class).collect();
    let names: Vec<&StratumKey> = frame.strata.iter().map(|stratum| &stratum.key).collect();
    let plan = SizePlan {
        names: Some(&names),
        shortfall: frame.shortfall,
        ..SizePlan::new(&sizings, &class_of)
    };
    let mut times = vec![0; frame.rows.len()];
    let mut by_stratum = vec![0; frame.strata.len()];
    let mut totals = Vec::new();
    for round in 0..rounds {
        let seed = hash.hash(Label::Document, &round.to_be_bytes());
        let ranker = Ranker::new(hash.suite(), &Seed::from_bytes(*seed.as_bytes()))?;
        let sizes = plan.sizes(&counts, &ranker)?;
        for (sum, size) in by_stratum.iter_mut().zip(&sizes.strata) {
            *sum += size.size;
        }
        let sample = draw(&columns, &sizes.quotas(), &ranker, &mut ())?;
        totals.push(u64::try_from(sample.len())?);
        sample.drawn().for_each(|row| times[row.index()] += 1);
    }
    Ok((times, totals, by_stratum))
}
