//! Which caps to lift so that every slot can be filled.
#![allow(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "slots and persons are the component's own places; counts are below 2^32, totals below 2^50"
)]

use alloc::collections::{BTreeMap, BinaryHeap};
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::assign::engine::board::{Block, Board, Held};
use crate::assign::engine::reach::{Goal, Reach};
use crate::assign::engine::rules::Rules;
use crate::assign::problem::{NONE, ix, row};

/// The caps lifted, each with by how much: one by one, until every slot is filled; `held` is a
/// maximum fill. Of those whose cap is in the way of a slot, the least loaded comes first.
///
/// None if caps are not all that is in the way.
pub(crate) fn lifts(held: Held, rules: Rules<'_>) -> Option<BTreeMap<(u32, Block), u32>> {
    let board = Board::with(&rules, held);
    let reach = Reach::new(&board);
    let held = board.into_held();
    let mut lifting = Lifting {
        full: Full::new(&rules),
        reach,
        lifts: BTreeMap::new(),
        held,
        rules,
    };
    for hole in 0..row(lifting.rules.slots.len()) {
        if lifting.held.owner[ix(hole)] == NONE && !lifting.by_known(hole) {
            lifting.by_search(hole)?;
        }
    }
    Some(lifting.lifts)
}

struct Lifting<'a> {
    rules: Rules<'a>,
    held: Held,
    reach: Reach,
    full: Full,
    lifts: BTreeMap<(u32, Block), u32>,
}

impl Lifting<'_> {
    /// Looks at everybody whose cap is in the way.
    fn by_search(&mut self, hole: u32) -> Option<()> {
        let board = Board::with(&self.rules, core::mem::take(&mut self.held));
        self.reach.start();
        self.reach.add_hole(hole);
        self.reach.search(&board, Goal::Room);
        let in_the_way = self.reach.stopped.iter();
        let least = in_the_way.min_by_key(|(_, person)| (board.total(*person), *person));
        let caps = least.map(|(slot, person)| (*person, board.reached_caps(*person, *slot)));
        self.full.learn(&board, &self.reach);
        self.held = board.into_held();
        let (person, caps) = caps?;
        for cap in caps {
            self.lift(person, cap);
        }
        self.fill(hole, person).then_some(())
    }

    /// Lifts the cap of the least loaded of those known to be full, if they are in the way.
    fn by_known(&mut self, hole: u32) -> bool {
        let board = Board::with(&self.rules, core::mem::take(&mut self.held));
        let least = self.full.least(&board, self.rules.slots[ix(hole)].need);
        self.held = board.into_held();
        let Some(person) = least else { return false };
        self.lift(person, Block::Whole);
        let filled = self.fill(hole, person);
        if !filled {
            self.rules.lower_cap(person);
            self.lifts
                .entry((person, Block::Whole))
                .and_modify(|by| *by -= 1);
            self.lifts.retain(|_, by| *by > 0);
        }
        filled
    }

    fn lift(&mut self, person: u32, cap: Block) {
        self.rules.lift_cap(person, cap);
        *self.lifts.entry((person, cap)).or_default() += 1;
    }

    /// Fills a slot now that one person has room.
    fn fill(&mut self, hole: u32, person: u32) -> bool {
        let mut board = Board::with(&self.rules, core::mem::take(&mut self.held));
        let at_once = self.rules.admits(hole, person) && board.block(person, hole).is_none();
        if at_once {
            board.put(hole, person);
        } else {
            self.reach.start();
            self.reach.add_hole(hole);
        }
        let filled = at_once || self.reach.augment(&mut board, Goal::Room).is_some();
        self.held = board.into_held();
        filled
    }
}

/// Sets of persons who are all full, and whose slots nobody outside the set can take.
///
/// What is in the way of a slot whose persons all belong to a set is in the set too, and while caps
/// are lifted only where a slot is filled, that stays so. Where sets come to overlap they are joined.
struct Full {
    /// By person: their set, [`NONE`] for nobody's.
    set: Vec<u32>,
    /// By set: total and person; totals may have grown since.
    persons: Vec<BinaryHeap<Reverse<(u64, u32)>>>,
    /// By need whose persons all belong to a set: one of them.
    of_need: BTreeMap<u32, u32>,
    /// Nothing is learned where caps inside a person's own can be in the way: they depend on the
    /// slot.
    is_off: bool,
}

impl Full {
    fn new(rules: &Rules<'_>) -> Self {
        Self {
            set: vec![NONE; rules.persons.len()],
            persons: Vec::new(),
            of_need: BTreeMap::new(),
            is_off: rules.persons.iter().any(|person| person.forest.is_some()),
        }
    }

    /// Whom a failed search stopped at, and the sets of those who were in any.
    fn learn(&mut self, board: &Board<'_>, reach: &Reach) {
        if self.is_off {
            return;
        }
        let number = row(self.persons.len());
        let mut heap = BinaryHeap::new();
        for (_, person) in &reach.stopped {
            let before = core::mem::replace(&mut self.set[ix(*person)], number);
            if before == NONE {
                heap.push(Reverse((board.total(*person), *person)));
            } else if before != number {
                for other in core::mem::take(&mut self.persons[ix(before)]) {
                    self.set[ix(other.0.1)] = number;
                    heap.push(other);
                }
            }
        }
        self.persons.push(heap);
    }

    /// The least loaded of the set that all persons of a need belong to.
    fn least(&mut self, board: &Board<'_>, need: u32) -> Option<u32> {
        let member = match self.of_need.get(&need) {
            Some(member) => *member,
            None => self.member(board, need)?,
        };
        let heap = &mut self.persons[ix(self.set[ix(member)])];
        while let Some(Reverse((total, person))) = heap.pop() {
            let now = board.total(person);
            heap.push(Reverse((now, person)));
            if now == total {
                return Some(person);
            }
        }
        None
    }

    fn member(&mut self, board: &Board<'_>, need: u32) -> Option<u32> {
        let mut persons = board.rules.ranges(need).flatten();
        let first = persons.next()?;
        let set = self.set[ix(first)];
        let alike = set != NONE && persons.all(|person| self.set[ix(person)] == set);
        alike.then(|| {
            self.of_need.insert(need, first);
            first
        })
    }
}
