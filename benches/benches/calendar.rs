//! The working-day calendar: random questions about 2004–2026, and `bdays` beside it.
//!
//! Each benchmark answers 4096 questions; divide by that, or read criterion's elements per second.
//! `bdays` cannot be told of make-up working days: it is given every day off of the notices and
//! answers another, easier question. The share of its answers that are right is printed first.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use bdays::{HolidayCalendar, HolidayCalendarCache};
use chrono::{Datelike, NaiveDate};
use criterion::{Criterion, Throughput, criterion_group};
use ssj_calendar::{Calendar, NoticeSet, Region, Scope, WorkingDays, limits, national_notices};
use time::{Date, macros::date};

const QUESTIONS: usize = 4096;

/// Questions that the calendar can answer: random starts and 1 to 60 working days.
struct Questions {
    starts: Vec<Date>,
    ends: Vec<Date>,
    n: Vec<WorkingDays>,
}

impl Questions {
    fn random() -> Self {
        let mut state = 0x9E37_79B9_7F4A_7C15_u64;
        let mut next = |below: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 11) % below
        };
        let first = date!(2004 - 01 - 01).to_julian_day();
        let last = date!(2026 - 09 - 01).to_julian_day();
        let span = u64::try_from(last - first).unwrap();
        let mut day = || {
            let offset = i32::try_from(next(span)).unwrap();
            Date::from_julian_day(first + offset).unwrap()
        };
        let pairs: Vec<_> = (0..QUESTIONS).map(|_| (day(), day())).collect();
        let n = (0..QUESTIONS).map(|_| u16::try_from(1 + next(60)).unwrap());
        let n = n.map(|n| WorkingDays::new(n).unwrap()).collect();
        let (starts, ends) = pairs.into_iter().map(|(a, b)| (a.min(b), a.max(b))).unzip();
        Self { starts, ends, n }
    }
}

fn national(c: &mut Criterion) {
    let questions = Questions::random();
    let calendar = Calendar::national();
    let mut group = c.benchmark_group("national");
    group.throughput(Throughput::Elements(QUESTIONS as u64));
    group.bench_function("is_working_day", |b| {
        b.iter(|| {
            let days = questions.starts.iter();
            days.filter(|day| calendar.is_working_day(**day).unwrap())
                .count()
        });
    });
    group.bench_function("nth_after", |b| {
        b.iter(|| {
            for (start, n) in questions.starts.iter().zip(&questions.n) {
                black_box(calendar.nth_after(*start, *n).unwrap());
            }
        });
    });
    group.bench_function("nth_after, each from the last answer", |b| {
        b.iter(|| {
            let mut day = questions.starts[0];
            for n in &questions.n {
                day = match calendar.nth_after(day, *n) {
                    Ok(day) => day,
                    Err(_) => questions.starts[1],
                };
            }
            day
        });
    });
    group.bench_function("count", |b| {
        b.iter(|| {
            for (after, through) in questions.starts.iter().zip(&questions.ends) {
                black_box(calendar.count(*after, *through).unwrap());
            }
        });
    });
    group.bench_function("deadline with its certainty", |b| {
        b.iter(|| {
            for start in &questions.starts {
                black_box(calendar.deadline(&limits::PUBLICATION, *start).unwrap());
            }
        });
    });
    group.finish();
}

fn regional() -> Scope {
    Scope {
        as_of: Some(date!(2024 - 09 - 01)),
        ..Scope::region(Region::YANBIAN)
    }
}

fn resolve(c: &mut Criterion) {
    let notices = NoticeSet::built_in();
    let mut group = c.benchmark_group("resolve");
    let regional = regional();
    group.bench_function("region as known on a day", |b| {
        b.iter(|| notices.calendar(black_box(&regional)).unwrap());
    });
    group.bench_function("nation, all years", |b| {
        b.iter(|| notices.calendar(black_box(&Scope::national())).unwrap());
    });
    let snapshot = notices.calendar(&Scope::region(Region::JILIN)).unwrap();
    let questions = Questions::random();
    group.throughput(Throughput::Elements(QUESTIONS as u64));
    group.bench_function("nth_after in a snapshot", |b| {
        b.iter(|| {
            for (start, n) in questions.starts.iter().zip(&questions.n) {
                black_box(snapshot.nth_after(*start, *n).unwrap());
            }
        });
    });
    group.finish();
}

/// What `bdays` can be told: weekends and the days off of all notices.
struct DaysOff(Vec<NaiveDate>);

impl<T: Datelike + Copy + PartialOrd> HolidayCalendar<T> for DaysOff {
    fn is_holiday(&self, day: T) -> bool {
        let day = NaiveDate::from_ymd_opt(day.year(), day.month(), day.day()).unwrap();
        self.0.binary_search(&day).is_ok()
    }
}

fn chrono(day: Date) -> NaiveDate {
    NaiveDate::from_yo_opt(day.year(), u32::from(day.ordinal())).unwrap()
}

fn days_off() -> DaysOff {
    let closures = national_notices()
        .iter()
        .flat_map(|notice| notice.off.iter());
    let days = closures.flat_map(|closure| {
        let first = closure.first.to_julian_day();
        (first..first + i32::from(closure.days)).map(|day| Date::from_julian_day(day).unwrap())
    });
    let mut days: Vec<_> = days.map(chrono).collect();
    days.sort_unstable();
    days.dedup();
    DaysOff(days)
}

