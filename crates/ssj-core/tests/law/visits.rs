//! K. At the visit everybody and everything is compared with the pool, the list and the law of the day.

use ssj_core::matter::CheckMethod;
use ssj_core::pool::{Credential, InspectorEntry, InspectorKind};
use ssj_core::result::*;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::draft;
use crate::town::*;

/// The regulator begins with these.
fn start(present: &[InspectorEntry]) -> Result<trail::Event<VisitEvent>, Refusals> {
    let visit = visit_under(Conduct::default());
    visit.start(&command(&visit, "cc-amr", CHECK_DAY), present, None)
}

/// The first of the regulator's two people otherwise than the pool had them.
fn with(first: InspectorEntry) -> Vec<InspectorEntry> {
    vec![first, enforcer("a2")]
}

#[test]
fn k1_who_was_transferred_does_not_check_for_the_old_department() {
    let valid = Period::between(date!(2024 - 01 - 01), date!(2028 - 12 - 31)).unwrap();
    let of = |who| {
        let kind = InspectorKind::CivilServant;
        InspectorEntry::new(inspector("a1"), kind, agency(who)).certificated(valid)
    };
    assert!(start(&with(of("cc-amr"))).is_ok());
    let refusals = start(&with(of("cc-tax"))).unwrap_err();
    assert!(refusals.contains(rules::visit::NOT_OF_DEPARTMENT) && cites(&refusals, "2.3-c"));
    assert_eq!(refusals.len(), 1);
    // Nor do another department's people, though they are on the team.
    let refusals = start(&with(enforcer("f1"))).unwrap_err();
    assert!(refusals.contains(rules::visit::NOT_OF_DEPARTMENT));
}

#[test]
fn k2_nobody_checks_on_leave() {
    let away = |first, last| {
        let leave = Period::between(first, last).unwrap();
        start(&with(enforcer("a1").on_leave(leave)))
    };
    let eve = CHECK_DAY.previous_day().unwrap();
    assert!(away(date!(2026 - 03 - 02), eve).is_ok());
    let refusals = away(date!(2026 - 03 - 02), CHECK_DAY).unwrap_err();
    assert!(refusals.contains(rules::visit::ON_LEAVE));
}

#[test]
fn k2_whoever_checks_holds_what_the_matter_asks_for() {
    let lifts = CredentialId::new("lifts").unwrap();
    let laws = crate::town::with(|sources| {
        let asks =
            draft("food-sales", agency::NamedSystem::MarketRegulation).credential(lifts.clone());
        let [mut amr, _] = crate::law::published();
        let id = amr.id().clone();
        amr = matter::MatterList::new(
            id.clone(),
            amr.version(),
            agency("cc-amr"),
            date!(2026 - 01 - 01),
            [asks],
        )
        .unwrap();
        sources.lists.retain(|list| *list.id() != id);
        sources.lists.push(amr);
    });
    let visit = visit_under(Conduct::default());
    let start = |valid: Option<Period>| {
        let holding = |name| match valid {
            Some(valid) => enforcer(name).with_credential(Credential {
                id: lifts.clone(),
                valid,
            }),
            None => enforcer(name),
        };
        let present = ["a1", "a2"].map(holding);
        visit.start(&under(laws, &visit, "cc-amr", CHECK_DAY), &present, None)
    };
    assert!(start(Some(Period::starting(CHECK_DAY))).is_ok());
    for lacking in [None, Some(Period::starting(date!(2026 - 03 - 10)))] {
        let refusals = start(lacking).unwrap_err();
        assert!(refusals.contains(rules::visit::NO_CREDENTIAL) && refusals.len() == 2);
    }
}

#[test]
fn k3_two_stand_under_a_result_where_two_check() {
    let visit = started();
    let sign = |names: &[&str]| {
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        let result = CheckResult::new(check_of(&visit, "food-sales"), conducted(names), outcomes);
        visit.conclude(&command(&visit, "cc-amr", CHECK_DAY), result)
    };
    assert!(sign(&["a1", "a2"]).is_ok());
    for one in [&["a1"][..], &["a1", "a1"]] {
        let refusals = sign(one).unwrap_err();
        assert!(refusals.contains(rules::visit::TOO_FEW_SIGN) && cites(&refusals, "2.3-d"));
    }
    // Where the headcount is counted over the visit, one of each department is enough.
    let headcount = Headcount {
        per: HeadcountPer::Visit,
        ..Headcount::default()
    };
    let conduct = Conduct {
        headcount,
        ..Conduct::default()
    };
    let mut visit = visit_under(conduct);
    let one = |visit: &mut Visit, who, name| {
        step(visit, (who, CHECK_DAY), |visit, by| {
            visit.start(by, &[enforcer(name)], None)
        });
    };
    let sign = |visit: &Visit| {
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        let result = CheckResult::new(check_of(visit, "food-sales"), conducted(&["a1"]), outcomes);
        visit.conclude(&command(visit, "cc-amr", CHECK_DAY), result)
    };
    one(&mut visit, "cc-amr", "a1");
    assert_eq!(codes(sign(&visit)), ["visit.too-few-sign"]);
    one(&mut visit, "cc-fire", "f1");
    assert!(sign(&visit).is_ok());
}

