//! 2.7-c: risk classes appear in nothing that a draw publishes or hands out.
//!
//! A round is drawn from two secret classes with names that stand nowhere else. Every form that is
//! not the auditor's is walked, as JSON and as it shows itself in logs. The forms of results and
//! leads are walked by `core::lifecycles::public_forms`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Debug;

use serde::Serialize;
use ssj::core::plan::Who;
use ssj::core::{
    Digest, DivisionId, InspectorId, MatterId, ObjectId, PlanId, PlanItemId, PoolId, RoundSecret,
    Shortfall, SizeRule, Sizing, Spread, Suite,
};
use ssj::draw::assign::Loads;
use ssj::draw::record::*;
use ssj::draw::verify::Equivocation;

const SECRET: RoundSecret = RoundSecret::from_bytes([7; 32]);
const MARKS: [&str; 2] = ["zqhigh", "zqlow"];
const ROWS: u32 = 24;

fn header(part: DrawPart, due: &str) -> Header {
    let beacon = "beacon".parse().unwrap();
    Header::new(HeaderParts {
        suite: Suite::Intl,
        mandate: MandateSource::Plan {
            plan: PlanId::new("jl-2026").unwrap(),
            item: PlanItemId::new("jl-2026-03").unwrap(),
            version: 1,
        },
        part,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![SeedSource {
            id: beacon,
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due: due.parse().unwrap(),
        }],
    })
    .unwrap()
}

fn spoken(published: &str, due: &str) -> SeedEvidence {
    let value = SeedValue {
        source: "beacon".parse().unwrap(),
        at: due.parse().unwrap(),
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    SeedEvidence::of_values(published.parse().unwrap(), vec![value])
}

fn site(number: u32) -> ObjectId {
    format!("site:{number}").parse().unwrap()
}

fn matter() -> MatterId {
    MatterId::new("food-sales").unwrap()
}

/// Two classes, every third object of the high one.
fn frame(disclosure: StratumDisclosure, reserves: u32) -> MatterFrame {
    let class = |(mark, ratio): (&str, &str)| Class {
        key: mark.parse().unwrap(),
        sizing: Sizing {
            rule: SizeRule::Ratio(ratio.parse().unwrap()),
            spread: Spread::Proportional,
        },
    };
    let stratum = |(class, mark): (u32, &str)| Stratum {
        key: format!("220102/{mark}").parse().unwrap(),
        class,
    };
    MatterFrame {
        announced: true,
        matter: matter(),
        pool: PoolId::new("food-sellers").unwrap(),
        as_of: "2026-03-01T00:00:00Z".parse().unwrap(),
        who: Who::Agency("agency:220102-amr".parse().unwrap()),
        disclosure,
        classes: MARKS.into_iter().zip(["50%", "25%"]).map(class).collect(),
        strata: (0..).zip(MARKS).map(stratum).collect(),
        shortfall: Shortfall::Refuse,
        reserves,
        rows: (0..ROWS)
            .map(|i| FrameRow {
                object: site(i),
                holder: None,
                division: DivisionId::new("220102").unwrap(),
                stratum: u32::from(i % 3 > 0),
                state: RowState::Eligible,
            })
            .collect(),
    }
}

fn draw(disclosure: StratumDisclosure, reserves: u32) -> ObjectDraw {
    let parts = ObjectDrawParts {
        header: header(DrawPart::Objects, "2026-03-02T04:00:00Z"),
        secret: SECRET,
        blinding: if disclosure.is_secret() {
            Blinding::Blinded
        } else {
            Blinding::Open
        },
        classes: Some(ClassSource {
            as_of: "2026-02-01T00:00:00Z".parse().unwrap(),
            digest: Digest::from_bytes([3; 32]),
        }),
        frames: vec![frame(disclosure, reserves)],
    };
    ObjectDraw::new(parts).unwrap()
}

fn record(draw: &ObjectDraw) -> ObjectRecord {
    draw.draw(spoken("2026-03-01T09:00:00Z", "2026-03-02T04:00:00Z"))
        .unwrap()
}

/// What a form says, in both ways that it can be shown.
fn said<T: Serialize + Debug>(form: &T) -> String {
    format!("{} {form:?}", serde_json::to_string(form).unwrap())
}

/// The marks of classes that a form shows.
fn marks(said: &str) -> Vec<&'static str> {
    MARKS
        .into_iter()
        .filter(|mark| said.contains(mark))
        .collect()
}

/// Every form of a draw of objects that leaves the drawing agency.
fn object_forms(disclosure: StratumDisclosure) -> Vec<String> {
    let draw = draw(disclosure, 1);
    let record = record(&draw);
    let other = self::draw(disclosure, 2);
    let other = self::record(&other).commitment;
    let twice = Equivocation::prove(record.commitment.clone(), other).unwrap();
    let forms = [
        said(&draw.public_form(&record, Visits::Ahead)),
        said(&draw.public_form(&record, Visits::Over)),
        said(&twice.unwrap()),
        said(&record.commitment),
    ];
    let visits = draw.visits(&record);
    assert!(!visits.is_empty());
    forms.into_iter().chain(visits.iter().map(said)).collect()
}

fn extracts(disclosure: StratumDisclosure) -> Vec<String> {
    let draw = draw(disclosure, 1);
    let record = record(&draw);
    let extractor = Extractor::new(&draw, &record).unwrap();
    let one = |i| {
        said(
            &extractor
                .extract(&matter(), &site(i), Visits::Over)
                .unwrap(),
        )
    };
    (0..ROWS).map(one).collect()
}

