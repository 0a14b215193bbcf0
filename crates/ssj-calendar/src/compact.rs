//! The national calendar in under 2 KB.

use time::Date;

use crate::{
    count::WorkingDays,
    data, date,
    error::CalendarError,
    national::{BITS, YEARS},
    table::{YearBits, at},
    tens::{self, SPAN},
};

/// Entries of a year.
const STRIDE: usize = 37;

/// The national calendar as one bit for each day: the same answers as [`Calendar::national`] in
/// under 2 KB instead of 47 KB, a few nanoseconds later. For small devices and cold caches.
///
/// [`Calendar::national`]: crate::Calendar::national
///
/// ```
/// use ssj_calendar::{CompactCalendar, WorkingDays};
/// use time::macros::date;
///
/// let calendar = CompactCalendar::national();
/// assert!(size_of::<CompactCalendar>() <= 2048);
/// assert_eq!(
///     calendar.nth_after(date!(2020 - 01 - 20), WorkingDays::new(7)?)?,
///     date!(2020 - 02 - 06),
/// );
/// assert_eq!(calendar.count(date!(2025 - 12 - 31), date!(2026 - 12 - 31))?, 248);
/// assert!(calendar.is_working_day(date!(2027 - 01 - 04)).is_err());
/// # Ok::<(), ssj_calendar::CalendarError>(())
/// ```
#[derive(Debug)]
pub struct CompactCalendar {
    /// For each ten days of a year: a bit for each day, and above them how far the working days of
    /// the year before these ten fall behind seven of ten.
    entries: [u16; YEARS * STRIDE],
    /// Working days before each year.
    before: [u16; YEARS],
    /// Working days of each year: 247 to 252 so far.
    lengths: [u8; YEARS],
    /// The first day of each year: a date of a known year takes another day of it faster than a
    /// date is made from nothing.
    firsts: [Date; YEARS],
}

static NATIONAL: CompactCalendar = CompactCalendar::new();

impl CompactCalendar {
    /// The national calendar by all notices that are built in.
    #[inline]
    pub const fn national() -> &'static Self {
        &NATIONAL
    }

    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        clippy::cast_possible_wrap,
        reason = "evaluated while compiling"
    )]
    const fn new() -> Self {
        let mut firsts = [Date::MIN; YEARS];
        let mut entries = [0; YEARS * STRIDE];
        let (mut before, mut lengths) = ([0; YEARS], [0; YEARS]);
        let (mut year, mut total) = (0, 0);
        while year < YEARS {
            if let Some(first) = date::civil(data::YEARS.0 + year as i32, 1, 1) {
                firsts[year] = first;
            }
            let (mut ten, mut worked) = (0, 0);
            while ten < STRIDE {
                let days = ten_days(&BITS[year], ten * SPAN);
                entries[year * STRIDE + ten] = tens::entry(days, ten, worked);
                worked += days.count_ones();
                ten += 1;
            }
            assert!(worked < 256, "eight bits");
            lengths[year] = worked as u8;
            before[year] = total;
            total += worked as u16;
            year += 1;
        }
        Self {
            entries,
            before,
            lengths,
            firsts,
        }
    }

    /// Whether it is a working day; see [`Calendar::is_working_day`](crate::Calendar::is_working_day).
    ///
    /// # Errors
    ///
    /// [`CalendarError::YearUnknown`] or [`CalendarError::BeforeFirst`].
    #[inline]
    pub fn is_working_day(&self, day: Date) -> Result<bool, CalendarError> {
        let slot = Slot::of(day);
        let entry = at(&self.entries, slot.entry()).ok_or_else(|| outside(day))?;
        Ok(entry >> slot.place & 1 == 1)
    }

    /// The nth working day strictly after `start`; see
    /// [`Calendar::nth_after`](crate::Calendar::nth_after).
    ///
    /// # Errors
    ///
    /// [`CalendarError::YearUnknown`] or [`CalendarError::BeforeFirst`].
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "two counts of sixteen bits; n is not zero"
    )]
    pub fn nth_after(&self, start: Date, n: WorkingDays) -> Result<Date, CalendarError> {
        let slot = Slot::of(start);
        let index = self.in_year(slot).ok_or_else(|| outside(start))? + u32::from(n.get()) - 1;
        let reached = self.forward(slot.year, index);
        let found = reached.and_then(|(year, index)| self.select(year, index));
        found.ok_or(CalendarError::YearUnknown {
            year: data::YEARS.1 + 1,
        })
    }

    /// The nth working day strictly before `start`; see
    /// [`Calendar::nth_before`](crate::Calendar::nth_before).
    ///
    /// # Errors
    ///
    /// [`CalendarError::YearUnknown`] or [`CalendarError::BeforeFirst`].
    #[inline]
    pub fn nth_before(&self, start: Date, n: WorkingDays) -> Result<Date, CalendarError> {
        let slot = Slot::of(start);
        let working = u32::from(self.is_working_day(start)?);
        let through = self.in_year(slot).ok_or_else(|| outside(start))?;
        let before = through.saturating_sub(working);
        let reached = self.back(slot.year, before, u32::from(n.get()));
        let found = reached.and_then(|(year, index)| self.select(year, index));
        found.ok_or_else(before_first)
    }

    /// How many working days `d` there are with `after < d ≤ through`; see
    /// [`Calendar::count`](crate::Calendar::count).
    ///
    /// # Errors
    ///
    /// [`CalendarError::Reversed`], [`CalendarError::YearUnknown`] or
    /// [`CalendarError::BeforeFirst`].
    #[inline]
    pub fn count(&self, after: Date, through: Date) -> Result<u32, CalendarError> {
        let (from, to) = (self.through(after)?, self.through(through)?);
        if through < after {
            return Err(CalendarError::Reversed { after, through });
        }
        Ok(to.saturating_sub(from))
    }

    /// Working days up to and including the day.
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "a count of sixteen bits and one of a year"
    )]
    fn through(&self, day: Date) -> Result<u32, CalendarError> {
        let slot = Slot::of(day);
        let Some(in_year) = self.in_year(slot) else {
            return Err(outside(day));
        };
        let before = at(&self.before, slot.year).unwrap_or_default();
        Ok(u32::from(before) + in_year)
    }

    /// Working days of the day's year up to and including the day, if the year is known.
    #[inline]
    #[expect(clippy::arithmetic_side_effects, reason = "counts of a year")]
    fn in_year(&self, slot: Slot) -> Option<u32> {
        let entry = at(&self.entries, slot.entry())?;
        let upto = entry & ((2 << slot.place) - 1);
        Some(tens::worked(entry, slot.ten) + tens::count(upto))
    }

    /// The year of a working day that has so many before it since the given year began, and how many
    /// of them its own year has.
    #[inline]
    #[expect(clippy::arithmetic_side_effects, reason = "no more than there is")]
    fn forward(&self, year: usize, index: u32) -> Option<(usize, u32)> {
        // Most answers are in this year or the next: no branch tells them apart.
        let length = u32::from(at(&self.lengths, year)?);
        let next = u32::from(index >= length);
        let year = year + usize::from(index >= length);
        let index = index - (length & next.wrapping_neg());
        if index < u32::from(at(&self.lengths, year)?) {
            return Some((year, index));
        }
        self.further(year, index)
    }

    /// The same for whoever asks for more than a year's working days.
    #[cold]
    #[expect(clippy::arithmetic_side_effects, reason = "no more than there is")]
    fn further(&self, mut year: usize, mut index: u32) -> Option<(usize, u32)> {
        loop {
            index = index.checked_sub(u32::from(at(&self.lengths, year)?))?;
            year += 1;
            if index < u32::from(at(&self.lengths, year)?) {
                return Some((year, index));
            }
        }
    }

    /// The same backwards: the working day that is so many before one that has `before` before it in
    /// the given year.
    #[inline]
    #[expect(clippy::arithmetic_side_effects, reason = "no more than there is")]
    fn back(&self, mut year: usize, mut before: u32, mut n: u32) -> Option<(usize, u32)> {
        while before < n {
            n -= before;
            year = year.checked_sub(1)?;
            before = u32::from(at(&self.lengths, year)?);
        }
        Some((year, before - n))
    }

    /// The working day of a year with so many of the year before it; the year has more.
    #[inline]
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "the guess is proven below, and all numbers are of a year"
    )]
    fn select(&self, year: usize, index: u32) -> Option<Date> {
        let guess = guess_ten(index);
        // After the last year's last entry comes one that is too far.
        let entry = at(&self.entries, year * STRIDE + guess).unwrap_or_default();
        let ten = guess.wrapping_sub(usize::from(tens::worked(entry, guess) > index));
        let entry = at(&self.entries, year * STRIDE + ten)?;
        let place = tens::nth_set_bit(entry, index - tens::worked(entry, ten));
        let day = u16::try_from(ten * SPAN).ok()? + u16::try_from(place).ok()?;
        at(&self.firsts, year)?.replace_ordinal(day).ok()
    }
}

