//! Every day of 2004–2026, and every n in ±90, against a day-by-day walker that knows nothing of
//! tables.

#![cfg(feature = "alloc")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod support;

use std::collections::BTreeSet;

use serde_json::Value;
use ssj_calendar::{Calendar, CalendarError, DayKind, WorkingDays};
use support::{days, iso};
use time::{Date, Weekday, macros::date};

const HOLIDAYS: &str = include_str!("../data/cn_holidays.json");

/// Days off and make-up days by year, as the file lists them.
struct Walker {
    off: BTreeSet<Date>,
    work: BTreeSet<Date>,
    statutory: BTreeSet<Date>,
}

impl Walker {
    fn new() -> Self {
        let all: Value = serde_json::from_str(HOLIDAYS).unwrap();
        let years = all
            .as_object()
            .unwrap()
            .iter()
            .filter(|(key, _)| !key.starts_with('_'));
        let (mut off, mut work, mut statutory) =
            <(BTreeSet<_>, BTreeSet<_>, BTreeSet<_>)>::default();
        for (_, year) in years {
            let list = |key: &str| {
                let days = year[key].as_array().unwrap().iter();
                days.map(|day| iso(day["date"].as_str().unwrap()))
                    .collect::<Vec<_>>()
            };
            off.extend(list("off"));
            work.extend(list("work"));
            statutory.extend(list("statutory"));
        }
        Self {
            off,
            work,
            statutory,
        }
    }

    fn works(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.work.contains(&day) || (!weekend && !self.off.contains(&day))
    }
}

fn first() -> Date {
    date!(2004 - 01 - 01)
}

fn last() -> Date {
    date!(2026 - 12 - 31)
}

#[test]
fn each_day_is_what_the_notices_say() {
    let walker = Walker::new();
    let calendar = Calendar::national();
    for day in days(first(), last()) {
        let works = walker.works(day);
        assert_eq!(calendar.is_working_day(day), Ok(works), "{day}");
        let told = calendar.day(day).unwrap();
        assert_eq!(told.kind.is_working(), works, "{day}");
        assert_eq!(
            told.kind == DayKind::Statutory,
            walker.statutory.contains(&day),
            "{day}"
        );
        assert_eq!(
            told.kind == DayKind::MakeUpWorkday,
            walker.work.contains(&day),
            "{day}"
        );
        assert_eq!(told.holiday().is_some(), walker.off.contains(&day), "{day}");
    }
}

/// For each start the walker steps ninety working days both ways, as far as the years go.
#[test]
fn each_nth_day_is_the_walkers() {
    let near: Vec<u16> = (1..=90).collect();
    nth_days_are_the_walkers(days(first(), last()), &near);
}

/// The same over years, and beyond all of them.
#[test]
fn nth_days_years_away_are_the_walkers() {
    let far: Vec<u16> = (240..=260)
        .chain((300..6_000).step_by(97))
        .chain([u16::MAX])
        .collect();
    nth_days_are_the_walkers(days(first(), last()).step_by(5), &far);
}

fn nth_days_are_the_walkers(starts: impl Iterator<Item = Date>, all_n: &[u16]) {
    let walker = Walker::new();
    let calendar = Calendar::national();
    let works: Vec<Date> = days(first(), last())
        .filter(|day| walker.works(*day))
        .collect();
    for start in starts {
        let later = works.partition_point(|day| *day <= start);
        let earlier = works.partition_point(|day| *day < start);
        for &n in all_n {
            let count = WorkingDays::new(n).unwrap();
            let after = works.get(later + usize::from(n) - 1).copied();
            let after = after.ok_or(CalendarError::YearUnknown { year: 2027 });
            assert_eq!(calendar.nth_after(start, count), after, "{start} + {n}");
            let before = earlier
                .checked_sub(usize::from(n))
                .map(|index| works[index]);
            let before = before.ok_or(CalendarError::BeforeFirst { first: first() });
            assert_eq!(calendar.nth_before(start, count), before, "{start} - {n}");
        }
    }
}

#[test]
fn counts_from_each_day_are_the_walkers() {
    let walker = Walker::new();
    let calendar = Calendar::national();
    for after in days(first(), last()).step_by(13) {
        let mut counted = 0;
        for through in days(after, last()).take(500) {
            counted += u32::from(through > after && walker.works(through));
            assert_eq!(
                calendar.count(after, through),
                Ok(counted),
                "{after} {through}"
            );
        }
    }
}

/// Nobody has announced them, so nobody is told.
#[test]
fn each_day_of_2027_to_2100_is_an_error() {
    let calendar = Calendar::national();
    for day in days(date!(2027 - 01 - 01), date!(2100 - 12 - 31)) {
        let error = CalendarError::YearUnknown { year: day.year() };
        assert_eq!(calendar.is_working_day(day), Err(error), "{day}");
        assert_eq!(
            calendar.nth_after(day, WorkingDays::ONE),
            Err(error),
            "{day}"
        );
        assert_eq!(
            calendar.nth_before(day, WorkingDays::ONE),
            Err(error),
            "{day}"
        );
        assert_eq!(calendar.count(last(), day), Err(error), "{day}");
        assert_eq!(calendar.roll_forward(day), Err(error), "{day}");
        assert!(calendar.day(day).is_err(), "{day}");
    }
}

#[test]
fn days_before_2004_and_far_off_are_errors() {
    let error = CalendarError::BeforeFirst { first: first() };
    for day in [date!(2003 - 12 - 31), date!(0000 - 01 - 01), Date::MIN] {
        assert_eq!(
            Calendar::national().is_working_day(day),
            Err(error),
            "{day}"
        );
        assert_eq!(
            Calendar::national().nth_after(day, WorkingDays::ONE),
            Err(error),
            "{day}"
        );
    }
    assert!(Calendar::national().is_working_day(Date::MAX).is_err());
}

/// From December 26, 2026 on a deadline waits for the notice for 2027; before it none does.
#[test]
fn the_tail_of_the_last_year_is_provisional() {
    let calendar = Calendar::national();
    for day in days(date!(2026 - 06 - 01), last()) {
        let certainty = calendar.certainty(date!(2026 - 05 - 31), day).unwrap();
        assert_eq!(certainty.is_final(), day < date!(2026 - 12 - 26), "{day}");
    }
}
