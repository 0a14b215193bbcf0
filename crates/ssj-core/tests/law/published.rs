//! M6: plans are public.

use ssj_core::matter::{Channel, Publication};
use ssj_core::plan::Amendment;
use ssj_core::trail::Lifecycle;
use ssj_core::*;
use time::Date;
use time::macros::date;

use crate::fixture::*;

fn on(day: Date) -> Publication {
    Publication {
        on: day,
        channel: Channel::PublicitySystem,
        receipt: None,
    }
}

#[test]
fn m6_a_plan_in_force_is_public_each_version_once() {
    let mut plan = in_force();
    let (day, later) = (date!(2026 - 01 - 20), date!(2026 - 02 - 02));
    let by = |plan: &_, day| command(plan, "cc-amr", day);
    assert_eq!(plan.publication(), None);
    // Nobody published it before it was approved, nor will have by a day to come.
    for wrong in [date!(2026 - 01 - 02), later] {
        let refusals = plan.publish(&by(&plan, day), on(wrong)).unwrap_err();
        assert!(refusals.contains(rules::plan::PUBLISHED_OUT_OF_TIME));
    }
    let event = plan.publish(&by(&plan, day), on(day)).unwrap();
    plan.apply(&event).unwrap();
    assert_eq!(plan.publication(), Some(&on(day)));
    let refusals = plan.publish(&by(&plan, day), on(day)).unwrap_err();
    assert!(refusals.contains(rules::plan::PUBLISHED_TWICE));
    // Another version is another plan to read.
    let amendment = Amendment {
        items: items(),
        reason: text("机构改革"),
        forecast: forecast(9),
    };
    let event = plan.propose(&by(&plan, day), amendment).unwrap();
    plan.apply(&event).unwrap();
    let approve = command(&plan, "cc-justice", date!(2026 - 01 - 30));
    let event = plan.approve_amendment(&approve, text("备1"), None).unwrap();
    plan.apply(&event).unwrap();
    assert_eq!(plan.publication(), None);
    let event = plan.publish(&by(&plan, later), on(later)).unwrap();
    plan.apply(&event).unwrap();
    assert_eq!(plan.publication(), Some(&on(later)));
}
