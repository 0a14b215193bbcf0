//! The parts of a clause: its dates, titles, quotations, numbers, and the words between.

use alloc::vec::Vec;

use time::{Date, Month, Weekday};

use super::lex::Cursor;
use crate::notice::{NoticeError, NoticeKind};

/// A day or a range of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: Date,
    pub(super) last: Date,
}

impl Span {
    /// How many days, the last included.
    pub(super) fn days(self) -> u32 {
        let (first, last) = (self.first.to_julian_day(), self.last.to_julian_day());
        last.abs_diff(first).saturating_add(1)
    }
}

/// A part of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// Days, with the weekdays beside them.
    Span(Span),
    /// A date that names no day ("9月", "2026年9").
    Partial,
    /// A year alone.
    Year(i32),
    /// A number of days ("3天", "三天").
    Count(u32),
    /// Any other number.
    Digits,
    /// A title in 《》.
    Title,
    /// Words in quotation marks, or "70周年": part of a name.
    Name(&'t str),
    /// A bracket that says neither a weekday nor a festival.
    Remark(&'t str),
    /// Anything else.
    Words(&'t str),
}

/// What gives a date its month and year where the text leaves them out.
#[derive(Clone, Debug)]
pub(super) struct Context {
    /// The year that the notice is for.
    pub(super) year: i32,
    pub(super) kind: NoticeKind,
    /// Whether the holiday at hand has named the year before.
    pub(super) reaches_back: bool,
    /// The last date read in this sentence.
    pub(super) last: Option<Date>,
}

/// Digits of a date as they are written.
#[derive(Clone, Copy)]
struct Written {
    year: Option<i32>,
    month: Option<u8>,
    day: u8,
}

/// Weekdays in a bracket or beside a date.
#[derive(Clone, Copy)]
enum Said {
    Day(Weekday),
    Range(Weekday, Weekday),
}

impl Context {
    /// The parts of a clause.
    pub(super) fn tokens<'t>(&mut self, text: &'t str) -> Result<Vec<Token<'t>>, NoticeError> {
        let unread = || NoticeError::Unread {
            clause: text.into(),
        };
        let mut tokens = Vec::new();
        let mut cursor = Cursor(text);
        let mut start = text;
        while let Some(mark) = cursor.peek() {
            let before = cursor.0;
            let token = match mark {
                '《' => title(&mut cursor)
                    .map(|()| Token::Title)
                    .ok_or_else(unread)?,
                '“' => cursor
                    .within('“', '”')
                    .map(Token::Name)
                    .ok_or_else(unread)?,
                '(' => cursor
                    .within('(', ')')
                    .map(Token::Remark)
                    .ok_or_else(unread)?,
                '0'..='9' => {
                    let spoken = start.strip_suffix(before).unwrap_or_default();
                    self.number(&mut cursor, tokens.last(), spoken)?
                }
                _ => {
                    let Some(days) = cursor.days() else {
                        cursor.take();
                        continue;
                    };
                    Token::Count(days)
                }
            };
            let spoken = start.strip_suffix(before).unwrap_or_default();
            if !spoken.is_empty() {
                tokens.push(Token::Words(spoken));
            }
            tokens.push(token);
            if let Token::Span(_) = token {
                // What the brackets beside a date say besides its weekday.
                remarks(&mut cursor, &mut tokens).ok_or_else(unread)?;
            }
            start = cursor.0;
        }
        if !start.is_empty() {
            tokens.push(Token::Words(start));
        }
        Ok(tokens)
    }

    /// What begins with a digit: days, or a number of something.
    fn number<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        before: Option<&Token<'_>>,
        spoken: &str,
    ) -> Result<Token<'t>, NoticeError> {
        let text = cursor.0;
        let unknown = || NoticeError::NoSuchDate { words: text.into() };
        let digits = cursor.digits();
        if cursor.eat("周年") {
            return Ok(Token::Name(text.strip_suffix(cursor.0).unwrap_or_default()));
        }
        if cursor.eat("天") {
            return digits.parse().map(Token::Count).map_err(|_| unknown());
        }
        *cursor = Cursor(text);
        let Some(first) = written(cursor, false).ok_or_else(unknown)? else {
            return Ok(other_number(cursor));
        };
        if first.month.is_none() && first.year.is_none() {
            let continues = match before {
                Some(Token::Span(_)) => matches!(spoken, "" | "、" | "和" | "及" | "与"),
                _ => false,
            };
            let counts = ["放假", "共", "计", "休假", "休息", "调休", "公休"];
            if counts.iter().any(|word| spoken.ends_with(word)) {
                return Ok(Token::Count(first.day.into()));
            }
            if !continues {
                return Err(unknown());
            }
        }
        self.span(cursor, first, text).map(Token::Span)
    }

    /// A date, or a range of which it is the first.
    fn span(
        &mut self,
        cursor: &mut Cursor<'_>,
        first: Written,
        text: &str,
    ) -> Result<Span, NoticeError> {
        let unknown = || NoticeError::NoSuchDate { words: text.into() };
        let said = weekdays(cursor);
        self.one_year(first, &said, text)?;
        let first = self.resolve(first, &said).ok_or_else(unknown)?;
        check(first, first, &said)?;
        self.last = Some(first);
        let mut ahead = *cursor;
        let _ = ahead.eat("起至") || ahead.eat("至") || ahead.eat("-") || ahead.eat("到");
        let joined = ahead.0.len() < cursor.0.len();
        if !joined || !ahead.peek().is_some_and(|mark| mark.is_ascii_digit()) {
            return Ok(Span { first, last: first });
        }
        let second = written(&mut ahead, true).flatten().ok_or_else(unknown)?;
        let said = weekdays(&mut ahead);
        self.one_year(second, &said, text)?;
        let last = self.resolve(second, &said).ok_or_else(unknown)?;
        check(first, last, &said)?;
        let _ = ahead.eat("止");
        *cursor = ahead;
        self.last = Some(last);
        if last < first {
            return Err(NoticeError::Reversed { first, last });
        }
        Ok(Span { first, last })
    }

    /// A yearly notice may mean the last days of the December before: the year, a holiday that has
    /// named it or the weekday must tell, nothing is guessed.
    fn one_year(&self, written: Written, said: &[Said], text: &str) -> Result<(), NoticeError> {
        let last_days = written.month == Some(12) && written.day >= crate::calendar::TAIL_FIRST_DAY;
        let told = written.year.is_some() || self.reaches_back || !said.is_empty();
        if last_days && !told && matches!(self.kind, NoticeKind::Annual | NoticeKind::Local) {
            return Err(NoticeError::WhichYear { words: text.into() });
        }
        Ok(())
    }

    /// The date meant, with what the text leaves out.
    fn resolve(&mut self, written: Written, said: &[Said]) -> Option<Date> {
        let before = self.year.saturating_sub(1);
        let Written { year, month, day } = written;
        let Some(month) = month else {
            return self.last?.replace_day(day).ok();
        };
        let month = Month::try_from(month).ok()?;
        let on = |year| Date::from_calendar_date(year, month, day).ok();
        if let Some(year) = year {
            self.reaches_back |= year == before;
            return on(year);
        }
        if month != Month::December || self.kind != NoticeKind::Annual {
            return on(self.year);
        }
        if self.reaches_back {
            return on(before);
        }
        let weekday = said.first().map(|said| match said {
            Said::Day(day) | Said::Range(_, day) => *day,
        });
        match weekday {
            Some(weekday) if on(before)?.weekday() == weekday => on(before),
            _ => on(self.year),
        }
    }
}

