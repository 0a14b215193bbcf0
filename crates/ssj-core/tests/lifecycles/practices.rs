//! What was seen in real platforms, tried here: refused or made visible. (Sampling by steps, by the
//! first rows or by an unchecked order is impossible in the draw itself.)

use ssj_core::trail::Lifecycle;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::papers;

#[test]
fn a_redraw_does_not_delete_the_draw_before_it() {
    let round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let other = papers::objects_drawn(&object_commitment(), vec![drawn("shop-z")], Vec::new());
    let again = round.record_objects(&by, other);
    assert_eq!(codes(again), ["round.drawn-already"]);
    let commit = round.commit_objects(&by, &object_commitment(), at(DRAW_DAY));
    assert_eq!(codes(commit), ["round.second-commitment"]);
}

#[test]
fn inspectors_are_not_swapped_by_hand_after_the_draw() {
    let round = staffed();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let root = RecusalRoot(digest(5));
    let commitment = papers::inspector_commitment(city().as_str(), shops().record(), root);
    let friends = papers::teams_drawn(&commitment, vec![team("shop-a")]);
    let again = round.record_teams(&by, &all_parts(), friends);
    assert!(again.unwrap_err().contains(rules::round::DRAWN_ALREADY));
    let visit = visit_under(Conduct::default());
    let by = command(&visit, "cc-amr", CHECK_DAY);
    let friend = visit.replace_member(
        &by,
        inspector("a1"),
        text("…"),
        Vec::new(),
        member("friend", "cc-amr"),
    );
    assert_eq!(codes(friend), ["visit.not-next-reserve"]);
}

#[test]
fn nobody_is_left_without_a_team_in_silence() {
    let round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let named: Vec<_> = round
        .close(&by)
        .unwrap_err()
        .iter()
        .map(|refusal| refusal.fact("visit").unwrap().to_string())
        .collect();
    let mut all = ["shop-a", "shop-b"].map(|shop| visit_id(shop).to_string());
    all.sort();
    assert_eq!(named, all);
}

#[test]
fn duplicates_in_a_draw_are_refused() {
    let mut round = opened(mandate());
    objects_seeded(&mut round, &object_commitment());
    let by = command(&round, "cc-amr", DRAW_DAY);
    let twice = ["shop-a", "shop-a"].map(drawn).into();
    let twice = papers::objects_drawn(&object_commitment(), twice, Vec::new());
    let refusals = round.record_objects(&by, twice).unwrap_err();
    assert!(refusals.contains(rules::round::OBJECT_TWICE));
}

#[test]
fn checks_are_neither_added_nor_dropped_at_will() {
    let plan = in_force();
    let by = command(&plan, "cc-amr", date!(2026 - 02 - 02));
    assert_eq!(codes(plan.revise(&by, items())), ["plan.wrong-state"]);
    let visit = started();
    let by = command(&visit, "cc-amr", CHECK_DAY);
    assert_eq!(
        codes(visit.complete(&by)),
        ["visit.open-check"],
        "dropped checks are named"
    );
    assert_eq!(visit.trail().len(), 3, "and nothing was half done");
}
