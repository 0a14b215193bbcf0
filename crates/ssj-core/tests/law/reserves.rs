//! D6. The reserves of inspectors are used up: a further draw for that visit, counted and of its own.

use ssj_core::paper::InspectorCommitment;
use ssj_core::round::*;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::*;
use ssj_core::*;

use crate::fixture::*;
use crate::papers;

/// The commitment to a supplement of this number.
fn supplement(number: u32) -> InspectorCommitment {
    let (record, recusals) = (shops().record(), RecusalRoot(digest(8)));
    papers::inspector_commitment(&format!("supplement-{number}"), record, recusals)
}

/// Draws this person for shop A once its own reserves are used up.
fn drawn(round: &mut Round, number: u32, who: &str) {
    let commitment = supplement(number);
    let published = papers::published(&commitment.header);
    go(round, |r, by| {
        r.commit_inspectors(by, &commitment, published)
    });
    let part = DrawPart::Supplement(number);
    let evidence = papers::evidence(&commitment.header);
    go(round, |r, by| r.seed(by, &part, evidence));
    let team = Team {
        members: vec![member(who, "cc-amr")],
        reserves: vec![],
        experts: vec![],
        ..team("shop-a")
    };
    let drawn = papers::teams_drawn(&commitment, vec![team]);
    go(round, |r, by| r.record_teams(by, &part, drawn));
}

#[test]
fn d6_reserves_that_are_used_up_are_drawn_again_for_that_visit_and_nobody_is_picked() {
    let mut round = staffed();
    let mut visit = visit_under(Conduct::default());
    let replace = |visit: &Visit, out: &str, by: &str| {
        let (act, next) = (command(visit, "cc-amr", DRAW_DAY), member(by, "cc-amr"));
        visit.replace_member(&act, inspector(out), text("病假"), vec![], next)
    };
    for (out, by) in [("a1", "a3"), ("a2", "a4")] {
        let event = replace(&visit, out, by).unwrap();
        visit.apply(&event).unwrap();
    }
    // Nobody stands by any more, and nobody is fetched.
    let refusals = replace(&visit, "a3", "a9").unwrap_err();
    assert!(refusals.contains(rules::visit::NOT_NEXT_RESERVE) && cites(&refusals, "ssj-1/samples"));
    let by = command(&visit, "cc-amr", DRAW_DAY);
    assert_eq!(codes(visit.supplement(&by, &round)), ["visit.not-drawn"]);
    // The further draws are counted: none is left out, none is made twice.
    let second = supplement(2);
    let published = papers::published(&second.header);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let early = round.commit_inspectors(&by, &second, published);
    assert_eq!(codes(early), ["round.other-supplement"]);
    drawn(&mut round, 1, "a9");
    let first = supplement(1);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let again = round.commit_inspectors(&by, &first, papers::published(&first.header));
    assert!(codes(again).contains(&"round.second-commitment"));
    step(&mut visit, ("cc-amr", DRAW_DAY), |visit, by| {
        visit.supplement(by, &round)
    });
    let event = replace(&visit, "a3", "a9").unwrap();
    visit.apply(&event).unwrap();
    // It comes to its end with those who were drawn.
    let present = [enforcer("a9"), enforcer("a4")];
    step(&mut visit, ("cc-amr", CHECK_DAY), |visit, by| {
        visit.start(by, &present, None)
    });
    assert_eq!(visit.part(&agency("cc-amr")).unwrap().present().len(), 2);
}
