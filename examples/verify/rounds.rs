//! From an archive's files to what the library verifies.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::DeserializeOwned;
use ssj::core::campaign::CampaignEvent;
use ssj::core::follow_up::{FindingEvent, FindingSource};
use ssj::core::instrument::Instruments;
use ssj::core::lead::LeadEvent;
use ssj::core::plan::PlanEvent;
use ssj::core::round::RoundEvent;
use ssj::core::trail::{Export, Head};
use ssj::core::visit::VisitEvent;
use ssj::core::{Id, MandateSource, RoundId, Timestamp};
use ssj::draw::record::{InspectorForm, ObjectForm};
use ssj::draw::verify::{Anchors, Archive, Said, Source, Verdict, verify_round};

use crate::archive::{Fault, Lived, forms, head, read_form, read_lifecycles};

/// Every round of the archive with its verdict.
pub(crate) fn verdicts(dir: &Path, anchors: &Anchors) -> Result<Vec<(String, Verdict)>, Fault> {
    let plans = trails::<PlanEvent>(dir, "plan")?;
    let campaigns = trails::<CampaignEvent>(dir, "campaign")?;
    let rounds = trails::<RoundEvent>(dir, "round")?;
    let visits = trails::<VisitEvent>(dir, "visit")?;
    let findings = trails::<FindingEvent>(dir, "finding")?;
    let leads = trails::<LeadEvent>(dir, "lead")?;
    let mut heads = Vec::new();
    heads.extend(
        plans
            .heads
            .iter()
            .chain(&campaigns.heads)
            .chain(&rounds.heads)
            .cloned(),
    );
    heads.extend(
        visits
            .heads
            .iter()
            .chain(&findings.heads)
            .chain(&leads.heads)
            .cloned(),
    );
    heads.sort_unstable_by(|a, b| a.subject.cmp(&b.subject));
    let objects = read_all::<ObjectForm>(dir)?;
    let inspectors = read_all::<InspectorForm>(dir)?;
    let instruments = Instruments::default();
    let mut verdicts = Vec::new();
    for (id, trail) in &rounds.all {
        let of_round = of_round(trail)?;
        let source = match &of_round.source {
            MandateSource::Plan { plan, .. } => Source::Plan(plans.of(plan.as_id())?),
            MandateSource::Campaign(campaign) => Source::Campaign(campaigns.of(campaign.as_id())?),
        };
        let own = |digest: &ssj::core::Digest| of_round.commitments.contains(digest);
        let objects = objects
            .iter()
            .find(|form| own(&form.record.commitment_digest));
        let inspectors: Vec<_> = inspectors
            .iter()
            .filter(|form| own(&form.record.commitment_digest))
            .cloned()
            .collect();
        let round = RoundId::try_from(id.clone())?;
        let visits: Vec<_> = visits
            .all
            .values()
            .filter(|trail| opened_by(trail, &round))
            .cloned()
            .collect();
        let names: Vec<_> = visits
            .iter()
            .filter_map(|trail| Some(trail.kept().first()?.entry().subject.clone()))
            .collect();
        let findings: Vec<_> = findings
            .all
            .values()
            .filter(|trail| found_by(trail, &names))
            .cloned()
            .collect();
        let leads: Vec<_> = leads.all.values().cloned().collect();
        let archive = Archive {
            source,
            round: trail,
            before: None,
            objects,
            inspectors: &inspectors,
            visits: &visits,
            findings: &findings,
            leads: &leads,
            heads: &heads,
            instruments: &instruments,
            on: last(&heads, &rounds.all, &visits, &plans.all)?,
        };
        verdicts.push((
            id.to_string(),
            verify_round(&archive, &relevant(anchors, &of_round))?,
        ));
    }
    Ok(verdicts)
}
