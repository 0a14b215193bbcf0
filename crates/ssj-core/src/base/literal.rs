//! Ids, texts, days and instants that stand in a program, checked while it is compiled.

#![allow(
    clippy::as_conversions,
    clippy::cast_lossless,
    clippy::cast_possible_truncation,
    reason = "between widths that hold the value, where `From` is not const"
)]

use core::marker::PhantomData;

use time::{Date, Month, PrimitiveDateTime, Time};

use super::timestamp::Timestamp;

/// What a program says of a kind of value, found sound while it was compiled: [`id!`](crate::id) and
/// [`text!`](crate::text) make one, and the value of it.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct Literal<T>(&'static str, PhantomData<fn() -> T>);

impl<T> Literal<T> {
    /// Only for what its kind has checked.
    pub(super) const fn checked(text: &'static str) -> Self {
        Self(text, PhantomData)
    }

    pub(super) const fn text(self) -> &'static str {
        self.0
    }
}

/// An id that stands in a program: `id!(MatterId, "food-sales")`, checked while it is compiled.
///
/// It takes every kind of id but an [`ObjectId`](crate::ObjectId), whose numbers have check characters: they
/// come from rows.
///
/// ```
/// use ssj_core::{AgencyId, DivisionId, id};
/// assert_eq!(id!(AgencyId, "cc-amr"), AgencyId::new("cc-amr")?);
/// assert_eq!(id!(DivisionId, "220100").as_str(), "division:220100");
/// # Ok::<(), ssj_core::IdError>(())
/// ```
///
/// ```compile_fail
/// let space = ssj_core::id!(ssj_core::AgencyId, "cc amr");
/// ```
#[macro_export]
macro_rules! id {
    ($kind:ty, $value:literal) => {{
        const CHECKED: $crate::Literal<$kind> = match <$kind>::literal($value) {
            Some(checked) => checked,
            None => panic!(concat!("`", $value, "` is no literal of this kind of id")),
        };
        <$kind>::from(CHECKED)
    }};
}

/// A [`Text`](crate::Text) that stands in a program, checked while it is compiled.
///
/// ```
/// use ssj_core::{Text, text};
/// assert_eq!(text!("食品销售监督检查"), Text::new("食品销售监督检查")?);
/// # Ok::<(), ssj_core::TextError>(())
/// ```
///
/// ```compile_fail
/// let blank = ssj_core::text!("　");
/// ```
#[macro_export]
macro_rules! text {
    ($text:literal) => {{
        const CHECKED: $crate::Literal<$crate::Text> = match $crate::Text::literal($text) {
            Some(checked) => checked,
            None => panic!("a blank text, or one with control characters"),
        };
        $crate::Text::from(CHECKED)
    }};
}

/// A day that stands in a program, checked while it is compiled.
///
/// ```
/// assert_eq!(ssj_core::date!(2026-03-02).to_string(), "2026-03-02");
/// ```
///
/// ```compile_fail
/// let never = ssj_core::date!(2026-02-30);
/// ```
#[macro_export]
macro_rules! date {
    ($year:literal - $month:literal - $day:literal) => {{
        // As text, for `03` is no number that a linter likes.
        const DAY: [&str; 3] = [stringify!($year), stringify!($month), stringify!($day)];
        const CHECKED: $crate::time::Date = match $crate::literal::day(DAY) {
            Some(day) => day,
            None => panic!("there is no such day"),
        };
        CHECKED
    }};
}

/// An instant that stands in a program, by the clocks of Beijing, checked while it is compiled.
///
/// ```
/// use ssj_core::{Timestamp, beijing};
/// let morning: Timestamp = "2026-03-02T09:30:00+08:00".parse()?;
/// assert_eq!(beijing!(2026-03-02 09:30), morning);
/// # Ok::<(), ssj_core::TimestampError>(())
/// ```
///
/// ```compile_fail
/// let never = ssj_core::beijing!(2026-03-02 24:30);
/// ```
#[macro_export]
macro_rules! beijing {
    ($year:literal - $month:literal - $day:literal $hour:literal : $minute:literal) => {{
        const DAY: [&str; 3] = [stringify!($year), stringify!($month), stringify!($day)];
        const TIME: [&str; 2] = [stringify!($hour), stringify!($minute)];
        const CHECKED: $crate::Timestamp = match $crate::literal::beijing(DAY, TIME) {
            Some(instant) => instant,
            None => panic!("there is no such instant"),
        };
        CHECKED
    }};
}

