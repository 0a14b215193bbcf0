//! The start: each need's persons are dealt its slots from shuffled decks, the lowest loads first.
#![allow(clippy::indexing_slicing, reason = "places are the component's own")]
#![allow(clippy::arithmetic_side_effects, reason = "counts are below 2^32")]

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::board::Board;
use super::keys::{Slot, Who};
use super::random::Dice;
use crate::assign::problem::{NeedRow, row};

/// How many slots a person is offered before the deck goes on.
const OFFERS: usize = 16;

/// Deals what can be dealt without moving anyone; some slots may stay empty.
pub(crate) fn deal(board: &mut Board<'_>, dice: &mut Dice) {
    for mut need in scarcest_first(board) {
        dice.shuffle(&mut need.slots);
        deal_need(board, dice, &mut need);
    }
}

struct NeedSlots {
    need: NeedRow,
    slots: Vec<Slot>,
    /// Room its persons have for its slots.
    room: u64,
    /// Its first slot: names the need whatever its row.
    first: Slot,
}

/// By slots over room, descending.
fn scarcest_first(board: &Board<'_>) -> Vec<NeedSlots> {
    let mut slots_of = BTreeMap::<NeedRow, Vec<Slot>>::new();
    for (slot, rules) in board.rules.slots.entries() {
        slots_of.entry(rules.need).or_default().push(slot);
    }
    let needs = slots_of.into_iter().map(|(need, slots)| {
        let persons = board.rules.admitted(need);
        let caps = persons.map(|person| board.rules.persons[person].cap.min(row(slots.len())));
        NeedSlots {
            need,
            room: caps.map(u64::from).sum(),
            first: slots[0],
            slots,
        }
    });
    let mut needs: Vec<NeedSlots> = needs.collect();
    needs.sort_unstable_by(scarcity);
    needs
}

fn scarcity(a: &NeedSlots, b: &NeedSlots) -> Ordering {
    let asked = |need: &NeedSlots| u128::from(row(need.slots.len()));
    let (left, right) = (asked(a) * u128::from(b.room), asked(b) * u128::from(a.room));
    right.cmp(&left).then(a.first.cmp(&b.first))
}

/// Pass after pass over those at the lowest level, until no slot or nobody is left.
fn deal_need(board: &mut Board<'_>, dice: &mut Dice, need: &mut NeedSlots) {
    let pending = &mut need.slots;
    let mut deck: Vec<Who> = board.rules.admitted(need.need).collect();
    dice.shuffle(&mut deck);
    // Stable, and reversed so that the lowest are at the end.
    deck.sort_by_key(|person| core::cmp::Reverse(board.total(*person)));
    let mut active: Vec<Who> = Vec::new();
    while !pending.is_empty() {
        let lowest = active.iter().chain(deck.last());
        let Some(level) = lowest.map(|person| board.total(*person)).min() else {
            return;
        };
        while let Some(person) = deck.pop_if(|person| board.total(*person) <= level) {
            active.push(person);
        }
        dice.shuffle(&mut active);
        pass(board, &mut active, level, pending);
    }
}

/// Offers each person at the level one slot. Who is full, or fits none of the slots offered when
/// nobody else did, leaves the deck.
fn pass(board: &mut Board<'_>, active: &mut Vec<Who>, level: u64, pending: &mut Vec<Slot>) {
    let mut dealt = false;
    let mut stuck = Vec::new();
    active.retain(|person| {
        if board.total(*person) > level {
            return true;
        }
        if board.is_full(*person) {
            return false;
        }
        let offered = (0..pending.len()).rev().take(OFFERS).find(|place| {
            let slot = pending[*place];
            board.rules.admits(slot, *person) && board.block(slot, *person).is_none()
        });
        if let Some(place) = offered {
            board.put(pending.swap_remove(place), *person);
            dealt = true;
        } else {
            stuck.push(*person);
        }
        offered.is_some()
    });
    if dealt {
        active.append(&mut stuck);
    }
}
