//! Problems beyond a flow, against brute force.

use alloc::vec::Vec;
use ssj_core::Explain as _;

use super::instance::{Instance, Lcg, hash, seed};
use crate::assign::{Condition, PersonRow, SearchError, SlotRow, VisitRow, search};

fn random_conditions(lcg: &mut Lcg, instance: &Instance) -> Vec<Condition> {
    let (persons, visits) = (instance.caps.len(), instance.visits.len());
    let mut conditions = Vec::new();
    for _ in 0..=lcg.below(3) {
        let person = |lcg: &mut Lcg| PersonRow(lcg.below(persons) as u32);
        let (a, b) = (person(lcg), person(lcg));
        let visit = lcg.below(visits);
        match lcg.below(4) {
            0 if a != b => conditions.push(Condition::NeverTogether(a, b)),
            1 => conditions.push(Condition::OneRegion(VisitRow(visit as u32))),
            2 => {
                let crossing = (0..visits).filter(|_| lcg.chance(60));
                let visits = crossing.map(|visit| VisitRow(visit as u32)).collect();
                conditions.push(Condition::AtMost { cap: 1, visits });
            }
            _ if instance.visits[visit].len() > 1 => {
                let first: usize = instance.visits[..visit].iter().map(Vec::len).sum();
                let [a, b] = [first, first + 1].map(|slot| SlotRow(slot as u32));
                conditions.push(Condition::MayDouble(a, b));
            }
            _ => {}
        }
    }
    conditions
}

/// Every assignment that keeps all rules and conditions, slot by slot.
fn all_that_meet(instance: &Instance, conditions: &[Condition]) -> Vec<Vec<usize>> {
    let mut found = Vec::from([Vec::new()]);
    for slot in instance.slots() {
        let candidates = instance.candidates(slot);
        let longer = found.iter().flat_map(|persons: &Vec<usize>| {
            candidates.iter().map(move |person| {
                let mut longer = persons.clone();
                longer.push(*person);
                longer
            })
        });
        found = longer
            .filter(|persons| lawful_so_far(instance, conditions, persons))
            .filter(|persons| conditions.iter().all(|c| meets(instance, persons, c)))
            .collect();
    }
    found
}

/// The visits of a person; one that they go on for two slots counts once.
fn visits_of(instance: &Instance, persons: &[usize], person: usize) -> Vec<usize> {
    let slots = instance.slots();
    let held = slots.iter().zip(persons).filter(|(_, of)| **of == person);
    let mut visits: Vec<usize> = held.map(|(slot, _)| slot.0).collect();
    visits.dedup();
    visits
}

fn lawful_so_far(instance: &Instance, conditions: &[Condition], persons: &[usize]) -> bool {
    let slots = instance.slots();
    let last = persons.len() - 1;
    let may_double = |other: usize| {
        let pair = (SlotRow(other as u32), SlotRow(last as u32));
        conditions
            .iter()
            .any(|c| matches!(c, Condition::MayDouble(a, b) if (*a, *b) == pair))
    };
    let alone = (0..last)
        .filter(|other| slots[*other].0 == slots[last].0 && persons[*other] == persons[last])
        .all(may_double);
    let visits = visits_of(instance, persons, persons[last]);
    let within = instance.groups.iter().all(|(cap, group)| {
        let counted = visits.iter().filter(|visit| group.contains(visit));
        counted.count() <= *cap as usize
    });
    alone && within && visits.len() <= instance.caps[persons[last]] as usize
}

fn meets(instance: &Instance, persons: &[usize], condition: &Condition) -> bool {
    let visits_of = |person: usize| visits_of(instance, persons, person);
    match condition {
        Condition::NeverTogether(a, b) => {
            let with_b = visits_of(b.0 as usize);
            !visits_of(a.0 as usize)
                .iter()
                .any(|visit| with_b.contains(visit))
        }
        Condition::OneRegion(visit) => {
            let slots = instance.slots();
            let on_visit = slots
                .iter()
                .zip(persons)
                .filter(|(slot, _)| slot.0 == visit.0 as usize);
            let mut regions: Vec<u32> = on_visit
                .map(|(_, person)| instance.regions[*person])
                .collect();
            regions.dedup();
            regions.len() <= 1
        }
        Condition::AtMost { cap, visits } => (0..instance.caps.len()).all(|person| {
            let held = visits_of(person);
            let counted = held
                .iter()
                .filter(|held| visits.contains(&VisitRow(**held as u32)));
            counted.count() <= *cap as usize
        }),
        _ => true,
    }
}

fn agree_with_brute_force(instances: u64) {
    let mut lcg = Lcg(8);
    let (mut found, mut unmet, mut short, mut undecided) = (0, 0, 0, 0);
    for number in 0..instances {
        let mut instance = lcg.instance();
        instance.regions = instance.caps.iter().map(|_| lcg.below(2) as u32).collect();
        let conditions = random_conditions(&mut lcg, &instance);
        let problem = instance.problem();
        let states = all_that_meet(&instance, &conditions);
        match search(&problem, &conditions, seed(number), hash(), u64::MAX) {
            Ok(persons) => {
                let state: Vec<usize> = persons.iter().map(|row| row.0 as usize).collect();
                assert!(states.contains(&state), "{instance:?} {conditions:?}");
                found += 1;
            }
            Err(error) => {
                assert!(states.is_empty(), "{instance:?} {conditions:?} {error}");
                unmet += u64::from(error.code() == "assign.unmet");
                short += u64::from(error.code() == "assign.shortage");
            }
        }
        if let Err(error) = search(&problem, &conditions, seed(number), hash(), 1) {
            undecided += u64::from(error.code() == "assign.undecided");
        }
    }
    let seen = [found, unmet, short, undecided];
    assert!(seen.iter().all(|count| *count > instances / 40), "{seen:?}");
}

#[test]
fn agrees_with_brute_force() {
    agree_with_brute_force(1_000);
}

#[test]
#[ignore = "a long run: its result is in docs/results"]
fn agrees_with_brute_force_twenty_thousand_times() {
    agree_with_brute_force(20_000);
}

#[test]
fn one_person_may_count_for_two_needs() {
    // Two slots of different needs, and person 0 the only one for either.
    let instance = Instance::new(&[&[0], &[0, 1]], &[&[0, 1], &[1]], &[1, 1]);
    let problem = instance.problem();
    let double = [Condition::MayDouble(SlotRow(0), SlotRow(1))];
    let rows = |persons: [u32; 3]| persons.map(PersonRow).to_vec();
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
    let apart = [Condition::MayDouble(SlotRow(0), SlotRow(2))];
    let refused = search(&problem, &apart, seed(1), hash(), 100);
    assert_eq!(refused, Err(SearchError::Malformed { condition: 0 }));
}
