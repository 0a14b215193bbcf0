//! 三（二）, 三（三）: figures from events, exact and by hand.

use std::sync::LazyLock;

use ssj_calendar::{Calendar, CalendarError, NoticeSet, Region, Scope, limits};
use ssj_core::Word as _;
use ssj_core::agency::AgencyRegister;
use ssj_core::agency::NamedSystem;
use ssj_core::follow_up::*;
use ssj_core::identity::ObjectKind;
use ssj_core::instrument::{CheckOccasion, Instrument, InstrumentRank, Instruments, VisitCap};
use ssj_core::laws::{Calendars, Law, Laws, Sources};
use ssj_core::lead::{Concern, Lead, LeadReceived, LeadSource};
use ssj_core::ledger::GroundKind::{DutyDone, NotPublishedInTime};
use ssj_core::ledger::*;
use ssj_core::matter::{Importance, MatterDraft, MatterList};
use ssj_core::plan::*;
use ssj_core::pool::{ObjectEntry, ObjectPool, PoolHeader, Provenance};
use ssj_core::result::*;
use ssj_core::round::*;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::*;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;
use crate::follow_up::finding;
use crate::law::{Asked, agencies, draft, gazetteer, lasting, sources};
use crate::papers;

/// The laws of Changchun under these instruments alone.
fn under(instruments: impl IntoIterator<Item = Instrument>) -> Sources {
    let register = AgencyRegister::new(agencies(), []).unwrap();
    Sources {
        instruments: Instruments::new(instruments).unwrap(),
        ..sources(register, &Asked::default())
    }
}

/// Under the regulation and nothing else.
fn regulation() -> &'static Laws {
    static LAWS: LazyLock<&Laws> = LazyLock::new(|| {
        let mut sources = under([Instrument::jilin_2019_32()]);
        let own = Instrument::jilin_2019_32();
        sources.left_out.retain(|out| out.instrument != *own.id());
        lasting(sources)
    });
    *LAWS
}

/// The ledger on a day, where a visit's own end counts.
fn ledger(visits: &[Visit], today: Date) -> Ledger<'_, 'static> {
    Ledger::new(visits, regulation(), Anchor::Visit, today)
}

/// An instrument of the city.
fn local() -> Instrument {
    let id = InstrumentId::new("长府办发〔2025〕9号").unwrap();
    let since = Period::starting(date!(2025 - 06 - 01));
    Instrument::new(id, InstrumentRank::Prefecture, since)
}

/// Completed on a day, then registered, published and archived by these departments on others.
fn visit_published(completed: Date, published: &[(&str, Date)]) -> Visit {
    let mut visit = visit_under(Conduct::default());
    let by = |visit: &Visit, who| command(visit, who, completed);
    for (m, who) in BOTH {
        begin(&mut visit, who, completed);
        let result = match m {
            "food-sales" => problem(&visit, m),
            _ => clean(&visit, m),
        };
        let event = visit.conclude(&by(&visit, who), result).unwrap();
        visit.apply(&event).unwrap();
        step(&mut visit, (who, completed), Visit::complete);
    }
    for (who, day) in published {
        register_and_publish(&mut visit, who, *day);
        archive(&mut visit, who, *day);
    }
    visit
}

#[test]
fn seven_working_days_run_across_a_holiday_with_exchanged_days() {
    // Completed on 2026-09-18, a Friday; Sunday the 20th is worked in exchange.
    let on = |day| visit_published(date!(2026 - 09 - 18), &[("cc-amr", day)]);
    let limit = &limits::PUBLICATION;
    let due = Calendar::national()
        .deadline(limit, date!(2026 - 09 - 18))
        .unwrap()
        .due();
    let standing = |day: Date| {
        let visits = [on(day)];
        let ledger = ledger(&visits, date!(2026 - 11 - 23));
        let mut own = ledger
            .duties()
            .filter(|duty| *duty.agency == agency("cc-amr"));
        own.next().unwrap().standing
    };
    assert_eq!(standing(due), Standing::InTime);
    assert_eq!(standing(due.next_day().unwrap()), Standing::Late);
}

