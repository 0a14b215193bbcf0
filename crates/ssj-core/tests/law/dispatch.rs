//! C. 市抽县查: what one level draws another one checks as the list says (2.2-a, 2.2-c).

use ssj_core::jurisdiction::Level::{self, County, Prefecture};
use ssj_core::matter::{Dispatch, MatterList};
use ssj_core::plan::PlanOwner;
use ssj_core::*;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::town::*;

/// Laws whose list of food says this of the levels.
fn saying(rules: &[Dispatch]) -> &'static laws::Laws {
    with(|sources| {
        let list = &sources.lists[0];
        let (id, version) = (list.id().clone(), list.version());
        let (issuer, from) = (list.agency().clone(), list.effective());
        let system = agency::NamedSystem::MarketRegulation;
        let mut food = matter::MatterDraft::new(matter("food-sales"), text("食品销售"))
            .basis(matter::LegalBasis::instrument(
                matter::LegalForm::Law,
                text("食品安全法"),
            ))
            .subject(matter::Subject::new(system, [Prefecture, County]))
            .content(text("经营条件"))
            .method(matter::CheckMethod::OnSite)
            .object_kind(identity::ObjectKind::Site);
        for rule in rules {
            food = food.dispatch(*rule);
        }
        let published = crate::law::publication(from);
        let list = MatterList::new(id, version, issuer, from, [food]).unwrap();
        sources.lists[0] = list.published(published);
    })
}

#[test]
fn c1_a_city_draws_what_its_districts_check_where_the_list_says_so() {
    let own = || PlanOwner::Department(agency("cc-amr"));
    let initiated = |item| plan::PlanItem {
        initiator: agency("cc-amr"),
        ..item
    };
    let item = || initiated(item_of(&[("food-sales", "ng-amr")]));
    let down = Dispatch::new(Prefecture, County).unwrap();
    let laws = saying(&[down]);
    let plan = in_force_by(laws, own(), item());
    let law = law_of(laws, "cc-amr", DRAW_DAY);
    assert!(plan.mandate(&item_id(), DRAW_DAY).unwrap().on(law).is_ok());
    // A list that says nothing of it, or something else.
    let silent = draft_by(saying(&[]), own(), PLACE, item());
    assert_eq!(codes(silent), ["plan.not-dispatched"]);
    let level = Dispatch::new(Prefecture, Prefecture).unwrap();
    assert_eq!(
        codes(draft_by(saying(&[level]), own(), PLACE, item())),
        ["plan.not-dispatched"]
    );
    // The keeper of the plan draws: not whoever an item calls its initiator.
    let item_of_a_district = plan::PlanItem {
        initiator: agency("ng-amr"),
        ..item()
    };
    let drafted = draft_by(laws, own(), PLACE, item_of_a_district);
    assert_eq!(codes(drafted), ["plan.not-the-initiator"]);
    // Within one system and its own area.
    let other = draft_by(
        laws,
        own(),
        PLACE,
        initiated(item_of(&[("food-sales", "jc-amr")])),
    );
    assert_eq!(codes(other), ["plan.foreign-agency", "plan.not-dispatched"]);
    let refusals = draft_by(saying(&[]), own(), PLACE, item()).unwrap_err();
    assert!(cites(&refusals, "2.2-a"));
}

#[test]
fn c2_a_district_does_not_draw_what_the_list_lets_the_city_draw() {
    let own = || PlanOwner::Department(agency("ng-amr"));
    let item = || item_of(&[("food-sales", "ng-amr")]);
    let city_draws = saying(&[Dispatch::new(Prefecture, County).unwrap()]);
    let drafted = draft_by(city_draws, own(), "220102", item());
    assert_eq!(codes(drafted), ["plan.not-dispatched"]);
    assert!(draft_by(saying(&[]), own(), "220102", item()).is_ok());
    // Nor does it draw for the city to check.
    let up = draft_by(
        saying(&[]),
        own(),
        "220102",
        item_of(&[("food-sales", "cc-amr")]),
    );
    assert_eq!(
        codes(up),
        [
            "plan.foreign-agency",
            "plan.not-dispatched",
            "plan.not-the-initiator"
        ]
    );
}

#[test]
fn c3_two_offices_of_one_system_are_no_joint_plan() {
    let laws = laws(&Asked::default());
    let own = || PlanOwner::Joint(agency("cc-amr"));
    let one_system = item_of(&[("food-sales", "cc-amr"), ("gas", "ng-amr")]);
    let refusals = draft_by(laws, own(), PLACE, one_system).unwrap_err();
    assert!(refusals.contains(rules::plan::NOT_JOINT) && cites(&refusals, "2.5-c"));
    let two = item_of(&[("food-sales", "cc-amr"), ("fire-safety", "cc-fire")]);
    assert!(draft_by(laws, own(), PLACE, two).is_ok());
}

/// 市抽县查 within one system: where departments draw together, each system's own office dispatches.
#[test]
fn c1_an_office_of_another_system_dispatches_nobody() {
    let levels = [Level::Province, Prefecture, County];
    let fire = |draws| {
        let system = agency::NamedSystem::EmergencyManagement;
        matter::MatterDraft::new(matter("fire-safety"), text("消防"))
            .basis(matter::LegalBasis::instrument(
                matter::LegalForm::Law,
                text("消防法"),
            ))
            .subject(matter::Subject::new(system, levels))
            .content(text("消防安全"))
            .method(matter::CheckMethod::OnSite)
            .object_kind(identity::ObjectKind::Site)
            .dispatch(Dispatch::new(draws, Prefecture).unwrap())
            .build()
            .unwrap()
    };
    let (provincial, city) = (fire(Level::Province), fire(Prefecture));
    let law = law_of(laws(&Asked::default()), "cc-amr", DRAW_DAY);
    let may = |drawing: &str, checking: &str, own| {
        law.who()
            .dispatches(&agency(drawing), &agency(checking), own)
    };
    // The province has no fire department of its own here, so nobody dispatches the city's.
    assert!(!may("jl-amr", "cc-fire", &provincial));
    assert!(may("jl-amr", "cc-amr", &provincial), "its own subordinate");
    // Beside each other nobody dispatches: the departments of a place draw together.
    assert!(may("cc-amr", "cc-fire", &city));
    assert!(!may("cc-fire", "jl-amr", &city), "upward never");
}
