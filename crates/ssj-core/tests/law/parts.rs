//! B, D, E. A visit has a part for each department, and each part comes to its end.

use ssj_core::agency::{NamedSystem, Reform};
use ssj_core::instrument::{Instrument, InstrumentRank, Instruments};
use ssj_core::laws::Laws;
use ssj_core::ledger::{Anchor, DutyKind, GroundKind, Ledger, Standing, grounds};
use ssj_core::result::*;
use ssj_core::trail::*;
use ssj_core::visit::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::town::*;

/// Under the regulation and nothing else.
fn regulation() -> &'static Laws {
    with(|sources| {
        let own = Instrument::jilin_2019_32();
        sources.left_out.retain(|out| out.instrument != *own.id());
        sources.instruments = Instruments::new([own]).unwrap();
    })
}

/// How a step is taken.
type Taken<'a> = dyn Fn(&Visit, &Act<'_>) -> Result<Event<VisitEvent>, Refusals> + 'a;

const APRIL: Date = date!(2026 - 04 - 08);

/// The regulator checked, registered and published; nobody of the fire department came.
fn without_fire() -> Visit {
    let mut visit = visit_under(Conduct::default());
    begin(&mut visit, "cc-amr", CHECK_DAY);
    step(&mut visit, ("cc-amr", CHECK_DAY), |visit, by| {
        visit.note_absence(by, agency("cc-fire"), paper("现场笔录"))
    });
    end(&mut visit, "cc-amr", CHECK_DAY);
    visit
}

fn state(visit: &Visit, who: &str) -> VisitState {
    visit.part(&agency(who)).unwrap().state()
}

fn adopted(by: &str, object: &str, dated: Date) -> Basis {
    Basis::Adopted(AdoptedConclusion {
        kind: ConclusionKind::Agency,
        issuer: text("…"),
        agency: Some(agency(by)),
        dated,
        document: paper("检查结论"),
        object: shop(object),
        scope: text("消防安全"),
    })
}

fn adopts(visit: &Visit, basis: Basis) -> CheckResult {
    let outcomes = Outcomes::new([Outcome::NoProblem]).unwrap();
    CheckResult::new(check_of(visit, "fire-safety"), basis, outcomes)
}

#[test]
fn b1_who_came_goes_its_way_and_who_did_not_still_owes_its_check() {
    let mut visit = without_fire();
    assert_eq!(state(&visit, "cc-fire"), VisitState::Absent);
    register_and_publish(&mut visit, "cc-amr", date!(2026 - 03 - 12));
    archive(&mut visit, "cc-amr", date!(2026 - 03 - 12));
    assert_eq!(
        (visit.state(), visit.completed()),
        (VisitState::Archived, Some(CHECK_DAY))
    );
    // A later call of its own: the visit goes on.
    begin(&mut visit, "cc-fire", APRIL);
    assert_eq!(visit.state(), VisitState::Started);
    end(&mut visit, "cc-fire", APRIL);
    assert_eq!(visit.completed_by(&agency("cc-fire")), Some(APRIL));
    register_and_publish(&mut visit, "cc-fire", APRIL);
    archive(&mut visit, "cc-fire", APRIL);
    assert_eq!(visit.state(), VisitState::Archived);
}

#[test]
fn b1_an_absence_is_noted_by_the_department_itself_or_by_one_that_is_there() {
    let visit = visit_under(Conduct::default());
    let note = |visit: &Visit, who| {
        let by = command(visit, who, CHECK_DAY);
        visit.note_absence(&by, agency("cc-fire"), paper("现场笔录"))
    };
    assert!(note(&visit, "cc-fire").is_ok());
    assert_eq!(codes(note(&visit, "cc-amr")), ["visit.absence-unseen"]);
    assert_eq!(codes(note(&visit, "cc-tax")), ["visit.not-a-department"]);
    let mut visit = visit;
    begin(&mut visit, "cc-amr", CHECK_DAY);
    assert!(note(&visit, "cc-amr").is_ok());
    begin(&mut visit, "cc-fire", CHECK_DAY);
    assert_eq!(codes(note(&visit, "cc-amr")), ["visit.wrong-state"]);
}