/// A year, a part of a date, or a number that is no date.
fn other_number<'t>(cursor: &mut Cursor<'t>) -> Token<'t> {
    let digits = cursor.digits();
    if cursor.eat("月") {
        cursor.digits();
        return Token::Partial;
    }
    let year = digits.parse().ok().filter(|_| digits.len() == 4);
    if cursor.eat("年") {
        let month = cursor.digits();
        let _ = cursor.eat("月") && cursor.digits().is_empty();
        return match year {
            Some(year) if month.is_empty() => Token::Year(year),
            None if month.is_empty() => Token::Digits,
            _ => Token::Partial,
        };
    }
    if cursor.eat("日") {
        Token::Partial
    } else {
        Token::Digits
    }
}

/// The digits of a date; within none if they are no date, none if they are no number. "7号" alone is
/// a day only where a range ends.
#[expect(
    clippy::option_option,
    reason = "two ways not to be a date, told apart by the caller"
)]
fn written(cursor: &mut Cursor<'_>, ends: bool) -> Option<Option<Written>> {
    let mut ahead = *cursor;
    let mut number = ahead.digits();
    let mut year = None;
    if number.len() == 4 && ahead.eat("年") {
        year = number.parse().ok();
        number = ahead.digits();
    }
    let mut month = None;
    if ahead.eat("月") {
        month = Some(number);
        number = ahead.digits();
    }
    let named = ahead.eat("日") || ((ends || month.is_some()) && ahead.eat("号"));
    let ranges = month.is_some()
        && ahead
            .peek()
            .is_some_and(|mark| matches!(mark, '-' | '至' | '到'));
    if number.is_empty() || !(named || ranges) || (year.is_some() && month.is_none()) {
        return Some(None);
    }
    *cursor = ahead;
    let month = match month {
        Some(month) => Some(month.parse().ok()?),
        None => None,
    };
    let day = number.parse().ok()?;
    Some(Some(Written { year, month, day }))
}

