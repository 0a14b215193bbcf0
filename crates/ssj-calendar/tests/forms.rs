//! Each form in which offices write arrangements, beside its neighbour: what is a little like it and
//! means something else, or nothing that can be read.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use ssj_calendar::{
    DayKind, Explain, Notice, NoticeError, NoticeFacts, NoticeSet, NoticeText, Region, Scope,
};
use time::{Date, macros::date};

fn yanbian(text: &str) -> Result<Notice, NoticeError> {
    let facts = NoticeFacts::local(Region::YANBIAN, 2026, date!(2026 - 08 - 10));
    Notice::parse(facts, text)
}

/// Days off, make-up days and cancelled days, month and day ("0902").
fn days(read: Result<Notice, NoticeError>) -> Result<(String, String, String), &'static str> {
    let write = |days: &mut dyn Iterator<Item = Date>| {
        let days: Vec<_> = days
            .map(|day| format!("{:02}{:02}", u8::from(day.month()), day.day()))
            .collect();
        days.join(" ")
    };
    let read = read.map_err(|error| error.code())?;
    let off = read.off.iter();
    let mut off = off.flat_map(|closure| support::days(closure.first, closure.last()));
    let (work, cancelled) = (read.work.iter(), read.cancelled.iter());
    Ok((
        write(&mut off),
        write(&mut work.copied()),
        write(&mut cancelled.copied()),
    ))
}

const THREE: &str = "放假时间为9月2日（周三）至4日（周五），共3天。";

/// Only the arrangement arranges: no date of a law, a meeting, an errand or a jubilee does.
#[test]
fn a_date_beside_the_arrangement_is_no_day_off() {
    for beside in [
        "根据2026年3月2日起施行的《某州民族节日放假办法》规定，现将安排通告如下：",
        "按照2026年3月2日公布的《某州自治条例》和2026年3月5日修订的《某州民族节日放假办法》，现将放假安排通告如下：",
        "根据《某州民族节日放假办法》（2026年3月2日修订）规定，现通知如下：",
        "经2026年3月2日州政府会议研究同意放假安排：",
        "请于2026年3月2日前报送放假值班表。",
        "请各单位于8月28日17时前将放假值班安排报送州政府值班室。",
        "8月28日上午召开放假工作部署会议。",
        "2026年9月3日是自治州成立74周年纪念日。",
        "本通知自2026年3月2日起施行。",
        "某州人民政府办公室2026年8月10日印发",
        "二〇二六年八月十日",
        "联系人：张三，电话：0433-2512345。",
        "放假期间，各单位要提前安排好值班工作。",
        "各地中小学校、幼儿园放假时间由教育部门另行安排。",
    ] {
        for text in [format!("{beside}\n{THREE}"), format!("{THREE}\n{beside}")] {
            let read = days(yanbian(&text));
            assert_eq!(
                read,
                Ok(("0902 0903 0904".into(), String::new(), String::new())),
                "{text}"
            );
        }
    }
}

/// What is a little like it is refused by its own words, never guessed.
#[test]
fn what_is_not_understood_is_refused_by_name() {
    for beside in [
        "根据州政府3月2日放假的决定，现通告如下：",
        "经州政府批准3月2日州庆放假安排：",
        "请于3月2日前后放假。",
        "3月2日前放假。",
        "经州政府同意3月2日放假。",
        "3月2日上午召开会议后放假。",
        "学校3月2日放假。",
        "3月2日下午放假。",
        "3月2日（学校除外）放假。",
        "9月2日至4日（9月3日除外）放假，共3天。",
        "3月2日起放假。",
        "自3月2日放假。",
        "农历三月初二放假，即农历3月2日。",
        "3月2日放假9月9日。",
        "9月5日（周六）不调休上班。",
        "原定9月5日（周六）上班。",
        "9月5日（周六）起正常上班。",
        "如遇特殊情况，9月7日放假。",
        "3月放假。",
        "3.2-3.4放假。",
        "周六上班。",
        "次日放假。",
        "以上放假安排取消。",
        "上述日期顺延一天。",
        "放假安排尚未批准。",
        "以下为征求意见稿。",
        "通知如下：“3月2日放假”。",
        "鼓励错峰出行，9月7日放假。",
        "机关事业单位：9月7日放假。",
        "3月2、3日放假。",
        "3月2\n3日放假。",
        "取消\n9月5日（周六）上班。",
        "9月7日放假\n的单位应当安排值班。",
        "原则上\n9月7日放假。",
        "机关事业单位：\n9月7日放假。",
        "次\n日放假。",
        "以上安排取\n消。",
        "上城区、下城区等九个区9月7日放假。",
    ] {
        let error = yanbian(&format!("{THREE}\n{beside}")).err();
        let refused = matches!(
            error,
            Some(NoticeError::Unread { .. } | NoticeError::NoSuchDate { .. })
        );
        assert!(refused, "{beside}: {error:?}");
    }
}

