//! 国办发〔2024〕54号 四: 同一行政机关对同一企业的年度检查频次上限; and what local instruments add.

use ssj_core::history::{ExclusionReason, PastVisit, Streak, TeamCheck, streaks};
use ssj_core::instrument::{CapPer, CheckOccasion, Effect, InspectorStreak, VisitCap};
use ssj_core::{InspectorId, InstrumentId, rules};
use time::Date;
use time::macros::date;

use crate::fixture::{OLD_NUMBER, SHOP, TODAY, World, agency, evidence, id, shop, times, visit};

pub(crate) fn twice_a_year() -> VisitCap {
    VisitCap::yearly(times(2), [CheckOccasion::Plan, CheckOccasion::Campaign])
}

fn by_amr(world: &World) -> bool {
    let excluded = world.excluded(&shop(), |screen| screen.checked_by(&agency("ng-amr")));
    excluded.is_none()
}

#[test]
fn j5_the_cap_is_of_one_agency_on_one_enterprise_and_what_is_fixed_counts() {
    let per_agency = |visits: Vec<PastVisit>| {
        let world = World::new().visited(visits);
        world.under(|local| local.with_cap(twice_a_year().per_agency()))
    };
    let amr = |name: &str, on| visit(name, "ng-amr", on);
    let (january, february) = (date!(2026 - 01 - 10), date!(2026 - 02 - 10));
    assert!(!by_amr(&per_agency(vec![
        amr("1", january),
        amr("2", february)
    ])));
    assert!(
        by_amr(&per_agency(vec![amr("1", january), amr("1", january)])),
        "one visit"
    );
    let others = vec![
        amr("1", january),
        visit("2", "ng-health", february),
        visit("3", "cc-amr", february),
    ];
    assert!(by_amr(&per_agency(others)), "同一行政机关");
    // A visit that is fixed for November counts, one of last year does not.
    assert!(!by_amr(&per_agency(vec![
        amr("1", january),
        amr("2", date!(2026 - 11 - 05))
    ])));
    assert!(by_amr(&per_agency(vec![
        amr("1", january),
        amr("2", date!(2025 - 12 - 31))
    ])));
    // What 农业 did is the market regulator's since it took it over.
    assert!(!by_amr(&per_agency(vec![
        amr("1", january),
        visit("2", "ng-agri", february)
    ])));
}

#[test]
fn j5_a_cap_over_all_agencies_is_another_option() {
    let visits = vec![
        visit("1", "ng-amr", date!(2026 - 01 - 10)),
        visit("2", "ng-health", date!(2026 - 02 - 10)),
    ];
    let world = World::new().visited(visits);
    let world = world.under(|local| local.with_cap(twice_a_year()));
    let exclusion = world
        .excluded(&shop(), |screen| screen.checked_by(&agency("ng-amr")))
        .unwrap();
    let by = InstrumentId::new("长府办发〔2025〕9号").unwrap();
    assert_eq!(
        exclusion.reason,
        ExclusionReason::Capped {
            visits: 2,
            at_most: 2,
            days: None,
            by
        }
    );
    let refusal = exclusion.refusal(&id(SHOP));
    assert_eq!(refusal.code, rules::history::CAPPED);
    // The sentence names the instrument that sets the cap, the citation the one that asks for caps.
    let said = refusal.to_string();
    assert!(
        said.contains("长府办发〔2025〕9号") && said.ends_with("[国办发〔2024〕54号 四]"),
        "{said}"
    );
}

#[test]
fn j5_a_former_number_is_the_same_enterprise() {
    let visits =
        [("1", date!(2026 - 01 - 10)), ("2", date!(2026 - 02 - 10))].map(|(name, on)| PastVisit {
            enterprise: id(OLD_NUMBER),
            ..visit(name, "ng-amr", on)
        });
    let world = || World::new().visited(visits.clone());
    let capped = |world: World| world.under(|local| local.with_cap(twice_a_year()));
    assert!(by_amr(&capped(world())));
    assert!(!by_amr(&capped(world().became(
        OLD_NUMBER,
        SHOP,
        date!(2016 - 01 - 01)
    ))));
}

