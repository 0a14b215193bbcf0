//! The slow, obvious models: enumeration of all assignments.

use alloc::vec;
use alloc::vec::Vec;

use super::instance::Instance;

/// Every lawful assignment, by slot.
pub(super) fn lawful(instance: &Instance) -> Vec<Vec<usize>> {
    let slots = instance.slots();
    let mut found = vec![Vec::new()];
    for slot in &slots {
        let candidates = instance.candidates(*slot);
        found = found
            .iter()
            .flat_map(|persons: &Vec<usize>| {
                candidates.iter().map(move |person| {
                    let mut longer = persons.clone();
                    longer.push(*person);
                    longer
                })
            })
            .filter(|persons| may_go_on(instance, &slots, persons))
            .collect();
    }
    found.retain(|persons| instance.lawful(persons));
    found
}

/// Rules out early what total caps and teams forbid.
fn may_go_on(instance: &Instance, slots: &[(usize, usize)], persons: &[usize]) -> bool {
    let Some((last, before)) = persons.split_last() else {
        return true;
    };
    let held = before.iter().filter(|person| *person == last).count() as u32;
    let visit = slots[before.len()].0;
    let twice = slots
        .iter()
        .zip(before)
        .any(|(slot, person)| slot.0 == visit && person == last);
    held < instance.caps[*last] && !twice
}

/// Those of least square sum.
pub(super) fn even(instance: &Instance) -> Vec<Vec<usize>> {
    let mut all = lawful(instance);
    let least = all.iter().map(|persons| instance.square_sum(persons)).min();
    all.retain(|persons| Some(instance.square_sum(persons)) == least);
    all
}

/// Whether some of the slots, given by number, can all be filled.
pub(super) fn fillable(instance: &Instance, keep: &[usize]) -> bool {
    let slots = instance.slots();
    let mut smaller = instance.clone();
    for visit in &mut smaller.visits {
        visit.clear();
    }
    for slot in keep {
        smaller.visits[slots[*slot].0].push(slots[*slot].1);
    }
    !lawful(&smaller).is_empty()
}

/// The most slots that can be filled together.
pub(super) fn most(instance: &Instance) -> usize {
    let slots = instance.slots().len();
    (0..1_u32 << slots)
        .filter(|set| fillable(instance, &chosen(*set, slots)))
        .map(|set| set.count_ones() as usize)
        .max()
        .unwrap_or(0)
}

fn chosen(set: u32, slots: usize) -> Vec<usize> {
    (0..slots).filter(|slot| set >> slot & 1 == 1).collect()
}
