//! 二（八）: leads outside any plan, unlicensed operators.

use ssj_core::lead::*;
use ssj_core::result::{Channel, Outcome, Outcomes};
use ssj_core::trail::Lifecycle;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, law};

pub(crate) const DAY: time::Date = date!(2026 - 04 - 01);

pub(crate) fn received(concern: Concern, conduct: Conduct) -> Lead {
    Lead::begin(h(), &opened(concern, conduct)).unwrap()
}

pub(crate) fn opened(concern: Concern, conduct: Conduct) -> trail::Event<LeadEvent> {
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern,
        object: "operator:night-market-17".parse().unwrap(),
        matter: matter("food-sales"),
        content: text("无照经营"),
        agency: agency("cc-amr"),
    };
    let asked = Asked {
        conduct,
        ..Asked::default()
    };
    let command = bare("lead:1", 0, "cc-amr", DAY).under(law(&asked, "cc-amr", DAY));
    Lead::receive(h(), &command, LeadId::new("1").unwrap(), received).unwrap()
}

pub(crate) fn checked(names: &[&str], outcome: Outcome) -> LeadCheck {
    let outcomes = Outcomes::new([outcome]).unwrap();
    let finding = outcomes
        .is_problem()
        .then(|| FindingId::new("9").unwrap())
        .into_iter();
    let names = names.iter().map(|name| inspector(name));
    LeadCheck {
        inspectors: names.collect(),
        outcomes,
        findings: finding.collect(),
        record: paper("笔录"),
        urgent: None,
        unlicensed: false,
    }
}

/// A lead about a violation, checked with this outcome.
pub(crate) fn checked_lead(outcome: Outcome) -> Lead {
    let mut lead = received(Concern::Violation, Conduct::default());
    let by = command(&lead, "cc-amr", DAY);
    let event = lead.record_check(&by, checked(&["a1", "a2"], outcome), &everyone());
    lead.apply(&event.unwrap()).unwrap();
    lead
}

#[test]
fn a_lead_is_checked_by_two_of_the_agency_that_has_it() {
    let lead = received(Concern::Violation, Conduct::default());
    let check = |who, names: &[&str]| {
        lead.record_check(
            &command(&lead, who, DAY),
            checked(names, Outcome::NoProblem),
            &everyone(),
        )
    };
    assert!(check("cc-amr", &["a1", "a2"]).is_ok());
    assert_eq!(codes(check("cc-amr", &["a1", "a1"])), ["lead.too-few"]);
    assert_eq!(
        codes(check("cc-fire", &["a1", "a2"])),
        ["lead.not-the-agency"]
    );
    let refused = lead.close(&command(&lead, "cc-amr", DAY), text("…"));
    let refusals = refused.unwrap_err();
    assert!(refusals.contains(rules::lead::NOT_CHECKED) && cites(&refusals, "2.8-a"));
}

/// 2.8-a: leads are checked at once, so each day shows.
#[test]
fn a_lead_shows_how_long_it_waited() {
    let later = date!(2026 - 04 - 11);
    let mut lead = received(Concern::Violation, Conduct::default());
    assert_eq!((lead.waited(DAY), lead.waited(later)), (0, 10));
    let by = command(&lead, "cc-amr", date!(2026 - 04 - 03));
    let check = lead.record_check(&by, checked(&["a1", "a2"], Outcome::NoProblem), &everyone());
    lead.apply(&check.unwrap()).unwrap();
    assert_eq!(lead.waited(later), 2);
}

#[test]
fn those_who_check_a_lead_hold_a_certificate_on_the_day() {
    let two = || checked(&["a1", "a2"], Outcome::NoProblem);
    let lapsed = Period::between(date!(2024 - 01 - 01), DAY.previous_day().unwrap()).unwrap();
    let with_lapsed = [enforcer("a1"), enforcer("a2").certificated(lapsed)];
    let lead = received(Concern::Violation, Conduct::default());
    let by = command(&lead, "cc-amr", DAY);
    assert!(lead.record_check(&by, two(), &everyone()).is_ok());
    for known in [&with_lapsed[..], &with_lapsed[..1]] {
        let refusals = lead.record_check(&by, two(), known).unwrap_err();
        assert!(refusals.contains(rules::lead::NO_CERTIFICATE) && cites(&refusals, "54/2"));
        assert_eq!(refusals.len(), 1);
    }
    let lax = Conduct::default().with_quorum(pool::Quorum::Everybody);
    let lead = received(Concern::Violation, lax);
    assert!(lead.record_check(&by, two(), &with_lapsed).is_ok());
}

