//! 二（六） and 二（七）: each rule of visits kept and broken.

use ssj_core::pool::{InspectorEntry, InspectorKind, Quorum};
use ssj_core::result::*;
use ssj_core::round::DrawnCheck;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::*;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;

#[test]
fn a_visit_goes_from_the_draw_to_the_archive() {
    let mut visit = published();
    assert_eq!(visit.state(), VisitState::Published);
    assert!(visit.dossier().is_complete());
    archive(&mut visit, "cc-amr", date!(2026 - 03 - 20));
    assert_eq!(
        visit.state(),
        VisitState::Published,
        "the other one has not"
    );
    archive(&mut visit, "cc-fire", date!(2026 - 03 - 20));
    assert_eq!(visit.state(), VisitState::Archived);
}

#[test]
fn nobody_adds_a_visit_by_hand() {
    let open = |round: &round::Round, name| {
        let by = command_on(&format!("visit:{name}"), 0, "cc-amr", DRAW_DAY);
        Visit::open(round, &by, &visit_id(name))
    };
    assert!(open(&staffed(), "shop-a").is_ok());
    let refusals = open(&staffed(), "shop-x").unwrap_err();
    assert!(refusals.contains(rules::visit::NOT_DRAWN) && cites(&refusals, "2.5-b"));
    assert_eq!(codes(open(&objects_drawn(), "shop-a")), ["visit.not-drawn"]);
    let mut old = staffed();
    let by = command(&old, "cc-amr", DRAW_DAY);
    let next = RoundId::new("2").unwrap();
    let ended = ["shop-a", "shop-b"].map(|name| let_go(&old, &visit_id(name)).unwrap());
    let [a, b] = &ended;
    old.apply(&old.supersede(&by, next, text("…"), &[a, b]).unwrap())
        .unwrap();
    assert_eq!(codes(open(&old, "shop-a")), ["visit.not-drawn"]);
}

#[test]
fn two_of_each_department_of_the_drawn_team_check() {
    let visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let start = |names: &[&str]| {
        visit.start(
            &by,
            &names.iter().map(|n| enforcer(n)).collect::<Vec<_>>(),
            None,
        )
    };
    assert!(start(&["a1", "a2"]).is_ok());
    assert_eq!(codes(start(&["a1"])), ["visit.too-few-present"]);
    assert_eq!(
        codes(start(&["a1", "a1"])),
        ["visit.too-few-present"],
        "one person counts once"
    );
    assert_eq!(
        codes(start(&["a1", "a3"])),
        ["visit.not-on-team", "visit.too-few-present"],
        "a reserve is no member"
    );
}

/// 2.3-c: whether staff without a certificate count is the instrument's; by default they do not.
#[test]
fn those_who_check_hold_a_certificate_on_the_day() {
    let lapsed = Period::between(date!(2024 - 01 - 01), CHECK_DAY.previous_day().unwrap());
    let until = Period::between(date!(2024 - 01 - 01), CHECK_DAY);
    let with = |first: InspectorEntry| {
        let mut all = people("cc-amr");
        all[0] = first;
        all
    };
    let bare = InspectorEntry::new(
        inspector("a1"),
        InspectorKind::DailySupervision,
        agency("cc-amr"),
    );
    let visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let last_day = with(enforcer("a1").certificated(until.unwrap()));
    assert!(visit.start(&by, &last_day, None).is_ok());
    for first in [enforcer("a1").certificated(lapsed.unwrap()), bare.clone()] {
        let refusals = visit.start(&by, &with(first), None).unwrap_err();
        assert!(refusals.contains(rules::visit::NO_CERTIFICATE) && cites(&refusals, "54/2"));
        assert_eq!(refusals.len(), 1);
    }
    let everybody = Conduct::default().with_quorum(Quorum::Everybody);
    let visit = visit_under(everybody);
    assert!(visit.start(&by, &with(bare), None).is_ok());
}

