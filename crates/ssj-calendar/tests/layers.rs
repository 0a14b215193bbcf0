//! Layers, knowledge and contradictions: what a set of notices makes of a region and a day.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, reason = "tests")]

use ssj_calendar::{
    AwaitedNotice, Calendar, CalendarError, Certainty, Closure, DayKind, Evidence, Explain,
    MissingLocal, Notice, NoticeFacts, NoticeSet, NoticeSetError, Region, Scope, WorkingDays,
    limits,
};
use time::{Date, macros::date};

fn day_off(first: Date) -> Closure {
    Closure {
        first,
        days: 1,
        holiday: "test".into(),
    }
}

fn amendment(published: Date) -> NoticeFacts {
    NoticeFacts::amendment(2026, published)
}

fn as_of(day: Date) -> Scope {
    Scope {
        as_of: Some(day),
        ..Scope::national()
    }
}

fn region(code: u32) -> Region {
    Region::new(code).unwrap()
}

fn resolve(scope: Scope) -> Calendar {
    NoticeSet::built_in().calendar(&scope).unwrap()
}

/// 长春 has no holidays of its own: the national days, finally.
#[test]
fn a_region_without_local_holidays_has_the_national_days() {
    let changchun = resolve(Scope::region(region(220_100)));
    let due = changchun
        .deadline(&limits::PUBLICATION, date!(2026 - 09 - 01))
        .unwrap()
        .due();
    assert_eq!(due, date!(2026 - 09 - 10));
    let certainty = changchun.certainty(date!(2026 - 09 - 01), due).unwrap();
    assert_eq!(certainty, Certainty::Final);
}

/// A county has its prefecture's holidays: 延吉 is in 延边.
#[test]
fn a_county_has_its_prefectures_holidays() {
    let yanji = resolve(Scope::region(region(222_401)));
    let day = yanji.day(date!(2024 - 09 - 03)).unwrap();
    assert_eq!(day.kind, DayKind::Local);
    assert_eq!(day.notice.unwrap().id, "222400-2024");
    let jilin = resolve(Scope::region(Region::JILIN));
    assert_eq!(
        jilin.is_working_day(date!(2024 - 09 - 03)),
        Ok(true),
        "the province has not"
    );
}

#[test]
fn a_year_without_its_local_notice_is_refused_by_name() {
    let yanbian = resolve(Scope::region(Region::YANBIAN));
    let missing = |year| CalendarError::LocalNoticeMissing {
        region: Region::YANBIAN,
        year,
    };
    let seven = WorkingDays::new(7).unwrap();
    assert_eq!(
        yanbian.is_working_day(date!(2026 - 03 - 02)),
        Err(missing(2026))
    );
    assert_eq!(
        yanbian.nth_after(date!(2025 - 12 - 30), seven),
        Err(missing(2026))
    );
    assert_eq!(
        yanbian.nth_before(date!(2023 - 01 - 03), seven),
        Err(missing(2022))
    );
    assert_eq!(
        yanbian.count(date!(2021 - 06 - 01), date!(2024 - 01 - 31)),
        Err(missing(2021))
    );
    assert_eq!(
        yanbian.nth_after(date!(2026 - 12 - 30), seven),
        Err(missing(2026))
    );
    // Nothing of the missing year is needed here.
    assert_eq!(
        yanbian.count(date!(2022 - 12 - 31), date!(2023 - 01 - 04)),
        Ok(2)
    );
    assert_eq!(
        yanbian.nth_before(date!(2023 - 01 - 05), WorkingDays::ONE),
        Ok(date!(2023 - 01 - 04))
    );
}