/// A local text is held against its own count too, wherever that stands.
#[test]
fn a_count_of_a_local_text_is_held_against_it() {
    for (text, code) in [
        ("放假时间为9月2日至4日，共4天。", "notice.day-count"),
        ("放假时间为9月2日至4日，共4日。", "notice.day-count"),
        ("全州放假3天。\n9月2日至3日放假。", "notice.day-count"),
        (
            "全州各族人民放假三天。\n9月2日、9月3日放假。",
            "notice.day-count",
        ),
        ("9月2日放假3天。", "notice.day-count"),
        ("9月2日至4日放假，其中9月3日放假2天。", "notice.day-count"),
        ("9月2日、9月2日放假。", "notice.twice"),
        ("全县放假3天，9月2日至4日放假。", "notice.unread"),
    ] {
        assert_eq!(days(yanbian(text)), Err(code), "{text}");
    }
    for text in [
        "放假时间：9月2日（星期三）至4日（星期五），共3日。",
        "州庆：九月二日（星期三）至四日（星期五）放假三天。",
        "（一）州庆：9月2日起至4日止全州放假，共3天，9月7日（周一）起正常上班。",
        "“州庆”放假时间为９月２日—４日（周三至周五），共计3天。",
        "全州放假3天。\n9月2号至9月4号放假。",
        "9月2日、3日、4日放假，不调休。",
        "9月2日，9月3日和9月4日放假，共3天。",
        "自治州成立纪念日放假3天.9月2日至4日放假.9月5日(周六)、6日(周日)照常公休。",
    ] {
        let off = days(yanbian(text)).map(|days| days.0);
        assert_eq!(off.as_deref(), Ok("0902 0903 0904"), "{text}");
    }
}

fn annual(year: i32, text: &str) -> Result<Notice, NoticeError> {
    let text = NoticeText {
        // A part of a year's text grants no whole year.
        net_days_off: None,
        ..text.into()
    };
    Notice::parse(NoticeFacts::amendment(year, date!(2009 - 01 - 01)), text)
}

/// The national texts of 2006 to 2012 and of 2015, in their forms with other dates.
#[test]
fn forms_of_national_texts() {
    let empty = String::new;
    for (year, text, off, work) in [
        (
            2011,
            "劳动节：5月1日至3日放假公休，共3天。",
            "0501 0502 0503",
            "",
        ),
        (
            2009,
            "清明节：4月4日至6日放假3天。4月4日（星期六）公休日调至4月6日（星期一）。",
            "0404 0405 0406",
            "",
        ),
        (
            2010,
            "（五）端午节：6月14日-16日放假，共3天。其中，6月16日（农历五月初五，端午节）为法定节假日，\
             将6月12日（星期六）、13日（星期日）两个公休日分别调至6月14日（星期一）、15日（星期二），\
             6月12日（星期六）、13日（星期日）上班。",
            "0614 0615 0616",
            "0612 0613",
        ),
        (
            2015,
            "9月3日全国放假1天。为方便公众，特作如下调休：\n9月3日至5日调休放假，共3天。\
             其中9月3日（星期四）放假，9月4日（星期五）调休，9月6日（星期日）上班。",
            "0903 0904 0905",
            "0906",
        ),
    ] {
        let read = days(annual(year, text));
        assert_eq!(read, Ok((off.into(), work.into(), empty())), "{text}");
    }
    // Two rest days can't be moved to one day, nor one that is neither worked nor off.
    for (text, code) in [
        (
            "4月4日至6日放假。4月4日（星期六）、4月5日（星期日）公休日调至4月6日。",
            "notice.unread",
        ),
        (
            "4月4日至6日放假。4月11日（星期六）公休日调至4月6日。",
            "notice.inconsistent",
        ),
        (
            "4月4日至6日放假。4月3日（星期五）公休日调至4月6日。",
            "notice.inconsistent",
        ),
        ("9月3日至5日放假。9月5日至7日放假。", "notice.twice"),
    ] {
        assert_eq!(days(annual(2009, text)), Err(code), "{text}");
    }
}

