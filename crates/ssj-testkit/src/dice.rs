//! Integers from a seed: no randomness, and the same everywhere.

/// `SplitMix64`: a counter, mixed. It is no draw, and nothing is drawn by it.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// An integer below a bound, or zero where the bound is zero.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        let scaled = u128::from(self.next()).wrapping_mul(bound.into()) >> 64;
        u32::try_from(scaled).unwrap_or_default()
    }

    /// One of several.
    pub(crate) fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let len = u32::try_from(of.len()).unwrap_or(u32::MAX);
        of.get(usize::try_from(self.below(len)).unwrap_or_default())
    }
}
