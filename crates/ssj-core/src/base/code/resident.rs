//! Residents' identity numbers (GB 11643), which must not be taken for codes.

use time::{Date, Month};

use crate::Excerpt;

/// A text as an error may show it: what looks like a resident's number, mistyped or not, goes into no report and no
/// log.
pub(crate) fn shown(text: &str) -> Excerpt {
    let value = text.rsplit_once(':').map_or(text, |(_, value)| value);
    match value.get(..6) {
        Some(division) if looks_like_one(value) => {
            Excerpt::from(alloc::format!("{division}************").as_str())
        }
        _ => text.into(),
    }
}

/// Whether the text is a resident's identity number: 17 digits with a date of birth, and their check
/// character.
pub(crate) fn is_number(text: &[u8]) -> bool {
    let Some((body, [found])) = text.split_first_chunk::<17>() else {
        return false;
    };
    has_birthday(body) == Some(true) && check_character(body) == Some(*found)
}

/// Whether a text may be one that is mistyped: a division, a date of birth of eight digits, or in 15 digits one of
/// six, whatever follows.
fn looks_like_one(text: &str) -> bool {
    let blanks = |mark: &char| !mark.is_whitespace();
    let text: alloc::string::String = text.chars().filter(blanks).take(20).collect();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let born = |date: Option<&str>| date.and_then(is_day) == Some(true);
    let old = digits == 15 && text.len() == 15;
    let short = text.get(6..12).map(|date| alloc::format!("19{date}"));
    (14..=19).contains(&digits) && born(text.get(6..14)) || old && born(short.as_deref())
}

/// Digits 7 to 14: a day of 1850 to 2100.
fn has_birthday(body: &[u8; 17]) -> Option<bool> {
    is_day(core::str::from_utf8(body.get(6..14)?).ok()?)
}

fn is_day(digits: &str) -> Option<bool> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u16>().ok();
    let year = number(0, 4)?;
    let month = Month::try_from(u8::try_from(number(4, 6)?).ok()?).ok()?;
    let day = u8::try_from(number(6, 8)?).ok()?;
    let exists = Date::from_calendar_date(year.into(), month, day).is_ok();
    Some(exists && (1850..=2100).contains(&year))
}

/// ISO 7064 MOD 11-2 over the first 17 digits; none where one is no digit.
pub(super) fn check_character(text: &[u8]) -> Option<u8> {
    let mut sum = 0_u32;
    for byte in text.iter().take(17) {
        let digit = char::from(*byte).to_digit(10)?;
        // Both factors stay below 11, so nothing can overflow.
        sum = sum.saturating_add(digit).saturating_mul(2) % 11;
    }
    let check = 12_u32.saturating_sub(sum) % 11;
    let digit = char::from_digit(check, 10).unwrap_or('X');
    u8::try_from(digit).ok()
}