#[test]
fn every_duty_stands_somewhere_and_rates_are_exact() {
    let (end, soon, late) = (
        date!(2026 - 03 - 09),
        date!(2026 - 03 - 12),
        date!(2026 - 04 - 30),
    );
    let visits = [
        visit_published(end, &[("cc-amr", soon), ("cc-fire", soon)]),
        visit_published(end, &[("cc-amr", late)]),
        started(),
    ];
    let at = |today| ledger(&visits, today);
    let ledger = at(date!(2026 - 05 - 01));
    let all = ledger.on_time();
    assert_eq!((all.in_time, all.late, all.overdue), (8, 4, 4));
    assert_eq!(all.rate(), Share { part: 8, whole: 16 });
    assert_eq!(ledger.overdue().count(), 4);
    assert!(
        ledger
            .overdue()
            .all(|duty| *duty.agency == agency("cc-fire"))
    );
    let amr = ledger.on_time_by_agency()[&agency("cc-amr")];
    assert_eq!(amr.rate(), Share { part: 4, whole: 8 });
    let early = at(end).on_time();
    assert_eq!((early.open, early.overdue), (4, 0));
}

#[test]
fn the_strictest_limit_governs_and_each_is_cited() {
    let natural = |days| ssj_calendar::Period::natural_days(days).unwrap();
    let second = InstrumentId::new("长市监〔2026〕1号").unwrap();
    let since = Period::starting(date!(2026 - 01 - 01));
    let second = Instrument::new(second, InstrumentRank::County, since);
    let laws = lasting(under([
        local().with_publication(natural(9)),
        second.with_publication(natural(20)),
    ]));
    let visits = [visit_published(date!(2026 - 03 - 09), &[])];
    let ledger = Ledger::new(&visits, laws, Anchor::Visit, date!(2026 - 03 - 10));
    let duty = ledger
        .duties()
        .find(|duty| matches!(duty.kind, DutyKind::Publication(_)))
        .unwrap();
    let strictest = ledger.deadline(&duty).unwrap().unwrap();
    assert_eq!(
        strictest.governing().limit().id,
        "instrument:长府办发〔2025〕9号"
    );
    assert_eq!(strictest.all().len(), 2);
    assert_eq!(Some(strictest.governing().due()), duty.due);
}

#[test]
fn the_end_of_the_work_is_a_parameter() {
    let done = visit_published(date!(2026 - 03 - 09), &[]);
    let visits = [done, started()];
    let standing = |anchor| {
        let ledger = Ledger::new(&visits, regulation(), anchor, date!(2026 - 11 - 23));
        let mut publications = ledger
            .duties()
            .filter(|duty| matches!(duty.kind, DutyKind::Publication(_)));
        publications.next().unwrap().standing
    };
    assert_eq!(standing(Anchor::Visit), Standing::Overdue);
    assert_eq!(standing(Anchor::Task), Standing::NotYetDue);
    assert_eq!(standing(Anchor::Batch), Standing::NotYetDue);
}

#[test]
fn where_the_local_notice_is_missing_nobody_can_tell() {
    let yanbian = NoticeSet::built_in()
        .calendar(&Scope::region(Region::YANBIAN))
        .unwrap();
    let visits = [visit_published(date!(2026 - 03 - 09), &[])];
    // The city's calendar is that of its districts, as 延边's is of its counties.
    let city = DivisionId::new(PLACE).unwrap();
    let laws = lasting(Sources {
        calendars: Calendars::default().with(city, yanbian),
        ..under([local().with_registration(limits::PUBLICATION.period)])
    });
    let ledger = Ledger::new(&visits, laws, Anchor::Visit, date!(2026 - 11 - 23));
    assert_eq!(ledger.on_time().unknown, 2, "both forms");
    let duty = ledger.duties().next().unwrap();
    let Standing::Unknown(CalendarError::LocalNoticeMissing { year: 2026, .. }) = duty.standing
    else {
        panic!("the missing notice by name")
    };
}