/// An endless input is refused, and not read to its end.
#[test]
fn no_result_and_no_team_is_larger_than_the_limits() {
    let visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let one = enforcer("a1");
    let endless = visit.start(&by, core::iter::repeat(&one), None);
    assert_eq!(codes(endless), ["input.too-large"]);
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let limit = usize::try_from(Limits::DEFAULT.list_rows()).unwrap();
    let of = |rows| {
        let two = [inspector("a1"), inspector("a2")];
        let inspectors = two.into_iter().cycle().take(rows);
        let basis = Basis::conducted([matter::CheckMethod::OnSite], inspectors);
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        visit.conclude(
            &by,
            CheckResult::new(check_of(&visit, "food-sales"), basis, outcomes),
        )
    };
    assert!(of(limit).is_ok());
    assert_eq!(codes(of(limit + 1)), ["input.too-large"]);
}

#[test]
fn only_the_next_reserve_of_the_department_replaces_an_inspector() {
    let mut visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let replace = |name, skipped| {
        let new = member(name, "cc-amr");
        visit.replace_member(&by, inspector("a2"), text("回避"), skipped, new)
    };
    assert_eq!(codes(replace("a4", Vec::new())), ["visit.not-next-reserve"]);
    assert_eq!(codes(replace("f3", Vec::new())), ["visit.not-next-reserve"]);
    let skip = Vec::from([Skip {
        who: inspector("a3"),
        reason: text("请假"),
        evidence: EvidenceDigest(digest(7)),
    }]);
    assert!(replace("a4", skip).is_ok());
    let event = replace("a3", Vec::new()).unwrap();
    visit.apply(&event).unwrap();
    assert!(visit.team().member(&inspector("a3")).is_some());
    assert!(visit.team().member(&inspector("a2")).is_none());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let gone = visit.replace_member(
        &by,
        inspector("a2"),
        text("回避"),
        Vec::new(),
        member("a4", "cc-amr"),
    );
    assert_eq!(codes(gone), ["visit.not-on-team"]);
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let late = visit.replace_member(
        &by,
        inspector("a2"),
        text("回避"),
        Vec::new(),
        member("a3", "cc-amr"),
    );
    assert_eq!(codes(late), ["visit.wrong-state"]);
}

#[test]
fn approval_and_notice_come_first_where_the_instrument_asks_for_them() {
    let mut visit = visit_under(Conduct::national_2024());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let refused = visit.start(&by, &people("cc-amr"), None);
    assert_eq!(codes(refused), ["visit.not-approved", "visit.not-notified"]);
    let urgent = visit.start(&by, &people("cc-amr"), Some(text("燃气泄漏")));
    assert!(urgent.is_ok());
    visit
        .apply(&visit.approve(&by, paper("批准")).unwrap())
        .unwrap();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    visit
        .apply(&visit.notify(&by, paper("通知书")).unwrap())
        .unwrap();
    assert_eq!(visit.state(), VisitState::Notified);
    let by = command(&visit, "cc-amr", CHECK_DAY);
    assert!(visit.start(&by, &people("cc-amr"), None).is_ok());
    assert_eq!(codes(visit.approve(&by, paper("批准"))), ["visit.twice"]);
    assert_eq!(codes(visit.notify(&by, paper("通知书"))), ["visit.twice"]);
}

#[test]
fn an_urgent_check_still_takes_its_papers_before_the_archive() {
    let mut visit = visit_under(Conduct::national_2024());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let event = visit
        .start(&by, &people("cc-amr"), Some(text("燃气泄漏")))
        .unwrap();
    visit.apply(&event).unwrap();
    let missing = visit.dossier().missing().to_vec();
    let agency = agency("cc-amr");
    assert!(missing.contains(&Missing::Approval {
        agency: agency.clone()
    }));
    assert!(missing.contains(&Missing::Notice { agency }));
}

#[test]
fn a_department_enters_and_publishes_what_it_checked_itself() {
    let visit = started();
    let food = clean(&visit, "food-sales");
    let other = visit.conclude(&command(&visit, "cc-fire", CHECK_DAY), food.clone());
    let refusals = other.unwrap_err();
    assert!(refusals.contains(rules::result::WRONG_PUBLISHER) && cites(&refusals, "2.7-a"));
    assert!(
        visit
            .conclude(&command(&visit, "cc-amr", CHECK_DAY), food)
            .is_ok()
    );

    let visit = completed();
    let day = date!(2026 - 03 - 10);
    let publish = |who, whose| {
        let by = command(&visit, who, day);
        visit.publish(&by, agency(whose), Channel::PublicitySystem, text("回执"))
    };
    assert!(publish("cc-amr", "cc-amr").is_ok());
    assert_eq!(
        codes(publish("cc-amr", "cc-fire")),
        ["result.wrong-publisher"]
    );
    assert_eq!(
        codes(publish("cc-tax", "cc-tax")),
        ["result.not-inspecting"]
    );
}

