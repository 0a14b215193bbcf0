//! The order that makes a draw checkable, and what the regulation asks of its outcome.

use ssj_core::paper::{
    Header, HeaderParts, InspectorCommitment, ObjectCommitment, ObjectHead, SeedEvidence,
    SeedSource, SourceValue,
};
use ssj_core::round::*;
use ssj_core::trail::{Event, Lifecycle};
use ssj_core::visit::Conduct;
use ssj_core::*;
use time::Duration;
use time::macros::date;

use crate::fixture::*;
use crate::law::{Asked, law};
use crate::papers;

type Step = Result<Event<RoundEvent>, Refusals>;

/// A round that is asked to take this draw, the one that it committed to.
fn objects(visits: impl Into<Vec<DrawnVisit>>) -> Step {
    let mut round = opened(mandate());
    objects_seeded(&mut round, &object_commitment());
    let drawn = papers::objects_drawn(&object_commitment(), visits.into(), Vec::new());
    round.record_objects(&command(&round, "cc-amr", DRAW_DAY), drawn)
}

/// The same with a draw of inspectors.
fn teams(teams: impl Into<Vec<Team>>, headcount: Headcount) -> Step {
    let mut round = objects_drawn();
    recused(&mut round);
    let commitment = inspectors_seeded(&mut round, &city());
    let drawn = papers::teams_drawn(&commitment, teams.into());
    let conduct = Conduct {
        headcount,
        ..Conduct::default()
    };
    let asked = Asked {
        conduct,
        ..Asked::default()
    };
    let by = bare("round:1", round.trail().len(), "cc-amr", DRAW_DAY);
    let by = by.under(law(&asked, "cc-amr", DRAW_DAY));
    round.record_teams(&by, &all_parts(), drawn)
}

fn commit_objects(round: &Round, commitment: &ObjectCommitment) -> Step {
    let by = command(round, "cc-amr", DRAW_DAY);
    let published = papers::published(&commitment.header);
    round.commit_objects(&by, commitment, published)
}

/// The inspectors' commitment that fits the fixture's draw of objects.
fn inspector_commitment() -> InspectorCommitment {
    papers::inspector_commitment(city().as_str(), shops().record(), RecusalRoot(digest(5)))
}

fn commit_inspectors(round: &Round, commitment: &InspectorCommitment) -> Step {
    let by = command(round, "cc-amr", DRAW_DAY);
    let published = papers::published(&commitment.header);
    round.commit_inspectors(&by, commitment, published)
}

fn with(header: &Header, edit: impl FnOnce(&mut HeaderParts)) -> Header {
    let mut parts = header.parts().clone();
    edit(&mut parts);
    Header::new(parts).unwrap()
}

#[test]
fn a_round_goes_from_commitment_to_teams() {
    let mut round = staffed();
    assert_eq!(round.visits().len(), 2);
    assert_eq!(round.object_record(), Some(shops().record()));
    go(&mut round, Round::close);
    assert!(round.is_closed());
}

#[test]
fn the_seed_comes_after_the_commitment_and_the_draw_after_the_seed() {
    let mut round = opened(mandate());
    let commitment = object_commitment();
    let (published, evidence) = (
        papers::published(&commitment.header),
        papers::evidence(&commitment.header),
    );
    let seed = |round: &Round, evidence: &SeedEvidence| {
        let by = command(round, "cc-amr", DRAW_DAY);
        round.seed(&by, &DrawPart::Objects, evidence.clone())
    };
    let draw = |round: &Round| {
        let by = command(round, "cc-amr", DRAW_DAY);
        round.record_objects(&by, shops())
    };
    assert_eq!(codes(seed(&round, &evidence)), ["round.no-commitment"]);
    assert_eq!(codes(draw(&round)), ["round.no-commitment"]);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let tomorrow = "2026-03-03T00:00:00Z".parse().unwrap();
    let future = round.commit_objects(&by, &commitment, tomorrow);
    assert_eq!(codes(future), ["round.not-yet"]);
    let commit = round.commit_objects(&by, &commitment, published);
    round.apply(&commit.unwrap()).unwrap();
    assert_eq!(codes(draw(&round)), ["round.no-seed"]);
    let mut future = evidence.clone();
    future.values[0].at = tomorrow;
    let refused = codes(seed(&round, &future));
    assert_eq!(refused, ["round.not-yet", "seed.value-instant"]);
    round.apply(&seed(&round, &evidence).unwrap()).unwrap();
    assert!(draw(&round).is_ok());
}

