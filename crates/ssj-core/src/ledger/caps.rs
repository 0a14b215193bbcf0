//! Enterprises that were called on more often than a cap allows.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

use time::Date;

use crate::base::id::{AgencyId, InstrumentId, ObjectId};
use crate::law::instrument::{CapPer, CheckOccasion, VisitCap};
use crate::laws::Law;
use crate::lifecycle::lead::Lead;
use crate::lifecycle::visit::Visit;
use crate::paper::MandateSource;

/// An enterprise with more visits than a cap allows.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct OverCap<'a> {
    /// The enterprise, under its id of the day.
    pub enterprise: &'a ObjectId,
    /// The agency whose visits they were, for a cap on those of one.
    pub agency: Option<&'a AgencyId>,
    /// Visits that count together: the most there were.
    pub visits: u32,
    /// The most that the cap allows.
    pub at_most: u16,
    /// The instrument that caps.
    pub by: InstrumentId,
}

/// The enterprises that were called on more often in the calendar year of a law's day than a cap of the
/// instruments in force allows, cap by cap and in ascending order. Each day counts on which departments
/// began their parts of a visit, for those who came then, and each check of a lead, if the cap counts its kind; an
/// enterprise is the same under former ids, an agency under its predecessors.
///
/// ```
/// use ssj_core::DivisionId;
/// use ssj_core::ledger::over_cap;
/// use time::macros::date;
/// # let laws = ssj_core::laws::town()?;
/// let law = laws.on(date!(2026-12-31), &DivisionId::new("220102")?)?;
/// assert!(over_cap(&law, &[], &[]).is_empty());
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
pub fn over_cap<'a>(law: &Law<'a>, visits: &'a [Visit], leads: &'a [Lead]) -> Vec<OverCap<'a>> {
    let caps = law.in_force().caps().into_iter();
    caps.flat_map(|(by, cap)| over_one(law, visits, leads, (&by, &cap)))
        .collect()
}

fn over_one<'a>(
    law: &Law<'a>,
    visits: &'a [Visit],
    leads: &'a [Lead],
    (by, cap): (&InstrumentId, &VisitCap),
) -> Vec<OverCap<'a>> {
    let (same, year) = (law.same(), law.day().year());
    let visits = visits.iter().flat_map(|visit| {
        let occasion = match &visit.opening().source {
            MandateSource::Plan { .. } => CheckOccasion::Plan,
            MandateSource::Campaign(_) => CheckOccasion::Campaign,
        };
        // Those who come on one day call together.
        let mut calls: BTreeMap<Date, BTreeSet<&AgencyId>> = BTreeMap::new();
        for part in visit.parts() {
            if let Some(day) = part.started() {
                calls.entry(day).or_default().insert(part.agency());
            }
        }
        let holder = &visit.drawn().holder;
        let calls = calls.into_iter();
        calls.map(move |(day, agencies)| (holder, agencies, day, occasion))
    });
    let leads = leads.iter().flat_map(|lead| {
        let received = lead.received();
        lead.calls().map(move |(day, by)| {
            let agencies = BTreeSet::from([by]);
            (&received.object, agencies, day, CheckOccasion::Lead)
        })
    });
    let mut days: BTreeMap<(&ObjectId, Option<&AgencyId>), Vec<Date>> = BTreeMap::new();
    for (enterprise, agencies, day, occasion) in visits.chain(leads) {
        if day.year() != year || !cap.counts(occasion) {
            continue;
        }
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
            by: by.clone(),
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
