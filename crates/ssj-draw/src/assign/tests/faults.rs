//! What is wrong with tables is told, each fault by itself, and what is right is taken.

use alloc::vec;
use alloc::vec::Vec;

use ssj_core::{Limits, Token, Word as _};

use crate::assign::{
    CapSchedule, Credential, Department, Fault, Need, NeedRow, PersonRow, Problem, ProblemBuilder,
    Profile, ProfileRow, Region, ScheduleRow, SlotRow, TableName, VisitRow,
};

fn token(number: u8) -> Token {
    Token::from_bytes([number; 16])
}

/// A row too many: the tables below have two of each.
const GONE: u32 = 2;

/// Two rows in every table: two visits of one slot each, the second for somebody with a credential,
/// which only the second person has. The first person stays away from the second visit and is fixed
/// to the first, the other way round for the second.
fn tables() -> ProblemBuilder {
    let mut tables = Problem::builder();
    let department = Department(1);
    let with = [Credential(1)];
    let needs = [
        Need::of(department),
        Need::of(department).with_credentials(with),
    ];
    let profile = Profile::new(department, Region(1));
    let profiles = [profile.clone(), profile.with_credentials(with)];
    for (number, (need, profile)) in (1..).zip(needs.into_iter().zip(profiles)) {
        let visit = tables.visit(token(number));
        let need = tables.need(need);
        let slot = tables.slot(visit, need);
        let profile = tables.profile(profile);
        let person = tables.person(token(number + 100), profile, 1);
        let schedule = tables.schedule(CapSchedule::new().at_most(1, [visit]));
        tables.caps(person, schedule);
        tables.fix(slot, person);
    }
    tables.exclude(VisitRow(0), PersonRow(1));
    tables.exclude(VisitRow(1), PersonRow(0));
    tables
}

fn faults(tables: ProblemBuilder) -> Vec<Fault> {
    let refused = tables.build().map(|_| ()).unwrap_err();
    refused.faults.0
}

/// The faults of the tables once they are spoilt.
fn spoilt(spoil: impl FnOnce(&mut ProblemBuilder)) -> Vec<Fault> {
    let mut tables = tables();
    spoil(&mut tables);
    faults(tables)
}

#[test]
fn tables_without_a_fault_are_taken() {
    assert!(tables().build().is_ok());
    assert!(Problem::builder().build().is_ok());
}

#[test]
fn a_table_has_no_more_rows_than_its_limit() {
    assert!(tables().within(|_| 2).is_ok());
    let refused = tables().within(|_| 1).map(|_| ()).unwrap_err();
    let each = TableName::ALL.iter().map(|table| Fault::TooMany {
        table: *table,
        rows: 2,
        limit: 1,
    });
    assert_eq!(refused.faults.0, each.collect::<Vec<_>>());

    let limits = TableName::ALL.iter().map(|table| table.most());
    let (slots, inspectors) = (Limits::DEFAULT.slots(), Limits::DEFAULT.inspectors());
    let expected = [
        slots,
        slots,
        slots,
        inspectors,
        inspectors,
        inspectors,
        u32::MAX,
        u32::MAX,
    ];
    assert!(limits.eq(expected));
}

/// Every column that names a row of another table, with a row that is there no more.
#[test]
fn a_row_that_is_named_is_there() {
    use TableName::{Exclusions, Fixed, Needs, Persons, Profiles, Schedules, Slots, Visits};
    let gone = |table, row, of| {
        vec![Fault::NoSuchRow {
            table,
            row,
            of,
            value: GONE,
        }]
    };
    let cap = CapSchedule::new().at_most(1, [VisitRow(1), VisitRow(GONE)]);
    let cases: [(_, fn(&mut ProblemBuilder)); 8] = [
        (gone(Slots, 2, Visits), |t| {
            _ = t.slot(VisitRow(GONE), NeedRow(1));
        }),
        (gone(Slots, 2, Needs), |t| {
            _ = t.slot(VisitRow(1), NeedRow(GONE));
        }),
        (gone(Persons, 2, Profiles), |t| {
            _ = t.person(token(9), ProfileRow(GONE), 1);
        }),
        (gone(Persons, 1, Schedules), |t| {
            t.caps(PersonRow(1), ScheduleRow(GONE));
        }),
        (gone(Exclusions, 2, Visits), |t| {
            t.exclude(VisitRow(GONE), PersonRow(1));
        }),
        (gone(Exclusions, 2, Persons), |t| {
            t.exclude(VisitRow(1), PersonRow(GONE));
        }),
        (gone(Fixed, 2, Slots), |t| {
            t.fix(SlotRow(GONE), PersonRow(1));
        }),
        (gone(Fixed, 2, Persons), |t| {
            t.fix(SlotRow(1), PersonRow(GONE));
        }),
    ];
    for (expected, spoil) in cases {
        assert_eq!(spoilt(spoil), expected);
    }
    assert_eq!(spoilt(|t| _ = t.schedule(cap)), gone(Schedules, 2, Visits));
}

