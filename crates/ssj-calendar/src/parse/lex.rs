//! Characters: one form for each punctuation mark and each date, sentences and clauses.

use alloc::{string::String, vec::Vec};

/// One form for each mark, digit and date, no blanks but line ends.
pub(super) fn normalise(text: &str) -> String {
    let keep = |mark: &char| {
        *mark == '\n' || !(mark.is_whitespace() || matches!(mark, '\u{200B}' | '\u{FEFF}'))
    };
    let marks: Vec<char> = text.chars().filter(keep).map(plain).collect();
    let mut rest = &*digits(&marks);
    let mut text = String::with_capacity(rest.len());
    // What follows "如下:" or "如下调休:" is a sentence of its own.
    while let Some((before, after)) = rest.split_once("如下") {
        let mark = after
            .char_indices()
            .take(8)
            .find(|(_, mark)| !mark.is_alphabetic());
        text.push_str(before);
        text.push_str("如下");
        rest = after;
        if let Some((at, ':')) = mark {
            text.push_str(after.get(..at).unwrap_or_default());
            text.push('。');
            rest = after
                .get(at..)
                .and_then(|rest| rest.strip_prefix(':'))
                .unwrap_or_default();
        }
    }
    text.push_str(rest);
    text
}

/// Where two numbers stand beside each other with nothing but blanks between: a table's columns, or a row's number
/// before its date, of which no reader could tell one number from two.
pub(super) fn numbers_beside(text: &str) -> Option<&str> {
    let digit = |mark: char| mark.is_ascii_digit() || ('\u{FF10}'..='\u{FF19}').contains(&mark);
    text.lines().find(|line| {
        let mut before = None;
        let mut blank = false;
        line.chars().any(|mark| {
            if mark.is_whitespace() {
                blank = true;
                return false;
            }
            let beside = blank && digit(mark) && before.is_some_and(digit);
            (before, blank) = (Some(mark), false);
            beside
        })
    })
}

fn plain(mark: char) -> char {
    match mark {
        '\u{FF08}' => '(',
        '\u{FF09}' => ')',
        '\u{FF0C}' => ',',
        '\u{FF1A}' => ':',
        '\u{FF1B}' => ';',
        '\u{FF0E}' => '.',
        '\u{FF01}' => '!',
        '\u{FF1F}' => '?',
        // Dashes and tildes of ranges, full width ones included.
        '\u{2010}'..='\u{2015}' | '\u{FF0D}' | '\u{FF5E}' | '~' => '-',
        '\u{FF10}'..='\u{FF19}' => {
            char::from_u32(u32::from(mark).wrapping_sub(0xFEE0)).unwrap_or(mark)
        }
        _ => mark,
    }
}

/// Dates in Chinese numerals as digits ("二〇二六年九月二日"), and a full stop for a point after words.
fn digits(marks: &[char]) -> String {
    let mut text = String::new();
    let mut rest = marks;
    while let Some((&mark, after)) = rest.split_first() {
        let run = rest.iter().take_while(|mark| digit(**mark).is_some());
        let (numeral, follows) = rest.split_at_checked(run.count()).unwrap_or((&[], rest));
        if let Some(number) = date_part(&text, numeral, follows) {
            text.push_str(&number);
            rest = follows;
            continue;
        }
        let words = text
            .chars()
            .next_back()
            .is_some_and(|last| !last.is_ascii());
        text.push(if mark == '.' && words { '。' } else { mark });
        rest = after;
    }
    text
}

/// The digits of a numeral that is part of a date; none where it is a name or a number.
fn date_part(before: &str, numeral: &[char], follows: &[char]) -> Option<String> {
    let (unit, follows) = follows.split_first()?;
    match unit {
        '年' if numeral.len() == 4 => numeral
            .iter()
            .map(|mark| char::from_digit(digit(*mark)?, 10))
            .collect(),
        '月' => {
            // "三月三" and "三月街" are names of festivals.
            let mut after = follows.iter().skip_while(|mark| digit(**mark).is_some());
            let day = if follows.first().is_some_and(|mark| digit(*mark).is_some()) {
                after
                    .next()
                    .is_some_and(|mark| matches!(mark, '日' | '号' | '\n'))
            } else {
                follows.first() != Some(&'街')
            };
            day.then(|| number(numeral)).flatten().map(decimal)
        }
        '日' | '号' if before.ends_with(['月', '至', '到', '-', '、', '和', '及']) => {
            number(numeral).map(decimal)
        }
        _ => None,
    }
}

fn decimal(number: u32) -> String {
    alloc::format!("{number}")
}

/// Whether a day in Chinese numerals is left that belongs to no date ("六日").
pub(super) fn has_numeral_day(text: &str) -> bool {
    let mut pairs = text.chars().zip(text.chars().skip(1));
    pairs.any(|(mark, unit)| digit(mark).is_some() && matches!(unit, '日' | '号'))
}

/// Whether the mark is one of a Chinese numeral.
pub(super) fn is_numeral(mark: char) -> bool {
    digit(mark).is_some()
}

