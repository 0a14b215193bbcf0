//! Rows found by token: a sorted column behind a directory of compact buckets.

use alloc::vec;
use alloc::vec::Vec;

use crate::base::bytes::Token;

/// A row of an index, which carries the token it is found by.
pub(super) trait Keyed: Ord {
    fn token(&self) -> Token;
}

/// Rows sorted by token, found in constant time on average.
///
/// Tokens are hash values, so their first bits spread evenly. They name a bucket, and the eight bits
/// after them are kept in the bucket for each of its rows: so one look at it tells between which
/// rows a token lies, and nearly always tells one that has no row. A look-up waits for two places of
/// memory if there is a row and for one if there is none, and the directory is small enough for a
/// processor's cache. Nothing depends on a hasher of this process, and tokens that were ground to
/// share a bucket are searched by halves.
#[derive(Clone, Debug)]
pub(super) struct TokenIndex<T> {
    rows: Vec<T>,
    directory: Vec<Bucket>,
    /// How many buckets there are.
    buckets: u32,
}

/// The tails that one bucket keeps.
const KEPT: usize = 48;

/// Rows of a bucket on average: so few that hardly a row is one too many.
const USUAL: usize = 38;

/// Tokens of a column that are looked up together.
const AT_ONCE: usize = 16;

/// Where the rows of a bucket lie, and the tails of the first of them: one line of a cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Bucket {
    start: usize,
    end: usize,
    tails: [u8; KEPT],
}

impl Bucket {
    const EMPTY: Self = Self {
        start: 0,
        end: 0,
        tails: [u8::MAX; KEPT],
    };

    /// How many of the tails kept are less than this one, and how many are the same.
    fn rank(&self, tail: u8) -> (u8, u8) {
        self.tails.iter().fold((0, 0), |(less, same), own| {
            (
                u8::wrapping_add(less, u8::from(*own < tail)),
                u8::wrapping_add(same, u8::from(*own == tail)),
            )
        })
    }
}

impl<T: Keyed> TokenIndex<T> {
    pub(super) fn new(mut rows: Vec<T>) -> Self {
        rows.sort_unstable();
        let buckets = u32::try_from(rows.len().div_ceil(USUAL)).unwrap_or(u32::MAX);
        let mut directory = vec![Bucket::EMPTY; usize::try_from(buckets).unwrap_or_default()];
        for (at, row) in rows.iter().enumerate() {
            let (bucket, tail) = place(row.token(), buckets);
            let Some(bucket) = directory.get_mut(bucket) else {
                continue;
            };
            if bucket.end == 0 {
                bucket.start = at;
            }
            if let Some(kept) = bucket.tails.get_mut(at.saturating_sub(bucket.start)) {
                *kept = tail;
            }
            bucket.end = at.saturating_add(1);
        }
        Self {
            rows,
            directory,
            buckets,
        }
    }

    /// The rows of this token, in ascending order.
    pub(super) fn of(&self, token: Token) -> impl Iterator<Item = &T> {
        self.near(token)
            .iter()
            .filter(move |row| row.token() == token)
    }

    /// Shows each token of a column, in its order, with the few rows among which its own are.
    ///
    /// A processor waits for several places of memory at once only if none of them decides over the
    /// next: so the buckets of some tokens are read first, then a row of each.
    pub(super) fn each<'a>(&'a self, tokens: &[Token], mut show: impl FnMut(Token, &'a [T])) {
        for tokens in tokens.chunks(AT_ONCE) {
            let mut near: [&[T]; AT_ONCE] = [&[]; AT_ONCE];
            for (rows, token) in near.iter_mut().zip(tokens) {
                *rows = self.near(*token);
            }
            for rows in near {
                // Only asks for the memory.
                core::hint::black_box(rows.first().map(Keyed::token));
            }
            for (rows, token) in near.into_iter().zip(tokens) {
                show(*token, rows);
            }
        }
    }