/// A call that names a person who does not exist is told when the tables are checked.
#[test]
fn a_person_who_is_given_something_is_there() {
    let stray = |spoil: fn(&mut ProblemBuilder)| {
        let faults = spoilt(spoil);
        let named = faults.iter().any(|fault| {
            matches!(
                fault,
                Fault::NoSuchRow {
                    of: TableName::Persons,
                    value: GONE,
                    ..
                }
            )
        });
        assert!(named, "{faults:?}");
    };
    stray(|t| t.load(PersonRow(GONE), 1));
    stray(|t| t.caps(PersonRow(GONE), ScheduleRow(0)));
}

#[test]
fn a_token_stands_for_one_visit_and_for_one_person() {
    let thrice = spoilt(|t| {
        t.visit(token(2));
        t.visit(token(2));
    });
    assert_eq!(thrice, [Fault::DuplicateVisit { token: token(2) }]);
    let twice = spoilt(|t| _ = t.person(token(101), ProfileRow(0), 1));
    assert_eq!(twice, [Fault::DuplicatePerson { token: token(101) }]);
    // A visit and a person are never mistaken for each other.
    let mut both = tables();
    both.visit(token(101));
    assert!(both.build().is_ok());
}

#[test]
fn groups_of_visits_are_nested_or_apart() {
    let crossing = |t: &mut ProblemBuilder| {
        let third = t.visit(token(3));
        let [a, b] = [VisitRow(0), VisitRow(1)];
        t.schedule(CapSchedule::new().at_most(1, [a, b]).at_most(1, [b, third]));
    };
    let schedule = ScheduleRow(2);
    let visit = VisitRow(2);
    assert_eq!(spoilt(crossing), [Fault::CapsCross { schedule, visit }]);
}

#[test]
fn who_is_fixed_to_a_slot_may_take_it() {
    let (slot, person) = (SlotRow(1), PersonRow(0));
    // The second slot's person is named twice; the other lacks the credential, is excluded from the
    // visit and has no room for another.
    let other = spoilt(|t| t.fix(slot, person));
    let expected = [
        Fault::FixedTwice { slot },
        Fault::FixedUnfit { slot, person },
        Fault::FixedExcluded { slot, person },
        Fault::FixedOverCap { slot, person },
    ];
    assert_eq!(other, expected);
}

/// A third person, fixed to a slot of each of these visits.
fn fixed(cap: u32, visits: [VisitRow; 2]) -> ProblemBuilder {
    let mut tables = tables();
    let [third, fourth] = [3, 4].map(|number| tables.visit(token(number)));
    assert_eq!([third, fourth], [VisitRow(2), VisitRow(3)]);
    let person = tables.person(token(103), ProfileRow(1), cap);
    for visit in visits {
        let slot = tables.slot(visit, NeedRow(1));
        tables.fix(slot, person);
    }
    tables
}

#[test]
fn nobody_is_fixed_to_more_than_they_may_take() {
    let over = [Fault::FixedOverCap {
        slot: SlotRow(3),
        person: PersonRow(2),
    }];
    let apart = [VisitRow(2), VisitRow(3)];
    assert!(fixed(2, apart).build().is_ok());
    assert_eq!(faults(fixed(1, apart)), over);
    // Nobody goes on one visit twice, whatever the cap.
    assert_eq!(faults(fixed(5, [VisitRow(2); 2])), over);
    // A cap over a group of visits.
    let grouped = |cap| {
        let mut tables = fixed(5, apart);
        let schedule = tables.schedule(CapSchedule::new().at_most(cap, apart));
        tables.caps(PersonRow(2), schedule);
        tables
    };
    assert!(grouped(2).build().is_ok());
    assert_eq!(faults(grouped(1)), over);
}
