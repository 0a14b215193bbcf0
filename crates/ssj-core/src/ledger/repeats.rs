//! The same check twice: 2.6-e.

use alloc::vec::Vec;

use time::Date;

use crate::base::id::{MatterId, ObjectId, SystemId};
use crate::data::history::months_before;
use crate::data::matter::Importance;
use crate::laws::Law;
use crate::lifecycle::round::DrawnCheck;
use crate::lifecycle::visit::Visit;
use crate::paper::MandateSource;

/// Two planned checks of one enterprise on one matter by one system, closer together than allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Repeat<'a> {
    /// The earlier visit.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::visit_id"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::VisitId"))]
    pub first: &'a Visit,
    /// The later one.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::visit_id"))]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::VisitId"))]
    pub second: &'a Visit,
    /// The matter.
    pub matter: &'a MatterId,
    /// The system whose agencies checked.
    pub system: SystemId,
}

/// One completed planned check: the enterprise under its id of the day, matter, system and day.
type Done<'a> = (&'a ObjectId, Date, &'a MatterId, SystemId, &'a Visit);

/// General planned checks that repeat an earlier one by the same system within the months that the
/// instruments in force name: of the same enterprise under whichever id, on the same matter of whichever
/// list. Campaigns, leads and key matters never count.
///
/// `lifted` says of which checks a good reason is on record.
pub fn repeats<'a>(
    law: &Law<'a>,
    visits: &'a [Visit],
    lifted: impl Fn(&'a Visit, &'a DrawnCheck) -> bool,
) -> Vec<Repeat<'a>> {
    let (same, months) = (law.same(), law.in_force().no_repeat_months().value.get());
    let system = |visit, check: &'a DrawnCheck| {
        let matter = law.matter(&check.matter)?;
        let general = matter.importance() == Importance::General && !lifted(visit, check);
        general.then(|| matter.subject().system.clone())
    };
    let mut done: Vec<Done<'a>> = Vec::new();
    for visit in visits {
        let MandateSource::Plan { .. } = &visit.opening().source else {
            continue;
        };
        for check in &visit.drawn().checks {
            let Some(day) = visit.completed_by(&check.agency) else {
                continue;
            };
            if let Some(system) = system(visit, check) {
                let holder = same.enterprise(&visit.drawn().holder);
                done.push((holder, day, &check.matter, system, visit));
            }
        }
    }
    done.sort_by(|a, b| (a.0, a.1, a.2, a.4.id()).cmp(&(b.0, b.1, b.2, b.4.id())));
    let mut found = Vec::new();
    for (at, second) in done.iter().enumerate() {
        let before = done.get(..at).unwrap_or_default().iter().rev();
        let near = before
            .take_while(|first| first.0 == second.0 && months_before(second.1, months) <= first.1);
        // The last one before it, as a day that is one too many follows from it.
        let first = near.into_iter().find(|first| {
            first.4.id() != second.4.id()
                && first.3 == second.3
                && same.is_matter(first.2, second.2)
        });
        found.extend(first.map(|first| Repeat {
            first: first.4,
            second: second.4,
            matter: second.2,
            system: second.3.clone(),
        }));
    }
    found
}
