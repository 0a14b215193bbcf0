//! Days as bits, and the two tables that answer every question in a load or two.
//!
//! A day's *slot* is `(year − first year) · 512 + day of the year`. `entries` holds at each slot
//! how many working days there are up to and including that day, with the top bit set if the day
//! itself is one; `working` holds the working days in order. Counting is then a subtraction, and
//! the nth working day after a date is one entry and one date away.

use time::Date;

use crate::{date::first_of, notice::Notice, rest::WeeklyRest};

/// Slots of a year: more than 366, and a shift away.
pub(crate) const STRIDE: usize = 512;

/// Words of a year's bits.
pub(crate) const WORDS: usize = 6;

/// The most years a calendar spans, so that a count of days fits fifteen bits.
#[cfg(feature = "alloc")]
pub(crate) const MAX_YEARS: usize = 64;

/// One bit for each day of a year; bit `ordinal`, so bit 0 is unused.
pub(crate) type YearBits = [u64; WORDS];

/// A day's count of working days, and whether it is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(u16);

impl Entry {
    const WORKING: u16 = 1 << 15;
    /// Before the first day of a calendar.
    pub(crate) const ZERO: Self = Self(0);

    /// Working days up to and including the day.
    #[expect(clippy::as_conversions, reason = "sixteen bits fit")]
    pub(crate) const fn through(self) -> usize {
        (self.0 & !Self::WORKING) as usize
    }

    /// Working days before the day.
    #[expect(
        clippy::as_conversions,
        clippy::arithmetic_side_effects,
        reason = "a working day counts itself"
    )]
    pub(crate) const fn before(self) -> usize {
        self.through() - (self.0 >> 15) as usize
    }

    pub(crate) const fn is_working(self) -> bool {
        self.0 & Self::WORKING != 0
    }
}

/// Where a date's entry is; out of every table if the date is before the first year.
#[inline]
#[expect(
    clippy::as_conversions,
    clippy::cast_sign_loss,
    reason = "a negative year becomes a slot beyond any table"
)]
pub(crate) const fn slot(first_year: i32, date: Date) -> usize {
    let year = date.year().wrapping_sub(first_year) as u32 as usize;
    year.wrapping_mul(STRIDE)
        .wrapping_add(date.ordinal() as usize)
}

/// The element, if there is one: `get` in `const` form.
#[inline]
#[expect(clippy::indexing_slicing, reason = "checked")]
pub(crate) const fn at<T: Copy>(items: &[T], index: usize) -> Option<T> {
    if index < items.len() {
        Some(items[index])
    } else {
        None
    }
}

/// Days in a year.
pub(crate) const fn days_in_year(year: i32) -> u16 {
    time::util::days_in_year(year)
}

/// A year on which only the weekly rest days are off.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "bounded by the year's words"
)]
pub(crate) const fn plain_year(year: i32, rest: WeeklyRest) -> YearBits {
    /// Every seventh bit from the lowest on.
    const WEEKS: u64 = 0x8102_0408_1020_4081;
    let mut bits = [0; WORDS];
    let Some(first) = first_of(year) else {
        return bits;
    };
    let mut weekday = first.weekday().previous();
    let mut word = 0;
    while word < WORDS {
        let mut week = 0;
        let mut day = 0;
        while day < 7 {
            if !rest.contains(weekday.nth_next(day)) {
                week |= 1 << day;
            }
            day += 1;
        }
        // The tenth week's first day is the word's last.
        bits[word] = WEEKS.wrapping_mul(week);
        weekday = weekday.nth_next(64 % 7);
        word += 1;
    }
    // Day 0 is none, nor is any after the last.
    bits[0] &= !1;
    bits[WORDS - 1] &= (1 << (days_in_year(year) % 64 + 1)) - 1;
    bits
}

/// Applies what a notice says to the years of a calendar; days of other years are left alone.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "bounded by the slices; a closure is at most 60 days"
)]
pub(crate) const fn apply(
    years: &mut [YearBits],
    first_year: i32,
    rest: WeeklyRest,
    notice: &Notice,
) {
    let cancelled = notice.0.cancelled.as_slice();
    let mut i = 0;
    while i < cancelled.len() {
        set(
            years,
            first_year,
            cancelled[i],
            !rest.contains(cancelled[i].weekday()),
        );
        i += 1;
    }
    let off = notice.0.off.as_slice();
    i = 0;
    while i < off.len() {
        let mut day = Some(off[i].first);
        let mut left = off[i].days;
        while let (Some(date), true) = (day, left > 0) {
            set(years, first_year, date, false);
            day = date.next_day();
            left -= 1;
        }
        i += 1;
    }
    let work = notice.0.work.as_slice();
    i = 0;
    while i < work.len() {
        set(years, first_year, work[i], true);
        i += 1;
    }
}

#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_sign_loss,
    reason = "checked against the slice; a day of the year is below the stride"
)]
const fn set(years: &mut [YearBits], first_year: i32, date: Date, working: bool) {
    let year = date.year().wrapping_sub(first_year) as u32 as usize;
    if year >= years.len() {
        return;
    }
    let (word, bit) = (date.ordinal() as usize / 64, 1 << (date.ordinal() % 64));
    if working {
        years[year][word] |= bit;
    } else {
        years[year][word] &= !bit;
    }
}

/// How many working days the years have.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "bounded by the slices"
)]
pub(crate) const fn count(years: &[YearBits]) -> usize {
    let (mut total, mut word) = (0, 0);
    while word < years.len() * WORDS {
        total += years[word / WORDS][word % WORDS].count_ones() as usize;
        word += 1;
    }
    total
}

/// Fills the two tables from year `index` on, those before being filled already: `entries` has
/// [`STRIDE`] slots a year, `working` as many as [`count`] says.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "lengths are the caller's, who takes them from the same years; at most 64 years"
)]
pub(crate) const fn fill(
    years: &[YearBits],
    first_year: i32,
    mut index: usize,
    entries: &mut [Entry],
    working: &mut [Date],
) {
    let mut through = count(years.split_at(index).0) as u16;
    while index < years.len() {
        let year = first_year + index as i32;
        let last = days_in_year(year);
        let mut day = first_of(year);
        let (_, entries) = entries.split_at_mut(index * STRIDE);
        entries[0] = Entry(through);
        let mut ordinal = 1;
        while let (Some(date), true) = (day, ordinal <= last) {
            let works = (years[index][ordinal as usize / 64] >> (ordinal % 64) & 1) as u16;
            if works == 1 {
                working[through as usize] = date;
            }
            through += works;
            entries[ordinal as usize] = Entry(through | works << 15);
            day = date.next_day();
            ordinal += 1;
        }
        index += 1;
    }
}