#[test]
fn a_commitment_is_public_as_long_before_its_first_source_as_it_says() {
    let seed = |margin_seconds, before: i64| {
        let mut commitment = object_commitment();
        commitment.header = with(&commitment.header, |parts| {
            parts.margin_seconds = margin_seconds;
        });
        let due = commitment.header.sources()[0].due;
        let published = due.checked_add(Duration::seconds(-before)).unwrap();
        let mut round = opened(mandate());
        go(&mut round, |r, by| {
            r.commit_objects(by, &commitment, published)
        });
        let mut evidence = papers::evidence(&commitment.header);
        evidence.published_at = published;
        let by = command(&round, "cc-amr", DRAW_DAY);
        round.seed(&by, &DrawPart::Objects, evidence)
    };
    assert!(seed(3600, 3600).is_ok() && seed(0, 1).is_ok());
    for (margin, before) in [(3600, 3599), (3600, -60), (0, 0)] {
        assert_eq!(codes(seed(margin, before)), ["seed.out-of-order"]);
    }
}

#[test]
fn the_evidence_has_the_commitment_published_when_it_was() {
    let mut round = opened(mandate());
    let commitment = object_commitment();
    let event = commit_objects(&round, &commitment).unwrap();
    round.apply(&event).unwrap();
    let mut evidence = papers::evidence(&commitment.header);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let seed = |evidence: &SeedEvidence| round.seed(&by, &DrawPart::Objects, evidence.clone());
    assert!(seed(&evidence).is_ok());
    let earlier = evidence.published_at.checked_add(-Duration::hours(1));
    evidence.published_at = earlier.unwrap();
    assert_eq!(codes(seed(&evidence)), ["round.other-publication"]);
}

#[test]
fn two_commitments_or_two_seeds_for_one_draw_are_refused() {
    let mut round = opened(mandate());
    objects_seeded(&mut round, &object_commitment());
    let again = commit_objects(&round, &object_commitment());
    assert_eq!(codes(again), ["round.second-commitment"]);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let evidence = papers::evidence(&object_commitment().header);
    let seed = round.seed(&by, &DrawPart::Objects, evidence);
    assert_eq!(codes(seed), ["round.second-seed"]);
}

#[test]
fn a_draw_is_the_one_that_was_committed_to_and_seeded() {
    let mut round = opened(mandate());
    objects_seeded(&mut round, &object_commitment());
    let by = command(&round, "cc-amr", DRAW_DAY);
    let (visits, reserves) = (shops().visits().to_vec(), shops().reserves().to_vec());
    let objects = |edit: fn(&mut ObjectHead)| {
        let mut head = shops().head().clone();
        edit(&mut head);
        let drawn = papers::objects_under(head, visits.clone(), reserves.clone());
        round.record_objects(&by, drawn)
    };
    assert!(objects(|_| ()).is_ok());
    let others: [fn(&mut ObjectHead); 4] = [
        |head| head.commitment = CommitmentDigest(digest(7)),
        |head| head.seed = Seed::from_bytes([7; 32]),
        |head| head.evidence.values[0].value = SourceValue::from(&[8; 32][..]),
        |head| head.evidence.published_at = at(DRAW_DAY),
    ];
    for other in others {
        assert_eq!(codes(objects(other)), ["round.other-draw"]);
    }
    #[cfg(feature = "sm")]
    assert_eq!(
        codes(objects(|head| head.suite = Suite::Sm)),
        ["round.other-draw"]
    );

    let mut round = objects_drawn();
    recused(&mut round);
    let commitment = inspectors_seeded(&mut round, &city());
    let by = command(&round, "cc-amr", DRAW_DAY);
    let drawn = papers::teams_drawn(&commitment, vec![team("shop-a")]);
    let record = |part: &DrawPart, drawn| round.record_teams(&by, part, drawn);
    let mut other = drawn.head().clone();
    other.seed = Seed::from_bytes([7; 32]);
    let other = papers::teams_under(other, vec![team("shop-a")]);
    assert_eq!(codes(record(&all_parts(), other)), ["round.other-draw"]);
    // Nor are teams drawn under the objects' commitment and seed.
    let (of, objects) = (drawn.head().clone(), shops().head().clone());
    let under = paper::InspectorHead {
        commitment: objects.commitment,
        evidence: objects.evidence,
        seed: objects.seed,
        ..of
    };
    let under = papers::teams_under(under, vec![team("shop-a")]);
    let refused = record(&DrawPart::Objects, under.clone());
    assert_eq!(codes(refused), ["round.drawn-already"]);
    assert_eq!(codes(record(&all_parts(), under)), ["round.other-draw"]);
    assert!(record(&all_parts(), drawn).is_ok());
}

