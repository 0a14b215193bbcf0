//! Several matters, several rounds: visits and their bound, forecasts and the dial beside slow models.

use std::collections::BTreeSet;

use proptest::prelude::*;
use ssj_core::{Ratio, Shortfall};
use ssj_draw::sample::{
    Counts, DatedDraw, Dial, Frame, MatterDraw, Quota, RollingForecast, Sample, State,
    StratumCount, VisitReport, draw,
};

use crate::common::{Rows, place, ranker, token};

/// One matter over the same twenty-odd objects: a stratum and a state for each.
type Matter = Vec<(u32, usize)>;

fn frame(matter: &Matter) -> Frame<'static> {
    let states = [
        State::OutOfScope,
        State::NotDrawable,
        State::Eligible,
        State::Eligible,
    ];
    let row = |(number, (stratum, state)): (u64, &(u32, usize))| {
        (token(number), place(*stratum, states[*state]))
    };
    Rows {
        strata: 3,
        rows: (0..).zip(matter).map(row).collect(),
    }
    .frame()
}

fn drawn(frame: &Frame<'_>, percent: u64, seed: u64) -> (Counts, Sample) {
    let counts = Counts::of(frame, &mut ()).unwrap();
    let quota = |count: &StratumCount| Quota::new((count.eligible * percent).div_ceil(100));
    let quotas: Vec<_> = counts.strata.iter().map(quota).collect();
    let sample = draw(frame, &quotas, &ranker(seed), &mut ()).unwrap();
    (counts, sample)
}

fn matters() -> impl Strategy<Value = Vec<(Matter, u64)>> {
    let matter = prop::collection::vec((0..3_u32, 0..4_usize), 24);
    prop::collection::vec((matter, 0..=100_u64), 1..5)
}

