//! The published vectors: an independent implementation's answers, with its reasons.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use serde_json::Value;
use ssj_calendar::{
    Calendar, CalendarError, Limit, NoticeSet, Period, Region, Scope, WorkingDays, limits,
};
use time::Date;

const VECTORS: &str = include_str!("../data/deadline_vectors.json");

fn vectors(section: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    all.get(section).unwrap().as_array().unwrap().clone()
}

fn text<'v>(case: &'v Value, key: &str) -> &'v str {
    case.get(key)
        .unwrap_or_else(|| panic!("{key} in {case}"))
        .as_str()
        .unwrap()
}

fn date(case: &Value, key: &str) -> Date {
    support::iso(text(case, key))
}

fn n(case: &Value) -> i64 {
    case.get("n").unwrap().as_i64().unwrap()
}

fn add(calendar: &Calendar, start: Date, n: i64) -> Result<Date, CalendarError> {
    let days = WorkingDays::new(u16::try_from(n.unsigned_abs()).unwrap()).unwrap();
    if n > 0 {
        calendar.nth_after(start, days)
    } else {
        calendar.nth_before(start, days)
    }
}

#[test]
fn random_additions() {
    let cases = vectors("random");
    assert_eq!(cases.len(), 800);
    for case in cases {
        let found = add(Calendar::national(), date(&case, "start"), n(&case));
        assert_eq!(found, Ok(date(&case, "expected")), "{case}");
    }
}

#[test]
fn counts() {
    let cases = vectors("count");
    assert_eq!(cases.len(), 200);
    for case in cases {
        let found = Calendar::national().count(date(&case, "after"), date(&case, "through"));
        assert_eq!(
            u64::from(found.unwrap()),
            case.get("expected").unwrap().as_u64().unwrap()
        );
    }
}

/// Every edge case: its own region, its own day of knowledge, its own operation.
#[test]
fn edges() {
    let cases = vectors("edge");
    assert_eq!(cases.len(), 135);
    for case in cases {
        edge(&case);
    }
}

fn addition(calendar: &Calendar, case: &Value) {
    let due = add(calendar, date(case, "start"), n(case));
    if case.get("error").is_some() {
        assert_eq!(
            due,
            Err(CalendarError::YearUnknown { year: 2027 }),
            "{case}"
        );
        return;
    }
    assert_eq!(due, Ok(date(case, "expected")), "{case}");
    let unsettled = text(case, "reason").contains("provisional") || case.get("status").is_some();
    if unsettled {
        let certainty = calendar
            .certainty(date(case, "start"), due.unwrap())
            .unwrap();
        assert!(!certainty.is_final(), "{case}");
    }
}

fn edge(case: &Value) {
    let region = case
        .get("region")
        .map_or(Region::NATION, |_| text(case, "region").parse().unwrap());
    let scope = Scope {
        as_of: case.get("as_of").map(|_| date(case, "as_of")),
        ..Scope::region(region)
    };
    let calendar = NoticeSet::built_in().calendar(&scope).unwrap();
    match text(case, "op") {
        "add_working_days" => addition(&calendar, case),
        "count_working_days(after,through]" => {
            let found = calendar
                .count(date(case, "after"), date(case, "through"))
                .unwrap();
            assert_eq!(
                u64::from(found),
                case.get("expected").unwrap().as_u64().unwrap()
            );
        }
        "is_working_day" => {
            let found = calendar.is_working_day(date(case, "date")).unwrap();
            assert_eq!(
                found,
                case.get("expected").unwrap().as_bool().unwrap(),
                "{case}"
            );
        }
        "roll_forward" => {
            assert_eq!(
                calendar.roll_forward(date(case, "start")),
                Ok(date(case, "expected"))
            );
        }
        "roll_backward" => {
            assert_eq!(
                calendar.roll_backward(date(case, "start")),
                Ok(date(case, "expected"))
            );
        }
        rolled => {
            let n = u16::try_from(n(case)).unwrap();
            let period = match rolled {
                "natural_days_then_roll" => Period::natural_days(n),
                "natural_months_then_roll" => Period::months(n),
                "natural_years_then_roll" => Period::years(n),
                unknown => panic!("unknown operation {unknown}"),
            };
            let limit = Limit {
                period: period.unwrap(),
                ..limits::PUBLICATION.clone()
            };
            let deadline = calendar.deadline(&limit, date(case, "start")).unwrap();
            assert_eq!(deadline.nominal(), date(case, "unrolled"), "{case}");
            assert_eq!(deadline.due(), date(case, "expected"), "{case}");
        }
    }
}
