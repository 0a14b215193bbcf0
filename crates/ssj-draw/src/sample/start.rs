//! A uniform integer from a hash: the start of a systematic selection.

use ssj_core::{HashFn, Label, Seed};

/// An unsigned word whose width can be small, so that every value of it can be tried.
pub(super) trait Word: Copy + Ord {
    /// The word modulo `bound`, if it lies in the largest multiple of `bound` that the width holds.
    fn reduced(self, bound: Self) -> Option<Self>;
}

/// Rejection: a word is taken modulo the bound only below the largest multiple of the bound, so every
/// remainder has as many words.
macro_rules! word {
    ($($word:ty),*) => {$(
        impl Word for $word {
            fn reduced(self, bound: Self) -> Option<Self> {
                // 2^w mod bound, by way of 2^w − bound, which fits.
                let excess = bound.wrapping_neg().checked_rem(bound)?;
                let last = <$word>::MAX.checked_sub(excess)?;
                (self <= last).then_some(self.checked_rem(bound)?)
            }
        }
    )*};
}

word!(u64);
#[cfg(test)]
word!(u8);

/// A uniform integer below `bound` (0 where that is 0): the first accepted of the words
/// `H("ssj/1/start\0" ‖ seed ‖ stratum ‖ counter)`, first 8 bytes, big-endian, counter from 0.
pub(super) fn uniform_start(hash: HashFn, seed: &Seed, stratum: u32, bound: u64) -> u64 {
    if bound == 0 {
        return 0;
    }
    (0_u64..)
        .find_map(|counter| {
            let parts: [&[u8]; 3] = [seed.as_bytes(), &stratum.to_be_bytes(), &counter.to_be_bytes()];
            let half = hash.hash_parts(Label::Start, &parts).first_half();
            let word = half.first_chunk().map(|word| u64::from_be_bytes(*word))?;
            word.reduced(bound)
        })
        // Half or more of all words are accepted: the search ends.
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_remainder_comes_from_as_many_words() {
        for bound in 1..=u8::MAX {
            let mut times = [0_u16; 256];
            let mut accepted = 0_u16;
            for word in 0..=u8::MAX {
                if let Some(remainder) = word.reduced(bound) {
                    times[usize::from(remainder)] += 1;
                    accepted += 1;
                }
            }
            let (mine, beyond) = times.split_at(usize::from(bound));
            assert!(mine.iter().all(|n| *n == mine[0]) && mine[0] > 0, "{bound}");
            assert!(beyond.iter().all(|n| *n == 0), "{bound}");
            // As few are rejected as can be.
            assert_eq!(accepted, 256 / u16::from(bound) * u16::from(bound));
        }
        assert_eq!(0_u8.reduced(0), None);
    }
}
