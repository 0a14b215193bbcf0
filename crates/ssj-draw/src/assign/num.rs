//! Row numbers are `u32`, places in memory `usize`.

/// Row numbers fit: the library needs pointers of at least 32 bits.
#[inline]
pub(super) const fn ix(number: u32) -> usize {
    #![allow(clippy::as_conversions, reason = "widening on every supported target")]
    number as usize
}

/// Tables were checked to have fewer than 2^32 rows.
#[inline]
pub(super) const fn row(place: usize) -> u32 {
    #![allow(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "tables were checked to have fewer than 2^32 rows"
    )]
    place as u32
}
