//! Methods that look right and are not uniform.

use alloc::vec;
use alloc::vec::Vec;

use super::instance::{Instance, Lcg};

fn shuffled(lcg: &mut Lcg, mut items: Vec<usize>) -> Vec<usize> {
    for i in (1..items.len()).rev() {
        items.swap(i, lcg.below(i + 1));
    }
    items
}

fn generator(number: u64) -> Lcg {
    let mut lcg = Lcg(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5555);
    lcg.below(2);
    lcg
}

/// Slots in random order, each to a random person who fits; again from the start when stuck, or
/// when loads are not the most even.
pub(super) fn shuffle_and_greedy(
    instance: &Instance,
    states: &[Vec<usize>],
    number: u64,
) -> Vec<usize> {
    let mut lcg = generator(number);
    let slots = instance.slots();
    for _ in 0..10_000 {
        let mut state = vec![usize::MAX; slots.len()];
        for (slot, person) in &instance.fixed {
            state[*slot] = *person;
        }
        for slot in shuffled(&mut lcg, (0..slots.len()).collect()) {
            if state[slot] != usize::MAX {
                continue;
            }
            let fitting: Vec<usize> = instance
                .candidates(slots[slot])
                .into_iter()
                .filter(|person| !breaks(instance, &slots, &state, slot, *person))
                .collect();
            match fitting.as_slice() {
                [] => break,
                some => state[slot] = some[lcg.below(some.len())],
            }
        }
        if states.binary_search(&state).is_ok() {
            return state;
        }
    }
    states[0].clone()
}

/// Whether one more slot breaks a person's caps in a state with gaps.
fn breaks(
    instance: &Instance,
    slots: &[(usize, usize)],
    state: &[usize],
    slot: usize,
    person: usize,
) -> bool {
    let held = |visits: &dyn Fn(usize) -> bool| {
        let of = slots.iter().zip(state);
        of.filter(|((visit, _), owner)| **owner == person && visits(*visit))
            .count() as u32
    };
    let visit = slots[slot].0;
    held(&|_| true) >= instance.caps[person]
        || held(&|other| other == visit) >= 1
        || instance.groups.iter().any(|(cap, visits)| {
            visits.contains(&visit) && held(&|other| visits.contains(&other)) >= *cap
        })
}

/// A maximum flow whose slots and arcs are taken in random order: depth-first augmentation.
pub(super) fn random_flow(instance: &Instance, states: &[Vec<usize>], number: u64) -> Vec<usize> {
    let mut lcg = generator(number);
    let slots = instance.slots();
    for _ in 0..10_000 {
        let mut state = vec![usize::MAX; slots.len()];
        for (slot, person) in &instance.fixed {
            state[*slot] = *person;
        }
        let arcs: Vec<Vec<usize>> = slots
            .iter()
            .map(|slot| shuffled(&mut lcg, instance.candidates(*slot)))
            .collect();
        for slot in shuffled(&mut lcg, (0..slots.len()).collect()) {
            let mut seen = vec![false; slots.len()];
            if state[slot] == usize::MAX {
                augment(instance, &slots, &arcs, &mut state, &mut seen, slot);
            }
        }
        if states.binary_search(&state).is_ok() {
            return state;
        }
    }
    states[0].clone()
}

fn augment(
    instance: &Instance,
    slots: &[(usize, usize)],
    arcs: &[Vec<usize>],
    state: &mut Vec<usize>,
    seen: &mut [bool],
    slot: usize,
) -> bool {
    seen[slot] = true;
    for person in arcs[slot].clone() {
        if !breaks(instance, slots, state, slot, person) {
            state[slot] = person;
            return true;
        }
        for other in 0..slots.len() {
            let is_fixed = instance.fixed.iter().any(|(fixed, _)| *fixed == other);
            if state[other] != person || seen[other] || is_fixed {
                continue;
            }
            state[other] = usize::MAX;
            let fits = !breaks(instance, slots, state, slot, person);
            if fits {
                state[slot] = person;
                if augment(instance, slots, arcs, state, seen, other) {
                    return true;
                }
                state[slot] = usize::MAX;
            }
            state[other] = person;
        }
    }
    false
}

/// A walk that exchanges the persons of two slots, or replaces one, where the result is lawful.
pub(super) fn pair_swaps(instance: &Instance, states: &[Vec<usize>], number: u64) -> Vec<usize> {
    let mut lcg = generator(number);
    let mut state = states[0].clone();
    for _ in 0..20 * state.len() {
        let mut next = state.clone();
        let slot = lcg.below(next.len());
        if lcg.chance(50) {
            next.swap(slot, lcg.below(state.len()));
        } else {
            next[slot] = lcg.below(instance.caps.len());
        }
        if states.binary_search(&next).is_ok() {
            state = next;
        }
    }
    state
}

/// The walk under caps by the first loop rule: so many loops, each from any slot to whoever has room, over all
/// pairs that are admitted, possible or not; a loop that is not closed after `longest` steps is undone and
/// counts. Written anew; visits have one slot each.
pub(super) fn first_loop_rule(
    instance: &Instance,
    start: &[usize],
    number: u64,
    (loops, longest): (usize, usize),
) -> Vec<usize> {
    let mut lcg = generator(number);
    let slots = instance.slots();
    let candidates: Vec<Vec<usize>> = slots.iter().map(|it| instance.candidates(*it)).collect();
    let mut state = start.to_vec();
    let mut hands = vec![Vec::new(); instance.caps.len()];
    for (slot, person) in start.iter().enumerate() {
        hands[*person].push(slot);
    }
    for _ in 0..loops {
        let before = (state.clone(), hands.clone());
        let mut hole = lcg.below(slots.len());
        hands[state[hole]].retain(|slot| *slot != hole);
        let mut closed = false;
        for _ in 0..longest {
            let person = candidates[hole][lcg.below(candidates[hole].len())];
            state[hole] = person;
            if hands[person].len() < instance.caps[person] as usize {
                hands[person].push(hole);
                closed = true;
                break;
            }
            // One of those they hold, or the one just taken.
            let given = lcg.below(hands[person].len() + 1);
            if let Some(slot) = hands[person].get_mut(given) {
                hole = core::mem::replace(slot, hole);
            }
        }
        if !closed {
            (state, hands) = before;
        }
    }
    state
}
