//! The order that makes a draw checkable, and what the regulation asks of its outcome.

use ssj_core::round::*;
use ssj_core::trail::Lifecycle;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;

fn objects(visits: Vec<DrawnVisit>) -> Result<trail::Event<RoundEvent>, Refusals> {
    let mut round = opened(mandate());
    seeded(&mut round, &DrawPart::Objects);
    let by = command(&round, "cc-amr", DRAW_DAY);
    round.record_objects(&by, RecordDigest(digest(4)), visits, Vec::new())
}

fn teams(teams: Vec<Team>, headcount: Headcount) -> Result<trail::Event<RoundEvent>, Refusals> {
    let mut round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    round
        .apply(
            &round
                .close_recusals(&by, RecusalRoot(digest(5)), 0)
                .unwrap(),
        )
        .unwrap();
    seeded(&mut round, &all_parts());
    let by = command(&round, "cc-amr", DRAW_DAY);
    round.record_teams(&by, &all_parts(), RecordDigest(digest(6)), teams, headcount)
}

#[test]
fn a_round_goes_from_commitment_to_teams() {
    let mut round = staffed();
    assert_eq!(round.visits().len(), 2);
    assert_eq!(round.object_record(), Some(RecordDigest(digest(4))));
    let by = command(&round, "cc-amr", DRAW_DAY);
    round.apply(&round.close(&by).unwrap()).unwrap();
    assert!(round.is_closed());
}

#[test]
fn the_seed_comes_after_the_commitment_and_the_draw_after_the_seed() {
    let mut round = opened(mandate());
    let part = DrawPart::Objects;
    let by = command(&round, "cc-amr", DRAW_DAY);
    let seed = Seed::from_bytes([1; 32]);
    let noon: Timestamp = "2026-03-02T00:30:00Z".parse().unwrap();
    assert_eq!(
        codes(round.seed(&by, &part, seed, noon)),
        ["round.no-commitment"]
    );
    let early = round.record_objects(&by, RecordDigest(digest(4)), Vec::new(), Vec::new());
    assert_eq!(codes(early), ["round.no-commitment"]);
    let commit = round
        .commit(&by, &part, CommitmentDigest(digest(2)), noon)
        .unwrap();
    round.apply(&commit).unwrap();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let known = round.seed(&by, &part, seed, noon);
    assert_eq!(codes(known), ["round.seed-known-before"]);
    let blind = round.record_objects(&by, RecordDigest(digest(4)), Vec::new(), Vec::new());
    assert_eq!(codes(blind), ["round.no-seed"]);
    let later = "2026-03-03T00:00:00Z".parse().unwrap();
    let future = round.seed(&by, &part, seed, later);
    assert_eq!(codes(future), ["round.not-yet"]);
}

#[test]
fn two_commitments_or_two_seeds_for_one_draw_are_refused() {
    let mut round = opened(mandate());
    seeded(&mut round, &DrawPart::Objects);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let now = "2026-03-02T01:00:00Z".parse().unwrap();
    let commit = round.commit(&by, &DrawPart::Objects, CommitmentDigest(digest(7)), now);
    assert_eq!(codes(commit), ["round.second-commitment"]);
    let seed = round.seed(&by, &DrawPart::Objects, Seed::from_bytes([7; 32]), now);
    assert_eq!(codes(seed), ["round.second-seed"]);
}

#[test]
fn inspectors_are_drawn_once_objects_and_recusals_are_known() {
    let round = opened(mandate());
    let by = command(&round, "cc-amr", DRAW_DAY);
    let now = at(DRAW_DAY);
    let early = round.commit(&by, &all_parts(), CommitmentDigest(digest(2)), now);
    assert_eq!(codes(early), ["round.too-early"]);
    let early = round.close_recusals(&by, RecusalRoot(digest(5)), 0);
    assert_eq!(codes(early), ["round.too-early"]);
    let round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let early = round.commit(&by, &all_parts(), CommitmentDigest(digest(2)), now);
    assert_eq!(codes(early), ["round.too-early"]);
}

#[test]
fn what_is_drawn_lies_within_the_mandate_once_and_in_one_visit() {
    assert!(objects(Vec::from([drawn("shop-a"), drawn("shop-b")])).is_ok());
    let twice = codes(objects(Vec::from([drawn("shop-a"), drawn("shop-a")])));
    assert_eq!(
        twice,
        [
            "round.object-twice",
            "round.split-visit",
            "round.visit-twice"
        ]
    );
    let shop: ObjectId = "site:shop-a".parse().unwrap();
    let county = DivisionId::new("220102").unwrap();
    let foreign = DrawnVisit {
        id: visit_id("x"),
        holder: shop.clone(),
        county: county.clone(),
        checks: Vec::new(),
    }
    .with_check(DrawnCheck {
        matter: matter("tax"),
        object: shop.clone(),
        agency: agency("cc-tax"),
    });
    let refusals = objects(Vec::from([foreign])).unwrap_err();
    assert!(refusals.contains(rules::round::OUTSIDE_MANDATE) && cites(&refusals, "2.5-b"));
    let empty = DrawnVisit {
        id: visit_id("x"),
        holder: shop.clone(),
        county: county.clone(),
        checks: Vec::new(),
    };
    let refused = objects(Vec::from([empty]));
    assert_eq!(codes(refused), ["round.nothing-to-check"]);
    let food = DrawnCheck {
        matter: matter("food-sales"),
        object: shop.clone(),
        agency: agency("cc-amr"),
    };
    let fire = DrawnCheck {
        matter: matter("fire-safety"),
        object: shop.clone(),
        agency: agency("cc-fire"),
    };
    let visit = |name, check| {
        DrawnVisit {
            id: visit_id(name),
            holder: shop.clone(),
            county: county.clone(),
            checks: Vec::new(),
        }
        .with_check(check)
    };
    let refusals = objects(Vec::from([visit("x", food), visit("y", fire)])).unwrap_err();
    assert!(refusals.contains(rules::round::SPLIT) && cites(&refusals, "2.5-c"));
}

