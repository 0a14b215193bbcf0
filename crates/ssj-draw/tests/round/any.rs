//! Rounds of any kind: what is drawn verifies, in every form that is kept of it.

use proptest::prelude::*;
use ssj_core::{Decode, Encode};
use ssj_draw::record::{
    AbsenceProof, Blinding, Extractor, FrameStream, InspectorExtract, InspectorExtractor,
    InspectorForm, ObjectExtract, ObjectForm, StratumDisclosure, StratumOpening, TeamExtract,
    Visits,
};
use ssj_draw::verify::{
    Anchors, Basis, Verdict, verify_absence, verify_inspector_extract, verify_inspector_record,
    verify_inspectors, verify_object_extract, verify_object_record, verify_objects,
    verify_public_form, verify_public_teams, verify_team,
};

use super::made::{Inspectors, Made, Objects};

fn holds(verdict: &Verdict) {
    assert!(!verdict.is_contradicted(), "{verdict}");
}

fn check_objects(objects: &Objects) {
    let (form, anchors) = (&objects.form, objects.anchors());
    let record = &form.record;
    let whole = verify_objects(record, &form.frames, &form.secret, &anchors).unwrap();
    holds(&whole);
    let values = record.evidence.values.len();
    assert_eq!(whole.on(Basis::Anchored).count(), 2 + values);
    holds(&verify_objects(record, &form.frames, &form.secret, &Anchors::default()).unwrap());
    holds(&verify_object_record(record, &anchors).unwrap());
    for visits in [Visits::Ahead, Visits::Over] {
        let public = objects.draw.public_form(record, visits);
        holds(&verify_public_form(&public, &anchors).unwrap());
    }
    let bytes = form.to_canonical();
    assert_eq!(ObjectForm::from_canonical(&bytes).as_ref(), Ok(form));
}

/// Rows that come one by one, sorted elsewhere, lead to the roots that were committed to.
fn check_streams(objects: &Objects) {
    let commitment = &objects.form.record.commitment;
    let blinding = if commitment.blinded {
        Blinding::Blinded
    } else {
        Blinding::Open
    };
    for (frame, committed) in objects.form.frames.iter().zip(&commitment.frames) {
        let (suite, secret) = (commitment.header.suite(), &objects.form.secret);
        let mut stream = FrameStream::new(suite, secret, blinding, &frame.matter).unwrap();
        let mut rows: Vec<_> = frame.rows.iter().collect();
        rows.sort_by_key(|row| stream.blind(row));
        for row in &rows {
            stream.push(row).unwrap();
            assert!(stream.push(row).is_err(), "twice");
            assert!(stream.push(rows[0]).is_err(), "out of order");
        }
        assert_eq!(stream.root(), committed.tree_root());
        assert_eq!(stream.exclusions(), committed.exclusions);
    }
}

fn check_extracts(objects: &Objects) {
    let (record, anchors) = (&objects.form.record, objects.anchors());
    let extractor = Extractor::new(&objects.draw, record).unwrap();
    for frame in &objects.form.frames {
        let mut drawn = 0;
        for row in &frame.rows {
            let extract = extractor
                .extract(&frame.matter, &row.object, Visits::Over)
                .unwrap();
            let verdict = verify_object_extract(&extract, &record.published(), &anchors);
            holds(&verdict.unwrap());
            let sealed = frame.disclosure == StratumDisclosure::AuditorOnly;
            match &extract.stratum {
                StratumOpening::Sealed(_) => assert!(sealed),
                StratumOpening::Opened(opened) => {
                    assert!(!sealed);
                    assert_eq!(opened.key, frame.strata[row.stratum as usize].key);
                    drawn += usize::from(opened.drawn);
                }
            }
            let bytes = extract.to_canonical();
            assert_eq!(ObjectExtract::from_canonical(&bytes), Ok(extract));
            assert!(extractor.absence(&frame.matter, &row.object).is_none());
        }
        let result = record.result(&frame.matter).unwrap();
        if frame.disclosure != StratumDisclosure::AuditorOnly {
            assert_eq!(drawn, result.drawn_count(), "all extracts together");
        }
        for stranger in (0..8).map(|i| format!("site:9{i}").parse().unwrap()) {
            assert!(
                extractor
                    .extract(&frame.matter, &stranger, Visits::Over)
                    .is_none()
            );
            let absence = extractor.absence(&frame.matter, &stranger);
            assert_eq!(absence.is_none(), record.commitment.blinded);
            if let Some(absence) = absence {
                holds(&verify_absence(&absence, &record.commitment, &anchors).unwrap());
                let bytes = absence.to_canonical();
                assert_eq!(AbsenceProof::from_canonical(&bytes), Ok(absence));
            }
        }
    }
}