/// The day of a year, month and day in digits.
pub const fn day([year, month, day]: [&str; 3]) -> Option<Date> {
    const MONTHS: [Month; 12] = [
        Month::January,
        Month::February,
        Month::March,
        Month::April,
        Month::May,
        Month::June,
        Month::July,
        Month::August,
        Month::September,
        Month::October,
        Month::November,
        Month::December,
    ];
    let (Some(year), Some(month), Some(day)) = (number(year), number(month), number(day)) else {
        return None;
    };
    let (mut rest, mut before) = (MONTHS.as_slice(), 1);
    while let [own, after @ ..] = rest {
        if before == month {
            return match Date::from_calendar_date(year as i32, *own, small(day)) {
                Ok(day) => Some(day),
                Err(_) => None,
            };
        }
        (rest, before) = (after, before.saturating_add(1));
    }
    None
}

/// The instant of such a day, and of an hour and a minute in digits, on the clocks of Beijing.
pub const fn beijing(date: [&str; 3], [hour, minute]: [&str; 2]) -> Option<Timestamp> {
    let (Some(date), Some(hour), Some(minute)) = (day(date), number(hour), number(minute)) else {
        return None;
    };
    match Time::from_hms(small(hour), small(minute), 0) {
        Ok(time) => Timestamp::in_china(PrimitiveDateTime::new(date, time)),
        Err(_) => None,
    }
}

/// One to four digits.
const fn number(digits: &str) -> Option<u16> {
    let (mut rest, mut value) = (digits.as_bytes(), 0_u16);
    if rest.is_empty() || rest.len() > 4 {
        return None;
    }
    while let [digit @ b'0'..=b'9', after @ ..] = rest {
        let digit = digit.saturating_sub(b'0') as u16;
        (rest, value) = (after, value.saturating_mul(10).saturating_add(digit));
    }
    if rest.is_empty() { Some(value) } else { None }
}

/// Whatever is no byte is no day, hour or minute either.
const fn small(number: u16) -> u8 {
    if number < 100 { number as u8 } else { u8::MAX }
}

/// The first character and the rest; `char`s can't be had of a `str` while compiling.
pub(super) const fn first_char(utf8: &[u8]) -> Option<(char, &[u8])> {
    const fn tail(byte: u8) -> u32 {
        (byte & 0x3f) as u32
    }
    let (code, rest) = match utf8 {
        [a @ 0..=0x7f, rest @ ..] => (*a as u32, rest),
        [a @ 0xc0..=0xdf, b, rest @ ..] => ((*a as u32 & 0x1f) << 6 | tail(*b), rest),
        [a @ 0xe0..=0xef, b, c, rest @ ..] => {
            ((*a as u32 & 0x0f) << 12 | tail(*b) << 6 | tail(*c), rest)
        }
        [a, b, c, d, rest @ ..] => (
            (*a as u32 & 0x07) << 18 | tail(*b) << 12 | tail(*c) << 6 | tail(*d),
            rest,
        ),
        _ => return None,
    };
    match char::from_u32(code) {
        Some(c) => Some((c, rest)),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn characters_are_read_as_the_standard_library_reads_them() {
        for text in [
            "",
            "a1-",
            "é\u{7ff}",
            "市场〔2019〕\u{ffff}",
            "𠀀\u{10ffff}x",
        ] {
            let mut rest = text.as_bytes();
            for wanted in text.chars() {
                let (found, after) = first_char(rest).unwrap();
                assert_eq!(found, wanted);
                rest = after;
            }
            assert!(first_char(rest).is_none());
        }
    }

    #[test]
    fn a_literal_is_what_parsing_gives_or_nothing() {
        let leap = day(["2028", "02", "29"]).unwrap();
        assert_eq!(leap.to_string(), "2028-02-29");
        let december = day(["2026", "12", "31"]).unwrap();
        assert_eq!(december.to_string(), "2026-12-31");
        for wrong in [
            ["2026", "02", "29"],
            ["2026", "13", "01"],
            ["2026", "00", "01"],
        ] {
            assert!(day(wrong).is_none(), "{wrong:?}");
        }
        for wrong in [
            ["2026", "3", ""],
            ["2026_", "3", "2"],
            ["02026", "3", "2"],
            ["2026", "3", "258"],
        ] {
            assert!(day(wrong).is_none(), "{wrong:?}");
        }
        let midnight = beijing(["2026", "03", "02"], ["00", "00"]).unwrap();
        assert_eq!(midnight.to_string(), "2026-03-01T16:00:00Z");
        assert!(beijing(["2026", "03", "02"], ["24", "00"]).is_none());
        assert!(
            beijing(["9999", "01", "01"], ["00", "00"]).is_none(),
            "no instant of ours"
        );
    }
}
