//! Whole-number arithmetic with stated rounding, for figures.

/// How a quotient becomes whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rounding {
    Down,
    /// To the nearest, halves up.
    Nearest,
    Up,
}

/// `a · b / c`, rounded. Nothing of nothing is 0; beyond 2^128 the product saturates, which figures
/// below 2^40 objects in millionths never reach.
pub(crate) fn part(a: u128, b: u128, c: u128, rounding: Rounding) -> u128 {
    let product = a.saturating_mul(b);
    let added = match rounding {
        Rounding::Down => 0,
        Rounding::Nearest => c / 2,
        Rounding::Up => c.saturating_sub(1),
    };
    product
        .saturating_add(added)
        .checked_div(c)
        .unwrap_or_default()
}

/// The square root of a sum of squares, rounded up.
pub(crate) fn hypotenuse(legs: impl Iterator<Item = u128>) -> u128 {
    let squares = legs.map(|leg| leg.saturating_mul(leg));
    root_up(squares.fold(0, u128::saturating_add))
}

/// The square root, rounded up.
pub(crate) fn root_up(square: u128) -> u128 {
    let root = square.isqrt();
    root.saturating_add(u128::from(root.saturating_mul(root) < square))
}

/// What fits, or the largest there is.
pub(crate) fn narrow(wide: u128) -> u64 {
    u64::try_from(wide).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotients_are_rounded_as_said() {
        let all =
            |a, b, c| [Rounding::Down, Rounding::Nearest, Rounding::Up].map(|r| part(a, b, c, r));
        assert_eq!(all(7, 1, 2), [3, 4, 4]);
        assert_eq!(all(10, 1, 3), [3, 3, 4]);
        assert_eq!(all(6, 2, 4), [3, 3, 3]);
        assert_eq!(all(5, 5, 0), [0, 0, 0]);
        assert_eq!(all(u128::MAX, 2, 1), [u128::MAX; 3]);
    }

    #[test]
    fn roots_are_rounded_up() {
        assert_eq!([0, 1, 2, 4, 5].map(root_up), [0, 1, 2, 2, 3]);
        assert_eq!(hypotenuse([3, 4].into_iter()), 5);
        assert_eq!(hypotenuse([1, 1].into_iter()), 2);
        assert_eq!(narrow(u128::MAX), u64::MAX);
    }
}
