//! How a class's number comes to its strata: under the seed, in one order, and who is left out is said.

use std::collections::BTreeMap;

use ssj_core::ledger::estimate::SampledCell;
use ssj_core::{SizeRule, Sizing, Spread, StratumFigures};
use ssj_draw::bind::visits_ahead;
use ssj_draw::record::{
    Class, FrameRow, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord, Stratum,
    StratumDisclosure, Visits,
};
use ssj_draw::verify::{Anchors, Basis, Verdict, verify_objects, verify_public_form};

use super::grinding::field;
use super::town::{evidence, frame, kept, object, object_parts, secret};

/// Sixty counties of twelve, 3 % of whom are drawn: 22.
fn counties(spread: Spread) -> MatterFrame {
    let town = frame("food", "3%");
    let mut classes = town.classes.clone();
    classes[0].sizing.spread = spread;
    let row = |number: usize| FrameRow {
        object: object(number),
        stratum: (number / 12) as u32,
        state: ssj_draw::record::RowState::Eligible,
        ..town.rows[0].clone()
    };
    MatterFrame {
        rows: (0..720).map(row).collect(),
        strata: (0..60)
            .map(|i| stratum(&format!("county-{i:02}")))
            .collect(),
        classes,
        ..town
    }
}

fn stratum(key: &str) -> Stratum {
    Stratum {
        key: key.parse().unwrap(),
        class: 0,
    }
}

fn draw_of(frame: &MatterFrame) -> ObjectDraw {
    ObjectDraw::new(ObjectDrawParts {
        frames: vec![frame.clone()],
        ..object_parts()
    })
    .unwrap()
}

fn verify(record: &ObjectRecord, frame: &MatterFrame) -> Verdict {
    verify_objects(
        record,
        std::slice::from_ref(frame),
        &secret(),
        &kept(record),
    )
    .unwrap()
}

/// The same frame, its classes and strata listed the other way round.
fn reversed(frame: &MatterFrame) -> MatterFrame {
    let (classes, strata) = (frame.classes.len() as u32, frame.strata.len() as u32);
    let mut other = frame.clone();
    other.classes.reverse();
    other.strata.reverse();
    for stratum in &mut other.strata {
        stratum.class = classes - 1 - stratum.class;
    }
    for row in &mut other.rows {
        row.stratum = strata - 1 - row.stratum;
    }
    other
}

/// B2: whoever lists the strata in another order has made the same draw, byte for byte, and is verified as
/// having done so; whoever calls them otherwise has not.
#[test]
fn the_order_of_a_list_decides_nothing() {
    for spread in [Spread::Proportional, Spread::LargestRemainder] {
        let mut frame = counties(spread);
        frame.classes.push(Class {
            key: "any".parse().unwrap(),
            ..frame.classes[0].clone()
        });
        frame.strata[17].class = 1;
        let (draw, other) = (draw_of(&frame), draw_of(&reversed(&frame)));
        assert_eq!(draw.digest(), other.digest());
        let record = draw.draw(evidence(1)).unwrap();
        assert_eq!(record, other.draw(evidence(1)).unwrap());
        let verdict = verify(&record, &frame);
        assert!(!verdict.is_contradicted(), "{verdict}");
        assert_eq!(verify(&record, &reversed(&frame)), verdict);
        // The neighbour: one county under another's name is another frame.
        frame.strata[3].key = "county-99".parse().unwrap();
        assert!(verify(&record, &frame).is_contradicted());
    }
}

/// B1 in a record: which counties are drawn from is the seed's, and the public form says of each what was
/// expected of it.
#[test]
fn each_county_is_drawn_from_when_the_seed_says_so() {
    let draw = draw_of(&counties(Spread::Proportional));
    assert_eq!(draw.commitment().frames[0].number, 22);
    let mut times = [0_u64; 60];
    for seed in 0..200 {
        let record = draw.draw(evidence(seed)).unwrap();
        let sizes = record.results[0].strata.iter().map(|it| it.size);
        assert_eq!(sizes.clone().sum::<u64>(), 22);
        times
            .iter_mut()
            .zip(sizes)
            .for_each(|(times, size)| *times += size);
    }
    // A county that 200 rounds pass by has a chance of (38/60)^200, which is below 10^-39.
    assert!(times.iter().all(|times| *times > 0), "{times:?}");
    let record = draw.draw(evidence(1)).unwrap();
    let form = draw.public_form(&record, Visits::Ahead);
    assert_eq!(form.frames[0].without_chance, 0);
    for stratum in form.frames[0].strata.as_ref().unwrap() {
        let expected = stratum.expected;
        assert_eq!(
            (expected.whole, expected.rest, expected.of),
            (0, 22 * 12, 720)
        );
    }
}

