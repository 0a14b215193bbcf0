//! The exact-marginal form: every draw lawful and most even, every pair as likely as its table says.

use alloc::vec;
use alloc::vec::Vec;
use core::num::NonZero;
use ssj_core::Explain as _;

use super::catalogue;
use super::instance::{Instance, Lcg, hash, seed};
use super::oracle;
use crate::StepBudget;
use crate::assign::{Draw, Loads, PersonRow, SlotRow, Table};

pub(super) fn units(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

pub(super) fn persons(drawn: &crate::assign::Assignment) -> Vec<usize> {
    let rows = drawn.persons.iter();
    rows.map(|row| row.0 as usize).collect()
}

fn policy(even: bool) -> Loads {
    if even {
        Loads::default()
    } else {
        Loads::CapsOnly
    }
}

/// By slot and person: the units of the table.
pub(super) fn matrix(instance: &Instance, table: &Table<'_>) -> Vec<Vec<u16>> {
    let slots = 0..instance.slots().len() as u32;
    let persons = instance.caps.len() as u32;
    slots
        .map(|slot| {
            let of = |person| table.units(SlotRow(slot), PersonRow(person));
            (0..persons).map(of).collect()
        })
        .collect()
}

#[test]
fn every_draw_is_lawful_and_most_even() {
    let mut lcg = Lcg(31);
    let mut drawn_from = 0;
    while drawn_from < 300 {
        let instance = lcg.instance();
        for even in [true, false] {
            let states = if even {
                oracle::even(&instance)
            } else {
                oracle::lawful(&instance)
            };
            let problem = instance.problem();
            let draw = Draw::new(&problem, seed(1), hash(), policy(even));
            let whole = units(1 + lcg.below(9) as u16);
            let table = draw.table(whole, &mut ());
            assert_eq!(table.is_err(), states.is_empty(), "{instance:?}");
            let Ok(table) = table else { continue };
            drawn_from += 1;
            let matrix = matrix(&instance, &table);
            for row in &matrix {
                assert_eq!(row.iter().sum::<u16>(), whole.get());
            }
            for number in 0..20 {
                let state = persons(&table.draw(seed(number)).unwrap());
                assert!(states.contains(&state), "{instance:?} {state:?}");
                let possible = state.iter().zip(&matrix).all(|(p, row)| row[*p] > 0);
                assert!(possible, "{instance:?} {state:?}");
            }
        }
    }
}

/// The worst deviation of a pair's frequency from the table, in standard deviations.
pub(super) fn deviation(matrix: &[Vec<u16>], table: &Table<'_>, draws: u64) -> f64 {
    let mut seen = vec![vec![0_u64; matrix[0].len()]; matrix.len()];
    for number in 0..draws {
        for (slot, person) in persons(&table.draw(seed(number)).unwrap())
            .iter()
            .enumerate()
        {
            seen[slot][*person] += 1;
        }
    }
    let mut worst = 0_f64;
    for (units, seen) in matrix.iter().flatten().zip(seen.iter().flatten()) {
        let p = f64::from(*units) / f64::from(table.whole());
        let sigma = (p * (1.0 - p) * draws as f64).sqrt();
        let off = (*seen as f64 - p * draws as f64).abs();
        if sigma == 0.0 {
            assert!(off < 0.5, "a pair of probability {p}");
        } else {
            worst = worst.max(off / sigma);
        }
    }
    worst
}

/// Some 900 pairs at 5 standard deviations: exact rounding fails for one choice of seeds in 2,000.
#[test]
fn each_pair_is_as_likely_as_its_table_says() {
    for case in catalogue::cases() {
        let problem = case.instance.problem();
        let draw = Draw::new(&problem, seed(7), hash(), policy(case.even));
        let table = draw.table(units(12), &mut ()).unwrap();
        let worst = deviation(&matrix(&case.instance, &table), &table, 3_000);
        assert!(worst < 5.0, "{}: {worst} sigma", case.name);
    }
}

/// With one unit the table is the draw itself.
#[test]
fn a_table_of_one_state_is_the_draw() {
    let mut lcg = Lcg(32);
    for number in 0..100 {
        let problem = lcg.instance().problem();
        let draw = Draw::new(&problem, seed(number), hash(), Loads::default());
        let parts: Result<Vec<_>, _> = (0..draw.components())
            .map(|part| draw.solve(part, &mut ()))
            .collect();
        let drawn = draw.collect(parts.unwrap());
        let table = draw.table(units(1), &mut ());
        match (drawn, table) {
            (Ok(drawn), Ok(table)) => assert_eq!(table.draw(seed(9)).unwrap(), drawn),
            (drawn, table) => assert_eq!(drawn.err(), table.err()),
        }
    }
}

#[test]
fn the_table_says_how_few_persons_a_slot_has() {
    let instance = Instance::new(&[&[0, 1, 2, 3], &[0]], &[&[0], &[1]], &[2; 4]);
    let problem = instance.problem();
    let draw = Draw::new(&problem, seed(1), hash(), Loads::CapsOnly);
    let table = draw.table(units(40), &mut ()).unwrap();
    assert_eq!(table.fewest_persons(), Some(1));
    assert_eq!(table.persons(SlotRow(0)).len(), 4);
    assert_eq!(table.persons(SlotRow(9)), []);
}

#[test]
fn someone_fixed_has_all_units() {
    let mut instance = Instance::new(&[&[0, 1, 2]], &[&[0, 0], &[0]], &[2; 3]);
    instance.fixed.push((1, 2));
    let problem = instance.problem();
    let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
    let table = draw.table(units(5), &mut ()).unwrap();
    assert_eq!(table.persons(SlotRow(1)), [(PersonRow(2), 5)]);
    let drawn = table.draw(seed(3)).unwrap();
    assert_eq!(drawn.person(SlotRow(1)), Some(PersonRow(2)));
}

/// A budget that is too small gives nothing.
#[test]
fn budgets_cancel_tables() {
    let instance = Instance::new(&[&[0, 1, 2, 3]], &[&[0, 0], &[0]], &[2; 4]);
    let problem = instance.problem();
    let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
    let cancelled = draw.table(units(8), &mut StepBudget(1)).unwrap_err();
    assert_eq!(cancelled.code(), "draw.cancelled");
    let table = draw.table(units(8), &mut ()).unwrap();
    let cancelled = table.capped(units(3), &mut StepBudget(0)).unwrap_err();
    assert_eq!(cancelled.code(), "draw.cancelled");
}
