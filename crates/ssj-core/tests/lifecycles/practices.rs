//! What was seen in real platforms, tried here: refused or made visible. (Sampling by steps, by the
//! first rows or by an unchecked order is impossible in the draw itself.)

use ssj_core::round::*;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;

#[test]
fn a_redraw_does_not_delete_the_draw_before_it() {
    let round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let again = round.record_objects(
        &by,
        RecordDigest(digest(7)),
        Vec::from([drawn("shop-z")]),
        Vec::new(),
    );
    assert_eq!(codes(again), ["round.drawn-already"]);
    let commit = round.commit(
        &by,
        &DrawPart::Objects,
        CommitmentDigest(digest(8)),
        at(DRAW_DAY),
    );
    assert_eq!(codes(commit), ["round.second-commitment"]);
}

#[test]
fn inspectors_are_not_swapped_by_hand_after_the_draw() {
    let round = staffed();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let again = round.record_teams(
        &by,
        &all_parts(),
        RecordDigest(digest(7)),
        Vec::from([team("shop-a")]),
        Headcount::default(),
    );
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
    assert_eq!(named, ["visit:shop-a", "visit:shop-b"]);
}

#[test]
fn duplicates_in_a_draw_are_refused() {
    let mut round = opened(mandate());
    seeded(&mut round, &DrawPart::Objects);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let visits = Vec::from([drawn("shop-a"), drawn("shop-a")]);
    let refusals = round
        .record_objects(&by, RecordDigest(digest(4)), visits, Vec::new())
        .unwrap_err();
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
    assert_eq!(visit.trail().len(), 2, "and nothing was half done");
}