    /// The few rows among which those of this token are.
    pub(super) fn near(&self, token: Token) -> &[T] {
        let (bucket, tail) = place(token, self.buckets);
        let bucket = self.directory.get(bucket).unwrap_or(&Bucket::EMPTY);
        let (less, same) = bucket.rank(tail);
        let start = bucket.start.saturating_add(less.into());
        let end = start.saturating_add(same.into());
        if usize::from(less.saturating_add(same)) < KEPT {
            return self.rows.get(start..end).unwrap_or_default();
        }
        let rest = self.rows.get(start..bucket.end).unwrap_or_default();
        let from = rest.partition_point(|row| row.token() < token);
        let upto = rest.partition_point(|row| row.token() <= token);
        rest.get(from..upto).unwrap_or_default()
    }

    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }
}

/// A token's bucket and its tail there: its first 64 bits as a fraction of the buckets, and the
/// first eight bits of what is left. Both ascend with the token.
fn place(token: Token, buckets: u32) -> (usize, u8) {
    let (first, _) = token.as_bytes().split_at(8);
    let first = first.first_chunk().copied().map_or(0, u64::from_be_bytes);
    // In units of 2^-64 buckets.
    let at = u128::from(first).saturating_mul(buckets.into());
    let bucket = usize::try_from(at >> 64).unwrap_or(usize::MAX);
    let tail = u8::try_from((at >> 56) & 0xff).unwrap_or(u8::MAX);
    (bucket, tail)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    struct Row(Token, u8);

    impl Keyed for Row {
        fn token(&self) -> Token {
            self.0
        }
    }

    fn found(rows: &[Row], wanted: Token) -> (Vec<u8>, Vec<u8>) {
        let mut expected: Vec<u8> = rows
            .iter()
            .filter(|row| row.0 == wanted)
            .map(|row| row.1)
            .collect();
        expected.sort_unstable();
        let index = TokenIndex::new(rows.to_vec());
        (index.of(wanted).map(|row| row.1).collect(), expected)
    }

    #[test]
    fn a_bucket_is_a_line_of_a_cache() {
        assert_eq!((size_of::<Bucket>(), align_of::<Bucket>()), (64, 64));
    }

    proptest! {
        #[test]
        fn finds_what_a_scan_finds(
            rows in prop::collection::vec((any::<[u8; 2]>(), any::<u8>()), 0..200),
            wanted: [u8; 2],
            spread: bool,
        ) {
            // Few distinct tails, so that buckets are crowded and shared; or all in one bucket.
            let token = |bytes: [u8; 2]| {
                let mut all = [0; 16];
                all[if spread { 0 } else { 9 }] = bytes[0];
                all[15] = bytes[1] % 4;
                Token::from_bytes(all)
            };
            let rows: Vec<_> = rows.into_iter().map(|(t, row)| Row(token(t), row)).collect();
            let (own, expected) = found(&rows, token(wanted));
            prop_assert_eq!(own, expected);
            for row in rows.iter().take(20) {
                let (own, expected) = found(&rows, row.0);
                prop_assert_eq!(own, expected);
            }
        }
    }

    /// The ends of buckets, the tails at both ends, and more rows than a bucket keeps.
    #[test]
    fn every_row_is_found_at_every_density() {
        let shapes: [(u64, u64); 7] = [
            (1, 1),
            (27, 1),
            (48, 1),
            (49, 1),
            (300, 1),
            (300, 60),
            (1000, 49),
        ];
        for (rows, crowd) in shapes {
            // As many apart, each for so many rows; the last is the last there is.
            let tokens = (0..rows).map(|n| {
                let crowds = u128::from(n.checked_div(crowd).unwrap_or_default());
                let apart = (u128::MAX >> 10_u32).saturating_mul(crowds);
                let last = n.saturating_add(1) == rows;
                Token::from_bytes((if last { u128::MAX } else { apart }).to_be_bytes())
            });
            let rows: Vec<_> = tokens.map(|token| Row(token, 0)).collect();
            let index = TokenIndex::new(rows.clone());
            for row in &rows {
                let alike = rows.iter().filter(|other| other.0 == row.0).count();
                assert_eq!(index.of(row.0).count(), alike, "{row:?}");
            }
        }
        assert_eq!(
            TokenIndex::<Row>::new(Vec::new())
                .of(Token::from_bytes([0; 16]))
                .count(),
            0
        );
    }
}
