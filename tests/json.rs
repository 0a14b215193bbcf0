//! `ssj::json::call`: requests and answers as files, and that any text has an answer.
//!
//! `UPDATE=1 cargo test --all-features --test json` writes the files of `tests/calls` anew.

#![cfg(feature = "json")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use serde_json::{Value, from_str, json, to_string_pretty};
use ssj::core::round::Round;
use ssj::core::trail::Lifecycle;
use ssj::draw::record::{Extractor, Visits};
use ssj::json::call;
use ssj_jilin::town;
use support::table::compare;
use time::macros::date;

fn answer(request: &Value) -> Value {
    from_str(&call(&request.to_string())).unwrap()
}

/// The code of the first error.
fn code(answer: &str) -> String {
    let answer: Value = from_str(answer).unwrap();
    let error = &answer["errors"][0];
    for sentence in ["en", "zh"] {
        assert!(!error[sentence].as_str().unwrap().is_empty());
    }
    error["code"].as_str().unwrap().into()
}

/// What the town commits to: objects, then inspectors, each with what its sources said.
fn parts() -> [(Value, Value); 2] {
    let laws = town::laws().unwrap();
    let division = "division:220100".parse().unwrap();
    let law = laws.on(date!(2026 - 06 - 02), &division).unwrap();
    let draw = town::objects(&law, &laws).unwrap();
    let header = &draw.commitment().header;
    let spoken = town::spoken(header, "2026-06-02T09:30:00+08:00").unwrap();
    let form = draw.form(draw.draw(spoken.clone()).unwrap());
    let objects = json!({
        "type": "objects", "header": header, "blinded": draw.commitment().blinded,
        "secret": json!(form)["secret"], "classes": null, "frames": form.frames,
    });
    let events = town::round(&laws).unwrap();
    let round = Round::replay(town::hash().unwrap(), &events).unwrap();
    let draw = town::teams(&law, &round).unwrap();
    let header = &draw.commitment().header;
    let said = town::spoken(header, "2026-06-02T10:30:00+08:00").unwrap();
    let form = draw.form(draw.draw(said.clone()).unwrap());
    let inspectors = json!({
        "type": "inspectors", "header": header, "secret": json!(form)["secret"], "rows": form.rows,
    });
    [(objects, json!(spoken)), (inspectors, json!(said))]
}

/// Commit, publish, wait, draw, verify: each request made of the answers before it.
fn drawn() -> Vec<(&'static str, Value)> {
    let [(objects, spoken), (inspectors, said)] = parts();
    let mut requests = Vec::new();
    let mut ask = |name: &'static str, request: Value| {
        let given = answer(&request)["ok"].clone();
        requests.push((name, request));
        given
    };
    let committed = ask(
        "commit-objects",
        json!({ "type": "commit", "parts": objects }),
    );
    let digest = &committed["commitment_digest"];
    let draw = json!({ "type": "draw", "parts": objects, "commitment_digest": digest, "evidence": spoken });
    let first = ask("draw-objects", draw.clone());
    let mut other = draw;
    other["commitment_digest"] = json!("00".repeat(32));
    ask("draw-another-than-was-published", other);

    let committed = ask(
        "commit-inspectors",
        json!({ "type": "commit", "parts": inspectors }),
    );
    let digest = &committed["commitment_digest"];
    let second = ask(
        "draw-inspectors",
        json!({
            "type": "draw", "parts": inspectors, "commitment_digest": digest, "evidence": said,
        }),
    );

    let header = &objects["header"];
    let name = json!({ "mandate": header["mandate"], "part": header["part"], "counter": header["counter"] });
    let statement = |said: Value| json!({ "said": said, "seen": "the bulletin of 2 June" });
    let anchors = json!({ "schedules": [], "statements": [statement(json!({
        "type": "commitment", "draw": name, "digest": first["form"]["record"]["commitment_digest"],
    }))] });
    let none = json!({ "statements": [], "schedules": [] });
    let verify = |paper: Value, anchors: &Value| json!({ "type": "verify", "paper": paper, "anchors": anchors });
    let objects = json!({ "type": "objects", "form": first["form"] });
    ask("verify-objects", verify(objects.clone(), &anchors));
    let mut forged = objects;
    forged["form"]["record"]["results"][0]["strata"][0]["drawn"] = json!([]);
    ask("verify-forged", verify(forged, &anchors));
    let visits = &first["drawn"]["visits"];
    let teams = json!({ "type": "inspectors", "form": second["form"], "visits": visits });
    ask("verify-inspectors", verify(teams, &none));
    let public = json!({ "type": "public-objects", "form": first["public"] });
    ask("verify-public-objects", verify(public, &anchors));
    let public = json!({ "type": "public-teams", "form": second["public"] });
    ask("verify-public-teams", verify(public, &none));
    ask(
        "verify-extract",
        verify(extract(&first["public"]), &anchors),
    );
    requests
}

/// What one kitchen gets, and the form that everybody has.
fn extract(public: &Value) -> Value {
    let (draw, record) = town::drawn().unwrap();
    let extractor = Extractor::new(&draw, &record).unwrap();
    let (gas, site) = (
        "matter:gas".parse().unwrap(),
        "site:kitchen-1".parse().unwrap(),
    );
    let extract = extractor.extract(&gas, &site, Visits::Over).unwrap();
    json!({ "type": "object-extract", "extract": extract, "form": public })
}

fn deadline(limit: &str, more: &Value) -> Value {
    let mut request = json!({
        "type": "deadline", "limit": { "type": limit }, "start": "2026-09-30", "region": null,
        "as_of": null, "notices": [], "today": null,
    });
    let fields = request.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    request
}