#[test]
fn what_checks_found_is_counted_by_matter_county_and_source() {
    let visits = [
        visit_published(date!(2026 - 03 - 09), &[]),
        completed(),
        started(),
    ];
    let ledger = ledger(&visits, date!(2026 - 11 - 23));
    let by_matter = ledger.problems_by_matter();
    let food = &by_matter[&matter("food-sales")];
    assert_eq!((food.plan.checks, food.plan.with_problem), (2, 1));
    assert_eq!(food.campaign, Problems::default(), "a source of its own");
    let fire = &by_matter[&matter("fire-safety")].plan;
    assert_eq!((fire.checks, fire.with_problem, fire.clean), (2, 0, 2));
    let county = DivisionId::new("220102").unwrap();
    let by_county = &ledger.problems_by_county()[&county].plan;
    assert_eq!((by_county.checks, by_county.with_problem), (4, 1));
    assert_eq!(by_county.outcomes[&Outcome::NoProblem], 3);
}

/// Each check speaks for the eligible of its cell, as the draw's record and frame have them.
#[test]
fn estimates_are_of_the_eligible_of_one_draw() {
    use estimate::{Answer, SampledCell, surveys};
    let visits = [visit_published(date!(2026 - 03 - 09), &[]), started()];
    let ledger = ledger(&visits, date!(2026 - 11 - 23));
    let answers: Vec<_> = ledger.answers().collect();
    assert_eq!(answers.len(), 2, "only checks that were carried out answer");
    assert_eq!(answers[0].answer, Answer::Problem);
    let cell = |answered: &estimate::Answered<'_>| SampledCell {
        record: answered.record,
        matter: answered.matter.clone(),
        class: "D".into(),
        stratum: "220102/D".into(),
        county: DivisionId::new("220102").unwrap(),
        group: "D".into(),
        in_scope: 40,
        eligible: 36,
        drawn: Vec::from([answered.object.clone()]),
        reserves: Vec::new(),
    };
    let cells: Vec<_> = answers.iter().map(cell).collect();
    let surveys = surveys(&cells, answers).unwrap();
    assert_eq!(surveys.len(), 2, "one for each matter of the draw");
    for survey in surveys {
        let found = survey.estimate().unwrap();
        assert_eq!((found.tally.eligible, found.tally.responded), (36, 1));
        let problems = if survey.matter == &matter("food-sales") {
            36
        } else {
            0
        };
        assert_eq!(found.problems.estimate, problems);
        assert!(
            found.problems.high - found.problems.low >= 34,
            "one answer says next to nothing"
        );
    }
}

#[test]
fn the_report_is_the_figures_one_by_one() {
    let soon = date!(2026 - 03 - 12);
    let visits = [
        visit_published(
            CHECK_DAY,
            &[("cc-amr", soon), ("cc-fire", date!(2026 - 04 - 30))],
        ),
        again(date!(2026 - 05 - 09)),
        visit_under(Conduct::default()),
        started(),
    ];
    let days = [CHECK_DAY, date!(2026 - 05 - 10), date!(2027 - 01 - 01)];
    for (today, anchor) in days
        .into_iter()
        .zip([Anchor::Visit, Anchor::Batch, Anchor::Task])
    {
        let ledger = Ledger::new(&visits, regulation(), anchor, today);
        let report = ledger.report();
        assert_eq!(report.on_time, ledger.on_time());
        assert_eq!(report.coverage, ledger.coverage());
        assert_eq!(report.matters, ledger.problems_by_matter());
        let on_time = ledger.on_time_by_agency();
        let problems = ledger.problems_by_agency();
        assert_eq!(report.agencies.len(), on_time.len());
        for (agency, account) in &report.agencies {
            assert_eq!(account.on_time, on_time[agency]);
            assert_eq!(account.problems, problems[agency]);
        }
        let on_time = ledger.on_time_by_county();
        let problems = ledger.problems_by_county();
        for (county, account) in &report.counties {
            assert_eq!(account.on_time, on_time[county]);
            assert_eq!(account.problems, problems[county]);
        }
        let periods = &report.periods;
        let out = periods.early + periods.late + periods.overdue;
        assert_eq!(out, u64::try_from(ledger.out_of_period().count()).unwrap());
    }
}

