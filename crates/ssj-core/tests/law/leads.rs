//! M. Leads: each call with its own papers and people, unlicensed operation wherever it shows, the agency in
//! charge.

use ssj_core::follow_up::*;
use ssj_core::lead::*;
use ssj_core::ledger::unfollowed;
use ssj_core::pool::{Credential, InspectorEntry, Quorum};
use ssj_core::result::*;
use ssj_core::trail::*;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, draft, law};
use crate::town::*;

/// A lead about a violation, under these terms.
fn lead(conduct: Conduct) -> Lead {
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Violation,
        object: "operator:night-market-17".parse().unwrap(),
        matter: matter("food-sales"),
        content: text("卫生差"),
        agency: agency("cc-amr"),
    };
    let asked = Asked {
        conduct,
        ..Asked::default()
    };
    let act = bare("lead:1", 0, "cc-amr", CHECK_DAY).under(law(&asked, "cc-amr", CHECK_DAY));
    let event = Lead::receive(h(), &act, LeadId::new("1").unwrap(), received).unwrap();
    Lead::begin(h(), &event).unwrap()
}

fn call(outcome: Outcome) -> LeadCheck {
    let outcomes = Outcomes::new([outcome]).unwrap();
    let problem = outcomes.is_problem().then(|| FindingId::new("1").unwrap());
    LeadCheck {
        inspectors: ["a1", "a2"].map(inspector).into(),
        outcomes,
        findings: problem.into_iter().collect(),
        record: paper("笔录"),
        urgent: None,
        unlicensed: false,
    }
}

type Taken<'a> = dyn Fn(&Lead, &Act<'_>) -> Result<Event<LeadEvent>, Refusals> + 'a;

/// A step of the regulator that must be allowed.
fn then(lead: &mut Lead, day: Date, take: &Taken<'_>) {
    let event = take(lead, &command(lead, "cc-amr", day)).unwrap();
    assert_eq!(lead.again(&event), Ok(()));
    lead.apply(&event).unwrap();
}

fn checked(lead: &mut Lead, day: Date, check: &LeadCheck) {
    then(lead, day, &|lead, by| {
        lead.record_check(by, check.clone(), &everyone())
    });
}

const LATER: Date = date!(2026 - 03 - 16);

#[test]
fn m3_each_call_on_a_lead_takes_the_approval_and_the_notice_that_the_instrument_asks_for() {
    let mut lead = lead(Conduct::national_2024());
    let approve = |lead: &Lead, by: &Act<'_>| lead.approve(by, paper("批准"));
    let notify = |lead: &Lead, by: &Act<'_>| lead.notify(by, paper("通知书"));
    let record = |lead: &Lead, day| {
        let by = command(lead, "cc-amr", day);
        lead.record_check(&by, call(Outcome::Unreachable), &everyone())
    };
    let both = ["lead.not-approved", "lead.not-notified"];
    let refusals = record(&lead, CHECK_DAY).unwrap_err();
    assert!(cites(&refusals, "54/5-a") && cites(&refusals, "54/5-b"));
    then(&mut lead, CHECK_DAY, &approve);
    assert_eq!(codes(record(&lead, CHECK_DAY)), ["lead.not-notified"]);
    then(&mut lead, CHECK_DAY, &notify);
    // One paper waits for one call.
    let again = approve(&lead, &command(&lead, "cc-amr", CHECK_DAY));
    assert_eq!(codes(again), ["lead.twice"]);
    checked(&mut lead, CHECK_DAY, &call(Outcome::Unreachable));
    // Nobody was met: the second call is another check.
    assert_eq!(codes(record(&lead, LATER)), both);
    let urgent = call(Outcome::Unreachable).urgent(text("立即制止"));
    checked(&mut lead, LATER, &urgent);
    let close = |lead: &Lead| lead.close(&command(lead, "cc-amr", LATER), text("已处理"));
    assert_eq!(codes(close(&lead)), both, "made up for afterwards");
    then(&mut lead, LATER, &approve);
    then(&mut lead, LATER, &notify);
    assert!(close(&lead).is_ok());
    // Where the instrument asks for neither, a call takes none.
    let mut lead = self::lead(Conduct::default());
    checked(&mut lead, CHECK_DAY, &call(Outcome::NoProblem));
    assert!(close(&lead).is_ok());
}

