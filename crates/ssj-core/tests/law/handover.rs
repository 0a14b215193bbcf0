//! D7. A part of a visit that another office has now: it is no release, and nobody steps in for it.

use ssj_core::ledger::progress;
use ssj_core::round::Ground;
use ssj_core::trail::Lifecycle;
use ssj_core::visit::*;
use ssj_core::*;

use crate::fixture::*;

/// The departments hand their parts over, one after the other.
fn handed_over(by: &[(&str, &str)]) -> Visit {
    let mut visit = visit_under(Conduct::default());
    for (who, to) in by {
        step(&mut visit, (who, DRAW_DAY), |visit, act| {
            visit.hand_over(act, agency(to), text("迁至南关区"), paper("移送回执"))
        });
    }
    visit
}

const WHOLE: [(&str, &str); 2] = [("cc-amr", "ng-amr"), ("cc-fire", "cc-mem")];

fn replaced(visit: &Visit) -> Result<(), Refusals> {
    let round = staffed();
    let ground = Ground {
        reason: text("已移交"),
        evidence: EvidenceDigest(digest(9)),
    };
    let by = command(&round, "cc-amr", DRAW_DAY);
    round
        .replace(&by, visit.id(), ground, vec![], Some(visit))
        .map(|_| ())
}

#[test]
fn d7_a_visit_that_was_handed_over_was_let_go_by_nobody_and_no_reserve_steps_in() {
    let visit = handed_over(&WHOLE);
    assert_eq!(visit.state(), VisitState::HandedOver);
    let refusals = replaced(&visit).unwrap_err();
    assert_eq!(
        codes(Err::<(), _>(refusals.clone())),
        ["round.visit-handed-over"]
    );
    assert!(cites(&refusals, "2.7-b"));
    // Nor for one of which the reviewer let the rest go: one of its checks is made elsewhere.
    let mut visit = handed_over(&WHOLE[..1]);
    let (round, by) = (staffed(), command(&visit, "cc-justice", DRAW_DAY));
    let event = visit.release(&by, &round, text("注销"), paper("注销证明"));
    visit.apply(&event.unwrap()).unwrap();
    assert_eq!(codes(replaced(&visit)), ["round.visit-handed-over"]);
    // Who reviews the plan lets a visit go, and a reserve steps in.
    assert_eq!(replaced(&let_go(&staffed(), visit.id()).unwrap()), Ok(()));
}

#[test]
fn d7_a_round_is_given_up_after_a_hand_over_as_after_a_release() {
    let (round, away) = (staffed(), handed_over(&WHOLE));
    let by = command(&round, "cc-amr", DRAW_DAY);
    let other = let_go(&round, &visit_id("shop-b")).unwrap();
    let next = RoundId::new("2").unwrap();
    assert!(
        round
            .supersede(&by, next.clone(), text("…"), &[&away, &other])
            .is_ok()
    );
    let half = handed_over(&WHOLE[..1]);
    let refused = round.supersede(&by, next, text("…"), &[&half, &other]);
    assert_eq!(codes(refused), ["round.visit-stands"]);
}

#[test]
fn d7_what_was_handed_over_counts_as_drawn_and_not_as_done() {
    let plan = in_force();
    let drawn = |visit: Visit| {
        let visits = [visit];
        let (lines, _) = progress(&plan, &visits);
        let counted = lines.iter().map(|line| (line.drawn, line.done));
        counted.collect::<Vec<_>>()
    };
    assert_eq!(drawn(handed_over(&WHOLE)), [(1, 0), (1, 0)]);
    let gone = let_go(&staffed(), &visit_id("shop-a")).unwrap();
    assert_eq!(drawn(gone), [(0, 0), (0, 0)], "let go by who reviews");
}
