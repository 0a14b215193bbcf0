//! The object draw.

use ssj_core::plan::{Offices, Who};
use ssj_core::{BlindToken, Digest, DivisionId, Explain as _, OutcomeDigest, Suite};
use ssj_draw::record::{
    Blinding, DrawnVisit, FrameRow, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord,
    ObjectsDrawn, Reserve, ReserveList, StratumDisclosure,
};
use ssj_draw::verify::{Anchors, Basis, Difference, Verdict, verify_objects};

use super::town::{evidence, frame, kept, object_parts, secret};

fn drawn() -> (ObjectDraw, ObjectRecord) {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    (draw, record)
}

fn verify(record: &ObjectRecord, frames: &[MatterFrame], anchors: &Anchors) -> Verdict {
    verify_objects(record, frames, &secret(), anchors).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_record_whatever_the_order_of_rows() {
    let (draw, record) = drawn();
    let mut parts = object_parts();
    parts
        .frames
        .iter_mut()
        .for_each(|frame| frame.rows.reverse());
    let shuffled = ObjectDraw::new(parts).unwrap();
    assert_eq!(draw.digest(), shuffled.digest());
    assert_eq!(record, shuffled.draw(evidence(1)).unwrap());
    assert_ne!(record.seed, shuffled.draw(evidence(2)).unwrap().seed);
}

#[test]
fn sizes_are_met_and_nobody_excluded_is_drawn() {
    let (draw, record) = drawn();
    // 54 of 60 are in scope: 10 % of them rounded up, 20 %, 5 %.
    let counts: Vec<_> = record
        .results
        .iter()
        .map(ssj_draw::record::FrameResult::drawn_count)
        .collect();
    assert_eq!(counts, [6, 11, 3]);
    for visit in draw.visits(&record) {
        let number: usize = visit.holder.as_id().value().parse().unwrap();
        assert!(
            number % 10 != 3 && number % 10 != 7,
            "{} was drawn",
            visit.holder
        );
    }
}

#[test]
fn matters_fall_on_one_visit() {
    let (draw, record) = drawn();
    let visits = draw.visits(&record);
    // Equal strata: the samples nest, and the bound Σ max π is met exactly.
    assert_eq!(visits.len(), 11);
    assert_eq!(
        visits.iter().map(|visit| visit.checks.len()).sum::<usize>(),
        6 + 11 + 3
    );
    assert!(visits.is_sorted_by_key(|visit| (&visit.holder, &visit.county)));
    let report = draw.visit_report(&record).unwrap();
    assert_eq!((report.checks, report.visits, report.bound()), (20, 11, 11));
}

/// Whoever holds something in two counties is called on in both, by the office of each.
#[test]
fn each_county_is_a_visit_of_its_own() {
    let mut parts = object_parts();
    let offices = [("220102", "agency:here"), ("220103", "agency:there")];
    let holder = super::town::object(99);
    for frame in &mut parts.frames {
        frame.who =
            Offices::new(offices.map(|(county, agency)| {
                (DivisionId::new(county).unwrap(), agency.parse().unwrap())
            }))
            .unwrap()
            .into();
        for row in &mut frame.rows {
            row.holder = Some(holder.clone());
        }
    }
    let draw = ObjectDraw::new(parts).unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    let drawn = draw.drawn(&record).unwrap();
    let [here, there] = drawn.visits() else {
        panic!("{:?}", drawn.visits())
    };
    assert_ne!(here.id, there.id);
    for (visit, (county, agency)) in [here, there].into_iter().zip(offices) {
        assert_eq!(
            (&visit.holder, visit.county.as_id().value()),
            (&holder, county)
        );
        assert_eq!(visit.agencies(), [agency.parse().unwrap()]);
    }
    assert_eq!(here.checks.len() + there.checks.len(), 6 + 11 + 3);
}

/// Replacement is by check: a stratum's reserves are its next ranks, whoever is visited anyway.
#[test]
fn reserves_are_the_next_ranks_of_the_stratum() {
    let (draw, record) = drawn();
    let drawn = draw.drawn(&record).unwrap();
    let mut lists = drawn.reserves().iter();
    let mut visited_anyway = 0;
    for frame in draw.frames() {
        for (rows, next) in draw.strata_rows(&record, &frame.matter) {
            let list = lists.next().unwrap();
            let objects = |rows: &[&FrameRow]| -> Vec<_> {
                rows.iter().map(|row| row.object.clone()).collect()
            };
            let order = list.order.iter().map(|it| it.check.object.clone());
            assert_eq!(
                (&list.matter, &list.serves),
                (&frame.matter, &objects(&rows))
            );
            assert_eq!(order.collect::<Vec<_>>(), objects(&next));
            assert_eq!(list.order.len(), 2);
            let is_visited = |it: &&Reserve| drawn.visits().iter().any(|v| v.holder == it.holder);
            visited_anyway += list.order.iter().filter(is_visited).count();
        }
    }
    assert_eq!(lists.next(), None);
    assert!(visited_anyway > 0, "the samples nest, so some are");
}

/// The outcome is the record's: with a visit left out, a reserve ahead of another, or another salt it
/// can't be had.
type Bend = fn(&mut (Vec<DrawnVisit>, Vec<ReserveList>));

#[test]
fn an_outcome_can_t_be_changed() {
    let (draw, record) = drawn();
    let drawn = draw.drawn(&record).unwrap();
    assert_eq!(drawn.record().0, record.digest);
    assert_eq!(drawn.visits(), draw.visits(&record));
    let whole = (drawn.visits().to_vec(), drawn.reserves().to_vec());
    let bends: [(Bend, &str); 6] = [
        (|(visits, _)| drop(visits.pop()), "paper.other-outcome"),
        (|(visits, _)| visits.swap(0, 1), "paper.other-outcome"),
        (
            |(visits, _)| visits[0].checks[0].agency = "agency:friend".parse().unwrap(),
            "paper.other-outcome",
        ),
        (
            |(_, reserves)| reserves[0].order.swap(0, 1),
            "paper.other-outcome",
        ),
        (
            |(_, reserves)| drop(reserves[2].serves.pop()),
            "paper.other-outcome",
        ),
        (
            |(visits, _)| visits[0].id = visits[1].id.clone(),
            "paper.other-visit",
        ),
    ];
    let again =
        |(visits, reserves)| ObjectsDrawn::new(drawn.head().clone(), record.salt, visits, reserves);
    assert_eq!(again(whole.clone()).as_ref(), Ok(&drawn));
    for (bend, code) in bends {
        let mut bent = whole.clone();
        bend(&mut bent);
        assert_eq!(again(bent).unwrap_err().code(), code);
    }
    // A record that names other drawn ones does not lead to them: its outcome is another.
    let mut other = record.clone();
    other.results[0].strata[0].drawn.pop();
    other.digest = other.compute_digest(Suite::Intl.hash_fn().unwrap());
    assert_eq!(
        draw.drawn(&other).unwrap_err().code(),
        "paper.other-outcome"
    );
}

#[test]
fn a_record_holds_against_pools_and_anchors() {
    let (draw, record) = drawn();
    let verdict = verify(&record, draw.frames(), &kept(&record));
    assert!(!verdict.is_contradicted(), "{verdict}");
    assert_eq!(verdict.on(Basis::Anchored).count(), 2);
    let alone = verify(&record, draw.frames(), &Anchors::default());
    assert!(!alone.is_contradicted());
    assert_eq!(
        alone.on(Basis::Anchored).count(),
        0,
        "a record proves nothing by itself"
    );
}

#[test]
fn each_edit_of_the_record_is_named() {
    type Edit = (&'static str, fn(&mut ObjectRecord));
    let other = Digest::from_bytes([9; 32]);
    assert_ne!(drawn().1.digest, other);
    let edits: [Edit; 18] = [
        ("commitment.secret", |r| {
            r.commitment.secret = Digest::from_bytes([9; 32]);
        }),
        ("commitment.frames", |r| drop(r.commitment.frames.pop())),
        ("commitment.frames[matter:fire].rows", |r| {
            r.commitment.frames[1].rows += 1;
        }),
        ("commitment.frames[matter:fire].root", |r| {
            r.commitment.frames[1].root = r.commitment.frames[1].design;
        }),
        ("commitment.frames[matter:fire].number", |r| {
            r.commitment.frames[1].number -= 1;
        }),
        ("commitment_digest", |r| {
            r.commitment_digest = Digest::from_bytes([9; 32]);
        }),
        ("evidence", |r| {
            r.evidence.published_at = r.evidence.values[0].at;
        }),
        (
            "evidence.values[beacon].value, against the published one",
            |r| {
                r.evidence = evidence(2);
            },
        ),
        ("seed", |r| r.seed = ssj_core::Seed::from_bytes([9; 32])),
        ("results", |r| drop(r.results.pop())),
        ("results[matter:food].strata[1].in_scope", |r| {
            r.results[0].strata[1].in_scope += 1;
        }),
        ("results[matter:food].strata[0].eligible", |r| {
            r.results[0].strata[0].eligible += 1;
        }),
        ("results[matter:wage].strata[0].size", |r| {
            r.results[2].strata[0].size += 1;
        }),
        ("results[matter:food].strata[0].threshold", |r| {
            r.results[0].strata[0].threshold = None;
        }),
        ("results[matter:fire].strata[1].drawn[2]", |r| {
            r.results[1].strata[1].drawn[2] = BlindToken::from_bytes([0; 16]);
        }),
        ("salt", |r| r.salt = Digest::from_bytes([9; 32])),
        ("outcome: visits and reserves", |r| {
            r.outcome = OutcomeDigest(Digest::from_bytes([9; 32]));
        }),
        ("digest", |r| r.digest = Digest::from_bytes([9; 32])),
    ];
    let (draw, record) = drawn();
    for (field, edit) in edits {
        let mut edited = record.clone();
        edit(&mut edited);
        let verdict = verify(&edited, draw.frames(), &kept(&record));
        assert_eq!(verdict.difference().map(Difference::field), Some(field));
    }
}

#[test]
fn a_pool_changed_after_the_commitment_is_caught() {
    let (draw, record) = drawn();
    let edits: [fn(&mut MatterFrame); 7] = [
        |frame| drop(frame.rows.pop()),
        |frame| frame.rows[0].object = super::town::object(999),
        |frame| frame.rows[3].state = ssj_draw::record::RowState::Eligible,
        |frame| frame.rows.swap_remove(4).stratum = 1,
        |frame| frame.reserves += 1,
        |frame| frame.rows[0].division = frame.rows[1].division.clone(),
        |frame| frame.who = Who::Agency("agency:friend".parse().unwrap()),
    ];
    for edit in edits {
        let mut frames = draw.frames().to_vec();
        edit(&mut frames[1]);
        let verdict = verify(&record, &frames, &kept(&record));
        let field = verdict.difference().unwrap().field();
        assert!(
            field.starts_with("commitment.frames[matter:fire]"),
            "{field}"
        );
    }
}

#[test]
fn secret_strata_need_a_blinded_frame() {
    let secret = MatterFrame {
        disclosure: StratumDisclosure::AuditorOnly,
        ..frame("food", "5%")
    };
    let parts = |blinding| ObjectDrawParts {
        blinding,
        frames: vec![secret.clone()],
        ..object_parts()
    };
    assert!(ObjectDraw::new(parts(Blinding::Blinded)).is_ok());
    let refusals = ObjectDraw::new(parts(Blinding::Open)).unwrap_err();
    assert_eq!(
        refusals.iter().next().unwrap().code.id,
        "draw.secret-strata-open"
    );
}

/// Whoever can compute the draw before the visits knows who is going to be visited.
#[test]
fn unannounced_checks_need_a_blinded_frame() {
    let parts = |blinding, announced| ObjectDrawParts {
        blinding,
        frames: vec![MatterFrame {
            announced,
            ..frame("food", "5%")
        }],
        ..object_parts()
    };
    assert!(ObjectDraw::new(parts(Blinding::Blinded, false)).is_ok());
    assert!(ObjectDraw::new(parts(Blinding::Open, true)).is_ok());
    let refusals = ObjectDraw::new(parts(Blinding::Open, false)).unwrap_err();
    let codes: Vec<_> = refusals.iter().map(|refusal| refusal.code.id).collect();
    assert_eq!(codes, ["draw.unannounced-open"]);
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let mut parts = object_parts();
    parts.frames[1].matter = parts.frames[0].matter.clone();
    parts.frames[0].rows[5].stratum = 7;
    parts.frames[2].strata[1].key = parts.frames[2].strata[0].key.clone();
    let refusals = ObjectDraw::new(parts).unwrap_err();
    let codes: Vec<_> = refusals.iter().map(|refusal| refusal.code.id).collect();
    assert_eq!(
        codes,
        [
            "draw.stratum-unknown",
            "draw.matter-twice",
            "draw.stratum-twice"
        ]
    );
}

#[test]
fn one_object_twice_is_refused_by_name() {
    let mut parts = object_parts();
    let copy = parts.frames[0].rows[8].clone();
    parts.frames[0].rows.push(copy);
    let refusals = ObjectDraw::new(parts).unwrap_err();
    assert_eq!(
        refusals.to_string(),
        "the frame of `matter:food` holds `site:0008` twice [ssj-1.md Frames]"
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_record_survives_json_and_unknown_fields_do_not() {
    let (draw, record) = drawn();
    let json = serde_json::to_string(&record).unwrap();
    let back: ObjectRecord = serde_json::from_str(&json).unwrap();
    assert_eq!(back, record);
    assert!(!verify(&back, draw.frames(), &kept(&record)).is_contradicted());
    let unknown = json.replacen('{', r#"{"extra":1,"#, 1);
    assert!(serde_json::from_str::<ObjectRecord>(&unknown).is_err());
}
