//! Rows in any order, any number of threads, any machine: the same assignment.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use ssj_core::Explain as _;

use ssj_core::{Encode, Label, Suite, Token};

use super::instance::{Instance, Lcg, hash, seed};
use super::marginal::units;
use super::{exact, std};
use crate::StepBudget;
use crate::assign::{
    Assignment, CapSchedule, Credential, Department, Draw, Loads, Need, PersonRow, Problem,
    Profile, Region, SlotRow, VisitRow, assign,
};

/// Two departments in three counties, some needs of several counties, caps by day, loads, recusals
/// and someone fixed, its rows in an order that depends on `shuffle`.
fn county(shuffle: Option<u64>) -> Problem {
    let mut lcg = Lcg(shuffle.unwrap_or(0));
    let mut order = |count: u8| {
        let mut order: Vec<u8> = (0..count).collect();
        for i in (1..order.len()).rev() {
            if shuffle.is_some() {
                order.swap(i, lcg.below(i + 1));
            }
        }
        order
    };
    let mut tables = Problem::builder();
    let mut visits = [VisitRow(0); 40];
    for visit in order(40) {
        visits[usize::from(visit)] = tables.visit(Token::from_bytes([visit.reverse_bits(); 16]));
    }
    let days = order(5)
        .into_iter()
        .fold(CapSchedule::new(), |schedule, day| {
            schedule.at_most(2, (0..8).map(|i| visits[usize::from(day) * 8 + i]))
        });
    let days = tables.schedule(days);
    let mut persons = [PersonRow(0); 30];
    for person in order(30) {
        let number = u32::from(person);
        let profile = Profile::new(Department(number % 2), Region(number % 3));
        let held = (person % 5 != 0).then_some(Credential(7));
        let profile = tables.profile(profile.with_credentials(held));
        let row = tables.person(Token::from_bytes([person; 16]), profile, 6);
        tables.load(row, number % 4);
        tables.caps(row, days);
        persons[usize::from(person)] = row;
    }
    let mut led = SlotRow(0);
    for visit in order(40) {
        let number = u32::from(visit);
        for part in order(3) {
            let near = [Region(number % 3), Region((number + 1) % 3)];
            let need = Need::of(Department(u32::from(part == 2)));
            let need = match part {
                0 => need.from_regions(near).with_credentials([Credential(7)]),
                1 => need.from_regions([near[0]]),
                _ => need,
            };
            let need = tables.need(need);
            let slot = tables.slot(visits[usize::from(visit)], need);
            if (visit, part) == (3, 2) {
                led = slot;
            }
        }
    }
    tables.fix(led, persons[9]);
    for pair in order(40) {
        let person = persons[usize::from(pair) * 7 % 30];
        if (pair, person) != (3, persons[9]) {
            tables.exclude(visits[usize::from(pair)], person);
        }
    }
    tables.build().unwrap()
}

/// Of the teams by visit token, within each the members by need and then by token.
fn digest(problem: &Problem, drawn: &Assignment, suite: Suite) -> String {
    let tables = &problem.tables;
    let numbers = |need: &Need| {
        let regions: Vec<u32> = need.regions().iter().map(|region| region.0).collect();
        let credentials: Vec<u32> = need.credentials().iter().map(|held| held.0).collect();
        (need.department().0, (regions, credentials))
    };
    let slots = tables.slots.iter().zip(&drawn.persons);
    let mut all: Vec<(Token, &Need, Token)> = slots
        .map(|((visit, need), person)| {
            let need = &tables.needs[need.place()];
            (
                tables.visits[visit.place()],
                need,
                problem.person_token(*person).unwrap(),
            )
        })
        .collect();
    all.sort_unstable();
    let mut bytes = Vec::new();
    for team in all.chunk_by(|a, b| a.0 == b.0) {
        let members = team
            .iter()
            .map(|(_, need, person)| (numbers(need), *person));
        bytes.extend((team[0].0, members.collect::<Vec<_>>()).to_canonical());
    }
    suite
        .hash_fn()
        .unwrap()
        .hash(Label::Record, &bytes)
        .to_string()
}

#[test]
fn the_order_of_rows_does_not_matter() {
    for loads in [Loads::default(), Loads::CapsOnly] {
        let plain = county(None);
        let drawn = assign(&plain, seed(5), hash(), loads, &mut ()).unwrap();
        for shuffle in 1..20 {
            let shuffled = county(Some(shuffle));
            let again = assign(&shuffled, seed(5), hash(), loads, &mut ()).unwrap();
            let (digest, wanted) = (
                digest(&shuffled, &again, Suite::Intl),
                digest(&plain, &drawn, Suite::Intl),
            );
            assert_eq!(digest, wanted, "rows shuffled by {shuffle}");
        }
        let other = assign(&plain, seed(6), hash(), loads, &mut ()).unwrap();
        assert_ne!(other, drawn);
    }
}

