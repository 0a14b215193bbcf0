//! Which caps to lift so that every slot can be filled.
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap};
use alloc::vec::Vec;
use core::cmp::Reverse;

use crate::assign::engine::board::{Board, Held};
use crate::assign::engine::keys::{By, Slot, Who, keys};
use crate::assign::engine::meter::Meter;
use crate::assign::engine::reach::{Goal, Reach};
use crate::assign::engine::rules::{Block, Rules};
use crate::assign::problem::NeedRow;
use crate::observe::Cancelled;

/// The caps lifted, each with by how much: one by one, until every slot is filled; `held` is a
/// maximum fill. Of those whose cap is in the way of a slot, the least loaded comes first.
///
/// None if caps are not all that is in the way.
///
/// Where several caps of one person are in the way of a slot all of them are lifted; in the end those that
/// the others make up for are not.
pub(super) fn lifts(
    held: Held,
    rules: Rules<'_>,
    meter: &mut Meter<'_>,
) -> Result<Option<Lifts>, Cancelled> {
    let board = Board {
        rules: &rules,
        held,
    };
    let reach = Reach::new(&board);
    let held = board.held;
    let mut lifting = Lifting {
        full: Full::new(&rules),
        alike: BTreeMap::new(),
        closed: BTreeSet::new(),
        reach,
        lifts: BTreeMap::new(),
        several: false,
        held,
        rules,
    };
    for hole in lifting.held.owner.keys() {
        let known = lifting.held.owner[hole] != Who::NONE
            || lifting.by_known(hole)
            || lifting.by_like(hole);
        if !known {
            meter.settle()?;
            if lifting.by_search(hole).is_none() {
                return Ok(None);
            }
        }
    }
    if lifting.several {
        lifting.spare(meter)?;
    }
    Ok(Some(lifting.lifts))
}

/// Caps lifted, each with by how much.
type Lifts = BTreeMap<(Who, Block), u32>;

struct Lifting<'a> {
    rules: Rules<'a>,
    held: Held,
    reach: Reach,
    full: Full,
    /// By the like of slots, where caps are nested and nobody is met but through slots of that like: who is in
    /// the way of them all, by total.
    alike: BTreeMap<u32, BinaryHeap<Reverse<(u64, Who)>>>,
    /// The likes of slots that nobody can take for whoever's cap is lowered.
    closed: BTreeSet<u32>,
    lifts: Lifts,
    /// Whether for one slot several caps were lifted.
    several: bool,
}

impl Lifting<'_> {
    /// Lowers again what can be lowered, one by one. What could not be when more was lifted never can be.
    fn spare(&mut self, meter: &mut Meter<'_>) -> Result<(), Cancelled> {
        let lifts: Vec<(Who, Block)> = self.lifts.keys().copied().collect();
        for (person, cap) in lifts {
            while self.lifts.contains_key(&(person, cap)) && self.lower(person, cap) {
                meter.settle()?;
            }
        }
        Ok(())
    }

    /// Lowers a cap by one if everything can be filled all the same: someone else takes one of the slots
    /// within it.
    fn lower(&mut self, person: Who, cap: Block) -> bool {
        self.rules.lower_cap(person, cap);
        let mut board = Board {
            rules: &self.rules,
            held: core::mem::take(&mut self.held),
        };
        let mut within = Vec::new();
        board.blocking(person, cap, &mut within);
        let first = within.iter().find(|_| board.is_above(person, cap)).copied();
        let lowered = first.is_none_or(|slot| {
            if self.closed.contains(&self.reach.alike(slot)) {
                return false;
            }
            board.lift(slot);
            self.reach.start();
            self.reach.add_hole(slot);
            let filled = self.reach.augment(&mut board, Goal::Room).is_some();
            if !filled {
                board.put(slot, person);
                self.closed.extend(self.reach.closed());
            }
            filled
        });
        self.held = board.held;
        if lowered {
            self.lifts.entry((person, cap)).and_modify(|by| *by -= 1);
            self.lifts.retain(|_, by| *by > 0);
        } else {
            self.rules.lift_cap(person, cap);
        }
        lowered
    }

    /// Looks at everybody whose cap is in the way.
    fn by_search(&mut self, hole: Slot) -> Option<()> {
        let board = Board {
            rules: &self.rules,
            held: core::mem::take(&mut self.held),
        };
        self.reach.start();
        self.reach.add_hole(hole);
        self.reach.search(&board, Goal::Room);
        let in_the_way = self.reach.stopped.iter();
        let least = in_the_way.min_by_key(|(_, person)| (board.total(*person), *person));
        let caps = least.map(|(slot, person)| (*person, board.reached_caps(*slot, *person)));
        self.full.learn(&board, &self.reach);
        let like = self.reach.alike(hole);
        let mut met = self.reach.stopped.iter();
        if self.reach.closed().any(|closed| closed == like)
            && met.all(|(slot, _)| self.reach.alike(*slot) == like)
        {
            let stopped = self.reach.stopped.iter();
            let heap = stopped.map(|(_, person)| Reverse((board.total(*person), *person)));
            self.alike.insert(like, heap.collect());
        }
        self.held = board.held;
        let (person, caps) = caps?;
        self.several |= caps.len() > 1;
        for cap in caps {
            self.lift(person, cap);
        }
        self.fill(hole, person).then_some(())
    }

    /// Lifts the caps of the least loaded of those known to be in the way of all slots like this one.
    fn by_like(&mut self, hole: Slot) -> bool {
        let like = self.reach.alike(hole);
        let Some(heap) = self.alike.get_mut(&like) else {
            return false;
        };
        let board = Board {
            rules: &self.rules,
            held: core::mem::take(&mut self.held),
        };
        let least = least_of(heap, &board);
        let least = least.filter(|person| {
            let is_absent = !matches!(board.block(hole, *person), Some(Block::Visit(_)));
            is_absent && board.rules.admits(hole, *person)
        });
        let caps = least.map(|person| (person, board.reached_caps(hole, person)));
        self.held = board.held;
        let Some((person, caps)) = caps else {
            return false;
        };
        self.several |= caps.len() > 1;
        for cap in caps {
            self.lift(person, cap);
        }
        self.fill(hole, person)
    }

    /// Lifts the cap of the least loaded of those known to be full, if they are in the way.
    fn by_known(&mut self, hole: Slot) -> bool {
        let board = Board {
            rules: &self.rules,
            held: core::mem::take(&mut self.held),
        };
        let least = self.full.least(&board, self.rules.slots[hole].need);
        self.held = board.held;
        let Some(person) = least else { return false };
        self.lift(person, Block::Whole);
        let filled = self.fill(hole, person);
        if !filled {
            self.rules.lower_cap(person, Block::Whole);
            let lift = self.lifts.entry((person, Block::Whole));
            lift.and_modify(|by| *by -= 1);
            self.lifts.retain(|_, by| *by > 0);
        }
        filled
    }

    fn lift(&mut self, person: Who, cap: Block) {
        self.rules.lift_cap(person, cap);
        *self.lifts.entry((person, cap)).or_default() += 1;
    }

    /// Fills a slot now that one person has room.
    fn fill(&mut self, hole: Slot, person: Who) -> bool {
        let mut board = Board {
            rules: &self.rules,
            held: core::mem::take(&mut self.held),
        };
        let at_once = self.rules.admits(hole, person) && board.block(hole, person).is_none();
        if at_once {
            board.put(hole, person);
        } else {
            self.reach.start();
            self.reach.add_hole(hole);
        }
        let filled = at_once || self.reach.augment(&mut board, Goal::Room).is_some();
        self.held = board.held;
        filled
    }
}

