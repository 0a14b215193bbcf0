//! The same check twice: 2.6-e.

use alloc::vec::Vec;

use time::Date;

use crate::base::id::{MatterId, ObjectId, SystemId};
use crate::data::same::Same;
use crate::lifecycle::visit::Visit;
use crate::paper::MandateSource;

/// Two planned checks of one enterprise on one matter by one system, closer together than allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat<'a> {
    /// The earlier visit.
    pub first: &'a Visit,
    /// The later one.
    pub second: &'a Visit,
    /// The matter.
    pub matter: &'a MatterId,
    /// The system whose agencies checked.
    pub system: SystemId,
}

/// One completed planned check: the enterprise under its id of the day, matter, system and day.
type Done<'a> = (&'a ObjectId, Date, &'a MatterId, SystemId, &'a Visit);

/// Planned checks that repeat an earlier one by the same system within `days` days: of the same
/// enterprise under whichever id, on the same matter of whichever list.
///
/// `system` says to which system a check belongs, and gives `None` for those that may repeat: key
/// matters, and checks with a recorded good reason. Campaigns and leads never count.
pub fn repeats<'a>(
    visits: &'a [Visit],
    days: u16,
    same: Same<'a>,
    system: impl Fn(&'a Visit, &'a crate::lifecycle::round::DrawnCheck) -> Option<SystemId>,
) -> Vec<Repeat<'a>> {
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
        let near = before.take_while(|first| {
            let apart = second.1.to_julian_day().abs_diff(first.1.to_julian_day());
            first.0 == second.0 && apart <= u32::from(days)
        });
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