#[test]
fn a_problem_on_a_lead_is_followed_up() {
    let lead = received(Concern::Violation, Conduct::default());
    let outcomes = Outcomes::new([Outcome::OtherProblem]).unwrap();
    let inspectors = Vec::from([inspector("a1"), inspector("a2")]);
    let orphan = LeadCheck {
        inspectors,
        outcomes,
        findings: Vec::new(),
        record: paper("笔录"),
        urgent: None,
        unlicensed: false,
    };
    let by = command(&lead, "cc-amr", DAY);
    let refused = lead.record_check(&by, orphan, &everyone());
    assert_eq!(codes(refused), ["lead.no-finding"]);
    let followed = checked(&["a1", "a2"], Outcome::OtherProblem);
    assert!(lead.record_check(&by, followed, &everyone()).is_ok());
}

/// The approval and the notice of one call.
fn papers(lead: &mut Lead, day: time::Date) {
    let by = command(lead, "cc-amr", day);
    lead.apply(&lead.approve(&by, paper("批准")).unwrap())
        .unwrap();
    let by = command(lead, "cc-amr", day);
    lead.apply(&lead.notify(&by, paper("通知书")).unwrap())
        .unwrap();
}

#[test]
fn an_urgent_check_is_approved_afterwards_where_approval_is_asked_for() {
    let mut lead = received(Concern::Violation, Conduct::national_2024());
    let check = checked(&["a1", "a2"], Outcome::NoProblem);
    let by = command(&lead, "cc-amr", DAY);
    let refused = lead.record_check(&by, check.clone(), &everyone());
    assert_eq!(codes(refused), ["lead.not-approved", "lead.not-notified"]);
    let urgent = lead.record_check(&by, check.urgent(text("立即制止")), &everyone());
    lead.apply(&urgent.unwrap()).unwrap();
    let close = |lead: &Lead| lead.close(&command(lead, "cc-amr", DAY), text("已处理"));
    assert_eq!(
        codes(close(&lead)),
        ["lead.not-approved", "lead.not-notified"]
    );
    papers(&mut lead, DAY);
    assert!(close(&lead).is_ok());
}

/// Prior approval is one that was there before.
#[test]
fn a_check_is_not_approved_by_what_came_after_it() {
    let mut lead = received(Concern::Violation, Conduct::national_2024());
    let late = DAY.next_day().unwrap();
    papers(&mut lead, late);
    let record = |who_says_why: Option<Text>, on| {
        let by = recorded_late(&lead, "cc-amr", late, on);
        let check = checked(&["a1", "a2"], Outcome::NoProblem);
        let check = match who_says_why {
            Some(why) => check.urgent(why),
            None => check,
        };
        lead.record_check(&by, check, &everyone())
    };
    assert_eq!(codes(record(None, DAY)), ["trail.before-its-ground"]);
    assert!(record(None, late).is_ok());
    assert!(record(Some(text("立即制止")), DAY).is_ok());
}

#[test]
fn unlicensed_operation_is_punished_and_published_though_it_has_no_code() {
    let mut lead = received(Concern::Unlicensed, Conduct::default());
    let by = command(&lead, "cc-amr", DAY);
    let check = lead.record_check(
        &by,
        checked(&["a1", "a2"], Outcome::OtherProblem),
        &everyone(),
    );
    lead.apply(&check.unwrap()).unwrap();
    let by = command(&lead, "cc-amr", DAY);
    let refusals = lead.close(&by, text("…")).unwrap_err();
    assert!(refusals.contains(rules::lead::UNLICENSED_UNPUNISHED));
    assert!(refusals.contains(rules::lead::UNLICENSED_UNPUBLISHED));
    assert!(cites(&refusals, "2.8-c"));
    let case = lead.file_case(&by, text("长市监罚〔2026〕7号"));
    lead.apply(&case.unwrap()).unwrap();
    let by = command(&lead, "cc-amr", DAY);
    let published = lead.publish(&by, Channel::PublicitySystem, text("回执"));
    lead.apply(&published.unwrap()).unwrap();
    let public = lead.public_result().unwrap();
    assert_eq!(public.object.as_id().as_str(), "operator:night-market-17");
    assert_eq!(public.case(), Some(&text("长市监罚〔2026〕7号")));
    let by = command(&lead, "cc-amr", DAY);
    let closed = lead.close(&by, text("已处罚")).unwrap();
    lead.apply(&closed).unwrap();
    let by = command(&lead, "cc-amr", DAY);
    let again = lead.file_case(&by, text("…")).unwrap_err();
    assert!(again.contains(rules::lead::CLOSED) && again.contains(rules::lead::TWICE));
}
