//! By which limits and which calendar each duty runs.

use alloc::collections::BTreeMap;

use time::Date;

use super::anchor::Ends;
use crate::base::id::DivisionId;
use crate::laws::{Laws, When};
use crate::lifecycle::visit::Visit;

/// What runs from each day on in one county; nothing from a day on which no instrument applies.
pub(super) type Days<'l> = BTreeMap<Date, Option<When<'l>>>;

/// What runs from each first day of a duty in each county.
#[derive(Clone, Debug)]
pub(super) struct Clocks<'a, 'l> {
    by_county: BTreeMap<&'a DivisionId, Days<'l>>,
}

impl<'a, 'l> Clocks<'a, 'l> {
    pub(super) fn of(visits: &'a [Visit], ends: &Ends<'a>, laws: &'l Laws) -> Self {
        let mut by_county: BTreeMap<_, Days<'_>> = BTreeMap::new();
        for visit in visits {
            let county = &visit.drawn().county;
            let done = visit
                .parts()
                .iter()
                .filter_map(|it| Some((it, it.completed()?)));
            for (part, completed) in done {
                let days = by_county.entry(county).or_default();
                for first in core::iter::once(completed).chain(ends.end(visit, part)) {
                    let when = || laws.when(first, county).ok();
                    days.entry(first).or_insert_with(when);
                }
            }
        }
        Self { by_county }
    }

    /// What runs in the county of each visit, for visits one after another.
    pub(super) fn teller<'s>(&'s self) -> impl FnMut(&'a Visit) -> Option<&'s Days<'l>> {
        let mut last = None;
        move |visit| {
            let county = &visit.drawn().county;
            match last {
                Some((known, days)) if known == county => days,
                _ => {
                    let days = self.by_county.get(county);
                    last = Some((county, days));
                    days
                }
            }
        }
    }

    /// What runs from a day on in a county.
    pub(super) fn at(&self, county: &DivisionId, first: Date) -> Option<&When<'l>> {
        self.by_county.get(county)?.get(&first)?.as_ref()
    }
}
