//! When a source speaks, and what was there to be committed to before it did.

use ssj_core::{Digest, Suite, Timestamp};
use ssj_draw::record::{
    ClassSource, DrawPart, Header, HeaderParts, InspectorDraw, ObjectDraw, ObjectDrawParts,
    ObjectRecord, SeedEvidence, SeedSource, SeedValue, SourceKind, SourceSchedule, SourceValue,
    Visits,
};
use ssj_draw::verify::{
    Anchors, Basis, Verdict, verify_inspector_record, verify_inspectors, verify_object_record,
    verify_objects, verify_public_form,
};

use super::grinding::field;
use super::town::{header, inspector_parts, instant, kept, object_parts, secret};

const DUE: &str = "2026-03-02T04:00:00Z";

fn of(source: &str, due: &str) -> HeaderParts {
    HeaderParts {
        sources: vec![SeedSource {
            id: source.parse().unwrap(),
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due: instant(due),
        }],
        ..header(DrawPart::Objects).parts().clone()
    }
}

fn codes(parts: HeaderParts) -> Vec<&'static str> {
    let refusals = Header::new(parts).unwrap_err();
    refusals.iter().map(|refusal| refusal.code.id).collect()
}

/// The town's objects under another header, drawn with what its one source says when it is due.
fn drawn(parts: HeaderParts, published: &str) -> (ObjectDraw, ObjectRecord) {
    let source = parts.sources[0].clone();
    let draw = ObjectDraw::new(ObjectDrawParts {
        header: Header::new(parts).unwrap(),
        ..object_parts()
    });
    let draw = draw.unwrap();
    let value = SeedValue {
        source: source.id,
        at: source.due,
        value: SourceValue::from(&[7; 32][..]),
        nonce: None,
    };
    let evidence = SeedEvidence::of_values(instant(published), vec![value]);
    let record = draw.draw(evidence).unwrap();
    (draw, record)
}

fn again(draw: &ObjectDraw, record: &ObjectRecord, anchors: &Anchors) -> Verdict {
    verify_objects(record, draw.frames(), &secret(), anchors).unwrap()
}

/// A value that has been out for three years makes no seed, whatever day it is said to be due.
#[test]
fn a_round_of_drand_is_due_when_it_speaks() {
    for (name, code) in [
        ("drand:quicknet:1000", "seed.not-its-instant"),
        ("drand:quicknet:26540211", "seed.not-its-instant"),
        ("drand:quicknet:26540213", "seed.not-its-instant"),
        ("drand:default:26540212", "seed.not-its-instant"),
        ("drand:1", "seed.no-such-round"),
        ("drand:quicknet:026540212", "seed.no-such-round"),
        ("Drand:quicknet:26540212", "seed.no-such-round"),
    ] {
        assert_eq!(codes(of(name, DUE)), [code], "{name}");
    }
    let late = of("drand:quicknet:26540212", "2026-03-02T04:00:00.000000001Z");
    assert_eq!(codes(late), ["seed.not-its-instant"]);

    let (draw, record) = drawn(of("drand:quicknet:26540212", DUE), "2026-03-01T04:00:00Z");
    let verdict = again(&draw, &record, &kept(&record));
    assert!(!verdict.is_contradicted(), "{verdict}");
    let field = "commitment.header.sources[drand:quicknet:26540212].due";
    assert!(verdict.on(Basis::Recomputed).any(|what| what == field));
}