#[test]
fn b1_two_departments_that_write_at_once_do_not_conflict() {
    let mut visit = started();
    let [amr, fire] = ["cc-amr", "cc-fire"].map(|who| command(&visit, who, CHECK_DAY));
    let conclude = |visit: &Visit, act: &Act<'_>, m| visit.conclude(act, clean(visit, m));
    let first = conclude(&visit, &amr, "food-sales").unwrap();
    let lost = conclude(&visit, &fire, "fire-safety").unwrap();
    assert_eq!(
        lost.entry().sequence,
        first.entry().sequence,
        "the store takes one of them"
    );
    visit.apply(&first).unwrap();
    // The same command, on the visit as it stands.
    let again = fire.command().clone();
    let id = CommandId::new("of-fire").unwrap();
    let again = Command::new(
        id,
        again.expected(),
        again.actor().clone(),
        again.recorded(),
        Salt::from_bytes([7; 32]),
    );
    let again = again.under(law_of(laws(&Asked::default()), "cc-fire", CHECK_DAY));
    let second = conclude(&visit, &again, "fire-safety").unwrap();
    assert_eq!(visit.again(&second), Ok(()));
    visit.apply(&second).unwrap();
    assert_eq!(
        conclude(&visit, &again, "fire-safety"),
        Ok(second),
        "taken once"
    );
    // Who has not seen its own part's events learns so.
    let id = CommandId::new("blind").unwrap();
    let blind = Command::new(
        id,
        3,
        Actor::agency(agency("cc-fire")),
        at(CHECK_DAY),
        Salt::from_bytes([7; 32]),
    );
    let blind = blind.under(law_of(laws(&Asked::default()), "cc-fire", CHECK_DAY));
    assert_eq!(codes(visit.complete(&blind)), ["trail.conflict"]);
}

#[test]
fn b2_nobody_of_a_department_that_adopts_a_conclusion_need_come() {
    let mut visit = visit_under(Conduct::national_2024());
    let result = adopts(&visit, adopted("jl-amr", "shop-a", date!(2026 - 02 - 01)));
    step(&mut visit, ("cc-fire", CHECK_DAY), |visit, by| {
        visit.conclude(by, result)
    });
    step(&mut visit, ("cc-fire", CHECK_DAY), |visit, by| {
        visit.complete(by)
    });
    let part = visit.part(&agency("cc-fire")).unwrap();
    assert_eq!((part.end(), part.started()), (Some(PartEnd::Adopted), None));
    register_and_publish(&mut visit, "cc-fire", CHECK_DAY);
    archive(&mut visit, "cc-fire", CHECK_DAY);
    // What one's own people are to find, they come for.
    let visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-fire", CHECK_DAY);
    let refused = visit.conclude(&by, clean(&visit, "fire-safety"));
    assert!(refused.unwrap_err().contains(rules::visit::WRONG_STATE));
}

#[test]
fn b3_each_departments_clock_runs_from_the_end_of_its_own_checks() {
    let mut visit = started();
    end(&mut visit, "cc-amr", CHECK_DAY);
    assert_eq!(
        (visit.state(), visit.completed()),
        (VisitState::Started, None)
    );
    register_and_publish(&mut visit, "cc-amr", date!(2026 - 03 - 12));
    end(&mut visit, "cc-fire", APRIL);
    let visits = [visit];
    let today = date!(2026 - 04 - 09);
    let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, today);
    let starts = ledger
        .duties()
        .map(|duty| (duty.agency.clone(), duty.start));
    for (who, start) in starts {
        let own = if who == agency("cc-amr") {
            CHECK_DAY
        } else {
            APRIL
        };
        assert_eq!(start, Some(own));
    }
    let forms = ledger.duties().filter(|duty| duty.kind == DutyKind::Form);
    let forms: Vec<_> = forms.map(|duty| duty.standing).collect();
    assert_eq!(forms, [Standing::InTime, Standing::Open]);
}

#[test]
fn b4_only_the_department_that_never_came_has_not_carried_out_its_task() {
    let mut visit = visit_under(Conduct::default());
    let mut events = Vec::new();
    let mut then = |visit: &mut Visit, who, take: &Taken<'_>| {
        let event = take(visit, &command(visit, who, CHECK_DAY)).unwrap();
        visit.apply(&event).unwrap();
        events.push(event);
    };
    let amr = || agency("cc-amr");
    then(&mut visit, "cc-amr", &|v, by| {
        v.start(by, &people("cc-amr"), None)
    });
    then(&mut visit, "cc-amr", &|v, by| {
        v.note_absence(by, agency("cc-fire"), paper("笔录"))
    });
    then(&mut visit, "cc-amr", &|v, by| {
        v.conclude(by, clean(v, "food-sales"))
    });
    then(&mut visit, "cc-amr", &Visit::complete);
    then(&mut visit, "cc-amr", &|v, by| {
        v.register(by, amr(), paper("登记表"))
    });
    for &channel in Channel::ALL {
        then(&mut visit, "cc-amr", &|v, by| {
            v.publish(by, amr(), channel, text("回执"))
        });
    }
    then(&mut visit, "cc-amr", &|v, by| {
        v.archive(by, DossierDigest(digest(8)))
    });
    let today = date!(2027 - 03 - 09);
    let visits = [visit];
    let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, today);
    let duties: Vec<_> = ledger.duties().collect();
    let found = grounds(&visits[0], &events, &duties, &[], today);
    let told: Vec<_> = found
        .iter()
        .map(|it| (it.agency.clone(), it.kind))
        .collect();
    let wanted = [
        (amr(), GroundKind::DutyDone),
        (agency("cc-fire"), GroundKind::NotInspected),
    ];
    assert_eq!(told, wanted);
    // What shows it: that it was absent.
    assert_eq!(
        found[1].events,
        [(events[1].entry().sequence, events[1].digest())]
    );
    let of = |who| visits[0].timeliness_of(&agency(who), today);
    assert_eq!(
        (of("cc-amr"), of("cc-fire")),
        (Some(Timeliness::InPeriod), Some(Timeliness::Overdue))
    );
}

