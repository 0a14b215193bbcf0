//! Newcomers and those who return, month by month: the second draw must not be known beforehand.
//!
//! `cargo test -p ssj-draw --test loads -- --nocapture` prints the table of `docs/results/loads.txt`.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::print_stdout,
    reason = "tests"
)]

use ssj_core::pool::{Filled, InspectorEntry, InspectorKind, Work, loads};
use ssj_core::{AgencyId, DivisionId, InspectorId, Period, Seed, Suite, Token};
use ssj_draw::assign::{Department, Loads, Need, Problem, Profile, Region, assign};
use time::{Date, Month};

const VISITS: u8 = 18;

/// The first two join in July, the third is on leave from July to December.
const NEWCOMERS: [usize; 2] = [0, 1];
const RETURNER: usize = 2;

fn day(year: i32, month: Month, day: u8) -> Date {
    Date::from_calendar_date(year, month, day).unwrap()
}

fn joined() -> Date {
    day(2026, Month::July, 1)
}

struct Office {
    people: Vec<InspectorEntry>,
    filled: Vec<Vec<Filled>>,
    with_baseline: bool,
}

impl Office {
    fn new(with_baseline: bool) -> Self {
        let leave = Period::between(joined(), day(2026, Month::December, 31)).unwrap();
        let person = |i: usize| {
            let id = InspectorId::new(&format!("p{i}")).unwrap();
            let agency = AgencyId::new("cc-amr").unwrap();
            let entry = InspectorEntry::new(id, InspectorKind::CivilServant, agency)
                .located_in(DivisionId::new("220102").unwrap());
            if i == RETURNER {
                entry.on_leave(leave)
            } else {
                entry
            }
        };
        Self {
            people: (0..12).map(person).collect(),
            filled: vec![Vec::new(); 12],
            with_baseline,
        }
    }

    /// Eighteen visits of two on a day: how many each goes on.
    fn month(&mut self, on: Date, number: u8) -> Vec<u32> {
        let is_here = |i: &usize| !NEWCOMERS.contains(i) || on >= joined();
        let work = |i: usize| Work {
            since: NEWCOMERS.contains(&i).then_some(joined()),
            filled: self.filled[i].clone(),
        };
        let people: Vec<_> = (0..12).map(|i| (&self.people[i], work(i))).collect();
        let so_far = loads(day(2026, Month::January, 1), on, &people);
        let mut tables = Problem::builder();
        let need = tables.need(Need::of(Department(1)));
        let profile = tables.profile(Profile::new(Department(1), Region(220_102)));
        let here: Vec<usize> = (0..12)
            .filter(is_here)
            .filter(|i| self.people[*i].leave(on).is_none())
            .collect();
        for i in &here {
            let person = tables.person(Token::from_bytes([*i as u8; 16]), profile, 36);
            let load = so_far[*i];
            let load = if self.with_baseline {
                load.total()
            } else {
                load.filled
            };
            tables.load(person, load);
        }
        let mut slots = Vec::new();
        for visit in 0..VISITS {
            let visit = tables.visit(Token::from_bytes([100 + visit; 16]));
            slots.extend([tables.slot(visit, need), tables.slot(visit, need)]);
        }
        let (seed, hash) = (
            Seed::from_bytes([number; 32]),
            Suite::Intl.hash_fn().unwrap(),
        );
        let problem = tables.build().unwrap();
        let drawn = assign(&problem, seed, hash, Loads::default(), &mut ()).unwrap();
        let mut times = vec![0; 12];
        for slot in slots {
            let person = drawn.person(slot).unwrap();
            times[here[usize::try_from(person.0).unwrap()]] += 1;
        }
        for (filled, places) in self.filled.iter_mut().zip(&times) {
            filled.push(Filled {
                on,
                places: *places,
            });
        }
        times
    }
}

#[test]
fn nobody_is_sent_on_every_visit_for_having_been_away() {
    let (mut with, mut without) = (Office::new(true), Office::new(false));
    println!("             with a baseline                 without");
    println!("month        others  newcomers  returner     others  newcomers  returner");
    let mut most = [0; 2];
    for number in 0..24_u8 {
        let month = Month::try_from(number % 12 + 1).unwrap();
        let on = day(2026 + i32::from(number / 12), month, 15);
        let mut line = format!("{}-{:02}     ", on.year(), u8::from(month));
        for (office, most) in [&mut with, &mut without].into_iter().zip(&mut most) {
            let times = office.month(on, number);
            let others = &times[3..];
            let (least, highest) = (others.iter().min().unwrap(), others.iter().max().unwrap());
            let [a, b] = NEWCOMERS.map(|i| times[i]);
            line += &format!(
                "{least:>3} to {highest:<3} {a:>3} and {b:<3}    {:>3}        ",
                times[RETURNER]
            );
            *most = times.iter().copied().max().unwrap().max(*most);
        }
        println!("{}", line.trim_end());
    }
    let [with, without] = most;
    assert!(with <= 5, "{with} of {VISITS} visits in one month");
    assert!(without >= 15, "{without}: what the baseline is for");
}
