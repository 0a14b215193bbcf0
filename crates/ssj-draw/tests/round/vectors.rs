//! Frozen rounds: another implementation starts from these, and no change may move them unseen.
//!
//! `UPDATE=1 cargo test -p ssj-draw --all-features --test round vectors` writes them anew, which
//! breaks values: see the changelog.

use serde_json::{Value, json};
use ssj_core::{Decode, Encode};
use ssj_draw::record::{
    Extractor, InspectorExtractor, InspectorForm, ObjectForm, SourceValue, Visits,
};

use super::made::{Inspectors, Made, Objects};

const FILE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/vectors/records.json"
);

fn hex(value: &impl Encode) -> String {
    SourceValue::from(&value.to_canonical()[..]).to_string()
}

fn bytes(hex: &Value) -> Vec<u8> {
    let hex = hex.as_str().unwrap();
    let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    (0..hex.len()).step_by(2).map(byte).collect()
}

fn of_objects(objects: &Objects) -> Value {
    let form = &objects.form;
    let extractor = Extractor::new(&objects.draw, &form.record).unwrap();
    let frame = &form.frames[0];
    let extract = frame
        .rows
        .first()
        .and_then(|row| extractor.extract(&frame.matter, &row.object, Visits::Over));
    let absence = extractor.absence(&frame.matter, &"site:absent".parse().unwrap());
    json!({
        "form": form,
        "canonical": hex(form),
        "commitment": hex(&form.record.commitment),
        "public": objects.draw.public_form(&form.record, Visits::Over),
        "extract": extract,
        "extract_canonical": extract.as_ref().map(hex),
        "absence": absence,
    })
}

fn of_inspectors(inspectors: &Inspectors) -> Value {
    let form = &inspectors.form;
    let extractor = InspectorExtractor::new(&inspectors.draw, &form.record);
    // Of somebody who goes somewhere, if anybody does.
    let rows = form.rows.inspectors.iter();
    let extracts = rows.filter_map(|row| extractor.extract(&row.inspector));
    let extract = extracts.max_by_key(|extract| extract.teams.len());
    let team = form.record.teams.first();
    json!({
        "form": form,
        "canonical": hex(form),
        "commitment": hex(&form.record.commitment),
        "public": form.record.public_form(),
        "extract": extract,
        "extract_canonical": extract.as_ref().map(hex),
        "team": team.and_then(|team| extractor.team(team.visit)),
    })
}

#[test]
fn frozen_rounds_are_what_they_were() {
    let rounds: Vec<_> = (0..4)
        .map(|number| {
            let made = Made::new(number, 5);
            json!({
                "objects": of_objects(&made.objects),
                "inspectors": made.inspectors.as_ref().map(of_inspectors),
            })
        })
        .collect();
    if std::env::var_os("UPDATE").is_some() {
        let text = serde_json::to_string_pretty(&rounds).unwrap();
        std::fs::write(FILE, text + "\n").unwrap();
    }
    let frozen: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    for (made, frozen) in rounds.iter().zip(&frozen) {
        assert_eq!(made, frozen);
    }
    assert_eq!(frozen.len(), 4);
}

#[test]
fn frozen_forms_say_the_same_in_json_and_in_canonical_form() {
    let frozen: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(FILE).unwrap()).unwrap();
    for round in &frozen {
        let objects = &round["objects"];
        let form: ObjectForm = serde_json::from_value(objects["form"].clone()).unwrap();
        let canonical = ObjectForm::from_canonical(&bytes(&objects["canonical"]));
        assert_eq!(canonical.unwrap(), form);
        if let Some(inspectors) = round["inspectors"].as_object() {
            let form: InspectorForm = serde_json::from_value(inspectors["form"].clone()).unwrap();
            let canonical = InspectorForm::from_canonical(&bytes(&inspectors["canonical"]));
            assert_eq!(canonical.unwrap(), form);
        }
    }
}
