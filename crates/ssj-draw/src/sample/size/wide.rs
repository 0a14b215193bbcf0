//! Products beyond 128 bits, compared.

use core::cmp::Ordering;

/// `a² · m`, exact below 2^256, most significant half first.
fn square_times(a: u128, m: u128) -> [u128; 2] {
    let [high, low] = product(a, a);
    let [carry, low] = product(low, m);
    // The caller's bounds keep the whole below 2^256.
    [high.saturating_mul(m).saturating_add(carry), low]
}

/// The full product of two 128-bit numbers, by halves.
fn product(a: u128, b: u128) -> [u128; 2] {
    const HALF: u128 = u128::MAX >> 64;
    let [(a1, a0), (b1, b0)] = [a, b].map(|x| (x >> 64, x & HALF));
    // None of these overflows: (2^64 − 1)² + 2·(2^64 − 1) = 2^128 − 1.
    let low = a0.saturating_mul(b0);
    let middle = a1.saturating_mul(b0).saturating_add(low >> 64);
    let other = a0.saturating_mul(b1).saturating_add(middle & HALF);
    let high = a1
        .saturating_mul(b1)
        .saturating_add(middle >> 64)
        .saturating_add(other >> 64);
    [high, (other << 64) | (low & HALF)]
}

/// Compares `a² / m` with `b² / n` without dividing; a, b ≤ 2^72 and m, n ≤ 2^81.
pub(super) fn compare_squares((a, m): (u128, u128), (b, n): (u128, u128)) -> Ordering {
    square_times(a, n).cmp(&square_times(b, m))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_exact_at_the_edges() {
        assert_eq!(product(u128::MAX, u128::MAX), [u128::MAX - 1, 1]);
        assert_eq!(product(1 << 127, 2), [1, 0]);
        assert_eq!(product(u128::MAX, 1), [0, u128::MAX]);
        assert_eq!(product((1 << 64) - 1, 1 << 64), [0, u128::MAX << 64]);
        // (2^64 + 1)² = 2^128 + 2^65 + 1.
        assert_eq!(product((1 << 64) + 1, (1 << 64) + 1), [1, (1 << 65) + 1]);
    }

    #[test]
    fn the_largest_inputs_still_differ_by_one() {
        let (a, m) = (1_u128 << 72, (1_u128 << 81) - 1);
        assert_eq!(compare_squares((a, m), (a, m)), Ordering::Equal);
        assert_eq!(compare_squares((a, m), (a - 1, m)), Ordering::Greater);
        assert_eq!(compare_squares((a, m), (a, m - 1)), Ordering::Less);
    }
}
