//! Serialised forms: what goes out, and that nothing invalid comes in.

#![cfg(feature = "serde")]
#![allow(clippy::unwrap_used, reason = "tests")]

use serde_json::{Value, from_str, json, to_value};
use ssj_calendar::{Calendar, Notice, Period, Region, WorkingDays, limits, national_notices};
use time::macros::date;

#[test]
fn each_notice_goes_there_and_back() {
    for notice in national_notices()
        .iter()
        .chain(ssj_calendar::local_notices())
    {
        let text = serde_json::to_string(notice).unwrap();
        assert_eq!(&from_str::<Notice>(&text).unwrap(), notice);
    }
}

#[test]
fn a_notice_is_checked_on_its_way_in() {
    let mut value = to_value(national_notices().last().unwrap()).unwrap();
    assert_eq!(
        value.get("off").unwrap().get(0),
        Some(&json!({
            "first": "2026-01-01", "days": 3, "holiday": "元旦"
        }))
    );
    value
        .as_object_mut()
        .unwrap()
        .insert("work".into(), json!(["2026-01-02"]));
    let error = serde_json::from_value::<Notice>(value).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2026-01-02 is both a day off and a make-up working day"
    );
}

#[test]
fn a_deadline_is_a_view() {
    let calendar = Calendar::national();
    let deadline = calendar
        .deadline(&limits::PUBLICATION, date!(2026 - 12 - 20))
        .unwrap();
    let expected: Value = json!({
        "limit": "jilin-2019-32/2.7-a",
        "period": { "working-days": 7 },
        "start": "2026-12-20",
        "nominal": "2026-12-29",
        "due": "2026-12-29",
        "certainty": "provisional",
        "awaiting": "national",
        "year": 2027,
    });
    assert_eq!(to_value(deadline).unwrap(), expected);
}

#[test]
fn numbers_are_checked_on_their_way_in() {
    assert_eq!(from_str::<Region>("222400").unwrap(), Region::YANBIAN);
    assert!(from_str::<Region>("999").is_err());
    assert!(from_str::<WorkingDays>("0").is_err());
    assert!(from_str::<Period>(r#"{"months":0}"#).is_err());
    let period: Period = from_str(r#"{"working-days":7}"#).unwrap();
    assert_eq!(period, Period::working_days(7).unwrap());
}

/// A schema names what is written, no more and no less.
#[cfg(feature = "schemars")]
#[test]
fn a_schema_has_the_fields_of_the_form() {
    fn keys(value: &Value) -> Vec<&String> {
        value.as_object().unwrap().keys().collect()
    }
    let notice = national_notices().last().unwrap();
    let schema = schemars::schema_for!(Notice);
    let written = to_value(notice).unwrap();
    assert_eq!(keys(schema.get("properties").unwrap()), keys(&written));

    let deadline = Calendar::national().deadline(&limits::PUBLICATION, date!(2026 - 03 - 20));
    let schema = schemars::schema_for!(ssj_calendar::Deadline<'_>);
    let fields = keys(schema.get("properties").unwrap());
    let written = to_value(deadline.unwrap()).unwrap();
    let untold = keys(&written)
        .into_iter()
        .filter(|key| *key != "certainty" && !fields.contains(key));
    assert_eq!(untold.count(), 0, "{schema:?}");
}
