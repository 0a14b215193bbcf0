//! Bounded integers and shuffles, version 1: every bit of them is specified here.
//!
//! A bounded integer below `n` is the high word of `x · n` for a random word `x`, drawn again while
//! the low word is below `2^w mod n` (w the width of a word). A shuffle swaps item `i` with item
//! `below(i + 1)`, from the last item down to the second.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

use ssj_core::{HashFn, Label, Seed};

use super::components::Key;

/// An unsigned word that randomness comes in.
pub(crate) trait Word: Copy + Ord {
    /// High and low word of a product.
    fn product(self, other: Self) -> (Self, Self);

    /// `2^w mod self`, for `self` above zero.
    fn power_remainder(self) -> Self;
}

impl Word for u32 {
    #[inline]
    #[expect(
        clippy::as_conversions,
        clippy::cast_possible_truncation,
        reason = "the two halves of a product are its high and its low word"
    )]
    fn product(self, other: Self) -> (Self, Self) {
        let product = u64::from(self).wrapping_mul(u64::from(other));
        ((product >> 32) as Self, product as Self)
    }

    fn power_remainder(self) -> Self {
        self.wrapping_neg().checked_rem(self).unwrap_or(0)
    }
}

/// A uniform integer below `bound`, which is above zero.
#[inline]
pub(crate) fn below<W: Word>(bound: W, mut next: impl FnMut() -> W) -> W {
    let (mut high, mut low) = next().product(bound);
    // `2^w mod n` is below `n`: mostly the division is never made.
    if low < bound {
        let reject = bound.power_remainder();
        while low < reject {
            (high, low) = next().product(bound);
        }
    }
    high
}

/// The generator of one component of an assignment.
#[derive(Clone, Debug)]
pub(crate) struct Dice(ChaCha20Rng);

impl Dice {
    /// The generator of a component's draw: keyed by the seed and what names the component.
    pub(crate) fn new(hash: HashFn, seed: Seed, component: Key) -> Self {
        Self::keyed(hash, seed, component, &[])
    }

    /// The generator of a component's dependent rounding: the same key, one zero byte longer.
    pub(crate) fn rounding(hash: HashFn, seed: Seed, component: Key) -> Self {
        Self::keyed(hash, seed, component, &[0])
    }

    fn keyed(hash: HashFn, seed: Seed, component: Key, tail: &[u8]) -> Self {
        let Key { visit, place } = component;
        let place = place.to_be_bytes();
        let parts = [&seed.as_bytes()[..], visit.as_bytes(), &place, tail];
        let key = hash.hash_parts(Label::Assign, &parts);
        Self(ChaCha20Rng::from_seed(*key.as_bytes()))
    }

    /// A uniform integer below `bound`, which is above zero.
    #[inline]
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        below(bound, || self.0.next_u32())
    }

    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            let bound = u32::try_from(i).unwrap_or(u32::MAX).saturating_add(1);
            let j = self.below(bound);
            items.swap(i, usize::try_from(j).unwrap_or(i));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::arithmetic_side_effects,
        clippy::indexing_slicing,
        reason = "tests"
    )]

    use super::*;

    impl Word for u8 {
        fn product(self, other: Self) -> (Self, Self) {
            let [high, low] = (u16::from(self) * u16::from(other)).to_be_bytes();
            (high, low)
        }

        fn power_remainder(self) -> Self {
            self.wrapping_neg() % self
        }
    }

    /// Every first byte, for every bound: each value equally often, the rest drawn again.
    #[test]
    fn bounded_integers_are_uniform_at_eight_bits() {
        for bound in 1..=u8::MAX {
            let mut counts = [0_u32; 256];
            let mut again = 0_u32;
            for first in 0..=u8::MAX {
                let mut words = [Some(first), None].into_iter();
                // The second word, 255, is always accepted: its low byte is `256 - bound`.
                let mut used = 0;
                let value = below(bound, || {
                    used += 1;
                    words.next().flatten().unwrap_or(u8::MAX)
                });
                if used == 1 {
                    counts[usize::from(value)] += 1;
                } else {
                    again += 1;
                }
            }
            let share = 256 / u32::from(bound);
            assert_eq!(again, 256 % u32::from(bound), "bound {bound}");
            let (inside, outside) = counts.split_at(usize::from(bound));
            assert!(inside.iter().all(|count| *count == share), "bound {bound}");
            assert!(outside.iter().all(|count| *count == 0), "bound {bound}");
        }
    }

    #[test]
    fn the_wide_word_agrees_with_plain_arithmetic() {
        for (x, n) in [
            (0, 1),
            (u32::MAX, u32::MAX),
            (0x1234_5678, 1000),
            (7, 1 << 31),
        ] {
            let product = u64::from(x) * u64::from(n);
            assert_eq!(
                (u64::from(x.product(n).0) << 32) | u64::from(x.product(n).1),
                product
            );
            assert_eq!(u64::from(n.power_remainder()), (1 << 32) % u64::from(n));
        }
    }
}
