//! JSON is a view of the canonical form: whatever is not exactly it is refused.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use ssj_core::{Decode, Encode};
use ssj_draw::record::{
    AbsenceProof, Extractor, InspectorExtract, InspectorExtractor, InspectorForm, InspectorRecord,
    ObjectExtract, ObjectForm, ObjectRecord, ObjectsDrawn, PendingInspectors, PendingObjects,
    PublicForm, TeamExtract, TeamsDrawn, Visits,
};

use super::described::{Described, Schema};
use super::made::Made;

/// Every way from the top of a value to a value in it.
fn paths(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.into());
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(key, value)| paths(value, &format!("{at}/{key}"), found)),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(i, value)| paths(value, &format!("{at}/{i}"), found)),
        _ => {}
    }
}

/// The text of a value in which one object's first field stands twice.
fn with_a_field_twice(value: &Value, path: &str) -> String {
    const MARK: &str = "~here~";
    let mut marked = value.clone();
    let object = marked.pointer_mut(path).unwrap();
    let original = object.as_object().unwrap().clone();
    *object = Value::String(MARK.into());
    let (key, first) = original.iter().next().unwrap();
    let whole = Value::Object(original.clone()).to_string();
    let twice = whole.replacen('{', &format!("{{\"{key}\":{first},"), 1);
    marked
        .to_string()
        .replacen(&format!("\"{MARK}\""), &twice, 1)
}

fn is_hex(text: &str) -> bool {
    text.len() >= 32
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// The texts of a value in each of which one object lacks one field.
fn without_a_field(value: &Value, path: &str) -> Vec<(String, String)> {
    let fields = value.pointer(path).and_then(Value::as_object).unwrap();
    let without = |key: &String| {
        let mut spoilt = value.clone();
        let object = spoilt.pointer_mut(path).unwrap().as_object_mut().unwrap();
        object.remove(key);
        (key.clone(), spoilt.to_string())
    };
    fields.keys().map(without).collect()
}

/// Other JSON in the place of a value, that a generous reader would take for it.
fn respelt(value: &Value) -> Vec<Value> {
    let mut others = vec!["9".repeat(1 << 10).into()];
    match value {
        Value::Array(items) => {
            others.push(items.iter().rev().cloned().collect());
            others.push(
                items
                    .iter()
                    .flat_map(|item| [item, item])
                    .cloned()
                    .collect(),
            );
        }
        Value::String(text) => {
            let twice = |number: &str| number.parse::<u32>().map(|number| number * 2);
            if let Some((a, b)) = text.split_once('/')
                && let (Ok(a), Ok(b)) = (twice(a), twice(b))
            {
                others.push(format!("{a}/{b}").into());
                others.push(format!("0{text}").into());
            }
            others.push(format!("{text} ").into());
            others.push(text.to_uppercase().into());
            others.push(json!({ text: null }));
        }
        _ => {}
    }
    others
}

/// Says how many objects, hexadecimal strings and numbers were spoilt, each of which was refused.
fn strict<T: Described + DeserializeOwned + serde::Serialize + PartialEq + core::fmt::Debug>(
    value: &T,
) -> [usize; 3] {
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&text).unwrap(), value);
    let json: Value = serde_json::from_str(&text).unwrap();
    let schema = Schema::of::<T>(&json);
    let refused = |spoilt: &str, what: &str, path: &str| {
        let read = serde_json::from_str::<T>(spoilt);
        assert!(read.is_err(), "{what} at {path} was taken");
        schema.refuses(spoilt, what, path);
    };
    let mut all = Vec::new();
    paths(&json, "", &mut all);
    let mut counts = [0; 3];
    for path in &all {
        let here = json.pointer(path).unwrap();
        let put = |value: Value| {
            let mut spoilt = json.clone();
            *spoilt.pointer_mut(path).unwrap() = value;
            spoilt.to_string()
        };
        // What is read is written as it was read, and what is refused is refused briefly.
        for other in respelt(here) {
            let spoilt = put(other);
            match serde_json::from_str::<T>(&spoilt) {
                Ok(read) => assert_eq!(
                    serde_json::to_value(&read).unwrap(),
                    serde_json::from_str::<Value>(&spoilt).unwrap(),
                    "{path} has two spellings"
                ),
                Err(error) => {
                    let said = error.to_string();
                    assert!(said.chars().count() < 500, "{path}: {said}");
                }
            }
        }
        match here {
            Value::Object(fields) if !fields.is_empty() => {
                counts[0] += 1;
                let values = fields.values().cloned().collect();
                refused(&put(Value::Array(values)), "a list for a record", path);
                let mut more: Map<String, Value> = fields.clone();
                more.insert("extra".into(), Value::Null);
                refused(&put(Value::Object(more)), "an unknown field", path);
                refused(&with_a_field_twice(&json, path), "a field twice", path);
                for (key, spoilt) in without_a_field(&json, path) {
                    refused(&spoilt, &format!("no field `{key}`"), path);
                }
            }
            Value::String(text) if is_hex(text) => {
                counts[1] += 1;
                let upper = Value::String(text.to_uppercase());
                refused(&put(upper), "upper-case hexadecimal", path);
            }
            Value::Number(_) => {
                counts[2] += 1;
                refused(
                    &put(Value::from((1_u64 << 53) + 1)),
                    "a number above 2^53",
                    path,
                );
                refused(&put(Value::from(-1)), "a negative number", path);
                refused(&put(Value::from(0.5)), "a fraction", path);
                refused(
                    &put(Value::String("7".into())),
                    "a small number as text",
                    path,
                );
            }
            _ => {}
        }
    }
    counts
}

