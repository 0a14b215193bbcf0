//! How much each inspector did so far, as it counts when loads are evened out.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::{Date, Duration};

use super::InspectorEntry;
use crate::base::exact::{Rounding, part};
use crate::base::id::{AgencyId, DivisionId};

/// The days over which loads are evened out at most: ten years.
const AT_MOST: i64 = 3_660;

/// A day's places are told in millionths.
const MILLION: u128 = 1_000_000;

/// Places that somebody filled on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Filled {
    /// The day of the visit.
    #[cfg_attr(feature = "serde", serde(with = "ssj_calendar::iso_date"))]
    #[cfg_attr(feature = "schemars", schemars(with = "ssj_calendar::iso_date::Text"))]
    pub on: Date,
    /// How many places.
    pub places: u32,
}

/// What somebody did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields, crate = "crate::strict"))]
pub struct Work {
    /// The day since which they share the work; `None` where that is longer than loads are looked at.
    #[cfg_attr(
        feature = "serde",
        serde(default, with = "ssj_calendar::iso_date::option")
    )]
    #[cfg_attr(
        feature = "schemars",
        schemars(with = "Option<ssj_calendar::iso_date::Text>")
    )]
    pub since: Option<Date>,
    /// The places that they filled, in any order.
    pub filled: Vec<Filled>,
}

/// A load so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Load {
    /// Places that they filled.
    pub filled: u32,
    /// Places that they are taken to have filled on days on which they were not there.
    pub baseline: u32,
}

impl Load {
    /// What counts.
    pub const fn total(self) -> u32 {
        self.filled.saturating_add(self.baseline)
    }
}

/// The load of each of these inspectors from a day on until the day before `until`.
///
/// Whoever was not there, since they joined later or were on leave, is taken to have done on those
/// days what those who share their work did on the mean: the places filled on each day, by the number
/// of those who were there, in millionths rounded down, summed and rounded to the nearest place.
/// Without that the most even assignment sends newcomers and those who return on all visits, or nearly, until
/// they have caught up, and everybody knows beforehand who comes. Those share somebody's work who are of
/// their agency and work in one of their jurisdictions, or in none where they have none; a colleague
/// in two of them counts in both.
///
/// At most the last ten years (3,660 days) count.
///
/// ```
/// use ssj_core::pool::{Filled, InspectorEntry, InspectorKind, Load, Work, loads};
/// use ssj_core::{AgencyId, DivisionId, InspectorId};
/// use time::macros::date;
/// let someone = |name| {
///     let (id, agency) = (InspectorId::new(name).unwrap(), AgencyId::new("cc-amr").unwrap());
///     InspectorEntry::new(id, InspectorKind::CivilServant, agency).located_in(DivisionId::new("220102").unwrap())
/// };
/// let [wang, li, new] = ["wang", "li", "new"].map(someone);
/// let filled = |places| vec![Filled { on: date!(2026-02-03), places }];
/// let people = [
///     (&wang, Work { since: None, filled: filled(4) }),
///     (&li, Work { since: None, filled: filled(2) }),
///     (&new, Work { since: Some(date!(2026-03-01)), filled: vec![] }),
/// ];
/// let loads = loads(date!(2026-01-01), date!(2026-03-02), &people);
/// assert_eq!(loads[0], Load { filled: 4, baseline: 0 });
/// assert_eq!(loads[2], Load { filled: 0, baseline: 3 });
/// ```
pub fn loads(from: Date, until: Date, people: &[(&InspectorEntry, Work)]) -> Vec<Load> {
    let from = from.max(until.checked_sub(Duration::days(AT_MOST)).unwrap_or(from));
    let days: Vec<Date> = core::iter::successors(Some(from), |day| day.next_day())
        .take_while(|day| *day < until)
        .collect();
    let mut done: BTreeMap<Team<'_>, Vec<Day>> = BTreeMap::new();
    let mut each = Vec::new();
    for (entry, work) in people {
        let mut own = alloc::vec![0_u64; days.len()];
        for filled in &work.filled {
            if let Some(sum) = days
                .binary_search(&filled.on)
                .ok()
                .and_then(|at| own.get_mut(at))
            {
                *sum = sum.saturating_add(filled.places.into());
            }
        }
        for team in teams(entry) {
            let team = done
                .entry(team)
                .or_insert_with(|| alloc::vec![Day::default(); days.len()]);
            for ((day, on), places) in team.iter_mut().zip(&days).zip(&own) {
                // What somebody does on a day away is not what those there share.
                if is_there(entry, work, *on) {
                    day.places = day.places.saturating_add(*places);
                    day.there = day.there.saturating_add(1);
                }
            }
        }
        each.push(own);
    }
    let load = |((entry, work), places): (&(&InspectorEntry, Work), &Vec<u64>)| {
        let own: Vec<_> = teams(entry).filter_map(|team| done.get(&team)).collect();
        let on_day = |(at, _): (usize, &Date)| {
            let days = own.iter().filter_map(|team| team.get(at));
            let sum = days.fold(Day::default(), |sum, day| Day {
                places: sum.places.saturating_add(day.places),
                there: sum.there.saturating_add(day.there),
            });
            let mean = part(sum.places.into(), MILLION, sum.there.into(), Rounding::Down);
            // Who went all the same has done that already.
            let done = places.get(at).copied().unwrap_or_default();
            mean.saturating_sub(u128::from(done).saturating_mul(MILLION))
        };
        let missed = days.iter().enumerate();
        let missed = missed.filter(|(_, on)| !is_there(entry, work, **on));
        let sum = missed.map(on_day).fold(0, u128::saturating_add);
        let counted = work
            .filled
            .iter()
            .filter(|it| it.on >= from && it.on < until);
        Load {
            filled: counted.fold(0, |sum, it| sum.saturating_add(it.places)),
            baseline: u32::try_from(part(sum, 1, MILLION, Rounding::Nearest)).unwrap_or(u32::MAX),
        }
    };
    people.iter().zip(&each).map(load).collect()
}

/// Those who share the work of a jurisdiction.
type Team<'a> = (&'a AgencyId, Option<&'a DivisionId>);

fn teams(entry: &InspectorEntry) -> impl Iterator<Item = Team<'_>> {
    let nowhere = entry.divisions.is_empty().then_some(None);
    let divisions = entry.divisions.iter().map(Some).chain(nowhere);
    divisions.map(|division| (&entry.agency, division))
}

#[derive(Clone, Copy, Debug, Default)]
struct Day {
    places: u64,
    there: u64,
}

fn is_there(entry: &InspectorEntry, work: &Work, on: Date) -> bool {
    work.since.is_none_or(|since| since <= on) && entry.leave(on).is_none()
}
