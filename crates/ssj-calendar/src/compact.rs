//! The national calendar in under 2 KB.

use time::Date;

use crate::{
    count::WorkingDays,
    data, date,
    error::CalendarError,
    national::{BITS, YEARS},
    table::{self, at},
};

const WORDS: usize = YEARS * table::WORDS;

/// Bits of a year.
const DAYS: usize = 64 * table::WORDS;

/// How many words before the guessed one a working day may lie, and how many after that the search
/// must look.
const REACH: (usize, usize) = reach();

/// The national calendar as one bit for each day: the same answers as [`Calendar::national`] in
/// 1.5 KB instead of 47 KB, a few nanoseconds later. For small devices and cold caches.
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
    /// A bit for each day of the year, six words to a year.
    words: [u64; WORDS],
    /// Working days before each word, and after the last one.
    before: [u16; WORDS + 1],
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
        reason = "evaluated while compiling"
    )]
    const fn new() -> Self {
        let (mut words, mut before) = ([0; WORDS], [0; WORDS + 1]);
        let mut firsts = [Date::MIN; YEARS];
        let (mut place, mut year) = (0, data::YEARS.0);
        while place < YEARS {
            if let Some(first) = date::civil(year, 1, 1) {
                firsts[place] = first;
            }
            place += 1;
            year += 1;
        }
        let mut i = 0;
        while i < WORDS {
            words[i] = BITS[i / table::WORDS][i % table::WORDS];
            before[i + 1] = before[i] + words[i].count_ones() as u16;
            i += 1;
        }
        Self {
            words,
            before,
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
        let slot = slot(day);
        let word = at(&self.words, slot / 64).ok_or_else(|| outside(day))?;
        Ok(word >> (slot % 64) & 1 == 1)
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
        let index = self.through(start)? + u32::from(n.get()) - 1;
        self.select(index).ok_or(CalendarError::YearUnknown {
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
        let working = u32::from(self.is_working_day(start)?);
        let before = self.through(start)?.saturating_sub(working);
        let index = before
            .checked_sub(u32::from(n.get()))
            .ok_or_else(before_first)?;
        self.select(index).ok_or_else(before_first)
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
        reason = "a count of sixteen bits and one of a word"
    )]
    fn through(&self, day: Date) -> Result<u32, CalendarError> {
        let slot = slot(day);
        let Some(word) = at(&self.words, slot / 64) else {
            return Err(outside(day));
        };
        let upto = word & (u64::MAX >> (63 - slot % 64));
        let before = at(&self.before, slot / 64).unwrap_or_default();
        Ok(u32::from(before) + upto.count_ones())
    }

    /// The working day with so many before it.
    #[inline]
    #[expect(clippy::arithmetic_side_effects, reason = "slots of at most 64 years")]
    fn select(&self, index: u32) -> Option<Date> {
        let from = guess(index).saturating_sub(REACH.0);
        let mut word = from;
        for ahead in 0..REACH.1 {
            let before = at(&self.before, from + ahead + 1).unwrap_or(u16::MAX);
            word += usize::from(u32::from(before) <= index);
        }
        let bits = at(&self.words, word)?;
        let rank = index - u32::from(at(&self.before, word)?);
        let first = at(&self.firsts, word / table::WORDS)?;
        let day = word % table::WORDS * 64 + usize::try_from(nth_set_bit(bits, rank)).ok()?;
        first.replace_ordinal(u16::try_from(day).ok()?).ok()
    }
}

/// About which word the working day with so many before it is in: years have some 249.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "at most fifteen bits by eleven"
)]
const fn guess(index: u32) -> usize {
    ((index * 1572).saturating_sub(20_000) >> 16) as usize
}

/// How far guesses are off.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "evaluated while compiling"
)]
const fn reach() -> (usize, usize) {
    let before = &CompactCalendar::new().before;
    let (mut early, mut late, mut word) = (0, 0, 0);
    while word < WORDS {
        let mut index = before[word];
        while index < before[word + 1] {
            let guess = guess(index as u32);
            early = if guess > word + early {
                guess - word
            } else {
                early
            };
            late = if word > guess + late {
                word - guess
            } else {
                late
            };
            index += 1;
        }
        word += 1;
    }
    (early, early + late)
}