#[test]
fn planned_against_done_both_ways() {
    let plan = in_force();
    let visits = [completed(), started()];
    let (lines, unplanned) = progress(&plan, &visits);
    assert_eq!(lines.len(), 2);
    for line in &lines {
        assert_eq!((line.planned, line.drawn, line.done), (2, 2, 1));
        assert_eq!((line.missing(), line.beyond()), (1, 0));
    }
    assert!(unplanned.is_empty());
    let three = [completed(), completed(), completed()];
    let (lines, _) = progress(&plan, &three);
    assert_eq!(lines[0].beyond(), 1);
    // An amendment that drops the fire checks leaves those drawn without a place in the plan.
    let plan = without_fire();
    let (_, unplanned) = progress(&plan, &visits);
    assert_eq!(unplanned.len(), 2);
    assert_eq!(unplanned[0].matter, &matter("fire-safety"));
}

fn without_fire() -> Plan {
    let mut plan = in_force();
    let pool = PoolId::new("x").unwrap();
    let food = PlannedMatter::new(matter("food-sales"), agency("cc-amr"), pool.clone(), 2);
    let tax = PlannedMatter::new(matter("tax"), agency("cc-tax"), pool, 2);
    let item = PlanItem {
        id: item_id(),
        name: text("…"),
        period: year(),
        initiator: agency("cc-amr"),
        matters: Vec::new(),
    }
    .with_matter(food)
    .with_matter(tax);
    let line = |m| ObjectForecast {
        item: item_id(),
        matter: matter(m),
        in_scope: 9,
        needed: 2,
        excluded: 0,
        without_chance: 0,
    };
    let forecast = Forecast::new(EvidenceDigest(digest(1)))
        .with_objects(line("food-sales"))
        .with_objects(line("tax"));
    let day = date!(2026 - 02 - 02);
    let amendment = Amendment {
        items: Vec::from([item]),
        reason: text("职能划转"),
        forecast,
    };
    let event = plan.propose(&command(&plan, "cc-amr", day), amendment);
    plan.apply(&event.unwrap()).unwrap();
    let by = command(&plan, "cc-justice", day);
    let event = plan.approve_amendment(&by, text("备1"), None);
    plan.apply(&event.unwrap()).unwrap();
    plan
}

#[test]
fn coverage_names_what_is_missing() {
    let visits = [completed()];
    let ledger = ledger(&visits, date!(2026 - 11 - 23));
    let listed = ["food-sales", "fire-safety", "gas"].map(matter);
    let coverage = ledger.coverage();
    let covered = coverage.matters(&listed);
    assert_eq!(covered.share, Share { part: 2, whole: 3 });
    assert_eq!(covered.missing, [&matter("gas")]);
    let agencies = ["cc-amr", "cc-fire"].map(agency);
    assert!(coverage.agencies(&agencies).missing.is_empty());
}

