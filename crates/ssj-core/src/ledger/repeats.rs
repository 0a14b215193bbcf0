//! The same check twice: 2.6-e.

use alloc::vec::Vec;

use time::Date;

use crate::base::id::{MatterId, ObjectId, SystemId};
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

/// One completed planned check, to be sorted by what must not repeat.
type Done<'a> = (&'a ObjectId, &'a MatterId, SystemId, Date, &'a Visit);

/// Planned checks that repeat an earlier one by the same system within `days` days.
///
/// `system` says to which system a check belongs, and gives `None` for those that may repeat: key
/// matters, and checks with a recorded good reason. Campaigns and leads never count.
pub fn repeats<'a>(
    visits: &'a [Visit],
    days: u16,
    system: impl Fn(&'a Visit, &'a crate::lifecycle::round::DrawnCheck) -> Option<SystemId>,
) -> Vec<Repeat<'a>> {
    let mut done: Vec<Done<'a>> = Vec::new();
    for visit in visits {
        let (Some(day), MandateSource::Plan { .. }) = (visit.completed(), &visit.opening().source)
        else {
            continue;
        };
        for check in &visit.drawn().checks {
            if let Some(system) = system(visit, check) {
                done.push((&visit.drawn().holder, &check.matter, system, day, visit));
            }
        }
    }
    done.sort_by(|a, b| (a.0, a.1, &a.2, a.3, a.4.id()).cmp(&(b.0, b.1, &b.2, b.3, b.4.id())));
    let pairs = done.windows(2).filter_map(|pair| match pair {
        [a, b] if (a.0, a.1, &a.2) == (b.0, b.1, &b.2) && a.4.id() != b.4.id() => Some((a, b)),
        _ => None,
    });
    pairs
        .filter(|(a, b)| b.3.to_julian_day().abs_diff(a.3.to_julian_day()) <= u32::from(days))
        .map(|(a, b)| Repeat {
            first: a.4,
            second: b.4,
            matter: a.1,
            system: a.2.clone(),
        })
        .collect()
}
