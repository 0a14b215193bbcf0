//! Where the "end of the draw-inspection work" lies.

use alloc::collections::BTreeMap;

use time::Date;

use crate::base::id::{AgencyId, Id};
use crate::lifecycle::visit::{Part, PartEnd, Visit};

ssj_calendar::words! {
    /// The day from which a department's results are to be published: the regulation says "the end of the
    /// draw-inspection work" (抽查工作结束之日) and leaves open of which. Each department's own counts: none
    /// waits for another one.
    #[derive(Default)]
    pub enum Anchor {
        /// Of its part of the visit itself: the strictest reading.
        #[default]
        Visit = "visit", "本次检查结束之日";
        /// Of the plan's item or the campaign: the last of its parts of visits.
        Task = "task", "计划任务结束之日";
        /// Of the round: the last of its parts of visits.
        Batch = "batch", "抽取批次结束之日";
    }
}

/// The end of each department's work for each task or batch; none while one of its parts goes on.
#[derive(Clone, Debug)]
pub(super) struct Ends<'a> {
    anchor: Anchor,
    by_key: BTreeMap<Key<'a>, Option<Date>>,
}

/// A task or batch, and a department.
type Key<'a> = (&'a Id, &'a AgencyId);

impl<'a> Ends<'a> {
    pub(super) fn of(visits: &'a [Visit], anchor: Anchor) -> Self {
        // A visit's own end needs no table.
        let needed = if anchor == Anchor::Visit { &[] } else { visits };
        let rows = needed.iter().flat_map(|visit| {
            let counted = visit.parts().iter().filter(|part| counts(part));
            counted.map(move |part| (key(visit, part, anchor), part.completed()))
        });
        Self {
            anchor,
            by_key: last_of_each(rows),
        }
    }

    /// The end of the work that a department's part of a visit belongs to.
    pub(super) fn end(&self, visit: &'a Visit, part: &'a Part) -> Option<Date> {
        if self.anchor == Anchor::Visit {
            return part.completed();
        }
        let key = key(visit, part, self.anchor);
        self.by_key.get(&key).copied().flatten()
    }
}

/// Whether a part of a visit keeps the work of its department going: none that fell out, and none to which
/// nobody came, or its absence would stop the clock of all that was done.
fn counts(part: &Part) -> bool {
    use PartEnd::{Absent, HandedOver, Released};
    !matches!(part.end(), Some(Released | HandedOver | Absent))
}

/// The last end under each key; none where one is not there yet.
fn last_of_each<K: Ord>(
    rows: impl Iterator<Item = (K, Option<Date>)>,
) -> BTreeMap<K, Option<Date>> {
    let mut by_key = BTreeMap::new();
    for (key, end) in rows {
        let known = by_key.entry(key).or_insert(end);
        *known = later(*known, end);
    }
    by_key
}

/// The later of two ends; none where one is not there yet.
fn later(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.zip(b).map(|(a, b)| a.max(b))
}

fn key<'a>(visit: &'a Visit, part: &'a Part, anchor: Anchor) -> Key<'a> {
    let work = match (anchor, &visit.opening().source) {
        (Anchor::Visit, _) => visit.id().as_id(),
        (Anchor::Batch, _) => visit.opening().round.as_id(),
        (Anchor::Task, source) => source.task(),
    };
    (work, part.agency())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use proptest::prelude::*;

    proptest! {
        /// Rows of one key in a row, apart, and with ends that are not there.
        #[test]
        fn the_last_end_of_a_task_is_the_last_of_its_visits_in_any_order(
            rows in prop::collection::vec((0..3_usize, prop::option::weighted(0.8, 0..9_i32)), 0..30),
        ) {
            let keys = ["round:a", "round:b", "round:c"].map(str::parse::<Id>);
            let keys: Vec<Id> = keys.into_iter().flatten().collect();
            let day = |n: i32| Date::from_julian_day(n.saturating_add(2_461_000)).ok();
            let given = rows.iter().filter_map(|(k, end)| Some((keys.get(*k)?, end.and_then(day))));
            let found = last_of_each(given);
            for (place, key) in keys.iter().enumerate() {
                let own: Vec<_> = rows.iter().filter(|row| row.0 == place).map(|row| row.1).collect();
                let all: Option<Vec<i32>> = own.iter().copied().collect();
                let last = all.and_then(|all| all.into_iter().max()).and_then(day);
                prop_assert_eq!(found.get(key).copied(), (!own.is_empty()).then_some(last));
            }
        }
    }
}
