//! Any text is a notice or is refused, and whatever it says, a set with it resolves to a calendar
//! whose answers agree with each other, or to an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssj_calendar::{
    MissingLocal, Notice, NoticeFacts, NoticeSet, NoticeText, Region, Scope, WeeklyRest,
    WorkingDays, national_notices,
};
use time::Date;

fuzz_target!(|input: (u8, u16, &str)| {
    let (kind, day, text) = input;
    let published = Date::from_ordinal_date(2026, 1 + day % 365).expect("within a year");
    let facts = match kind % 4 {
        0 => NoticeFacts::annual(2027, published),
        1 => NoticeFacts::amendment(2026, published),
        2 => NoticeFacts::emergency(2020, published),
        _ => NoticeFacts::local(Region::YANBIAN, 2026, published),
    };
    let text = NoticeText {
        text,
        net_days_off: (kind % 4 == 0).then_some(kind / 4),
        amends: (kind % 4 == 2).then(|| &national_notices()[18]),
    };
    let Ok(notice) = Notice::parse(facts, text) else {
        return;
    };
    for day in notice.work.iter() {
        assert!(notice.closure(*day).is_none());
        assert!(WeeklyRest::SATURDAY_SUNDAY.contains(day.weekday()));
    }
    let mut notices = NoticeSet::built_in();
    if notices.insert(notice).is_err() {
        return;
    }
    for as_of in [None, Some(published)] {
        let scope = Scope {
            region: Region::YANBIAN,
            as_of,
            missing_local: MissingLocal::NationalOnly,
        };
        let Ok(calendar) = notices.calendar(&scope) else {
            continue;
        };
        let (first, last) = calendar.years();
        let start = Date::from_ordinal_date(last, 1 + day % 365).expect("within a year");
        for n in [1, 7, 300] {
            let n = WorkingDays::new(n).expect("not zero");
            if let Ok(due) = calendar.nth_after(start, n) {
                assert_eq!(calendar.count(start, due), Ok(u32::from(n.get())));
                assert!(calendar.day(due).expect("known").kind.is_working());
            }
        }
        assert!(first == 2004 && (2026..=2027).contains(&last) || as_of.is_some());
    }
});
