//! The national calendar in under 2 KB.

use time::Date;

use crate::{
    count::WorkingDays,
    data, date,
    error::CalendarError,
    national::{BITS, YEARS},
    table::{self, at},
};

/// Half words of 32 days: their numbers stand in the instructions themselves, which those of 64 bits
/// do not, and twice as many counts still fit.
const HALVES: usize = 2 * table::WORDS;

const WORDS: usize = YEARS * HALVES;

/// Bits of a year.
const DAYS: usize = 64 * table::WORDS;

/// The national calendar as one bit for each day: the same answers as [`Calendar::national`] in
/// 1.8 KB instead of 47 KB, a few nanoseconds later. For small devices and cold caches.
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
    /// A bit for each day of the year, twelve words to a year.
    words: [u32; WORDS],
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
            let both = BITS[i / HALVES][i % HALVES / 2];
            words[i] = if i % 2 == 0 { both } else { both >> 32 } as u32;
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
        let word = at(&self.words, slot / 32).ok_or_else(|| outside(day))?;
        Ok(word >> (slot % 32) & 1 == 1)
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
        let Some(word) = at(&self.words, slot / 32) else {
            return Err(outside(day));
        };
        let upto = word & (u32::MAX >> (31 - slot % 32));
        let before = at(&self.before, slot / 32).unwrap_or_default();
        Ok(u32::from(before) + upto.count_ones())
    }

    /// The working day with so many before it.
    #[inline]
    #[expect(clippy::arithmetic_side_effects, reason = "slots of at most 64 years")]
    fn select(&self, index: u32) -> Option<Date> {
        // The guess is right, or one too far.
        let guess = guess(index);
        let word = guess.wrapping_sub(usize::from(u32::from(at(&self.before, guess)?) > index));
        let bits = at(&self.words, word)?;
        let rank = index - u32::from(at(&self.before, word)?);
        let first = at(&self.firsts, word / HALVES)?;
        let day = word % HALVES * 32 + usize::try_from(nth_set_bit(bits, rank)).ok()?;
        first.replace_ordinal(u16::try_from(day).ok()?).ok()
    }
}

/// The word that the working day with so many before it is in, or the next one: years have some 249
/// working days, in twelve words.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "at most seventeen bits by twelve"
)]
const fn guess(index: u32) -> usize {
    ((index * 3146 + 21_536) >> 16) as usize
}

/// A further notice that moves working days beyond the guess's reach does not compile.
#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "evaluated while compiling"
)]
const _: () = {
    let before = &NATIONAL.before;
    let mut word = 0;
    while word < WORDS {
        let mut index = before[word];
        while index < before[word + 1] {
            let guess = guess(index as u32);
            assert!(guess == word || guess == word + 1);
            index += 1;
        }
        word += 1;
    }
};

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
fn nth_set_bit(word: u32, rank: u32) -> u32 {
    const ONES: u32 = 0x0101_0101;
    const HIGH: u32 = 0x8080_8080;
    let pairs = word.wrapping_sub(word >> 1 & 0x5555_5555);
    let nibbles = (pairs & 0x3333_3333).wrapping_add(pairs >> 2 & 0x3333_3333);
    let bytes = nibbles.wrapping_add(nibbles >> 4) & 0x0F0F_0F0F;
    // Each byte: how many bits are set up to and including it.
    let sums = bytes.wrapping_mul(ONES);
    // The bytes that end before the bit, eight places each.
    let marks = (rank.wrapping_mul(ONES) | HIGH).wrapping_sub(sums) & HIGH;
    let place = (marks >> 4).wrapping_mul(ONES) >> 24;
    let rank = rank.wrapping_sub((sums << 8) >> place & 0xFF);
    // The byte's lower half, or its upper one.
    let low = nibbles >> place & 0xF;
    let upper = u32::from(rank >= low);
    let rank = rank.wrapping_sub(low & upper.wrapping_neg());
    let place = place.wrapping_add(upper.wrapping_mul(4));
    place.wrapping_add(nth_of_four(word >> place, rank))
}

/// The same for a word's lowest four bits.
#[inline]
fn nth_of_four(word: u32, rank: u32) -> u32 {
    let entry = usize::try_from((word & 0xF) << 2 | rank & 3).unwrap_or_default();
    u32::from(at(&PLACES, entry).unwrap_or_default())
}

/// The places of the bits that are set: for each four bits first the lowest's, then the next one's.
const PLACES: [u8; 64] = places();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated while compiling"
)]
const fn places() -> [u8; 64] {
    let mut all = [0; 64];
    let mut bits = 0;
    while bits < 16 {
        let (mut place, mut rank) = (0, 0);
        while place < 4 {
            if bits >> place & 1 == 1 {
                all[4 * bits + rank] = place;
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
        let slow = |word: u32, rank: u32| {
            (0..32)
                .filter(|bit| word >> bit & 1 == 1)
                .nth(usize::try_from(rank).unwrap())
                .unwrap()
        };
        let sparse = (0..32).flat_map(|a| (0..32).map(move |b| 1_u32 << a | 1 << b));
        let mut word = 0x9E37_79B9_u32;
        let dense = (0..2000).flat_map(|_| {
            word ^= word << 13;
            word ^= word >> 17;
            word ^= word << 5;
            [word, word | word >> 1, u32::MAX]
        });
        for word in sparse.chain(dense) {
            for rank in 0..word.count_ones() {
                assert_eq!(nth_set_bit(word, rank), slow(word, rank), "{word:x} {rank}");
            }
        }
    }
}
