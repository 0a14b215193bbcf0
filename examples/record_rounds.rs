//! Prints made-up rounds in every form that leaves the drawing agency, sound ones and spoilt ones, and
//! what the library says of each, one round a line:
//! `cargo run --all-features --example record_rounds -- ROUNDS [FIRST] | python3 scripts/check_record.py`
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::indexing_slicing,
    reason = "an example that makes test data"
)]

#[path = "../crates/ssj-draw/tests/round/made.rs"]
#[allow(dead_code, reason = "the tests use the rest")]
mod made;

use made::{Inspectors, Made, Numbers, Objects};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use ssj_core::{Digest, HashFn, RecordDigest};
use ssj_draw::record::{
    Extractor, Header, InspectorCommitment, InspectorDrawParts, InspectorExtractor,
    ObjectCommitment, Published, Seat, Visits,
};
use ssj_draw::verify::{
    Anchors, Said, Verdict, check_teams, verify_absence, verify_inspector_extract,
    verify_inspector_record, verify_object_extract, verify_object_record, verify_public_form,
    verify_public_teams, verify_team,
};

fn main() {
    let mut arguments = std::env::args().skip(1).map(|a| a.parse::<u64>().unwrap());
    let rounds = arguments.next().unwrap_or(10);
    let first = arguments.next().unwrap_or(0);
    for number in first..first + rounds {
        let made = Made::new(number, 4 + number as usize % 20);
        let mut items = Items {
            numbers: Numbers(!number),
            items: Vec::new(),
        };
        items.objects(&made.objects);
        if let Some(inspectors) = &made.inspectors {
            items.inspectors(inspectors);
        }
        println!("{}", json!({ "round": number, "items": items.items }));
    }
}

struct Items {
    numbers: Numbers,
    items: Vec<Value>,
}

impl Items {
    /// A value as it is and spoilt twice, each with the verdict on it.
    fn add<T: Serialize + DeserializeOwned>(
        &mut self,
        kind: &str,
        beside: &Value,
        value: &T,
        holds: impl Fn(&T) -> bool,
    ) {
        let json = serde_json::to_value(value).unwrap();
        for spoils in 0..3 {
            let mut item = json.clone();
            if spoils > 0 {
                spoil(&mut self.numbers, &mut item);
            }
            if let Ok(value) = serde_json::from_value::<T>(item.clone()) {
                self.items.push(json!({
                    "kind": kind, "beside": beside, "value": item, "holds": holds(&value),
                }));
            }
        }
    }

    /// What a draw came to as it is and spoilt twice, beside what an auditor has: it is read only where
    /// it is what its head fixes.
    fn add_drawn<T: Serialize + DeserializeOwned + PartialEq>(
        &mut self,
        kind: &str,
        form: &impl Serialize,
        drawn: &T,
    ) {
        let json = serde_json::to_value(drawn).unwrap();
        for spoils in 0..3 {
            let mut item = json.clone();
            if spoils > 0 {
                spoil(&mut self.numbers, &mut item);
            }
            let read = serde_json::from_value::<T>(item.clone());
            let holds = read.is_ok_and(|read| read == *drawn);
            self.items
                .push(json!({ "kind": kind, "beside": form, "value": item, "holds": holds }));
        }
    }

    fn objects(&mut self, objects: &Objects) {
        let record = &objects.form.record;
        let none = Anchors::default();
        self.add("object-record", &Value::Null, record, |record| {
            verify_object_record(record, &none).is_ok_and(|verdict| !verdict.is_contradicted())
        });
        for visits in [Visits::Ahead, Visits::Over] {
            let form = objects.draw.public_form(record, visits);
            let (beside, anchors) = published(&record.commitment.header, record.digest);
            self.add("public", &beside, &form, |form| {
                let verdict = verify_public_form(form, &anchors);
                verdict.is_ok_and(|verdict| is_of_that_record(&verdict))
            });
        }
        let drawn = objects.draw.drawn(record).unwrap();
        self.add_drawn("drawn", &objects.form, &drawn);
        let extractor = Extractor::new(&objects.draw, record).unwrap();
        let published = record.published();
        let beside = json!({
            "commitment": record.commitment, "seed": record.seed, "thresholds": record.thresholds,
        });
        for frame in &objects.form.frames {
            for row in frame.rows.iter().take(3) {
                let extract = extractor
                    .extract(&frame.matter, &row.object, Visits::Over)
                    .unwrap();
                self.add("extract", &beside, &extract, |extract| {
                    object_extract_holds(extract, &published)
                });
            }
            for name in ["site:0001", "site:9999", "operator:nobody"] {
                let absence = extractor.absence(&frame.matter, &name.parse().unwrap());
                if let Some(absence) = absence {
                    self.add("absence", &beside, &absence, |proof| {
                        absence_holds(proof, published.commitment)
                    });
                }
            }
        }
    }