#[test]
fn k4_a_result_names_the_ways_of_the_list_one_or_several() {
    let laws = crate::town::with(|sources| {
        let both = draft("food-sales", agency::NamedSystem::MarketRegulation)
            .method(CheckMethod::Documents);
        let [amr, _] = crate::law::published();
        let id = amr.id().clone();
        let list = matter::MatterList::new(
            id.clone(),
            amr.version(),
            agency("cc-amr"),
            date!(2026 - 01 - 01),
            [both],
        );
        sources.lists.retain(|list| *list.id() != id);
        sources.lists.push(list.unwrap());
    });
    let visit = started();
    let by = |methods: &[CheckMethod]| {
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        let basis = Basis::conducted(methods.iter().copied(), ["a1", "a2"].map(inspector));
        let result = CheckResult::new(check_of(&visit, "food-sales"), basis, outcomes);
        visit.conclude(&under(laws, &visit, "cc-amr", CHECK_DAY), result)
    };
    assert!(by(&[CheckMethod::OnSite]).is_ok());
    assert!(by(&[CheckMethod::OnSite, CheckMethod::Documents]).is_ok());
    assert_eq!(codes(by(&[])), ["visit.no-method"]);
    let refusals = by(&[CheckMethod::OnSite, CheckMethod::NetworkMonitoring]).unwrap_err();
    assert!(refusals.contains(rules::visit::UNLISTED_METHOD) && cites(&refusals, "2.2-a"));
}

/// The second version of the regulator's list strikes the matter in April.
fn struck(credential: Option<&CredentialId>) -> &'static laws::Laws {
    crate::town::with(|sources| {
        let system = agency::NamedSystem::MarketRegulation;
        let [amr, _] = crate::law::published();
        let id = amr.id().clone();
        let version = |number: u32, since, row| {
            let number = core::num::NonZeroU32::new(number).unwrap();
            matter::MatterList::new(id.clone(), number, agency("cc-amr"), since, [row]).unwrap()
        };
        let mut food = draft("food-sales", system);
        if let Some(credential) = credential {
            food = food.credential(credential.clone());
        }
        let (first, then) = (date!(2026 - 01 - 01), date!(2026 - 03 - 05));
        sources.lists.retain(|list| *list.id() != id);
        sources.lists.push(version(2, first, food));
        sources.lists.push(version(3, then, draft("gas", system)));
    })
}

#[test]
fn k4_what_was_drawn_on_a_matter_that_was_struck_since_is_finished_by_the_list_that_had_it() {
    let laws = struck(None);
    assert_eq!(
        law_of(laws, "cc-amr", CHECK_DAY).matter(&matter("food-sales")),
        None
    );
    let visit = started();
    let by = |method| {
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        let basis = Basis::conducted([method], ["a1", "a2"].map(inspector));
        let result = CheckResult::new(check_of(&visit, "food-sales"), basis, outcomes);
        visit.conclude(&under(laws, &visit, "cc-amr", CHECK_DAY), result)
    };
    assert!(by(CheckMethod::OnSite).is_ok());
    assert_eq!(codes(by(CheckMethod::Documents)), ["visit.unlisted-method"]);
    // So are those who check.
    let lifts = CredentialId::new("lifts").unwrap();
    let laws = struck(Some(&lifts));
    let visit = visit_under(Conduct::default());
    let act = under(laws, &visit, "cc-amr", CHECK_DAY);
    assert_eq!(
        codes(visit.start(&act, &people("cc-amr"), None)),
        ["visit.no-credential"]
    );
}

#[test]
fn k5_no_result_without_a_problem_stands_beside_a_failed_sample() {
    let milk = || Sample {
        object: "product:milk-7".parse().unwrap(),
        batch: text("B1"),
        item: text("菌落总数"),
    };
    let mut visit = started();
    let by = ("cc-amr", CHECK_DAY);
    step(&mut visit, by, |visit, by| {
        visit.sample(by, matter("food-sales"), milk(), &[])
    });
    step(&mut visit, by, |visit, by| {
        visit.test(by, milk(), TestResult::Failed, paper("检验报告"))
    });
    let act = command(&visit, "cc-amr", CHECK_DAY);
    let refused = visit.conclude(&act, clean(&visit, "food-sales"));
    assert_eq!(codes(refused), ["visit.sample-failed"]);
    assert!(visit.conclude(&act, problem(&visit, "food-sales")).is_ok());
    // The other matter's result has nothing to do with it.
    let act = command(&visit, "cc-fire", CHECK_DAY);
    assert!(visit.conclude(&act, clean(&visit, "fire-safety")).is_ok());
    // Nor is one left standing that was entered before the test.
    let mut visit = started();
    step(&mut visit, by, |visit, by| {
        visit.sample(by, matter("food-sales"), milk(), &[])
    });
    let result = clean(&visit, "food-sales");
    step(&mut visit, by, |visit, by| visit.conclude(by, result));
    step(&mut visit, by, |visit, by| {
        visit.test(by, milk(), TestResult::Failed, paper("检验报告"))
    });
    let refused = visit.complete(&command(&visit, "cc-amr", CHECK_DAY));
    assert_eq!(codes(refused), ["visit.sample-failed"]);
}