#[test]
fn each_team_is_full_and_for_a_visit_of_the_round() {
    let whole = Headcount::default();
    assert!(teams(Vec::from([team("shop-a")]), whole).is_ok());
    let unknown = teams(Vec::from([team("shop-x")]), whole);
    assert_eq!(codes(unknown), ["round.unknown-visit"]);
    let twice = teams(Vec::from([team("shop-a"), team("shop-a")]), whole);
    assert_eq!(codes(twice), ["round.staffed-twice"]);
    let members = Vec::from([
        member("a1", "cc-amr"),
        member("a1", "cc-amr"),
        member("f1", "cc-fire"),
    ]);
    let short = Team {
        visit: visit_id("shop-a"),
        members,
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    let refused = teams(Vec::from([short]), whole);
    assert_eq!(codes(refused), ["round.person-twice", "round.short-team"]);
    let two = Vec::from([member("a1", "cc-amr"), member("f1", "cc-fire")]);
    let two = Team {
        visit: visit_id("shop-a"),
        members: two,
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    let together = Headcount {
        minimum: 2,
        per: HeadcountPer::Visit,
    };
    assert!(teams(Vec::from([two.clone()]), together).is_ok());
    assert_eq!(codes(teams(Vec::from([two]), whole)), ["round.short-team"]);
}

#[test]
fn experts_never_count() {
    let members = Vec::from([member("a1", "cc-amr"), member("a2", "cc-amr")]);
    let experts = Vec::from([ExpertId::new("e1").unwrap(), ExpertId::new("e2").unwrap()]);
    let team = Team {
        visit: visit_id("shop-a"),
        members,
        reserves: Vec::new(),
        experts: Vec::new(),
    }
    .with_experts(experts);
    let refused = teams(Vec::from([team]), Headcount::default());
    assert_eq!(codes(refused), ["round.short-team"]);
}

#[test]
fn only_the_next_reserve_steps_in() {
    let mut round = staffed();
    let by = command(&round, "cc-amr", date!(2026 - 03 - 04));
    let replace = |by_visit, skipped| {
        round.replace(
            &by,
            &visit_id("shop-b"),
            text("已迁出"),
            skipped,
            drawn(by_visit),
        )
    };
    assert_eq!(
        codes(replace("shop-d", Vec::new())),
        ["round.not-next-reserve"]
    );
    let skip = Skip {
        who: visit_id("shop-c"),
        reason: text("已注销"),
    };
    assert!(replace("shop-d", Vec::from([skip])).is_ok());
    let event = replace("shop-c", Vec::new()).unwrap();
    round.apply(&event).unwrap();
    assert!(round.visit(&visit_id("shop-b")).is_none());
    assert!(
        round.team(&visit_id("shop-c")).is_some(),
        "staffed beforehand"
    );
    let by = command(&round, "cc-amr", date!(2026 - 03 - 04));
    let again = round.replace(
        &by,
        &visit_id("shop-a"),
        text("已迁出"),
        Vec::new(),
        drawn("shop-c"),
    );
    assert_eq!(codes(again), ["round.not-next-reserve"]);
}

#[test]
fn a_redraw_is_a_new_round_that_counts_on_and_names_the_old_record() {
    let mut round = objects_drawn();
    let next = RoundId::new("2").unwrap();
    let by = command_on("round:2", 0, "cc-amr", DRAW_DAY);
    let refused = round.draw_again(&by, &next, text("…"));
    assert_eq!(codes(refused), ["round.not-superseded"]);
    let give_way = command(&round, "cc-amr", DRAW_DAY);
    let event = round.supersede(&give_way, next.clone(), text("对象库有误"));
    round.apply(&event.unwrap()).unwrap();
    let event = round.draw_again(&by, &next, text("对象库有误")).unwrap();
    let again = Round::begin(h(), &event).unwrap();
    assert_eq!(again.counter(), 2);
    let link = again.redraw().unwrap();
    assert_eq!(&link.of, round.id());
    assert_eq!(link.record, Some(RecordDigest(digest(4))));
    assert_eq!(link.head, round.trail().head().digest);
    let more = round.commit(
        &command(&round, "cc-amr", DRAW_DAY),
        &all_parts(),
        CommitmentDigest(digest(2)),
        at(DRAW_DAY),
    );
    assert!(more.unwrap_err().contains(rules::round::OVER));
}

#[test]
fn a_round_without_teams_does_not_close_and_a_closed_one_is_not_redrawn() {
    let round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let refusals = round.close(&by).unwrap_err();
    assert_eq!(refusals.len(), 2, "each visit by name");
    assert!(refusals.contains(rules::round::UNSTAFFED));
    let mut round = staffed();
    let by = command(&round, "cc-amr", DRAW_DAY);
    round.apply(&round.close(&by).unwrap()).unwrap();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let late = round.supersede(&by, RoundId::new("2").unwrap(), text("…"));
    assert_eq!(codes(late), ["round.over"]);
}

#[test]
fn a_round_is_opened_in_the_mandates_period() {
    let late = date!(2027 - 01 - 01);
    let command = command_on("round:9", 0, "cc-amr", late);
    let footing = crate::footing::footing(mandate(), late).unwrap();
    let refused = Round::open(h(), &command, RoundId::new("9").unwrap(), footing);
    assert_eq!(codes(refused), ["round.outside-period"]);
}
