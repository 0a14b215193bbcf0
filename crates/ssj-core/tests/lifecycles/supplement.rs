//! What joins a visit after it was drawn and staffed: further reserves, and checks that fell out elsewhere.

use ssj_core::round::*;
use ssj_core::trail::{Again, Event, Lifecycle};
use ssj_core::visit::*;
use ssj_core::*;
use time::macros::date;

use crate::fixture::*;
use crate::papers;

/// A supplement of this number for these visits: two more of the market regulator on each.
fn further(number: u32, visits: &[&str]) -> (paper::InspectorCommitment, Vec<Team>) {
    let (record, recusals) = (shops().record(), RecusalRoot(digest(8)));
    let part = format!("supplement-{number}");
    let commitment = papers::inspector_commitment(&part, record, recusals);
    let names = [
        format!("a{}", 2 * number + 3),
        format!("a{}", 2 * number + 4),
    ];
    let teams = visits.iter().map(|visit| Team {
        visit: visit_id(visit),
        members: vec![member(&names[0], "cc-amr")],
        reserves: vec![member(&names[1], "cc-amr")],
        experts: Vec::new(),
    });
    (commitment, teams.collect())
}

fn commit(
    round: &Round,
    commitment: &paper::InspectorCommitment,
) -> Result<Event<RoundEvent>, Refusals> {
    let by = command(round, "cc-amr", DRAW_DAY);
    round.commit_inspectors(&by, commitment, papers::published(&commitment.header))
}

fn record(
    round: &Round,
    number: u32,
    drawn: paper::TeamsDrawn,
) -> Result<Event<RoundEvent>, Refusals> {
    let by = command(round, "cc-amr", DRAW_DAY);
    round.record_teams(&by, &DrawPart::Supplement(number), drawn)
}

/// Takes a supplement from its commitment to its teams.
fn supplemented(round: &mut Round, number: u32, visits: &[&str]) {
    let (commitment, teams) = further(number, visits);
    go(round, |r, _| commit(r, &commitment));
    let evidence = papers::evidence(&commitment.header);
    go(round, |r, by| {
        r.seed(by, &DrawPart::Supplement(number), evidence)
    });
    let drawn = papers::teams_drawn(&commitment, teams);
    go(round, |r, _| record(r, number, drawn));
}

fn opened(round: &Round, name: &str) -> Visit {
    let first = &round.visit(&visit_in(round, name)).unwrap().checks[0];
    let by = command_on("visit:open", 0, first.agency.as_id().value(), DRAW_DAY);
    let event = Visit::open(round, &by, &visit_in(round, name));
    Visit::begin(h(), &event.unwrap()).unwrap()
}

fn standing_by(team: &Team) -> Vec<&str> {
    let reserves = team.reserves.iter();
    reserves.map(|one| one.inspector.as_id().value()).collect()
}

#[test]
fn supplements_are_numbered_draws_of_their_own_that_repeat_none() {
    let mut round = staffed();
    let refused = commit(&round, &further(2, &["shop-a"]).0);
    assert_eq!(codes(refused), ["round.other-supplement"]);
    supplemented(&mut round, 1, &["shop-a"]);
    // A closed round still takes them.
    go(&mut round, Round::close);
    supplemented(&mut round, 2, &["shop-a", "shop-b"]);
    let team = round.team(&visit_in(&round, "shop-a")).unwrap();
    assert_eq!(
        standing_by(team),
        ["f3", "a3", "a4", "a5", "a6", "a7", "a8"]
    );
    assert_eq!(team.members.len(), 4, "nobody goes who did not go before");
    let numbers: Vec<_> = round
        .supplements(&team.visit)
        .iter()
        .map(|one| one.number)
        .collect();
    assert_eq!(numbers, [1, 2]);
    assert_eq!(round.supplements(&visit_in(&round, "shop-b")).len(), 1);
    // No source speaks for two draws.
    let (mut again, _) = further(3, &["shop-a"]);
    let mut parts = again.header.parts().clone();
    parts.sources = further(1, &[]).0.header.sources().to_vec();
    again.header = paper::Header::new(parts).unwrap();
    assert_eq!(codes(commit(&round, &again)), ["round.source-again"]);
}

#[test]
fn a_supplement_is_for_visits_that_have_a_team_and_brings_others() {
    let mut round = staffed();
    let (commitment, teams) = further(1, &["shop-a"]);
    go(&mut round, |r, _| commit(r, &commitment));
    let evidence = papers::evidence(&commitment.header);
    go(&mut round, |r, by| {
        r.seed(by, &DrawPart::Supplement(1), evidence)
    });
    let with = |edit: fn(&mut Team)| {
        let mut teams = teams.clone();
        edit(&mut teams[0]);
        record(&round, 1, papers::teams_drawn(&commitment, teams))
    };
    let known = with(|team| team.members[0] = member("a3", "cc-amr"));
    assert_eq!(codes(known), ["round.person-twice"]);
    let elsewhere = with(|team| team.visit = visit_id("shop-c"));
    assert_eq!(codes(elsewhere), ["round.unstaffed"]);
    assert!(with(|_| {}).is_ok());
}

