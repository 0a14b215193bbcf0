//! Ten days in sixteen bits: which of them are working days, and how many came before.

/// Days of an entry: a Chinese 旬. Ten bits leave six for a count, which is just enough.
pub(crate) const SPAN: usize = 10;

/// Working days of ten days, nearly: an entry only keeps how far the year so far falls behind.
const USUAL: u32 = 7;

/// The year so far may also run ahead: by fewer days than this.
const AHEAD: u32 = 8;

/// Ten days as bits, the first one's lowest, and above them how far the working days of the year before
/// them fall behind.
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "evaluated while compiling"
)]
pub(crate) const fn entry(days: u16, ten: usize, worked: u32) -> u16 {
    let behind = AHEAD + USUAL * ten as u32 - worked;
    assert!(days < 1 << SPAN && behind < 64, "ten bits and six");
    days | (behind as u16) << SPAN
}

/// Working days of the year before the ten days whose entry it is.
#[inline]
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "an entry is made so that this is what was counted"
)]
pub(crate) const fn worked(entry: u16, ten: usize) -> u32 {
    AHEAD + USUAL * ten as u32 - (entry >> SPAN) as u32
}

/// How many of ten bits are set.
#[inline]
#[expect(clippy::arithmetic_side_effects, reason = "twice at most five")]
pub(crate) const fn count(days: u16) -> u32 {
    (five(days) >> COUNT) + (five(days >> 5) >> COUNT)
}

/// The place of the bit of the lowest ten that is set and has so many set ones below it.
#[inline]
#[expect(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    reason = "places below ten, and a bit"
)]
pub(crate) const fn nth_set_bit(days: u16, rank: u32) -> u32 {
    let (low, high) = (five(days), five(days >> 5));
    let rest = rank.wrapping_sub(low >> COUNT);
    // Both places are looked up, and no branch tells them apart: half of the questions would take it
    // the other way than was predicted.
    let upper = (rank >= low >> COUNT) as u32;
    let low = low >> (rank.wrapping_mul(3) % 32) & 7;
    let high = 5 + (high >> (rest.wrapping_mul(3) % 32) & 7);
    low ^ ((low ^ high) & upper.wrapping_neg())
}

/// Where an element of [`FIVES`] says how many bits are set.
const COUNT: u32 = 16;

/// For each five bits the places of those that are set, three bits for each from the lowest on, and
/// then their number.
const FIVES: [u32; 32] = fives();

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated while compiling"
)]
const fn fives() -> [u32; 32] {
    let mut all = [0; 32];
    let mut bits = 0;
    while bits < 32 {
        let (mut place, mut rank) = (0, 0);
        while place < 5 {
            if bits >> place & 1 == 1 {
                all[bits] |= place << (3 * rank);
                rank += 1;
            }
            place += 1;
        }
        all[bits] |= rank << COUNT;
        bits += 1;
    }
    all
}

#[inline]
#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a number below 32"
)]
const fn five(days: u16) -> u32 {
    FIVES[days as usize % 32]
}

#[cfg(test)]
mod tests {
    use super::{count, nth_set_bit};

    /// All ten bits, against a loop.
    #[test]
    fn bits_are_found_as_by_a_loop() {
        for days in 0..1024_u16 {
            let mut rank = 0;
            for place in (0..10).filter(|place| days >> place & 1 == 1) {
                assert_eq!(nth_set_bit(days, rank), place, "{days:b} {rank}");
                rank += 1;
            }
            assert_eq!(count(days), rank, "{days:b}");
        }
    }
}
