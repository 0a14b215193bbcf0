//! What came of the visits: each problem has its trail, and each trail its visit.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;

use ssj_core::follow_up::{Finding, FindingEvent, FindingSource};
use ssj_core::lead::Lead;
use ssj_core::trail::Event;
use ssj_core::visit::VisitEvent;
use ssj_core::{FindingId, VisitId};

use super::replay::Reading;
use super::{Archive, Walks};
use crate::verify::inquiry::Inquiry;

pub(super) fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walks: &Walks) {
    let mut named = named_by_visits(archive);
    let hashes = walks.values().map(|walk| walk.hash);
    let Some(hash) = hashes.into_iter().next() else {
        if !(archive.findings.is_empty() && archive.leads.is_empty()) {
            inquiry.unchecked("findings, leads: no round tells the suite of their trails");
        }
        return;
    };
    let known = |visit: &VisitId| walks.values().any(|walk| walk.visits.contains_key(visit));
    for trail in archive.findings {
        let Some(first) = trail.kept().first() else {
            inquiry.differ("findings", &"an empty trail", &"a beginning");
            continue;
        };
        let name = format!("{}", first.entry().subject);
        let reading = Reading {
            name: name.clone(),
            trail,
            hash,
            of: archive,
        };
        let Some(finding) = reading.replay::<Finding>(inquiry) else {
            continue;
        };
        let Some(FindingEvent::Found(found)) = first.event().map(Event::payload) else {
            continue;
        };
        if let FindingSource::Visit(visit) = &found.source {
            let id = finding.id();
            if named.remove(id).as_ref() != Some(visit) && known(visit) {
                inquiry.differ(&name, visit, &"a visit whose results name it");
            }
        }
    }
    for (id, visit) in named {
        inquiry.differ(
            &format!("{id}"),
            &"no trail",
            &format!("a problem of {visit}"),
        );
    }
    for trail in archive.leads {
        let Some(first) = trail.kept().first() else {
            inquiry.differ("leads", &"an empty trail", &"a beginning");
            continue;
        };
        let reading = Reading {
            name: format!("{}", first.entry().subject),
            trail,
            hash,
            of: archive,
        };
        let _lead: Option<Lead> = reading.replay(inquiry);
    }
}

/// The problems that the results of visits name, each with its visit.
fn named_by_visits(archive: &Archive<'_>) -> BTreeMap<FindingId, VisitId> {
    let mut named = BTreeMap::new();
    for trail in archive.visits {
        let mut of_visit: BTreeSet<FindingId> = BTreeSet::new();
        for event in trail.kept().iter().filter_map(|kept| kept.event()) {
            if let VisitEvent::Concluded(result) | VisitEvent::Corrected { result, .. } =
                event.payload()
            {
                of_visit.extend(result.findings.iter().cloned());
            }
        }
        let subject = trail
            .kept()
            .first()
            .map(|kept| kept.entry().subject.clone());
        if let Some(visit) = subject.and_then(|subject| VisitId::try_from(subject).ok()) {
            named.extend(of_visit.into_iter().map(|id| (id, visit.clone())));
        }
    }
    named
}