/// Each weekday beside the date, in brackets or not, must be its own.
fn check(first: Date, last: Date, said: &[Said]) -> Result<(), NoticeError> {
    let differs = |day: Date, said: Weekday| (day.weekday() != said).then_some((day, said));
    let wrong = said.iter().find_map(|said| match *said {
        Said::Day(said) => differs(last, said),
        Said::Range(from, to) => differs(first, from).or_else(|| differs(last, to)),
    });
    match wrong {
        Some((day, said)) => Err(NoticeError::Weekday { day, said }),
        None => Ok(()),
    }
}

/// The weekdays beside a date; brackets that say something else besides are left to be read.
fn weekdays(cursor: &mut Cursor<'_>) -> Vec<Said> {
    let mut said = Vec::new();
    loop {
        let mut ahead = *cursor;
        if let Some((weekday, rest)) = weekday_at(cursor.0) {
            said.push(Said::Day(weekday));
            cursor.0 = rest;
            continue;
        }
        let Some(inner) = ahead.within('(', ')') else {
            return said;
        };
        let all: Option<Vec<_>> = items(inner).map(item).collect();
        let Some(all) = all else {
            return said;
        };
        said.extend(all.into_iter().flatten());
        *cursor = ahead;
    }
}

/// Passes a title, and a bracket that says since when there is one of that title.
fn title(cursor: &mut Cursor<'_>) -> Option<()> {
    cursor.within('《', '》')?;
    let mut ahead = *cursor;
    let acts = ["修订", "修正", "公布", "施行", "印发", "发布", "通过"];
    let of_title = ahead.within('(', ')').is_some_and(|remark| {
        acts.iter().any(|act| remark.ends_with(act)) && !remark.contains(['放', '休', '班'])
    });
    if of_title {
        *cursor = ahead;
    }
    Some(())
}

/// Brackets beside a date that say more than its weekday and its festival.
fn remarks<'t>(cursor: &mut Cursor<'t>, tokens: &mut Vec<Token<'t>>) -> Option<()> {
    while cursor.peek() == Some('(') {
        tokens.push(Token::Remark(cursor.within('(', ')')?));
    }
    Some(())
}

fn items(remark: &str) -> impl Iterator<Item = &str> {
    remark.split(['、', ',']).filter(|item| !item.is_empty())
}

/// The weekdays that an item of a bracket is; within none for a festival or a lunar date, none for
/// anything else.
#[expect(clippy::option_option, reason = "nothing to check, or nothing known")]
fn item(item: &str) -> Option<Option<Said>> {
    if let Some((from, rest)) = weekday_at(item) {
        if rest.is_empty() {
            return Some(Some(Said::Day(from)));
        }
        let rest = rest.strip_prefix(['至', '-', '到'])?;
        let (to, rest) = weekday_at(rest)?;
        return rest.is_empty().then_some(Some(Said::Range(from, to)));
    }
    festival(item).then_some(None)
}

/// Whether a remark names a festival or a lunar date and nothing else.
pub(super) fn festival(remark: &str) -> bool {
    let says = ["放", "休", "班", "外", "不", "补"];
    remark
        .split(',')
        .all(|item| is_lunar(item) || super::vocabulary::is_holiday(item))
        && !says.iter().any(|word| remark.contains(word))
}

/// A lunar date to its end: "初一", and no "初中学生".
fn is_lunar(item: &str) -> bool {
    let begins = ["农历", "除夕", "正月", "腊月", "大年", "初"];
    let dates = |mark| "农历正腊冬大年除夕初廿闰月日一二三四五六七八九十0123456789".contains(mark);
    begins.iter().any(|word| item.starts_with(word)) && item.chars().all(dates)
}

/// The weekday that a text begins with, and what follows.
fn weekday_at(text: &str) -> Option<(Weekday, &str)> {
    let name = text
        .strip_prefix("星期")
        .or_else(|| text.strip_prefix("周"))?;
    let mut marks = name.chars();
    let mark = marks
        .next()
        .map(|mark| if mark == '天' { '日' } else { mark })?;
    let place = "一二三四五六日".chars().position(|day| day == mark)?;
    let weekday = Weekday::Monday.nth_next(u8::try_from(place).ok()?);
    Some((weekday, marks.as_str()))
}

/// Days named by their neighbours.
pub(super) const RELATIVE: [&str; 9] = [
    "次日",
    "翌日",
    "当日",
    "当天",
    "明日",
    "今日",
    "昨日",
    "前一天",
    "后一天",
];

/// Whether a text names a weekday, or a day by its neighbour.
pub(super) fn names_a_day(text: &str) -> bool {
    let mut places = text.char_indices();
    RELATIVE.iter().any(|word| text.contains(word))
        || super::lex::has_numeral_day(text)
        || places.any(|(at, _)| {
            text.get(at..)
                .is_some_and(|rest| weekday_at(rest).is_some())
        })
}

/// Whether it has a part of a date.
pub(super) fn is_dated(text: &str) -> bool {
    let mut marks = text.chars().zip(text.chars().skip(1));
    marks.any(|(digit, mark)| digit.is_ascii_digit() && matches!(mark, '月' | '日' | '号'))
}