/// A fixed allocation leaves 38 counties out, and says so: by name where strata are public, else by number.
#[test]
fn who_has_no_chance_is_said() {
    let none = |verdict: &Verdict| -> String {
        let found = verdict.on(Basis::Recomputed);
        found.filter(|what| what.contains("chance")).collect()
    };
    let frame = counties(Spread::LargestRemainder);
    let draw = draw_of(&frame);
    let record = draw.draw(evidence(1)).unwrap();
    let form = draw.public_form(&record, Visits::Ahead);
    assert_eq!(form.frames[0].without_chance, 38);
    let said = none(&verify_public_form(&form, &Anchors::default()).unwrap());
    assert!(said.contains("county-22, county-23, "), "{said}");
    let said = none(&verify(&record, &frame));
    assert!(
        said.starts_with(
            "frames[matter:food]: 38 strata with 456 objects had no chance: county-22, "
        ),
        "{said}"
    );

    let secret = MatterFrame {
        disclosure: StratumDisclosure::AuditorOnly,
        ..frame
    };
    let draw = draw_of(&secret);
    let record = draw.draw(evidence(1)).unwrap();
    let form = draw.public_form(&record, Visits::Ahead);
    assert_eq!(
        (form.frames[0].without_chance, &form.frames[0].strata),
        (38, &None)
    );
    let said = none(&verify(&record, &secret));
    assert_eq!(
        said,
        "frames[matter:food]: 38 strata with 456 objects had no chance"
    );
    let verdict = verify_public_form(&form, &Anchors::default()).unwrap();
    let trusted = "frames[matter:food]: that 38 of its strata had no chance";
    assert!(verdict.on(Basis::TakenOnTrust).any(|what| what == trusted));
}

/// A form that hides a stratum without a chance, or a size that was not to be expected, is told apart.
#[test]
fn nobody_rounds_otherwise_in_public() {
    let draw = draw_of(&counties(Spread::LargestRemainder));
    let record = draw.draw(evidence(1)).unwrap();
    let form = draw.public_form(&record, Visits::Ahead);
    let found = |change: fn(&mut ssj_draw::record::PublicFrame)| {
        let mut form = form.clone();
        change(&mut form.frames[0]);
        let hash = ssj_core::Suite::Intl.hash_fn().unwrap();
        form.head.public = vec![form.frames[0].digest(hash)];
        let verdict = verify_public_form(&form, &Anchors::default()).unwrap();
        let fields: Vec<String> = verdict
            .differences()
            .iter()
            .map(|it| it.field().into())
            .collect();
        (fields, field(&verdict).to_string())
    };
    let (_, first) = found(|frame| frame.without_chance = 0);
    assert_eq!(first, "frames[matter:food].without_chance");
    let (_, first) = found(|frame| {
        let strata = frame.strata.as_mut().unwrap();
        (strata[0].size, strata[40].size) = (0, 1);
    });
    assert_eq!(first, "frames[matter:food].strata[county-00].size");
    let (fields, _) = found(|frame| {
        let strata = frame.strata.as_mut().unwrap();
        (strata[40].expected.rest, strata[40].expected.of) = (7, 7);
    });
    assert_eq!(fields[0], "frames[matter:food].strata[county-40].expected");
}

/// E5 in a record: a stratum for each object, figures for turnover. The largest is certain, the draw is done
/// again from the record, and whoever has another turnover in mind has another design.
#[test]
fn a_draw_by_size_is_recorded_and_verified() {
    let town = frame("food", "10%");
    let sizes = [400_u32, 20, 30, 40, 50, 60, 70, 80];
    let rows = town.rows.iter().enumerate().take(sizes.len());
    let rows = rows.map(|(i, row)| FrameRow {
        stratum: i as u32,
        state: ssj_draw::record::RowState::Eligible,
        ..row.clone()
    });
    let sized = |sizes: [u32; 8]| {
        let keys = (0..8).map(|i| format!("site-{i}").parse().unwrap());
        Spread::BySize(StratumFigures::new(keys.zip(sizes)).unwrap())
    };
    let mut classes = town.classes.clone();
    classes[0].sizing = Sizing {
        rule: SizeRule::Fixed(3),
        spread: sized(sizes),
    };
    let frame = MatterFrame {
        rows: rows.collect(),
        strata: (0..8).map(|i| stratum(&format!("site-{i}"))).collect(),
        classes,
        ..town
    };
    let draw = draw_of(&frame);
    let mut times = [0_u64; 8];
    for seed in 0..=255 {
        let record = draw.draw(evidence(seed)).unwrap();
        let drawn = record.results[0].strata.iter().map(|it| it.size);
        assert_eq!(drawn.clone().sum::<u64>(), 3);
        times
            .iter_mut()
            .zip(drawn)
            .for_each(|(times, size)| *times += size);
    }
    assert_eq!(times[0], 256);
    // Two of the others, in proportion to 20 to 80 of 350: 4.5 standard deviations are allowed.
    for (times, size) in times.iter().zip(sizes).skip(1) {
        let chance = 2.0 * f64::from(size) / 350.0;
        let score = (*times as f64 - 256.0 * chance) / (256.0 * chance * (1.0 - chance)).sqrt();
        assert!(score.abs() < 4.5, "{size}: {times}");
    }
    let record = draw.draw(evidence(1)).unwrap();
    assert!(!verify(&record, &frame).is_contradicted());
    let mut other = frame;
    other.classes[0].sizing.spread = sized([400, 20, 30, 40, 50, 60, 80, 70]);
    let verdict = verify(&record, &other);
    assert_eq!(field(&verdict), "commitment.frames[matter:food].design");
}

