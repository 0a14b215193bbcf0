//! 二（五）: whoever falls out is replaced by the next in line, and nobody picks. Each check by itself.

use ssj_core::round::*;
use ssj_core::trail::{Event, Lifecycle};
use ssj_core::*;

use crate::fixture::*;
use crate::papers;

type Step = Result<Event<RoundEvent>, Refusals>;

fn ground() -> Ground {
    Ground {
        reason: text("已迁出"),
        evidence: EvidenceDigest(digest(9)),
    }
}

fn skip(name: &str) -> Skip<ObjectId> {
    Skip {
        who: shop(name),
        reason: text("已注销"),
        evidence: EvidenceDigest(digest(8)),
    }
}

fn replace(round: &Round, out: &str, skipped: &[&str]) -> Step {
    let by = command(round, "cc-amr", DRAW_DAY);
    let skipped = skipped.iter().map(|name| skip(name)).collect();
    let out = visit_in(round, out);
    round.replace(&by, &out, ground(), skipped, let_go(round, &out).as_ref())
}

/// A round that has drawn this.
fn round(visits: impl Into<Vec<DrawnVisit>>, reserves: impl Into<Vec<ReserveList>>) -> Round {
    let mut round = opened(mandate());
    let commitment = object_commitment();
    objects_seeded(&mut round, &commitment);
    let drawn = papers::objects_drawn(&commitment, visits.into(), reserves.into());
    go(&mut round, |r, by| r.record_objects(by, drawn));
    round
}

/// Shop A and shop B drawn on both matters; C ranks before D in the one and after it in the other.
fn crossed() -> Round {
    let serves = &["shop-a", "shop-b"];
    let food = reserves("food-sales", serves, &["shop-c", "shop-d"]);
    let fire = reserves("fire-safety", serves, &["shop-d", "shop-c"]);
    round(["shop-a", "shop-b"].map(drawn), [food, fire])
}

/// What a visit of the round checks.
fn checks(round: &Round, name: &str) -> Vec<DrawnCheck> {
    let visit = round.visit(&visit_in(round, name));
    visit.map_or_else(Vec::new, |visit| visit.checks.clone())
}

/// Who stepped in last, check by check.
fn stepped_in(round: &Round) -> Vec<Option<ObjectId>> {
    let last = round.replacements().last().unwrap();
    let by = last.checks.iter().map(|replaced| replaced.by.as_ref());
    by.map(|by| by.map(|by| by.check.object.clone())).collect()
}

#[test]
fn for_each_matter_the_next_by_rank_steps_in() {
    let mut round = crossed();
    go(&mut round, |r, _| replace(r, "shop-b", &[]));
    assert_eq!(
        stepped_in(&round),
        [Some(shop("shop-c")), Some(shop("shop-d"))]
    );
    assert_eq!(checks(&round, "shop-b"), []);
    assert_eq!(checks(&round, "shop-c"), [check("food-sales", "shop-c")]);
    assert_eq!(checks(&round, "shop-d"), [check("fire-safety", "shop-d")]);
    assert_eq!(round.visits().len(), 3);
    let last = &round.replacements()[0];
    assert_eq!(
        (&last.ground, &*last.skipped),
        (&ground(), &[] as &[Skip<ObjectId>])
    );
    // B is no visit of the round any more.
    let again = replace(&round, "shop-b", &[]);
    assert_eq!(codes(again), ["round.unknown-visit"]);
    assert!(replace(&round, "shop-c", &[]).is_ok());
}

#[test]
fn a_reserve_that_is_called_on_anyway_steps_in_and_its_check_joins_that_visit() {
    let food = reserves("food-sales", &["shop-a"], &["shop-b", "shop-c"]);
    let b = call("shop-b", [check("fire-safety", "shop-b")]);
    let visits = [call("shop-a", [check("food-sales", "shop-a")]), b];
    let mut round = round(visits.clone(), [food.clone()]);
    go(&mut round, |r, _| replace(r, "shop-a", &[]));
    assert_eq!(round.visits().len(), 1, "one visit, whatever the matters");
    let both = ["fire-safety", "food-sales"].map(|m| check(m, "shop-b"));
    assert_eq!(checks(&round, "shop-b"), both);

    // In another county it is another visit.
    let mut elsewhere = food;
    elsewhere.order[0].county = DivisionId::new("220103").unwrap();
    let mut round = self::round(visits, [elsewhere]);
    go(&mut round, |r, _| replace(r, "shop-a", &[]));
    assert_eq!(round.visits().len(), 2);
    assert_eq!(checks(&round, "shop-b"), [check("fire-safety", "shop-b")]);
}

