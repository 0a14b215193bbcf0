//! 谁管辖、谁负责: one owner at any time.

use ssj_core::follow_up::*;
use ssj_core::result::{Disposal, Outcome, Outcomes};
use ssj_core::trail::Lifecycle;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;

const DAY: time::Date = date!(2026 - 03 - 10);

fn open(outcome: Outcome) -> Result<trail::Event<FindingEvent>, Refusals> {
    let found = Found {
        source: FindingSource::Visit(visit_id("shop-a")),
        matter: matter("food-sales"),
        object: "site:shop-a".parse().unwrap(),
        outcomes: Outcomes::new([outcome]).unwrap(),
        owner: agency("cc-amr"),
    };
    let command = command_on("finding:1", 0, "cc-amr", DAY);
    Finding::open(h(), &command, FindingId::new("1").unwrap(), found)
}

pub(crate) fn opened() -> trail::Event<FindingEvent> {
    open(Outcome::OtherProblem).unwrap()
}

pub(crate) fn finding() -> Finding {
    Finding::begin(h(), &opened()).unwrap()
}

#[test]
fn only_problems_are_followed_up() {
    assert_eq!(codes(open(Outcome::NoProblem)), ["finding.no-problem"]);
}

#[test]
fn only_the_owner_acts() {
    let finding = finding();
    let act = |who| {
        finding.act(
            &command(&finding, who, DAY),
            Disposal::CaseFiled,
            paper("立案"),
        )
    };
    assert!(act("cc-amr").is_ok());
    let refusals = act("cc-fire").unwrap_err();
    assert!(refusals.contains(rules::follow_up::NOT_THE_OWNER) && cites(&refusals, "2.7-b"));
}

#[test]
fn handing_over_leaves_no_gap() {
    let mut finding = finding();
    let offer = |finding: &Finding, to| {
        finding.offer(&command(finding, "cc-amr", DAY), agency(to), text("职责"))
    };
    assert_eq!(
        codes(offer(&finding, "cc-amr")),
        ["finding.offered-to-owner"]
    );
    assert_eq!(
        codes(offer(&finding, "cc-nobody")),
        ["law.agency-not-there"],
        "nobody could take it or leave it"
    );
    finding.apply(&offer(&finding, "cc-fire").unwrap()).unwrap();
    assert_eq!(
        codes(offer(&finding, "cc-mem")),
        ["finding.offered-already"]
    );
    let early = finding.close(
        &command(&finding, "cc-amr", DAY),
        Closure::PutRight,
        paper("整改"),
    );
    assert_eq!(codes(early), ["finding.offered-already"]);
    let other = finding.accept(&command(&finding, "cc-mem", DAY));
    assert_eq!(codes(other), ["finding.not-offered"]);
    let declined = finding.decline(&command(&finding, "cc-fire", DAY), text("无管辖权"));
    finding.apply(&declined.unwrap()).unwrap();
    assert_eq!(finding.owner(), &agency("cc-amr"));
    finding.apply(&offer(&finding, "cc-fire").unwrap()).unwrap();
    let accepted = finding.accept(&command(&finding, "cc-fire", DAY)).unwrap();
    finding.apply(&accepted).unwrap();
    assert_eq!(finding.owner(), &agency("cc-fire"));
}

#[test]
fn a_suspected_crime_goes_to_the_police_before_the_end() {
    let mut finding = finding();
    let suspect = finding.suspect_crime(&command(&finding, "cc-amr", DAY), paper("检验报告"));
    finding.apply(&suspect.unwrap()).unwrap();
    assert!(finding.untransferred_crime());
    let close = |finding: &Finding| {
        let by = command(finding, "cc-amr", DAY);
        finding.close(&by, Closure::Punished, paper("处罚决定书"))
    };
    let refusals = close(&finding).unwrap_err();
    assert!(refusals.contains(rules::follow_up::CRIME_NOT_TRANSFERRED));
    assert!(cites(&refusals, "3.2-a"));
    let refer = |kind| Referral {
        kind,
        to: text("长春市公安局"),
        document: paper("移送书"),
    };
    let credit = finding.refer(
        &command(&finding, "cc-amr", DAY),
        refer(ReferralKind::Credit),
    );
    finding.apply(&credit.unwrap()).unwrap();
    assert!(close(&finding).is_err());
    let police = finding.refer(
        &command(&finding, "cc-amr", DAY),
        refer(ReferralKind::Police),
    );
    finding.apply(&police.unwrap()).unwrap();
    assert!(close(&finding).is_ok());
}

#[test]
fn a_closed_finding_is_reopened_openly() {
    let mut finding = finding();
    let by = command(&finding, "cc-amr", DAY);
    assert_eq!(codes(finding.reopen(&by, text("…"))), ["finding.open"]);
    let close = finding.close(&by, Closure::PutRight, paper("整改"));
    finding.apply(&close.unwrap()).unwrap();
    let by = command(&finding, "cc-amr", DAY);
    let act = finding.act(&by, Disposal::Advised, paper("…"));
    assert_eq!(codes(act), ["finding.closed"]);
    let reopen = finding.reopen(&by, text("复查发现未整改")).unwrap();
    finding.apply(&reopen).unwrap();
    assert!(finding.is_open());
}
