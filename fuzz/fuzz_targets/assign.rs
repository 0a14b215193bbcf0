//! Any tables: refused as tables, filled lawfully and rounded from a table, or refused with a count
//! that proves the shortage and with ways out of it.
#![no_main]

use std::num::NonZero;

use libfuzzer_sys::fuzz_target;
use ssj_core::{Seed, Suite, Token};
use ssj_draw::StepBudget;
use ssj_draw::assign::{
    AssignError, CapSchedule, Credential, Department, Draw, Loads, Need, NeedRow, PersonRow,
    Problem, Profile, ProfileRow, Region, ScheduleRow, SlotRow, VisitRow, foresee,
};

fuzz_target!(|bytes: &[u8]| {
    let mut tables = Problem::builder();
    let hash = Suite::Intl
        .hash_fn()
        .expect("the default suite is in every build");
    for (i, op) in bytes.chunks_exact(4).take(60).enumerate() {
        let [what, a, b, c] = *op else { return };
        let (row, other) = (u32::from(a % 16), u32::from(b % 16));
        let held = (0..3).filter(|bit| c >> bit & 1 == 1).map(Credential);
        let token = Token::from_bytes([a; 16]);
        match what % 10 {
            0 => {
                tables.visit(token);
            }
            1 | 2 => {
                tables.slot(VisitRow(row), NeedRow(other));
            }
            3 => {
                let near = [Region(other % 3)].into_iter().take(usize::from(b % 2));
                let need = Need::of(Department(row % 2)).from_regions(near);
                tables.need(need.with_credentials(held));
            }
            4 => {
                let profile = Profile::new(Department(row % 2), Region(other % 3));
                tables.profile(profile.with_credentials(held));
            }
            5 | 6 => {
                tables.person(token, ProfileRow(other), u32::from(c));
            }
            7 => tables.exclude(VisitRow(row), PersonRow(other)),
            8 => {
                let visits = (0..8).filter(|bit| b >> bit & 1 == 1).map(VisitRow);
                let schedule = CapSchedule::new().at_most(u32::from(c % 4), visits);
                let schedule = tables.schedule(schedule.at_most(3, (0..row).map(VisitRow)));
                tables.caps(PersonRow(row), schedule);
                tables.caps(PersonRow(other), ScheduleRow(0));
            }
            _ if i % 2 == 0 => tables.fix(SlotRow(row), PersonRow(other)),
            _ => tables.load(PersonRow(row), u32::from_be_bytes([a, b, c, 0])),
        }
    }
    let Ok(problem) = tables.build() else { return };
    let mut budget = StepBudget(1 << 20);
    let draw = Draw::new(&problem, Seed::from_bytes([7; 32]), hash, Loads::default());
    let units = NonZero::new(4).expect("four is not zero");
    let outlook = foresee(&problem, |visit| visit.0 % 3);
    match draw.table(units, &mut budget) {
        Ok(table) => {
            assert!(outlook.shortage.is_none());
            let drawn = table
                .draw(Seed::from_bytes([8; 32]))
                .expect("a table of states is balanced");
            for (slot, person) in (0..).map(SlotRow).zip(&drawn.persons) {
                assert!(table.units(slot, *person) > 0);
            }
            if let Ok(capped) = table.capped(NonZero::new(2).expect("not zero"), &mut budget) {
                assert!(capped.draw(Seed::from_bytes([9; 32])).is_ok());
            }
        }
        Err(AssignError::Shortage(shortage)) => {
            for witness in &shortage.witnesses {
                assert_eq!(witness.room() + 1, witness.slots.len() as u64);
            }
            let relaxation = draw.relaxation(&mut ()).expect("nobody cancels it");
            let places: u64 = relaxation.add.iter().map(|add| u64::from(add.places)).sum();
            assert_eq!(places, shortage.deficit);
            assert!(!relaxation.postpone.is_empty());
            assert!(outlook.shortage.is_some());
        }
        Err(error) => assert_eq!(ssj_core::Explain::code(&error), "draw.cancelled"),
    }
});
