//! Rounding shares at random under a seed, so that their sum stays whole.
//!
//! J.-C. Deville, Y. Tillé, "Unequal probability sampling without replacement through a splitting
//! method", Biometrika 85 (1998): the pivotal method, along an order that the seed gives. Each share is
//! rounded up exactly as often as it says. Of every pair of shares both are rounded up with a chance
//! above 0 wherever two are at all, and never more often than if they had nothing to do with each other:
//! systematic rounding keeps some pairs apart for ever, even in random order.

use alloc::vec::Vec;

use ssj_core::{Digest, HashFn, Label, Seed};

/// A share on its way to 0 or to the whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Undecided<T> {
    /// Above 0 and below the whole.
    pub(super) part: u64,
    pub(super) lot: Digest,
    pub(super) of: T,
}

/// `H("ssj/1/lot\0" ‖ seed ‖ name)`: what decides for somebody, in every matter of a round.
pub(super) fn lot(hash: HashFn, seed: &Seed, name: &[u8]) -> Digest {
    hash.hash_parts(Label::Lot, &[seed.as_bytes(), name])
}

/// Who is rounded up, of shares of one whole whose sum is a multiple of it: each with probability
/// `part / whole`. One after the other meets whoever is still undecided.
pub(super) fn rounded_up<T: Copy>(
    hash: HashFn,
    whole: u64,
    shares: impl IntoIterator<Item = Undecided<T>>,
) -> Vec<T> {
    let words = |lot: Digest| {
        move |number: u64| {
            let parts: [&[u8]; 2] = [lot.as_bytes(), &number.to_be_bytes()];
            let half = hash.hash_parts(Label::Duel, &parts).first_half();
            half.first_chunk()
                .map_or(0, |word| u64::from_be_bytes(*word))
        }
    };
    let mut up = Vec::new();
    let mut undecided: Option<Undecided<T>> = None;
    for next in shares {
        let Some(before) = undecided else {
            undecided = Some(next);
            continue;
        };
        let chance = Duel::between(before.part, next.part, whole);
        let wins = is_below(chance.wins, chance.of, words(next.lot));
        let (winner, loser) = if wins { (next, before) } else { (before, next) };
        undecided = match chance.left {
            Left::WithWinner(part) => Some(Undecided { part, ..winner }),
            Left::WithLoser(part) => {
                up.push(winner.of);
                (part > 0).then_some(Undecided { part, ..loser })
            }
        };
    }
    up
}

/// What happens where two shares meet.
struct Duel {
    /// The later one wins with probability `wins / of`.
    wins: u64,
    of: u64,
    left: Left,
}

/// Who goes on, with which part of the whole.
enum Left {
    /// The winner takes all, which is below the whole; the loser is rounded down.
    WithWinner(u64),
    /// The winner is rounded up; the loser keeps the rest.
    WithLoser(u64),
}

impl Duel {
    fn between(before: u64, next: u64, whole: u64) -> Self {
        let (to_whole, of_next) = (whole.saturating_sub(before), whole.saturating_sub(next));
        if next < to_whole {
            let sum = before.saturating_add(next);
            Self {
                wins: next,
                of: sum,
                left: Left::WithWinner(sum),
            }
        } else {
            Self {
                wins: to_whole,
                // before + next ≥ whole, so this is at most the whole.
                of: to_whole.saturating_add(of_next),
                left: Left::WithLoser(next.saturating_sub(to_whole)),
            }
        }
    }
}

/// Whether the number between 0 and 1 whose digits to the base 2^64 are `words` lies below `part / of`,
/// exactly: the digits of both are compared until they differ.
fn is_below(part: u64, of: u64, words: impl Fn(u64) -> u64) -> bool {
    let (mut part, of) = (u128::from(part), u128::from(of.max(1)));
    (0_u64..)
        .find_map(|number| {
            let scaled = part << 64;
            let digit = scaled.checked_div(of)?;
            part = scaled.checked_rem(of)?;
            let word = u128::from(words(number));
            (word != digit || part == 0).then_some(word < digit)
        })
        .unwrap_or_default()
}

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests"
)]
mod tests {
    use alloc::collections::BTreeMap;
    use alloc::vec;

    use super::*;

    #[test]
    fn a_number_is_held_against_a_fraction_digit_by_digit() {
        // 1/3 has the digit 0x5555… for ever.
        let third = u64::MAX / 3;
        assert!(is_below(1, 3, |_| third - 1));
        assert!(!is_below(1, 3, |_| third + 1));
        for (second, below) in [(third - 1, true), (third + 1, false)] {
            assert_eq!(
                is_below(1, 3, |i| if i < 7 { third } else { second }),
                below
            );
        }
        // 1/2 is 2^63 and then nothing: the number 1/2 itself is not below it.
        assert!(
            is_below(1, 2, |_| (1 << 63) - 1)
                && !is_below(1, 2, |i| if i == 0 { 1 << 63 } else { 0 })
        );
        // Fractions whose parts fill 64 bits: the digit of this one is always the same.
        let digit = u64::MAX - 1;
        for (second, below) in [(digit - 1, true), (digit + 1, false)] {
            let words = |i| if i < 3 { digit } else { second };
            assert_eq!(is_below(digit, u64::MAX, words), below);
        }
    }

