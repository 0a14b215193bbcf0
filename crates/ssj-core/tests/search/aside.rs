//! What is tried on the finding and on the lead, which stand beside the round.

use ssj_core::follow_up::*;
use ssj_core::lead::*;
use ssj_core::pool::{InspectorEntry, InspectorKind};
use ssj_core::result::*;
use ssj_core::trail::*;
use ssj_core::*;
use time::macros::date;

use crate::bound::{Aside, Bound};
use crate::fixture::*;
use crate::graph::Move;
use crate::world::{FINDING, LEAD, New, Store, Tried, World, after};

fn found(store: &Store, world: &World) -> Tried {
    if store.finding(world).is_some() {
        return None;
    }
    let found = Found {
        source: FindingSource::Lead(LeadId::new("1").unwrap()),
        matter: matter("food-sales"),
        object: shop("shop-a"),
        outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
        owner: agency("cc-amr"),
    };
    let act = store.act(world, ("finding:1", 0), ("cc-amr", None));
    let event = Finding::open(h(), &act, FindingId::new("1").unwrap(), found);
    Some(event.map(|event| New::Finding(Finding::begin(h(), &event).unwrap())))
}

type OnFinding =
    dyn Fn(&Store, &World, &Finding, &Act<'_>) -> Option<Result<Event<FindingEvent>, Refusals>>;

fn on_finding(step: &'static str, who: &'static str, take: Box<OnFinding>) -> Move {
    Move::new(FINDING, ("finding", step), &[], move |store, world| {
        let finding = store.finding(world)?;
        let taken = take(store, world, finding, &store.on(world, finding, who))?;
        Some(after(finding, taken).map(New::Finding))
    })
}

fn received(store: &Store, world: &World) -> Tried {
    if store.lead(world).is_some() {
        return None;
    }
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Unlicensed,
        object: "operator:night-market-17".parse().unwrap(),
        matter: matter("food-sales"),
        content: text("无照经营"),
        agency: agency("cc-amr"),
    };
    let act = store.act(world, ("lead:1", 0), ("cc-amr", None));
    let event = Lead::receive(h(), &act, LeadId::new("1").unwrap(), received);
    Some(event.map(|event| New::Lead(Lead::begin(h(), &event).unwrap())))
}

