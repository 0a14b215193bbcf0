//! Whether all slots and persons of a component are of one class: two searches, one along the arcs of
//! the residual network and one against them, that look at no arc to a node found before.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(
    clippy::arithmetic_side_effects,
    reason = "counts are below 2^32, totals below 2^50"
)]

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

use super::board::Board;
use super::keys::{By, Slot, Who};
use super::meter::Meter;
use super::reach::leap;
use crate::assign::problem::{NeedRow, ix, row};
use crate::observe::Cancelled;

/// Whether a filled board, most even if loads are, is of one class. It may say no where caps are nested.
pub(crate) fn is_whole(
    board: &Board<'_>,
    even: bool,
    meter: &mut Meter<'_>,
) -> Result<bool, Cancelled> {
    let nested = board.rules.persons.iter().any(|it| it.forest.is_some());
    Ok(!nested
        && board.owner.len() > 1
        && forward(board, even, meter)?
        && backward(board, even, meter)?)
}

/// Persons by a level, those who pass a test.
fn by_level(
    board: &Board<'_>,
    level: impl Fn(Who) -> u64,
    passes: impl Fn(Who) -> bool,
) -> BTreeMap<u64, Vec<Who>> {
    let mut levels = BTreeMap::<u64, Vec<Who>>::new();
    for person in board.hands.keys().filter(|person| passes(*person)) {
        levels.entry(level(person)).or_default().push(person);
    }
    levels
}

/// Whether everything is reached from the first slot.
fn forward(board: &Board<'_>, even: bool, meter: &mut Meter<'_>) -> Result<bool, Cancelled> {
    let rules = board.rules;
    let mut holders = by_level(
        board,
        |person| board.left(person, even),
        |person| !board.hands[person].is_empty(),
    );
    let mut persons_left = board.hands.len();
    let mut after: Vec<u32> = (0..=row(board.hands.len())).collect();
    let mut seen: By<Slot, bool> = By::all(board.owner.len(), false);
    let mut slots = vec![Slot(0)];
    let mut persons: Vec<Who> = Vec::new();
    seen[Slot(0)] = true;
    while persons_left > 0 {
        if let Some(person) = persons.pop() {
            if after[ix(person.0)] != person.0 {
                continue;
            }
            after[ix(person.0)] = person.0 + 1;
            persons_left -= 1;
            for slot in &board.hands[person] {
                if !core::mem::replace(&mut seen[*slot], true) {
                    slots.push(*slot);
                }
            }
            if !board.is_full(person) {
                let level = holders.remove(&board.reached(person, even));
                persons.extend(level.into_iter().flatten());
            }
            continue;
        }
        let Some(slot) = slots.pop() else {
            return Ok(false);
        };
        meter.pass(1)?;
        let mut before = 0;
        for range in rules.ranges(rules.slots[slot].need) {
            let mut next = leap(&mut after, range.start);
            while next < range.end {
                let place = before + (next - range.start);
                let absent = rules.bans(slot).binary_search(&place).is_err()
                    && !is_present(board, slot, Who(next));
                if absent {
                    persons.push(Who(next));
                }
                next = leap(&mut after, next + 1);
            }
            before += range.end - range.start;
        }
        for other in rules.team(slot) {
            if rules.admits(slot, board.owner[other]) && !core::mem::replace(&mut seen[other], true)
            {
                slots.push(other);
            }
        }
    }
    Ok(true)
}

fn is_present(board: &Board<'_>, slot: Slot, person: Who) -> bool {
    let mut team = board.rules.team(slot);
    team.any(|other| board.owner[other] == person)
}

/// Whether the first slot is reached from everything.
fn backward(board: &Board<'_>, even: bool, meter: &mut Meter<'_>) -> Result<bool, Cancelled> {
    let rules = board.rules;
    let mut takers = by_level(
        board,
        |person| board.reached(person, even),
        |person| !board.is_full(person),
    );
    let mut unseen = BTreeMap::<NeedRow, Vec<Slot>>::new();
    for (slot, facts) in rules.slots.entries() {
        unseen.entry(facts.need).or_default().push(slot);
    }
    let mut persons_left = board.hands.len();
    let mut slots_left = board.owner.len();
    let mut done: By<Who, bool> = By::all(board.hands.len(), false);
    let mut seen: By<Slot, bool> = By::all(board.owner.len(), false);
    let mut slots = vec![Slot(0)];
    let mut persons: Vec<Who> = Vec::new();
    while persons_left > 0 || slots_left > 0 {
        if let Some(slot) = slots.pop() {
            if core::mem::replace(&mut seen[slot], true) {
                continue;
            }
            slots_left -= 1;
            persons.push(board.owner[slot]);
            let owner = board.owner[slot];
            let team = rules.team(slot);
            slots.extend(team.filter(|other| rules.admits(*other, owner)));
            continue;
        }
        let Some(person) = persons.pop() else {
            return Ok(false);
        };
        if core::mem::replace(&mut done[person], true) {
            continue;
        }
        persons_left -= 1;
        if !board.hands[person].is_empty() {
            let level = takers.remove(&board.left(person, even));
            persons.extend(level.into_iter().flatten());
        }
        for (need, of_need) in &mut unseen {
            meter.pass(1)?;
            if !rules.is_of(*need, person) {
                continue;
            }
            meter.pass(of_need.len())?;
            of_need.retain(|slot| {
                let found = !seen[*slot]
                    && rules.admits(*slot, person)
                    && !is_present(board, *slot, person);
                if found {
                    slots.push(*slot);
                }
                !found && !seen[*slot]
            });
        }
        unseen.retain(|_, slots| !slots.is_empty());
    }
    Ok(true)
}