#[test]
fn b5_an_experts_opinion_is_on_record_and_never_counts() {
    let mut visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let early = visit.advise(&by, expert(), paper("意见"));
    assert_eq!(codes(early), ["visit.wrong-state"]);
    let one = [enforcer("a1")];
    assert_eq!(
        codes(visit.start(&by, &one, None)),
        ["visit.too-few-present"]
    );
    begin(&mut visit, "cc-amr", CHECK_DAY);
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let nobody = visit.advise(&by, ExpertId::new("x2").unwrap(), paper("意见"));
    assert!(nobody.unwrap_err().contains(rules::visit::NOT_AN_EXPERT));
    visit
        .apply(&visit.advise(&by, expert(), paper("意见")).unwrap())
        .unwrap();
    let part = visit.part(&agency("cc-amr")).unwrap();
    assert_eq!(
        (part.advised_by(), part.present().len()),
        (&[expert()][..], 2)
    );
}

#[test]
fn b5_no_expert_advises_where_none_of_the_department_came() {
    let mut visit = visit_under(Conduct::default());
    let result = adopts(&visit, adopted("jl-amr", "shop-a", date!(2026 - 02 - 01)));
    step(&mut visit, ("cc-fire", CHECK_DAY), |visit, by| {
        visit.conclude(by, result)
    });
    step(&mut visit, ("cc-fire", CHECK_DAY), Visit::complete);
    let by = command(&visit, "cc-fire", CHECK_DAY);
    let refusals = visit.advise(&by, expert(), paper("意见")).unwrap_err();
    assert!(cites(&refusals, "2.3-d"));
    assert_eq!(codes(Err::<(), _>(refusals)), ["visit.advised-nobody"]);
}

fn milk() -> Sample {
    Sample {
        object: "product:milk-7".parse().unwrap(),
        batch: text("B1"),
        item: text("菌落总数"),
    }
}

/// A visit on which a sample was taken, and whose other checks are done.
fn sampled() -> Visit {
    let mut visit = started();
    step(&mut visit, ("cc-amr", CHECK_DAY), |visit, by| {
        visit.sample(by, matter("food-sales"), milk(), &[])
    });
    end(&mut visit, "cc-amr", CHECK_DAY);
    visit
}

fn test(visit: &mut Visit, day: Date, result: TestResult) {
    step(visit, ("cc-amr", day), |visit, by| {
        visit.test(by, milk(), result, paper("检验报告"))
    });
}

#[test]
fn d1_a_report_that_comes_late_is_entered_and_the_archive_supplemented() {
    let mut visit = sampled();
    let soon = date!(2026 - 03 - 12);
    register_and_publish(&mut visit, "cc-amr", soon);
    assert_eq!(
        visit.dossier_of(&agency("cc-amr")).missing(),
        [Missing::Test {
            item: text("菌落总数")
        }]
    );
    archive(&mut visit, "cc-amr", soon);
    let add = |visit: &Visit, day| {
        visit.add_to_archive(&command(visit, "cc-amr", day), DossierDigest(digest(9)))
    };
    assert_eq!(codes(add(&visit, soon)), ["visit.nothing-to-add"]);
    test(&mut visit, APRIL, TestResult::Passed);
    assert!(visit.part(&agency("cc-amr")).unwrap().is_behind());
    let event = add(&visit, APRIL).unwrap();
    visit.apply(&event).unwrap();
    let part = visit.part(&agency("cc-amr")).unwrap();
    assert_eq!(
        (part.archived(), part.dossier()),
        (Some(soon), Some(DossierDigest(digest(9))))
    );
    assert!(visit.dossier_of(&agency("cc-amr")).is_complete());
}

#[test]
fn d1_a_failed_test_that_comes_late_asks_for_a_corrected_result() {
    let mut visit = sampled();
    let soon = date!(2026 - 03 - 12);
    register_and_publish(&mut visit, "cc-amr", soon);
    archive(&mut visit, "cc-amr", soon);
    test(&mut visit, APRIL, TestResult::Failed);
    let add = |visit: &Visit| {
        visit.add_to_archive(&command(visit, "cc-amr", APRIL), DossierDigest(digest(9)))
    };
    assert_eq!(codes(add(&visit)), ["visit.dossier-incomplete"]);
    let result = problem(&visit, "food-sales");
    step(&mut visit, ("cc-amr", APRIL), |visit, by| {
        visit.correct(by, result, text("检验不合格"))
    });
    assert!(add(&visit).is_ok());
}