#[test]
fn inspectors_are_drawn_once_objects_and_recusals_are_known() {
    let mut round = opened(mandate());
    let commitment = inspector_commitment();
    let early = commit_inspectors(&round, &commitment);
    assert_eq!(codes(early), ["round.too-early"]);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let early = round.close_recusals(&by, RecusalRoot(digest(5)), 0);
    assert_eq!(codes(early), ["round.too-early"]);
    objects_seeded(&mut round, &object_commitment());
    go(&mut round, |r, by| r.record_objects(by, shops()));
    let early = commit_inspectors(&round, &commitment);
    assert_eq!(codes(early), ["round.too-early"]);
    recused(&mut round);
    assert!(commit_inspectors(&round, &commitment).is_ok());
}

#[test]
fn inspectors_are_drawn_for_the_visits_and_with_the_recusals_of_the_round() {
    let mut round = objects_drawn();
    recused(&mut round);
    assert!(commit_inspectors(&round, &inspector_commitment()).is_ok());
    let elsewhere = InspectorCommitment {
        object_record: digest(7),
        ..inspector_commitment()
    };
    let refused = commit_inspectors(&round, &elsewhere);
    assert_eq!(codes(refused), ["round.other-record"]);
    let unrecused = InspectorCommitment {
        exclusions: digest(7),
        ..inspector_commitment()
    };
    let refused = commit_inspectors(&round, &unrecused);
    assert_eq!(codes(refused), ["round.other-recusals"]);
}

/// Whoever knows the seed could choose among secrets, pools and caps.
#[test]
fn nothing_of_the_inspectors_seed_is_known_when_their_draw_is_committed_to() {
    let mut round = objects_drawn();
    recused(&mut round);
    let mut commitment = inspector_commitment();
    let spoken = object_commitment().header.sources()[0].due;
    let by = command(&round, "cc-amr", DRAW_DAY);
    let publish = |second| {
        let published = spoken.checked_add(Duration::seconds(second)).unwrap();
        round.commit_inspectors(&by, &commitment, published)
    };
    assert!(publish(1).is_ok());
    for second in [0, -1] {
        assert_eq!(codes(publish(second)), ["round.objects-after"]);
    }
    let source = object_commitment().header.sources()[0].id.clone();
    commitment.header = with(&commitment.header, |parts| {
        let due = parts.sources[0].due;
        let known = SeedSource {
            id: source,
            ..parts.sources[0].clone()
        };
        parts.sources.push(SeedSource { due, ..known });
    });
    let refused = commit_inspectors(&round, &commitment);
    assert_eq!(codes(refused), ["round.source-again"]);
}

#[test]
fn recusals_stay_as_the_commitment_of_inspectors_has_them() {
    let mut round = objects_drawn();
    let close = |round: &Round, byte| {
        let by = command(round, "cc-amr", DRAW_DAY);
        round.close_recusals(&by, RecusalRoot(digest(byte)), 1)
    };
    // Until then a late declaration is still taken in.
    for byte in [1, 5] {
        let event = close(&round, byte).unwrap();
        round.apply(&event).unwrap();
    }
    let event = commit_inspectors(&round, &inspector_commitment()).unwrap();
    round.apply(&event).unwrap();
    assert_eq!(codes(close(&round, 2)), ["round.recusals-committed"]);
}

#[test]
fn what_is_drawn_lies_within_the_mandate_once_and_in_one_visit() {
    assert!(objects(["shop-a", "shop-b"].map(drawn)).is_ok());
    let twice = codes(objects(["shop-a", "shop-a"].map(drawn)));
    assert_eq!(twice, ["round.object-twice", "round.split-visit"]);
    let tax = DrawnCheck {
        matter: matter("tax"),
        object: shop("shop-a"),
        agency: agency("cc-tax"),
    };
    let refusals = objects([call("shop-a", [tax])]).unwrap_err();
    assert!(refusals.contains(rules::round::OUTSIDE_MANDATE) && cites(&refusals, "2.5-b"));
    let empty = objects([call("shop-a", [])]);
    assert_eq!(codes(empty), ["round.nothing-to-check"]);
    let split = ["food-sales", "fire-safety"].map(|m| call("shop-a", [check(m, "shop-a")]));
    let refusals = objects(split).unwrap_err();
    assert!(refusals.contains(rules::round::SPLIT) && cites(&refusals, "2.5-c"));
}