#[test]
fn a_visit_takes_in_the_supplements_of_its_round_once_each() {
    let mut round = staffed();
    let mut visit = opened(&round, "shop-a");
    let day = date!(2026 - 03 - 03);
    let by = command(&visit, "cc-amr", day);
    assert_eq!(codes(visit.supplement(&by, &round)), ["visit.not-drawn"]);
    supplemented(&mut round, 1, &["shop-a"]);
    let by = command(&visit, "cc-amr", day);
    let event = visit.supplement(&by, &round).unwrap();
    assert_eq!(visit.again(&event), Ok(()));
    visit.apply(&event).unwrap();
    assert_eq!(
        visit.supplement(&by, &round).as_ref(),
        Ok(&event),
        "asked for again, it is the same"
    );
    assert_eq!(standing_by(visit.team()), ["f3", "a3", "a4", "a5", "a6"]);
    // So it is once another one was taken in after it.
    let mut more = round.clone();
    supplemented(&mut more, 2, &["shop-a"]);
    let mut twice = visit.clone();
    let second = command(&twice, "cc-amr", day);
    twice
        .apply(&twice.supplement(&second, &more).unwrap())
        .unwrap();
    assert_eq!(twice.supplement(&by, &more), Ok(event));
    let by = command(&visit, "cc-amr", day);
    assert_eq!(codes(visit.supplement(&by, &round)), ["visit.not-drawn"]);
    // One that is opened afterwards has them already.
    let later = opened(&round, "shop-a");
    let by = command(&later, "cc-amr", day);
    assert_eq!(codes(later.supplement(&by, &round)), ["visit.not-drawn"]);
    assert_eq!(standing_by(later.team()), standing_by(visit.team()));
    // Replacement goes by them, after those who stood by before.
    let skip = |name| Skip {
        who: inspector(name),
        reason: text("请假"),
        evidence: EvidenceDigest(digest(8)),
    };
    let by = command(&visit, "cc-amr", day);
    let replace = |by: &trail::Act<'_>, skips: &[&'static str], name| {
        let skipped = skips.iter().map(|name| skip(name)).collect();
        visit.replace_member(
            by,
            inspector("a1"),
            text("生病"),
            skipped,
            member(name, "cc-amr"),
        )
    };
    assert_eq!(codes(replace(&by, &[], "a5")), ["visit.not-next-reserve"]);
    assert!(replace(&by, &["a3", "a4"], "a5").is_ok());
}

/// Shop A falls out of food sales, and B, who is visited about fire safety, is next.
fn joining() -> (Round, Visit) {
    let mut round = crate::fixture::opened(mandate());
    let commitment = object_commitment();
    objects_seeded(&mut round, &commitment);
    let food = reserves("food-sales", &["shop-a"], &["shop-b"]);
    let fire = call("shop-b", [check("fire-safety", "shop-b")]);
    let visits = vec![call("shop-a", [check("food-sales", "shop-a")]), fire];
    let drawn = papers::objects_drawn(&commitment, visits, vec![food]);
    go(&mut round, |r, by| r.record_objects(by, drawn));
    recused(&mut round);
    let of = |round: &Round, name, names: [&str; 2], agency| Team {
        visit: visit_in(round, name),
        members: names.map(|name| member(name, agency)).into(),
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    let teams = vec![
        of(&round, "shop-a", ["a1", "a2"], "cc-amr"),
        of(&round, "shop-b", ["f1", "f2"], "cc-fire"),
    ];
    teams_drawn(&mut round, &city(), teams);
    let visit = opened(&round, "shop-b");
    go(&mut round, |r, by| {
        let ground = Ground {
            reason: text("已迁出"),
            evidence: EvidenceDigest(digest(9)),
        };
        let out = visit_in(r, "shop-a");
        r.replace(by, &out, ground, Vec::new(), let_go(r, &out).as_ref())
    });
    (round, visit)
}

#[test]
fn a_check_that_joins_an_open_visit_is_an_event_of_its_trail() {
    let (mut round, mut visit) = joining();
    let day = date!(2026 - 03 - 03);
    let by = command(&visit, "cc-fire", day);
    assert_eq!(codes(visit.join(&by, &round)), ["visit.unstaffed"]);
    // The round draws another team, for both departments together.
    let team = Team {
        visit: visit_in(&round, "shop-b"),
        members: vec![
            member("a1", "cc-amr"),
            member("a2", "cc-amr"),
            member("f1", "cc-fire"),
            member("f2", "cc-fire"),
        ],
        reserves: Vec::new(),
        experts: Vec::new(),
    };
    teams_drawn(&mut round, &county().into(), vec![team.clone()]);
    let by = command(&visit, "cc-fire", day);
    let event = visit.join(&by, &round).unwrap();
    assert_eq!(visit.again(&event), Ok(()));
    visit.apply(&event).unwrap();
    assert_eq!(visit.join(&by, &round), Ok(event));
    let both = ["fire-safety", "food-sales"].map(|m| check(m, "shop-b"));
    assert_eq!(visit.drawn().checks, both);
    assert_eq!(visit.opening().drawn.checks, both[..1], "it began with one");
    assert_eq!(visit.team(), &team);
    assert_eq!(visit.joined()[0].check, both[1]);
    let by = command(&visit, "cc-fire", day);
    assert_eq!(codes(visit.join(&by, &round)), ["visit.not-drawn"]);
    // Each has its result before the visit is completed.
    let by = command(&visit, "cc-fire", day);
    visit
        .apply(&visit.start(&by, &people("cc-fire"), None).unwrap())
        .unwrap();
    for who in ["cc-fire", "cc-amr"] {
        let open = visit.complete(&command(&visit, who, day));
        assert_eq!(codes(open), ["visit.open-check"]);
    }
}
