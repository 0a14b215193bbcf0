//! H. Who acts: every step of every lifecycle asks (all).

use ssj_core::campaign::*;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::town::*;

#[test]
fn h1_a_plan_is_kept_by_whose_plan_it_is() {
    let laws = laws(&Asked::default());
    let plan = in_force();
    let day = date!(2026 - 01 - 20);
    assert!(plan.close(&under(laws, &plan, "cc-amr", day)).is_ok());
    for who in ["cc-fire", "cc-justice", "jl-amr", "ng-amr", "cc-gov"] {
        let refusals = plan.close(&under(laws, &plan, who, day)).unwrap_err();
        assert!(refusals.contains(rules::plan::NOT_THE_KEEPER) && cites(&refusals, "2.5-a"));
    }
}

#[test]
fn h2_a_round_is_drawn_by_who_keeps_its_plan() {
    let laws = laws(&Asked::default());
    let open = |who| {
        let act = begun(laws, "round:1", who, DRAW_DAY);
        round::Round::open(h(), &act, RoundId::new("1").unwrap(), mandate())
    };
    assert!(open("cc-amr").is_ok());
    for who in ["cc-fire", "cc-mem", "jl-amr", "ng-amr"] {
        assert_eq!(codes(open(who)), ["round.not-the-keeper"]);
    }
}

#[test]
fn h3_a_drawn_enterprise_is_let_go_by_the_reviewer_with_reason_and_evidence() {
    let laws = laws(&Asked::default());
    let visit = visit_under(Conduct::default());
    let release = |who| {
        let by = under(laws, &visit, who, CHECK_DAY);
        visit.release(&by, &staffed(), text("已办理注销登记"), paper("注销通知书"))
    };
    assert!(release("cc-justice").is_ok());
    // The body of the plan's own route, not any other of its kind: a superior one, the district's, another city's.
    for who in [
        "cc-amr",
        "cc-fire",
        "jl-amr",
        "jc-justice",
        "jl-justice",
        "ng-justice",
    ] {
        let refusals = release(who).unwrap_err();
        assert!(refusals.contains(rules::visit::NOT_THE_REVIEWER) && cites(&refusals, "2.5-b"));
    }
}

#[test]
fn h4_nobody_recognises_in_anothers_name() {
    let laws = laws(&Asked::default());
    let visit = completed();
    let recognise = |who| visit.recognise(&under(laws, &visit, who, CHECK_DAY), agency("cc-tax"));
    assert!(recognise("cc-tax").is_ok());
    for who in ["cc-amr", "cc-mem"] {
        assert_eq!(codes(recognise(who)), ["result.wrong-publisher"]);
    }
}

fn proposed() -> Campaign {
    let june = Period::between(date!(2026 - 06 - 01), date!(2026 - 06 - 30)).unwrap();
    let pool = PoolId::new("gas").unwrap();
    let census = Sizing {
        rule: SizeRule::Census,
        spread: Spread::default(),
    };
    let gas = plan::PlannedMatter::new(matter("gas"), agency("cc-amr"), pool, 9);
    let gas = gas.with_size(None, census);
    let proposal = Proposal::new(Trigger::ProminentRisk, text("风险"), june).with_matter(gas);
    let act = begun(laws(&Asked::default()), "campaign:gas", "cc-amr", JUNE);
    let event = Campaign::propose(h(), &act, CampaignId::new("gas").unwrap(), proposal);
    Campaign::begin(h(), &event.unwrap()).unwrap()
}

#[test]
fn h5_nobody_approves_a_campaign_of_its_own() {
    let laws = laws(&Asked::default());
    let campaign = proposed();
    let approve = |who| campaign.approve(&under(laws, &campaign, who, JUNE), paper("批准"));
    assert!(approve("cc-gov").is_ok() && approve("jl-gov").is_ok());
    assert_eq!(codes(approve("cc-amr")), ["campaign.own-approval"]);
    // Another city's government, a department, the superior of a system that is not led vertically.
    for who in ["jc-gov", "cc-justice", "jl-amr"] {
        assert_eq!(codes(approve(who)), ["campaign.not-the-approver"], "{who}");
    }
    let close = |who| campaign.close(&under(laws, &campaign, who, JUNE), text("…"));
    assert_eq!(
        codes(close("cc-fire")),
        ["campaign.not-the-keeper", "campaign.wrong-state"]
    );
}

#[test]
fn h6_a_visit_is_begun_by_a_department_that_checks_on_it() {
    let laws = laws(&Asked::default());
    let visit = visit_under(Conduct::default());
    let start = |who| {
        let present = people(if who == "cc-fire" { who } else { "cc-amr" });
        visit.start(&under(laws, &visit, who, CHECK_DAY), &present, None)
    };
    assert!(start("cc-amr").is_ok() && start("cc-fire").is_ok());
    for who in ["cc-mem", "cc-justice", "jl-amr", "ng-amr"] {
        let refusals = start(who).unwrap_err();
        assert!(refusals.contains(rules::visit::NOT_A_DEPARTMENT) && cites(&refusals, "2.7-a"));
    }
}

#[test]
fn h6_work_is_entrusted_and_sampled_by_the_department_whose_matter_it_is() {
    let laws = laws(&Asked::default());
    let visit = started();
    let sample = |who| {
        let sample = visit::Sample {
            object: "site:shop-a".parse().unwrap(),
            batch: text("0105"),
            item: text("三聚氰胺"),
        };
        let by = under(laws, &visit, who, CHECK_DAY);
        visit.sample(&by, matter("food-sales"), sample, &[])
    };
    assert!(sample("cc-amr").is_ok());
    assert_eq!(codes(sample("cc-fire")), ["visit.unknown-matter"]);
}

/// 谁管辖、谁负责: who takes a problem or a lead up is a subject of its matter.
#[test]
fn h_a_problem_and_a_lead_are_owned_by_a_subject_of_the_matter() {
    let laws = laws(&Asked::default());
    let lead = |who: &str| {
        let received = lead::LeadReceived {
            source: lead::LeadSource::Complaint,
            concern: lead::Concern::Violation,
            object: "site:shop-a".parse().unwrap(),
            matter: matter("food-sales"),
            content: text("…"),
            agency: agency(who),
        };
        let act = begun(laws, "lead:1", who, CHECK_DAY);
        lead::Lead::receive(h(), &act, LeadId::new("1").unwrap(), received)
    };
    let finding = |who: &str| {
        let found = follow_up::Found {
            source: follow_up::FindingSource::Visit(visit_id("shop-a")),
            matter: matter("food-sales"),
            object: "site:shop-a".parse().unwrap(),
            outcomes: result::Outcomes::new([result::Outcome::OtherProblem]).unwrap(),
            owner: agency(who),
        };
        let act = begun(laws, "finding:1", who, CHECK_DAY);
        follow_up::Finding::open(h(), &act, FindingId::new("1").unwrap(), found)
    };
    assert!(lead("ng-amr").is_ok() && finding("cc-amr").is_ok());
    for who in ["cc-tax", "cc-fire"] {
        assert_eq!(codes(lead(who)), ["matter.wrong-subject"]);
        assert_eq!(codes(finding(who)), ["matter.wrong-subject"]);
    }
}