#[test]
fn only_who_is_next_in_line_is_passed_over_once_with_a_reason_and_evidence() {
    let mut round = staffed();
    for skipped in [&["shop-d"][..], &["shop-x"], &["shop-a"], &["shop-c"; 2]] {
        let refused = replace(&round, "shop-b", skipped).unwrap_err();
        assert!(
            refused.contains(rules::round::NOT_NEXT_RESERVE) && cites(&refused, "ssj-1/samples")
        );
        assert_eq!(refused.len(), 1, "{skipped:?}");
    }
    assert!(replace(&round, "shop-b", &["shop-c", "shop-d"]).is_ok());
    go(&mut round, |r, _| replace(r, "shop-b", &["shop-c"]));
    let d = || Some(shop("shop-d"));
    assert_eq!(stepped_in(&round), [d(), d()]);
    assert_eq!(round.replacements()[0].skipped, [skip("shop-c")]);
    // Who was passed over stands by no more.
    go(&mut round, |r, _| replace(r, "shop-a", &[]));
    assert_eq!(stepped_in(&round), [None, None]);
}

#[test]
fn who_is_passed_over_in_one_matter_keeps_the_place_in_another() {
    let mut round = crossed();
    go(&mut round, |r, _| replace(r, "shop-b", &["shop-c"]));
    assert_eq!(
        stepped_in(&round),
        [Some(shop("shop-d")), Some(shop("shop-d"))]
    );
    go(&mut round, |r, _| replace(r, "shop-a", &[]));
    assert_eq!(stepped_in(&round), [None, Some(shop("shop-c"))]);
}

#[test]
fn where_the_reserves_are_used_up_nobody_steps_in() {
    let mut round = staffed();
    for out in ["shop-a", "shop-c", "shop-b"] {
        assert_eq!(checks(&round, out).len(), 2);
        go(&mut round, |r, _| replace(r, out, &[]));
    }
    assert_eq!(checks(&round, "shop-d").len(), 2);
    assert_eq!(stepped_in(&round), [None, None]);
    let refused = replace(&round, "shop-d", &["shop-c"]);
    assert_eq!(codes(refused), ["round.not-next-reserve"]);
    go(&mut round, |r, _| replace(r, "shop-d", &[]));
    assert_eq!(round.visits().len(), 0);
}

#[test]
fn a_reserve_that_falls_out_is_replaced_by_the_next_of_its_own_list() {
    let a = call("shop-a", [check("food-sales", "shop-a")]);
    let b = call("shop-b", [check("food-sales", "shop-b")]);
    let strata = [
        reserves("food-sales", &["shop-a"], &["shop-c", "shop-d"]),
        reserves("food-sales", &["shop-b"], &["shop-e", "shop-f"]),
    ];
    let mut round = round([a, b], strata);
    for (out, by) in [("shop-b", "shop-e"), ("shop-e", "shop-f")] {
        go(&mut round, |r, _| replace(r, out, &[]));
        assert_eq!(stepped_in(&round), [Some(shop(by))]);
    }
    go(&mut round, |r, _| replace(r, "shop-f", &[]));
    assert_eq!(
        stepped_in(&round),
        [None],
        "those of the other stratum stay"
    );
    go(&mut round, |r, _| replace(r, "shop-a", &[]));
    assert_eq!(stepped_in(&round), [Some(shop("shop-c"))]);
}

#[test]
fn two_objects_of_an_enterprise_are_replaced_by_the_next_two() {
    let two = ["shop-a", "shop-b"].map(|object| check("food-sales", object));
    let serves = &["shop-a", "shop-b"];
    let food = reserves("food-sales", serves, &["shop-c", "shop-d", "shop-e"]);
    let mut round = round([call("shop-a", two)], [food]);
    go(&mut round, |r, _| replace(r, "shop-a", &["shop-d"]));
    let next = ["shop-c", "shop-e"].map(|name| Some(shop(name)));
    assert_eq!(stepped_in(&round), next);
}