/// The value of a numeral's mark; ten is 10.
fn digit(mark: char) -> Option<u32> {
    let place = match mark {
        '〇' | '○' | '零' => 0,
        '两' => 2,
        _ => "_一二三四五六七八九十"
            .chars()
            .position(|each| each == mark && each != '_')?,
    };
    u32::try_from(place).ok()
}

/// The number below 100 that a numeral such as "二十三" is.
pub(super) fn number(numeral: &[char]) -> Option<u32> {
    let ones = |marks: &[char]| match marks {
        [] => Some(0),
        [mark] => digit(*mark).filter(|value| *value < 10),
        _ => None,
    };
    let Some(ten) = numeral.iter().position(|mark| *mark == '十') else {
        return ones(numeral).filter(|_| !numeral.is_empty());
    };
    let (tens, rest) = numeral.split_at_checked(ten)?;
    let tens = if tens.is_empty() { 1 } else { ones(tens)? };
    tens.checked_mul(10)?.checked_add(ones(rest.get(1..)?)?)
}

/// The sentences of a text, none of them empty, and whether each comes to an end ("。", not a line's).
pub(super) fn sentences(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let all = text.split_inclusive(['。', ';', '\n', '!', '?']);
    let all = all.map(|sentence| match sentence.strip_suffix('\n') {
        Some(line) => (line, false),
        None => (sentence.trim_end_matches(['。', ';', '!', '?']), true),
    });
    all.filter(|(sentence, _)| !sentence.is_empty())
}

/// The ends of two lines where a word of these may stand across the break.
pub(super) fn across(text: &str) -> impl Iterator<Item = (String, String)> {
    let lines = || text.lines().filter(|line| !line.is_empty());
    lines().zip(lines().skip(1)).map(|(before, after)| {
        let tail: Vec<char> = before.chars().rev().take(5).collect();
        let tail = tail.into_iter().rev().collect();
        (tail, after.chars().take(5).collect())
    })
}

/// The clauses of a sentence: between commas outside brackets, titles and quotations.
pub(super) fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    let clauses = sentence.split(move |mark| {
        match mark {
            '(' | '《' | '“' => depth = depth.saturating_add(1),
            ')' | '》' | '”' => depth = depth.saturating_sub(1),
            _ => {}
        }
        mark == ',' && depth == 0
    });
    clauses.filter(|clause| !clause.is_empty())
}

/// The sentence without "一、", "(一)" or "1." before it.
pub(super) fn unnumbered(sentence: &str) -> &str {
    let marks = |mark: char| mark.is_ascii_digit() || digit(mark).is_some();
    let opened = sentence.strip_prefix('(').unwrap_or(sentence);
    let rest = opened.trim_start_matches(marks);
    let Some(body) = rest.strip_prefix(['、', '.', ')']) else {
        return sentence;
    };
    // "(3天)" and "9.2" number nothing.
    let numbers = !body.starts_with(|mark: char| mark.is_ascii_digit())
        && rest.len() < opened.len()
        && rest.starts_with(')') == (opened.len() < sentence.len());
    if numbers { body } else { sentence }
}

/// The part of a text that is still to be read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t>(pub(super) &'t str);

impl<'t> Cursor<'t> {
    pub(super) fn peek(&self) -> Option<char> {
        self.0.chars().next()
    }

    pub(super) fn take(&mut self) -> Option<char> {
        let mut marks = self.0.chars();
        let mark = marks.next()?;
        self.0 = marks.as_str();
        Some(mark)
    }

    pub(super) fn eat(&mut self, word: &str) -> bool {
        match self.0.strip_prefix(word) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// A whole run of digits.
    pub(super) fn digits(&mut self) -> &'t str {
        let rest = self
            .0
            .trim_start_matches(|mark: char| mark.is_ascii_digit());
        let digits = self.0.strip_suffix(rest).unwrap_or_default();
        self.0 = rest;
        digits
    }

    /// A number of days in Chinese numerals ("三天"), which it passes.
    pub(super) fn days(&mut self) -> Option<u32> {
        let numeral: Vec<char> = self
            .0
            .chars()
            .take_while(|mark| digit(*mark).is_some())
            .collect();
        let length = numeral.iter().map(|mark| mark.len_utf8()).sum();
        let rest = self.0.get(length..)?.strip_prefix('天')?;
        let days = number(&numeral)?;
        self.0 = rest;
        Some(days)
    }

    /// What is between this opening mark and the closing one, nested pairs included; none if
    /// nothing closes it.
    pub(super) fn within(&mut self, open: char, close: char) -> Option<&'t str> {
        let inner = self.0.strip_prefix(open)?;
        let mut depth = 1_u32;
        let closes = |mark: char| {
            if mark == open {
                depth = depth.saturating_add(1);
            } else if mark == close {
                depth = depth.saturating_sub(1);
            }
            depth == 0
        };
        let (text, _) = inner.split_at_checked(inner.find(closes)?)?;
        self.0 = inner.strip_prefix(text)?.strip_prefix(close)?;
        Some(text)
    }
}