/// 一: the figures are as of a day, and joint supervision has its own.
#[test]
fn coverage_is_as_of_a_day_joint_or_not_and_by_pool() {
    let visits = [completed(), again(date!(2026 - 05 - 09)), started()];
    let at = |today| ledger(&visits, today);
    let listed = ["food-sales", "fire-safety"].map(matter);
    let share = |coverage: Coverage<'_>| coverage.matters(&listed).share;
    assert_eq!(
        share(at(date!(2026 - 03 - 08)).coverage()),
        Share { part: 0, whole: 2 }
    );
    assert_eq!(share(at(CHECK_DAY).coverage()), Share { part: 2, whole: 2 });
    assert_eq!(
        share(at(CHECK_DAY).joint_coverage()),
        Share { part: 2, whole: 2 }
    );
    // The second visit is one department's alone.
    let alone = &visits[1..2];
    let alone = ledger(alone, date!(2026 - 12 - 31));
    assert_eq!(share(alone.coverage()), Share { part: 1, whole: 2 });
    assert_eq!(share(alone.joint_coverage()), Share { part: 0, whole: 2 });

    let pool = pool_of(&["shop-a", "shop-b", "shop-c"]);
    let by_pool = |today| at(today).pools(&[&pool])[0].share;
    assert_eq!(
        by_pool(date!(2026 - 12 - 31)),
        Share { part: 1, whole: 3 },
        "twice is once"
    );
    assert_eq!(by_pool(date!(2026 - 03 - 08)), Share { part: 0, whole: 3 });
    let ledger = at(CHECK_DAY);
    assert_eq!(ledger.pools(&[&pool])[0].pool, &pool.header().id);
}

fn pool_of(shops: &[&str]) -> ObjectPool {
    let county = DivisionId::new("220102").unwrap();
    let food = draft("food-sales", NamedSystem::MarketRegulation);
    let food = food.build().unwrap();
    let header = PoolHeader {
        id: PoolId::new("food").unwrap(),
        agency: agency("cc-amr"),
        as_of: at(DRAW_DAY),
        classes: None,
    };
    let rows = shops.iter().map(|shop| {
        let id = format!("site:{shop}").parse().unwrap();
        ObjectEntry::new(
            id,
            ObjectKind::Site,
            county.clone(),
            Provenance::PublicitySystem,
        )
    });
    ObjectPool::new(header, &food, &gazetteer(), rows).unwrap()
}

/// 综合查一次: which visits count is the instrument's, and who was called on too often is shown.
#[test]
fn an_enterprise_called_on_beyond_the_yearly_cap_is_shown() {
    let visits = [
        completed(),
        again(date!(2026 - 05 - 09)),
        visit_under(Conduct::default()),
    ];
    let over = |year, (at_most, counted): (u16, &[CheckOccasion]), leads: &[Lead]| {
        let at_most = core::num::NonZeroU16::new(at_most).unwrap();
        let cap = VisitCap::yearly(at_most, counted.iter().copied());
        let laws = lasting(under([local().with_cap(cap)]));
        let day = Date::from_ordinal_date(year, 365).unwrap();
        let law = laws.on(day, &county()).unwrap();
        let found = over_cap(&law, &visits, leads);
        let found = found
            .iter()
            .map(|one| (one.enterprise.clone(), one.visits, one.at_most));
        found.collect::<Vec<_>>()
    };
    let (plan, shop) = ([CheckOccasion::Plan], shop("shop-a"));
    assert_eq!(over(2026, (1, &plan), &[]), [(shop.clone(), 2, 1)]);
    assert!(over(2026, (2, &plan), &[]).is_empty());
    assert!(over(2025, (1, &plan), &[]).is_empty());
    assert!(over(2026, (1, &[CheckOccasion::Campaign]), &[]).is_empty());
    // Whether leads count is a parameter.
    let leads = [lead_checked_at("site:shop-a")];
    assert!(over(2026, (2, &plan), &leads).is_empty());
    let both = [CheckOccasion::Plan, CheckOccasion::Lead];
    assert_eq!(over(2026, (2, &both), &leads), [(shop, 3, 2)]);
}

fn lead_checked_at(object: &str) -> Lead {
    let (source, concern) = (LeadSource::Complaint, Concern::Violation);
    let object = object.parse().unwrap();
    let received = LeadReceived {
        source,
        concern,
        object,
        matter: matter("food-sales"),
        content: text("…"),
        agency: agency("cc-amr"),
    };
    let by = command_on("lead:2", 0, "cc-amr", DRAW_DAY);
    let first = Lead::receive(h(), &by, LeadId::new("2").unwrap(), received).unwrap();
    let mut lead = Lead::begin(h(), &first).unwrap();
    let check = crate::lead::checked(&["a1", "a2"], Outcome::NoProblem);
    let event = lead.record_check(&command(&lead, "cc-amr", DRAW_DAY), check, &everyone());
    lead.apply(&event.unwrap()).unwrap();
    lead
}