#[test]
fn what_a_draw_of_objects_publishes_names_no_class() {
    for disclosure in [StratumDisclosure::AuditorOnly, StratumDisclosure::Own] {
        for form in object_forms(disclosure) {
            assert!(marks(&form).is_empty(), "{form}");
        }
    }
    // The walk would see them: the auditor's form and a frame called public have them.
    let draw = draw(StratumDisclosure::AuditorOnly, 1);
    assert_eq!(marks(&said(&draw.frames())), MARKS);
    let public = self::draw(StratumDisclosure::Public, 1);
    let form = public.public_form(&record(&public), Visits::Ahead);
    assert_eq!(marks(&said(&form)), MARKS);
}

#[test]
fn an_extract_names_no_class_or_the_enterprise_s_own_to_itself() {
    for extract in extracts(StratumDisclosure::AuditorOnly) {
        assert!(marks(&extract).is_empty(), "{extract}");
    }
    for (i, extract) in extracts(StratumDisclosure::Own).iter().enumerate() {
        let own = MARKS[usize::from(i % 3 > 0)];
        assert_eq!(marks(extract), [own], "site:{i}");
    }
}

/// In an open frame neighbours show themselves by digests; in a blinded one there is no such proof.
#[test]
fn a_proof_of_absence_names_no_class() {
    for (disclosure, shown) in [
        (StratumDisclosure::Public, true),
        (StratumDisclosure::AuditorOnly, false),
    ] {
        let draw = draw(disclosure, 1);
        let record = record(&draw);
        let extractor = Extractor::new(&draw, &record).unwrap();
        let absent = extractor.absence(&matter(), &site(ROWS));
        assert_eq!(absent.is_some(), shown);
        assert!(absent.is_none_or(|proof| marks(&said(&proof)).is_empty()));
    }
}

/// Nothing of the objects' strata comes into the draw of inspectors.
#[test]
fn what_a_draw_of_inspectors_publishes_names_no_class() {
    let objects = draw(StratumDisclosure::AuditorOnly, 1);
    let drawn = record(&objects);
    let need = SlotNeed {
        agency: "agency:220102-amr".parse().unwrap(),
        divisions: ["division:220102".parse().unwrap()].into(),
        credentials: ["enforcement".into()].into(),
    };
    let visits = objects.visits(&drawn);
    let inspector = |i: usize| InspectorRow {
        inspector: InspectorId::new(&i.to_string()).unwrap(),
        agency: need.agency.clone(),
        divisions: need.divisions.clone(),
        credentials: need.credentials.clone(),
        cap: 20,
        load: 0,
        baseline: 0,
    };
    let draw = InspectorDraw::new(InspectorDrawParts {
        header: header(
            DrawPart::Inspectors("division:220102".parse().unwrap()),
            "2026-03-03T04:00:00Z",
        ),
        secret: SECRET,
        rows: StaffingRows {
            object_record: drawn.digest,
            as_of: "2026-03-02T05:00:00Z".parse().unwrap(),
            visits: visits
                .iter()
                .map(|visit| VisitSlots {
                    visit: visit.id.token().unwrap(),
                    visited: visit.holder.clone(),
                    slots: vec![0, 0],
                })
                .collect(),
            inspectors: (0..4).map(inspector).collect(),
            needs: vec![need.clone()],
            excluded: vec![],
            fixed: vec![],
            caps: vec![],
            reserves: 1,
            loads: Loads::default(),
        },
    })
    .unwrap();
    let record = draw
        .draw(spoken("2026-03-02T09:00:00Z", "2026-03-03T04:00:00Z"))
        .unwrap();
    let extractor = InspectorExtractor::new(&draw, &record);
    let one = extractor.extract(&InspectorId::new("1").unwrap()).unwrap();
    let team = extractor.team(visits[0].id.token().unwrap()).unwrap();
    let forms = [
        said(&record.public_form()),
        said(&record),
        said(&one),
        said(&team),
    ];
    for form in forms {
        assert!(marks(&form).is_empty(), "{form}");
    }
}

/// A form with a new name is walked here before it is published.
#[test]
fn every_form_that_leaves_the_agency_is_known() {
    let sources = support::sources("crates/ssj-draw/src");
    let names = sources.iter().flat_map(|source| {
        let types = source.code.split("pub struct ").skip(1);
        types.map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric())
                .next()
                .unwrap_or_default()
        })
    });
    let words = ["Public", "Extract", "Proof", "Equivocation"];
    let found: BTreeSet<_> = names
        .filter(|name| words.iter().any(|word| name.contains(word)))
        .filter(|name| !name.ends_with("or") && !name.ends_with("Verifier"))
        .collect();
    // `PublicForm` holds three of them, an extract a `ThresholdProof`; a `CheckpointProof` and its
    // `LogProof` hold digests and a head. What makes or judges an extract is no form.
    let known = [
        "AbsenceProof",
        "CheckpointProof",
        "Equivocation",
        "InspectorExtract",
        "LogProof",
        "ObjectExtract",
        "PublicForm",
        "PublicFrame",
        "PublicObject",
        "PublicStratum",
        "PublicTeams",
        "TeamExtract",
        "ThresholdProof",
    ];
    assert_eq!(found, known.into());
}
