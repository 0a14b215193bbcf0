//! How many loops make a walk, version 1.
//!
//! Three demands, of which the largest counts. With *t* = 6 + half the bits of the number of slots:
//!
//! * every slot's person is drawn anew *t* times on average: a product of independent slots would
//!   then be uniform up to e⁻⁶;
//! * under even loads, which persons are at the upper of two neighbouring levels is exchanged as
//!   often as a Bernoulli–Laplace urn needs;
//! * sixteen *t* loops, for small components with narrow passages.
//!
//! The length of a loop is estimated from below, so that the number is never too small on its
//! account. Everything that enters is the same for all states of a component when loads so far are
//! equal, and is taken from the start otherwise; nothing depends on how the walk goes.
#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "slots and persons are below 2^28: products of four fit in 128 bits; persons are the component's own"
)]

use alloc::collections::BTreeMap;

use super::board::Board;
use super::chain::Walk;
use super::num::{ix, row};

/// Loops of the smallest component, in units of `t`.
const FEWEST: u128 = 16;

impl Walk {
    /// The walk of a component that is filled, and evened out if loads are to be even.
    pub(super) fn of(board: &Board<'_>, even: bool) -> Self {
        let shape = Shape::of(board);
        let anew = if even {
            shape.even_length()
        } else {
            shape.capped_length()
        };
        // `anew` is the summed length of one loop from each slot.
        let slots = u128::from(shape.slots);
        let by_slots = slots * slots * shape.rounds / anew.max(1);
        let by_levels = if even { shape.exchanges() } else { 0 };
        let by_passages = shape.passages();
        let loops = by_slots
            .max(by_levels)
            .max(by_passages)
            .max(FEWEST * shape.rounds);
        Self {
            loops: u64::try_from(loops).unwrap_or(u64::MAX),
            longest: shape.longest(),
            even,
        }
    }
}

/// What the number of loops depends on.
struct Shape {
    slots: u64,
    persons: u64,
    rounds: u128,
    /// Room left by the caps.
    spare: u64,
    /// Mean number of candidates of a slot, rounded down.
    candidates: u64,
    /// By total.
    levels: BTreeMap<u64, Level>,
    step: u64,
}

/// The persons of one total.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    persons: u64,
    /// Slots they hold.
    held: u64,
    /// Those of them whose own cap lets them take one more.
    with_room: u64,
}

impl Shape {
    fn of(board: &Board<'_>) -> Self {
        let slots = u64::from(row(board.owner.len()));
        let candidates = board
            .rules
            .slots
            .iter()
            .map(|slot| u64::from(slot.candidates));
        let caps = board
            .rules
            .persons
            .iter()
            .map(|person| u64::from(person.cap));
        let mut levels = BTreeMap::<u64, Level>::new();
        for person in 0..row(board.hands.len()) {
            let held = row(board.hands[ix(person)].len());
            let level = levels.entry(board.total(person)).or_default();
            level.persons += 1;
            level.held += u64::from(held);
            level.with_room += u64::from(held < board.rules.persons[ix(person)].cap);
        }
        Self {
            slots,
            persons: u64::from(row(board.hands.len())),
            rounds: 6 + u128::from(slots.max(1).ilog2() + 1) / 2,
            spare: caps.sum::<u64>().saturating_sub(slots),
            candidates: candidates.sum::<u64>() / slots.max(1),
            levels,
            step: board.rules.step,
        }
    }

    /// Steps until one of `closers` persons, or the one lifted, is hit.
    fn length(&self, closers: u64) -> u64 {
        (self.persons / (closers + 1)).min(self.candidates).max(1)
    }

    fn capped_length(&self) -> u128 {
        u128::from(self.slots) * u128::from(self.length(self.spare))
    }

    fn even_length(&self) -> u128 {
        let of_level = |(total, level): (&u64, &Level)| {
            u128::from(level.held) * u128::from(self.length(self.below(*total)))
        };
        self.levels.iter().map(of_level).sum()
    }

    /// Persons one step below a total who have room: they close loops that start from it.
    fn below(&self, total: u64) -> u64 {
        let below = total.checked_sub(self.step);
        below
            .and_then(|total| self.levels.get(&total))
            .map_or(0, |level| level.with_room)
    }

    /// Loops until one has gone round a ring of visits with few candidates each.
    fn passages(&self) -> u128 {
        let candidates = u128::from(self.candidates.max(1));
        8 * u128::from(self.slots) * self.rounds / (candidates * candidates)
    }

    /// The longest loop: a walk over a ring takes the square of its length.
    fn longest(&self) -> u64 {
        let size = self.slots + self.persons;
        size * (size / self.candidates.max(1)).clamp(8, 256)
    }

    /// Loops until neighbouring levels have exchanged their persons.
    fn exchanges(&self) -> u128 {
        let held = self.levels.iter().filter(|(_, level)| level.held > 0);
        let needed = held.map(|(total, level)| {
            let (upper, lower) = (level.persons, self.below(*total));
            let rounds = 9 + (u64::BITS - upper.min(lower).leading_zeros()) / 8;
            let pairs = u128::from(upper) * u128::from(lower) * u128::from(rounds);
            pairs * u128::from(self.slots) / (u128::from(upper + lower) * u128::from(level.held))
        });
        needed.max().unwrap_or(0)
    }
}