/// 二（七）: a problem whose finding was never opened, or is about something else, is shown.
#[test]
fn a_problem_that_nobody_follows_up_is_shown() {
    let visits = [visit_published(CHECK_DAY, &[]), completed()];
    let orphan = unfollowed(&visits, &[], &[]);
    assert_eq!(orphan.len(), 1);
    assert_eq!(orphan[0].matter, &matter("food-sales"));
    assert_eq!(orphan[0].agency, &agency("cc-amr"));
    assert_eq!(orphan[0].finding.as_str(), "finding:1");
    assert!(unfollowed(&visits, &[], &[finding()]).is_empty());
    // The same id, on a lead, is not this finding.
    let lead = crate::lead::checked_lead(Outcome::OtherProblem);
    let named = unfollowed(&visits, core::slice::from_ref(&lead), &[finding()]);
    assert_eq!(named.len(), 1);
    assert_eq!(named[0].source, FindingSource::Lead(lead.id().clone()));
}

/// 三（二）: late, never, kept from checking: each its own ground, with its own events.
#[test]
fn a_late_check_and_an_obstacle_are_grounds_of_their_own() {
    let late = date!(2027 - 01 - 04);
    let mut events = Vec::new();
    let by = command_on("visit:shop-a", 0, "cc-amr", DRAW_DAY);
    let first = Visit::open(&staffed(), &by, &visit_id("shop-a")).unwrap();
    let mut visit = Visit::begin(h(), &first).unwrap();
    events.push(first);
    let mut then = |visit: &mut Visit, event: Result<trail::Event<VisitEvent>, Refusals>| {
        let event = event.unwrap();
        visit.apply(&event).unwrap();
        events.push(event);
    };
    let event = visit.start(&command(&visit, "cc-amr", late), &people("cc-amr"), None);
    then(&mut visit, event);
    let by = command(&visit, "cc-amr", late);
    let event = visit.obstruct(&by, Obstacle::EntryRefused, paper("照片"));
    then(&mut visit, event);
    let event = visit.start(&command(&visit, "cc-fire", late), &people("cc-fire"), None);
    then(&mut visit, event);
    for (m, who) in BOTH {
        let event = visit.conclude(&command(&visit, who, late), clean(&visit, m));
        then(&mut visit, event);
        let event = visit.complete(&command(&visit, who, late));
        then(&mut visit, event);
    }
    let found = grounds(&visit, &events, &[], &[], late);
    let of = |kind| found.iter().filter(move |ground| ground.kind == kind);
    assert_eq!(of(GroundKind::Delayed).count(), 2);
    assert_eq!(of(GroundKind::NotInspected).count(), 0);
    for ground in of(GroundKind::Obstructed) {
        assert_eq!(ground.kind.clause().name(), "3.2-b");
        assert_eq!(ground.events, [(2, events[2].digest())]);
    }
    assert_eq!(of(GroundKind::Obstructed).count(), 1, "of those who met it");
}