#[test]
fn k6_a_lead_is_checked_by_its_own_agencys_people_who_are_there() {
    use ssj_core::lead::*;
    let received = LeadReceived {
        source: LeadSource::Complaint,
        concern: Concern::Violation,
        object: shop("shop-a"),
        matter: matter("food-sales"),
        content: text("…"),
        agency: agency("cc-amr"),
    };
    let act = command_on("lead:9", 0, "cc-amr", CHECK_DAY);
    let event = Lead::receive(h(), &act, LeadId::new("9").unwrap(), received).unwrap();
    let mut lead = Lead::begin(h(), &event).unwrap();
    let checked = |names: &[&str], outcome| LeadCheck {
        inspectors: names.iter().map(|name| inspector(name)).collect(),
        outcomes: Outcomes::new([outcome]).unwrap(),
        findings: Vec::new(),
        record: paper("笔录"),
        urgent: None,
        unlicensed: false,
    };
    let record = |lead: &Lead, names: &[&str], outcome, day: Date| {
        let pool = everyone();
        lead.record_check(
            &command(lead, "cc-amr", day),
            checked(names, outcome),
            &pool,
        )
    };
    let gone = Outcome::NotConducting;
    let refusals = record(&lead, &["f1", "f2"], gone, CHECK_DAY).unwrap_err();
    assert!(refusals.contains(rules::lead::NOT_OF_AGENCY) && cites(&refusals, "2.3-c"));
    let away = everyone().into_iter();
    let away: Vec<_> = away.map(|one| one.on_leave(year())).collect();
    let by = command(&lead, "cc-amr", CHECK_DAY);
    let refused = lead.record_check(&by, checked(&["a1", "a2"], gone), &away);
    assert_eq!(codes(refused), ["lead.on-leave"]);
    // D8: nobody is met on the first call, and there is a second one.
    for day in [CHECK_DAY, date!(2026 - 03 - 16)] {
        let event = record(&lead, &["a1", "a2"], gone, day).unwrap();
        lead.apply(&event).unwrap();
    }
    assert_eq!(lead.checks_made().len(), 2);
    assert_eq!(
        lead.checked_on(),
        Some(CHECK_DAY),
        "the first call counts as the answer"
    );
}

#[test]
fn k_a_conclusion_is_adopted_of_others_on_this_object_and_not_for_ever() {
    let visit = visit_under(Conduct::default());
    let base = AdoptedConclusion {
        kind: ConclusionKind::Agency,
        issuer: text("吉林省市场监督管理厅"),
        agency: Some(agency("jl-amr")),
        dated: date!(2026 - 02 - 01),
        document: paper("检查结论"),
        object: shop("shop-a"),
        scope: text("同一事项"),
    };
    let adopt = |conclusion: AdoptedConclusion| {
        let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
        let basis = Basis::Adopted(conclusion);
        let result = CheckResult::new(check_of(&visit, "food-sales"), basis, outcomes);
        visit.conclude(&command(&visit, "cc-amr", CHECK_DAY), result)
    };
    assert!(adopt(base.clone()).is_ok());
    let by = |agency: Option<AgencyId>, kind| {
        let conclusion = AdoptedConclusion {
            agency,
            kind,
            ..base.clone()
        };
        adopt(conclusion)
    };
    let agency_kind = ConclusionKind::Agency;
    let own = by(Some(agency("cc-amr")), agency_kind);
    assert_eq!(codes(own), ["visit.own-conclusion"]);
    assert_eq!(codes(by(None, agency_kind)), ["visit.conclusion-by-nobody"]);
    let unknown = by(Some(agency("cc-nobody")), agency_kind);
    assert_eq!(codes(unknown), ["visit.conclusion-by-nobody"]);
    // J7: an enterprise's own laboratory is no agency.
    assert_eq!(
        codes(by(None, ConclusionKind::PassedTest)),
        ["visit.conclusion-by-nobody"]
    );
    assert!(by(None, ConclusionKind::Judicial).is_ok());
    let of = AdoptedConclusion {
        object: shop("shop-b"),
        ..base.clone()
    };
    assert_eq!(codes(adopt(of)), ["visit.conclusion-of-another"]);
    let dated = |dated| {
        adopt(AdoptedConclusion {
            dated,
            ..base.clone()
        })
    };
    assert!(dated(date!(2025 - 03 - 09)).is_ok());
    assert_eq!(
        codes(dated(date!(2025 - 03 - 08))),
        ["visit.conclusion-old"]
    );
}

#[test]
fn k_another_departments_members_are_not_replaced() {
    let visit = visit_under(Conduct::default());
    let replace = |who| {
        let next = member("a3", "cc-amr");
        visit.replace_member(
            &command(&visit, who, CHECK_DAY),
            inspector("a1"),
            text("病假"),
            vec![],
            next,
        )
    };
    assert!(replace("cc-amr").is_ok());
    assert_eq!(codes(replace("cc-fire")), ["result.wrong-publisher"]);
}
