//! Nothing can be changed: every single bit, every field exchanged between two valid records.

use std::sync::OnceLock;

use ssj_core::Decode;
use ssj_draw::record::{
    AbsenceProof, Extractor, InspectorExtract, InspectorExtractor, InspectorForm, InspectorRecord,
    ObjectExtract, ObjectForm, ObjectRecord, StratumDisclosure, StratumOpening, TeamExtract,
    Visits,
};
use ssj_draw::verify::{
    Anchors, verify_absence, verify_inspector_extract, verify_inspectors, verify_object_extract,
    verify_objects, verify_team,
};

use super::made::{Inspectors, Made};

/// Flips each bit of an encoding and hands on what can still be read; says how many that were.
fn each_flip<T: Decode>(value: &T, mut check: impl FnMut(T, usize)) -> usize {
    let bytes = value.to_canonical();
    let mut read = 0;
    for bit in 0..bytes.len() * 8 {
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        if let Ok(other) = T::from_canonical(&flipped) {
            read += 1;
            check(other, bit);
        }
    }
    assert!(read > bytes.len(), "most flips must reach the verifier");
    read
}

/// A small round with everything in it: reveals, a redraw, holders, reasons, both kinds of strata.
fn small() -> &'static Made {
    static SMALL: OnceLock<Made> = OnceLock::new();
    SMALL.get_or_init(look_for_small)
}

fn look_for_small() -> Made {
    let rich = |made: &Made| {
        let record = &made.objects.form.record;
        let frames = &made.objects.form.frames;
        let rows = || frames.iter().flat_map(|frame| &frame.rows);
        made.inspectors.as_ref().is_some_and(|inspectors| {
            inspectors.form.record.teams.len() > 1 && !inspectors.form.rows.excluded.is_empty()
        }) && !record.evidence.reveal_hashes.is_empty()
            && record.commitment.header.parts().counter > 1
            && rows().any(|row| row.holder.is_some())
            && rows().any(|row| row.state.reason().is_some())
            && frames
                .iter()
                .any(|frame| frame.disclosure == StratumDisclosure::AuditorOnly)
            && frames
                .iter()
                .any(|frame| frame.disclosure == StratumDisclosure::Own)
    };
    let mut rounds = (0..5_000).map(|number| Made::new(number, 6));
    rounds.find(rich).unwrap()
}

#[test]
fn every_flipped_bit_of_an_object_record_or_its_pools_fails() {
    let made = small();
    let anchors = made.objects.anchors_but_the_record();
    each_flip(&made.objects.form, |form: ObjectForm, bit| {
        let verdict = verify_objects(&form.record, &form.frames, &form.secret, &anchors);
        assert!(
            !verdict.is_ok_and(|verdict| !verdict.is_contradicted()),
            "bit {bit} may be flipped"
        );
    });
}

#[test]
fn every_flipped_bit_of_an_inspector_record_or_its_rows_fails() {
    let made = small();
    let inspectors = made.inspectors.as_ref().unwrap();
    let anchors = inspectors.anchors_but_the_record();
    each_flip(&inspectors.form, |form: InspectorForm, bit| {
        let parts = form.parts();
        let verdict = verify_inspectors(&form.record, &made.visits, &parts, &anchors);
        assert!(
            !verdict.is_ok_and(|verdict| !verdict.is_contradicted()),
            "bit {bit} may be flipped"
        );
    });
}

#[test]
fn every_flipped_bit_of_an_object_s_extract_fails() {
    let made = small();
    let (record, anchors) = (&made.objects.form.record, Anchors::default());
    let extractor = Extractor::new(&made.objects.draw, record).unwrap();
    let (mut opened, mut sealed) = (0, 0);
    for frame in &made.objects.form.frames {
        for row in &frame.rows {
            let extract = extractor
                .extract(&frame.matter, &row.object, Visits::Over)
                .unwrap();
            match extract.stratum {
                StratumOpening::Opened(_) => opened += 1,
                StratumOpening::Sealed(_) => sealed += 1,
            }
            each_flip(&extract, |other: ObjectExtract, bit| {
                let verdict = verify_object_extract(&other, &record.published(), &anchors);
                assert!(
                    verdict.unwrap().is_contradicted(),
                    "{}: bit {bit} may be flipped",
                    row.object
                );
            });
        }
    }
    assert!(opened > 2 && sealed > 2);
}

#[test]
fn every_flipped_bit_of_an_inspector_s_or_a_team_s_extract_fails() {
    let made = small();
    let Inspectors { draw, form } = made.inspectors.as_ref().unwrap();
    let (record, anchors) = (&form.record, Anchors::default());
    let hash = record.commitment.header.suite().hash_fn().unwrap();
    let extractor = InspectorExtractor::new(draw, record);
    for row in &form.rows.inspectors {
        let extract = extractor.extract(&row.inspector).unwrap();
        each_flip(&extract, |other: InspectorExtract, bit| {
            let root = record.teams_root;
            let verdict = verify_inspector_extract(&other, &record.commitment, root, &anchors);
            assert!(
                verdict.unwrap().is_contradicted(),
                "{}: bit {bit} may be flipped",
                row.inspector
            );
        });
    }
    for team in &record.teams {
        let extract = extractor.team(team.visit).unwrap();
        each_flip(&extract, |other: TeamExtract, bit| {
            let verdict = verify_team(&other, hash, record.teams_root);
            assert!(
                verdict.is_contradicted(),
                "{}: bit {bit} may be flipped",
                team.visit
            );
        });
    }
}