#[test]
fn national_days_alone_are_provisional() {
    let scope = Scope {
        missing_local: MissingLocal::NationalOnly,
        ..Scope::region(Region::YANBIAN)
    };
    let calendar = resolve(scope);
    let deadline = calendar
        .deadline(&limits::PUBLICATION, date!(2026 - 03 - 02))
        .unwrap();
    assert_eq!(deadline.due(), date!(2026 - 03 - 11));
    let awaiting = AwaitedNotice::Local {
        region: Region::YANBIAN,
        year: 2026,
    };
    assert_eq!(deadline.certainty(), Certainty::Provisional { awaiting });
    // Where the notice is known it is used, and the answer is final.
    let deadline = calendar
        .deadline(&limits::PUBLICATION, date!(2024 - 08 - 30))
        .unwrap();
    assert_eq!(
        (deadline.due(), deadline.certainty()),
        (date!(2024 - 09 - 13), Certainty::Final)
    );
}

/// Yanbian's notice of 2024 came out on August 16: before that nobody could know.
#[test]
fn a_local_notice_is_known_from_its_publication_on() {
    let scope = |day| Scope {
        region: Region::YANBIAN,
        ..as_of(day)
    };
    let before = resolve(scope(date!(2024 - 08 - 15)));
    assert!(before.is_working_day(date!(2024 - 09 - 02)).is_err());
    let after = resolve(scope(date!(2024 - 08 - 16)));
    assert_eq!(after.is_working_day(date!(2024 - 09 - 02)), Ok(false));
}

/// 2020: the holiday was lengthened on January 27, and deadlines moved.
#[test]
fn a_deadline_is_replayed_as_it_was() {
    let due = |day| {
        let calendar = resolve(as_of(day));
        let seven = WorkingDays::new(7).unwrap();
        calendar.nth_after(date!(2020 - 01 - 20), seven).unwrap()
    };
    assert_eq!(due(date!(2020 - 01 - 20)), date!(2020 - 02 - 04));
    assert_eq!(due(date!(2020 - 01 - 26)), date!(2020 - 02 - 04));
    assert_eq!(due(date!(2020 - 01 - 27)), date!(2020 - 02 - 06));
}

/// Each year's tail was provisional until the next notice; five notices made use of that.
#[test]
fn each_year_had_its_provisional_tail() {
    for year in 2006..2026 {
        let calendar = resolve(as_of(Date::from_ordinal_date(year, 200).unwrap()));
        assert_eq!(calendar.years(), (2004, year));
        let tail = Date::from_calendar_date(year, time::Month::December, 26).unwrap();
        assert_eq!(calendar.provisional_from(), Some(tail));
    }
}

#[test]
fn an_assumed_notice_makes_answers_provisional_until_the_real_one_replaces_it() {
    let mut notices = NoticeSet::built_in();
    let facts = || NoticeFacts::local(Region::YANBIAN, 2026, date!(2026 - 08 - 14));
    let assumed = NoticeFacts {
        evidence: Evidence::Assumed,
        ..facts()
    };
    let text = "9月2日(周三)至4日(周五)放假,共3天。";
    notices
        .insert(Notice::parse(assumed, text).unwrap())
        .unwrap();
    let scope = Scope::region(Region::YANBIAN);
    let calendar = notices.calendar(&scope).unwrap();
    let certainty = calendar
        .certainty(date!(2026 - 08 - 31), date!(2026 - 09 - 09))
        .unwrap();
    let awaiting = AwaitedNotice::Original {
        region: Region::YANBIAN,
        year: 2026,
    };
    assert_eq!(certainty, Certainty::Provisional { awaiting });
    assert!(notices.remove("222400-2026").is_some());
    notices
        .insert(Notice::parse(facts(), text).unwrap())
        .unwrap();
    let calendar = notices.calendar(&scope).unwrap();
    let certainty = calendar
        .certainty(date!(2026 - 08 - 31), date!(2026 - 09 - 09))
        .unwrap();
    assert_eq!(certainty, Certainty::Final);
}