/// The same shop drawn in a later round, and checked on this day.
fn again(day: Date) -> Visit {
    let mut round = opened(mandate());
    let food = call("shop-a", [check("food-sales", "shop-a")]);
    let drawn = papers::objects_drawn(&object_commitment(), vec![food], Vec::new());
    objects_seeded(&mut round, &object_commitment());
    go(&mut round, |r, by| r.record_objects(by, drawn));
    recused(&mut round);
    let id = visit_in(&round, "shop-a");
    let team = Team {
        visit: id.clone(),
        members: ["a1", "a2"].map(|name| member(name, "cc-amr")).into(),
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    teams_drawn(&mut round, &city(), vec![team]);
    let open = command_on("visit:again", 0, "cc-amr", DRAW_DAY);
    let event = Visit::open(&round, &open, &id);
    let mut visit = Visit::begin(h(), &event.unwrap()).unwrap();
    let by = |visit: &Visit| command(visit, "cc-amr", day);
    let present = ["a1", "a2"].map(enforcer);
    let event = visit.start(&by(&visit), &present, None).unwrap();
    visit.apply(&event).unwrap();
    let event = visit.conclude(&by(&visit), clean(&visit, "food-sales"));
    visit.apply(&event.unwrap()).unwrap();
    visit.apply(&visit.complete(&by(&visit)).unwrap()).unwrap();
    visit
}

#[test]
fn the_same_check_by_the_same_system_within_the_window_is_shown() {
    // The first check ended on 2026-03-09, the second one two months later.
    let visits = [again(date!(2026 - 05 - 09)), completed()];
    let on = |months: u16, change: fn(MatterDraft) -> MatterDraft| {
        let months = core::num::NonZeroU16::new(months).unwrap();
        let own = draft("food-sales", NamedSystem::MarketRegulation);
        let (id, from) = (ListId::new("amr").unwrap(), date!(2026 - 01 - 01));
        let first = core::num::NonZeroU32::MIN;
        let list = MatterList::new(id, first, agency("cc-amr"), from, [change(own)]).unwrap();
        let laws = lasting(Sources {
            lists: vec![list],
            ..under([local().with_no_repeat_months(months)])
        });
        law_at(laws, date!(2026 - 12 - 31))
    };
    let three = on(3, |own| own);
    let found = repeats(three, &visits, |_, _| false);
    assert_eq!(found.len(), 1, "fire safety was checked once");
    assert_eq!(found[0].first.id(), &visit_id("shop-a"));
    assert_eq!(found[0].second.id(), visits[0].id());
    assert_eq!(found[0].matter, &matter("food-sales"));
    assert!(
        repeats(on(2, |own| own), &visits, |_, _| false).is_empty(),
        "the window"
    );
    assert!(repeats(three, &visits, |_, _| true).is_empty(), "allowed");
    let key = on(3, |own| own.importance(Importance::Key));
    assert!(
        repeats(key, &visits, |_, _| false).is_empty(),
        "a key matter"
    );
}

fn law_at(laws: &'static Laws, day: Date) -> &'static Law<'static> {
    Box::leak(Box::new(laws.on(day, &county()).unwrap()))
}

#[test]
fn grounds_come_with_their_events_and_never_a_verdict() {
    let today = date!(2026 - 05 - 01);
    let collect = |published: &[(&str, Date)]| {
        let (visit, events) = recorded(published);
        let visits = [visit];
        let ledger = ledger(&visits, today);
        let duties: Vec<_> = ledger.duties().collect();
        let found = grounds(&visits[0], &events, &duties, &[], today);
        let kinds: Vec<_> = found.iter().map(|it| it.kind).collect();
        assert!(found.iter().all(|ground| !ground.events.is_empty()));
        for ground in &found {
            for (sequence, digest) in &ground.events {
                let event = &events[usize::try_from(*sequence).unwrap()];
                assert_eq!(event.digest(), *digest);
            }
        }
        kinds
    };
    let soon = date!(2026 - 03 - 12);
    let late = date!(2026 - 04 - 30);
    assert_eq!(
        collect(&[("cc-amr", soon), ("cc-fire", soon)]),
        [DutyDone, DutyDone]
    );
    assert_eq!(
        collect(&[("cc-amr", soon), ("cc-fire", late)]),
        [DutyDone, NotPublishedInTime]
    );
    assert_eq!(collect(&[]), [NotPublishedInTime, NotPublishedInTime]);
}

/// A visit completed on 2026-03-09 together with its events.
fn recorded(published: &[(&str, Date)]) -> (Visit, Vec<trail::Event<VisitEvent>>) {
    let mut events = Vec::new();
    let by = command_on("visit:shop-a", 0, "cc-amr", DRAW_DAY);
    let first = Visit::open(&staffed(), &by, &visit_id("shop-a"));
    let first = first.unwrap();
    let mut visit = Visit::begin(h(), &first).unwrap();
    events.push(first);
    let mut push = |visit: &mut Visit, event: Result<trail::Event<VisitEvent>, Refusals>| {
        let event = event.unwrap();
        visit.apply(&event).unwrap();
        events.push(event);
    };
    let day = date!(2026 - 03 - 09);
    for (m, who) in BOTH {
        let event = visit.start(&command(&visit, who, day), &people(who), None);
        push(&mut visit, event);
        let event = visit.conclude(&command(&visit, who, day), clean(&visit, m));
        push(&mut visit, event);
        let event = visit.complete(&command(&visit, who, day));
        push(&mut visit, event);
    }
    for (who, day) in published {
        let by = command(&visit, who, *day);
        let event = visit.register(&by, agency(who), paper("登记表"));
        push(&mut visit, event);
        for &channel in Channel::ALL {
            let by = command(&visit, who, *day);
            let event = visit.publish(&by, agency(who), channel, text("回执"));
            push(&mut visit, event);
        }
        let by = command(&visit, who, *day);
        let event = visit.archive(&by, DossierDigest(digest(8)));
        push(&mut visit, event);
    }
    (visit, events)
}

#[test]
fn an_untransferred_crime_is_a_ground_with_the_findings_head() {
    let mut finding = finding();
    let by = command(&finding, "cc-amr", date!(2026 - 03 - 10));
    let suspect = finding.suspect_crime(&by, paper("检验报告")).unwrap();
    finding.apply(&suspect).unwrap();
    let (visit, events) = recorded(&[]);
    let today = date!(2026 - 03 - 10);
    let found = grounds(&visit, &events, &[], &[&finding], today);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, GroundKind::CrimeNotTransferred);
    assert_eq!(found[0].kind.clause().name(), "3.2-a");
    assert_eq!(found[0].events[0].1, finding.trail().head().digest);
    assert_eq!(finding.closed(), None::<Closure>);
}

