//! The dates of a clause, and its other words.

use alloc::{string::String, vec::Vec};

use time::{Date, Month, Weekday};

use super::lex::Cursor;
use crate::notice::NoticeError;

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

/// A clause: its dates, and its words without them.
#[derive(Debug)]
pub(super) struct Clause {
    pub(super) spans: Vec<Span>,
    pub(super) words: String,
    /// How many of the dates stand before "调至".
    pub(super) moved: usize,
}

/// What gives a date its month and year where the text leaves them out.
#[derive(Clone, Debug)]
pub(super) struct Context {
    /// The year that the notice is for.
    pub(super) year: i32,
    /// Whether the holiday at hand has named the year before.
    pub(super) reaches_back: bool,
    /// The last date read.
    pub(super) last: Option<Date>,
    /// Whether the text has named its year.
    pub(super) year_named: bool,
}

impl Context {
    /// Reads a clause.
    pub(super) fn clause(&mut self, text: &str) -> Result<Clause, NoticeError> {
        let mut clause = Clause {
            spans: Vec::new(),
            words: String::new(),
            moved: 0,
        };
        let mut cursor = Cursor(text);
        while let Some(mark) = cursor.peek() {
            if mark.is_ascii_digit() {
                if let Some(span) = self.span(&mut cursor, &mut clause.words)? {
                    clause.spans.push(span);
                }
            } else if mark == '(' {
                let unread = || NoticeError::Unread {
                    clause: text.into(),
                };
                cursor.bracket().ok_or_else(unread)?;
            } else {
                cursor.take();
                clause.words.push(mark);
                if clause.words.ends_with("调至") {
                    clause.moved = clause.spans.len();
                }
            }
        }
        Ok(clause)
    }

    /// A date or range; anything else that begins with a digit goes to the words.
    fn span(
        &mut self,
        cursor: &mut Cursor<'_>,
        words: &mut String,
    ) -> Result<Option<Span>, NoticeError> {
        let Some(first) = self.date(cursor, words)? else {
            return Ok(None);
        };
        let mut ahead = *cursor;
        let joined = ahead.eat("至") || ahead.eat("-") || ahead.eat("到");
        if !joined || !ahead.peek().is_some_and(|mark| mark.is_ascii_digit()) {
            return Ok(Some(Span { first, last: first }));
        }
        let Some(last) = self.date(&mut ahead, words)? else {
            return Err(NoticeError::NoSuchDate {
                words: cursor.0.into(),
            });
        };
        *cursor = ahead;
        if last < first {
            return Err(NoticeError::Reversed { first, last });
        }
        Ok(Some(Span { first, last }))
    }

    /// A date such as "2026年1月1日(周四)", "1月1日" or, after another, "3日".
    fn date(
        &mut self,
        cursor: &mut Cursor<'_>,
        words: &mut String,
    ) -> Result<Option<Date>, NoticeError> {
        let text = cursor.0;
        let unknown = || NoticeError::NoSuchDate { words: text.into() };
        let mut number = cursor.digits();
        let mut year = None;
        if cursor.eat("年") {
            let named = number.parse().map_err(|_| unknown())?;
            number = cursor.digits();
            if number.is_empty() {
                self.name_year(named)?;
                words.push('年');
                return Ok(None);
            }
            year = Some(named);
        }
        let mut month = None;
        if cursor.eat("月") {
            month = Some(number.parse().map_err(|_| unknown())?);
            number = cursor.digits();
        }
        let ends = cursor.eat("日") || cursor.peek() == Some('-') || cursor.peek() == Some('至');
        if number.is_empty() || !ends || cursor.peek() == Some('内') {
            // A count ("3天"), a month or a period: no date.
            words.push_str(text.strip_suffix(cursor.0).unwrap_or_default());
            return match year {
                Some(_) => Err(unknown()),
                None => Ok(None),
            };
        }
        let day = number.parse().ok();
        let date = day.and_then(|day| self.resolve(year, month, day));
        let date = date.ok_or_else(unknown)?;
        self.last = Some(date);
        check_weekday(cursor, date, text)?;
        Ok(Some(date))
    }

    /// The first year that a text names must be its own.
    fn name_year(&mut self, named: i32) -> Result<(), NoticeError> {
        if !self.year_named && named != self.year {
            return Err(NoticeError::OtherYear {
                named,
                year: self.year,
            });
        }
        self.year_named = true;
        Ok(())
    }

    /// The date meant, with what the text leaves out.
    fn resolve(&mut self, year: Option<i32>, month: Option<u32>, day: u8) -> Option<Date> {
        let before = self.year.saturating_sub(1);
        let (year, month) = match (year, month) {
            (Some(year), Some(month)) => {
                self.reaches_back |= year == before;
                (year, month)
            }
            (None, Some(12)) if self.reaches_back => (before, 12),
            (None, Some(month)) => (self.year, month),
            (None, None) => return self.last?.replace_day(day).ok(),
            (Some(_), None) => return None,
        };
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        Date::from_calendar_date(year, month, day).ok()
    }
}

/// Each weekday beside the date, in brackets or not, must be its own.
fn check_weekday(cursor: &mut Cursor<'_>, day: Date, text: &str) -> Result<(), NoticeError> {
    loop {
        let said = if cursor.peek() == Some('(') {
            let unread = || NoticeError::Unread {
                clause: text.into(),
            };
            weekday_in(cursor.bracket().ok_or_else(unread)?)
        } else if let Some((said, rest)) = weekday_at(cursor.0) {
            cursor.0 = rest;
            Some(said)
        } else {
            return Ok(());
        };
        if let Some(said) = said.filter(|said| *said != day.weekday()) {
            return Err(NoticeError::Weekday { day, said });
        }
    }
}

/// The first weekday named in a remark such as "农历除夕、周一".
fn weekday_in(remark: &str) -> Option<Weekday> {
    let mut rest = remark.char_indices();
    rest.find_map(|(index, _)| Some(weekday_at(remark.get(index..)?)?.0))
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