#[test]
fn d1_an_archive_holds_what_was_there_by_then_and_its_supplement_all_that_came_since() {
    let mut visit = sampled();
    let (soon, eve) = (date!(2026 - 03 - 12), date!(2026 - 03 - 11));
    register_and_publish(&mut visit, "cc-amr", soon);
    let dossier = DossierDigest(digest(8));
    let archived = visit.archive(&recorded_late(&visit, "cc-amr", APRIL, eve), dossier);
    assert_eq!(
        codes(archived),
        ["trail.before-its-ground"],
        "before its form"
    );
    archive(&mut visit, "cc-amr", soon);
    test(&mut visit, APRIL, TestResult::Passed);
    // What is owed until then shows.
    let owed = Missing::Supplement {
        agency: agency("cc-amr"),
    };
    assert_eq!(visit.dossier_of(&agency("cc-amr")).missing(), [owed]);
    let early = recorded_late(&visit, "cc-amr", APRIL, date!(2026 - 04 - 07));
    let early = visit.add_to_archive(&early, DossierDigest(digest(9)));
    assert_eq!(
        codes(early),
        ["trail.before-its-ground"],
        "before the report came"
    );
    step(&mut visit, ("cc-amr", APRIL), |visit, by| {
        visit.add_to_archive(by, dossier)
    });
    assert!(visit.dossier_of(&agency("cc-amr")).is_complete());
}

/// A duty is met while what meets it stands, and what was done about a publication supports its ground.
#[test]
fn b4_what_was_withdrawn_or_is_outdated_is_not_published() {
    let mut visit = completed();
    let (soon, later) = (date!(2026 - 03 - 12), date!(2026 - 05 - 20));
    register_and_publish(&mut visit, "cc-amr", soon);
    let amr = agency("cc-amr");
    let standings = |visit: &Visit, today| {
        let visits = [visit.clone()];
        let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, today);
        let own = |duty: &ledger::Duty<'_>| {
            *duty.agency == amr && matches!(duty.kind, DutyKind::Publication(_))
        };
        let own = ledger.duties().filter(own).map(|duty| duty.standing);
        own.collect::<Vec<_>>()
    };
    let (met, over) = ([Standing::InTime; 2], [Standing::Overdue; 2]);
    assert_eq!(standings(&visit, later), met);
    // Corrected: what stands there says something else, until it is published again.
    let result = problem(&visit, "food-sales");
    let mut events = Vec::new();
    let then = |visit: &mut Visit, events: &mut Vec<_>, take: &Taken<'_>| {
        let event = take(visit, &command(visit, "cc-amr", APRIL)).unwrap();
        visit.apply(&event).unwrap();
        events.push(event);
    };
    then(&mut visit, &mut events, &|v, by| {
        v.correct(by, result.clone(), text("复查"))
    });
    assert_eq!(standings(&visit, later), over);
    let publish = |v: &Visit, by: &Act<'_>| {
        v.publish(by, agency("cc-amr"), Channel::PublicitySystem, text("回执"))
    };
    then(&mut visit, &mut events, &publish);
    assert_eq!(
        standings(&visit, later),
        [Standing::InTime, Standing::Overdue]
    );
    // Withdrawn: its time ran on, and a publication after it is late.
    then(&mut visit, &mut events, &|v, by| {
        v.withdraw(by, agency("cc-amr"), Channel::PublicitySystem, text("…"))
    });
    assert_eq!(standings(&visit, later), over);
    let visits = [visit.clone()];
    let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, later);
    let duties: Vec<_> = ledger.duties().collect();
    let found = grounds(&visit, &events, &duties, &[], later);
    let late = |it: &&ledger::Ground| it.kind == GroundKind::NotPublishedInTime && it.agency == amr;
    let named: Vec<_> = events
        .iter()
        .map(|it| (it.entry().sequence, it.digest()))
        .collect();
    assert_eq!(found.iter().find(late).map(|it| &it.events), Some(&named));
    then(&mut visit, &mut events, &publish);
    assert_eq!(
        standings(&visit, later),
        [Standing::Late, Standing::Overdue]
    );
}

#[test]
fn b2_a_corrected_result_rests_on_what_it_rests_on_now() {
    let mut visit = visit_under(Conduct::default());
    let mut events = Vec::new();
    let mut then = |visit: &mut Visit, take: &Taken<'_>| {
        let event = take(visit, &command(visit, "cc-fire", CHECK_DAY)).unwrap();
        visit.apply(&event).unwrap();
        events.push(event.clone());
        (event.entry().sequence, event.digest())
    };
    let by = |kind: &str| adopted(kind, "shop-a", date!(2026 - 02 - 01));
    then(&mut visit, &|v, act| {
        v.conclude(act, adopts(v, by("jl-amr")))
    });
    then(&mut visit, &Visit::complete);
    let corrected = then(&mut visit, &|v, act| {
        v.correct(act, adopts(v, by("cc-tax")), text("结论出自税务"))
    });
    let found = grounds(&visit, &events, &[], &[], CHECK_DAY);
    let rests = found.iter().find(|it| it.kind == GroundKind::RestsOnReport);
    assert_eq!(rests.map(|it| &it.events), Some(&vec![corrected]));
}

