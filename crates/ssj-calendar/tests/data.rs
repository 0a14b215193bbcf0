//! The built-in tables are the data files, fact by fact.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::{collections::BTreeMap, error::Error};

use serde_json::Value;
use ssj_calendar::{
    ERRORS, ErrorRow, Evidence, LocalArea, Notice, NoticeKind, Region, WeeklyRest, Zh, explained,
    local_notices, national_notices, statutory_days,
};
use support::{days, iso};
use time::Date;

fn dates(list: &Value) -> Vec<Date> {
    let dates = list.as_array().map(Vec::as_slice).unwrap_or_default();
    dates
        .iter()
        .map(|date| iso(date.as_str().unwrap()))
        .collect()
}

fn off(notice: &Notice) -> Vec<Date> {
    let closures = notice.off.iter();
    closures
        .flat_map(|closure| days(closure.first, closure.last()))
        .collect()
}

#[test]
fn national_notices_are_the_files() {
    let file: Value = serde_json::from_str(include_str!("../data/cn_notices.json")).unwrap();
    let listed = file["notices"].as_array().unwrap();
    assert_eq!(listed.len(), national_notices().len());
    for (listed, notice) in listed.iter().zip(national_notices()) {
        assert_eq!(notice.id, listed["id"].as_str().unwrap());
        assert_eq!(i64::from(notice.year), listed["year"].as_i64().unwrap());
        assert_eq!(notice.doc_no.as_deref(), listed["doc_no"].as_str());
        assert_eq!(notice.signed, listed["signed"].as_str().map(iso));
        assert_eq!(notice.published, listed["published"].as_str().map(iso));
        assert_eq!(off(notice), dates(&listed["off"]), "{}", notice.id);
        assert_eq!(*notice.work, dates(&listed["work"]), "{}", notice.id);
        assert_eq!(
            *notice.cancelled,
            dates(&listed["cancel_work"]),
            "{}",
            notice.id
        );
        let annual = listed["kind"].as_str().unwrap() == "annual";
        assert_eq!(notice.kind == NoticeKind::Annual, annual);
    }
}

#[test]
fn local_notices_are_the_files() {
    let file: Value = serde_json::from_str(include_str!("../data/cn_local.json")).unwrap();
    for area in LocalArea::built_in() {
        let listed = &file[area.region.to_string()];
        assert_eq!(area.name, listed["name"].as_str().unwrap());
        let notices = local_notices()
            .iter()
            .filter(|notice| notice.region == area.region);
        let listed = listed["notices"].as_array().unwrap();
        assert_eq!(notices.clone().count(), listed.len());
        for (listed, notice) in listed.iter().zip(notices) {
            assert_eq!(off(notice), dates(&listed["off"]));
            assert_eq!(notice.published, listed["published"].as_str().map(iso));
            let seen = listed["status"]
                .as_str()
                .unwrap()
                .starts_with("notice text seen");
            assert_eq!(notice.evidence == Evidence::Original, seen);
        }
    }
}

/// Days off less make-up days are what the law grants, in every annual notice.
#[test]
fn annual_notices_grant_what_the_law_has() {
    for notice in national_notices()
        .iter()
        .filter(|notice| notice.kind == NoticeKind::Annual)
    {
        let granted = notice.net_days_off(WeeklyRest::SATURDAY_SUNDAY);
        assert_eq!(
            granted,
            i64::from(statutory_days(notice.year)),
            "{}",
            notice.id
        );
        let published_before = notice.published.is_none_or(|day| day.year() < notice.year);
        assert!(published_before, "{}", notice.id);
    }
}

/// Twelve days in 2015 and thirteen in 2020, by amendments.
#[test]
fn amendments_add_what_they_added() {
    let net = |year: i32| {
        let of_year = national_notices()
            .iter()
            .filter(|notice| notice.year == year);
        let net = of_year.map(|notice| notice.net_days_off(WeeklyRest::SATURDAY_SUNDAY));
        net.collect::<Vec<_>>()
    };
    assert_eq!(net(2015), [11, 1]);
    assert_eq!(net(2020), [11, 1], "and one make-up day withdrawn");
}

/// A code has several sentences only where one error has them.
#[test]
fn codes_are_well_formed_and_unique() {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for (table, rows) in ERRORS {
        for row in *rows {
            assert_eq!(*known.entry(row.code).or_insert(table), *table, "{row:?}");
            let form = |mark: char| mark.is_ascii_lowercase() || mark == '-' || mark == '.';
            assert!(row.code.chars().all(form), "{row:?}");
            assert!(!row.en.is_empty() && !row.zh.is_empty());
        }
    }
}

/// The table in the documentation is made of the codes; what is printed on failure replaces it.
#[test]
fn the_table_of_codes_is_the_codes() {
    let rows = ERRORS.iter().flat_map(|(_, rows)| *rows).map(|row| {
        let ErrorRow { code, en, zh } = row;
        format!("| `{code}` | {en} | {zh} |\n")
    });
    let table = format!(
        "| code | in English | in Chinese |\n|---|---|---|\n{}",
        rows.collect::<String>()
    );
    assert_eq!(include_str!("../docs/codes.md"), table, "{table}");
}

/// An error of this crate is known again where only `dyn Error` is left of it.
#[test]
fn errors_explain_themselves_through_dyn_error() {
    let error: Box<dyn Error> = Region::new(229).unwrap_err().into();
    let known = explained(&*error).unwrap();
    assert_eq!(known.code(), "calendar.region-invalid");
    assert_eq!(Zh(known).to_string(), "“229”不是六位行政区划代码");
    assert!(explained(&std::fmt::Error).is_none());
}

/// The five notices that changed working days of the year before, all after December 25.
#[test]
fn five_notices_reached_into_the_year_before() {
    let reaching = national_notices().iter().filter(|notice| {
        let off = off(notice).into_iter();
        let off = off.filter(|day| !WeeklyRest::SATURDAY_SUNDAY.contains(day.weekday()));
        let mut changed = off.chain(notice.work.iter().copied());
        changed.any(|day| day.year() < notice.year)
    });
    assert!(
        reaching
            .map(|notice| notice.year)
            .eq([2006, 2007, 2008, 2012, 2019])
    );
}