#[test]
fn a_result_names_inspectors_of_its_department_who_were_there() {
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let outcomes = || Outcomes::new([Outcome::NoProblem]).unwrap();
    let check = check_of(&visit, "food-sales");
    let conclude = |names: &[&str]| {
        let result = CheckResult::new(check.clone(), conducted(names), outcomes());
        visit.conclude(&by, result)
    };
    assert!(conclude(&["a1", "a2"]).is_ok());
    assert_eq!(codes(conclude(&["f1"])), ["visit.not-present"]);
    assert_eq!(codes(conclude(&["a3"])), ["visit.not-present"]);
    assert_eq!(codes(conclude(&[])), ["visit.nobody-checked"]);
    let gas = DrawnCheck {
        matter: matter("gas"),
        object: check.object.clone(),
        agency: agency("cc-amr"),
    };
    let undrawn = CheckResult::new(gas, conducted(&["a1", "a2"]), outcomes());
    assert_eq!(
        codes(visit.conclude(&by, undrawn)),
        ["visit.unknown-matter"]
    );
}

#[test]
fn a_conclusion_issued_before_may_be_adopted() {
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let adopt = |dated| {
        let conclusion = AdoptedConclusion {
            kind: ConclusionKind::Judicial,
            issuer: text("长春市中级人民法院"),
            agency: None,
            dated,
            document: paper("判决书"),
            object: shop("shop-a"),
            scope: text("食品销售"),
        };
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        let check = check_of(&visit, "food-sales");
        visit.conclude(
            &by,
            CheckResult::new(check, Basis::Adopted(conclusion), outcomes),
        )
    };
    assert!(adopt(date!(2026 - 02 - 01)).is_ok());
    let refusals = adopt(date!(2026 - 03 - 10)).unwrap_err();
    assert!(refusals.contains(rules::visit::CONCLUSION_LATER) && cites(&refusals, "library/data"));
}

#[test]
fn a_body_is_entrusted_while_it_is_qualified_and_its_report_is_awaited() {
    let mut visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let entrust = |last| {
        let valid = Period::between(date!(2024 - 01 - 01), last).unwrap();
        let body = Entrustment {
            work: EntrustedWork::Testing,
            body: text("省产品质量监督检验院"),
            qualification: text("CMA 160701"),
            valid,
            scope: text("菌落总数"),
        };
        visit.entrust(&by, matter("food-sales"), body)
    };
    let refusals = entrust(date!(2026 - 03 - 08)).unwrap_err();
    assert!(refusals.contains(rules::visit::NOT_QUALIFIED) && cites(&refusals, "2.6-c"));
    let event = entrust(date!(2026 - 12 - 31)).unwrap();
    visit.apply(&event).unwrap();
    let awaited = Missing::Report {
        matter: matter("food-sales"),
    };
    assert!(visit.dossier().missing().contains(&awaited));
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let other = command(&visit, "cc-fire", CHECK_DAY);
    let other = visit.report(&other, matter("fire-safety"), paper("报告"));
    assert_eq!(codes(other), ["visit.not-entrusted"]);
    let report = visit.report(&by, matter("food-sales"), paper("报告"));
    visit.apply(&report.unwrap()).unwrap();
    assert!(!visit.dossier().missing().contains(&awaited));
}