#[test]
fn d2_an_urgent_check_gets_its_approval_and_its_notice_afterwards() {
    let mut visit = visit_under(Conduct::national_2024());
    for (_, who) in BOTH {
        step(&mut visit, (who, CHECK_DAY), |visit, by| {
            visit.start(by, &people(who), Some(text("燃气泄漏")))
        });
        end(&mut visit, who, CHECK_DAY);
    }
    let day = date!(2026 - 03 - 10);
    for (_, who) in BOTH {
        register_and_publish(&mut visit, who, day);
        let early = visit.archive(&command(&visit, who, day), DossierDigest(digest(8)));
        assert_eq!(early.unwrap_err().len(), 2, "approval and notice");
        let by = (who, day);
        step(&mut visit, by, |visit, by| {
            visit.approve(by, paper("补办批准"))
        });
        step(&mut visit, by, |visit, by| {
            visit.notify(by, paper("补发通知书"))
        });
        archive(&mut visit, who, day);
    }
}

#[test]
fn d2_each_department_has_the_approval_of_its_own_head() {
    let mut visit = visit_under(Conduct::national_2024());
    step(&mut visit, ("cc-amr", CHECK_DAY), |visit, by| {
        visit.approve(by, paper("批准"))
    });
    step(&mut visit, ("cc-amr", CHECK_DAY), |visit, by| {
        visit.notify(by, paper("通知书"))
    });
    begin(&mut visit, "cc-amr", CHECK_DAY);
    let by = command(&visit, "cc-fire", CHECK_DAY);
    let refused = visit.start(&by, &people("cc-fire"), None);
    assert_eq!(codes(refused), ["visit.not-approved", "visit.not-notified"]);
}

#[test]
fn d3_a_result_that_must_not_be_published_is_told_to_those_concerned_and_archived() {
    let mut visit = completed();
    let day = date!(2026 - 03 - 13);
    let amr = agency("cc-amr");
    let withhold = |visit: &Visit, channel, ground| {
        let by = command(visit, "cc-amr", date!(2026 - 03 - 13));
        let told = paper("定向通报");
        visit.withhold(
            &by,
            (agency("cc-amr"), channel),
            ground,
            text("保守国家秘密法"),
            told,
        )
    };
    step(&mut visit, ("cc-amr", day), |visit, by| {
        visit.register(by, agency("cc-amr"), paper("登记表"))
    });
    for &channel in Channel::ALL {
        let event = withhold(&visit, channel, Withholding::NotPublic).unwrap();
        visit.apply(&event).unwrap();
    }
    assert_eq!(state(&visit, "cc-amr"), VisitState::Published);
    assert!(visit.dossier_of(&amr).is_complete());
    archive(&mut visit, "cc-amr", day);
    // Its clock is met by the word that shows why.
    let visits = [visit];
    let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, APRIL);
    let own = ledger.duties().filter(|duty| *duty.agency == amr);
    assert!(
        own.into_iter()
            .all(|duty| duty.standing == Standing::InTime)
    );
    // What stands published is withdrawn first.
    let visit = published();
    let stands = withhold(&visit, Channel::CreditPlatform, Withholding::NotPublic);
    assert_eq!(codes(stands), ["result.published-twice"]);
}

#[test]
fn d3_no_channel_is_said_only_of_what_the_publicity_system_does_not_hold() {
    let withhold = |holder: &str| {
        let mut visit = visit_to(holder);
        end_alone(&mut visit);
        let by = command(&visit, "cc-amr", CHECK_DAY);
        let on = (agency("cc-amr"), Channel::PublicitySystem);
        visit.withhold(&by, on, Withholding::NoChannel, text("学校"), paper("通报"))
    };
    assert!(withhold("uscc:12220101412751263Q").is_ok(), "a school");
    let refusals = withhold("uscc:91220101MA13XQYL0T").unwrap_err();
    assert!(refusals.contains(rules::result::HAS_CHANNEL) && cites(&refusals, "2.7-a"));
}

