//! Problems that nobody follows up: 谁管辖、谁负责.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::base::id::{AgencyId, FindingId, MatterId};
use crate::lifecycle::follow_up::{Finding, FindingSource};
use crate::lifecycle::lead::Lead;
use crate::lifecycle::visit::Visit;

/// A problem that was found, and for which no finding was opened.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Unfollowed<'a> {
    /// The finding that the result names.
    pub finding: &'a FindingId,
    /// The visit or lead.
    pub source: FindingSource,
    /// The matter.
    pub matter: &'a MatterId,
    /// The department that found it.
    pub agency: &'a AgencyId,
}

/// Every finding that a result names and that is none of these, or is one of another visit, lead or
/// matter. With none of them, each problem has its owner (2.7-b).
///
/// ```
/// assert!(ssj_core::ledger::unfollowed(&[], &[], &[]).is_empty());
/// ```
pub fn unfollowed<'a>(
    visits: &'a [Visit],
    leads: &'a [Lead],
    findings: &[Finding],
) -> Vec<Unfollowed<'a>> {
    let known: BTreeMap<_, _> = findings.iter().map(|f| (f.id(), f.found())).collect();
    let on_visits = visits.iter().flat_map(|visit| {
        let source = FindingSource::Visit(visit.id().clone());
        visit.results().iter().flat_map(move |result| {
            let source = source.clone();
            result.findings.iter().map(move |finding| Unfollowed {
                finding,
                source: source.clone(),
                matter: &result.check.matter,
                agency: &result.check.agency,
            })
        })
    });
    let on_leads = leads.iter().flat_map(|lead| {
        let findings = lead.checks_made().flat_map(|(_, it)| &it.findings);
        findings.map(|finding| Unfollowed {
            finding,
            source: FindingSource::Lead(lead.id().clone()),
            matter: &lead.received().matter,
            agency: lead.owner(),
        })
    });
    let mut named: Vec<_> = on_visits.chain(on_leads).collect();
    named.retain(|named| {
        let found = known.get(named.finding);
        !found.is_some_and(|f| f.source == named.source && &f.matter == named.matter)
    });
    named
}
