//! Who stands before whom, as far as anybody can tell.

use alloc::vec::Vec;

use super::Interval;
use crate::base::encode::width;

/// The places, from 1 for the highest, that one of several may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Places {
    /// One more than those whose intervals lie wholly above its own.
    pub highest: u64,
    /// All but those whose intervals lie wholly below its own.
    pub lowest: u64,
}

/// The places of each of several figures that their intervals allow: a ranking by estimates alone
/// mostly ranks chance. M. Klein, T. Wright and J. Wieczorek, J. R. Statist. Soc. A 183 (2020).
///
/// Each interval holds at 95 %; for all of them to hold at once at 95 % they would be wider.
///
/// ```
/// use ssj_core::ledger::estimate::{Interval, Places, places};
/// let of = |estimate, low, high| Interval { estimate, low, high };
/// let all = places(&[of(250_000, 73_000, 524_000), of(104_000, 78_000, 143_000), of(20_000, 9_000, 41_000)]);
/// // A quarter of four visits may well be less than a tenth of many.
/// assert_eq!(all[0], Places { highest: 1, lowest: 2 });
/// assert_eq!(all[1], Places { highest: 1, lowest: 2 });
/// assert_eq!(all[2], Places { highest: 3, lowest: 3 });
/// ```
pub fn places(figures: &[Interval]) -> Vec<Places> {
    let count =
        |is_one: &dyn Fn(&Interval) -> bool| width(figures.iter().filter(|it| is_one(it)).count());
    let place = |own: &Interval| Places {
        highest: count(&|other| other.is_above(own)).saturating_add(1),
        lowest: width(figures.len()).saturating_sub(count(&|other| own.is_above(other))),
    };
    figures.iter().map(place).collect()
}