/// Before the seed a county's visits are told: on average, and the most that any seed brings.
#[test]
fn no_seed_brings_more_visits_than_were_foreseen() {
    let parts = object_parts();
    let ahead = visits_ahead(&parts.frames).unwrap();
    let draw = ObjectDraw::new(parts).unwrap();
    let (mut sums, rounds) = (vec![0; ahead.len()], 250);
    for seed in 0..rounds {
        let visits = draw.visits(&draw.draw(evidence(seed)).unwrap());
        for (sum, county) in sums.iter_mut().zip(&ahead) {
            let here = visits.iter().filter(|visit| visit.county == county.county);
            let here = here.count() as u64;
            assert!(here <= county.most, "{here} in {county:?}");
            *sum += here;
        }
    }
    // A mean of 250 rounds, of which each varies by about one, is within .35 of its expectation.
    for (sum, county) in sums.iter().zip(&ahead) {
        let mean = sum * 1_000_000 / u64::from(rounds);
        let expected = county.expected_from - 350_000..=county.expected_to + 350_000;
        assert!(expected.contains(&mean), "{mean} in {county:?}");
    }
}

/// A record of a Neyman draw: its figures are part of the design that is committed to.
#[test]
fn a_neyman_draw_is_recorded_and_verified() {
    let mut frame = frame("food", "10%");
    let figures = |figures: [u32; 2]| {
        let keys = ["220102", "220103"].map(|key| key.parse().unwrap());
        Spread::Neyman(StratumFigures::new(keys.into_iter().zip(figures)).unwrap())
    };
    frame.classes[0].sizing.spread = figures([1, 9]);
    let draw = draw_of(&frame);
    let record = draw.draw(evidence(1)).unwrap();
    let sizes: Vec<_> = record.results[0].strata.iter().map(|it| it.size).collect();
    assert_eq!(sizes, [1, 5], "six of thirty and twenty-four");
    assert!(!verify(&record, &frame).is_contradicted());
    // Other figures are another design, even where they come to the same sizes.
    frame.classes[0].sizing.spread = figures([1, 8]);
    let verdict = verify(&record, &frame);
    assert_eq!(field(&verdict), "commitment.frames[matter:food].design");
}

/// Groups that are known before the draw make cells finer, so that estimates can be post-stratified by them; what
/// stands in the cells stays the same.
#[test]
fn cells_may_be_told_by_other_groups() {
    let frame = frame("food", "10%");
    let draw = draw_of(&frame);
    let record = draw.draw(evidence(1)).unwrap();
    let by_id = |row: &FrameRow| {
        let sum: u32 = row.object.to_string().bytes().map(u32::from).sum();
        sum.is_multiple_of(2).to_string()
    };
    let (cells, finer) = (
        draw.cells(&record),
        draw.cells_by(&record, |_, row| by_id(row)),
    );
    let sum = |cells: &[SampledCell]| {
        let sums = cells.iter().map(|it| (it.eligible, it.drawn.len()));
        sums.fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1))
    };
    assert!(sum(&cells) == sum(&finer) && cells.len() < finer.len());
    assert!(cells.iter().all(|it| it.group == it.class));
    let rows: BTreeMap<_, _> = frame
        .rows
        .iter()
        .map(|it| (&it.object, by_id(it)))
        .collect();
    for cell in &finer {
        assert!(cell.drawn.iter().all(|object| rows[object] == cell.group));
    }
}