/// In a notice for 2006 a bare December 31 of a Saturday is 2005's; nothing is guessed without.
#[test]
fn a_december_without_its_year() {
    let read = |text: &str| {
        let facts = NoticeFacts::annual(2006, date!(2005 - 12 - 22));
        let text = NoticeText {
            net_days_off: Some(2),
            ..text.into()
        };
        Notice::parse(facts, text)
    };
    let rest = "元旦：1月1日至3日放假3天。其中，1月1日为法定节假日，";
    let before = read(&format!("{rest}12月31日（星期六）上班。")).map(|read| read.work.to_vec());
    // Sunday January 1 counts for none, Monday and Tuesday for two, less one.
    assert_eq!(
        before.map_err(|error| error.code()),
        Err("notice.net-days-off")
    );
    let text = format!("{rest}12月31日（星期六）上班。1月4日放假。");
    assert_eq!(read(&text).unwrap().work[..], [date!(2005 - 12 - 31)]);
    let text = format!("{rest}12月31日（星期日）上班。1月4日放假。");
    assert_eq!(read(&text).unwrap().work[..], [date!(2006 - 12 - 31)]);
    let text = format!("{rest}12月31日上班。1月4日放假。");
    assert_eq!(read(&text).unwrap_err().code(), "notice.which-year");
    let text = format!("{rest}12月31日（星期三）上班。1月4日放假。");
    assert_eq!(read(&text).unwrap_err().code(), "notice.weekday");
}

/// A local text that cancels a make-up day of the national year or moves it to another.
#[test]
fn a_make_up_day_cancelled_or_moved() {
    let off = "9月2日（周三）至4日（周五）放假，共3天。";
    for (text, work, cancelled) in [
        ("取消9月20日（星期日）调休上班。", "", "0920"),
        ("9月20日（星期日）不再上班。", "", "0920"),
        (
            "9月20日（星期日）调休上班调整至9月12日（星期六）。",
            "0912",
            "0920",
        ),
        (
            "原定9月20日（星期日）上班改为9月12日（星期六）上班。",
            "0912",
            "0920",
        ),
    ] {
        let read = yanbian(&format!("{off}{text}"));
        assert_eq!(
            days(read.clone()),
            Ok(("0902 0903 0904".into(), work.into(), cancelled.into())),
            "{text}"
        );
        let mut notices = NoticeSet::built_in();
        notices.insert(read.unwrap()).unwrap();
        let there = notices.calendar(&Scope::region(Region::YANBIAN)).unwrap();
        assert_eq!(there.is_working_day(date!(2026 - 09 - 20)), Ok(false));
        assert_eq!(
            there.is_working_day(date!(2026 - 09 - 12)),
            Ok(!work.is_empty())
        );
    }
    for text in [
        "取消9月20日（星期日）。",
        "取消9月2日放假。",
        "9月20日（星期日）上班改为休息9月12日。",
        "9月19日、9月20日上班调整至9月12日（星期六）。",
    ] {
        let read = days(yanbian(&format!("{off}{text}")));
        assert_eq!(read, Err("notice.unread"), "{text}");
    }
    // A day that nobody has to make up can't be freed of it.
    let mut notices = NoticeSet::built_in();
    let read = yanbian(&format!("{off}取消9月13日（星期日）调休上班。")).unwrap();
    notices.insert(read).unwrap();
    let error = notices
        .calendar(&Scope::region(Region::YANBIAN))
        .unwrap_err();
    assert_eq!(error.code(), "calendar.nothing-to-cancel");
}