/// The bit of a date, beyond all words if it lies before the first year.
#[expect(
    clippy::as_conversions,
    clippy::cast_sign_loss,
    reason = "a negative year becomes a bit beyond any word"
)]
const fn slot(day: Date) -> usize {
    let year = day.year().wrapping_sub(data::YEARS.0) as u32 as usize;
    year.wrapping_mul(DAYS).wrapping_add(day.ordinal() as usize)
}

/// The place of the set bit with `rank` set bits below it; `rank` is less than their number.
///
/// Sideways addition and parallel comparison of bytes (Vigna, *Broadword Implementation of
/// Rank/Select Queries*, 2008), then half a byte by table: no branch.
#[inline]
fn nth_set_bit(word: u64, rank: u32) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let rank = u64::from(rank);
    let pairs = word.wrapping_sub(word >> 1 & 0x5555_5555_5555_5555);
    let nibbles = (pairs & 0x3333_3333_3333_3333).wrapping_add(pairs >> 2 & 0x3333_3333_3333_3333);
    let bytes = nibbles.wrapping_add(nibbles >> 4) & 0x0F0F_0F0F_0F0F_0F0F;
    // Each byte: how many bits are set up to and including it.
    let sums = bytes.wrapping_mul(ONES);
    let at_most = |sums: u64, rank: u64| {
        let marks = (rank.wrapping_mul(ONES) | HIGH).wrapping_sub(sums) & HIGH;
        (marks >> 7).wrapping_mul(ONES) >> 56
    };
    let place = at_most(sums, rank).wrapping_mul(8);
    let rank = rank.wrapping_sub((sums << 8) >> place & 0xFF);
    // Its lower half, or its upper one.
    let low = nibbles >> place & 0xF;
    let upper = u64::from(rank >= low);
    let rank = rank.wrapping_sub(low & upper.wrapping_neg());
    let place = place.wrapping_add(upper.wrapping_mul(4));
    place.wrapping_add(nth_of_four(word >> place, rank))
}

/// The same for a word's lowest four bits.
#[inline]
fn nth_of_four(word: u64, rank: u64) -> u64 {
    let bits = usize::try_from(word & 0xF).unwrap_or_default();
    u64::from(at(&PLACES, bits).unwrap_or_default()) >> (rank << 1) & 3
}

/// For each four bits the places of those that are set, two bits a place, the lowest first.
const PLACES: [u8; 16] = places();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated while compiling"
)]
const fn places() -> [u8; 16] {
    let mut all = [0; 16];
    let mut bits = 0;
    while bits < 16 {
        let (mut place, mut rank) = (0, 0);
        while place < 4 {
            if bits >> place & 1 == 1 {
                all[bits] |= place << (2 * rank);
                rank += 1;
            }
            place += 1;
        }
        bits += 1;
    }
    all
}

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

#[cfg(test)]
mod tests {
    use super::nth_set_bit;

    /// Every word of two bits and every dense word of a pseudo-random kind, against a loop.
    #[test]
    fn nth_set_bit_is_the_loop() {
        let slow = |word: u64, rank: u32| {
            (0..64)
                .filter(|bit| word >> bit & 1 == 1)
                .nth(usize::try_from(rank).unwrap())
                .unwrap()
        };
        let sparse = (0..64).flat_map(|a| (0..64).map(move |b| 1_u64 << a | 1 << b));
        let mut word = 0x9E37_79B9_7F4A_7C15_u64;
        let dense = (0..2000).flat_map(|_| {
            word ^= word << 13;
            word ^= word >> 7;
            word ^= word << 17;
            [word, word | word >> 1, u64::MAX]
        });
        for word in sparse.chain(dense) {
            for rank in 0..word.count_ones() {
                assert_eq!(nth_set_bit(word, rank), slow(word, rank), "{word:x} {rank}");
            }
        }
    }
}