/// 2.3-c: a department that joins a visit brings its people.
#[test]
fn a_visit_that_another_department_joins_is_staffed_by_a_further_draw_and_then_no_other() {
    let food = reserves("food-sales", &["shop-a"], &["shop-b"]);
    let visits = [
        call("shop-a", [check("food-sales", "shop-a")]),
        call("shop-b", [check("fire-safety", "shop-b")]),
    ];
    let mut round = round(visits, [food]);
    recused(&mut round);
    let b = visit_in(&round, "shop-b");
    let with = |names: &[&str]| {
        let of = |name: &&str| {
            let agency = if name.starts_with('a') {
                "cc-amr"
            } else {
                "cc-fire"
            };
            member(name, agency)
        };
        Team {
            visit: b.clone(),
            members: names.iter().map(of).collect(),
            reserves: Vec::new(),
            experts: Vec::new(),
        }
    };
    teams_drawn(&mut round, &city(), vec![with(&["f1", "f2"])]);
    let unstaffed = |round: &Round| round.unstaffed().any(|visit| visit.id == b);
    assert!(!unstaffed(&round));
    go(&mut round, |r, _| replace(r, "shop-a", &[]));
    assert!(unstaffed(&round));
    let close = round.close(&command(&round, "cc-amr", DRAW_DAY));
    assert_eq!(codes(close), ["round.unstaffed"]);

    let part: Id = "division:220102".parse().unwrap();
    let commitment = inspectors_seeded(&mut round, &part);
    let drawn = |round: &Round, names: &[&str]| {
        let drawn = papers::teams_drawn(&commitment, vec![with(names)]);
        let by = command(round, "cc-amr", DRAW_DAY);
        let part = DrawPart::Inspectors(part.clone());
        round.record_teams(&by, &part, drawn)
    };
    let short = drawn(&round, &["f1", "f2", "a1"]);
    assert_eq!(codes(short), ["round.short-team"]);
    go(&mut round, |r, _| drawn(r, &["f1", "f2", "a1", "a2"]));
    assert!(!unstaffed(&round));

    let third: Id = "division:220103".parse().unwrap();
    let commitment = inspectors_seeded(&mut round, &third);
    let friends = papers::teams_drawn(&commitment, vec![with(&["f3", "f4", "a3", "a4"])]);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let third = DrawPart::Inspectors(third);
    let again = round.record_teams(&by, &third, friends);
    assert_eq!(codes(again), ["round.staffed-twice"]);
    go(&mut round, Round::close);
}

#[test]
fn a_replacement_that_is_asked_for_again_is_the_same_event() {
    let mut round = staffed();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let again = |round: &Round, reason| {
        let ground = Ground {
            reason: text(reason),
            ..ground()
        };
        let (out, none) = (visit_id("shop-b"), Vec::new());
        round.replace(&by, &out, ground, none, let_go(round, &out).as_ref())
    };
    let event = again(&round, "已迁出").unwrap();
    round.apply(&event).unwrap();
    assert_eq!(again(&round, "已迁出"), Ok(event));
    assert_eq!(codes(again(&round, "已注销")), ["trail.command-reused"]);
}

/// The trail says who stepped in; whoever reads it finds who was next.
#[test]
fn whoever_reads_a_trail_can_tell_a_reserve_that_was_picked() {
    let again = |round: &Round, event: &Event<RoundEvent>| {
        let papers = RoundPapers {
            objects: Some(&object_commitment()),
            inspectors: &[],
            headcounts: &std::collections::BTreeMap::new(),
        };
        round.again(event, &papers)
    };
    // In a round where C stepped in already, D is next; in one where nobody did, C is.
    let (mut later, mut earlier) = (staffed(), staffed());
    go(&mut later, |r, _| replace(r, "shop-a", &[]));
    go(&mut earlier, |r, by| {
        let root = RecusalRoot(digest(5));
        let commitment = papers::inspector_commitment("division:220103", shops().record(), root);
        let published = papers::published(&commitment.header);
        r.commit_inspectors(by, &commitment, published)
    });
    let event = replace(&later, "shop-b", &[]).unwrap();
    assert_eq!(again(&later, &event), Ok(()));
    assert_eq!(codes(again(&earlier, &event)), ["trail.other-event"]);
}

#[cfg(feature = "sm")]
#[test]
fn a_check_joins_its_visit_whatever_the_suite_of_the_draw() {
    use ssj_core::paper::{Header, HeaderParts, visit_id};
    let mut commitment = object_commitment();
    let parts = HeaderParts {
        suite: Suite::Sm,
        ..commitment.header.parts().clone()
    };
    commitment.header = Header::new(parts).unwrap();
    let visits = [
        call("shop-a", [check("food-sales", "shop-a")]),
        call("shop-b", [check("fire-safety", "shop-b")]),
    ];
    let food = reserves("food-sales", &["shop-a"], &["shop-b"]);
    let drawn = papers::objects_drawn(&commitment, visits.into(), vec![food]);
    let a = visit_id(
        Suite::Sm.hash_fn().unwrap(),
        drawn.record(),
        &shop("shop-a"),
        &county(),
    );
    let mut round = opened(mandate());
    objects_seeded(&mut round, &commitment);
    go(&mut round, |r, by| r.record_objects(by, drawn));
    go(&mut round, |r, by| {
        r.replace(by, &a, ground(), Vec::new(), None)
    });
    assert_eq!(round.visits().len(), 1);
}