#[test]
fn contradictions_are_errors_unless_they_say_so() {
    let mut notices = NoticeSet::built_in();
    let off = || NoticeFacts {
        off: vec![day_off(date!(2026 - 05 - 09))].into(),
        ..amendment(date!(2026 - 03 - 01))
    };
    // May 9 is a make-up working day of the annual notice.
    notices.insert(Notice::new(off()).unwrap()).unwrap();
    let conflict = NoticeSetError::Conflict {
        day: date!(2026 - 05 - 09),
        later: "2026A".into(),
    };
    assert_eq!(notices.calendar(&Scope::national()).unwrap_err(), conflict);
    notices.remove("2026A");
    let withdrawn = NoticeFacts {
        cancelled: vec![date!(2026 - 05 - 09)].into(),
        ..off()
    };
    notices.insert(Notice::new(withdrawn).unwrap()).unwrap();
    let calendar = notices.calendar(&Scope::national()).unwrap();
    assert_eq!(calendar.is_working_day(date!(2026 - 05 - 09)), Ok(false));
    // The year before the notice was known, nothing is contradicted.
    assert!(notices.calendar(&as_of(date!(2026 - 02 - 28))).is_ok());
}

#[test]
fn what_does_not_fit_into_a_set_leaves_it_unchanged() {
    let mut notices = NoticeSet::built_in();
    let count = notices.notices().len();
    let published = date!(2025 - 11 - 05);
    let annual = || NoticeFacts {
        off: vec![day_off(date!(2026 - 06 - 01))].into(),
        ..NoticeFacts::annual(2026, published)
    };
    let mut refused = |facts| {
        notices
            .insert(Notice::new(facts).unwrap())
            .unwrap_err()
            .code()
    };
    assert_eq!(refused(annual()), "calendar.duplicate-id");
    let renamed = NoticeFacts {
        id: "again".into(),
        ..annual()
    };
    assert_eq!(refused(renamed.clone()), "calendar.duplicate-year");
    let local = NoticeFacts {
        region: Region::JILIN,
        ..renamed
    };
    assert_eq!(refused(local), "calendar.annual-not-national");
    let monday = NoticeFacts {
        work: vec![date!(2026 - 06 - 01)].into(),
        ..amendment(published)
    };
    assert_eq!(refused(monday), "notice.make-up-on-workday");
    assert_eq!(notices.notices().len(), count);
}

#[test]
fn a_gap_between_years_is_an_error() {
    let mut notices = NoticeSet::built_in();
    notices.remove("2010");
    let error = notices.calendar(&Scope::national()).unwrap_err();
    assert_eq!(error, NoticeSetError::YearMissing { year: 2010 });
}

#[test]
fn withdrawing_what_nobody_said_is_an_error() {
    let mut notices = NoticeSet::built_in();
    let facts = NoticeFacts {
        cancelled: vec![date!(2026 - 06 - 06)].into(),
        ..amendment(date!(2026 - 03 - 01))
    };
    notices.insert(Notice::new(facts).unwrap()).unwrap();
    let error = notices.calendar(&Scope::national()).unwrap_err();
    assert_eq!(error.code(), "calendar.nothing-to-cancel");
    assert!(error.zh().to_string().contains("2026-06-06"));
}

/// The notice for 2027, when it comes: pasted, inserted, and the year is known.
#[test]
fn a_new_year_is_one_pasted_notice() {
    let text = "一、元旦:1月1日(周五)至3日(周日)放假,共3天。\n二、春节:2月5日(周五)至12日(周五)放假调休,\
        共8天。2月14日(周日)上班。\n三、其他:5月3日至4日、6月9日至10日、9月15日、10月4日至7日放假。\
        5月8日(周六)、10月9日(周六)上班。";
    let facts = NoticeFacts {
        evidence: Evidence::Assumed,
        ..NoticeFacts::annual(2027, date!(2026 - 11 - 30))
    };
    let mut notices = NoticeSet::built_in();
    notices.insert(Notice::parse(facts, text).unwrap()).unwrap();
    let calendar = notices.calendar(&Scope::national()).unwrap();
    assert_eq!(calendar.years(), (2004, 2027));
    let deadline = calendar
        .deadline(&limits::PUBLICATION, date!(2026 - 12 - 28))
        .unwrap();
    assert_eq!(deadline.due(), date!(2027 - 01 - 07));
    let awaiting = AwaitedNotice::Original {
        region: Region::NATION,
        year: 2027,
    };
    assert_eq!(deadline.certainty(), Certainty::Provisional { awaiting });
}
