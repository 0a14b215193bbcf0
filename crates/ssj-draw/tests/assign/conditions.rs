//! Problems beyond a flow, against brute force.

use alloc::vec::Vec;

use super::instance::{Instance, Lcg, hash, seed};
use super::oracle;
use crate::assign::{Condition, PersonRow, SearchError, SlotRow, VisitRow, search};

fn random_conditions(lcg: &mut Lcg, instance: &Instance) -> Vec<Condition> {
    let (persons, visits) = (instance.caps.len(), instance.visits.len());
    let mut conditions = Vec::new();
    for _ in 0..=lcg.below(3) {
        let (a, b) = (lcg.below(persons), lcg.below(persons));
        let crossing = (0..visits).filter(|_| lcg.chance(60));
        let visits = crossing.map(|visit| VisitRow::new(visit as u32)).collect();
        if a == b {
            conditions.push(Condition::AtMost { cap: 1, visits });
        } else {
            let [a, b] = [a, b].map(|person| PersonRow::new(person as u32));
            conditions.push(Condition::NeverTogether(a, b));
        }
    }
    conditions
}

fn meets(instance: &Instance, persons: &[usize], condition: &Condition) -> bool {
    let slots = instance.slots();
    let visits_of = |person: usize| {
        let held = slots
            .iter()
            .zip(persons)
            .filter(move |(_, of)| **of == person);
        held.map(|(slot, _)| slot.0).collect::<Vec<_>>()
    };
    match condition {
        Condition::NeverTogether(a, b) => {
            let with_b = visits_of(b.number() as usize);
            !visits_of(a.number() as usize)
                .iter()
                .any(|visit| with_b.contains(visit))
        }
        Condition::AtMost { cap, visits } => (0..instance.caps.len()).all(|person| {
            let held = visits_of(person);
            let counted = held
                .iter()
                .filter(|held| visits.contains(&VisitRow::new(**held as u32)));
            counted.count() <= *cap as usize
        }),
        _ => true,
    }
}

#[test]
fn agrees_with_brute_force() {
    let mut lcg = Lcg(8);
    let (mut found, mut unmet, mut short, mut undecided) = (0, 0, 0, 0);
    for number in 0..1_000 {
        let instance = lcg.instance();
        let conditions = random_conditions(&mut lcg, &instance);
        let problem = instance.problem();
        let states = oracle::lawful(&instance);
        let all = |state: &&Vec<usize>| conditions.iter().all(|c| meets(&instance, state, c));
        match search(&problem, &conditions, seed(number), hash(), u64::MAX) {
            Ok(persons) => {
                let state: Vec<usize> = persons.iter().map(|row| row.number() as usize).collect();
                assert!(
                    states.iter().filter(all).any(|lawful| *lawful == state),
                    "{instance:?}"
                );
                found += 1;
            }
            Err(SearchError::Unmet { .. }) => {
                assert!(
                    !states.is_empty() && states.iter().find(all).is_none(),
                    "{instance:?}"
                );
                unmet += 1;
            }
            Err(error) => {
                assert_eq!(error.code(), "assign.shortage");
                assert!(states.is_empty(), "{instance:?}");
                short += 1;
            }
        }
        if let Err(error) = search(&problem, &conditions, seed(number), hash(), 1) {
            undecided += usize::from(error.code() == "assign.undecided");
        }
    }
    let seen = [found, unmet, short, undecided];
    assert!(seen.iter().all(|count| *count > 30), "{seen:?}");
}

#[test]
fn one_person_may_count_for_two_needs() {
    // Two slots of different needs, and person 0 the only one for either.
    let instance = Instance::new(&[&[0], &[0, 1]], &[&[0, 1], &[1]], &[1, 1]);
    let problem = instance.problem();
    let double = [Condition::MayDouble(SlotRow::new(0), SlotRow::new(1))];
    let rows = |persons: [u32; 3]| persons.map(PersonRow::new).to_vec();
    assert_eq!(
        search(&problem, &double, seed(1), hash(), 100),
        Ok(rows([0, 0, 1]))
    );
    assert_eq!(
        search(&problem, &[], seed(1), hash(), 100)
            .unwrap_err()
            .code(),
        "assign.shortage"
    );
    let apart = [Condition::MayDouble(SlotRow::new(0), SlotRow::new(2))];
    let refused = search(&problem, &apart, seed(1), hash(), 100);
    assert_eq!(refused, Err(SearchError::Malformed { condition: 0 }));
}
