//! What a reader brings from elsewhere, and what a verdict makes of it.

use ssj_core::trail::Head;
use ssj_core::{CommitmentDigest, Digest, EntryDigest, Explain, Limits, RecordDigest, Text, Zh};
use ssj_draw::record::{DrawName, ObjectDraw, ObjectRecord, SourceValue, TreeRoot, Visits};
use ssj_draw::verify::{
    Anchors, Basis, Difference, Said, Standing, Statement, Verdict, verify_object_record,
    verify_objects, verify_public_form,
};

use super::grinding::{drawn, evidence, field, parts, revealing};
use super::town::{kept, secret};

fn again(draw: &ObjectDraw, record: &ObjectRecord, anchors: &Anchors) -> Verdict {
    verify_objects(record, draw.frames(), &secret(), anchors).unwrap()
}

fn name(record: &ObjectRecord) -> DrawName {
    record.commitment.header.name()
}

fn value(record: &ObjectRecord, source: &str, value: &[u8]) -> Said {
    Said::Value {
        draw: name(record),
        source: source.parse().unwrap(),
        value: SourceValue::from(value),
    }
}

fn commitment(draw: DrawName, byte: u8) -> Said {
    let digest = CommitmentDigest(Digest::from_bytes([byte; 32]));
    Said::Commitment { draw, digest }
}

/// Every party spoke and the operator knew all values; one is left out to get another sample.
#[test]
fn a_value_of_a_source_that_is_called_silent_is_a_difference() {
    let draw = ObjectDraw::new(parts(revealing(1, None))).unwrap();
    let mut evidence = evidence(draw.digest());
    let suppressed = evidence.values.remove(0);
    let record = draw.draw(evidence).unwrap();
    let mut anchors = kept(&record);
    anchors
        .statements
        .push(value(&record, "health", suppressed.value.as_bytes()).into());
    let verdict = again(&draw, &record, &anchors);
    assert_eq!(verdict.standing(), Standing::Contradicted);
    assert_eq!(field(&verdict), "evidence: that `health` stayed silent");
    let form = draw.public_form(&record, Visits::Ahead);
    let public = verify_public_form(&form, &anchors).unwrap();
    assert_eq!(field(&public), "evidence: that `health` stayed silent");

    // Who heard nothing of the party can't tell, and is told so.
    let verdict = again(&draw, &record, &kept(&record));
    assert_eq!(verdict.standing(), Standing::Anchored);
    let mut trusted = verdict.on(Basis::TakenOnTrust);
    assert!(trusted.any(|what| what == "evidence: that `health` stayed silent"));
}

/// Whatever the record says: two bulletins can't both be right.
#[test]
fn statements_that_contradict_each_other_are_equivocation() {
    let (draw, record) = drawn(revealing(1, None));
    let head = |byte, len| Said::Head {
        head: Head {
            subject: "round:town".parse().unwrap(),
            len,
            digest: EntryDigest(Digest::from_bytes([byte; 32])),
        },
    };
    let list = |byte, leaves| Said::Checkpoints {
        root: TreeRoot {
            leaves,
            root: Digest::from_bytes([byte; 32]),
        },
    };
    let checkpoint = |byte| Said::Checkpoint {
        root: TreeRoot {
            leaves: 3,
            root: Digest::from_bytes([byte; 32]),
        },
    };
    let record_of = |byte| Said::Record {
        draw: name(&record),
        digest: RecordDigest(Digest::from_bytes([byte; 32])),
    };
    let elsewhere = DrawName {
        counter: 9,
        ..name(&record)
    };
    let cases = [
        (
            [
                commitment(elsewhere.clone(), 1),
                commitment(elsewhere.clone(), 2),
            ],
            "the commitment of item:town-2026-01 of plan:town in version 1, objects 9",
        ),
        (
            [record_of(1), record_of(2)],
            "the record of item:town-2026-01 of plan:town in version 1, objects 1",
        ),
        (
            [value(&record, "fire", b"1"), value(&record, "fire", b"2")],
            "the value of fire in item:town-2026-01 of plan:town in version 1, objects 1",
        ),
        (
            [head(1, 4), head(2, 4)],
            "the head of round:town at 4 entries",
        ),
        ([list(1, 7), list(2, 7)], "the list of 7 checkpoints"),
    ];
    for (pair, what) in cases {
        let mut anchors = kept(&record);
        anchors.statements.extend(pair.map(Statement::from));
        let verdict = again(&draw, &record, &anchors);
        let first = verdict.difference().unwrap();
        assert!(matches!(first, Difference::Equivocation { .. }), "{first}");
        assert_eq!((first.field(), first.code()), (what, "verify.equivocation"));
        assert_eq!(verdict.standing(), Standing::Contradicted);
    }
    // The same from two places, a trail that grew, a list that grew, another day's checkpoint, another
    // draw's commitment: none contradicts the other.
    let twice = kept(&record).statements;
    let agreeing = [
        head(1, 4),
        head(2, 5),
        list(1, 7),
        list(2, 8),
        checkpoint(1),
        checkpoint(2),
        commitment(elsewhere, 1),
    ];
    let statements = twice.iter().cloned().chain(twice.clone());
    let statements = statements.chain(agreeing.into_iter().map(Statement::from));
    let anchors = statements.collect();
    assert!(!again(&draw, &record, &anchors).is_contradicted());
}

