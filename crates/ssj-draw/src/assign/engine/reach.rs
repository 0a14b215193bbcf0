//! Breadth-first search for an augmenting path on the implicit graph: a person takes an empty slot
//! and, where a cap or the load rule stops them, gives up another.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "persons are below 2^28, totals below 2^50"
)]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::board::Board;
use super::keys::{By, Slot, Who};
use super::rules::{Block, Rules};
use crate::assign::problem::{NONE, ix, row};

/// The memory of the searches on one component.
#[derive(Debug)]
pub(crate) struct Reach {
    epoch: u32,
    /// The slots found by the search at hand, in order.
    pub(crate) queue: Vec<Slot>,
    seen: By<Slot, u32>,
    /// The slot that a slot's owner would take for it.
    via: By<Slot, Slot>,
    /// The search in which all slots of a person were found.
    done: By<Who, u32>,
    /// The next person after one who is done.
    after_done: Vec<u32>,
    /// The next person after one who is frozen; a person who is not points to themself.
    after_frozen: Vec<u32>,
    /// The place in the queue.
    head: usize,
    /// Slots and persons whom a cap beyond the visit's own kept from taking them.
    pub(crate) stopped: Vec<(Slot, Who)>,
    /// Slots and persons who may not take them.
    barred: Vec<(Slot, Who)>,
    scratch: Vec<Slot>,
    /// Where caps are nested, by slot: those that ask for the same within the same groups have the same
    /// number.
    alike: By<Slot, u32>,
    /// By that number: whom a slot's scan in this search left out, if one was scanned.
    left_out: BTreeMap<u32, Vec<Who>>,
}

/// Who ends a path.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// Anyone with room.
    Room,
    /// Anyone with room whose total, one slot added, stays below this.
    Below(u64),
}

impl Goal {
    /// Whether a person with room ends a path.
    pub(crate) fn met(self, board: &Board<'_>, person: Who) -> bool {
        let after = board.total(person) + board.rules.step;
        match self {
            Self::Room => true,
            Self::Below(limit) => after < limit,
        }
    }
}

impl Reach {
    pub(crate) fn new(board: &Board<'_>) -> Self {
        let persons = row(board.hands.len());
        Self {
            epoch: 0,
            queue: Vec::new(),
            seen: By::all(board.owner.len(), 0),
            via: By::all(board.owner.len(), Slot::NONE),
            done: By::all(board.hands.len(), 0),
            after_done: (0..=persons).collect(),
            after_frozen: (0..=persons).collect(),
            head: 0,
            stopped: Vec::new(),
            barred: Vec::new(),
            scratch: Vec::new(),
            alike: alike(board),
            left_out: BTreeMap::new(),
        }
    }

    /// Forgets the last search.
    pub(crate) fn start(&mut self) {
        self.epoch += 1;
        self.queue.clear();
        self.head = 0;
        self.stopped.clear();
        self.barred.clear();
        self.left_out.clear();
    }

    /// Keeps a person from taking a slot in this search.
    pub(crate) fn bar(&mut self, slot: Slot, person: Who) {
        self.barred.push((slot, person));
    }

    /// Adds an empty slot to start from.
    pub(crate) fn add_hole(&mut self, slot: Slot) {
        self.find(slot, Slot::NONE);
    }

    /// Adds all slots of a person to start from.
    pub(crate) fn add_person(&mut self, board: &Board<'_>, person: Who) {
        self.finish(person);
        for slot in &board.hands[person] {
            self.find(*slot, Slot::NONE);
        }
    }

    /// Searches; on success moves everyone along the path found and names who gained a slot.
    pub(crate) fn augment(&mut self, board: &mut Board<'_>, goal: Goal) -> Option<Who> {
        let (slot, person) = self.search(board, goal)?;
        self.apply(board, slot, person);
        Some(person)
    }