/// Other beacons have their timetable where somebody brings one, and are taken on trust elsewhere.
#[test]
fn another_source_is_held_against_the_reader_s_timetable() {
    let (draw, record) = drawn(of("drand:othernet:7", DUE), "2026-03-01T04:00:00Z");
    let field_of = "commitment.header.sources[drand:othernet:7].due";
    let nobody = again(&draw, &record, &kept(&record));
    let trusted = format!("{field_of}: that it speaks then and not before");
    assert!(nobody.on(Basis::TakenOnTrust).any(|what| what == trusted));

    let timetable = |genesis: &str| SourceSchedule {
        prefix: "drand:othernet:".into(),
        genesis: instant(genesis),
        period_seconds: 3_600,
    };
    let (right, wrong) = (
        timetable("2026-03-01T22:00:00Z"),
        timetable("2026-02-01T22:00:00Z"),
    );
    let with = |schedule: &SourceSchedule| Anchors {
        schedules: vec![schedule.clone()],
        ..kept(&record)
    };
    let verdict = again(&draw, &record, &with(&right));
    assert!(!verdict.is_contradicted(), "{verdict}");
    assert!(verdict.on(Basis::Recomputed).any(|what| what == field_of));
    assert_eq!(field(&again(&draw, &record, &with(&wrong))), field_of);
    // Whoever commits has the same rule.
    let header = &record.commitment.header;
    assert!(header.check_schedules(&[right]).is_ok());
    let refusals = header.check_schedules(&[wrong]).unwrap_err();
    assert_eq!(
        refusals.iter().next().unwrap().code.id,
        "seed.not-its-instant"
    );
}

type Move = fn(&mut ObjectDrawParts, Timestamp);

/// Frames and classes are what they were before the publication, inspectors too.
#[test]
fn what_is_committed_to_is_of_no_later_than_the_publication() {
    let published = "2026-02-28T00:00:00Z";
    let late: Timestamp = instant("2026-02-28T00:00:01Z");
    let moves: [Move; 2] = [
        |parts, at| parts.frames[1].as_of = at,
        |parts, as_of| {
            let digest = Digest::from_bytes([3; 32]);
            parts.classes = Some(ClassSource { as_of, digest });
        },
    ];
    for moved in moves {
        let made = |as_of| {
            let mut parts = object_parts();
            moved(&mut parts, as_of);
            ObjectDraw::new(parts).unwrap()
        };
        let evidence = |published: &str| {
            let mut evidence = super::town::evidence(1);
            evidence.published_at = instant(published);
            evidence
        };
        let refusals = made(late).draw(evidence(published)).unwrap_err();
        let code = refusals.iter().next().unwrap().code.id;
        assert_eq!((refusals.len(), code), (1, "seed.as-of-later"));

        // At the very instant it is well; a record whose publication was moved before it is not.
        let draw = made(instant(published));
        let mut record = draw.draw(evidence(published)).unwrap();
        assert!(!again(&draw, &record, &kept(&record)).is_contradicted());
        record.evidence.published_at = instant("2026-02-27T23:59:59Z");
        record.digest = record.compute_digest(Suite::Intl.hash_fn().unwrap());
        let verdicts = [
            again(&draw, &record, &kept(&record)),
            verify_object_record(&record, &kept(&record)).unwrap(),
            verify_public_form(&draw.public_form(&record, Visits::Over), &kept(&record)).unwrap(),
        ];
        for verdict in verdicts {
            assert_eq!(field(&verdict), "commitment: as_of");
        }
    }
}

#[test]
fn inspectors_are_listed_no_later_than_the_publication() {
    let objects = ObjectDraw::new(object_parts()).unwrap();
    let drawn = objects.draw(super::town::evidence(1)).unwrap();
    let visits = objects.visits(&drawn);
    let mut parts = inspector_parts(drawn.digest, &visits);
    let mut evidence = super::town::evidence(2);
    parts.rows.as_of = evidence.published_at;
    let draw = InspectorDraw::new(parts.clone()).unwrap();
    let mut record = draw.draw(evidence.clone()).unwrap();
    let anchors = Anchors::default();
    let verdict = verify_inspectors(&record, &visits, &parts, &anchors).unwrap();
    assert!(!verdict.is_contradicted(), "{verdict}");

    evidence.published_at = instant("2026-03-01T03:59:59Z");
    let refusals = draw.draw(evidence.clone()).unwrap_err();
    assert_eq!(refusals.iter().next().unwrap().code.id, "seed.as-of-later");
    record.evidence = evidence;
    record.digest = record.compute_digest(Suite::Intl.hash_fn().unwrap());
    let verdict = verify_inspectors(&record, &visits, &parts, &anchors).unwrap();
    assert_eq!(field(&verdict), "commitment: as_of");
    let verdict = verify_inspector_record(&record, &anchors).unwrap();
    assert_eq!(field(&verdict), "commitment: as_of");
}
