//! How large records are in canonical form.

use ssj_core::{Encode, Shortfall, SizeRule, Sizing, Spread};
use ssj_draw::record::{
    FrameResult, FrameRow, InspectorDraw, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord,
    Stratum,
};

use super::made::Made;
use super::town::{evidence, frame, inspector_parts, object_parts};

/// 64 bytes for each one drawn, 96 for each stratum, 4 KiB for the rest.
fn object_limit(record: &ObjectRecord) -> usize {
    let strata = record.results.iter().flat_map(|result| &result.strata);
    let drawn: usize = record.results.iter().map(FrameResult::drawn_count).sum();
    64 * drawn + 96 * strata.count() + 4_096
}

#[test]
fn an_object_record_is_small() {
    for number in 0..200 {
        let made = Made::new(number, 60);
        let record = &made.objects.form.record;
        let length = record.to_canonical().len();
        assert!(length <= object_limit(record), "{number}: {length}");
        if let Some(inspectors) = &made.inspectors {
            let record = &inspectors.form.record;
            let teams = record.teams.iter();
            let seats = teams.map(|team| team.inspectors.len() + team.reserves.len());
            let limit = 40 * record.teams.len() + 48 * seats.sum::<usize>() + 4_096;
            let length = record.to_canonical().len();
            assert!(length <= limit, "{number}: {length}");
        }
    }
}

/// 200 strata of which most give nobody, and 100 drawn in one: the rest must not hide either term.
#[test]
fn every_stratum_and_every_one_drawn_is_small() {
    let key = |i: u32| format!("{}/A", 220_000 + i).parse().unwrap();
    let of = |strata: u32, size: u64| {
        let town = frame("food", "5%");
        let rows = town.rows.iter().cycle().take(600).enumerate();
        let rows = rows.map(|(i, row)| FrameRow {
            object: super::town::object(i),
            stratum: i as u32 % strata,
            ..row.clone()
        });
        let mut classes = town.classes.clone();
        classes[0].sizing = Sizing {
            rule: SizeRule::Fixed(size),
            spread: Spread::Proportional,
        };
        let frame = MatterFrame {
            rows: rows.collect(),
            strata: (0..strata)
                .map(|i| Stratum {
                    key: key(i),
                    class: 0,
                })
                .collect(),
            classes,
            shortfall: Shortfall::TakeAll,
            reserves: 0,
            ..town
        };
        let frames = vec![frame];
        let draw = ObjectDraw::new(ObjectDrawParts {
            frames,
            ..object_parts()
        })
        .unwrap();
        draw.draw(evidence(1)).unwrap().to_canonical().len()
    };
    assert!(of(200, 50) - of(1, 50) <= 199 * 96);
    assert!(of(1, 400) - of(1, 50) <= 350 * 64);
}

#[test]
fn a_seat_is_a_token_and_the_name_of_an_agency() {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    let mut parts = inspector_parts(record.digest, &draw.visits(&record));
    parts.rows.reserves = 0;
    let mut length = |slots: Vec<u32>| {
        parts
            .rows
            .visits
            .iter_mut()
            .for_each(|visit| visit.slots.clone_from(&slots));
        let draw = InspectorDraw::new(parts.clone()).unwrap();
        draw.draw(evidence(2)).unwrap().to_canonical().len()
    };
    let (none, one) = (length(vec![]), length(vec![0]));
    let (seat, visits) = (16 + 8 + "agency:market".len(), draw.visits(&record).len());
    assert_eq!(one - none, seat * visits);
    assert!(one <= (40 + seat) * visits + 4_096);
}