/// Where the calendar keeps a day.
#[derive(Clone, Copy)]
struct Slot {
    year: usize,
    ten: usize,
    place: usize,
}

impl Slot {
    /// Beyond all years if it lies before the first one.
    #[inline]
    #[expect(
        clippy::as_conversions,
        clippy::cast_sign_loss,
        reason = "a negative year becomes one beyond any"
    )]
    const fn of(day: Date) -> Self {
        let ordinal = day.ordinal() as usize;
        Self {
            year: day.year().wrapping_sub(data::YEARS.0) as u32 as usize,
            ten: ordinal / SPAN,
            place: ordinal % SPAN,
        }
    }

    #[inline]
    const fn entry(&self) -> usize {
        self.year.wrapping_mul(STRIDE).wrapping_add(self.ten)
    }
}

/// The days of an entry as bits, the first day's lowest.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "evaluated while compiling"
)]
const fn ten_days(year: &YearBits, first: usize) -> u16 {
    let (mut days, mut place) = (0, 0);
    while place < SPAN {
        let day = first + place;
        if day / 64 < year.len() {
            days |= (year[day / 64] >> (day % 64) & 1) << place;
        }
        place += 1;
    }
    days as u16
}

/// The ten days that a year's working day with so many before it is in, or the next ten.
#[inline]
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "at most 366 by fourteen bits"
)]
const fn guess_ten(index: u32) -> usize {
    ((index * 9582 + 56_000) >> 16) as usize
}

/// A further notice that moves working days beyond the reach of the guess does not compile.
#[expect(clippy::indexing_slicing, reason = "evaluated while compiling")]
const _: () = {
    let entries = &NATIONAL.entries;
    let mut slot = 0;
    while slot < YEARS * STRIDE {
        let ten = slot % STRIDE;
        let mut rank = 0;
        while rank < tens::count(entries[slot]) {
            let index = tens::worked(entries[slot], ten) + rank;
            let guess = guess_ten(index);
            assert!(guess == ten || guess == ten + 1);
            rank += 1;
        }
        slot += 1;
    }
};

#[cold]
fn outside(day: Date) -> CalendarError {
    if day.year() < data::YEARS.0 {
        return before_first();
    }
    CalendarError::YearUnknown { year: day.year() }
}

#[cold]
fn before_first() -> CalendarError {
    date::civil(data::YEARS.0, 1, 1).map_or(CalendarError::OutOfRange, |first| {
        CalendarError::BeforeFirst { first }
    })
}
