//! Planned against done, both ways.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Share;
use crate::base::id::{AgencyId, MatterId, PlanItemId, VisitId};
use crate::lifecycle::plan::{Plan, Who};
use crate::lifecycle::round::DrawnCheck;
use crate::lifecycle::visit::{Part, PartEnd, Visit};
use crate::paper::MandateSource;

/// One matter of one item: what the plan asks for and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Progress<'a> {
    /// The item.
    pub item: &'a PlanItemId,
    /// The matter.
    pub matter: &'a MatterId,
    /// Objects planned.
    pub planned: u64,
    /// Objects drawn and not released.
    pub drawn: u64,
    /// Objects checked.
    pub done: u64,
}

impl Progress<'_> {
    /// Planned but not done: checks dropped, so far.
    pub const fn missing(&self) -> u64 {
        self.planned.saturating_sub(self.done)
    }

    /// Drawn beyond the plan: checks added.
    pub const fn beyond(&self) -> u64 {
        self.drawn.saturating_sub(self.planned)
    }

    /// Done out of planned.
    pub const fn rate(&self) -> Share {
        Share {
            part: self.done,
            whole: self.planned,
        }
    }
}

/// A check that names a plan but stands in no item of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Unplanned<'a> {
    /// The visit.
    pub visit: &'a VisitId,
    /// The matter.
    pub matter: &'a MatterId,
    /// The department.
    pub agency: &'a AgencyId,
}

type Key<'a> = (&'a PlanItemId, &'a MatterId);

/// A plan against the visits that name it: each planned matter with what was done, and each check
/// that the plan does not have. Campaigns and leads never count.
pub fn progress<'a>(
    plan: &'a Plan,
    visits: &'a [Visit],
) -> (Vec<Progress<'a>>, Vec<Unplanned<'a>>) {
    let mut lines: BTreeMap<Key<'a>, (&'a Who, Progress<'a>)> = BTreeMap::new();
    for item in plan.items() {
        for planned in &item.matters {
            let matter = &planned.matter;
            let line = Progress {
                item: &item.id,
                matter,
                planned: planned.number.count(),
                drawn: 0,
                done: 0,
            };
            lines.insert((&item.id, matter), (&planned.who, line));
        }
    }
    let mut unplanned = Vec::new();
    for visit in visits {
        let MandateSource::Plan { plan: of, item, .. } = &visit.opening().source else {
            continue;
        };
        if of != plan.id() {
            continue;
        }
        // What was handed over is drawn and checked elsewhere: only who reviews lets a check go.
        let stands = |check: &&DrawnCheck| {
            let part = visit.part(&check.agency);
            part.and_then(Part::end) != Some(PartEnd::Released)
        };
        for check in visit.drawn().checks.iter().filter(stands) {
            match lines.get_mut(&(item, &check.matter)) {
                Some((who, line)) if who.agencies().any(|own| *own == check.agency) => {
                    line.drawn = line.drawn.saturating_add(1);
                    let done = u64::from(visit.completed_by(&check.agency).is_some());
                    line.done = line.done.saturating_add(done);
                }
                _ => unplanned.push(Unplanned {
                    visit: visit.id(),
                    matter: &check.matter,
                    agency: &check.agency,
                }),
            }
        }
    }
    (
        lines.into_values().map(|(_, line)| line).collect(),
        unplanned,
    )
}
