//! Stored lifecycles: the same when they come back, and refused where no events lead to them.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use ssj_core::campaign::Campaign;
use ssj_core::follow_up::Finding;
use ssj_core::lead::{Concern, Lead};
use ssj_core::plan::Plan;
use ssj_core::round::Round;
use ssj_core::trail::{Lifecycle, SnapshotError};
use ssj_core::visit::{Conduct, Visit};
use time::macros::date;

use crate::fixture::*;

/// Why a value is refused once this is done to its stored form.
fn refused<L>(value: &L, edit: impl FnOnce(&mut Value)) -> String
where
    L: serde::Serialize + DeserializeOwned + core::fmt::Debug + PartialEq,
{
    let mut stored = serde_json::to_value(value).unwrap();
    assert_eq!(serde_json::from_value::<L>(stored.clone()).unwrap(), *value);
    edit(&mut stored);
    let error = serde_json::from_value::<L>(stored).unwrap_err();
    error.to_string()
}

fn said(error: SnapshotError) -> String {
    error.to_string()
}

fn part(part: &'static str) -> String {
    said(SnapshotError::State { part })
}

fn published() -> Visit {
    let mut visit = completed();
    for who in ["cc-amr", "cc-fire"] {
        register_and_publish(&mut visit, who, date!(2026 - 03 - 12));
    }
    visit
}

/// Everything that is checked of every trail.
#[test]
fn a_snapshot_without_a_sound_trail_is_refused() {
    let visit = published();
    let entries = |stored: &mut Value| stored["trail"]["applied"].as_array_mut().unwrap().len();
    assert_eq!(
        refused(&visit, |it| it["trail"]["applied"] = json!([])),
        said(SnapshotError::Length)
    );
    let late = json!("2026-01-01T01:00:00Z");
    for key in ["recorded", "effective"] {
        let time = refused(&visit, |it| {
            let at = if key == "recorded" { 4 } else { 0 };
            let value = if at == 0 {
                json!("2027-01-01T00:00:00Z")
            } else {
                late.clone()
            };
            it["trail"]["applied"][at][key] = value;
        });
        let sequence = if key == "recorded" { 4 } else { 0 };
        assert_eq!(time, said(SnapshotError::Time { sequence }));
    }
    let twice = refused(&visit, |it| {
        let first = it["trail"]["applied"][0]["command"].clone();
        it["trail"]["applied"][2]["command"] = first;
    });
    assert_eq!(twice, said(SnapshotError::Command { sequence: 2 }));
    let short = refused(&visit, |it| {
        let len = entries(it);
        it["trail"]["applied"]
            .as_array_mut()
            .unwrap()
            .truncate(len - 1);
    });
    assert_eq!(short, part("trail"), "more is done than events could do");
    let unknown = refused(&visit, |it| it["trail"]["head"] = json!(1));
    assert!(unknown.contains("unknown field `head`"), "{unknown}");
    let unknown = refused(&visit, |it| it["verified"] = json!(true));
    assert!(unknown.contains("unknown field `verified`"), "{unknown}");
}

#[cfg(not(feature = "sm"))]
#[test]
fn a_snapshot_in_a_suite_that_this_build_lacks_is_refused() {
    let error = refused(&published(), |it| it["trail"]["suite"] = json!("sm"));
    assert_eq!(
        error,
        said(ssj_core::Suite::Sm.hash_fn().unwrap_err().into())
    );
}

