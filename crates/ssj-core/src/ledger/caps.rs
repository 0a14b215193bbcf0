//! Enterprises that were called on more often than a cap allows.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::Date;

use crate::base::id::{AgencyId, ObjectId};
use crate::data::same::Same;
use crate::law::instrument::{CapPer, CheckOccasion, VisitCap};
use crate::lifecycle::lead::Lead;
use crate::lifecycle::visit::{Part, Visit};
use crate::paper::MandateSource;

/// An enterprise with more visits than a cap allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverCap<'a> {
    /// The enterprise, under its id of the day.
    pub enterprise: &'a ObjectId,
    /// The agency whose visits they were, for a cap on those of one.
    pub agency: Option<&'a AgencyId>,
    /// Visits that count together: the most there were.
    pub visits: u32,
    /// The most that the cap allows.
    pub at_most: u16,
}

/// The enterprises that were called on more often in a calendar year than a cap allows, in ascending
/// order. A visit counts on the day it began, for the agencies that came, a lead on the day it was checked, each if the cap counts
/// its kind; an enterprise is the same under former ids, an agency under its predecessors.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::agency::AgencyRegister;
/// use ssj_core::instrument::{CheckOccasion, VisitCap};
/// use ssj_core::ledger::over_cap;
/// use ssj_core::same::{Identities, Same};
/// use time::macros::date;
/// let cap = VisitCap::yearly(NonZeroU16::MIN, [CheckOccasion::Plan, CheckOccasion::Campaign]);
/// let (known, agencies) = (Identities::default(), AgencyRegister::new([], [])?);
/// let same = Same::new(&known, &agencies, date!(2026-12-31));
/// assert!(over_cap(&[], &[], &cap, 2026, same).is_empty());
/// # Ok::<(), ssj_core::Refusals>(())
/// ```
pub fn over_cap<'a>(
    visits: &'a [Visit],
    leads: &'a [Lead],
    cap: &VisitCap,
    year: i32,
    same: Same<'a>,
) -> Vec<OverCap<'a>> {
    let visits = visits.iter().map(|visit| {
        let occasion = match &visit.opening().source {
            MandateSource::Plan { .. } => CheckOccasion::Plan,
            MandateSource::Campaign(_) => CheckOccasion::Campaign,
        };
        let drawn = visit.drawn();
        let came = visit.parts().iter().filter(|part| part.started().is_some());
        let agencies = came.map(Part::agency).collect();
        (&drawn.holder, agencies, visit.started(), occasion)
    });
    let leads = leads.iter().map(|lead| {
        let received = lead.received();
        let agencies = BTreeSet::from([&received.agency]);
        let day = lead.checked_on();
        (&received.object, agencies, day, CheckOccasion::Lead)
    });
    let mut days: BTreeMap<(&ObjectId, Option<&AgencyId>), Vec<Date>> = BTreeMap::new();
    for (enterprise, agencies, day, occasion) in visits.chain(leads) {
        let Some(day) = day.filter(|day| day.year() == year && cap.counts(occasion)) else {
            continue;
        };
        let enterprise = same.enterprise(enterprise);
        match cap.per {
            CapPer::Enterprise => days.entry((enterprise, None)).or_default().push(day),
            CapPer::Agency => {
                let heirs: BTreeSet<_> = agencies.into_iter().map(|id| same.agency(id)).collect();
                for agency in heirs {
                    days.entry((enterprise, Some(agency)))
                        .or_default()
                        .push(day);
                }
            }
        }
    }
    let over = days.into_iter().filter_map(|((enterprise, agency), days)| {
        let most = most_together(cap, &days);
        (most > u32::from(cap.at_most.get())).then_some(OverCap {
            enterprise,
            agency,
            visits: most,
            at_most: cap.at_most.get(),
        })
    });
    over.collect()
}

/// The most visits that a cap counts together.
fn most_together(cap: &VisitCap, days: &[Date]) -> u32 {
    let beside = days.iter().enumerate().filter_map(|(at, day)| {
        let around = cap.around(*day)?;
        let others = days
            .iter()
            .enumerate()
            .filter(|(other, on)| *other != at && around.contains(**on));
        Some(
            cap.beside(*day, others.map(|(_, on)| *on).collect())
                .saturating_add(1),
        )
    });
    beside.max().unwrap_or(0)
}