#[test]
fn m3_everybody_who_called_is_compared_with_the_pool_and_with_what_the_matter_asks_for() {
    let lifts = CredentialId::new("lifts").unwrap();
    let laws = with(|sources| {
        let system = agency::NamedSystem::MarketRegulation;
        let [amr, _] = crate::law::published();
        let (id, by) = (amr.id().clone(), agency("cc-amr"));
        let row = draft("food-sales", system).credential(lifts.clone());
        let since = date!(2026 - 01 - 01);
        let list = matter::MatterList::new(id.clone(), amr.version(), by, since, [row]);
        sources.lists.retain(|list| *list.id() != id);
        sources.lists.push(list.unwrap());
    });
    let holding = |name| {
        let valid = Period::starting(CHECK_DAY);
        let id = lifts.clone();
        enforcer(name).with_credential(Credential { id, valid })
    };
    let record = |quorum, pool: &[InspectorEntry]| {
        let lead = lead(Conduct::default().with_quorum(quorum));
        let by = under(laws, &lead, "cc-amr", CHECK_DAY);
        lead.record_check(&by, call(Outcome::NoProblem), pool)
    };
    for quorum in [Quorum::Certificated, Quorum::Everybody] {
        assert!(record(quorum, &[holding("a1"), holding("a2")]).is_ok());
        // The second one as the first.
        let lacking = record(quorum, &[holding("a1"), enforcer("a2")]);
        assert_eq!(codes(lacking), ["lead.no-credential"]);
        let away = record(quorum, &[holding("a1"), holding("a2").on_leave(year())]);
        assert_eq!(codes(away), ["lead.on-leave"]);
    }
    // Who is in no pool is nobody's, even where no certificate is asked for.
    let unknown = |quorum| codes(record(quorum, &[holding("a1")]));
    assert_eq!(unknown(Quorum::Everybody), ["lead.not-of-agency"]);
    assert_eq!(unknown(Quorum::Certificated), ["lead.no-certificate"]);
}

#[test]
fn m_what_was_published_before_a_later_call_is_published_again() {
    let mut lead = lead(Conduct::default());
    let publish =
        |lead: &Lead, by: &Act<'_>| lead.publish(by, Channel::PublicitySystem, text("回执"));
    let close = |lead: &Lead| lead.close(&command(lead, "cc-amr", LATER), text("已处理"));
    checked(&mut lead, CHECK_DAY, &call(Outcome::Unreachable));
    then(&mut lead, CHECK_DAY, &publish);
    let twice = publish(&lead, &command(&lead, "cc-amr", CHECK_DAY));
    assert_eq!(codes(twice), ["lead.twice"]);
    checked(&mut lead, LATER, &call(Outcome::NoProblem));
    assert!(!lead.is_shown_on(Channel::PublicitySystem));
    let refusals = close(&lead).unwrap_err();
    assert!(cites(&refusals, "2.7-a"));
    assert_eq!(codes(Err::<(), _>(refusals)), ["lead.published-outdated"]);
    then(&mut lead, LATER, &publish);
    assert!(close(&lead).is_ok());
    let first = lead.published_on(Channel::PublicitySystem);
    assert_eq!(first, Some(CHECK_DAY), "its time is the first");
    // The problem of the first call is one to follow up, whatever the second one found.
    let leads = [lead];
    assert_eq!(unfollowed(&[], &leads, &[]).len(), 1);
}

#[test]
fn m1_found_unlicensed_on_a_lead_about_something_else_asks_for_the_same() {
    let mut lead = lead(Conduct::default());
    let by = command(&lead, "cc-amr", CHECK_DAY);
    // Operating without a licence is a problem, which is followed up.
    let clean = lead.record_check(&by, call(Outcome::NoProblem).unlicensed(), &everyone());
    assert_eq!(codes(clean), ["lead.no-finding"]);
    checked(&mut lead, CHECK_DAY, &call(Outcome::OtherProblem));
    let close = |lead: &Lead| lead.close(&command(lead, "cc-amr", CHECK_DAY), text("…"));
    assert!(close(&lead).is_ok(), "any other problem goes its own way");
    let unlicensed = call(Outcome::OtherProblem).unlicensed();
    checked(&mut lead, CHECK_DAY, &unlicensed);
    let refusals = close(&lead).unwrap_err();
    assert!(cites(&refusals, "2.8-c"));
    let mut told = codes(Err::<(), _>(refusals));
    told.sort_unstable();
    assert_eq!(
        told,
        ["lead.unlicensed-unpublished", "lead.unlicensed-unpunished"]
    );
    then(&mut lead, CHECK_DAY, &|lead, by| {
        lead.file_case(by, text("1号"))
    });
    assert_eq!(codes(close(&lead)), ["lead.unlicensed-unpublished"]);
    then(&mut lead, CHECK_DAY, &|lead, by| {
        lead.publish(by, Channel::PublicitySystem, text("回执"))
    });
    assert!(close(&lead).is_ok());
}

#[test]
fn m2_whoever_can_have_a_licence_is_guided_to_it_instead_of_a_case() {
    let mut lead = lead(Conduct::default());
    let guide = |lead: &Lead, by: &Act<'_>| lead.guide(by, paper("引导办证告知书"));
    checked(&mut lead, CHECK_DAY, &call(Outcome::OtherProblem));
    let refusals = guide(&lead, &command(&lead, "cc-amr", CHECK_DAY)).unwrap_err();
    assert!(cites(&refusals, "684/10"));
    assert_eq!(codes(Err::<(), _>(refusals)), ["lead.not-unlicensed"]);
    let unlicensed = call(Outcome::OtherProblem).unlicensed();
    checked(&mut lead, CHECK_DAY, &unlicensed);
    then(&mut lead, CHECK_DAY, &guide);
    assert!(lead.is_guided() && lead.case().is_none());
    let twice = guide(&lead, &command(&lead, "cc-amr", CHECK_DAY));
    assert_eq!(codes(twice), ["lead.twice"]);
    // What was found is public all the same.
    let close = |lead: &Lead| lead.close(&command(lead, "cc-amr", CHECK_DAY), text("已办照"));
    assert_eq!(codes(close(&lead)), ["lead.unlicensed-unpublished"]);
    then(&mut lead, CHECK_DAY, &|lead, by| {
        lead.publish(by, Channel::PublicitySystem, text("回执"))
    });
    assert!(close(&lead).is_ok());
}

