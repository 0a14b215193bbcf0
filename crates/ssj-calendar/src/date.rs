//! Civil dates: what `time` does not offer in `const` form.

use time::{Date, Month, Weekday};

/// The date written as eight digits, for the built-in data.
///
/// Evaluated while compiling only: a date that does not exist stops the build.
#[expect(clippy::panic, reason = "evaluated while compiling only")]
#[expect(clippy::as_conversions, reason = "a remainder by 100 fits a byte")]
#[expect(clippy::cast_possible_wrap, reason = "a year of four digits fits")]
pub(crate) const fn ymd(digits: u32) -> Date {
    let Some(date) = civil(
        (digits / 10_000) as i32,
        (digits / 100 % 100) as u8,
        (digits % 100) as u8,
    ) else {
        panic!("no such date");
    };
    date
}

/// The date of a year, month and day, if it exists.
pub(crate) const fn civil(year: i32, month: u8, day: u8) -> Option<Date> {
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
    let index = month.wrapping_sub(1);
    #[expect(
        clippy::as_conversions,
        clippy::indexing_slicing,
        reason = "below twelve by the condition"
    )]
    let month = if index < 12 {
        MONTHS[index as usize]
    } else {
        return None;
    };
    match Date::from_calendar_date(year, month, day) {
        Ok(date) => Some(date),
        Err(_) => None,
    }
}

/// The date `days` later, if the type holds it.
pub(crate) const fn plus_days(date: Date, days: i32) -> Option<Date> {
    let Some(day) = date.to_julian_day().checked_add(days) else {
        return None;
    };
    match Date::from_julian_day(day) {
        Ok(date) => Some(date),
        Err(_) => None,
    }
}

/// Whether `a` is before `b`.
pub(crate) const fn is_before(a: Date, b: Date) -> bool {
    a.to_julian_day() < b.to_julian_day()
}

/// A weekday as notices write it.
pub(crate) const fn weekday_zh(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "周一",
        Weekday::Tuesday => "周二",
        Weekday::Wednesday => "周三",
        Weekday::Thursday => "周四",
        Weekday::Friday => "周五",
        Weekday::Saturday => "周六",
        Weekday::Sunday => "周日",
    }
}

/// A weekday in English.
pub(crate) const fn weekday_en(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
