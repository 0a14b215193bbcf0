//! Tokens that stand twice in a frame.

use alloc::vec::Vec;

use super::frame::{Frame, Row};

/// Finds every pair of rows with one token: an object listed twice, or (at 2^64 work) two ids made to
/// share a token. Pairs are of neighbours in order of (token, row), and come in that order.
///
/// Tokens are looked through in bands of about four million, so the working memory does not grow with
/// the frame; tokens that are no hashes may need 16 bytes for each row.
///
/// ```
/// use ssj_core::Token;
/// use ssj_draw::sample::{Frame, Place, Row, State, duplicates};
/// let tokens = [1, 2, 1].map(|i| Token::from_bytes([i; 16]));
/// let frame = Frame::open(&tokens, vec![Place::new(0, State::Eligible)?; 3], 1)?;
/// assert_eq!(duplicates(&frame), [[Row(0), Row(2)]]);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn duplicates(frame: &Frame<'_>) -> Vec<[Row; 2]> {
    let bits = frame.len().div_ceil(BAND).next_power_of_two().ilog2();
    let mut found = Vec::new();
    let mut band = Vec::new();
    for number in 0..1_u64 << bits {
        band.clear();
        let rows = (0_u64..).zip(0..frame.len());
        band.extend(rows.filter_map(|(row, at)| {
            let prefix = frame.name_prefix(at)?;
            let mine = prefix.checked_shr(64_u32.saturating_sub(bits)).unwrap_or(0) == number;
            mine.then_some((prefix, row))
        }));
        band.sort_unstable();
        for same in band
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|same| same.len() > 1)
        {
            pairs(frame, same, &mut found);
        }
    }
    found
}

const BAND: usize = 1 << 22;

/// Of rows that share the first half of their tokens, those that share all of it.
fn pairs(frame: &Frame<'_>, same: &[(u64, u64)], found: &mut Vec<[Row; 2]>) {
    let global = |row: u64| Row(frame.first().0.saturating_add(row));
    let full = same
        .iter()
        .map(|(_, row)| (frame.token(global(*row)), global(*row)));
    let mut full: Vec<_> = full.collect();
    full.sort_unstable();
    for pair in full.windows(2) {
        if let [(a, first), (b, second)] = pair
            && a == b
        {
            found.push([*first, *second]);
        }
    }
}
