//! What was written stays readable: events and forms as each version wrote them.
//!
//! `UPDATE=1 cargo test --all-features --test stored` writes those of this version anew, from the vectors. From 1.0 on
//! what a released version wrote is not written again: see `docs/guide/support.md`.

#![cfg(feature = "json")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::{env, fs};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, from_str, json, to_value};
use ssj::core::campaign::{Campaign, CampaignEvent};
use ssj::core::follow_up::{Finding, FindingEvent};
use ssj::core::lead::{Lead, LeadEvent};
use ssj::core::plan::{Plan, PlanEvent};
use ssj::core::round::{Round, RoundEvent};
use ssj::core::trail::{Event, Lifecycle, verify_contents};
use ssj::core::visit::{Visit, VisitEvent};
use ssj::core::{Encode, Suite};
use ssj::draw::record::{InspectorForm, ObjectForm};
use ssj::json::{UPCASTS, Upcast, stored};
use support::root;

const KINDS: [&str; 6] = ["plan", "campaign", "round", "visit", "finding", "lead"];

/// The folder of a version, `0.1`.
fn folder(version: &str) -> PathBuf {
    let minor: Vec<_> = version.split('.').take(2).collect();
    root().join("tests/stored").join(minor.join("."))
}

/// What this version writes: whole trails and forms, and one payload at least of each kind of event.
fn written() -> [(&'static str, String); 2] {
    let archives = include_str!("vectors/archives.jsonl");
    // The others are under the national suite, or late.
    let archive: Value = from_str(archives.lines().nth(1).unwrap()).unwrap();
    let lines = |kind: &str, of: &str| {
        let all = archive[of].as_array().unwrap().iter();
        let lines = all.map(|one| json!({ "kind": kind, "json": one }).to_string() + "\n");
        lines.collect::<String>()
    };
    let mut whole: String = KINDS
        .iter()
        .map(|kind| lines(kind, &format!("{kind}s")))
        .collect();
    whole += &lines("object-form", "objects");
    whole += &lines("inspector-form", "inspectors");
    let of_events = |line: &&str| {
        let value: Value = from_str(line).unwrap();
        KINDS.iter().any(|kind| payload_of(kind) == value["kind"])
    };
    let payloads = include_str!("vectors/encodings.jsonl")
        .lines()
        .filter(of_events);
    let payloads = payloads.flat_map(|line| [line, "\n"]).collect();
    [("archive.jsonl", whole), ("payloads.jsonl", payloads)]
}

/// `PlanEvent`, from `plan`.
fn payload_of(kind: &str) -> String {
    let (first, rest) = kind.split_at(1);
    format!("{}{rest}Event", first.to_uppercase())
}

/// Every line of every version. What this one writes is what is kept of it; where that is asked for, and it was
/// not released, it is written first.
fn kept(file: &str) -> Vec<(String, Value)> {
    let version = env!("CARGO_PKG_VERSION");
    let (own, mut now) = (folder(version), written().into_iter());
    let (_, text) = now.find(|(name, _)| *name == file).unwrap();
    let path = own.join(file);
    if env::var_os("UPDATE").is_some() && (version.starts_with("0.") || !path.exists()) {
        fs::create_dir_all(&own).unwrap();
        fs::write(&path, &text).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == text,
        "what is written has changed: `UPDATE=1 cargo test --all-features --test stored` until 1.0, never after it"
    );
    let versions = fs::read_dir(own.parent().unwrap()).unwrap();
    let texts =
        versions.map(|version| fs::read_to_string(version.unwrap().path().join(file)).unwrap());
    let lines: Vec<Value> = texts
        .flat_map(|text| {
            text.lines()
                .map(|line| from_str(line).unwrap())
                .collect::<Vec<_>>()
        })
        .collect();
    let lines = lines.into_iter();
    lines
        .map(|line| {
            (
                line["kind"].as_str().unwrap().to_owned(),
                line["json"].clone(),
            )
        })
        .collect()
}

fn read<T: DeserializeOwned + Serialize>(value: &Value) -> T {
    let read: T = stored(&value.to_string(), UPCASTS).unwrap();
    if UPCASTS.is_empty() {
        assert_eq!(to_value(&read).unwrap(), *value);
    }
    read
}

/// A trail as it was kept: its contents are those of its entries, and it is replayed.
fn trail<L: Lifecycle>(kept: &Value)
where
    L::Payload: DeserializeOwned + Serialize + Encode,
{
    let hash = Suite::Intl.hash_fn().unwrap();
    let events = kept
        .as_array()
        .unwrap()
        .iter()
        .map(|event| read(&event["whole"]));
    let events: Vec<Event<L::Payload>> = events.collect();
    verify_contents(hash, &events, &[]).unwrap();
    L::replay(hash, &events).unwrap();
}

#[test]
fn every_archive_is_read_verified_and_replayed() {
    let mut seen = BTreeSet::new();
    for (kind, value) in kept("archive.jsonl") {
        match &*kind {
            "plan" => trail::<Plan>(&value),
            "campaign" => trail::<Campaign>(&value),
            "round" => trail::<Round>(&value),
            "visit" => trail::<Visit>(&value),
            "finding" => trail::<Finding>(&value),
            "lead" => trail::<Lead>(&value),
            "object-form" => drop(read::<ObjectForm>(&value)),
            "inspector-form" => drop(read::<InspectorForm>(&value)),
            other => panic!("{other} is kept and not read"),
        }
        seen.insert(kind);
    }
    assert_eq!(seen.len(), 8, "{seen:?}");
}

/// The name of what happened: a text, or an object with one field.
fn name(payload: &Value) -> String {
    let object = payload.as_object().and_then(|fields| fields.keys().next());
    object
        .cloned()
        .or_else(|| payload.as_str().map(str::to_owned))
        .unwrap()
}

#[test]
fn every_kind_of_event_is_kept_and_read() {
    let mut seen = BTreeSet::new();
    for (kind, value) in kept("payloads.jsonl") {
        match &*kind {
            "PlanEvent" => drop(read::<PlanEvent>(&value)),
            "CampaignEvent" => drop(read::<CampaignEvent>(&value)),
            "RoundEvent" => drop(read::<RoundEvent>(&value)),
            "VisitEvent" => drop(read::<VisitEvent>(&value)),
            "FindingEvent" => drop(read::<FindingEvent>(&value)),
            "LeadEvent" => drop(read::<LeadEvent>(&value)),
            other => panic!("{other} is kept and not read"),
        }
        seen.insert((kind, name(&value)));
    }
    // Each that the schemas have.
    for kind in KINDS {
        let text = fs::read_to_string(root().join(format!("schemas/event-{kind}.json"))).unwrap();
        let (schema, payload): (Value, _) = (from_str(&text).unwrap(), payload_of(kind));
        for one in schema["$defs"][&payload]["oneOf"].as_array().unwrap() {
            let words = one["enum"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str);
            let words = words.chain(one["const"].as_str());
            let fields = one["properties"]
                .as_object()
                .into_iter()
                .flat_map(|fields| fields.keys());
            for name in words.map(str::to_owned).chain(fields.cloned()) {
                assert!(
                    seen.contains(&(payload.clone(), name.clone())),
                    "no {payload} `{name}` is kept"
                );
            }
        }
    }
}

/// Had a version called what happened `what`: its rows are read, and hold as they did.
#[test]
fn what_was_spelled_otherwise_is_read_and_still_holds() {
    const WHAT: Upcast = Upcast {
        until: "0.0",
        rewrite: |event| {
            let fields = event.as_object_mut().unwrap();
            if let Some(what) = fields.remove("what") {
                fields.insert("payload".into(), what);
            }
        },
    };
    let hash = Suite::Intl.hash_fn().unwrap();
    let (_, plan) = kept("archive.jsonl")
        .into_iter()
        .find(|(kind, _)| kind == "plan")
        .unwrap();
    let rows = plan
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["whole"].to_string());
    let rows: Vec<_> = rows
        .map(|row| row.replace("\"payload\":", "\"what\":"))
        .collect();
    let read = |row: &String| stored::<Event<PlanEvent>>(row, &[WHAT]);
    let events: Vec<_> = rows.iter().map(|row| read(row).unwrap()).collect();
    verify_contents(hash, &events, &[]).unwrap();
    assert!(stored::<Event<PlanEvent>>(&rows[0], UPCASTS).is_err());
    // What is of a newer version, or nobody's, is refused by its name.
    let newer = rows[0].replace("\"drafted\":", "\"dreamt\":");
    let error = stored::<Event<PlanEvent>>(&newer.replace("\"what\":", "\"payload\":"), &[WHAT])
        .unwrap_err();
    assert!(
        error.to_string().contains("unknown variant `dreamt`"),
        "{error}"
    );
}