    fn inspectors(&mut self, inspectors: &Inspectors) {
        let record = &inspectors.form.record;
        self.add("inspector-record", &Value::Null, record, |record| {
            verify_inspector_record(record, &Anchors::default())
                .is_ok_and(|verdict| !verdict.is_contradicted())
        });
        let (beside, anchors) = published(&record.commitment.header, record.digest);
        self.add("public-teams", &beside, &record.public_form(), |form| {
            let verdict = verify_public_teams(form, &anchors);
            verdict.is_ok_and(|verdict| is_of_that_record(&verdict))
        });
        let drawn = inspectors.draw.drawn(record).unwrap();
        self.add_drawn("teams-drawn", &inspectors.form, &drawn);
        let hash = record.commitment.header.suite().hash_fn().unwrap();
        let extractor = InspectorExtractor::new(&inspectors.draw, record);
        let beside = json!({ "commitment": record.commitment, "teams_root": record.teams_root });
        for row in inspectors.form.rows.inspectors.iter().take(2) {
            let extract = extractor.extract(&row.inspector).unwrap();
            self.add("inspector-extract", &beside, &extract, |extract| {
                inspector_extract_holds(extract, &record.commitment, record.teams_root)
            });
        }
        for team in record.teams.iter().take(2) {
            let extract = extractor.team(team.visit).unwrap();
            self.add("team", &beside, &extract, |extract| {
                !verify_team(extract, hash, record.teams_root).is_contradicted()
            });
        }
        self.teams(hash, inspectors);
    }

    /// The teams as they were drawn, and with two members exchanged or one replaced.
    fn teams(&mut self, hash: HashFn, inspectors: &Inspectors) {
        let (parts, record) = (inspectors.form.parts(), &inspectors.form.record);
        for exchanges in 0..4 {
            let mut teams = record.teams.clone();
            for _ in 0..exchanges {
                let [a, b] = [0, 1].map(|_| self.numbers.below(teams.len().max(1)));
                let Some(team) = teams.get(a) else { break };
                let place = self.numbers.below(team.inspectors.len());
                let taken = team.inspectors[place].clone();
                let other = teams[b].inspectors[0].clone();
                if exchanges == 3 {
                    let row = self.numbers.below(parts.rows.inspectors.len());
                    let row = &parts.rows.inspectors[row];
                    teams[a].inspectors[place] = Seat {
                        inspector: row.inspector.token(hash),
                        agency: row.agency.clone(),
                    };
                } else {
                    teams[a].inspectors[place] = other;
                    teams[b].inspectors[0] = taken;
                }
            }
            let lawful = lawful(hash, &parts, &teams);
            self.items.push(json!({
                "kind": "teams", "beside": {
                    "rows": inspectors.form.rows, "suite": hash.suite(),
                }, "value": teams, "holds": lawful,
            }));
        }
    }
}

/// A record's digest as it was published, for the judge and for the library.
fn published(header: &Header, record: Digest) -> (Value, Anchors) {
    let (draw, digest) = (header.name(), RecordDigest(record));
    let anchors = Anchors::from_iter([Said::Record { draw, digest }]);
    (json!({ "record": record }), anchors)
}

fn is_of_that_record(verdict: &Verdict) -> bool {
    !verdict.is_contradicted() && verdict.unused().is_empty()
}

fn object_extract_holds(
    extract: &ssj_draw::record::ObjectExtract,
    published: &Published<'_>,
) -> bool {
    verify_object_extract(extract, published, &Anchors::default())
        .is_ok_and(|verdict| !verdict.is_contradicted())
}

fn absence_holds(proof: &ssj_draw::record::AbsenceProof, commitment: &ObjectCommitment) -> bool {
    verify_absence(proof, commitment, &Anchors::default())
        .is_ok_and(|verdict| !verdict.is_contradicted())
}

fn inspector_extract_holds(
    extract: &ssj_draw::record::InspectorExtract,
    commitment: &InspectorCommitment,
    teams_root: ssj_draw::record::TreeRoot,
) -> bool {
    verify_inspector_extract(extract, commitment, teams_root, &Anchors::default())
        .is_ok_and(|verdict| !verdict.is_contradicted())
}

fn lawful(
    hash: HashFn,
    parts: &InspectorDrawParts,
    teams: &[ssj_draw::record::TeamRecord],
) -> bool {
    check_teams(hash, &parts.rows, teams).is_empty()
}

/// Changes one thing somewhere in a value.
fn spoil(numbers: &mut Numbers, value: &mut Value) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            let at = numbers.below(fields.len());
            spoil(numbers, fields.values_mut().nth(at).unwrap());
        }
        Value::Array(items) if !items.is_empty() => match numbers.below(items.len() + 2) {
            0 => drop(items.pop()),
            1 => items.reverse(),
            at => spoil(numbers, &mut items[at - 2]),
        },
        Value::String(text) if !text.is_empty() => {
            let at = numbers.below(text.len());
            let digit = char::from(b"0123456789abcdef"[numbers.below(16)]);
            if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
                text.replace_range(at..=at, &digit.to_string());
            }
        }
        Value::Bool(flag) => *flag = !*flag,
        Value::Number(number) => *value = json!(number.as_u64().unwrap_or(0) + 1),
        _ => {}
    }
}
