//! A slow, obvious resolver: each day on its own, notice over notice in a map. Shared by the tests
//! and the fuzz target.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::arithmetic_side_effects,
    clippy::missing_panics_doc,
    clippy::panic,
    unreachable_pub,
    dead_code,
    reason = "tests, each of which uses a part"
)]

use std::collections::{BTreeMap, BTreeSet};

use ssj_calendar::{
    Calendar, CalendarError, Closure, Explain, LocalArea, MissingLocal, Notice, NoticeFacts,
    NoticeKind, NoticeSet, NoticeSetError, Region, Scope, Tail, WeeklyRest, WorkingDays,
};
use time::{Date, Duration};

/// What one notice is made of: kind, region, year, weeks until it is published, then a closure's
/// first day and length, a make-up day, a withdrawn day, and which of the three there are.
pub type Plan = (u8, u8, u8, u8, u16, u8, u16, u16, u8);

/// The nation, Jilin, Yanbian, Yanji within it, and Changchun beside it.
pub fn region(index: u8) -> Region {
    let codes = [220_000, 222_400, 222_401, 220_100];
    match codes.get(usize::from(index % 5)) {
        Some(code) => Region::new(*code).expect("well formed"),
        None => Region::NATION,
    }
}

fn published(weeks: u8) -> Date {
    Date::from_ordinal_date(2023, 1).expect("exists") + Duration::weeks(i64::from(weeks % 208))
}

/// The notice planned, if it is one.
pub fn notice(index: usize, plan: Plan) -> Option<Notice> {
    let (kind, place, year, weeks, first, length, work, cancelled, which) = plan;
    let year = 2024 + i32::from(year % 3);
    let facts = match kind % 4 {
        0 => NoticeFacts::annual(year, published(weeks)),
        1 => NoticeFacts {
            region: region(place),
            ..NoticeFacts::amendment(year, published(weeks))
        },
        2 => NoticeFacts {
            region: region(place),
            ..NoticeFacts::emergency(year, published(weeks))
        },
        _ => NoticeFacts::local(region(place), year, published(weeks)),
    };
    // Day 0 to −5 are the last of the year before.
    let day = |ordinal: u16| {
        let new_year = Date::from_ordinal_date(year, 1).expect("exists");
        new_year + Duration::days(i64::from(ordinal % 372) - 6)
    };
    let off = if which & 1 == 0 {
        vec![Closure {
            first: day(first),
            days: 1 + length % 9,
            holiday: "holiday".into(),
        }]
    } else {
        Vec::new()
    };
    let planned = |bit: u8, ordinal: u16| -> Vec<Date> {
        let there = (which & bit == 0).then(|| day(ordinal));
        there.into_iter().collect()
    };
    Notice::new(NoticeFacts {
        id: index.to_string().into(),
        off: off.into(),
        work: planned(2, work).into(),
        cancelled: planned(4, cancelled).into(),
        ..facts
    })
    .ok()
}

/// Three annual notices, so that most sets resolve, and those planned that fit in.
pub fn set(plans: &[Plan]) -> NoticeSet {
    let mut notices = NoticeSet::new(WeeklyRest::SATURDAY_SUNDAY, Tail::Provisional);
    notices.covered.push(region(0));
    notices.areas.push(LocalArea {
        region: region(1),
        name: "延边朝鲜族自治州".into(),
        basis: "自治条例".into(),
    });
    for year in 2024..=2026 {
        let new_year = Closure {
            first: Date::from_ordinal_date(year, 1).expect("exists"),
            days: 1,
            holiday: "元旦".into(),
        };
        let annual = Notice::new(NoticeFacts {
            id: format!("annual {year}").into(),
            off: vec![new_year].into(),
            ..NoticeFacts::annual(year, published(2))
        });
        let annual = annual.expect("in its year");
        notices.insert(annual).expect("fits");
    }
    for (index, plan) in plans.iter().enumerate() {
        if let Some(notice) = notice(index, *plan) {
            // One that does not fit is refused whole.
            let before = notices.notices().len();
            let fits = notices.insert(notice).is_ok();
            assert_eq!(notices.notices().len(), before + usize::from(fits));
        }
    }
    notices
}

/// The scope asked for.
pub fn scope(place: u8, as_of: Option<u8>, national_only: bool) -> Scope {
    Scope {
        region: region(place),
        as_of: as_of.map(published),
        missing_local: if national_only {
            MissingLocal::NationalOnly
        } else {
            MissingLocal::Refuse
        },
    }
}

/// What the days of a scope are, day by day.
pub struct Overlay {
    years: (i32, i32),
    said: BTreeMap<Date, bool>,
    refused: BTreeSet<i32>,
}

fn plain(day: Date) -> bool {
    day.weekday().number_days_from_monday() < 5
}

