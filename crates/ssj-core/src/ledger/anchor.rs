//! Where the "end of the draw-inspection work" lies.

use alloc::collections::BTreeMap;

use time::Date;

use crate::base::id::Id;
use crate::lifecycle::visit::Visit;

/// The day from which results are to be published: the regulation says "the end of the
/// draw-inspection work" (抽查工作结束之日) and leaves open of which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "kebab-case", crate = "crate::strict")
)]
pub enum Anchor {
    /// Of the visit itself: the strictest reading.
    #[default]
    Visit,
    /// Of the plan's item or the campaign: the last of its visits.
    Task,
    /// Of the round: the last of its visits.
    Batch,
}

/// The end of the work for each task or batch; none while one of its visits goes on.
#[derive(Clone, Debug)]
pub(super) struct Ends<'a> {
    anchor: Anchor,
    by_key: BTreeMap<&'a Id, Option<Date>>,
}

impl<'a> Ends<'a> {
    pub(super) fn of(visits: &'a [Visit], anchor: Anchor) -> Self {
        // A visit's own end needs no table.
        let needed = if anchor == Anchor::Visit { &[] } else { visits };
        let counted = needed.iter().filter(|visit| !visit.is_released());
        Self {
            anchor,
            by_key: last_of_each(counted.map(|visit| (key(visit, anchor), visit.completed()))),
        }
    }

    /// Tells the end of the work for visits one after another.
    pub(super) fn teller(&self) -> impl FnMut(&'a Visit) -> Option<Date> {
        let mut last: Option<(&Id, Option<Date>)> = None;
        move |visit| {
            if self.anchor == Anchor::Visit {
                return visit.completed();
            }
            let own = key(visit, self.anchor);
            match last {
                Some((key, end)) if key == own => end,
                _ => {
                    let end = self.by_key.get(own).copied().flatten();
                    last = Some((own, end));
                    end
                }
            }
        }
    }
}

/// The last end under each key; none where one is not there yet. Visits of one task mostly stand
/// together, so a row of them is one look-up.
fn last_of_each<'a>(
    mut rows: impl Iterator<Item = (&'a Id, Option<Date>)>,
) -> BTreeMap<&'a Id, Option<Date>> {
    let mut by_key = BTreeMap::new();
    let Some(mut open) = rows.next() else {
        return by_key;
    };
    let mut settle = |(key, end)| {
        let known = by_key.entry(key).or_insert(end);
        *known = later(*known, end);
    };
    for row in rows {
        if row.0 == open.0 {
            open.1 = later(open.1, row.1);
        } else {
            settle(core::mem::replace(&mut open, row));
        }
    }
    settle(open);
    by_key
}

/// The later of two ends; none where one is not there yet.
fn later(a: Option<Date>, b: Option<Date>) -> Option<Date> {
    a.zip(b).map(|(a, b)| a.max(b))
}

fn key(visit: &Visit, anchor: Anchor) -> &Id {
    match (anchor, &visit.opening().source) {
        (Anchor::Visit, _) => visit.id().as_id(),
        (Anchor::Batch, _) => visit.opening().round.as_id(),
        (Anchor::Task, source) => source.task(),
    }
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