fn peers(c: &mut Criterion) {
    let questions = Questions::random();
    let (first, last) = (chrono(date!(2003 - 01 - 01)), chrono(date!(2028 - 12 - 31)));
    let cache = HolidayCalendarCache::new(days_off(), first, last);
    let starts: Vec<_> = questions.starts.iter().copied().map(chrono).collect();
    let ends: Vec<_> = questions.ends.iter().copied().map(chrono).collect();
    let n: Vec<_> = questions.n.iter().map(|n| i32::from(n.get())).collect();
    let calendar = Calendar::national();
    let right = (0..QUESTIONS).filter(|&i| {
        let truth = calendar
            .nth_after(questions.starts[i], questions.n[i])
            .unwrap();
        cache.advance_bdays(starts[i], n[i]) == chrono(truth)
    });
    println!("bdays: {} of {QUESTIONS} answers are right", right.count());
    let mut group = c.benchmark_group("bdays");
    group.throughput(Throughput::Elements(QUESTIONS as u64));
    group.bench_function("is_bday", |b| {
        b.iter(|| starts.iter().filter(|day| cache.is_bday(**day)).count());
    });
    group.bench_function("advance_bdays", |b| {
        b.iter(|| {
            for (start, n) in starts.iter().zip(&n) {
                black_box(cache.advance_bdays(*start, *n));
            }
        });
    });
    group.bench_function("bdays", |b| {
        b.iter(|| {
            for (after, through) in starts.iter().zip(&ends) {
                black_box(cache.bdays(*after, *through));
            }
        });
    });
    group.finish();
}

criterion_group! {
    name = calendar;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2));
    targets = national, resolve, peers
}

/// The least time that each question took in 3000 passes over all of them: on a shared machine a
/// mean tells of the neighbours, the least of the code.
fn least() {
    let questions = Questions::random();
    let national = national_least(&questions);
    let peer = bdays_least(&questions);
    println!("times as fast as bdays, in this run:");
    for (what, ours, theirs) in [
        ("  is it a working day", national[0], peer[0]),
        ("  nth after", national[1], peer[1]),
        ("  count", national[2], peer[2]),
    ] {
        println!("{what:50}{:9.1} ×", theirs / ours);
    }
    let notices = NoticeSet::built_in();
    let regional = regional();
    let fastest = fastest(|| sink(black_box(notices.calendar(&regional).unwrap())));
    let micros = fastest.as_secs_f64() * 1e6;
    println!(
        "{:50}{micros:9.1} µs",
        "resolving a region as known on a day"
    );
}

/// Is it a working day, nth after, count.
fn national_least(questions: &Questions) -> [f64; 3] {
    let calendar = Calendar::national();
    let Questions { starts, ends, n } = questions;
    let working = report("national: is it a working day", || {
        let days = starts.iter();
        black_box(
            days.filter(|day| calendar.is_working_day(**day).unwrap())
                .count(),
        );
    });
    let added = report("national: nth after", || {
        let additions = starts.iter().zip(n);
        additions.for_each(|(day, n)| sink(black_box(calendar.nth_after(*day, *n).unwrap())));
    });
    report("national: nth after, each from the last answer", || {
        let mut day = starts[0];
        for n in n {
            day = calendar.nth_after(day, *n).unwrap_or(starts[1]);
        }
        black_box(day);
    });
    let counted = report("national: count", || {
        let spans = starts.iter().zip(ends);
        spans.for_each(|(a, b)| sink(black_box(calendar.count(*a, *b).unwrap())));
    });
    let deadline = |day: &Date| calendar.deadline(&limits::PUBLICATION, *day).unwrap();
    report("national: deadline with its certainty", || {
        starts.iter().for_each(|day| sink(black_box(deadline(day))));
    });
    report("national: the same, and each day walked and named", || {
        let days = starts.iter().map(|day| deadline(day).steps().count());
        black_box(days.sum::<usize>());
    });
    [working, added, counted]
}

/// The same questions, put to `bdays`.
fn bdays_least(questions: &Questions) -> [f64; 3] {
    let (first, last) = (chrono(date!(2003 - 01 - 01)), chrono(date!(2028 - 12 - 31)));
    let cache = HolidayCalendarCache::new(days_off(), first, last);
    let starts: Vec<_> = questions.starts.iter().copied().map(chrono).collect();
    let ends: Vec<_> = questions.ends.iter().copied().map(chrono).collect();
    let working = report("bdays: is_bday", || {
        black_box(starts.iter().filter(|day| cache.is_bday(**day)).count());
    });
    let added = report("bdays: advance_bdays", || {
        for (day, n) in starts.iter().zip(&questions.n) {
            black_box(cache.advance_bdays(*day, i32::from(n.get())));
        }
    });
    let counted = report("bdays: bdays", || {
        for (after, through) in starts.iter().zip(&ends) {
            black_box(cache.bdays(*after, *through));
        }
    });
    [working, added, counted]
}

fn report(what: &str, pass: impl FnMut()) -> f64 {
    let each = fastest(pass).as_secs_f64() * 1e9 / f64::from(u16::try_from(QUESTIONS).unwrap());
    println!("{what:50}{each:9.2} ns");
    each
}

fn fastest(mut pass: impl FnMut()) -> Duration {
    let mut time = || {
        let begun = Instant::now();
        pass();
        begun.elapsed()
    };
    (0..3000).map(|_| time()).min().unwrap_or_default()
}

/// `--least` prints the least times alone.
fn main() {
    if std::env::args().any(|argument| argument == "--least") {
        return least();
    }
    calendar();
    Criterion::default().configure_from_args().final_summary();
}

/// Takes a result that is only made to be timed.
fn sink<T>(_: T) {}