keys!(
    /// A set of persons who are all full, and whose slots nobody outside the set can take.
    ///
    /// What is in the way of a slot whose persons all belong to a set is in the set too, and while caps
    /// are lifted only where a slot is filled, that stays so. Where sets come to overlap they are joined.
    Set
);

/// The least loaded, where totals may have grown since they were written down.
fn least_of(heap: &mut BinaryHeap<Reverse<(u64, Who)>>, board: &Board<'_>) -> Option<Who> {
    while let Some(Reverse((total, person))) = heap.pop() {
        let now = board.total(person);
        heap.push(Reverse((now, person)));
        if now == total {
            return Some(person);
        }
    }
    None
}

/// The sets that are known.
struct Full {
    /// The set of each person.
    set: By<Who, Option<Set>>,
    /// Of each set total and person; totals may have grown since.
    persons: By<Set, BinaryHeap<Reverse<(u64, Who)>>>,
    /// By need whose persons all belong to a set: one of them.
    of_need: BTreeMap<NeedRow, Who>,
    /// Nothing is learned where caps inside a person's own can be in the way: they depend on the
    /// slot.
    is_off: bool,
}

impl Full {
    fn new(rules: &Rules<'_>) -> Self {
        Self {
            set: By::all(rules.persons.len(), None),
            persons: By::default(),
            of_need: BTreeMap::new(),
            is_off: rules.persons.iter().any(|person| person.forest.is_some()),
        }
    }

    /// Whom a failed search stopped at, and the sets of those who were in any.
    fn learn(&mut self, board: &Board<'_>, reach: &Reach) {
        if self.is_off {
            return;
        }
        let new = self.persons.push(BinaryHeap::new());
        let mut heap = BinaryHeap::new();
        for (_, person) in &reach.stopped {
            match self.set[*person].replace(new) {
                None => heap.push(Reverse((board.total(*person), *person))),
                Some(before) if before == new => {}
                Some(before) => {
                    for other in core::mem::take(&mut self.persons[before]) {
                        self.set[other.0.1] = Some(new);
                        heap.push(other);
                    }
                }
            }
        }
        self.persons[new] = heap;
    }

    /// The least loaded of the set that all persons of a need belong to.
    fn least(&mut self, board: &Board<'_>, need: NeedRow) -> Option<Who> {
        let member = match self.of_need.get(&need) {
            Some(member) => *member,
            None => self.member(board, need)?,
        };
        least_of(&mut self.persons[self.set[member]?], board)
    }

    fn member(&mut self, board: &Board<'_>, need: NeedRow) -> Option<Who> {
        let mut persons = board.rules.admitted(need);
        let first = persons.next()?;
        let set = self.set[first];
        let alike = set.is_some() && persons.all(|person| self.set[person] == set);
        alike.then(|| {
            self.of_need.insert(need, first);
            first
        })
    }
}