#[test]
fn a_flipped_bit_of_an_absence_proof_fails_or_is_about_somebody_else_who_is_absent() {
    let open = |made: &Made| !made.objects.form.record.commitment.blinded;
    let rounds = (0..100).map(|number| Made::new(number, 12));
    let mut others = 0;
    for made in rounds.filter(open).take(3) {
        let record = &made.objects.form.record;
        let extractor = Extractor::new(&made.objects.draw, record).unwrap();
        for frame in &made.objects.form.frames {
            let nobody = "site:99".parse().unwrap();
            let proof = extractor.absence(&frame.matter, &nobody).unwrap();
            each_flip(&proof, |other: AbsenceProof, bit| {
                let verdict = verify_absence(&other, &record.commitment, &Anchors::default());
                if !verdict.unwrap().is_contradicted() {
                    others += 1;
                    assert_ne!(other.object, proof.object, "bit {bit} may be flipped");
                    assert!(extractor.absence(&frame.matter, &other.object).is_some());
                }
            });
        }
    }
    assert!(others > 0, "some neighbours in spelling are absent too");
}

/// A field of a record as a function that takes it over from another record.
type Swap<R> = (&'static str, fn(&mut R, &R));

macro_rules! swaps {
    ($($($field:ident).+),+ $(,)?) => {
        [$((stringify!($($field).+), |own, other| own.$($field).+ = other.$($field).+.clone())),+]
    };
}

/// Two valid rounds of one shape that differ in everything.
fn pair() -> [Made; 2] {
    let alike = |made: &Made| {
        let record = &made.objects.form.record;
        made.inspectors.is_some()
            && record.commitment.header.suite() == ssj_core::Suite::Intl
            && record.commitment.frames.len() == 2
            && record.evidence.values.len() == 2
            && record.commitment.blinded
    };
    let mut rounds = (0..5_000).map(|number| Made::new(number, 20)).filter(alike);
    [rounds.next().unwrap(), rounds.next().unwrap()]
}

#[test]
fn every_field_exchanged_between_two_object_records_fails() {
    let swaps: [Swap<ObjectRecord>; 15] = swaps![
        commitment,
        commitment.header,
        commitment.secret,
        commitment.frames,
        commitment_digest,
        evidence,
        evidence.published_at,
        evidence.reveal_hashes,
        evidence.values,
        seed,
        results,
        thresholds,
        salt,
        outcome,
        digest,
    ];
    let [own, other] = pair();
    let anchors = own.objects.anchors();
    for (field, swap) in swaps {
        let mut form = own.objects.form.clone();
        swap(&mut form.record, &other.objects.form.record);
        let same = form.record == own.objects.form.record;
        let verdict = verify_objects(&form.record, &form.frames, &form.secret, &anchors).unwrap();
        assert_eq!(!verdict.is_contradicted(), same, "{field}");
        assert!(
            !same || field == "evidence.published_at",
            "{field} is alike"
        );
    }
    let mut record = own.objects.form.record.clone();
    record.commitment.blinded ^= true;
    let form = &own.objects.form;
    let verdict = verify_objects(&record, &form.frames, &form.secret, &anchors);
    assert!(verdict.unwrap().is_contradicted());
}

#[test]
fn every_field_exchanged_between_two_frames_or_strata_of_a_record_fails() {
    let [own, other] = pair();
    let (form, anchors) = (&own.objects.form, own.objects.anchors());
    let fails = |record: &ObjectRecord, what: &str| {
        let verdict = verify_objects(record, &form.frames, &form.secret, &anchors).unwrap();
        assert!(
            verdict.is_contradicted() || record == &form.record,
            "{what}"
        );
        usize::from(verdict.is_contradicted())
    };
    let mut failed = 0;
    let foreign = &other.objects.form.record;
    let frame: [Swap<ssj_draw::record::FrameCommitment>; 9] = swaps![
        matter, pool, as_of, disclosure, number, rows, root, exclusions, design
    ];
    for (field, swap) in frame {
        for from in [
            &foreign.commitment.frames[0],
            &form.record.commitment.frames[1],
        ] {
            let mut record = form.record.clone();
            swap(&mut record.commitment.frames[0], from);
            failed += fails(&record, field);
        }
    }
    let stratum: [Swap<ssj_draw::record::StratumResult>; 6] =
        swaps![in_scope, eligible, size, threshold, drawn, reserves];
    for (field, swap) in stratum {
        for from in [
            &foreign.results[0].strata[0],
            &form.record.results[1].strata[0],
        ] {
            let mut record = form.record.clone();
            swap(&mut record.results[0].strata[0], from);
            failed += fails(&record, field);
        }
    }
    assert!(failed > 18, "{failed}");
}

#[test]
fn every_field_exchanged_between_two_inspector_records_fails() {
    let swaps: [Swap<InspectorRecord>; 17] = swaps![
        commitment,
        commitment.header,
        commitment.secret,
        commitment.object_record,
        commitment.visits,
        commitment.inspectors,
        commitment.exclusions,
        commitment.reserves,
        commitment_digest,
        evidence,
        evidence.values,
        evidence.reveal_hashes,
        seed,
        salt,
        teams_root,
        teams,
        digest,
    ];
    let [own, other] = pair();
    let (mine, theirs) = (
        own.inspectors.as_ref().unwrap(),
        other.inspectors.as_ref().unwrap(),
    );
    for (field, swap) in swaps {
        let mut record = mine.form.record.clone();
        swap(&mut record, &theirs.form.record);
        let same = record == mine.form.record;
        let parts = mine.form.parts();
        let verdict = verify_inspectors(&record, &own.visits, &parts, &mine.anchors()).unwrap();
        assert_eq!(!verdict.is_contradicted(), same, "{field}");
        assert!(
            !same || matches!(field, "evidence.reveal_hashes" | "commitment.reserves"),
            "{field} is alike"
        );
    }
}