#[test]
fn a_visit_that_no_events_lead_to_is_refused() {
    let visit = published();
    let other = json!("visit:shop-b");
    let is = |edit: fn(&mut Value), what| assert_eq!(refused(&visit, edit), part(what));
    assert_eq!(
        refused(&visit, |it| it["trail"]["subject"] = other),
        part("opening")
    );
    is(|it| it["started"] = Value::Null, "present");
    is(|it| it["started"] = json!("2026-03-10"), "started");
    is(|it| it["completed"] = json!("2026-03-10"), "started");
    is(|it| it["completed"] = Value::Null, "registered");
    is(
        |it| (it["published"], it["released"]) = (json!([]), json!(true)),
        "released",
    );
    is(
        |it| it["reported"] = json!(["matter:food-sales"]),
        "reported",
    );
    is(|it| it["results"] = json!([]), "completed");
    is(|it| it["results"][1] = it["results"][0].clone(), "results");
    is(
        |it| it["registered"][1] = it["registered"][0].clone(),
        "registered",
    );
    is(
        |it| it["registered"][0][1] = json!("2026-03-13"),
        "registered",
    );
    is(
        |it| it["published"][1] = it["published"][0].clone(),
        "published",
    );
    is(
        |it| it["published"][0][2]["first"] = json!("2026-03-11"),
        "published",
    );
    is(
        |it| {
            let mut team = it["opening"]["team"].clone();
            team["visit"] = json!("visit:shop-b");
            it["changed_team"] = team;
            it["notice"] = Value::Null;
        },
        "changed_team",
    );
    let begun = refused(&started(), |it| it["archived"] = json!("07".repeat(32)));
    assert_eq!(begun, part("archived"));
}

#[test]
fn a_round_that_no_events_lead_to_is_refused() {
    let round: Round = staffed();
    let is = |edit: fn(&mut Value), what| assert_eq!(refused(&round, edit), part(what));
    is(|it| it["id"] = json!("round:other"), "id");
    is(|it| it["counter"] = json!(2), "counter");
    is(|it| it["counter"] = json!(0), "counter");
    is(|it| it["draws"][0][1]["seed"] = Value::Null, "draws");
    is(|it| it["draws"] = json!([]), "visits");
    is(|it| it["visits"][0][0] = json!("visit:nowhere"), "visits");
    is(|it| it["teams"][0][0] = json!("visit:nowhere"), "teams");
    is(|it| it["teams"][1] = it["teams"][0].clone(), "keys");
}

#[test]
fn a_plan_that_no_events_lead_to_is_refused() {
    let plan: Plan = in_force();
    let is = |edit: fn(&mut Value), what| assert_eq!(refused(&plan, edit), part(what));
    is(|it| it["id"] = json!("plan:other"), "id");
    is(|it| it["from"] = Value::Null, "from");
    is(|it| it["state"] = json!("approved"), "from");
    is(|it| it["state"] = json!("closed"), "trail");
    is(|it| it["version"] = json!(0), "version");
    is(|it| it["version"] = json!(2), "trail");
    is(|it| it["forecast"] = Value::Null, "forecast");
    assert_eq!(
        refused(&drafted(), |it| it["state"] = json!("submitted")),
        part("forecast")
    );
}

#[test]
fn what_follows_a_check_is_refused_where_no_events_lead_to_it() {
    let finding: Finding = crate::follow_up::finding();
    let is = |edit: fn(&mut Value), what| assert_eq!(refused(&finding, edit), part(what));
    is(|it| it["id"] = json!("finding:other"), "id");
    is(|it| it["closed"] = json!("put-right"), "trail");
    is(|it| it["owner"] = json!("agency:cc-fire"), "trail");

    let lead: Lead = crate::lead::received(Concern::Violation, Conduct::default());
    let is = |edit: fn(&mut Value), what| assert_eq!(refused(&lead, edit), part(what));
    is(|it| it["id"] = json!("lead:other"), "id");
    is(|it| it["on"] = json!("1999-01-01"), "on");
    is(|it| it["closed"] = json!(true), "closed");

    let campaign: Campaign = {
        let first = crate::campaign::propose(crate::campaign::proposal()).unwrap();
        Campaign::begin(h(), &first).unwrap()
    };
    let is = |edit: fn(&mut Value), what| assert_eq!(refused(&campaign, edit), part(what));
    is(|it| it["id"] = json!("campaign:other"), "id");
    is(|it| it["state"] = json!("approved"), "trail");
}

#[test]
fn each_refusal_has_a_code_and_both_languages() {
    let errors = [
        (SnapshotError::Length, "snapshot.length"),
        (SnapshotError::Time { sequence: 1 }, "snapshot.time"),
        (SnapshotError::Command { sequence: 1 }, "snapshot.command"),
        (SnapshotError::State { part: "id" }, "snapshot.state"),
    ];
    for (error, code) in errors {
        assert_eq!(error.code(), code);
        assert!(
            !error.zh().is_ascii() && error.to_string().is_ascii(),
            "{code}"
        );
    }
}