/// A statement that is of something else is no anchor, and the verdict says which it was.
#[test]
fn a_statement_that_nothing_used_anchors_nothing() {
    let (draw, record) = drawn(revealing(1, None));
    let seen = Text::new("Jilin Daily, 2 March").unwrap();
    let other = Statement {
        said: commitment(
            DrawName {
                part: super::town::inspectors_part(),
                ..name(&record)
            },
            7,
        ),
        seen: Some(seen),
    };
    let alone = again(&draw, &record, &Anchors::from_iter([other.clone()]));
    assert_eq!(alone.standing(), Standing::OnlyWithItself);
    assert_eq!(alone.unused(), core::slice::from_ref(&other));

    let mut anchors = kept(&record);
    assert!(again(&draw, &record, &anchors).unused().is_empty());
    let strange = value(&record, "weather", b"rain");
    anchors.statements.push(strange.clone().into());
    anchors.statements.push(other);
    let verdict = again(&draw, &record, &anchors);
    assert_eq!(verdict.standing(), Standing::PartlyAnchored);
    assert_eq!(verdict.unused()[0].said, strange);
    let told = verdict.to_string();
    assert!(
        told.contains("; not used: the value of weather in item:town-2026-01 of plan:town in version 1, objects 1: 7261696e"),
        "{told}"
    );
    assert!(told.ends_with("(Jilin Daily, 2 March)"), "{told}");
}

/// The word, and the sentence in both languages, say what the verdict rests on.
#[test]
fn a_verdict_is_worth_what_was_brought_to_it() {
    let (draw, record) = drawn(revealing(1, None));
    let nothing = again(&draw, &record, &Anchors::default());
    assert_eq!(nothing.standing(), Standing::OnlyWithItself);
    let told = nothing.to_string();
    let expected =
        "consistent with itself; nothing published was given: 0 anchored, 4 not anchored, ";
    assert!(told.starts_with(expected), "{told}");
    let told = Zh(&nothing).to_string();
    let expected = "仅与自身一致；未提供任何已公布的内容：与外部所持值相符0项，未持有外部值4项，";
    assert!(told.starts_with(expected), "{told}");

    let mut some = kept(&record);
    some.statements.pop();
    let verdict = again(&draw, &record, &some);
    assert_eq!(verdict.standing(), Standing::PartlyAnchored);
    let missing: Vec<_> = verdict.on(Basis::NotAnchored).collect();
    let bare = format!("commitment_digest: {}", record.commitment_digest);
    assert_eq!(missing, [bare]);

    let all = kept(&record);
    let verdict = again(&draw, &record, &all);
    assert_eq!(verdict.standing(), Standing::Anchored);
    // Who did not draw again also needs the record's digest: what it came to hangs on that.
    let alone = verify_object_record(&record, &all).unwrap();
    assert_eq!(alone.standing(), Standing::PartlyAnchored);
    let mut with_record = all;
    with_record.statements.push(
        Said::Record {
            draw: name(&record),
            digest: RecordDigest(record.digest),
        }
        .into(),
    );
    let alone = verify_object_record(&record, &with_record).unwrap();
    assert_eq!(alone.standing(), Standing::Anchored);
}

#[test]
fn all_differences_are_listed_up_to_a_limit() {
    let (draw, mut record) = drawn(revealing(1, None));
    let anchors = kept(&record);
    record.evidence.values[2].value = SourceValue::from(&b"bent"[..]);
    record.seed = ssj_core::Seed::from_bytes([1; 32]);
    let verdict = again(&draw, &record, &anchors);
    let fields: Vec<_> = verdict
        .differences()
        .iter()
        .map(Difference::field)
        .collect();
    let value = "evidence.values[beacon].value, against the published one";
    assert_eq!(fields[..2], [value, "seed"]);
    assert!(fields.contains(&"results[matter:food].strata[0].drawn[0]"));
    assert_eq!(verdict.unlisted(), 0);
    let further = format!("; {} further differences", fields.len() - 1);
    assert!(verdict.to_string().ends_with(&further), "{verdict}");

    let result = &mut record.results[0];
    let mut stratum = result.strata[0].clone();
    stratum.eligible = stratum.in_scope + 1;
    result.strata = vec![stratum; 2_000];
    let verdict = verify_object_record(&record, &anchors).unwrap();
    let limit = usize::try_from(Limits::DEFAULT.differences()).unwrap();
    assert_eq!(verdict.differences().len(), limit);
    assert!(verdict.unlisted() > 1_000 - 24, "{}", verdict.unlisted());
}

/// A difference quotes the beginning of what it compares and no more.
#[test]
fn a_difference_does_not_repeat_what_is_long() {
    let (draw, mut record) = drawn(revealing(1, None));
    let anchors = kept(&record);
    record.evidence.values[0].value = SourceValue::from(&vec![7; 100_000][..]);
    let verdict = again(&draw, &record, &anchors);
    let first = verdict.difference().unwrap().to_string();
    assert!(first.len() < 600 && first.contains("070707"), "{first}");
    assert!(first.contains('…'), "{first}");
}
