//! A lead: an unlicensed stall that a neighbour reports, checked at once and outside any plan.

use ssj::core::EvidenceDigest;
use ssj::core::agency::NamedSystem;
use ssj::core::follow_up::{Closure, Finding, FindingEvent, FindingSource, Found};
use ssj::core::lead::{Concern, Lead, LeadCheck, LeadEvent, LeadReceived, LeadSource};
use ssj::core::result::{Channel, Outcome, Outcomes};
use ssj::core::trail::{Act, Event, Lifecycle};
use ssj::core::{
    AgencyId, Evidence, FindingId, HashFn, InspectorId, Label, LeadId, MatterId, Refusals, Text,
};
use ssj_jilin::Fault;
use time::Date;
use time::macros::date;

use super::agencies::office;
use super::brief::Story;
use super::clerk::Clerk;

const ON: Date = date!(2026 - 04 - 07);

/// A lead with what followed.
#[derive(Debug)]
pub(crate) struct Led {
    /// The lead.
    pub(crate) lead: Lead,
    /// Its trail.
    pub(crate) events: Vec<Event<LeadEvent>>,
    /// The problem found.
    pub(crate) finding: Finding,
    /// Its trail.
    pub(crate) finding_events: Vec<Event<FindingEvent>>,
    /// What was said when it was to be closed with nobody punished and nothing published.
    pub(crate) hushed_up: Option<Refusals>,
}

/// Takes the lead from the report to its end.
pub(crate) fn lead(story: &Story<'_>, clerk: &mut Clerk<'_>, hash: HashFn) -> Result<Led, Fault> {
    let seat = story
        .province
        .seats
        .first()
        .ok_or("nobody serves anywhere")?;
    let agency = office(NamedSystem::MarketRegulation, &seat.id)?;
    let stall = "operator:night-market-17".parse()?;
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Unlicensed,
        object: stall,
        matter: MatterId::new("food-sales")?,
        content: Text::new("夜市摊位无照经营食品")?,
        agency: agency.clone(),
    };
    let id = LeadId::new("jl-2026-0407-01")?;
    let command = clerk.begin(&agency, "2026-04-07T08:40:00+08:00")?;
    let received = Lead::receive(hash, &command, id.clone(), received)?;
    let lead = Lead::begin(hash, &received)?;
    let mut way = Way {
        lead,
        events: vec![received],
        agency,
        hash,
    };

    let command = way.next(clerk, "2026-04-07T09:00:00+08:00")?;
    way.take(way.lead.approve(&command, way.paper("行政检查审批表")?)?)?;
    let command = way.next(clerk, "2026-04-07T09:10:00+08:00")?;
    way.take(way.lead.notify(&command, way.paper("行政检查通知书")?)?)?;
    let (finding, mut finding_events) = way.open_finding(&id, clerk)?;
    let command = way.next(clerk, "2026-04-07T11:00:00+08:00")?;
    let pool = story.pools.inspectors.entries();
    let check = way.check(story, finding.id())?;
    way.take(way.lead.record_check(&command, check, pool)?)?;
    let command = way.next(clerk, "2026-04-07T11:30:00+08:00")?;
    let done = Text::new("已现场取缔")?;
    let hushed_up = way.lead.close(&command, done.clone()).err();
    let command = way.next(clerk, "2026-04-07T15:00:00+08:00")?;
    way.take(
        way.lead
            .file_case(&command, Text::new("市监立案〔2026〕17号")?)?,
    )?;
    let command = way.next(clerk, "2026-04-08T09:00:00+08:00")?;
    let receipt = Text::new("publicity-2026-0408")?;
    let channel = Channel::PublicitySystem;
    way.take(way.lead.publish(&command, channel, receipt)?)?;
    let finding = way.punish(finding, &mut finding_events, clerk)?;
    let command = way.next(clerk, "2026-04-30T10:00:00+08:00")?;
    way.take(way.lead.close(&command, done)?)?;
    Ok(Led {
        lead: way.lead,
        events: way.events,
        finding,
        finding_events,
        hushed_up,
    })
}

struct Way {
    lead: Lead,
    events: Vec<Event<LeadEvent>>,
    agency: AgencyId,
    hash: HashFn,
}

impl Way {
    fn next<'c>(&self, clerk: &'c mut Clerk<'_>, at: &str) -> Result<Act<'c>, Fault> {
        clerk.next(&self.lead, &self.agency, at)
    }

    fn take(&mut self, event: Event<LeadEvent>) -> Result<(), Fault> {
        self.lead.apply(&event)?;
        self.events.push(event);
        Ok(())
    }

    fn paper(&self, title: &str) -> Result<Evidence, Fault> {
        let digest = self.hash.hash(Label::Document, title.as_bytes());
        Ok(Evidence {
            title: Text::new(title)?,
            digest: EvidenceDigest(digest),
        })
    }

    /// Two certificated inspectors of the office: who is free, for a lead is not drawn.
    fn check(&self, story: &Story<'_>, finding: &FindingId) -> Result<LeadCheck, Fault> {
        let entries = story.pools.inspectors.entries().iter();
        let own = entries.filter(|one| one.agency == self.agency);
        let own = own.filter(|one| one.is_certificated(ON));
        let two: Vec<InspectorId> = own.take(2).map(|one| one.id.clone()).collect();
        let outcomes = Outcomes::new([Outcome::OtherProblem])?;
        let record = self.paper("现场检查笔录")?;
        Ok(LeadCheck {
            inspectors: two,
            outcomes,
            findings: vec![finding.clone()],
            record,
            urgent: None,
            unlicensed: false,
        })
    }

    fn open_finding(
        &self,
        lead: &LeadId,
        clerk: &mut Clerk<'_>,
    ) -> Result<(Finding, Vec<Event<FindingEvent>>), Fault> {
        let received = self.lead.received();
        let found = Found {
            source: FindingSource::Lead(lead.clone()),
            matter: received.matter.clone(),
            object: received.object.clone(),
            outcomes: Outcomes::new([Outcome::OtherProblem])?,
            owner: self.agency.clone(),
        };
        let command = clerk.begin(&self.agency, "2026-04-07T11:10:00+08:00")?;
        let id = FindingId::new("jl-lead-2026-0407-01")?;
        let opened = Finding::open(self.hash, &command, id, found)?;
        Ok((Finding::begin(self.hash, &opened)?, vec![opened]))
    }

    fn punish(
        &self,
        mut finding: Finding,
        events: &mut Vec<Event<FindingEvent>>,
        clerk: &mut Clerk<'_>,
    ) -> Result<Finding, Fault> {
        let command = clerk.next(&finding, &self.agency, "2026-04-29T16:00:00+08:00")?;
        let closed = finding.close(&command, Closure::Punished, self.paper("行政处罚决定书")?)?;
        finding.apply(&closed)?;
        events.push(closed);
        Ok(finding)
    }
}
