//! The wording of every notice since 2004, read and compared with the built-in facts; and the same
//! texts mangled, which must be refused.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use proptest::prelude::*;
use ssj_calendar::{
    Closure, Explain, Notice, NoticeError, NoticeFacts, NoticeKind, NoticeSet, NoticeText, Scope,
    national_notices,
};
use time::{Date, Weekday, macros::date};

/// Written from the facts in the wording of their time.
const TEXTS: [(&str, &str); 26] = [
    ("2004", include_str!("texts/2004.txt")),
    ("2005", include_str!("texts/2005.txt")),
    ("2006", include_str!("texts/2006.txt")),
    ("2007", include_str!("texts/2007.txt")),
    ("2008", include_str!("texts/2008.txt")),
    ("2009", include_str!("texts/2009.txt")),
    ("2010", include_str!("texts/2010.txt")),
    ("2011", include_str!("texts/2011.txt")),
    ("2012", include_str!("texts/2012.txt")),
    ("2013", include_str!("texts/2013.txt")),
    ("2014", include_str!("texts/2014.txt")),
    ("2015", include_str!("texts/2015.txt")),
    ("2015A", include_str!("texts/2015A.txt")),
    ("2016", include_str!("texts/2016.txt")),
    ("2017", include_str!("texts/2017.txt")),
    ("2018", include_str!("texts/2018.txt")),
    ("2019", include_str!("texts/2019.txt")),
    ("2019A", include_str!("texts/2019A.txt")),
    ("2020", include_str!("texts/2020.txt")),
    ("2020A", include_str!("texts/2020A.txt")),
    ("2021", include_str!("texts/2021.txt")),
    ("2022", include_str!("texts/2022.txt")),
    ("2023", include_str!("texts/2023.txt")),
    ("2024", include_str!("texts/2024.txt")),
    ("2025", include_str!("texts/2025.txt")),
    ("2026", include_str!("texts/2026.txt")),
];

fn built_in(id: &str) -> &'static Notice {
    national_notices()
        .iter()
        .find(|notice| notice.id == id)
        .unwrap()
}

fn facts(notice: &Notice) -> NoticeFacts {
    let (year, published) = (notice.year, notice.known_on());
    match notice.kind {
        NoticeKind::Annual => NoticeFacts::annual(year, published),
        NoticeKind::Amendment => NoticeFacts::amendment(year, published),
        _ => NoticeFacts::emergency(year, published),
    }
}

fn days(notice: &Notice) -> Vec<Date> {
    let off = notice.off.iter();
    off.flat_map(|closure| support::days(closure.first, closure.last()))
        .collect()
}

fn read(id: &str, text: &str) -> Result<Notice, NoticeError> {
    let notice = built_in(id);
    let amended = (notice.kind == NoticeKind::Emergency).then(|| built_in("2020"));
    let text = NoticeText {
        amends: amended,
        ..text.into()
    };
    Notice::parse(facts(notice), text)
}

#[test]
fn each_text_says_what_is_built_in() {
    for (id, text) in TEXTS {
        let (read, known) = (
            read(id, text).unwrap_or_else(|error| panic!("{id}: {error}")),
            built_in(id),
        );
        assert_eq!(read.id, known.id);
        assert_eq!(days(&read), days(known), "{id}");
        assert_eq!(read.work, known.work, "{id}");
        assert_eq!(read.cancelled, known.cancelled, "{id}");
        assert_eq!(read.doc_no, known.doc_no, "{id}");
        assert!(read.signed.is_none() || read.signed == known.signed, "{id}");
    }
}

/// Half-width punctuation, blanks and the bare arrangements make no difference.
#[test]
fn punctuation_and_frame_do_not_matter() {
    for (id, text) in TEXTS {
        let marks = [
            ('，', ','),
            ('：', ':'),
            ('（', '('),
            ('）', ')'),
            ('日', '日'),
        ];
        let plain = marks.iter().fold(String::from(text), |text, (full, half)| {
            text.replace(*full, &half.to_string())
        });
        let blanks = text.replace('月', " 月 ").replace('日', " 日\u{3000}");
        let bare: String = text
            .lines()
            .filter(|line| line.chars().nth(1) == Some('、'))
            .collect();
        let known = read(id, text).unwrap();
        for other in [plain, blanks, bare] {
            let other = read(id, &other).unwrap_or_else(|error| panic!("{id}: {error}\n{other}"));
            assert_eq!((&other.off, &other.work), (&known.off, &known.work), "{id}");
        }
    }
}

