//! Row numbers are `u32`, places in memory `usize`.

/// No row, no slot, no person.
pub(crate) const NONE: u32 = u32::MAX;

/// Row numbers fit: the library needs pointers of at least 32 bits.
#[inline]
pub(crate) const fn ix(number: u32) -> usize {
    #![allow(clippy::as_conversions, reason = "widening on every supported target")]
    number as usize
}

/// Tables were checked to have fewer than 2^32 rows.
#[inline]
pub(crate) const fn row(place: usize) -> u32 {
    #![allow(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "tables were checked to have fewer than 2^32 rows"
    )]
    place as u32
}
