//! 2.6-e: 同一系统的上下级行政机关对同一企业、同一事项的一般检查，除有正当理由外，不得重复进行.

use ssj_core::agency::NamedSystem;
use ssj_core::history::{ExclusionReason, PastCheck, PastState};
use ssj_core::instrument::RepeatBy;
use ssj_core::same::{Became, Identities};
use ssj_core::{AgencyId, MatterId, rules};
use time::macros::date;

use crate::fixture::{
    OLD_NUMBER, SHOP, TODAY, World, agency, check, evidence, id, lists, product, shop, times,
};

#[test]
fn j1_two_lists_that_exercise_one_power_have_one_matter() {
    let day = date!(2025 - 09 - 10);
    // 上级: the province checked by its own list, the county draws by its own.
    assert!(
        !World::new()
            .checked(&check(SHOP, "jl-food", day))
            .draws(&shop())
    );
    assert!(
        World::new()
            .checked(&check(SHOP, "jl-lifts", day))
            .draws(&shop()),
        "another power"
    );
    let world = World::new();
    let (jl, ng) = (
        MatterId::new("jl-food").unwrap(),
        MatterId::new("ng-food").unwrap(),
    );
    assert!(world.same().is_matter(&jl, &ng) && world.same().is_matter(&ng, &jl));
}

/// A system is what it became: what an agency did before it was merged, its successor does not repeat.
#[test]
fn j1_a_system_is_what_its_agencies_became() {
    let by = |system: NamedSystem, by: Option<AgencyId>| {
        let on = date!(2025 - 06 - 10);
        let matter = MatterId::new("ng-food").unwrap();
        let past = PastCheck::general(
            id(SHOP),
            matter,
            system,
            PastState::Inspected,
            on,
            evidence(1),
        );
        World::new().checked(&match by {
            Some(agency) => past.by(agency),
            None => past,
        })
    };
    // 农业 went over to the market regulator in September 2025; 卫健 did not.
    assert!(!by(NamedSystem::Agriculture, Some(agency("ng-agri"))).draws(&shop()));
    assert!(
        by(NamedSystem::Agriculture, None).draws(&shop()),
        "of whichever county"
    );
    assert!(by(NamedSystem::Health, Some(agency("ng-health"))).draws(&shop()));
}

#[test]
fn j2_another_product_of_the_enterprise_is_a_repetition_or_not_as_the_instrument_reads_it() {
    let milk = || {
        let past = check("product:milk", "ng-food", date!(2025 - 09 - 02));
        World::new().checked(&past.held_by(id(SHOP)))
    };
    assert!(!milk().draws(&product("product:cheese")));
    assert!(!milk().draws(&shop()), "同一企业");
    let by_object = milk().under(|local| local.with_repeat_by(RepeatBy::Object));
    assert!(
        by_object.draws(&product("product:cheese")),
        "同一检查对象, as a local instrument reads it"
    );
    assert!(!by_object.draws(&product("product:milk")));
    // The product itself is one however it is read, though its past check names no holder.
    let unheld = || World::new().checked(&check("product:milk", "ng-food", date!(2025 - 09 - 02)));
    assert!(!unheld().draws(&product("product:milk")));
    assert!(unheld().draws(&product("product:cheese")));
    let of_another =
        check("product:milk", "ng-food", date!(2025 - 09 - 02)).held_by(id(OLD_NUMBER));
    assert!(
        World::new()
            .checked(&of_another)
            .draws(&product("product:cheese"))
    );
}

#[test]
fn j3_a_number_that_became_a_credit_code_is_the_same_enterprise() {
    let before = || World::new().checked(&check(OLD_NUMBER, "ng-food", date!(2025 - 09 - 02)));
    assert!(before().draws(&shop()), "nobody says that they are one");
    assert!(
        !before()
            .became(OLD_NUMBER, SHOP, date!(2016 - 01 - 01))
            .draws(&shop())
    );
    assert!(
        before()
            .became(OLD_NUMBER, SHOP, date!(2026 - 03 - 03))
            .draws(&shop()),
        "not yet"
    );
}

#[test]
fn j3_an_enterprise_becomes_one_other_and_never_itself() {
    let row = |before: &str, now: &str| Became {
        before: id(before),
        now: id(now),
        since: date!(2016 - 01 - 01),
        evidence: evidence(8),
    };
    let refused = |rows: [Became; 2]| Identities::new(rows, &lists()).unwrap_err();
    let circle = refused([row(OLD_NUMBER, SHOP), row(SHOP, OLD_NUMBER)]);
    assert!(circle.contains(rules::identity::CIRCLE));
    let twice = refused([row(OLD_NUMBER, SHOP), row(OLD_NUMBER, "site:a")]);
    assert!(twice.contains(rules::identity::TWICE));
    assert!(
        Identities::new([row("site:a", SHOP), row(OLD_NUMBER, SHOP)], &[]).is_ok(),
        "吸收合并"
    );
}

#[test]
fn j6_without_a_window_a_year_counts_and_yesterday_is_never_repeated() {
    let drawn = |on| {
        World::new()
            .checked(&check(SHOP, "ng-food", on))
            .draws(&shop())
    };
    assert!(!drawn(date!(2026 - 03 - 01)), "yesterday");
    assert!(!drawn(date!(2025 - 03 - 03)));
    assert!(drawn(date!(2025 - 03 - 02)), "a year and a day ago");
    // What is drawn already and still to come stands in the way as well.
    let to_come = PastCheck {
        state: PastState::Drawn,
        ..check(SHOP, "ng-food", date!(2026 - 05 - 20))
    };
    assert!(!World::new().checked(&to_come).draws(&shop()));
    let longer = World::new()
        .checked(&check(SHOP, "ng-food", date!(2025 - 03 - 02)))
        .under(|local| local.with_no_repeat_months(times(24)));
    let exclusion = longer.excluded(&shop(), |screen| screen).unwrap();
    assert_eq!(
        exclusion.reason,
        ExclusionReason::Repeat {
            on: date!(2025 - 03 - 02)
        }
    );
    assert!(
        exclusion
            .refusal(&id(SHOP))
            .to_string()
            .ends_with("[吉政办发〔2019〕32号 二（六）]")
    );
    assert_eq!(TODAY, date!(2026 - 03 - 02));
}