#[test]
fn m_a_lead_goes_to_the_agency_in_charge_and_is_handled_there() {
    let mut lead = lead(Conduct::national_2024());
    then(&mut lead, CHECK_DAY, &|lead, by| {
        lead.approve(by, paper("批准"))
    });
    let hand = |lead: &Lead, who, to| {
        let by = command(lead, who, CHECK_DAY);
        lead.hand_over(&by, agency(to), text("在南关区"), paper("移送回执"))
    };
    let itself = hand(&lead, "cc-amr", "cc-amr");
    assert_eq!(codes(itself), ["lead.handed-to-itself"]);
    let refusals = hand(&lead, "cc-amr", "cc-tax").unwrap_err();
    assert!(refusals.contains(rules::lead::NOT_THE_OFFICE) && cites(&refusals, "684/8"));
    let nobody = hand(&lead, "cc-amr", "cc-nobody");
    assert_eq!(codes(nobody), ["lead.not-the-office"]);
    let stranger = hand(&lead, "ng-amr", "jc-amr");
    assert_eq!(codes(stranger), ["lead.not-the-agency"]);
    then(&mut lead, CHECK_DAY, &|lead, _| {
        hand(lead, "cc-amr", "ng-amr")
    });
    assert_eq!(lead.owner(), &agency("ng-amr"));
    let gone = hand(&lead, "cc-amr", "jc-amr");
    assert_eq!(codes(gone), ["lead.not-the-agency"]);
    // It has a head and people of its own.
    let by = |lead: &Lead| command(lead, "ng-amr", CHECK_DAY);
    let event = lead.approve(&by(&lead), paper("批准")).unwrap();
    lead.apply(&event).unwrap();
    let event = lead.notify(&by(&lead), paper("通知书")).unwrap();
    lead.apply(&event).unwrap();
    let foreign = lead.record_check(&by(&lead), call(Outcome::NoProblem), &everyone());
    assert_eq!(codes(foreign), ["lead.not-of-agency"]);
    let valid = Period::starting(date!(2024 - 01 - 01));
    let own = ["a1", "a2"].map(|name| {
        let kind = pool::InspectorKind::CivilServant;
        InspectorEntry::new(inspector(name), kind, agency("ng-amr")).certificated(valid)
    });
    let event = lead.record_check(&by(&lead), call(Outcome::NoProblem), &own);
    lead.apply(&event.unwrap()).unwrap();
    assert_eq!(lead.public_result().unwrap().agency, agency("ng-amr"));
}

#[test]
fn m_every_suspicion_of_a_crime_is_transferred_by_itself() {
    let found = Found {
        source: FindingSource::Lead(LeadId::new("1").unwrap()),
        matter: matter("food-sales"),
        object: shop("shop-a"),
        outcomes: Outcomes::new([Outcome::OtherProblem]).unwrap(),
        owner: agency("cc-amr"),
    };
    let act = command_on("finding:1", 0, "cc-amr", CHECK_DAY);
    let event = Finding::open(h(), &act, FindingId::new("1").unwrap(), found).unwrap();
    let mut finding = Finding::begin(h(), &event).unwrap();
    let mut go = |suspects: bool| {
        let by = command(&finding, "cc-amr", CHECK_DAY);
        let step = if suspects {
            finding.suspect_crime(&by, paper("线索"))
        } else {
            let referral = Referral {
                kind: ReferralKind::Police,
                to: text("长春市公安局"),
                document: paper("移送书"),
            };
            finding.refer(&by, referral)
        };
        finding.apply(&step.unwrap()).unwrap();
        let by = command(&finding, "cc-amr", CHECK_DAY);
        let closed = finding.close(&by, Closure::Punished, paper("决定书"));
        assert_eq!(closed.is_err(), finding.untransferred_crime());
        closed.map_or_else(|refused| codes(Err::<(), _>(refused)), |_| Vec::new())
    };
    let wanting = ["finding.crime-not-transferred"];
    assert!(
        go(false).is_empty(),
        "sent there before anything is suspected"
    );
    // What the police had before says nothing of what is suspected later.
    assert_eq!(go(true), wanting);
    assert_eq!(go(true), wanting);
    assert_eq!(go(false), wanting);
    assert!(go(false).is_empty());
    assert_eq!(go(true), wanting);
}
