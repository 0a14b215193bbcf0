//! Characters: one form for each punctuation mark, sentences and clauses.

use alloc::string::String;

/// One form for each mark and digit, no blanks but line ends.
pub(super) fn normalise(text: &str) -> String {
    let keep = |mark: &char| *mark == '\n' || !mark.is_whitespace();
    text.chars().filter(keep).map(plain).collect()
}

fn plain(mark: char) -> char {
    match mark {
        '\u{FF08}' => '(',
        '\u{FF09}' => ')',
        '\u{FF0C}' => ',',
        '\u{FF1A}' => ':',
        '\u{FF1B}' => ';',
        // Dashes and tildes of ranges, full width ones included.
        '\u{2010}'..='\u{2015}' | '\u{FF0D}' | '\u{FF5E}' | '~' => '-',
        '\u{FF10}'..='\u{FF19}' => {
            char::from_u32(u32::from(mark).wrapping_sub(0xFEE0)).unwrap_or(mark)
        }
        _ => mark,
    }
}

/// The sentences of a text, none of them empty.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', ';', '\n', '!', '?'])
        .filter(|sentence| !sentence.is_empty())
}

/// The clauses of a sentence: between commas outside brackets.
pub(super) fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    sentence.split(move |mark| {
        match mark {
            '(' => depth = depth.saturating_add(1),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        mark == ',' && depth == 0
    })
}

/// Splits "一、春节:2月4日…" into the holiday's name and the rest.
pub(super) fn heading(sentence: &str) -> (Option<&str>, &str) {
    let numbered = sentence.trim_start_matches(|mark| "一二三四五六七八九十".contains(mark));
    let body = numbered.strip_prefix('、').unwrap_or(sentence);
    let Some((name, rest)) = body.split_once(':') else {
        return (None, body);
    };
    let is_name = !name.is_empty() && !name.contains(|mark: char| mark.is_ascii_digit());
    if is_name && !rest.is_empty() {
        (Some(name), rest)
    } else {
        (None, body)
    }
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

    /// What is between this opening bracket and the closing one, nested pairs included; none if
    /// nothing closes it.
    pub(super) fn bracket(&mut self) -> Option<&'t str> {
        let inner = self.0.strip_prefix('(')?;
        let mut depth = 1_u32;
        let closes = |mark: char| {
            match mark {
                '(' => depth = depth.saturating_add(1),
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        };
        let (text, _) = inner.split_at_checked(inner.find(closes)?)?;
        self.0 = inner.strip_prefix(text)?.strip_prefix(')')?;
        Some(text)
    }
}
