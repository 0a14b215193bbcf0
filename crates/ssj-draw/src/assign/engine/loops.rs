//! How many loops make a walk, version 1.
//!
//! Four demands, of which the largest counts. With *t* = 6 + half the bits of the number of slots:
//!
//! * every slot's person is drawn anew *t* times on average: a product of independent slots would
//!   then be uniform up to e⁻⁶;
//! * under even loads, which persons are at the upper of two neighbouring levels is exchanged as
//!   often as a Bernoulli–Laplace urn needs;
//! * where slots have few candidates, loops often enough go all the way round a ring of them;
//! * sixteen *t* loops, for small components.
//!
//! The length of a loop is estimated from below, so that the number is never too small on its
//! account. Everything that enters is the same for all states of a component when loads so far are
//! equal, and is taken from the start otherwise; nothing depends on how the walk goes.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "slots and persons are below 2^28: four of them fit in 128 bits"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::board::Board;
use super::chain::Walk;
use super::keys::{By, Slot, Who};
use super::rules::SlotRules;
use crate::assign::problem::{ix, row};

/// The version of this rule: another number of loops gives other teams from the same seed, so a
/// commitment names the rule before the seed is known.
pub const LOOP_RULE: u32 = 1;

/// Loops of the smallest component, in units of `t`.
const FEWEST: u128 = 16;

impl Walk {
    /// The walk of a component that is filled, and evened out if loads are to be even.
    pub(crate) fn of(board: &Board<'_>, even: bool) -> Self {
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
        let fewest = FEWEST * shape.rounds;
        let loops = by_slots.max(by_levels).max(by_passages).max(fewest);
        Self {
            loops: u64::try_from(loops).unwrap_or(u64::MAX),
            longest: shape.longest(),
            even,
        }
    }
}

/// The least, over all slots, of the mean number of candidates of the slots that its candidates hold;
/// one at least.
///
/// A slot with few candidates is reached again and again if these hold slots with many. Where they
/// hold none but such, as in a ring of recusals, a part of the component hangs by a thread, and only
/// loops that start there count.
fn narrowest(board: &Board<'_>) -> u64 {
    let slots = &board.rules.slots;
    let hand = |hand: &Vec<Slot>| {
        let candidates = hand.iter().map(|slot| u64::from(slots[*slot].candidates));
        let sum: u64 = candidates.sum();
        sum.checked_div(u64::from(row(hand.len())))
    };
    let hands: By<Who, Option<u64>> = board.hands.iter().map(hand).collect();
    let mean = |persons: &mut dyn Iterator<Item = Who>| {
        let (mut sum, mut count) = (0_u64, 0_u64);
        for held in persons.filter_map(|person| hands[person]) {
            sum += held;
            count += 1;
        }
        sum.checked_div(count)
    };
    let mut of_need = BTreeMap::new();
    let around = |(slot, facts): (Slot, &SlotRules)| {
        let all = *of_need.entry(facts.need).or_insert_with(|| {
            let persons: Vec<Who> = board.rules.admitted(facts.need).collect();
            (persons.len(), mean(&mut persons.into_iter()))
        });
        // Few recusals change little; where there are many, who is left is looked at.
        if 2 * ix(facts.candidates) >= all.0 {
            all.1
        } else {
            mean(&mut board.rules.candidates(slot))
        }
    };
    let least = slots.entries().filter_map(around).min();
    least.unwrap_or(1).max(1)
}

/// What the number of loops depends on.
struct Shape {
    slots: u64,
    persons: u64,
    rounds: u128,
    /// Room left by the caps.
    spare: u64,
    /// How many candidates the slots around the narrowest one have.
    choice: u64,
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
        let persons = board.rules.persons.iter();
        let caps = persons.map(|person| u64::from(person.cap));
        let mut levels = BTreeMap::<u64, Level>::new();
        for (person, hand) in board.hands.entries() {
            let level = levels.entry(board.total(person)).or_default();
            level.persons += 1;
            level.held += u64::from(row(hand.len()));
            level.with_room += u64::from(!board.is_full(person));
        }
        Self {
            slots,
            persons: u64::from(row(board.hands.len())),
            rounds: 6 + u128::from(slots.max(1).ilog2() + 1) / 2,
            spare: caps.sum::<u64>().saturating_sub(slots),
            choice: narrowest(board),
            levels,
            step: board.rules.step,
        }
    }

    /// Steps until one of `closers` persons, or the one lifted, is hit.
    fn length(&self, closers: u64) -> u64 {
        (self.persons / (closers + 1)).clamp(1, self.choice)
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
        let level = below.and_then(|total| self.levels.get(&total));
        level.map_or(0, |level| level.with_room)
    }

    /// Loops until one has gone round a ring of visits with few candidates each.
    fn passages(&self) -> u128 {
        let choice = u128::from(self.choice);
        8 * u128::from(self.slots) * self.rounds / (choice * choice)
    }

    /// The longest loop: a walk over a ring takes the square of its length.
    fn longest(&self) -> u64 {
        let size = self.slots + self.persons;
        size * (size / self.choice).clamp(8, 256)
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