#[test]
fn what_passed_a_test_elsewhere_is_not_sampled_again() {
    let mut visit = started();
    let object: ObjectId = "product:milk-7".parse().unwrap();
    let sample = |batch, item| Sample {
        object: object.clone(),
        batch: text(batch),
        item: text(item),
    };
    let known = [sample("B1", "菌落总数")];
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let take = |s| visit.sample(&by, matter("food-sales"), s, &known);
    let refusals = take(known[0].clone()).unwrap_err();
    assert!(refusals.contains(rules::visit::SAMPLED_BEFORE) && cites(&refusals, "2.6-f"));
    assert!(take(sample("B2", "菌落总数")).is_ok(), "another batch");
    let other = take(sample("B1", "铅")).unwrap();
    visit.apply(&other).unwrap();
    let untested = Missing::Test { item: text("铅") };
    assert!(visit.dossier().missing().contains(&untested));
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let unknown = visit.test(&by, known[0].clone(), TestResult::Passed, paper("报告"));
    assert_eq!(codes(unknown), ["visit.not-sampled"]);
    let tested = visit.test(&by, sample("B1", "铅"), TestResult::Failed, paper("报告"));
    visit.apply(&tested.unwrap()).unwrap();
    assert!(!visit.dossier().missing().contains(&untested));
}

#[test]
fn not_found_and_refused_entry_are_said_only_with_evidence() {
    let mut visit = started();
    let outcomes = Outcomes::new([Outcome::Unreachable]).unwrap();
    let result = CheckResult::new(
        check_of(&visit, "food-sales"),
        conducted(&["a1", "a2"]),
        outcomes,
    )
    .with_finding(FindingId::new("1").unwrap());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let refused = visit.conclude(&by, result.clone());
    assert_eq!(codes(refused), ["visit.no-obstacle"]);
    let met = visit.obstruct(&by, Obstacle::EntryRefused, paper("笔录"));
    visit.apply(&met.unwrap()).unwrap();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let other = visit.conclude(&by, result.clone());
    assert_eq!(codes(other), ["visit.no-obstacle"], "another obstacle");
    let met = visit.obstruct(&by, Obstacle::NotFound, paper("照片"));
    visit.apply(&met.unwrap()).unwrap();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    assert!(visit.conclude(&by, result).is_ok());
}

#[test]
fn every_problem_has_a_finding_and_nothing_else_has() {
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let outcomes = Outcomes::new([Outcome::OtherProblem]).unwrap();
    let check = check_of(&visit, "food-sales");
    let orphan = CheckResult::new(check, conducted(&["a1", "a2"]), outcomes);
    let refusals = visit.conclude(&by, orphan).unwrap_err();
    assert!(refusals.contains(rules::result::NO_FINDING) && cites(&refusals, "2.7-b"));
    let needless = clean(&visit, "food-sales").with_finding(FindingId::new("1").unwrap());
    let refused = visit.conclude(&by, needless);
    assert_eq!(codes(refused), ["result.no-problem"]);
    assert!(visit.conclude(&by, problem(&visit, "food-sales")).is_ok());
}

#[test]
fn a_visit_is_completed_when_every_check_has_its_result() {
    let visit = started();
    for (_, who) in BOTH {
        let refused = visit.complete(&command(&visit, who, CHECK_DAY));
        assert_eq!(codes(refused), ["visit.open-check"]);
    }
}

#[test]
fn the_dossier_says_what_it_lacks() {
    let mut visit = completed();
    register_and_publish(&mut visit, "cc-amr", date!(2026 - 03 - 12));
    let missing: Vec<_> = visit
        .dossier()
        .missing()
        .iter()
        .map(ToString::to_string)
        .collect();
    let expected = [
        "the registration form of `agency:cc-fire`",
        "the publication of `agency:cc-fire` on the publicity-system",
        "the publication of `agency:cc-fire` on the credit-platform",
    ];
    assert_eq!(missing, expected);
    let by = command(&visit, "cc-fire", date!(2026 - 03 - 20));
    let refusals = visit.archive(&by, DossierDigest(digest(8))).unwrap_err();
    assert_eq!(refusals.len(), 1, "the publications are awaited");
    assert!(refusals.contains(rules::visit::DOSSIER_INCOMPLETE) && cites(&refusals, "2.6-g"));
}

#[test]
fn forms_and_publications_come_once_and_after_the_check() {
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let early = visit.register(&by, agency("cc-amr"), paper("登记表"));
    assert_eq!(codes(early), ["visit.wrong-state"]);
    let visit = published();
    let by = command(&visit, "cc-amr", date!(2026 - 03 - 20));
    let again = visit.register(&by, agency("cc-amr"), paper("登记表"));
    assert_eq!(codes(again), ["visit.twice"]);
    let again = visit.publish(&by, agency("cc-amr"), Channel::CreditPlatform, text("回执"));
    assert_eq!(codes(again), ["result.published-twice"]);
}

