//! What the tests share.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "tests, each of which uses a part"
)]

use time::Date;

/// Each day from the first to the last.
pub(crate) fn days(first: Date, last: Date) -> impl Iterator<Item = Date> + Clone {
    std::iter::successors(Some(first), |day| day.next_day()).take_while(move |day| *day <= last)
}

/// A date written as in the data files.
pub(crate) fn iso(text: &str) -> Date {
    ssj_calendar::iso_date::parse(text).unwrap()
}
