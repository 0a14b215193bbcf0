//! Civil dates: what `time` does not offer in `const` form.

use time::{Date, Month};

/// The date written as eight digits, for the built-in data.
///
/// Evaluated while compiling only: a date that does not exist stops the build.
#[expect(clippy::panic, reason = "evaluated while compiling only")]
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a year of four digits, and remainders by 100"
)]
pub(crate) const fn ymd(digits: u32) -> Date {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100);
    assert!(month.wrapping_sub(1) < 12, "no such month");
    let month = Month::December.nth_next(month as u8);
    match Date::from_calendar_date(year as i32, month, day as u8) {
        Ok(date) => date,
        Err(_) => panic!("no such date"),
    }
}

/// New Year's Day, if the type holds it.
pub(crate) const fn first_of(year: i32) -> Option<Date> {
    match Date::from_ordinal_date(year, 1) {
        Ok(day) => Some(day),
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