/// In use since 2025: at most one visit a day, two a week, three a month on one enterprise.
#[test]
fn j8_rolling_limits_are_asked_on_the_day_of_the_visit() {
    let limits =
        |days, at_most| VisitCap::within(times(days), times(at_most), [CheckOccasion::Plan]);
    let world = |on: &[Date]| {
        let visits = on
            .iter()
            .enumerate()
            .map(|(n, on)| visit(&n.to_string(), "ng-health", *on));
        World::new().visited(visits).under(|local| {
            local
                .with_cap(limits(1, 1))
                .with_cap(limits(7, 2))
                .with_cap(limits(30, 3))
        })
    };
    let may = |world: &World, on| {
        world
            .excluded(&shop(), |screen| screen.visiting_on(on))
            .is_none()
    };
    let march = |day| Date::from_calendar_date(2026, time::Month::March, day).unwrap();
    assert!(
        !may(&world(&[march(10)]), march(10)),
        "a second one that day"
    );
    assert!(may(&world(&[march(10)]), march(11)));
    assert!(
        !may(&world(&[march(10), march(12)]), march(16)),
        "a third one in seven days"
    );
    assert!(may(&world(&[march(10), march(12)]), march(17)));
    assert!(
        !may(&world(&[march(3), march(10), march(20)]), march(31)),
        "a fourth one in thirty days"
    );
    assert!(may(&world(&[march(1), march(10), march(20)]), march(31)));
    // A visit fixed for later stands in the way of one before it.
    assert!(!may(&world(&[march(12), march(14)]), march(9)));
    // A draw that fixes no day does not ask.
    assert!(world(&[march(2)]).draws(&shop()));
}

#[test]
fn j8_a_limit_is_shown_or_refused_as_the_instrument_says() {
    let limit = VisitCap::within(times(1), times(1), [CheckOccasion::Plan]).shown();
    assert_eq!(
        (limit.effect, limit.per),
        (Effect::Shown, CapPer::Enterprise)
    );
    let on = date!(2026 - 03 - 10);
    let world = World::new().visited([visit("1", "ng-amr", on)]);
    let world = world.under(|local| local.with_cap(limit));
    assert!(
        world
            .excluded(&shop(), |screen| screen.visiting_on(on))
            .is_none()
    );
    let shown = |on| {
        let history = world.history();
        let screen = world.screen(on, &history);
        screen.visiting_on(on).shown(&shop()).len()
    };
    assert_eq!((shown(on), shown(date!(2026 - 03 - 11))), (1, 0));
}

/// The same inspector at the same enterprise, three times in a year, and nothing was ever found.
#[test]
fn j8_an_inspector_is_due_for_a_change_after_three_checks_without_a_finding() {
    let rule = InspectorStreak {
        checks: times(3),
        months: times(12),
        effect: Effect::Refused,
    };
    let inspector = InspectorId::new("220102-0007").unwrap();
    let check = |enterprise: &str, on, found| TeamCheck {
        enterprise: id(enterprise),
        inspector: inspector.clone(),
        on,
        found,
        evidence: evidence(5),
    };
    let days = [
        date!(2025 - 05 - 10),
        date!(2025 - 09 - 10),
        date!(2026 - 01 - 10),
    ];
    let world = World::new().became(OLD_NUMBER, SHOP, date!(2016 - 01 - 01));
    let world = world.under(|local| local.with_streak(rule));
    let law = world.law(TODAY);
    let streak = |checks: &[TeamCheck]| -> Vec<Streak> { streaks(&law, checks) };
    let clean: Vec<_> = days.iter().map(|on| check(SHOP, *on, false)).collect();
    let found = streak(&clean);
    assert_eq!(
        (found.len(), found[0].checks, &found[0].enterprise),
        (1, 3, &id(SHOP))
    );
    assert_eq!(
        (found[0].by.as_id().value(), found[0].effect),
        ("长府办发〔2025〕9号", Effect::Refused)
    );
    let recusal = found[0].recusal(TODAY).unwrap();
    assert_eq!((&recusal.inspector, recusal.on), (&inspector, TODAY));
    assert!(
        streaks(&World::new().law(TODAY), &clean).is_empty(),
        "no such rule"
    );
    assert!(streak(&clean[1..]).is_empty(), "two");
    let mut with_a_finding = clean.clone();
    with_a_finding[1].found = true;
    assert!(streak(&with_a_finding).is_empty(), "something was found");
    let mut long_ago = clean.clone();
    long_ago[0].on = date!(2025 - 03 - 02);
    assert!(streak(&long_ago).is_empty(), "more than a year ago");
    let mut under_the_old_number = clean;
    under_the_old_number[0].enterprise = id(OLD_NUMBER);
    assert_eq!(
        streak(&under_the_old_number).len(),
        1,
        "the same enterprise"
    );
}
