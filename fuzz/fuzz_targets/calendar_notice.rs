//! Any text is a notice or is refused, and whatever it says, a set with it resolves to a calendar
//! whose answers agree with each other, or to an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use ssj_calendar::{
    MissingLocal, Notice, NoticeHeader, NoticeSet, Region, Scope, WeeklyRest, WorkingDays,
    national_notices,
};
use time::Date;

fuzz_target!(|input: (u8, u16, &str)| {
    let (kind, day, text) = input;
    let published = Date::from_ordinal_date(2026, 1 + day % 365).expect("within a year");
    let header = match kind % 4 {
        0 => NoticeHeader::annual(2027, published).with_net_days_off(kind / 4),
        1 => NoticeHeader::amendment(2026, published),
        2 => NoticeHeader::emergency(2020, published).amending(&national_notices()[18]),
        _ => NoticeHeader::local(Region::YANBIAN, 2026, published),
    };
    let Ok(notice) = Notice::parse(header, text) else {
        return;
    };
    for day in notice.work() {
        assert!(notice.closure(*day).is_none());
        assert!(WeeklyRest::SATURDAY_SUNDAY.contains(day.weekday()));
    }
    let mut notices = NoticeSet::built_in();
    if notices.insert(notice).is_err() {
        return;
    }
    let scope = Scope::region(Region::YANBIAN).missing_local(MissingLocal::NationalOnly);
    for scope in [scope, scope.as_of(published)] {
        let Ok(calendar) = notices.calendar(&scope) else {
            continue;
        };
        let (first, last) = calendar.years();
        let start = Date::from_ordinal_date(last, 1 + day % 365).expect("within a year");
        for n in [1, 7, 300] {
            let n = WorkingDays::new(n).expect("not zero");
            if let Ok(due) = calendar.nth_after(start, n) {
                assert_eq!(calendar.count(start, due), Ok(u32::from(n.get())));
                assert!(calendar.day(due).expect("known").kind().is_working());
            }
        }
        assert!(first == 2004 && (2026..=2027).contains(&last) || scope.as_of(published) == scope);
    }
});