#[test]
fn visits_out_of_their_period_are_marked() {
    let planned = year();
    assert_eq!(planned.last(), Some(date!(2026 - 12 - 31)));
    let late = again(date!(2027 - 01 - 04));
    let visits = [completed(), late, started()];
    let marks = |today| {
        let ledger = ledger(&visits, today);
        let marked: Vec<_> = ledger.out_of_period().map(|(_, mark)| mark).collect();
        (marked, ledger.checked().count())
    };
    let in_time = marks(date!(2026 - 12 - 31));
    assert_eq!(in_time, (Vec::from([Timeliness::Late]), 2));
    let over = marks(date!(2027 - 01 - 05));
    assert_eq!(over.0, [Timeliness::Late, Timeliness::Overdue]);
    assert_eq!(
        started().timeliness(date!(2026 - 12 - 31)),
        Timeliness::Open
    );
    assert_eq!(
        completed().timeliness(date!(2027 - 01 - 05)),
        Timeliness::InPeriod
    );
    // Nothing begins before it was drawn, so nothing drawn in its period begins before it.
    let early = visit_under(Conduct::default());
    let by = recorded_late(&early, "cc-amr", CHECK_DAY, date!(2025 - 12 - 30));
    let refused = early.start(&by, &people("cc-amr"), None);
    assert_eq!(codes(refused), ["trail.before-its-ground"]);
}

#[test]
fn a_check_that_never_came_is_a_ground_once_its_period_is_over() {
    let visit = visit_under(Conduct::default());
    let none = grounds(&visit, &[], &[], &[], date!(2026 - 12 - 31));
    assert!(none.is_empty());
    let over = grounds(&visit, &[], &[], &[], date!(2027 - 01 - 01));
    assert!(over.iter().all(|g| g.kind == GroundKind::NotInspected));
    assert_eq!(over.len(), 2);
}