impl Overlay {
    /// Lays notice over notice; none if two of them contradict each other or no year is known.
    pub fn new(
        notices: &NoticeSet,
        place: Region,
        as_of: Option<Date>,
        refuse: bool,
    ) -> Option<Self> {
        let mut known: Vec<&Notice> = Vec::new();
        for notice in notices.notices() {
            if notice.region.contains(place) && as_of.is_none_or(|day| notice.known_on() <= day) {
                known.push(notice);
            }
        }
        known.sort_by_key(|notice| (notice.known_on(), notice.region.level(), notice.kind));
        let annual = known
            .iter()
            .filter(|notice| notice.kind == NoticeKind::Annual);
        let annual: BTreeSet<i32> = annual.map(|notice| notice.year).collect();
        let years = (*annual.first()?, *annual.last()?);
        let mut overlay = Self {
            years,
            said: BTreeMap::new(),
            refused: BTreeSet::new(),
        };
        for (index, notice) in known.iter().enumerate() {
            // What a level says is held against what it and the levels above have said.
            let level = notice.region.level();
            let mut own = Self {
                years,
                said: BTreeMap::new(),
                refused: BTreeSet::new(),
            };
            for earlier in known
                .iter()
                .take(index)
                .filter(|one| one.region.level() <= level)
            {
                own.lay(earlier);
            }
            own.lay(notice).then_some(())?;
            overlay.lay(notice);
        }
        let yanbian = region(1);
        if refuse && yanbian.contains(place) {
            overlay.refused = annual;
            for notice in known {
                if notice.kind == NoticeKind::Local && notice.region == yanbian {
                    overlay.refused.remove(&notice.year);
                }
            }
        }
        Some(overlay)
    }

    fn covers(&self, day: Date) -> bool {
        (self.years.0..=self.years.1).contains(&day.year())
    }

    /// Lays a notice over what was said; whether it contradicts nothing of that.
    fn lay(&mut self, notice: &Notice) -> bool {
        let covered = |list: &[Date]| -> Vec<Date> {
            let days = list.iter().filter(|day| self.covers(**day));
            days.copied().collect()
        };
        let withdrawn = covered(&notice.cancelled);
        let mut sound = withdrawn.iter().all(|day| self.said.contains_key(day));
        let mut says = BTreeMap::new();
        for day in &withdrawn {
            says.insert(*day, plain(*day));
        }
        for closure in notice.off.iter() {
            let days = std::iter::successors(Some(closure.first), |day| day.next_day());
            let days: Vec<Date> = days.take(usize::from(closure.days)).collect();
            says.extend(covered(&days).into_iter().map(|day| (day, false)));
        }
        says.extend(covered(&notice.work).into_iter().map(|day| (day, true)));
        for (day, works) in says {
            let before = self.said.insert(day, works);
            sound &= before != Some(!works) || withdrawn.contains(&day);
        }
        sound
    }

    fn works(&self, day: Date) -> bool {
        self.said.get(&day).copied().unwrap_or_else(|| plain(day))
    }

    /// The first day after `start` on which the nth working day is reached, walking.
    fn walk(&self, start: Date, n: u16) -> Option<Date> {
        let (mut day, mut left) = (start, n);
        while left > 0 {
            day = day.next_day()?;
            if !self.covers(day) || self.refused.contains(&day.year()) {
                return None;
            }
            left -= u16::from(self.works(day));
        }
        Some(day)
    }

    /// Whether the calendar is this, on every day of its years and a few outside them.
    pub fn agree(&self, calendar: &Calendar, n: u16) {
        assert_eq!(calendar.years(), self.years);
        let first = Date::from_ordinal_date(self.years.0 - 1, 360).expect("exists");
        let last = Date::from_ordinal_date(self.years.1 + 1, 5).expect("exists");
        let mut day = first;
        while day <= last {
            self.agree_on(calendar, day, n);
            day = day.next_day().expect("exists");
        }
    }

    fn agree_on(&self, calendar: &Calendar, day: Date, n: u16) {
        let answer = calendar.is_working_day(day);
        let refused = self.refused.contains(&day.year());
        if self.covers(day) && !refused {
            assert_eq!(answer, Ok(self.works(day)), "{day}");
            let kind = calendar.day(day).expect("covered").kind;
            assert_eq!(kind.is_working(), self.works(day), "{day}");
            let due = calendar.nth_after(day, WorkingDays::new(n).expect("not zero"));
            assert_eq!(due.ok(), self.walk(day, n), "{day} + {n}");
        } else if refused {
            let missing = CalendarError::LocalNoticeMissing {
                region: region(1),
                year: day.year(),
            };
            assert_eq!(answer, Err(missing), "{day}");
        } else {
            assert!(answer.is_err(), "{day}");
        }
    }
}

/// Resolves one scope both ways.
pub fn compare(
    notices: &NoticeSet,
    place: u8,
    as_of: Option<u8>,
    national_only: bool,
    n: u16,
) -> bool {
    let scope = scope(place, as_of, national_only);
    let overlay = Overlay::new(notices, region(place), as_of.map(published), !national_only);
    match (notices.calendar(&scope), overlay) {
        (Ok(calendar), Some(overlay)) => {
            overlay.agree(&calendar, n.clamp(1, 300));
            true
        }
        (Err(error), None) => {
            assert!(!error.code().is_empty() && !error.zh().to_string().is_empty());
            false
        }
        (Err(NoticeSetError::YearMissing { .. }), Some(_)) => false,
        (Ok(_), None) => panic!("contradictions were resolved"),
        (Err(error), Some(_)) => panic!("{error}, but nothing contradicts"),
    }
}