/// Resolving the texts gives the built-in calendar.
#[test]
fn a_calendar_can_be_made_of_texts_alone() {
    let mut notices = NoticeSet::new(
        ssj_calendar::WeeklyRest::SATURDAY_SUNDAY,
        ssj_calendar::Tail::Provisional,
    );
    for (id, text) in TEXTS {
        notices.insert(read(id, text).unwrap()).unwrap();
    }
    let calendar = notices.calendar(&Scope::national()).unwrap();
    let national = ssj_calendar::Calendar::national();
    for day in support::days(date!(2004 - 01 - 01), date!(2026 - 12 - 31)) {
        assert_eq!(
            calendar.is_working_day(day),
            national.is_working_day(day),
            "{day}"
        );
    }
    assert_eq!(calendar.provisional_from(), national.provisional_from());
}

fn mangled(from: &str, to: &str) -> NoticeError {
    let (_, text) = TEXTS.into_iter().next_back().unwrap();
    assert!(text.contains(from), "{from}");
    read("2026", &text.replacen(from, to, 1)).unwrap_err()
}

#[test]
fn a_weekday_that_is_not_the_dates() {
    let error = mangled("1月1日（周四）", "1月1日（周五）");
    let (day, said) = (date!(2026 - 01 - 01), Weekday::Friday);
    assert_eq!(error, NoticeError::Weekday { day, said });
}

#[test]
fn a_number_of_days_that_is_not_the_ranges() {
    let error = mangled("共9天", "共8天");
    let first = date!(2026 - 02 - 15);
    assert_eq!(
        error,
        NoticeError::DayCount {
            first,
            said: 8,
            found: 9
        }
    );
}

#[test]
fn a_day_both_off_and_at_work() {
    let error = mangled("2月14日（周六）", "2月21日（周六）");
    assert_eq!(
        error,
        NoticeError::OffAndWork {
            day: date!(2026 - 02 - 21)
        }
    );
}

#[test]
fn a_make_up_day_on_a_weekday() {
    let error = mangled("2月28日（周六）上班", "2月27日（周五）上班");
    assert_eq!(
        error,
        NoticeError::MakeUpOnWorkday {
            day: date!(2026 - 02 - 27)
        }
    );
}

#[test]
fn a_forgotten_make_up_day() {
    let error = mangled("2月14日（周六）、", "");
    assert_eq!(
        error,
        NoticeError::NetDaysOff {
            expected: 13,
            found: 14
        }
    );
}

#[test]
fn dates_and_years_that_do_not_exist_or_belong() {
    assert_eq!(mangled("1月1日", "13月1日").code(), "notice.no-such-date");
    assert_eq!(mangled("2月28日", "2月30日").code(), "notice.no-such-date");
    assert_eq!(
        mangled("2026年部分", "2027年部分"),
        NoticeError::OtherYear {
            named: 2027,
            year: 2026
        }
    );
    assert_eq!(mangled("至23日", "至13日").code(), "notice.weekday");
    assert_eq!(
        mangled("国办发明电〔2025〕7号", "12月31日放假").code(),
        "notice.which-year"
    );
    assert_eq!(
        mangled("1月4日（周日）", "2027年1月3日（周日）").code(),
        "notice.outside-year"
    );
}

#[test]
fn papers_that_differ_from_those_given() {
    let facts = NoticeFacts {
        doc_no: Some("国办发明电〔2025〕8号".into()),
        ..facts(built_in("2026"))
    };
    let (_, text) = TEXTS.into_iter().next_back().unwrap();
    assert_eq!(
        Notice::parse(facts, text).unwrap_err().code(),
        "notice.papers"
    );
}

