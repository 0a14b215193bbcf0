//! Always a lawful, most even assignment when there is one; else a minimal witness.

use alloc::vec::Vec;

use super::instance::{Instance, Lcg, hash, seed};
use super::oracle;
use crate::assign::{AssignError, Loads, Shortage, assign};

pub(super) fn draw(instance: &Instance, number: u64, loads: Loads) -> Result<Vec<usize>, Shortage> {
    let problem = instance.problem();
    match assign(&problem, seed(number), hash(), loads, &mut ()) {
        Ok(drawn) => Ok(drawn.persons.iter().map(|row| row.0 as usize).collect()),
        Err(AssignError::Shortage(shortage)) => Err(shortage),
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn agrees_with_enumeration_on_small_instances() {
    let mut lcg = Lcg(1);
    let (mut filled, mut short) = (0, 0);
    for number in 0..600 {
        let instance = lcg.instance();
        match draw(&instance, number, Loads::default()) {
            Ok(persons) => {
                filled += 1;
                assert!(
                    oracle::even(&instance).contains(&persons),
                    "{instance:?}: {persons:?}"
                );
                let any = draw(&instance, number, Loads::CapsOnly).unwrap();
                assert!(instance.lawful(&any), "{instance:?}: {any:?}");
            }
            Err(shortage) => {
                short += 1;
                witnessed(&instance, &shortage);
            }
        }
    }
    assert!(
        filled > 100 && short > 100,
        "{filled} filled, {short} short"
    );
}

/// No slot of the witness can be spared, the count proves it, and the deficit is that of a maximum fill.
fn witnessed(instance: &Instance, shortage: &Shortage) {
    assert!(oracle::lawful(instance).is_empty(), "{instance:?}");
    let slots = instance.slots().len();
    assert_eq!(
        shortage.deficit as usize,
        slots - oracle::most(instance),
        "{instance:?}"
    );
    for witness in &shortage.witnesses {
        let set: Vec<usize> = witness.slots.iter().map(|slot| slot.0 as usize).collect();
        assert!(!oracle::fillable(instance, &set), "{instance:?} {set:?}");
        for spared in &set {
            let rest: Vec<usize> = set.iter().copied().filter(|slot| slot != spared).collect();
            assert!(
                oracle::fillable(instance, &rest),
                "{instance:?} {set:?} without {spared}"
            );
        }
        assert_eq!(witness.room() as usize + 1, set.len());
        let places: u32 = witness.lines.iter().map(|it| it.places).sum();
        assert_eq!(places as usize, set.len());
        for person in &witness.persons {
            let alone = person.person.0 as usize;
            assert_eq!(person.room as usize, room_alone(instance, &set, alone));
        }
    }
}

/// The most of these slots that one person can take.
fn room_alone(instance: &Instance, set: &[usize], person: usize) -> usize {
    let mut alone = instance.clone();
    for need in &mut alone.needs {
        need.retain(|other| *other == person);
    }
    let slots = instance.slots();
    for visit in &mut alone.visits {
        visit.clear();
    }
    for slot in set {
        alone.visits[slots[*slot].0].push(slots[*slot].1);
    }
    oracle::most(&alone)
}

#[test]
fn a_ring_of_recusals_has_an_assignment() {
    // Visit i admits persons i and i + 1 only.
    let everyone: Vec<usize> = (0..6).collect();
    let excluded: Vec<(usize, usize)> = (0..6)
        .flat_map(|visit| (0..6).map(move |person| (visit, person)))
        .filter(|(visit, person)| *person != *visit && *person != (visit + 1) % 6)
        .collect();
    let ring = Instance::new(&[&everyone], &[&[0][..]; 6], &[1; 6]).excluding(&excluded);
    let drawn: Vec<_> = (0..40)
        .map(|number| draw(&ring, number, Loads::default()).unwrap())
        .collect();
    assert!(drawn.iter().all(|persons| ring.lawful(persons)));
    assert!(drawn.iter().any(|persons| persons[0] == 0));
    assert!(drawn.iter().any(|persons| persons[0] == 1));
}
