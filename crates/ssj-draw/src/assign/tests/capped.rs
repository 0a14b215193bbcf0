//! The cap on pair probabilities, against a flow of its own.

use super::flow;
use super::instance::{Instance, Lcg, hash, seed};
use super::marginal::{deviation, matrix, persons, units};
use super::oracle;
use crate::assign::{AssignError, Draw, Loads};

/// What the table's loads add to the expected square sum, times its units.
fn cost(instance: &Instance, matrix: &[alloc::vec::Vec<u16>], whole: i64) -> i64 {
    (0..instance.caps.len())
        .map(|person| {
            let load: i64 = matrix.iter().map(|row| i64::from(row[person])).sum();
            let so_far = i64::from(instance.loads[person]);
            (0..load)
                .map(|unit| 2 * (so_far + unit / whole) + 1)
                .sum::<i64>()
        })
        .sum()
}

#[test]
fn a_capped_table_exists_where_the_flow_says_so() {
    let mut lcg = Lcg(33);
    let (mut capped, mut refused) = (0, 0);
    while capped + refused < 400 {
        let instance = lcg.instance();
        let problem = instance.problem();
        let whole = 2 + lcg.below(5) as u16;
        let cap = 1 + lcg.below(usize::from(whole)) as u16;
        for loads in [Loads::default(), Loads::CapsOnly] {
            let draw = Draw::new(&problem, seed(1), hash(), loads);
            let Ok(table) = draw.table(units(whole), &mut ()) else {
                continue;
            };
            let (most, least) = flow::units(&instance, u32::from(whole), u32::from(cap));
            let wanted = instance.slots().len() * usize::from(whole);
            match table.capped(units(cap), &mut ()) {
                Ok(table) => {
                    capped += 1;
                    let matrix = matrix(&instance, &table);
                    assert_eq!(most, wanted, "{instance:?}");
                    assert!(matrix.iter().flatten().all(|units| *units <= cap));
                    if loads == Loads::default() {
                        assert_eq!(
                            cost(&instance, &matrix, whole.into()),
                            least,
                            "{instance:?}"
                        );
                    }
                    for number in 0..10 {
                        let state = persons(&table.draw(seed(number)).unwrap());
                        assert!(instance.lawful(&state), "{instance:?} {state:?}");
                    }
                }
                Err(AssignError::PairCap(witness)) => {
                    refused += 1;
                    assert!(most < wanted, "{instance:?} {cap}/{whole}");
                    assert!(witness.room < witness.wanted);
                    proven(&instance, &witness);
                }
                Err(other) => panic!("{other}"),
            }
        }
    }
    assert!(capped > 50 && refused > 50, "{capped} {refused}");
}

/// A flow into the slots of the witness alone finds no more room than it says.
fn proven(instance: &Instance, witness: &crate::assign::PairCapWitness) {
    let slots = instance.slots();
    let mut alone = instance.clone();
    alone.visits.iter_mut().for_each(alloc::vec::Vec::clear);
    for slot in &witness.slots {
        let (visit, need) = slots[slot.0 as usize];
        alone.visits[visit].push(need);
    }
    let (whole, cap) = (witness.whole.into(), witness.cap.into());
    assert_eq!(flow::units(&alone, whole, cap).0 as u64, witness.room);
}

/// 5 standard deviations for some 250 pairs: exact rounding fails for one choice in 7,000.
#[test]
fn draws_keep_the_capped_probabilities() {
    let mut lcg = Lcg(34);
    let mut checked = 0;
    while checked < 15 {
        let instance = lcg.instance();
        if oracle::even(&instance).len() < 4 {
            continue;
        }
        let problem = instance.problem();
        let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
        let table = draw.table(units(6), &mut ()).unwrap();
        if let Ok(capped) = table.capped(units(4), &mut ()) {
            let worst = deviation(&matrix(&instance, &capped), &capped, 2_000);
            assert!(worst < 5.0, "{instance:?}: {worst}");
            checked += 1;
        }
    }
}