fn requests() -> Vec<(&'static str, Value)> {
    let mut all = drawn();
    let own = json!({
        "type": "own", "id": "rulebook/9", "period": { "working-days": 2 },
        "clause": { "en": "deliver the decision", "zh": "送达决定书" },
        "starts": { "en": "decision", "zh": "宣告" },
    });
    all.extend([
        ("version", json!({ "type": "version" })),
        (
            "deadline",
            deadline("publication", &json!({ "today": "2026-10-12" })),
        ),
        (
            "deadline-of-ones-own",
            deadline("own", &json!({ "limit": own, "start": "2026-02-13" })),
        ),
        (
            "deadline-as-it-was-known",
            deadline(
                "registration-form",
                &json!({ "start": "2020-01-20", "as_of": "2020-01-20", "region": 220_100 }),
            ),
        ),
        (
            "deadline-in-no-known-year",
            deadline("publication", &json!({ "start": "2036-03-02" })),
        ),
        (
            "explain-refusal",
            json!({ "type": "explain", "code": "plan.not-in-force" }),
        ),
        (
            "explain-error",
            json!({ "type": "explain", "code": "json.too-large" }),
        ),
        (
            "explain-nothing",
            json!({ "type": "explain", "code": "plan.never-heard-of" }),
        ),
        ("no-such-request", json!({ "type": "delete" })),
    ]);
    all
}

/// The files are what a program in another language starts from: they are read as they stand.
#[test]
fn each_request_has_the_answer_of_its_file() {
    for (name, request) in requests() {
        let request = to_string_pretty(&request).unwrap() + "\n";
        let given: Value = from_str(&call(&request)).unwrap();
        let answer = to_string_pretty(&given).unwrap() + "\n";
        for (which, text) in [("request", request), ("answer", answer)] {
            compare(
                &format!("tests/calls/{name}.{which}.json"),
                &text,
                "json --all-features",
            );
        }
    }
}

#[test]
fn an_answer_has_no_fraction() {
    fn whole(value: &Value) -> bool {
        match value {
            Value::Number(number) => !number.is_f64(),
            Value::Array(items) => items.iter().all(whole),
            Value::Object(fields) => fields.values().all(whole),
            _ => true,
        }
    }
    for (name, request) in requests() {
        assert!(whole(&answer(&request)), "{name}");
    }
}

#[test]
fn what_is_no_request_is_told() {
    let deep = "[".repeat(100_000);
    let nested = format!(
        r#"{{"type":"commit","parts":{}"#,
        r#"{"type":"objects","frames":"#.repeat(5_000)
    );
    let long = format!(r#"{{"type":"explain","code":"{}"}}"#, "x".repeat(1 << 20));
    for text in [
        "",
        " ",
        "null",
        "[]",
        "7",
        "1e400",
        "\"version\"",
        "{}",
        "\u{0}",
        "{\"type\":\"version\"",
        &deep,
        &nested,
        r#"{"type":null}"#,
        r#"{"type":["version"]}"#,
        r#"{"type":"Version"}"#,
        r#"{"type":"version"} {"type":"version"}"#,
        r#"{"type":"version","more":1}"#,
        r#"{"type":"version","type":"version"}"#,
        r#"{"type":"explain","code":"a","code":"b"}"#,
        r#"{"type":"explain","code":7}"#,
        r#"{"type":"explain"}"#,
        r#"["explain","plan.not-in-force"]"#,
        r#"{"type":"commit","parts":{"type":"objects"}}"#,
        r#"{"type":"deadline","limit":{"type":"publication"},"start":"2026-02-30","region":null,"as_of":null,"notices":[],"today":null}"#,
        r#"{"type":"deadline","limit":{"type":"publication"},"start":"2026-03-02","region":null,"notices":[],"today":null}"#,
        r#"{"type":"deadline","limit":{"type":"publication"},"start":20260302,"region":null,"as_of":null,"notices":[],"today":null}"#,
        r#"{"type":"deadline","limit":{"type":"publication"},"start":"2026-03-02","region":1.5,"as_of":null,"notices":[],"today":null}"#,
    ] {
        let told = call(text);
        let start: String = text.chars().take(40).collect();
        assert_eq!(code(&told), "json.invalid", "{start}");
        assert!(told.len() < 2_000, "{start}");
    }
    // Whoever sends a long text gets no long error.
    let told = call(&long);
    assert_eq!(code(&told), "json.unknown-code");
    assert!(told.len() < 2_000);
}

/// Each field of a request, changed to something else or gone: an answer all the same, and only an error
/// where the field's type is another.
#[test]
fn any_field_may_be_wrong() {
    for (name, request) in requests() {
        let mut pointers = Vec::new();
        paths(&request, String::new(), &mut pointers);
        for pointer in pointers.iter().step_by(1 + pointers.len() / 60) {
            for other in [
                json!(null),
                json!({}),
                json!([[]]),
                json!(-1),
                json!(1.5),
                json!("双"),
            ] {
                let mut wrong = request.clone();
                *wrong.pointer_mut(pointer).unwrap() = other.clone();
                let answer: Value = from_str(&call(&wrong.to_string())).unwrap();
                assert!(answer["ok"].is_object() || answer["errors"][0]["code"].is_string());
                if other == json!(1.5) {
                    assert!(answer["errors"].is_array(), "{name} {pointer}");
                }
            }
        }
    }
}

fn paths(value: &Value, at: String, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                paths(field, format!("{at}/{name}"), into);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                paths(item, format!("{at}/{i}"), into);
            }
        }
        _ => {}
    }
    into.push(at);
}
