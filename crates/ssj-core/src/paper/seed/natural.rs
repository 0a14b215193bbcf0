//! Whole numbers of any size, as far as the bounds of redraws need them.

use alloc::vec::Vec;
use core::fmt;

/// A digit holds nine decimal ones, so that showing a number takes no division.
const BASE: u64 = 1_000_000_000;

/// A whole number: digits to the base 10^9, the lowest first, none above the highest that is not 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Natural(Vec<u64>);

impl Natural {
    /// `base` to the power of `exponent`.
    pub(crate) fn power(base: u64, exponent: u32) -> Self {
        (0..exponent).fold(Self(Vec::from([1])), |number, _| number.times(base))
    }

    fn times(&self, factor: u64) -> Self {
        let base = u128::from(BASE);
        let mut carry = 0_u128;
        let mut digits = Vec::with_capacity(self.0.len().saturating_add(3));
        for digit in &self.0 {
            // Below 10^9 · 2^64 + 2^65: it fits.
            carry = carry.saturating_add(u128::from(*digit).saturating_mul(factor.into()));
            digits.push(low(carry, base));
            carry = carry.checked_div(base).unwrap_or_default();
        }
        while carry > 0 {
            digits.push(low(carry, base));
            carry = carry.checked_div(base).unwrap_or_default();
        }
        Self(digits).trimmed()
    }

    /// This number less another that is not greater.
    pub(crate) fn less(&self, other: &Self) -> Self {
        let others = other.0.iter().copied().chain(core::iter::repeat(0));
        let mut borrow = 0_u64;
        let digits = self.0.iter().zip(others).map(|(own, other)| {
            let taken = other.saturating_add(borrow);
            borrow = u64::from(*own < taken);
            let room = own.saturating_add(borrow.saturating_mul(BASE));
            room.saturating_sub(taken)
        });
        Self(digits.collect()).trimmed()
    }

    fn trimmed(mut self) -> Self {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }
}

fn low(number: u128, base: u128) -> u64 {
    let digit = number.checked_rem(base).unwrap_or_default();
    u64::try_from(digit).unwrap_or_default()
}

impl fmt::Display for Natural {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = self.0.iter().rev();
        write!(f, "{}", digits.next().unwrap_or(&0))?;
        digits.try_for_each(|digit| write!(f, "{digit:09}"))
    }
}