#[test]
fn a_corrected_result_is_published_again_and_the_trace_stays() {
    let mut visit = published();
    let day = date!(2026 - 03 - 18);
    let by = command(&visit, "cc-amr", day);
    let same = visit.correct(&by, clean(&visit, "food-sales"), text("…"));
    assert_eq!(codes(same), ["result.nothing-to-correct"]);
    let event = visit.correct(&by, problem(&visit, "food-sales"), text("复核发现错误"));
    visit.apply(&event.unwrap()).unwrap();
    let publication = visit
        .publication(&agency("cc-amr"), Channel::PublicitySystem)
        .unwrap();
    assert_eq!(publication.state, PublicationState::Outdated);
    assert_eq!(
        visit.state(),
        VisitState::Completed,
        "to be published again"
    );
    let others = visit.publication(&agency("cc-fire"), Channel::PublicitySystem);
    assert_eq!(others.unwrap().state, PublicationState::Current);
    let by = command(&visit, "cc-amr", day);
    let again = visit.publish(
        &by,
        agency("cc-amr"),
        Channel::PublicitySystem,
        text("回执2"),
    );
    visit.apply(&again.unwrap()).unwrap();
    let publication = visit
        .publication(&agency("cc-amr"), Channel::PublicitySystem)
        .unwrap();
    assert_eq!(publication.first, date!(2026 - 03 - 13));
    assert_eq!(publication.last, day);
    let public = visit.public_result(&agency("cc-amr")).unwrap();
    assert!(&public.checks[0].outcomes.is_problem());
}

#[test]
fn a_publication_is_withdrawn_once_and_openly() {
    let mut visit = published();
    let by = command(&visit, "cc-amr", date!(2026 - 03 - 18));
    let withdraw = |visit: &Visit, by| {
        visit.withdraw(
            by,
            agency("cc-amr"),
            Channel::CreditPlatform,
            text("信用修复"),
        )
    };
    let event = withdraw(&visit, &by).unwrap();
    visit.apply(&event).unwrap();
    let by = command(&visit, "cc-amr", date!(2026 - 03 - 18));
    let again = withdraw(&visit, &by);
    assert_eq!(codes(again), ["result.not-published"]);
}

#[test]
fn others_recognise_results_once() {
    const DAY_AFTER: time::Date = date!(2026 - 03 - 18);
    let mut visit = completed();
    let by = command(&visit, "cc-mem", DAY_AFTER);
    let own = visit.recognise(&command(&visit, "cc-fire", DAY_AFTER), agency("cc-fire"));
    assert_eq!(codes(own), ["visit.recognised-by-itself"]);
    let event = visit.recognise(&by, agency("cc-mem")).unwrap();
    visit.apply(&event).unwrap();
    let by = command(&visit, "cc-mem", date!(2026 - 03 - 18));
    assert_eq!(
        codes(visit.recognise(&by, agency("cc-mem"))),
        ["visit.twice"]
    );
}

/// 不得随意减少: by the body that reviews plans, for a reason that is shown, before it begins.
#[test]
fn a_visit_is_released_only_before_it_begins_and_by_no_department_that_checks() {
    let visit = visit_under(Conduct::default());
    let release = |visit: &Visit, who| {
        let by = command(visit, who, CHECK_DAY);
        visit.release(&by, &staffed(), text("已迁出"), paper("迁出证明"))
    };
    assert!(release(&visit, "cc-justice").is_ok());
    // The body that reviewed the plan: none of another place, be it the county's own.
    for who in ["cc-amr", "cc-fire", "cc-mem", "jc-justice", "ng-justice"] {
        let refusals = release(&visit, who).unwrap_err();
        assert!(refusals.contains(rules::visit::NOT_THE_REVIEWER) && cites(&refusals, "2.5-b"));
    }
    assert_eq!(
        codes(release(&started(), "cc-justice")),
        ["visit.wrong-state"]
    );
}
