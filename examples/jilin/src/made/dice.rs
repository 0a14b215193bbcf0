//! Randomness for made-up data: integers from a named stream of a fixed seed.

use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};

/// A stream of random integers.
#[derive(Debug)]
pub struct Dice(ChaCha20Rng);

impl Dice {
    /// The stream of this name under a seed. Streams do not disturb each other, so that more
    /// entities do not mean other inspectors.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Self(rng)
    }

    /// An integer below `bound`, or zero where the bound is zero. Its bias is below 2⁻³²: this is
    /// no draw.
    pub fn below(&mut self, bound: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) << 32 | u64::from(self.0.next_u32());
        let scaled = (u128::from(wide) * u128::from(bound)) >> 64;
        u32::try_from(scaled).unwrap_or_default()
    }

    /// Whether something happens that does so in `n` of 1,000 cases.
    pub fn per_mille(&mut self, n: u32) -> bool {
        self.below(1_000) < n
    }

    /// One of several, all alike.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let len = u32::try_from(of.len()).unwrap_or(u32::MAX);
        &of[usize::try_from(self.below(len)).unwrap_or_default()]
    }

    /// One of several, as likely as its weight.
    pub fn weighted<'a, T>(&mut self, of: &'a [(T, u32)]) -> &'a T {
        let total = of.iter().map(|(_, weight)| weight).sum();
        let mut left = self.below(total);
        for (value, weight) in of {
            if left < *weight {
                return value;
            }
            left -= weight;
        }
        &of[0].0
    }
}
