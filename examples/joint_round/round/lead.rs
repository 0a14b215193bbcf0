//! A lead: an unlicensed stall that a neighbour reports, checked at once and outside any plan.

use ssj::core::agency::NamedSystem;
use ssj::core::follow_up::{Closure, FindingSource, Found};
use ssj::core::lead::{Concern, LeadCheck, LeadReceived, LeadSource};
use ssj::core::result::Channel;
use ssj::prelude::*;
use ssj_jilin::Fault;

use super::agencies::office;
use super::brief::Story;
use super::kept::{Desk, Kept};

const ON: Date = date!(2026 - 04 - 07);

/// A lead with what followed.
#[derive(Debug)]
pub(crate) struct Led {
    /// The lead.
    pub(crate) lead: Kept<Lead>,
    /// The problem found.
    pub(crate) finding: Kept<Finding>,
    /// What was said when it was to be closed with nobody punished and nothing published.
    pub(crate) hushed_up: Option<Refusals>,
}

/// Takes the lead from the report to its end.
pub(crate) fn lead(story: &Story<'_>, clerk: &mut Desk<'_>, hash: HashFn) -> Result<Led, Fault> {
    let seats = &mut story.province.seats.iter();
    let seat = seats.next().ok_or("nobody serves anywhere")?;
    let agency = &office(NamedSystem::MarketRegulation, &seat.id)?;
    let paper = |title: Text| {
        let bytes = title.as_str().to_owned();
        Evidence::of(hash, title, bytes.as_bytes())
    };
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Unlicensed,
        object: "operator:night-market-17".parse()?,
        matter: id!(MatterId, "food-sales"),
        content: text!("夜市摊位无照经营食品"),
        agency: agency.clone(),
    };
    let id = id!(LeadId, "jl-2026-0407-01");
    let found = Found {
        source: FindingSource::Lead(id.clone()),
        matter: received.matter.clone(),
        object: received.object.clone(),
        outcomes: Outcomes::new([Outcome::OtherProblem])?,
        owner: agency.clone(),
    };
    let mut lead = Kept::<Lead>::begin(clerk, agency, beijing!(2026-04-07 08:40), |act| {
        Lead::receive(hash, act, id, received)
    })?;
    lead.take(clerk, agency, beijing!(2026-04-07 09:00), |lead, act| {
        lead.approve(act, paper(text!("行政检查审批表")))
    })?;
    lead.take(clerk, agency, beijing!(2026-04-07 09:10), |lead, act| {
        lead.notify(act, paper(text!("行政检查通知书")))
    })?;
    let mut finding = Kept::<Finding>::begin(clerk, agency, beijing!(2026-04-07 11:10), |act| {
        Finding::open(hash, act, id!(FindingId, "jl-lead-2026-0407-01"), found)
    })?;
    // Two certificated inspectors of the office: who is free, for a lead is not drawn.
    let pool = story.people.entries();
    let own = pool.iter().filter(|one| one.agency == *agency);
    let own = own.filter(|one| one.is_certificated(ON));
    let check = LeadCheck {
        inspectors: own.take(2).map(|one| one.id.clone()).collect(),
        outcomes: Outcomes::new([Outcome::OtherProblem])?,
        findings: vec![finding.id().clone()],
        record: paper(text!("现场检查笔录")),
        urgent: None,
        unlicensed: false,
    };
    lead.take(clerk, agency, beijing!(2026-04-07 11:00), |lead, act| {
        lead.record_check(act, check, pool)
    })?;
    let done = text!("已现场取缔");
    let hushed_up = lead.try_out(clerk, agency, beijing!(2026-04-07 11:30), |lead, act| {
        lead.close(act, done.clone())
    });
    lead.take(clerk, agency, beijing!(2026-04-07 15:00), |lead, act| {
        lead.file_case(act, text!("市监立案〔2026〕17号"))
    })?;
    lead.take(clerk, agency, beijing!(2026-04-08 09:00), |lead, act| {
        lead.publish(act, Channel::PublicitySystem, text!("publicity-2026-0408"))
    })?;
    finding.take(clerk, agency, beijing!(2026-04-29 16:00), |finding, act| {
        finding.close(act, Closure::Punished, paper(text!("行政处罚决定书")))
    })?;
    lead.take(clerk, agency, beijing!(2026-04-30 10:00), |lead, act| {
        lead.close(act, done)
    })?;
    Ok(Led {
        lead,
        finding,
        hushed_up,
    })
}