/// The regulator alone is drawn on somebody.
fn visit_to(holder: &str) -> Visit {
    let holder: ObjectId = holder.parse().unwrap();
    let mut round = opened(mandate());
    let check = round::DrawnCheck {
        object: holder.clone(),
        ..check("food-sales", "shop-a")
    };
    let drawn = round::DrawnVisit {
        id: VisitId::new("x").unwrap(),
        holder: holder.clone(),
        county: county(),
        checks: vec![check],
    };
    let drawn = crate::papers::objects_drawn(&object_commitment(), vec![drawn], Vec::new());
    objects_seeded(&mut round, &object_commitment());
    go(&mut round, |r, by| r.record_objects(by, drawn));
    recused(&mut round);
    let id = paper::visit_id(h(), round.object_record().unwrap(), &holder, &county());
    let team = round::Team {
        visit: id.clone(),
        members: ["a1", "a2"].map(|name| member(name, "cc-amr")).into(),
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    teams_drawn(&mut round, &city(), vec![team]);
    let act = command_on(id.as_str(), 0, "cc-amr", DRAW_DAY);
    Visit::begin(h(), &Visit::open(&round, &act, &id).unwrap()).unwrap()
}

fn end_alone(visit: &mut Visit) {
    begin(visit, "cc-amr", CHECK_DAY);
    end(visit, "cc-amr", CHECK_DAY);
}

#[test]
fn d4_what_is_due_is_archived_in_time_and_what_is_never_archived_is_overdue() {
    let mut visit = completed();
    let soon = date!(2026 - 03 - 12);
    let early = visit.archive(&command(&visit, "cc-amr", soon), DossierDigest(digest(8)));
    assert_eq!(
        codes(early),
        ["visit.dossier-incomplete"],
        "without its form"
    );
    step(&mut visit, ("cc-amr", soon), |visit, by| {
        visit.register(by, agency("cc-amr"), paper("登记表"))
    });
    archive(&mut visit, "cc-amr", soon);
    let visits = [visit];
    let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, APRIL);
    let archives = ledger
        .duties()
        .filter(|duty| duty.kind == DutyKind::Archive);
    let archives: Vec<_> = archives.map(|duty| duty.standing).collect();
    assert_eq!(archives, [Standing::InTime, Standing::Overdue]);
    // A reading: an instrument that sets no limit for it measures nobody by one.
    let form_alone = with(|sources| {
        let form = Instrument::new(
            InstrumentId::new("长府办发〔2026〕1号").unwrap(),
            InstrumentRank::Prefecture,
            Period::starting(date!(2026 - 01 - 01)),
        )
        .with_registration(ssj_calendar::limits::REGISTRATION_FORM.period);
        sources.instruments = Instruments::new([form]).unwrap();
    });
    let ledger = Ledger::new(&visits, form_alone, Anchor::Visit, APRIL);
    assert!(ledger.duties().all(|duty| duty.kind != DutyKind::Archive));
}

#[test]
fn d5_a_failed_test_and_its_re_test_are_both_on_record_and_the_later_one_counts() {
    let mut visit = started();
    step(&mut visit, ("cc-amr", CHECK_DAY), |visit, by| {
        visit.sample(by, matter("food-sales"), milk(), &[])
    });
    let retest = |visit: &Visit, result| {
        visit.retest(
            &command(visit, "cc-amr", APRIL),
            milk(),
            result,
            paper("复检报告"),
        )
    };
    assert_eq!(
        codes(retest(&visit, TestResult::Passed)),
        ["visit.not-failed"]
    );
    test(&mut visit, APRIL, TestResult::Failed);
    let clean = |visit: &Visit| {
        let by = command(visit, "cc-amr", APRIL);
        visit.conclude(&by, clean(visit, "food-sales"))
    };
    assert_eq!(codes(clean(&visit)), ["visit.sample-failed"]);
    let by = command(&visit, "cc-amr", APRIL);
    let second = visit.test(&by, milk(), TestResult::Passed, paper("检验报告"));
    assert_eq!(
        codes(second),
        ["visit.twice"],
        "the first one stays as it is"
    );
    let stands = |visit: &Visit, wanted: TestResult| {
        assert_eq!(visit.samples().next().unwrap().1, Some(wanted));
        assert_eq!(clean(visit).is_ok(), wanted == TestResult::Passed);
        // Nobody tests until it passes.
        assert_eq!(
            codes(retest(visit, TestResult::Passed)),
            ["visit.not-failed"]
        );
    };
    for result in [TestResult::Failed, TestResult::Passed] {
        let mut visit = visit.clone();
        let event = retest(&visit, result).unwrap();
        visit.apply(&event).unwrap();
        stands(&visit, result);
    }
}

#[test]
fn d7_a_department_hands_its_part_over_to_the_office_that_has_the_enterprise_now() {
    let mut visit = visit_under(Conduct::default());
    let hand = |visit: &Visit, who, to| {
        let by = command(visit, who, CHECK_DAY);
        visit.hand_over(&by, agency(to), text("迁至南关区"), paper("移送回执"))
    };
    assert_eq!(
        codes(hand(&visit, "cc-amr", "cc-amr")),
        ["visit.handed-to-itself"]
    );
    for to in ["cc-tax", "cc-nobody"] {
        let refusals = hand(&visit, "cc-amr", to).unwrap_err();
        assert!(refusals.contains(rules::visit::NOT_THE_OFFICE) && cites(&refusals, "2.2-a"));
    }
    let event = hand(&visit, "cc-amr", "ng-amr").unwrap();
    visit.apply(&event).unwrap();
    assert_eq!(
        (state(&visit, "cc-amr"), visit.state()),
        (VisitState::HandedOver, VisitState::Drawn)
    );
    let year_end = date!(2027 - 01 - 01);
    assert_eq!(
        visit.timeliness_of(&agency("cc-amr"), year_end),
        Some(Timeliness::Released)
    );
    let event = hand(&visit, "cc-fire", "cc-mem").unwrap();
    visit.apply(&event).unwrap();
    assert!(visit.is_released() && visit.state() == VisitState::HandedOver);
    assert_eq!(
        codes(hand(&started(), "cc-amr", "ng-amr")),
        ["visit.wrong-state"]
    );
}