#[test]
fn words_that_are_not_understood() {
    for words in ["视情安排", "不放假", "放假上班", "推迟"] {
        let error = Notice::parse(
            NoticeFacts::amendment(2026, date!(2026 - 03 - 01)),
            &*format!("5月4日{words}"),
        );
        assert_eq!(
            error,
            Err(NoticeError::Unread {
                clause: format!("5月4日{words}").into()
            })
        );
    }
    let open = Notice::parse(
        NoticeFacts::amendment(2026, date!(2026 - 03 - 01)),
        "5月4日(周一放假",
    );
    assert_eq!(open.unwrap_err().code(), "notice.unread");
}

/// "调休" of a weekend day says off to some and on duty to others.
#[test]
fn a_weekend_day_that_is_exchanged_for_something_unsaid() {
    let read = |text: &str| {
        let facts = NoticeFacts::amendment(2026, date!(2026 - 03 - 01));
        Notice::parse(facts, text).map_err(|error| error.code())
    };
    // 9月6日 is a Sunday, 9月7日 a Monday.
    assert_eq!(read("9月6日调休"), Err("notice.unread"));
    assert_eq!(read("9月5日、6日调休"), Err("notice.unread"));
    assert!(read("9月6日调休上班").is_ok());
    assert!(read("9月7日调休").is_ok() && read("9月7日放假调休").is_ok());
}

#[test]
fn remarks_that_contradict_the_arrangement() {
    let facts = || NoticeFacts::amendment(2026, date!(2026 - 03 - 01));
    let read = |text: &str| Notice::parse(facts(), text).map_err(|error| error.code());
    assert_eq!(
        read("5月4日放假。其中5月5日放假。"),
        Err("notice.inconsistent")
    );
    assert_eq!(
        read("5月4日放假。5月4日起正常上班。"),
        Err("notice.inconsistent")
    );
    assert_eq!(
        read("5月9日(周六)公休日调至5月4日,5月4日放假。"),
        Err("notice.inconsistent")
    );
    assert_eq!(
        read("延长春节假期至2月25日。"),
        Err("notice.nothing-to-extend")
    );
    assert_eq!(read(""), Err("notice.empty"));
    assert_eq!(read(&"日".repeat(30_000)), Err("notice.too-long"));
}

#[test]
fn a_local_text() {
    let yanbian = ssj_calendar::Region::YANBIAN;
    let text = "延边朝鲜族自治州人民政府办公室关于2024年州庆放假的通知\n\
        州庆：9月2日（星期一）至4日（星期三）放假三天，9月5日（星期四）正常上班。";
    let notice = Notice::parse(
        NoticeFacts::local(yanbian, 2024, date!(2024 - 08 - 16)),
        text,
    )
    .unwrap();
    let closure = Closure {
        first: date!(2024 - 09 - 02),
        days: 3,
        holiday: "州庆".into(),
    };
    assert_eq!(*notice.off, [closure]);
}

/// What texts are made of, and what they should not be.
const WORDS: [&str; 26] = [
    "2026年",
    "1月",
    "2月",
    "12月",
    "3日",
    "31日",
    "（周一）",
    "(",
    ")",
    "至",
    "-",
    "，",
    "。",
    "放假",
    "上班",
    "共3天",
    "一、",
    "元旦：",
    "其中",
    "公休日调至",
    "延长",
    "假期至",
    "国办发明电〔2025〕7号",
    "\n",
    "正常",
    "法定",
];

proptest! {
    /// Whatever one changes, a text is read without panic, and what is read holds together.
    #[test]
    fn a_text_with_one_mark_changed(
        index in 0..26_usize,
        at in any::<prop::sample::Index>(),
        word in prop::sample::select(&WORDS[..]),
    ) {
        let (id, text) = TEXTS.get(index).copied().unwrap();
        let mut marks: Vec<char> = text.chars().collect();
        let place = at.index(marks.len());
        marks.splice(place..=place, word.chars());
        let text: String = marks.into_iter().collect();
        if let Ok(notice) = read(id, &text) {
            for day in notice.work.iter() {
                prop_assert!(notice.closure(*day).is_none());
                prop_assert!(matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday));
            }
        }
    }

    /// Any row of words is read without panic.
    #[test]
    fn any_text(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..40)) {
        let facts = NoticeFacts::amendment(2026, date!(2026 - 03 - 01));
        if let Ok(notice) = Notice::parse(facts, &*words.concat()) {
            prop_assert!(days(&notice).iter().chain(&*notice.work).all(|day| day.year() == 2026));
        }
    }
}