    /// Every outcome of the duels along an order with its exact chance, as a fraction of `unit`.
    fn outcomes(parts: &[u64], whole: u64, unit: u128) -> BTreeMap<u32, u128> {
        let mut found = BTreeMap::new();
        let mut open = vec![(1, Some((0_usize, parts[0])), 0_u32, unit)];
        while let Some((at, undecided, up, chance)) = open.pop() {
            let Some(part) = parts.get(at) else {
                assert_eq!(undecided, None);
                *found.entry(up).or_default() += chance;
                continue;
            };
            let Some((before, rest)) = undecided else {
                open.push((at + 1, Some((at, *part)), up, chance));
                continue;
            };
            let duel = Duel::between(rest, *part, whole);
            let wins = chance * u128::from(duel.wins) / u128::from(duel.of);
            assert_eq!(
                wins * u128::from(duel.of),
                chance * u128::from(duel.wins),
                "the unit divides"
            );
            for (winner, loser, chance) in [(at, before, wins), (before, at, chance - wins)] {
                let (undecided, up) = match duel.left {
                    Left::WithWinner(part) => (Some((winner, part)), up),
                    Left::WithLoser(part) => {
                        ((part > 0).then_some((loser, part)), up | 1 << winner)
                    }
                };
                open.push((at + 1, undecided, up, chance));
            }
        }
        found
    }

    /// All orders of the numbers below n.
    fn orders(n: usize) -> Vec<Vec<usize>> {
        if n == 0 {
            return vec![vec![]];
        }
        let shorter = orders(n - 1).into_iter();
        let longer = shorter.flat_map(|order| {
            (0..n).map(move |at| {
                let mut order = order.clone();
                order.insert(at, n - 1);
                order
            })
        });
        longer.collect()
    }

    /// Over every order and every duel: how often each pair (and, where both are one, each share) is up.
    fn joint(parts: &[u64], whole: u64) -> (Vec<Vec<u128>>, u128) {
        // Divisible by every product of denominators that occurs here.
        let unit = (1..=2 * u128::from(whole)).product::<u128>().pow(2);
        let orders = orders(parts.len());
        let mut times = vec![vec![0; parts.len()]; parts.len()];
        for order in &orders {
            let parts: Vec<u64> = order.iter().map(|at| parts[*at]).collect();
            let total: u64 = parts.iter().sum();
            for (up, chance) in outcomes(&parts, whole, unit) {
                assert_eq!(
                    u64::from(up.count_ones()) * whole,
                    total,
                    "the sum stays whole"
                );
                for (i, one) in order.iter().enumerate().filter(|(i, _)| up >> i & 1 == 1) {
                    times[*one][*one] += chance;
                    for other in order
                        .iter()
                        .enumerate()
                        .skip(i + 1)
                        .filter(|(j, _)| up >> j & 1 == 1)
                    {
                        times[*one][*other.1] += chance;
                        times[*other.1][*one] += chance;
                    }
                }
            }
        }
        (times, unit * orders.len() as u128)
    }

    /// Of every way in which up to five shares of a whole of two to six parts sum to whole ones: over all
    /// orders each share is up exactly as often as it says; each pair sometimes where two are up at all, and
    /// no more often than by itself.
    #[test]
    fn every_share_is_rounded_up_exactly_as_often_as_it_says() {
        let mut cases = 0;
        for whole in 2_u64..=6 {
            for shares in shares_of(whole, 5) {
                cases += 1;
                let (times, all) = joint(&shares, whole);
                let two = shares.iter().sum::<u64>() > whole;
                for (i, one) in shares.iter().enumerate() {
                    assert_eq!(
                        times[i][i] * u128::from(whole),
                        all * u128::from(*one),
                        "{shares:?} of {whole}"
                    );
                    for (j, other) in shares.iter().enumerate().skip(i + 1) {
                        let product = u128::from(*one * *other);
                        let both = times[i][j] * u128::from(whole * whole);
                        assert!(both <= all * product, "{shares:?} of {whole}: {i} and {j}");
                        assert_eq!(both > 0, two, "{shares:?} of {whole}: {i} and {j}");
                    }
                }
            }
        }
        assert_eq!(cases, 87);
    }

    /// Ascending lists of up to `most` parts above 0 and below the whole whose sum is a multiple of it.
    fn shares_of(whole: u64, most: usize) -> Vec<Vec<u64>> {
        let (mut found, mut open) = (vec![], vec![vec![]]);
        while let Some(list) = open.pop() {
            let sum: u64 = list.iter().sum();
            if sum > 0 && sum.is_multiple_of(whole) {
                found.push(list.clone());
            }
            if list.len() < most {
                for part in list.last().copied().unwrap_or(1)..whole {
                    open.push([&list[..], &[part]].concat());
                }
            }
        }
        found
    }

    /// The case that systematic rounding gets wrong in every order: of 1, 1, 2, 2, 2 quarters two are up,
    /// and there the first two never together.
    #[test]
    fn no_pair_is_kept_apart() {
        let (times, all) = joint(&[1, 1, 2, 2, 2], 4);
        assert!(times[0][1] > 0);
        assert!(times[0][1] * 16 < all);
    }
}