/// The same for tables, whose networks have nodes for the groups of a schedule.
#[test]
fn the_order_of_rows_does_not_matter_to_tables() {
    let rounded = |shuffle| {
        let problem = county(shuffle);
        let draw = Draw::new(&problem, seed(5), hash(), Loads::default());
        let table = draw.table(units(8), &mut ()).unwrap();
        let capped = table.capped(units(3), &mut ()).unwrap();
        [table, capped].map(|table| {
            let drawn = table.draw(seed(6)).unwrap();
            digest(&problem, &drawn, Suite::Intl)
        })
    };
    let plain = rounded(None);
    for shuffle in 1..10 {
        assert_eq!(rounded(Some(shuffle)), plain, "rows shuffled by {shuffle}");
    }
}

/// Sixty components of eight persons.
fn many_components() -> Problem {
    let mut tables = Problem::builder();
    for county in 0..60_u8 {
        let region = Region(u32::from(county));
        let need = tables.need(Need::of(Department(1)).from_regions([region]));
        let profile = tables.profile(Profile::new(Department(1), region));
        for i in 0..8 {
            let mut token = [county; 16];
            token[0] = i;
            let visit = tables.visit(Token::from_bytes(token));
            tables.slot(visit, need);
            tables.slot(visit, need);
            tables.person(Token::from_bytes(token), profile, 3);
        }
    }
    tables.build().unwrap()
}

#[test]
fn the_number_of_threads_does_not_matter() {
    let problem = many_components();
    let draw = Draw::new(&problem, seed(5), hash(), Loads::default());
    let whole = assign(&problem, seed(5), hash(), Loads::default(), &mut ()).unwrap();
    for threads in [1, 2, 8] {
        let parts = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads)
                .map(|first| {
                    let mine = (first..draw.components()).step_by(threads);
                    let draw = &draw;
                    scope.spawn(move || mine.map(|c| draw.solve(c, &mut ()).unwrap()).collect())
                })
                .collect();
            let done: Vec<Vec<_>> = workers.into_iter().map(|w| w.join().unwrap()).collect();
            done.into_iter().rev().flatten().collect::<Vec<_>>()
        });
        assert_eq!(draw.collect(parts).unwrap(), whole, "{threads} threads");
    }
}

#[test]
fn parts_of_other_draws_are_refused() {
    let problem = many_components();
    let draw = Draw::new(&problem, seed(5), hash(), Loads::default());
    let other = Draw::new(&problem, seed(6), hash(), Loads::default());
    let mut parts: Vec<_> = (0..draw.components())
        .map(|c| draw.solve(c, &mut ()).unwrap())
        .collect();
    assert_eq!(
        draw.collect(parts[1..].to_vec()).unwrap_err().code(),
        "assign.parts"
    );
    parts[0] = parts[1].clone();
    assert_eq!(
        draw.collect(parts.clone()).unwrap_err().code(),
        "assign.parts"
    );
    parts[0] = other.solve(0, &mut ()).unwrap();
    assert_eq!(draw.collect(parts).unwrap_err().code(), "assign.parts");
}

/// Changing any of these changes the result of draws that others have published.
#[test]
fn golden_digests() {
    let problem = county(None);
    let digest = |drawn: &Assignment| digest(&problem, drawn, Suite::Intl);
    let [even, caps] = [Loads::default(), Loads::CapsOnly]
        .map(|loads| assign(&problem, seed(1), hash(), loads, &mut ()).unwrap());
    let draw = Draw::new(&problem, seed(1), hash(), Loads::default());
    let table = draw.table(units(8), &mut ()).unwrap();
    let capped = table.capped(units(2), &mut ()).unwrap();
    let [rounded, capped] = [table, capped].map(|table| table.draw(seed(2)).unwrap());
    assert_eq!(
        [even, caps, rounded, capped].map(|drawn| digest(&drawn)),
        [
            "1ceccaf21ef511a2d068f20c462a94e805585eeb2f960e45babf416fc5125958",
            "ded935e8e3cfacdae3c1de92d8d4417e22f3ab8d0c355a44c33201cc906859b2",
            "bd7772459e921150a7d8bf594a5d630b41c39bbd19e85e0fdd47a402ecc1f308",
            "cea6212c51c54080462c35b49cc47da26129edcff5434278f8f4e9f2a33f7bce",
        ]
    );
}

/// A budget that is too small gives nothing; one that is large enough changes nothing.
#[test]
fn budgets_cancel_whole_draws() {
    let problem = county(None);
    let whole = assign(&problem, seed(1), hash(), Loads::default(), &mut ()).unwrap();
    let steps: u64 = whole.components.iter().map(|it| it.steps).sum();
    let within = |budget| {
        let mut budget = StepBudget(budget);
        assign(&problem, seed(1), hash(), Loads::default(), &mut budget)
    };
    assert_eq!(within(steps).unwrap(), whole);
    assert_eq!(within(steps - 1).unwrap_err().code(), "draw.cancelled");
    assert_eq!(within(1).unwrap_err().code(), "draw.cancelled");
}

/// A small instance drawn twice over, for the other tests' sake.
#[test]
fn the_same_seed_gives_the_same_assignment() {
    let instance = Instance::new(&[&[0, 1, 2, 3]], &[&[0, 0], &[0]], &[2; 4]);
    let once = exact::draw(&instance, 3, Loads::default()).unwrap();
    assert_eq!(exact::draw(&instance, 3, Loads::default()).unwrap(), once);
}
