//! How many loops make a walk, version 2.
//!
//! Four demands, of which the largest counts. With *t* = 6 + half the bits of the number of slots:
//!
//! * every kind of slots starts *t* loops on average, so that what hangs by one slot is moved;
//! * every slot's person is drawn anew *t* times on average;
//! * under even loads, which persons are at the upper of two neighbouring levels is exchanged as
//!   often as a Bernoulli–Laplace urn needs;
//! * sixteen *t* loops, for small parts.
//!
//! That this is enough was measured on families built to break it, and is not proven. Everything that enters
//! follows from the part and its start. How the walk goes tells only whether longer loops are walked on top,
//! from where it stands.
#![allow(
    clippy::arithmetic_side_effects,
    reason = "slots and persons are below 2^28: four of them fit in 128 bits"
)]
#![allow(clippy::indexing_slicing, reason = "kinds are the part's own")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::board::Board;
use super::chain::Walk;
use super::keys::Who;
use super::rules::Rules;
use crate::assign::problem::{NeedRow, row};

/// The version of this rule: another number of loops gives other teams from the same seed, so a
/// commitment names the rule before the seed is known.
pub const LOOP_RULE: u32 = 2;

/// Loops of the smallest part, in units of `t`.
const FEWEST: u128 = 16;

/// Steps of the longest loop, in units of slots and persons together.
const LONGEST: u64 = 64;

impl Walk {
    /// The walk of a part that is filled, and evened out if loads are to be even.
    pub(crate) fn of(board: &Board<'_>, even: bool) -> Self {
        let slots = u64::from(row(board.owner.len()));
        let persons = u64::from(row(board.hands.len()));
        let shape = Shape { board, even };
        let rounds = 6 + u128::from(slots.max(1).ilog2() + 1) / 2;
        let each_slot = u128::from(slots) * rounds;
        let kinds = shape.kinds();
        let by_kinds = kinds.iter().map(|kind| {
            let anew = each_slot * u128::from(kind.slots) / u128::from(kind.length.max(1));
            anew.max(each_slot / u128::from(kind.slots.max(1)))
        });
        let by_levels = if even { shape.exchanges() } else { 0 };
        let loops = by_kinds
            .max()
            .unwrap_or(0)
            .max(by_levels)
            .max(FEWEST * rounds);
        Self {
            loops: u64::try_from(loops).unwrap_or(u64::MAX),
            longest: (slots + persons) * LONGEST,
            even,
        }
    }

    /// About how many steps it takes: no more is known before it is made.
    pub(crate) fn steps(&self, board: &Board<'_>) -> u64 {
        let shape = Shape {
            board,
            even: self.even,
        };
        let persons = u64::from(row(board.hands.len()));
        let (mut sum, mut closers) = (0_u64, BTreeMap::new());
        for owner in board.owner.iter() {
            let level = shape.level(*owner);
            let closers = closers.entry(level).or_insert_with(|| {
                let all = board.hands.keys().filter(|who| shape.closes(*who, level));
                u64::from(row(all.count()))
            });
            sum += (persons / (*closers + 1)).max(1);
        }
        let slots = u64::from(row(board.owner.len())).max(1);
        self.loops.saturating_mul(sum.div_ceil(slots))
    }
}

/// What the number of loops depends on.
struct Shape<'b> {
    board: &'b Board<'b>,
    even: bool,
}

/// Slots that are alike.
#[derive(Clone, Copy, Debug, Default)]
struct Kind {
    slots: u64,
    /// The lengths of a loop from each of them, added up: estimated from below.
    length: u64,
}

/// The persons of one total.
#[derive(Clone, Copy, Debug, Default)]
struct Level {
    /// Those who hold something.
    persons: u64,
    /// Slots they hold.
    held: u64,
    /// Those whose own cap lets them take one more.
    with_room: u64,
}

impl Shape<'_> {
    /// The level that whoever closes a loop comes to.
    fn level(&self, lifted: Who) -> u64 {
        self.board.left(lifted, self.even)
    }

    /// Whether someone has room and comes to a level with one slot more.
    fn closes(&self, person: Who, level: u64) -> bool {
        !self.board.is_full(person) && self.board.reached(person, self.even) == level
    }

    /// Slots of a kind ask for the same within the same groups of every schedule, and bar at most a
    /// quarter of those who have it; any other slot is alone.
    fn kinds(&self) -> Vec<Kind> {
        let rules = self.board.rules;
        let forests = rules.forests();
        let mut kinds: Vec<Kind> = Vec::new();
        let mut known = BTreeMap::<(NeedRow, Vec<Option<u32>>), usize>::new();
        let mut closers = BTreeMap::<(NeedRow, u64), u64>::new();
        for (slot, facts) in rules.slots.entries() {
            let level = self.level(self.board.owner[slot]);
            let barred = u64::from(row(rules.bans(slot).len()));
            let alone = 3 * barred > u64::from(facts.candidates);
            let next = kinds.len();
            let (kind, closers) = if alone {
                (next, self.among(rules.candidates(slot), level))
            } else {
                let around = Rules::around(&forests, facts.visit);
                let kind = *known.entry((facts.need, around)).or_insert(next);
                let closers = closers.entry((facts.need, level));
                let admitted = || self.among(rules.admitted(facts.need), level);
                (kind, *closers.or_insert_with(admitted))
            };
            if kind == next {
                kinds.push(Kind::default());
            }
            kinds[kind].slots += 1;
            kinds[kind].length += (u64::from(facts.candidates) / (closers + 1)).max(1);
        }
        kinds
    }

    fn among(&self, persons: impl Iterator<Item = Who>, level: u64) -> u64 {
        u64::from(row(persons
            .filter(|person| self.closes(*person, level))
            .count()))
    }

    /// Loops until neighbouring levels have exchanged their persons.
    fn exchanges(&self) -> u128 {
        let mut levels = BTreeMap::<u64, Level>::new();
        for (person, hand) in self.board.hands.entries() {
            let level = levels.entry(self.board.total(person)).or_default();
            level.persons += u64::from(!hand.is_empty());
            level.held += u64::from(row(hand.len()));
            level.with_room += u64::from(!self.board.is_full(person));
        }
        let slots = u128::from(row(self.board.owner.len()));
        let held = levels.iter().filter(|(_, level)| level.held > 0);
        let needed = held.map(|(total, level)| {
            let below = total.checked_sub(self.board.rules.step);
            let below = below.and_then(|total| levels.get(&total));
            let (upper, lower) = (level.persons, below.map_or(0, |level| level.with_room));
            let rounds = 9 + (u64::BITS - upper.min(lower).leading_zeros()) / 8;
            let pairs = u128::from(upper) * u128::from(lower) * u128::from(rounds);
            pairs * slots / (u128::from(upper + lower) * u128::from(level.held))
        });
        needed.max().unwrap_or(0)
    }
}
