//! JSON as a contract: the schemas of what is published, kept and called, and TypeScript types of all of it, as
//! files that the gate compares.
//!
//! `UPDATE=1 cargo test --all-features --test schemas` writes them anew: the difference is what readers will meet.

#![cfg(all(feature = "json", feature = "schemars"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod support;
#[path = "support/typescript.rs"]
mod typescript;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use schemars::generate::{Contract, SchemaSettings};
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, from_str, json, to_string_pretty};
use ssj::core::Refusals;
use ssj::core::campaign::CampaignEvent;
use ssj::core::follow_up::FindingEvent;
use ssj::core::lead::LeadEvent;
use ssj::core::plan::{PlanEvent, SizeAnnex};
use ssj::core::round::RoundEvent;
use ssj::core::trail::Event;
use ssj::core::transparency::Bundle;
use ssj::core::visit::VisitEvent;
use ssj::draw::record::{
    AbsenceProof, InspectorExtract, InspectorForm, ObjectExtract, ObjectForm, PublicForm,
    PublicTeams, TeamExtract,
};
use ssj::draw::verify::{Anchors, Verdict};
use ssj::json::{Answer, Request};
use support::root;
use support::table::compare;

type Make = fn(&mut SchemaGenerator) -> Schema;

/// A file of `schemas`, what it is of, and whether it is read or written.
fn forms() -> Vec<(&'static str, Make, Contract)> {
    fn of<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<T>()
    }
    let read: [(&'static str, Make); 19] = [
        // What everybody may have.
        ("public-objects", of::<PublicForm>),
        ("public-teams", of::<PublicTeams>),
        ("object-extract", of::<ObjectExtract>),
        ("team-extract", of::<TeamExtract>),
        ("inspector-extract", of::<InspectorExtract>),
        ("absence-proof", of::<AbsenceProof>),
        ("anchors", of::<Anchors>),
        ("bundle", of::<Bundle>),
        // What an archive holds.
        ("object-form", of::<ObjectForm>),
        ("inspector-form", of::<InspectorForm>),
        ("annexes", of::<Vec<SizeAnnex>>),
        ("event-plan", of::<Event<PlanEvent>>),
        ("event-campaign", of::<Event<CampaignEvent>>),
        ("event-round", of::<Event<RoundEvent>>),
        ("event-visit", of::<Event<VisitEvent>>),
        ("event-finding", of::<Event<FindingEvent>>),
        ("event-lead", of::<Event<LeadEvent>>),
        // What is called.
        ("call", of::<Request>),
        ("trail-heads", of::<Vec<ssj::core::trail::Head>>),
    ];
    let written: [(&'static str, Make); 3] = [
        ("answer", of::<Answer<'_>>),
        ("verdict", of::<Verdict>),
        ("refusals", of::<Refusals>),
    ];
    let read = read.map(|(name, make)| (name, make, Contract::Deserialize));
    let written = written.map(|(name, make)| (name, make, Contract::Serialize));
    read.into_iter().chain(written).collect()
}

fn generator(contract: Contract) -> SchemaGenerator {
    let mut settings = SchemaSettings::draft2020_12();
    settings.contract = contract;
    settings.into_generator()
}

fn schema(make: Make, contract: Contract) -> Value {
    let mut generator = generator(contract);
    let mut root = make(&mut generator);
    let definitions = generator.take_definitions(false);
    root.insert("$defs".into(), definitions.into());
    root.insert(
        "$schema".into(),
        "https://json-schema.org/draft/2020-12/schema".into(),
    );
    Plain.transform(&mut root);
    root.to_value()
}

/// Descriptions without what only Rust's documentation has a use for: examples, headings, links between items.
struct Plain;

impl Transform for Plain {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(text)) = schema.get_mut("description") {
            *text = plain(text);
        }
        transform_subschemas(self, schema);
    }
}

fn plain(text: &str) -> String {
    let end = ["```", "\n# ", "\n| ", "\n["];
    let end = end.iter().filter_map(|mark| text.find(mark)).min();
    let text = text[..end.unwrap_or(text.len())].trim();
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((label, after)) = after.split_once(']') else {
            break;
        };
        out += before;
        out += label;
        rest = match after.strip_prefix('(') {
            Some(target) => target.split_once(')').map_or("", |(_, after)| after),
            None => after,
        };
    }
    out += rest;
    // An item by its own name: the path to it is Rust's.
    let words = out
        .split('`')
        .map(|part| part.rsplit("::").next().unwrap_or(part));
    words.collect::<Vec<_>>().join("`")
}