#[test]
fn json_of_every_form_is_strict() {
    let mut counts = [0; 3];
    for number in 0..12 {
        let made = Made::new(number, 8);
        let (draw, form) = (&made.objects.draw, &made.objects.form);
        let extractor = Extractor::new(draw, &form.record).unwrap();
        let mut add = |spoilt: [usize; 3]| (0..3).for_each(|i| counts[i] += spoilt[i]);
        add(strict::<ObjectRecord>(&form.record));
        add(strict::<ObjectsDrawn>(&draw.drawn(&form.record).unwrap()));
        add(strict::<ObjectForm>(form));
        add(strict::<PendingObjects>(&draw.pending()));
        let public: PublicForm = draw.public_form(&form.record, Visits::Over);
        add(strict(&public));
        for frame in &form.frames {
            let matter = &frame.matter;
            if let Some(row) = frame.rows.first() {
                let extract = extractor
                    .extract(matter, &row.object, Visits::Over)
                    .unwrap();
                add(strict::<ObjectExtract>(&extract));
            }
            if let Some(absence) = extractor.absence(matter, &"site:99".parse().unwrap()) {
                add(strict::<AbsenceProof>(&absence));
            }
        }
        let Some(inspectors) = &made.inspectors else {
            continue;
        };
        let form = &inspectors.form;
        add(strict::<InspectorRecord>(&form.record));
        let drawn = inspectors.draw.drawn(&form.record).unwrap();
        add(strict::<TeamsDrawn>(&drawn));
        add(strict::<InspectorForm>(form));
        add(strict::<PendingInspectors>(&inspectors.draw.pending()));
        add(strict(&form.record.public_form()));
        let extractor = InspectorExtractor::new(&inspectors.draw, &form.record);
        let own = extractor.extract(&form.rows.inspectors[0].inspector);
        add(strict::<InspectorExtract>(&own.unwrap()));
        if let Some(team) = form.record.teams.first() {
            add(strict::<TeamExtract>(&extractor.team(team.visit).unwrap()));
        }
    }
    assert!(counts.iter().all(|count| *count > 300), "{counts:?}");
}

/// Whatever JSON says is what the canonical form says.
#[test]
fn json_and_canonical_form_are_one_value() {
    for number in 0..50 {
        let form = Made::new(number, 20).objects.form;
        let json = serde_json::to_string(&form).unwrap();
        let canonical = ObjectForm::from_canonical(&form.to_canonical()).unwrap();
        assert_eq!(serde_json::to_string(&canonical).unwrap(), json);
    }
}

/// The names of the fields of every object in a value; objects that are a variant's are passed over.
fn field_names(value: &Value, found: &mut BTreeSet<BTreeSet<String>>) {
    match value {
        Value::Object(fields) => {
            let variant = fields.len() == 1 && !fields.contains_key("weight");
            if !variant {
                found.insert(fields.keys().cloned().collect());
            }
            fields.values().for_each(|value| field_names(value, found));
        }
        Value::Array(items) => items.iter().for_each(|item| field_names(item, found)),
        _ => {}
    }
}

/// Those that the specification lists.
fn listed_names() -> BTreeSet<BTreeSet<String>> {
    let spec = include_str!("../../docs/ssj-1.md");
    let (_, block) = spec.split_once("```json\n").unwrap();
    let (block, _) = block.split_once("```").unwrap();
    let records = block
        .split('{')
        .skip(1)
        .map(|rest| rest.split_once('}').unwrap().0);
    let names = |record: &str| {
        record
            .split('"')
            .skip(1)
            .step_by(2)
            .map(String::from)
            .collect()
    };
    records.map(names).collect()
}

#[test]
fn the_specification_names_every_field() {
    let mut found = BTreeSet::new();
    let mut add = |value: Value| field_names(&value, &mut found);
    for number in 0..300 {
        let made = Made::new(number, 12);
        let (draw, form) = (&made.objects.draw, &made.objects.form);
        let extractor = Extractor::new(draw, &form.record).unwrap();
        let drawn = draw.drawn(&form.record).unwrap();
        add(json!([
            form,
            draw.pending(),
            drawn,
            draw.public_form(&form.record, Visits::Over),
            draw.public_form(&form.record, Visits::Ahead),
        ]));
        for frame in &form.frames {
            let first = frame.rows.first();
            add(json!(first.map(|row| extractor.extract(
                &frame.matter,
                &row.object,
                Visits::Over
            ))));
            add(json!(
                extractor.absence(&frame.matter, &"site:99".parse().unwrap())
            ));
        }
        if let Some(inspectors) = &made.inspectors {
            let form = &inspectors.form;
            let extractor = InspectorExtractor::new(&inspectors.draw, &form.record);
            let own = extractor.extract(&form.rows.inspectors[0].inspector);
            let drawn = inspectors.draw.drawn(&form.record).unwrap();
            add(json!([
                form,
                inspectors.draw.pending(),
                drawn,
                form.record.public_form(),
                own
            ]));
        }
    }
    let listed = listed_names();
    let differing: Vec<_> = found.symmetric_difference(&listed).collect();
    assert!(differing.is_empty(), "{differing:#?}");
}
