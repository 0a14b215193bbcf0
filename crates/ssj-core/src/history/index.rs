//! Rows found by token: a sorted column behind a directory of token prefixes.

#![allow(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "prefixes are shifted below the directory's length, which fits a usize"
)]

use alloc::vec;
use alloc::vec::Vec;

use crate::bytes::Token;

/// Rows sorted by token, found in constant time on average.
///
/// Tokens are hash values, so their first bits spread evenly: a directory of about one entry per
/// row says where the rows of a prefix start, and the one or two rows there are looked through.
/// Nothing depends on a hasher of this process.
#[derive(Clone, Debug)]
pub(super) struct TokenIndex<T> {
    rows: Vec<(Token, T)>,
    /// Where the rows of each prefix start, and the end of the last.
    directory: Vec<usize>,
    bits: u32,
}

impl<T: Ord> TokenIndex<T> {
    pub(super) fn new(mut rows: Vec<(Token, T)>) -> Self {
        rows.sort_unstable();
        let bits = usize::BITS
            .saturating_sub(rows.len().leading_zeros())
            .clamp(1, 30);
        let mut directory = vec![0_usize; (1_usize << bits).saturating_add(1)];
        for (token, _) in &rows {
            if let Some(count) = directory.get_mut(prefix(token, bits).saturating_add(1)) {
                *count = count.saturating_add(1);
            }
        }
        let mut start = 0_usize;
        for count in &mut directory {
            start = start.saturating_add(*count);
            *count = start;
        }
        Self {
            rows,
            directory,
            bits,
        }
    }

    /// The rows of this token, in ascending order.
    pub(super) fn of(&self, token: Token) -> impl Iterator<Item = &T> {
        let place = prefix(&token, self.bits);
        let start = self.directory.get(place).copied().unwrap_or_default();
        let end = self.directory.get(place.saturating_add(1));
        let bucket = self.rows.get(start..end.copied().unwrap_or(start));
        bucket
            .unwrap_or_default()
            .iter()
            .filter(move |(own, _)| *own == token)
            .map(|(_, row)| row)
    }

    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }
}

/// The first bits of a token; `bits` is 1 to 30.
fn prefix(token: &Token, bits: u32) -> usize {
    let [a, b, c, d, ..] = *token.as_bytes();
    (u32::from_be_bytes([a, b, c, d]) >> 32_u32.saturating_sub(bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn finds_what_a_scan_finds(
            rows in prop::collection::vec((any::<[u8; 2]>(), any::<u8>()), 0..200),
            wanted: [u8; 2],
        ) {
            // Few distinct prefixes, so that buckets are crowded and shared.
            let token = |bytes: [u8; 2]| {
                let mut all = [0; 16];
                all[0] = bytes[0];
                all[15] = bytes[1];
                Token::from_bytes(all)
            };
            let rows: Vec<_> = rows.into_iter().map(|(t, row)| (token(t), row)).collect();
            let mut expected: Vec<u8> =
                rows.iter().filter(|(t, _)| *t == token(wanted)).map(|(_, row)| *row).collect();
            expected.sort_unstable();
            let index = TokenIndex::new(rows);
            prop_assert_eq!(index.of(token(wanted)).copied().collect::<Vec<_>>(), expected);
        }
    }
}