/// 2.5-c: an enterprise is called on once, and so it is in each county where it has something.
#[test]
fn an_enterprise_with_objects_in_two_counties_has_a_visit_in_each() {
    let here = call("shop-a", [check("food-sales", "shop-a")]);
    let mut branch = call("shop-a", [check("food-sales", "branch")]);
    let split = objects([here.clone(), branch.clone()]);
    assert_eq!(codes(split), ["round.split-visit"]);
    branch.county = DivisionId::new("220103").unwrap();
    let event = objects([here.clone(), branch]).unwrap();
    let RoundEvent::ObjectsDrawn(drawn) = event.payload() else {
        panic!("objects")
    };
    let [a, b] = drawn.visits() else {
        panic!("two visits")
    };
    assert!(a.holder == b.holder && a.id != b.id);
    assert!(objects([here.with_check(check("food-sales", "branch"))]).is_ok());
}

#[test]
fn each_team_is_full_and_for_a_visit_of_the_round() {
    let whole = Headcount::default();
    assert!(teams([team("shop-a")], whole).is_ok());
    let unknown = teams([team("shop-x")], whole);
    assert_eq!(codes(unknown), ["round.unknown-visit"]);
    let reserve = teams([team("shop-c")], whole);
    assert_eq!(codes(reserve), ["round.unknown-visit"]);
    let twice = teams([team("shop-a"), team("shop-a")], whole);
    assert_eq!(codes(twice), ["round.staffed-twice"]);
    let of = |members: &[TeamMember]| Team {
        visit: visit_id("shop-a"),
        members: members.to_vec(),
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    let (a1, f1) = (member("a1", "cc-amr"), member("f1", "cc-fire"));
    let short = teams([of(&[a1.clone(), a1.clone(), f1.clone()])], whole);
    assert_eq!(codes(short), ["round.person-twice", "round.short-team"]);
    let two = of(&[a1, f1]);
    let together = Headcount {
        per: HeadcountPer::Visit,
        ..whole
    };
    assert!(teams([two.clone()], together).is_ok());
    assert_eq!(codes(teams([two], whole)), ["round.short-team"]);
}

#[test]
fn experts_never_count() {
    let members = Vec::from([member("a1", "cc-amr"), member("a2", "cc-amr")]);
    let experts = Vec::from([ExpertId::new("e1").unwrap(), ExpertId::new("e2").unwrap()]);
    let advised = Team {
        visit: visit_id("shop-a"),
        members,
        reserves: Vec::new(),
        experts,
    };
    let refused = teams([advised], Headcount::default());
    assert_eq!(codes(refused), ["round.short-team"]);
}

#[test]
fn a_redraw_is_a_new_round_that_counts_on_and_names_the_old_record() {
    let mut round = objects_drawn();
    let next = RoundId::new("2").unwrap();
    let by = command_on("round:2", 0, "cc-amr", DRAW_DAY);
    let refused = round.draw_again(&by, &next, text("…"));
    assert_eq!(codes(refused), ["round.not-superseded"]);
    go(&mut round, |r, by| {
        r.supersede(by, next.clone(), text("对象库有误"), &[])
    });
    let event = round.draw_again(&by, &next, text("对象库有误")).unwrap();
    let again = Round::begin(h(), &event).unwrap();
    assert_eq!(again.counter(), 2);
    let link = again.redraw().unwrap();
    assert_eq!(&link.of, round.id());
    assert_eq!(link.record, Some(shops().record()));
    assert_eq!(link.head, round.trail().head().digest);
    let more = commit_inspectors(&round, &inspector_commitment());
    assert!(more.unwrap_err().contains(rules::round::OVER));
}

/// The header of a draw of objects as its round says it, with another one's sources.
fn said_first(round: &Round, other: &Header) -> Header {
    let (margin, sources) = (other.parts().margin_seconds, other.sources().to_vec());
    let parts = HeaderParts {
        reveal_hashes_close: other.parts().reveal_hashes_close,
        ..round.header(DrawPart::Objects, margin, sources)
    };
    Header::new(parts).unwrap()
}

#[test]
fn a_redraws_commitment_names_the_record_that_it_replaces() {
    let mut round = objects_drawn();
    let next = RoundId::new("2").unwrap();
    go(&mut round, |r, by| {
        r.supersede(by, next.clone(), text("对象库有误"), &[])
    });
    let by = command_on("round:2", 0, "cc-amr", DRAW_DAY);
    let event = round.draw_again(&by, &next, text("对象库有误"));
    let again = Round::begin(h(), &event.unwrap()).unwrap();
    let mut commitment = papers::object_commitment(2, &["food-sales", "fire-safety"]);
    let mut names = |record| {
        commitment.header = with(&commitment.header, |parts| {
            parts.previous.as_mut().unwrap().record = record;
        });
        commit_objects(&again, &commitment)
    };
    assert!(names(shops().record().0).is_ok());
    assert_eq!(codes(names(digest(7))), ["round.other-previous"]);
    // What the round itself says first is what it takes.
    commitment.header = said_first(&again, &commitment.header);
    assert!(commit_objects(&again, &commitment).is_ok());
}

#[test]
fn a_commitment_is_for_the_item_and_version_of_the_mandate() {
    let round = opened(mandate());
    let mut commitment = object_commitment();
    assert!(commit_objects(&round, &commitment).is_ok());
    let header = commitment.header.clone();
    commitment.header = with(&header, |parts| {
        if let MandateSource::Plan { version, .. } = &mut parts.mandate {
            *version = 2;
        }
    });
    let refused = commit_objects(&round, &commitment);
    assert_eq!(codes(refused), ["round.other-mandate"]);
    commitment.header = with(&header, |parts| {
        parts.mandate = MandateSource::Campaign(CampaignId::new("another").unwrap());
    });
    let refused = commit_objects(&round, &commitment);
    assert_eq!(codes(refused), ["round.other-mandate"]);
}

#[test]
fn a_commitment_counts_the_draws_as_the_round_does() {
    let number = |counter| papers::object_commitment(counter, &["food-sales", "fire-safety"]);
    let mut round = opened(mandate());
    assert!(commit_objects(&round, &number(1)).is_ok());
    let refused = commit_objects(&round, &number(2));
    let both = ["round.other-counter", "round.other-previous"];
    assert_eq!(codes(refused), both);
    let next = RoundId::new("2").unwrap();
    go(&mut round, |r, by| {
        r.supersede(by, next.clone(), text("对象库有误"), &[])
    });
    let by = command_on("round:2", 0, "cc-amr", DRAW_DAY);
    let event = round.draw_again(&by, &next, text("对象库有误"));
    let again = Round::begin(h(), &event.unwrap()).unwrap();
    let other = commit_objects(&again, &number(2));
    assert_eq!(codes(other), ["round.other-previous"]);
    // It drew nothing, so that the end of its trail stands for its record.
    let mut second = number(2);
    second.header = with(&second.header, |parts| {
        let end = again.redraw().unwrap().head;
        parts.previous.as_mut().unwrap().record = end.0;
    });
    assert!(commit_objects(&again, &second).is_ok());
    second.header = said_first(&again, &second.header);
    assert!(commit_objects(&again, &second).is_ok());
    let refused = commit_objects(&again, &number(1));
    assert_eq!(codes(refused), both);
}

#[test]
fn a_round_without_teams_does_not_close_and_a_closed_one_is_not_redrawn() {
    let round = objects_drawn();
    let by = command(&round, "cc-amr", DRAW_DAY);
    let refusals = round.close(&by).unwrap_err();
    assert_eq!(refusals.len(), 2, "each visit by name");
    assert!(refusals.contains(rules::round::UNSTAFFED));
    let mut round = staffed();
    go(&mut round, Round::close);
    let by = command(&round, "cc-amr", DRAW_DAY);
    let late = round.supersede(&by, RoundId::new("2").unwrap(), text("…"), &[]);
    assert_eq!(codes(late), ["round.over", "round.visit-not-shown"]);
}

#[test]
fn a_round_is_opened_in_the_mandates_period() {
    let late = date!(2027 - 01 - 01);
    let command = command_on("round:9", 0, "cc-amr", late);
    let refused = Round::open(h(), &command, RoundId::new("9").unwrap(), mandate());
    assert_eq!(codes(refused), ["round.outside-period"]);
}