/// A local notice of December restates the national year; in January the nation lengthens a
/// holiday. The newer and higher one holds where both speak of a day, and both are shown.
#[test]
fn an_older_local_notice_against_a_newer_national_one() {
    let mut notices = NoticeSet::built_in();
    let facts = NoticeFacts::local(Region::YANBIAN, 2020, date!(2019 - 12 - 10));
    let restated = "一、春节：1月24日（周五）至30日（周四）放假调休，共7天。1月19日（周日）、2月1日（周六）上班。\n\
                    二、州庆：9月3日（周四）至4日（周五）放假，共2天。";
    notices
        .insert(Notice::parse(facts, restated).unwrap())
        .unwrap();
    let there = notices.calendar(&Scope::region(Region::YANBIAN)).unwrap();
    let longer = there.day(date!(2020 - 02 - 01)).unwrap();
    assert_eq!(longer.kind, DayKind::Emergency);
    assert_eq!(longer.notice.unwrap().id, "2020A");
    assert_eq!(
        there.day(date!(2020 - 09 - 03)).unwrap().kind,
        DayKind::Local
    );
    let shown = |id: &str| there.notices().iter().any(|notice| notice.id == id);
    assert!(shown("222400-2020") && shown("2020A"));

    // A newer local notice that contradicts the nation without saying so is no calendar.
    let facts = NoticeFacts {
        id: "222400-2020A".into(),
        ..NoticeFacts::local(Region::YANBIAN, 2020, date!(2020 - 01 - 28))
    };
    notices
        .insert(Notice::parse(facts, "2月1日（周六）上班。").unwrap())
        .unwrap();
    let error = notices
        .calendar(&Scope::region(Region::YANBIAN))
        .unwrap_err();
    assert_eq!(error.code(), "calendar.conflict");
}

/// A part of the people is not everybody, a draft is no notice, and two numbers are not one.
#[test]
fn what_is_not_for_everybody_or_not_settled_is_refused() {
    for text in [
        "幼儿园春节放假时间：2月4日至12日。",
        "州属国有公司春节：2月4日放假。",
        "各事业单位国庆节：10月1日至7日放假。",
        "妇女节：3月8日放假。",
        "青年节：5月4日放假。",
        "“两新组织”：9月7日放假。",
        "部分群众其他：9月7日放假。",
        "9月7日（限回族群众过节）放假。",
        "9月7日（回族群众古尔邦节）放假。",
        "9月7日（初中学生）放假。",
        "9月7日（初三年级）放假。",
        "“双职工”9月7日放假。",
        "1\t2月4日至10日放假。",
        "1　2月4日至10日放假。",
        "元旦：12月31日放假。",
    ] {
        assert!(yanbian(text).is_err(), "{text}");
    }
    for beside in [
        "以上安排取\n\n消。",
        "为鼓励消费9月7日全州放假1天。",
        "根据州人大建议9月7日全州放假。",
        "企业职工照常上班。",
        "本通知仅适用于州直机关。",
        "其他单位正常上班。",
    ] {
        let text = format!("{THREE}\n{beside}");
        assert!(yanbian(&text).is_err(), "{text}");
    }
    let body = "9月2日至4日放假，共3天。";
    for title in [
        "关于征求2026年州庆放假安排意见的函",
        "关于取消2026年州庆放假安排的通知",
    ] {
        assert!(yanbian(&format!("{title}\n{body}")).is_err(), "{title}");
    }
    // The honest neighbours.
    for text in [
        "古尔邦节：9月7日放假。",
        "州庆：9月2日至4日放假，共3天。",
        "9 月 2 日至 4 日放假，共 3 天。",
        "关于2026年州庆放假安排的通知\n9月2日至4日放假，共3天。",
    ] {
        assert!(yanbian(text).is_ok(), "{text}: {:?}", yanbian(text));
    }
}
