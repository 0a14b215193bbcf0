//! Residents' identity numbers (GB 11643), which must not be taken for codes.

use time::{Date, Month};

/// Whether the text is a resident's identity number: 17 digits with a date of birth, and their check
/// character.
pub(super) fn is_number(text: &[u8]) -> bool {
    let Some((body, [found])) = text.split_first_chunk::<17>() else {
        return false;
    };
    has_birthday(body) == Some(true) && check_character(body) == Some(*found)
}

/// Digits 7 to 14: a day of 1850 to 2100.
fn has_birthday(body: &[u8; 17]) -> Option<bool> {
    let digits = core::str::from_utf8(body.get(6..14)?).ok()?;
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