fn check_inspectors(made: &Made, inspectors: &Inspectors) {
    let (form, anchors) = (&inspectors.form, inspectors.anchors());
    let record = &form.record;
    holds(&verify_inspectors(record, &made.visits, &form.parts(), &anchors).unwrap());
    holds(&verify_inspector_record(record, &anchors).unwrap());
    holds(&verify_public_teams(&record.public_form(), &anchors).unwrap());
    let bytes = form.to_canonical();
    assert_eq!(InspectorForm::from_canonical(&bytes).as_ref(), Ok(form));
    let extractor = InspectorExtractor::new(&inspectors.draw, record);
    let mut sent = 0;
    for row in &form.rows.inspectors {
        let extract = extractor.extract(&row.inspector).unwrap();
        let root = record.teams_root;
        holds(&verify_inspector_extract(&extract, &record.commitment, root, &anchors).unwrap());
        sent += extract.teams.len();
        let bytes = extract.to_canonical();
        assert_eq!(InspectorExtract::from_canonical(&bytes), Ok(extract));
    }
    let hash = record.commitment.header.suite().hash_fn().unwrap();
    for team in &record.teams {
        let extract = extractor.team(team.visit).unwrap();
        holds(&verify_team(&extract, hash, record.teams_root));
        sent -= team.inspectors.len();
        let bytes = extract.to_canonical();
        assert_eq!(TeamExtract::from_canonical(&bytes), Ok(extract));
    }
    assert_eq!(sent, 0, "each place is in one extract");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_drawn_verifies(number: u64, rows in 0_usize..40) {
        let made = Made::new(number, rows);
        check_objects(&made.objects);
        check_extracts(&made.objects);
        check_streams(&made.objects);
        if let Some(inspectors) = &made.inspectors {
            check_inspectors(&made, inspectors);
        }
    }
}

/// The rounds are of every kind, and most of them find inspectors.
#[test]
fn the_made_rounds_are_worth_their_name() {
    let rounds: Vec<_> = (0..200).map(|number| Made::new(number, 30)).collect();
    let count = |of: fn(&Made) -> bool| rounds.iter().filter(|made| of(made)).count();
    assert!(count(|made| made.inspectors.is_some()) > 100);
    assert!(count(|made| made.objects.form.record.commitment.blinded) > 100);
    assert!(count(|made| !made.objects.form.record.commitment.blinded) > 40);
    let header = |made: &Made| made.objects.form.record.commitment.header.clone();
    assert!(
        rounds
            .iter()
            .filter(|made| header(made).open_to_last_revealer())
            .count()
            > 20
    );
    let absent = |made: &&Made| {
        let evidence = &made.objects.form.record.evidence;
        evidence.absent(&header(made)).count() > 0
    };
    assert!(rounds.iter().filter(absent).count() > 10);
    let fixed = |made: &&Made| {
        let form = made.inspectors.as_ref().map(|inspectors| &inspectors.form);
        form.is_some_and(|form| !form.rows.fixed.is_empty())
    };
    assert!(rounds.iter().filter(fixed).count() > 10);
}
