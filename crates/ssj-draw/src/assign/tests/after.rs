//! Forced and possible pairs, replacements, and words, against enumeration.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::instance::{Instance, Lcg, hash, seed};
use super::oracle;
use crate::assign::{Draw, Loads, PersonRow, ReplaceError, SlotRow};

fn each_feasible(instances: usize, mut check: impl FnMut(&Instance, &Draw<'_>, &[Vec<usize>])) {
    let mut lcg = Lcg(11);
    let mut checked = 0;
    while checked < instances {
        let instance = lcg.instance();
        for loads in [Loads::default(), Loads::CapsOnly] {
            let states = match loads {
                Loads::CapsOnly => oracle::lawful(&instance),
                Loads::Even { .. } => oracle::even(&instance),
            };
            if !states.is_empty() {
                checked += 1;
                let problem = instance.problem();
                check(
                    &instance,
                    &Draw::new(&problem, seed(1), hash(), loads),
                    &states,
                );
            }
        }
    }
}

fn solve(draw: &Draw<'_>) -> crate::assign::Assignment {
    let parts = (0..draw.components()).map(|component| draw.solve(component, &mut ()).unwrap());
    draw.collect(parts).unwrap()
}

#[test]
fn forced_and_possible_pairs_are_those_of_the_enumeration() {
    let (mut forced, mut impossible) = (0, 0);
    each_feasible(300, |instance, draw, states| {
        let drawn = solve(draw);
        let found: BTreeSet<u32> = draw
            .forced(&drawn, &mut ())
            .unwrap()
            .iter()
            .map(|slot| slot.0)
            .collect();
        for slot in 0..instance.slots().len() {
            let persons: BTreeSet<usize> = states.iter().map(|state| state[slot]).collect();
            assert_eq!(
                found.contains(&(slot as u32)),
                persons.len() == 1,
                "{instance:?} {slot}"
            );
            forced += usize::from(persons.len() == 1);
            for person in 0..instance.caps.len() {
                let row = (SlotRow(slot as u32), PersonRow(person as u32));
                let possible = draw.possible(&drawn, (row.0, row.1), &mut ()).unwrap();
                assert_eq!(
                    possible,
                    persons.contains(&person),
                    "{instance:?} {slot} {person}"
                );
                impossible += usize::from(!possible);
            }
        }
    });
    assert!(forced > 50 && impossible > 50);
}

#[test]
fn a_replacement_is_lawful_and_found_whenever_there_is_one() {
    let (mut direct, mut chains, mut nobody) = (0, 0, 0);
    each_feasible(300, |instance, draw, _| {
        let drawn = solve(draw);
        for slot in 0..instance.slots().len() {
            let row = SlotRow(slot as u32);
            let gone = drawn.person(row).unwrap().0 as usize;
            let mut without = instance.clone();
            without.excluded.push((instance.slots()[slot].0, gone));
            match draw.replace(&drawn, row, &[]) {
                Ok(replacement) => {
                    let mut after: Vec<usize> =
                        drawn.persons.iter().map(|row| row.0 as usize).collect();
                    for moved in &replacement.moves {
                        after[moved.slot.0 as usize] = moved.to.0 as usize;
                    }
                    assert!(without.lawful(&after), "{instance:?} {after:?}");
                    direct += usize::from(replacement.moves.len() == 1);
                    chains += usize::from(replacement.moves.len() > 1);
                }
                Err(error) => {
                    assert_eq!(error, ReplaceError::Nobody { slot: row });
                    assert!(oracle::lawful(&without).is_empty(), "{instance:?} {slot}");
                    nobody += 1;
                }
            }
        }
    });
    assert!(
        direct > 50 && chains > 20 && nobody > 20,
        "{direct} {chains} {nobody}"
    );
}