#[test]
fn the_schemas_are_those_of_the_files() {
    let mut names = Vec::new();
    for (name, make, contract) in forms() {
        let text = to_string_pretty(&schema(make, contract)).unwrap() + "\n";
        names.push(format!("{name}.json"));
        compare(
            &format!("schemas/{name}.json"),
            &text,
            "schemas --all-features",
        );
    }
    names.extend(["README.md", "ssj.d.ts"].map(String::from));
    names.sort();
    let files = fs::read_dir(root().join("schemas")).unwrap();
    let mut found: Vec<_> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    found.sort();
    assert_eq!(found, names, "a schema of nothing");
}

/// All of it in one file: each definition once, as it is written.
#[test]
fn the_types_of_typescript_are_those_of_the_file() {
    let mut generator = generator(Contract::Serialize);
    let mut roots = Vec::new();
    for (name, make, _) in forms() {
        roots.push((name, make(&mut generator).to_value()));
    }
    let mut all = Schema::from(serde_json::Map::new());
    all.insert("$defs".into(), generator.take_definitions(false).into());
    Plain.transform(&mut all);
    let mut out = String::from(
        "// Made from the schemas by `UPDATE=1 cargo test --all-features --test schemas`.\n\n",
    );
    out += &typescript::declarations(all.get("$defs").unwrap().as_object().unwrap());
    compare("schemas/ssj.d.ts", &out, "schemas --all-features");
}

#[test]
fn no_description_holds_an_example_in_rust() {
    for (name, make, contract) in forms() {
        let text = schema(make, contract).to_string();
        for mark in ["```", "::", "assert", "unwrap()"] {
            assert!(!text.contains(mark), "{name}: {mark}");
        }
    }
}

/// Two types of one name would have numbers after them, which move.
#[test]
fn no_two_types_have_one_name() {
    let mut twice = BTreeSet::new();
    for contract in [Contract::Deserialize, Contract::Serialize] {
        let mut generator = generator(contract);
        for (_, make, _) in forms() {
            make(&mut generator);
        }
        let names = generator.definitions();
        let second = |name: &&String| {
            let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
            bare != **name && names.contains_key(bare)
        };
        twice.extend(names.keys().filter(second).cloned());
    }
    assert!(twice.is_empty(), "{twice:?}");
}

fn validator(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(root().join(format!("schemas/{name}.json"))).unwrap();
    jsonschema::validator_for(&from_str(&text).unwrap()).unwrap()
}

fn holds(validator: &jsonschema::Validator, value: &Value, what: &str) {
    if let Err(error) = validator.validate(value) {
        panic!("{what}: {error} at {}", error.instance_path);
    }
}

/// What the tests of `call` ask for and get.
#[test]
fn calls_and_answers_are_as_their_schemas_say() {
    let (calls, answers) = (validator("call"), validator("answer"));
    let mut seen = BTreeMap::new();
    for file in fs::read_dir(root().join("tests/calls")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        let value: Value = from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        if name == "no-such-request.request.json" {
            assert!(!calls.is_valid(&value));
        } else if name.ends_with(".request.json") {
            holds(&calls, &value, name);
            *seen.entry(value["type"].to_string()).or_insert(0) += 1;
            let mut more = value;
            more["more"] = json!(1);
            assert!(!calls.is_valid(&more), "{name}");
        } else {
            holds(&answers, &value, name);
        }
    }
    assert_eq!(seen.len(), 6, "{seen:?}");
}

/// Whole archives, as the seams are tested with.
#[test]
fn archives_are_as_their_schemas_say() {
    let events = ["plan", "campaign", "round", "visit", "finding", "lead"];
    let schemas = events.map(|kind| (format!("{kind}s"), validator(&format!("event-{kind}"))));
    let papers = [
        ("objects", validator("object-form")),
        ("inspectors", validator("inspector-form")),
    ];
    let mut seen = 0;
    for line in include_str!("vectors/archives.jsonl").lines() {
        let archive: Value = from_str(line).unwrap();
        for (kind, schema) in &schemas {
            for event in archive[kind]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|trail| trail.as_array().unwrap())
            {
                holds(schema, &event["whole"], kind);
                seen += 1;
            }
        }
        for (kind, schema) in &papers {
            archive[kind]
                .as_array()
                .unwrap()
                .iter()
                .for_each(|form| holds(schema, form, kind));
        }
        holds(&validator("annexes"), &archive["annexes"], "annexes");
        holds(&validator("trail-heads"), &archive["heads"], "heads");
    }
    assert!(seen > 250, "{seen}");
}
