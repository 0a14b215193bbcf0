//! What came of the visits and leads: each problem has its trail, and each trail its visit or lead.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::vec::Vec;

use ssj_core::campaign::CampaignEvent;
use ssj_core::follow_up::{Finding, FindingSource, Found};
use ssj_core::instrument::{Instrument, Instruments};
use ssj_core::lead::{Lead, LeadEvent};
use ssj_core::result::Outcomes;
use ssj_core::trail::{Event, Export, Kept};
use ssj_core::visit::{Conduct, VisitEvent};
use ssj_core::{AgencyId, FindingId, HashFn, LeadId, MatterId, ObjectId, Timestamp, VisitId};
use time::Date;

use super::replay::Reading;
use super::{Archive, Walks};
use crate::verify::inquiry::Inquiry;

/// A problem as a result has it, from when on.
struct Problem<'a> {
    source: FindingSource,
    matter: &'a MatterId,
    object: &'a ObjectId,
    owner: &'a AgencyId,
    outcomes: &'a Outcomes,
    since: Timestamp,
}

impl Problem<'_> {
    fn is(&self, found: &Found, at: Timestamp) -> bool {
        self.source == found.source
            && *self.matter == found.matter
            && *self.object == found.object
            && *self.owner == found.owner
            && found.outcomes.iter().all(|it| self.outcomes.contains(it))
            && self.since <= at
    }
}

pub(super) fn check(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, walks: &Walks, hash: HashFn) {
    let leads = leads(inquiry, archive, hash);
    let problems = problems(archive);
    let mut opened: BTreeSet<FindingId> = BTreeSet::new();
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
        if !opened.insert(finding.id().clone()) {
            inquiry.differ(&name, &"two trails", &"one trail");
        }
        let found = finding.found();
        let (source, known) = match &found.source {
            FindingSource::Visit(visit) => {
                let known = walks.values().any(|walk| walk.visits.contains_key(visit));
                (visit.as_id(), known)
            }
            FindingSource::Lead(lead) => (lead.as_id(), leads.contains(lead)),
        };
        let named = problems.get(finding.id()).map_or(&[][..], Vec::as_slice);
        if named.iter().any(|it| it.is(found, first.entry().recorded)) {
            inquiry.found(format!("{name}: as {source} has it"));
        } else if known || !named.is_empty() {
            inquiry.differ(&name, source, &"a result that names this problem");
        } else {
            inquiry.unchecked(format!("{name}: {source} was not given"));
        }
    }
    for (id, problems) in problems.iter().filter(|(id, _)| !opened.contains(*id)) {
        let of = problems.first().map(|it| format!("{}", it.object));
        let of = format!("a problem of {}", of.unwrap_or_default());
        inquiry.differ(&format!("{id}"), &"no trail", &of);
    }
}

/// The leads that are there, each on the terms of its day; those that campaigns answer to are among them
/// or named.
fn leads(inquiry: &mut Inquiry<'_>, archive: &Archive<'_>, hash: HashFn) -> BTreeSet<LeadId> {
    let mut known = BTreeSet::new();
    for trail in archive.leads {
        let Some(first) = trail.kept().first() else {
            inquiry.differ("leads", &"an empty trail", &"a beginning");
            continue;
        };
        let name = format!("{}", first.entry().subject);
        let reading = Reading {
            name: name.clone(),
            trail,
            hash,
            of: archive,
        };
        let Some(lead) = reading.replay::<Lead>(inquiry) else {
            continue;
        };
        let terms = conducts(archive, lead.received_on());
        if !terms.contains(lead.conduct()) {
            let field = format!("{name}.conduct");
            inquiry.differ(&field, "other terms", "those of the instruments in force");
        } else if terms.iter().any(|other| other != lead.conduct()) {
            inquiry.unchecked(format!(
                "{name}: that its terms are those of where it was received, and not of another place"
            ));
        }
        if !known.insert(lead.id().clone()) {
            inquiry.differ(&name, &"two trails", &"one trail");
        }
    }
    for event in archive.campaigns.iter().filter_map(first) {
        let CampaignEvent::Proposed(proposal) = event.payload() else {
            continue;
        };
        for lead in proposal.leads.iter().filter(|lead| !known.contains(*lead)) {
            let campaign = &event.entry().subject;
            inquiry.unchecked(format!("{campaign}: {lead} was not given"));
        }
    }
    known
}

fn first<P>(trail: &Export<P>) -> Option<&Event<P>> {
    trail.kept().first()?.event()
}

/// The problems that the results of visits and the checks of leads name.
fn problems<'a>(archive: &Archive<'a>) -> BTreeMap<FindingId, Vec<Problem<'a>>> {
    let mut named: BTreeMap<FindingId, Vec<Problem<'a>>> = BTreeMap::new();
    for trail in archive.visits {
        for event in trail.kept().iter().filter_map(Kept::event) {
            let subject = event.entry().subject.clone();
            let (VisitEvent::Concluded(result) | VisitEvent::Corrected { result, .. }, Ok(visit)) =
                (event.payload(), VisitId::try_from(subject))
            else {
                continue;
            };
            for id in &result.findings {
                named.entry(id.clone()).or_default().push(Problem {
                    source: FindingSource::Visit(visit.clone()),
                    matter: &result.check.matter,
                    object: &result.check.object,
                    owner: &result.check.agency,
                    outcomes: &result.outcomes,
                    since: event.entry().effective,
                });
            }
        }
    }
    for trail in archive.leads {
        let Some(LeadEvent::Received { received, .. }) = first(trail).map(Event::payload) else {
            continue;
        };
        let mut owner = &received.agency;
        for event in trail.kept().iter().filter_map(Kept::event) {
            let subject = event.entry().subject.clone();
            if let LeadEvent::HandedOver { to, .. } = event.payload() {
                owner = to;
            }
            let (LeadEvent::Checked(check), Ok(lead)) =
                (event.payload(), LeadId::try_from(subject))
            else {
                continue;
            };
            for id in &check.findings {
                named.entry(id.clone()).or_default().push(Problem {
                    source: FindingSource::Lead(lead.clone()),
                    matter: &received.matter,
                    object: &received.object,
                    owner,
                    outcomes: &check.outcomes,
                    since: event.entry().effective,
                });
            }
        }
    }
    named
}

/// The terms that bind somewhere on a day: a lead's trail does not say in which county it was received.
fn conducts(archive: &Archive<'_>, on: Date) -> Vec<Conduct> {
    let instruments = archive.instruments;
    let everywhere = instruments.iter().filter(|own| own.territory().is_none());
    let everywhere = Instruments::new(everywhere.cloned());
    let territories = instruments.iter().filter_map(Instrument::territory);
    let local = territories.map(|place| instruments.in_force_at(on, place, archive.gazetteer));
    let found = local.chain([instruments.in_force(on)]).flatten();
    let found = found.map(|law| law.conduct());
    let whole = everywhere
        .ok()
        .and_then(|all| Some(all.in_force(on).ok()?.conduct()));
    found.chain(whole).collect()
}
