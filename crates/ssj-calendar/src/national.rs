//! The national calendar, built while compiling.

use time::{Date, Month};

use crate::{
    calendar::{Calendar, TAIL_FIRST_DAY},
    data,
    region::Region,
    rest::WeeklyRest,
    storage::CowList,
    table::{self, Entry, STRIDE, WORDS, YearBits},
};

#[expect(
    clippy::as_conversions,
    clippy::cast_sign_loss,
    reason = "evaluated while compiling"
)]
const YEARS: usize = (data::YEARS.1 - data::YEARS.0 + 1) as usize;
const REST: WeeklyRest = WeeklyRest::SATURDAY_SUNDAY;

/// The working days of each year, one bit each.
const BITS: [YearBits; YEARS] = bits();
const WORKING_DAYS: usize = table::count(&BITS);

struct Tables {
    entries: [Entry; YEARS * STRIDE],
    working: [Date; WORKING_DAYS],
}

static TABLES: Tables = tables();

// Near enough to be at hand: a first or second cache holds it.
const _: () = assert!(
    size_of::<Tables>() <= 64 * 1024,
    "the national table has outgrown 64 KB"
);

pub(crate) static NATIONAL: Calendar = Calendar {
    first_year: data::YEARS.0,
    entries: CowList::Fixed(&TABLES.entries),
    working: CowList::Fixed(&TABLES.working),
    refuses: false,
    doubts: CowList::Fixed(&[]),
    provisional_from: tail(data::YEARS.1),
    region: Region::NATION,
    as_of: None,
    rest: REST,
    notices: CowList::Fixed(data::national::NOTICES),
};

/// The first day of a last known year that the next notice may still change.
pub(crate) const fn tail(last_year: i32) -> Option<Date> {
    match Date::from_calendar_date(last_year, Month::December, TAIL_FIRST_DAY) {
        Ok(day) => Some(day),
        Err(_) => None,
    }
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "evaluated while compiling"
)]
const fn bits() -> [YearBits; YEARS] {
    let mut years = [[0; WORDS]; YEARS];
    let mut i = 0;
    while i < YEARS {
        years[i] = table::plain_year(data::YEARS.0 + i as i32, REST);
        i += 1;
    }
    i = 0;
    while i < data::national::NOTICES.len() {
        table::apply(&mut years, data::YEARS.0, REST, &data::national::NOTICES[i]);
        i += 1;
    }
    years
}

#[expect(clippy::large_stack_arrays, reason = "evaluated while compiling")]
const fn tables() -> Tables {
    let mut tables = Tables {
        entries: [Entry::ZERO; YEARS * STRIDE],
        working: [Date::MIN; WORKING_DAYS],
    };
    table::fill(
        &BITS,
        data::YEARS.0,
        0,
        &mut tables.entries,
        &mut tables.working,
    );
    tables
}

/// How many leading years of a calendar are the built-in national ones, so that their tables can be
/// copied.
#[cfg(feature = "alloc")]
pub(crate) fn years_in_common(years: &[YearBits], first_year: i32) -> usize {
    if first_year != data::YEARS.0 {
        return 0;
    }
    years
        .iter()
        .zip(&BITS_BY_YEAR)
        .take_while(|(mine, built_in)| mine == built_in)
        .count()
}

#[cfg(feature = "alloc")]
static BITS_BY_YEAR: [YearBits; YEARS] = BITS;