type OnLead = dyn Fn(&Store, &World, &Lead, &Act<'_>) -> Option<Result<Event<LeadEvent>, Refusals>>;

fn on_lead(step: &'static str, who: &'static str, take: Box<OnLead>) -> Move {
    Move::new(LEAD, ("lead", step), &[], move |store, world| {
        let lead = store.lead(world)?;
        let taken = take(store, world, lead, &store.on(world, lead, who))?;
        Some(after(lead, taken).map(New::Lead))
    })
}

/// A call by two of the agency.
fn call(who: &str, outcome: Outcome, urgent: bool) -> (LeadCheck, Vec<InspectorEntry>) {
    let outcomes = Outcomes::new([outcome]).unwrap();
    let finding = outcomes.is_problem().then(|| FindingId::new("1").unwrap());
    let check = LeadCheck {
        inspectors: ["a1", "a2"].map(inspector).into(),
        outcomes,
        findings: finding.into_iter().collect(),
        record: paper("笔录"),
        urgent: urgent.then(|| text("群众举报正在发生")),
        unlicensed: false,
    };
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    let entry = |name: &str| {
        let own = InspectorEntry::new(inspector(name), InspectorKind::CivilServant, agency(who));
        own.certificated(valid)
    };
    (check, ["a1", "a2"].map(entry).into())
}

fn of_lead(who: &'static str, bound: Bound) -> Vec<Move> {
    let whole = bound.aside == Aside::Whole;
    let calls = if whole { 2 } else { 1 };
    let record = move |outcome: Outcome, urgent: bool| {
        on_lead(
            "record-check",
            who,
            Box::new(move |_, _, lead, by| {
                let (check, people) = call(who, outcome, urgent);
                (lead.checks_made().len() < calls).then(|| lead.record_check(by, check, &people))
            }),
        )
    };
    let other = if who == "cc-amr" { "ng-amr" } else { "cc-amr" };
    let mut all = vec![
        record(Outcome::NoProblem, false),
        on_lead(
            "close",
            who,
            Box::new(|_, _, lead, by| Some(lead.close(by, text("已处理")))),
        ),
    ];
    if whole && bound.papers {
        all.push(record(Outcome::NoProblem, true));
        all.push(on_lead(
            "approve",
            who,
            Box::new(|_, _, lead, by| Some(lead.approve(by, paper("批准")))),
        ));
        all.push(on_lead(
            "notify",
            who,
            Box::new(|_, _, lead, by| Some(lead.notify(by, paper("通知")))),
        ));
    }
    if bound.aside == Aside::Whole {
        all.push(record(Outcome::OtherProblem, false));
        all.push(on_lead(
            "file-case",
            who,
            Box::new(|_, _, lead, by| Some(lead.file_case(by, text("1号")))),
        ));
        all.push(on_lead(
            "guide",
            who,
            Box::new(|_, _, lead, by| Some(lead.guide(by, paper("告知书")))),
        ));
        all.push(on_lead(
            "publish",
            who,
            Box::new(|_, _, lead, by| {
                Some(lead.publish(by, Channel::PublicitySystem, text("回执")))
            }),
        ));
        all.push(on_lead(
            "hand-over",
            who,
            Box::new(|_, _, lead, by| {
                Some(lead.hand_over(by, agency(other), text("属地"), paper("回执")))
            }),
        ));
    }
    all
}

fn of_finding(who: &'static str, bound: Bound) -> Vec<Move> {
    let mut all = vec![
        on_finding(
            "close",
            who,
            Box::new(|_, _, it, by| Some(it.close(by, Closure::PutRight, paper("…")))),
        ),
        on_finding("accept", who, Box::new(|_, _, it, by| Some(it.accept(by)))),
    ];
    if bound.aside == Aside::Whole {
        all.push(on_finding(
            "decline",
            who,
            Box::new(|_, _, it, by| Some(it.decline(by, text("…")))),
        ));
        all.push(on_finding(
            "act",
            who,
            Box::new(|_, _, it, by| Some(it.act(by, Disposal::Advised, paper("…")))),
        ));
        all.push(on_finding(
            "reopen",
            who,
            Box::new(|_, _, it, by| Some(it.reopen(by, text("…")))),
        ));
        all.push(on_finding(
            "suspect-crime",
            who,
            Box::new(|_, _, it, by| {
                (!it.untransferred_crime() && it.referrals().is_empty())
                    .then(|| it.suspect_crime(by, paper("…")))
            }),
        ));
        all.push(on_finding(
            "refer",
            who,
            Box::new(|_, _, it, by| {
                let referral = Referral {
                    kind: ReferralKind::Police,
                    to: text("公安"),
                    document: paper("…"),
                };
                it.referrals().is_empty().then(|| it.refer(by, referral))
            }),
        ));
    }
    all
}

pub(crate) fn moves(bound: Bound) -> Vec<Move> {
    if bound.aside == Aside::None {
        return Vec::new();
    }
    let offer = |who: &'static str, to: &'static str| {
        on_finding(
            "offer",
            who,
            Box::new(move |_, _, it, by| Some(it.offer(by, agency(to), text("职责")))),
        )
    };
    let mut all = vec![
        Move::new(FINDING, ("finding", "open"), &[], found),
        Move::new(LEAD, ("lead", "receive"), &[], received),
        offer("cc-amr", "cc-fire"),
    ];
    let mut who = vec!["cc-amr", "cc-fire"];
    if bound.heir != "cc-amr" {
        who.push(bound.heir);
    }
    if bound.aside == Aside::Whole {
        all.push(offer("cc-fire", "cc-amr"));
        all.push(offer(bound.heir, "cc-amr"));
    }
    all.extend(who.into_iter().flat_map(|who| of_finding(who, bound)));
    all.extend(of_lead("cc-amr", bound));
    if bound.aside == Aside::Whole {
        all.extend(of_lead("ng-amr", bound));
    }
    all
}