#[test]
fn e1_an_enterprise_in_two_counties_is_two_visits() {
    let city = || DivisionId::new("220100").unwrap();
    let record = |counties: [DivisionId; 2]| {
        let mut round = opened(mandate());
        let commitment = object_commitment();
        objects_seeded(&mut round, &commitment);
        let [first, second] = counties;
        let at = |m, object, county| round::DrawnVisit {
            holder: shop("builder"),
            county,
            ..call(object, [check(m, object)])
        };
        let visits = vec![
            at("food-sales", "site-1", first),
            at("fire-safety", "site-2", second),
        ];
        let drawn = crate::papers::objects_drawn(&commitment, visits, vec![]);
        round
            .record_objects(&command(&round, "cc-amr", DRAW_DAY), drawn)
            .map(|event| {
                round.apply(&event).unwrap();
                round
            })
    };
    // Two projects of one builder: a call in each county.
    let round = record([county(), city()]).unwrap();
    let counties: Vec<_> = round.visits().map(|visit| visit.county.clone()).collect();
    assert_eq!(round.visits().len(), 2);
    assert!(counties.contains(&county()) && counties.contains(&city()));
    // In one county they are one call, whatever the matters (一次性联合完成).
    let refusals = record([county(), county()]).unwrap_err();
    assert!(refusals.contains(rules::round::SPLIT) && cites(&refusals, "2.5-c"));
}

#[test]
fn a5_who_became_several_departments_says_for_which_it_acts() {
    let laws = both_merged();
    let visit = completed();
    let by = |visit: &Visit, of: Option<&str>| {
        let trail = visit.trail();
        let actor = Actor::agency(agency("cc-zhifa"));
        let actor = match of {
            Some(of) => actor.in_place_of(agency(of)),
            None => actor,
        };
        let id = CommandId::new("heir").unwrap();
        let command = Command::new(id, trail.len(), actor, at(JUNE), Salt::from_bytes([7; 32]));
        command.under(law_of(laws, "cc-zhifa", JUNE))
    };
    let archive = |of| visit.archive(&by(&visit, of), DossierDigest(digest(8)));
    assert_eq!(codes(archive(None)), ["visit.for-whom"]);
    for (of, other) in [("cc-amr", "cc-fire"), ("cc-fire", "cc-amr")] {
        let refusals = archive(Some(of)).unwrap_err();
        assert_eq!(
            codes(Err::<(), _>(refusals.clone())),
            ["visit.dossier-incomplete"]
        );
        let said = refusals.to_string();
        assert!(
            said.contains(of) && !said.contains(other),
            "its own form alone: {said}"
        );
    }
    assert_eq!(
        codes(archive(Some("cc-tax"))),
        ["visit.for-whom"],
        "who has no part is nobody's place"
    );
}

/// Both departments become one office in May.
fn both_merged() -> &'static Laws {
    let reform = Reform::Merge {
        from: vec![agency("cc-amr"), agency("cc-fire")],
        into: agency("cc-zhifa"),
    };
    let office = founded("cc-zhifa", NamedSystem::Housing);
    reformed("cc-fire", vec![office], reform)
}

#[test]
fn b1_an_heir_notes_an_absence_and_its_word_can_be_taken_again() {
    let reform = Reform::Merge {
        from: vec![agency("cc-amr")],
        into: agency("cc-zhifa"),
    };
    let office = founded("cc-zhifa", NamedSystem::Housing);
    let laws = reformed("cc-amr", vec![office], reform);
    let mut visit = visit_under(Conduct::default());
    begin(&mut visit, "cc-amr", CHECK_DAY);
    let by = under(laws, &visit, "cc-zhifa", JUNE);
    let event = visit.note_absence(&by, agency("cc-fire"), paper("现场笔录"));
    let event = event.unwrap();
    assert_eq!(event.actor().succeeding, Some(agency("cc-amr")));
    assert_eq!(visit.again(&event), Ok(()));
}

#[test]
fn b1_an_absence_is_seen_while_one_is_there() {
    let mut visit = visit_under(Conduct::default());
    begin(&mut visit, "cc-amr", CHECK_DAY);
    end(&mut visit, "cc-amr", CHECK_DAY);
    let by = command(&visit, "cc-amr", APRIL);
    let noted = visit.note_absence(&by, agency("cc-fire"), paper("现场笔录"));
    assert_eq!(codes(noted), ["visit.absence-unseen"]);
}