    /// The last slot of a path and the person who takes it. A search that failed goes on from what
    /// was added since.
    pub(crate) fn search(&mut self, board: &Board<'_>, goal: Goal) -> Option<(Slot, Who)> {
        let persons = row(board.hands.len());
        while let Some(slot) = self.queue.get(self.head).copied() {
            // Nobody is left who could give anything up.
            if self.next(0) == persons {
                return None;
            }
            self.head += 1;
            let found = match self.left_out.remove(&self.alike[slot]) {
                Some(left_out) => self.scan_again(board, slot, goal, &left_out),
                None => self.scan(board, slot, goal),
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Looks at everyone a slot's need admits who is not done.
    fn scan(&mut self, board: &Board<'_>, slot: Slot, goal: Goal) -> Option<(Slot, Who)> {
        let (mut before, mut left_out) = (0, Vec::new());
        let nested = self.alike[slot] != NONE;
        for range in board.rules.ranges(board.rules.slots[slot].need) {
            let mut next = self.next(range.start);
            while next < range.end {
                let (person, place) = (Who(next), before + (next - range.start));
                // Whoever gives the slot up does not take it back.
                let out = board.owner[slot] == person
                    || self.barred.contains(&(slot, person))
                    || board.rules.bans(slot).binary_search(&place).is_ok();
                if out {
                    left_out.extend(nested.then_some(person));
                } else {
                    match self.meet(board, slot, person, goal) {
                        Met::Goal => return Some((slot, person)),
                        Met::OnVisit => left_out.extend(nested.then_some(person)),
                        Met::Stopped => {}
                    }
                }
                next = self.next(next + 1);
            }
            before += range.end - range.start;
        }
        if nested {
            self.left_out.insert(self.alike[slot], left_out);
        }
        None
    }

    /// The same for a slot like one that was scanned: everyone else leads to what was found then.
    fn scan_again(
        &mut self,
        board: &Board<'_>,
        slot: Slot,
        goal: Goal,
        left_out: &[Who],
    ) -> Option<(Slot, Who)> {
        let mut persons = left_out.to_vec();
        persons.extend(board.rules.team(slot).map(|other| board.owner[other]));
        persons.sort_unstable();
        persons.dedup();
        let mut still = Vec::new();
        for person in persons {
            let out = person == Who::NONE
                || board.owner[slot] == person
                || self.barred.contains(&(slot, person))
                || !board.rules.admits(slot, person);
            let met = if out {
                Met::OnVisit
            } else {
                self.meet(board, slot, person, goal)
            };
            match met {
                Met::Goal => return Some((slot, person)),
                Met::OnVisit => {
                    still.extend(left_out.binary_search(&person).is_ok().then_some(person));
                }
                Met::Stopped => {}
            }
        }
        self.left_out.insert(self.alike[slot], still);
        None
    }

    fn meet(&mut self, board: &Board<'_>, slot: Slot, person: Who, goal: Goal) -> Met {
        match board.block(slot, person) {
            None if goal.met(board, person) => return Met::Goal,
            None => self.expand(board, slot, person, Block::Whole),
            Some(block) => {
                self.expand(board, slot, person, block);
                if matches!(block, Block::Visit(_)) {
                    return Met::OnVisit;
                }
            }
        }
        Met::Stopped
    }

    fn expand(&mut self, board: &Board<'_>, slot: Slot, person: Who, block: Block) {
        match block {
            Block::Visit(other) => self.find(other, slot),
            Block::Whole => {
                self.stopped.push((slot, person));
                for other in &board.hands[person] {
                    self.find(*other, slot);
                }
                self.finish(person);
            }
            Block::Group(_) => {
                self.stopped.push((slot, person));
                let mut given = core::mem::take(&mut self.scratch);
                board.blocking(person, block, &mut given);
                for other in &given {
                    self.find(*other, slot);
                }
                self.scratch = given;
            }
        }
    }

    #[inline]
    fn find(&mut self, slot: Slot, via: Slot) {
        if core::mem::replace(&mut self.seen[slot], self.epoch) != self.epoch {
            self.via[slot] = via;
            self.queue.push(slot);
        }
    }

    fn finish(&mut self, person: Who) {
        self.done[person] = self.epoch;
        self.after_done[ix(person.0)] = person.0 + 1;
    }

    /// The first person from here on who is neither done nor frozen.
    fn next(&mut self, mut person: u32) -> u32 {
        let mut first_done = NONE;
        loop {
            person = leap(&mut self.after_frozen, person);
            if ix(person) >= self.done.len() || !self.is_done(Who(person)) {
                break;
            }
            if first_done == NONE {
                first_done = person;
            }
            person = self.after_done[ix(person)];
        }
        if first_done != NONE {
            self.after_done[ix(first_done)] = person;
        }
        person
    }

    fn apply(&self, board: &mut Board<'_>, mut slot: Slot, mut taker: Who) {
        loop {
            let loser = board.owner[slot];
            board.empty(slot);
            board.put(slot, taker);
            if self.via[slot] == Slot::NONE {
                return;
            }
            taker = loser;
            slot = self.via[slot];
        }
    }

    /// Takes what the last, failed search found out of all later ones: nothing leads out of it.
    pub(crate) fn freeze(&mut self, board: &Board<'_>) {
        for slot in &self.queue {
            let owner = board.owner[*slot];
            if owner != Who::NONE && self.is_done(owner) {
                self.after_frozen[ix(owner.0)] = owner.0 + 1;
            }
        }
    }

    pub(crate) fn is_frozen(&self, person: Who) -> bool {
        self.after_frozen[ix(person.0)] != person.0
    }

    /// The number of a slot's like.
    pub(crate) fn alike(&self, slot: Slot) -> u32 {
        self.alike[slot]
    }

    /// The likes of which the last, failed search met everybody, through one slot or another: where caps are
    /// nested none of these slots can be filled then, nor ever after.
    pub(crate) fn closed(&self) -> impl Iterator<Item = u32> + '_ {
        let met = self
            .left_out
            .iter()
            .filter(|(_, persons)| persons.is_empty());
        met.map(|(alike, _)| *alike)
    }

    pub(crate) fn is_everyone_frozen(&mut self) -> bool {
        ix(leap(&mut self.after_frozen, 0)) == self.done.len()
    }

    /// Whether the last search found a slot.
    pub(crate) fn found(&self, slot: Slot) -> bool {
        self.seen[slot] == self.epoch
    }

    /// Whether the last search found all slots of a person.
    pub(crate) fn is_done(&self, person: Who) -> bool {
        self.done[person] == self.epoch
    }
}

/// What came of offering someone a slot.
enum Met {
    /// They end the path.
    Goal,
    /// They may not take it, or are on its visit: with another slot it may be otherwise.
    OnVisit,
    /// They would have to give up something, which was found.
    Stopped,
}

/// By slot the number of its like; [`NONE`] for all where no caps are nested, as whoever was met is done
/// then.
fn alike(board: &Board<'_>) -> By<Slot, u32> {
    let rules = board.rules;
    let forests = rules.forests();
    if forests.is_empty() {
        return By::all(rules.slots.len(), NONE);
    }
    let mut numbers = BTreeMap::new();
    let alike = rules.slots.iter().map(|facts| {
        let next = row(numbers.len());
        let key = (facts.need, Rules::around(&forests, facts.visit));
        *numbers.entry(key).or_insert(next)
    });
    alike.collect()
}

/// Follows the pointers to one that points to itself, shortening the way.
pub(crate) fn leap(after: &mut [u32], mut at: u32) -> u32 {
    while after[ix(at)] != at {
        let next = after[ix(after[ix(at)])];
        after[ix(at)] = next;
        at = next;
    }
    at
}