proptest! {
    /// Objects go to 24 visited ones, two of them to one holder now and then.
    #[test]
    fn visits_and_their_bound_are_what_counting_gives(
        matters in matters(), holders in prop::collection::vec(0..24_u32, 24), seed: u64,
    ) {
        let frames: Vec<_> = matters.iter().map(|(matter, _)| frame(matter)).collect();
        let draws: Vec<_> = frames.iter().zip(&matters)
            .map(|(frame, (_, percent))| drawn(frame, *percent, seed)).collect();
        let of = |(frame, (counts, sample))| MatterDraw { frame, counts, sample, visited: &holders };
        let all: Vec<_> = frames.iter().zip(draws.iter().map(|(c, s)| (c, s))).map(of).collect();
        let report = VisitReport::of(24, &all).unwrap();

        let rows: Vec<_> = draws.iter().flat_map(|(_, sample)| sample.drawn()).collect();
        let visited: BTreeSet<u32> = rows.iter().map(|row| holders[row.index()]).collect();
        prop_assert_eq!(report.visits, visited.len() as u64);
        prop_assert_eq!(report.checks, rows.len() as u64);

        let mut best = [0.0_f64; 24];
        for (frame, (counts, sample)) in frames.iter().zip(&draws) {
            for row in (0..24).map(ssj_draw::sample::Row) {
                let at = frame.place(row).unwrap();
                if at.state() == State::Eligible {
                    let of = counts.strata[at.stratum() as usize].eligible as f64;
                    let rate = sample.stratum(at.stratum()).unwrap().drawn.len() as f64 / of;
                    let whom = holders[row.index()] as usize;
                    best[whom] = best[whom].max(rate);
                }
            }
        }
        let bound: f64 = best.iter().sum();
        let told = report.bound_in_millionths as f64 / 1e6;
        prop_assert!((told - bound).abs() < 2e-5, "{told} and {bound}");
    }

    /// Matters on the same strata nest: nobody is visited whom the largest sample does not have.
    #[test]
    fn matters_on_the_same_strata_meet_the_bound(
        matter in prop::collection::vec((0..3_u32, 0..4_usize), 24),
        percents in prop::collection::vec(0..=100_u64, 1..5), seed: u64,
    ) {
        let frame = frame(&matter);
        let draws: Vec<_> = percents.iter().map(|percent| drawn(&frame, *percent, seed)).collect();
        let whom: Vec<u32> = (0..24).collect();
        let all: Vec<_> = draws.iter()
            .map(|(counts, sample)| MatterDraw { frame: &frame, counts, sample, visited: &whom })
            .collect();
        let report = VisitReport::of(24, &all).unwrap();
        let largest = draws.iter().map(|(_, sample)| sample.len()).max().unwrap();
        prop_assert_eq!(report.visits, largest as u64);
        prop_assert_eq!(report.excess(), 0);
    }

    /// Object by object: each remembers the day on which it was drawn last.
    #[test]
    fn a_forecast_is_what_drawing_object_by_object_finds(
        objects in 0..40_usize, window in 0..50_i32,
        past in prop::collection::vec((-60..0_i32, 0..4_u64), 0..4),
        planned in prop::collection::vec((0..200_i32, 0..20_u64), 0..12),
    ) {
        let dated = |draws: &[(i32, u64)]| -> Vec<_> {
            draws.iter().map(|(day, many)| DatedDraw { day: *day, objects: *many }).collect()
        };
        let forecast = RollingForecast {
            in_scope: objects as u64, window: window.unsigned_abs(), past: dated(&past), planned: dated(&planned),
        };
        // Past draws are of different objects, or they would have been repeats.
        let mut last: Vec<Option<i32>> = vec![None; objects.max(12)];
        let mut fresh = 0;
        for (day, many) in &past {
            for slot in last.iter_mut().skip(fresh).take(*many as usize) {
                *slot = Some(*day);
            }
            fresh += *many as usize;
        }
        prop_assume!(fresh <= objects);
        last.truncate(objects);
        let mut rounds = planned.clone();
        rounds.sort_unstable();
        for (line, (day, many)) in forecast.lines().iter().zip(rounds) {
            let free = |last: &Option<i32>| last.is_none_or(|last| day - last >= window);
            let excluded = last.iter().filter(|last| !free(last)).count() as u64;
            let mut left = many;
            for slot in last.iter_mut().filter(|last| free(last)).take(many as usize) {
                *slot = Some(day);
                left -= 1;
            }
            prop_assert_eq!((line.day, line.needed, line.excluded, line.shortage), (day, many, excluded, left));
        }
        prop_assert_eq!(forecast.is_feasible(), forecast.lines().iter().all(|line| line.shortage == 0));
    }

    #[test]
    fn the_dial_is_its_formula(
        (n, m) in (0..=12_u32, 1..=12_u32).prop_filter("at most 1", |(n, m)| n <= m),
        [recent, others] in prop::array::uniform2(0..60_u64), kept in 0..40_u64, percent in 0..=100_u64,
    ) {
        let (size, total) = ((recent + others) * percent / 100, recent + others + kept);
        let (mine, rest) = (StratumCount { out_of_scope: 3, not_drawable: 0, eligible: recent }, StratumCount { out_of_scope: 0, not_drawable: kept, eligible: others });
        let lambda = Ratio::new(n, m).unwrap();
        let dial = Dial { lambda, size, recent: mine, others: rest, shortfall: Shortfall::TakeAll };
        let expected = (u64::from(n) * size * recent).checked_div(u64::from(m) * total).unwrap_or(0);
        let lacking = (size - expected).saturating_sub(others);
        let sizes = dial.split().unwrap();
        prop_assert_eq!((sizes.recent.drawn, sizes.recent.of), (expected, recent));
        prop_assert_eq!((sizes.others.drawn, sizes.others.of), (size - expected - lacking, others));
        prop_assert_eq!(sizes.shortfall, lacking);
        // Never a silent refill: what the others lack is refused or told.
        let dial = Dial { shortfall: Shortfall::Refuse, ..dial };
        prop_assert_eq!(dial.split().is_err(), lacking > 0);
    }
}
