//! F. Time: not before what a step rests on, not after it is recorded (2.5-a, 2.6-d, 2.7-a).

use ssj_core::pool::InspectorKind;
use ssj_core::result::{Channel, Receipt};
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, laws};
use crate::town::*;

fn published_on(
    act: &trail::Act<'_>,
    receipt: impl Into<Receipt>,
) -> Result<visit::Visit, Refusals> {
    let mut visit = completed();
    let event = visit.publish(act, agency("cc-amr"), Channel::PublicitySystem, receipt)?;
    trail::Lifecycle::apply(&mut visit, &event).unwrap();
    Ok(visit)
}

const RECORDED: time::Date = date!(2026 - 06 - 01);

#[test]
fn f1_nothing_is_published_before_the_check_was_over() {
    let visit = completed();
    let early = recorded_late(&visit, "cc-amr", RECORDED, date!(2026 - 02 - 01));
    let refusals = published_on(&early, text("回执")).unwrap_err();
    assert!(refusals.contains(rules::trail::BEFORE_ITS_GROUND) && cites(&refusals, "2.6-d"));
    // A receipt says it no better.
    let act = recorded_late(&visit, "cc-amr", RECORDED, RECORDED);
    let dated = |day| Receipt::from(text("回执")).dated(at(day), EvidenceDigest(digest(7)));
    let before = published_on(&act, dated(date!(2026 - 02 - 01)));
    assert_eq!(codes(before), ["trail.before-its-ground"]);
    let after = published_on(&act, dated(date!(2026 - 06 - 02)));
    assert_eq!(codes(after), ["trail.from-the-future"]);
}

#[test]
fn f2_what_is_recorded_late_is_in_time_only_by_a_dated_receipt() {
    let tenth = date!(2026 - 03 - 10);
    let late = recorded_late(&completed(), "cc-amr", RECORDED, tenth);
    let day = |visit: &visit::Visit| {
        let publication = visit.publication(&agency("cc-amr"), Channel::PublicitySystem);
        publication.unwrap().first
    };
    let said = published_on(&late, text("回执")).unwrap();
    assert_eq!(day(&said), RECORDED, "by that word alone it is late");
    let receipt = Receipt::from(text("回执")).dated(at(tenth), EvidenceDigest(digest(7)));
    let shown = published_on(&late, receipt).unwrap();
    assert_eq!(day(&shown), tenth);
    let visit = completed();
    let event = visit
        .register(&late, agency("cc-amr"), paper("登记表"))
        .unwrap();
    assert_eq!(event.recorded_late(), 83, "and it shows");
}

#[test]
fn f3_a_check_is_not_dated_before_its_draw_and_certificates_count_on_the_true_day() {
    let visit = visit_under(Conduct::default());
    let six_weeks = date!(2026 - 01 - 19);
    let early = recorded_late(&visit, "cc-amr", CHECK_DAY, six_weeks);
    let start = |act, present: &[pool::InspectorEntry]| visit.start(act, present, None);
    assert_eq!(
        codes(start(&early, &people("cc-amr"))),
        ["trail.before-its-ground"]
    );
    // Recorded on the 16th, checked on the 9th: a certificate of the 16th is none of the 9th.
    let monday = recorded_late(&visit, "cc-amr", date!(2026 - 03 - 16), CHECK_DAY);
    assert!(start(&monday, &people("cc-amr")).is_ok());
    let since = Period::starting(date!(2026 - 03 - 10));
    let fresh = pool::InspectorEntry::new(
        inspector("a1"),
        InspectorKind::CivilServant,
        agency("cc-amr"),
    )
    .certificated(since);
    let mut present = people("cc-amr");
    present[0] = fresh;
    assert_eq!(codes(start(&monday, &present)), ["visit.no-certificate"]);
}

#[test]
fn f4_an_approval_of_june_allows_no_draw_in_march() {
    let laws = laws(&Asked::default());
    let ninth = date!(2026 - 06 - 09);
    let mut plan = submitted();
    let event = plan.approve(&under(laws, &plan, "cc-justice", ninth), None);
    trail::Lifecycle::apply(&mut plan, &event.unwrap()).unwrap();
    let from = |day| plan.put_in_force(&under(laws, &plan, "cc-amr", ninth), day);
    let refusals = from(date!(2026 - 01 - 01)).unwrap_err();
    assert!(refusals.contains(rules::plan::BEFORE_APPROVAL) && cites(&refusals, "2.5-a"));
    let event = from(ninth).unwrap();
    trail::Lifecycle::apply(&mut plan, &event).unwrap();
    assert_eq!(
        codes(plan.mandate(&item_id(), DRAW_DAY)),
        ["plan.not-in-force"]
    );
    assert!(plan.mandate(&item_id(), ninth).is_ok());
    // Nor does a word of January: what counts is when the approval was recorded.
    let mut plan = submitted();
    let by = recorded_late(&plan, "cc-justice", ninth, date!(2026 - 01 - 09));
    let event = plan.approve(&by, None).unwrap();
    trail::Lifecycle::apply(&mut plan, &event).unwrap();
    let by = under(laws, &plan, "cc-amr", ninth);
    assert_eq!(
        codes(plan.put_in_force(&by, date!(2026 - 01 - 12))),
        ["plan.before-approval"]
    );
}

#[test]
fn f4_what_was_approved_allows_no_round_before_the_instant_of_its_approval() {
    let laws = laws(&Asked::default());
    let mut plan = in_force();
    let noon = "2026-03-02T12:00:00+08:00";
    let at_noon = |who: &str, len| {
        let command = bare("plan:cc-2026", len, who, DRAW_DAY);
        let law = law_of(laws, who, DRAW_DAY);
        let salt = trail::Salt::from_bytes([7; 32]);
        let (id, actor) = (command.id().clone(), command.actor().clone());
        trail::Command::new(id, len, actor, noon.parse().unwrap(), salt).under(law)
    };
    let item = items().remove(0);
    let forecast = forecast_of(&item);
    let amendment = plan::Amendment {
        items: vec![item],
        reason: text("风险上升"),
        forecast,
    };
    let event = plan.propose(&under(laws, &plan, "cc-amr", DRAW_DAY), amendment);
    trail::Lifecycle::apply(&mut plan, &event.unwrap()).unwrap();
    let event = plan.approve_amendment(&at_noon("cc-justice", 5), text("备1"), None);
    trail::Lifecycle::apply(&mut plan, &event.unwrap()).unwrap();
    // Approved at noon, and said to have been drawn by at nine.
    let open = |day| {
        let act = begun(laws, "round:1", "cc-amr", day);
        let mandate = plan.mandate(&item_id(), day).unwrap();
        round::Round::open(h(), &act, RoundId::new("1").unwrap(), mandate)
    };
    let refusals = open(DRAW_DAY).unwrap_err();
    assert!(
        refusals.contains(rules::trail::BEFORE_ITS_GROUND),
        "{refusals}"
    );
    assert!(open(DRAW_DAY.next_day().unwrap()).is_ok());
}
