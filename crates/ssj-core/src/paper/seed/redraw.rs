//! Redraws: a further round, counted, and what the choice to hold one is worth.

use core::fmt;

use crate::{Digest, Text};

use super::Natural;

/// The most rounds that one draw may take: nobody who needs more can be trusted with any.
pub const MAX_ROUNDS: u32 = 1_000;

/// The draw that a redraw repeats, and why it does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Previous {
    /// The digest of its record.
    pub record: Digest,
    /// Why it was not enough.
    pub reason: Text,
}

/// What `r` redraws at somebody's will can make of a chance `p = drawn / of`.
///
/// Whoever may hold a draw again whenever its outcome displeases them turns the chance to be drawn
/// into up to `1 − (1 − p)^(r + 1)`, and the chance to be spared into up to `1 − p^(r + 1)`. Both are
/// shown as exact fractions in lowest terms.
///
/// ```
/// use ssj_core::paper::RedrawBounds;
/// // 5 of 100, held again twice.
/// let bounds = RedrawBounds::new(5, 100, 2).ok_or("no chance")?;
/// assert_eq!(bounds.drawn_up_to().to_string(), "1141/8000");
/// assert_eq!(bounds.spared_up_to().to_string(), "7999/8000");
/// // Never held again: the chances are what they are.
/// let once = RedrawBounds::new(5, 100, 0).ok_or("no chance")?;
/// assert_eq!(once.to_string(), "drawn: up to 1/20, spared: up to 19/20");
/// assert!(RedrawBounds::new(5, 4, 0).is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RedrawBounds {
    drawn: u64,
    of: u64,
    redraws: u32,
}

/// An exact fraction of any size, in lowest terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction {
    numerator: Natural,
    denominator: Natural,
}

impl RedrawBounds {
    /// The bounds after so many redraws; `None` where `drawn / of` is no chance or there are
    /// [`MAX_ROUNDS`] redraws or more.
    pub const fn new(drawn: u64, of: u64, redraws: u32) -> Option<Self> {
        if of == 0 || drawn > of || redraws >= MAX_ROUNDS {
            return None;
        }
        let divisor = gcd(drawn, of);
        match (drawn.checked_div(divisor), of.checked_div(divisor)) {
            (Some(drawn), Some(of)) => Some(Self { drawn, of, redraws }),
            _ => None,
        }
    }

    /// `1 − (1 − p)^(r + 1)`: how likely somebody can be made to be drawn.
    pub fn drawn_up_to(self) -> Fraction {
        self.all_but(self.of.saturating_sub(self.drawn))
    }

    /// `1 − p^(r + 1)`: how likely somebody can be made to be spared.
    pub fn spared_up_to(self) -> Fraction {
        self.all_but(self.drawn)
    }

    /// `1 − (part / of)^(r + 1)`. In lowest terms, since `part` and `of` share no divisor.
    fn all_but(self, part: u64) -> Fraction {
        let draws = self.redraws.saturating_add(1);
        let denominator = Natural::power(self.of, draws);
        let numerator = denominator.less(&Natural::power(part, draws));
        Fraction {
            numerator,
            denominator,
        }
    }
}

const fn gcd(mut a: u64, mut b: u64) -> u64 {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

impl fmt::Display for RedrawBounds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (drawn, spared) = (self.drawn_up_to(), self.spared_up_to());
        write!(f, "drawn: up to {drawn}, spared: up to {spared}")
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

record! {
    0x0120 Previous { record, reason } decode;
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn bounds_are_exact_at_the_edges() {
        let never = RedrawBounds::new(0, 7, 3).unwrap();
        assert_eq!(never.drawn_up_to().to_string(), "0/1");
        assert_eq!(never.spared_up_to().to_string(), "1/1");
        let always = RedrawBounds::new(7, 7, 3).unwrap();
        assert_eq!(always.drawn_up_to().to_string(), "1/1");
        assert_eq!(always.spared_up_to().to_string(), "0/1");
        assert!(RedrawBounds::new(1, 2, MAX_ROUNDS).is_none());
        assert!(RedrawBounds::new(0, 0, 0).is_none());
    }

    #[test]
    fn bounds_agree_with_128_bit_arithmetic_wherever_that_suffices() {
        for of in 1..30_u64 {
            for drawn in 0..=of {
                for redraws in 0..6 {
                    let bounds = RedrawBounds::new(drawn, of, redraws).unwrap();
                    let whole = u128::from(of).pow(redraws + 1);
                    for (shown, part) in [
                        (bounds.drawn_up_to(), of - drawn),
                        (bounds.spared_up_to(), drawn),
                    ] {
                        let text = shown.to_string();
                        let (a, b) = text.split_once('/').unwrap();
                        let (a, b): (u128, u128) = (a.parse().unwrap(), b.parse().unwrap());
                        let numerator = whole - u128::from(part).pow(redraws + 1);
                        assert_eq!(a * whole, b * numerator, "{drawn}/{of}, {redraws}");
                        assert!(b > 9_999 || (2..=b).all(|d| b % d > 0 || a % d > 0));
                    }
                }
            }
        }
    }
}