#[test]
fn b4_what_one_department_did_is_recognised_and_counts_as_its_own_alone() {
    let mut visit = without_fire();
    let by = |visit: &Visit| command(visit, "cc-tax", APRIL);
    let recognise = |visit: &Visit| visit.recognise(&by(visit), agency("cc-tax"));
    let nobody = visit_under(Conduct::default());
    assert_eq!(
        codes(recognise(&nobody)),
        ["visit.wrong-state"],
        "there is nothing yet"
    );
    begin(&mut visit, "cc-fire", APRIL);
    // The other one goes on: what is done is there to be recognised.
    assert!(recognise(&visit).is_ok());
    let matters = |visit: &Visit| {
        let visits = [visit.clone()];
        let ledger = Ledger::new(&visits, regulation(), Anchor::Visit, APRIL);
        let of = |coverage: ledger::Coverage<'_>| coverage.matters.len();
        (of(ledger.coverage()), of(ledger.joint_coverage()))
    };
    assert_eq!(
        matters(&visit),
        (1, 0),
        "one department alone is no joint check"
    );
    end(&mut visit, "cc-fire", APRIL);
    assert_eq!(matters(&visit), (2, 2));
}

#[test]
fn b3_what_nobody_did_stops_no_clock_of_what_was_done() {
    // The regulator did its checks on one visit; the clock of them beside another visit of its task.
    let beside = |then: &Taken<'_>, who: &str| {
        let mut other = visit_under(Conduct::default());
        let event = then(&other, &command(&other, who, CHECK_DAY)).unwrap();
        other.apply(&event).unwrap();
        let visits = [without_fire(), other];
        let ledger = Ledger::new(&visits, regulation(), Anchor::Task, APRIL);
        let own = |duty: &ledger::Duty<'_>| {
            matches!(duty.kind, DutyKind::Publication(_)) && *duty.agency == agency("cc-amr")
        };
        let mut own = ledger.duties().filter(own);
        own.next().map(|duty| (duty.start, duty.standing)).unwrap()
    };
    let (amr, round) = (|| agency("cc-amr"), staffed());
    let runs = (Some(CHECK_DAY), Standing::Overdue);
    let absent = |v: &Visit, by: &Act<'_>| v.note_absence(by, amr(), paper("笔录"));
    assert_eq!(beside(&absent, "cc-amr"), runs);
    let away =
        |v: &Visit, by: &Act<'_>| v.hand_over(by, agency("ng-amr"), text("…"), paper("移送回执"));
    assert_eq!(beside(&away, "cc-amr"), runs);
    let gone = |v: &Visit, by: &Act<'_>| v.release(by, &round, text("…"), paper("注销证明"));
    assert_eq!(beside(&gone, "cc-justice"), runs);
    // What it is still to do is part of its task, and what another department is to do is not.
    let notified = |v: &Visit, by: &Act<'_>| v.notify(by, paper("通知书"));
    let waits = (None, Standing::NotYetDue);
    assert_eq!(beside(&notified, "cc-amr"), waits);
    let begun = |v: &Visit, by: &Act<'_>| v.start(by, &people("cc-amr"), None);
    assert_eq!(beside(&begun, "cc-amr"), waits);
}

#[test]
fn d3_what_is_withheld_is_said_once_and_on_each_channel_for_itself() {
    let withhold = |visit: &Visit, channel, ground| {
        let by = command(visit, "cc-amr", APRIL);
        let on = (agency("cc-amr"), channel);
        visit.withhold(&by, on, ground, text("…"), paper("定向通报"))
    };
    let (publicity, platform) = (Channel::PublicitySystem, Channel::CreditPlatform);
    // A school has a code, which the credit platform holds, and is no market entity.
    let mut visit = visit_to("uscc:12220101412751263Q");
    end_alone(&mut visit);
    let refused = withhold(&visit, platform, Withholding::NoChannel);
    assert_eq!(codes(refused), ["result.has-channel"]);
    let event = withhold(&visit, publicity, Withholding::NoChannel).unwrap();
    visit.apply(&event).unwrap();
    let again = withhold(&visit, publicity, Withholding::NoChannel);
    assert_eq!(codes(again), ["visit.twice"]);
    // Nothing is said of the other channel by that, nor is another ground the same word.
    let part = visit.part(&agency("cc-amr")).unwrap();
    assert_eq!(part.withheld(platform), None);
    assert_ne!(part.state(), VisitState::Published);
    assert!(withhold(&visit, publicity, Withholding::NotPublic).is_ok());
    assert!(withhold(&visit, platform, Withholding::NotPublic).is_ok());
}

#[test]
fn a5_nobody_acts_in_the_place_of_whom_it_does_not_follow() {
    let visit = published();
    let actor = Actor::agency(agency("cc-amr")).in_place_of(agency("cc-fire"));
    let id = CommandId::new("for-fire").unwrap();
    let len = visit.trail().len();
    let command = Command::new(id, len, actor, at(APRIL), Salt::from_bytes([7; 32]));
    let by = command.under(law_of(regulation(), "cc-amr", APRIL));
    let archived = visit.archive(&by, DossierDigest(digest(8)));
    assert_eq!(codes(archived), ["visit.not-a-department"]);
}
