//! Enterprises that were called on more often than the yearly cap allows.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use time::Date;

use crate::base::id::ObjectId;
use crate::law::instrument::{CheckOccasion, YearlyCap};
use crate::lifecycle::lead::Lead;
use crate::lifecycle::visit::Visit;
use crate::paper::MandateSource;

/// An enterprise with more visits in a year than the cap allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverCap<'a> {
    /// The enterprise.
    pub enterprise: &'a ObjectId,
    /// Visits of that year that count.
    pub visits: u32,
    /// The most that the cap allows in the year.
    pub at_most: u16,
}

/// The enterprises that were called on more often in a calendar year than a cap allows, by all
/// agencies together, in ascending order. A visit counts on the day it began, a lead on the day it
/// was checked, each if the cap counts its kind.
///
/// ```
/// use core::num::NonZeroU16;
/// use ssj_core::instrument::{CheckOccasion, YearlyCap};
/// use ssj_core::ledger::over_cap;
/// let cap = YearlyCap::new(NonZeroU16::MIN, [CheckOccasion::Plan, CheckOccasion::Campaign]);
/// assert!(over_cap(&[], &[], &cap, 2026).is_empty());
/// ```
pub fn over_cap<'a>(
    visits: &'a [Visit],
    leads: &'a [Lead],
    cap: &YearlyCap,
    year: i32,
) -> Vec<OverCap<'a>> {
    let visits = visits.iter().map(|visit| {
        let occasion = match &visit.opening().source {
            MandateSource::Plan { .. } => CheckOccasion::Plan,
            MandateSource::Campaign(_) => CheckOccasion::Campaign,
        };
        (&visit.drawn().holder, visit.started(), occasion)
    });
    let leads = leads.iter().map(|lead| {
        let object = &lead.received().object;
        (object, lead.checked_on(), CheckOccasion::Lead)
    });
    let mut counts: BTreeMap<&ObjectId, u32> = BTreeMap::new();
    for (enterprise, day, occasion) in visits.chain(leads) {
        if cap.counts(occasion) && day.map(Date::year) == Some(year) {
            let count = counts.entry(enterprise).or_default();
            *count = count.saturating_add(1);
        }
    }
    let over = counts
        .into_iter()
        .filter(|(_, visits)| *visits > u32::from(cap.at_most()));
    over.map(|(enterprise, visits)| OverCap {
        enterprise,
        visits,
        at_most: cap.at_most(),
    })
    .collect()
}
