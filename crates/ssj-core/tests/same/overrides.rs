//! 除有正当理由外: a good reason is somebody's, says something, and lifts one check for a time.

use ssj_core::history::{Override, Overrides};
use ssj_core::{MatterId, Period, Refusals, rules};
use time::macros::date;

use crate::fixture::{SHOP, World, agency, check, evidence, id, shop, text};

fn good() -> Override {
    Override {
        object: id(SHOP),
        matter: MatterId::new("ng-food").unwrap(),
        lifts: evidence(1),
        reason: text("上次检查后发生食品安全事故"),
        approved_by: agency("ng-amr"),
        on: date!(2026 - 02 - 27),
        valid: Period::between(date!(2026 - 03 - 01), date!(2026 - 03 - 31)).unwrap(),
        evidence: evidence(9),
    }
}

fn draws(reason: Override) -> bool {
    let checked = World::new().checked(&check(SHOP, "ng-food", date!(2025 - 09 - 02)));
    checked.lifted_by(reason).draws(&shop())
}

fn refused(reason: Override) -> Refusals {
    let world = World::new();
    Overrides::new([reason])
        .require_lawful(world.same())
        .unwrap_err()
}

#[test]
fn j4_a_good_reason_lifts_the_check_that_it_names() {
    assert!(draws(good()));
    let superior = Override {
        approved_by: agency("jl-amr"),
        ..good()
    };
    assert!(draws(superior), "上级 of the same system");
    // The county's list and the province's have one matter, so either names it.
    let by_the_other_list = Override {
        matter: MatterId::new("jl-food").unwrap(),
        ..good()
    };
    assert!(draws(by_the_other_list));
    let of_another_check = Override {
        lifts: evidence(2),
        ..good()
    };
    assert!(!draws(of_another_check), "bound to the past check");
    let of_another_shop = Override {
        object: id("site:a"),
        ..good()
    };
    assert!(!draws(of_another_shop));
}

/// Two past checks take two reasons.
#[test]
fn j4_another_past_check_still_stands() {
    use ssj_core::history::PastCheck;
    let earlier = PastCheck {
        evidence: evidence(2),
        ..check(SHOP, "jl-food", date!(2025 - 07 - 01))
    };
    let world = || {
        let last = check(SHOP, "ng-food", date!(2025 - 09 - 02));
        World::new().checked(&last).checked(&earlier)
    };
    assert!(!world().lifted_by(good()).draws(&shop()));
    let other = Override {
        lifts: evidence(2),
        ..good()
    };
    assert!(!world().lifted_by(other.clone()).draws(&shop()));
    let mut both = world();
    both.overrides = Overrides::new([good(), other]);
    assert!(both.draws(&shop()));
}

#[test]
fn j4_somebody_approves_nothing() {
    let somebody = Override {
        approved_by: agency("somebody"),
        ..good()
    };
    assert!(!draws(somebody.clone()));
    assert!(refused(somebody).contains(rules::history::OVERRIDE_STRANGER));
    let health = Override {
        approved_by: agency("ng-health"),
        ..good()
    };
    assert!(!draws(health.clone()), "another system");
    assert!(refused(health).contains(rules::history::OVERRIDE_STRANGER));
    // The market regulator answers for what it took over.
    assert!(draws(Override {
        approved_by: agency("ng-agri"),
        ..good()
    }));
}

#[test]
fn j4_a_full_stop_is_no_reason() {
    for nothing in ["。", "同意", "……", "1111"] {
        let reason = Override {
            reason: text(nothing),
            ..good()
        };
        assert!(!draws(reason.clone()), "{nothing}");
        assert!(refused(reason).contains(rules::history::OVERRIDE_SAYS_NOTHING));
    }
}

#[test]
fn j4_a_reason_holds_for_a_time() {
    let (first, last) = (date!(2026 - 03 - 01), date!(2026 - 03 - 31));
    let for_ever = Override {
        valid: Period::starting(first),
        ..good()
    };
    assert!(!draws(for_ever.clone()));
    assert!(refused(for_ever).contains(rules::history::OVERRIDE_ENDLESS));
    let over = Period::between(date!(2026 - 02 - 01), date!(2026 - 03 - 01)).unwrap();
    assert!(
        !draws(Override {
            valid: over,
            ..good()
        }),
        "its time is over"
    );
    let later = Period::between(date!(2026 - 03 - 03), last).unwrap();
    assert!(
        !draws(Override {
            valid: later,
            ..good()
        }),
        "not yet"
    );
    assert!(
        !draws(Override {
            on: date!(2026 - 03 - 03),
            ..good()
        }),
        "approved after the draw"
    );
}
