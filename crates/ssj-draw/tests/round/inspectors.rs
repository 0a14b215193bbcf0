//! The inspector draw.

use std::collections::BTreeSet;

use ssj_core::{Digest, Encode, HashFn, InspectorId, Label, Suite, Token};
use ssj_draw::record::{
    DrawnVisit, ExcludedPair, FixedSlot, InspectorDraw, InspectorDrawParts, InspectorExtractor,
    InspectorRecord, ObjectDraw, Reason, Seat, VisitCap, VisitSlots,
};
use ssj_draw::verify::{Anchors, Difference, Unlawful, Verdict, check_teams, verify_inspectors};

use super::town::{evidence, inspector_parts, object_parts};

fn drawn_visits() -> (Digest, Vec<DrawnVisit>) {
    let draw = ObjectDraw::new(object_parts()).unwrap();
    let record = draw.draw(evidence(1)).unwrap();
    (record.digest, draw.visits(&record))
}

fn parts() -> InspectorDrawParts {
    let (record, visits) = drawn_visits();
    let mut parts = inspector_parts(record, &visits);
    parts.rows.excluded = visits
        .iter()
        .step_by(2)
        .map(|visit| ExcludedPair {
            visit: visit.id.token().unwrap(),
            inspector: InspectorId::new("1").unwrap(),
            reason: Reason {
                code: "recusal.declared".into(),
                clause: None,
                evidence: None,
            },
        })
        .collect();
    parts
}

fn draw(parts: InspectorDrawParts) -> InspectorRecord {
    InspectorDraw::new(parts)
        .unwrap()
        .draw(evidence(2))
        .unwrap()
}

fn verify(record: &InspectorRecord, parts: &InspectorDrawParts) -> Verdict {
    verify_inspectors(record, &drawn_visits().1, parts, &Anchors::default()).unwrap()
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

#[test]
fn every_visit_gets_a_lawful_team_and_the_record_holds() {
    let parts = parts();
    let drawn = InspectorDraw::new(parts.clone()).unwrap();
    let record = drawn.draw(evidence(2)).unwrap();
    let teams = drawn.teams(&record);
    assert_eq!(teams.len(), parts.rows.visits.len());
    assert!(teams.iter().all(|team| team.members.len() == 4));
    let verdict = verify(&record, &parts);
    assert!(!verdict.is_contradicted(), "{verdict}");
}

#[test]
fn the_order_of_rows_does_not_matter() {
    let mut shuffled = parts();
    shuffled.rows.inspectors.reverse();
    shuffled.rows.visits.rotate_left(3);
    shuffled.rows.excluded.reverse();
    shuffled.rows.needs.reverse();
    // A need may be listed twice: what counts is what it says.
    shuffled.rows.needs.push(shuffled.rows.needs[1].clone());
    for visit in &mut shuffled.rows.visits {
        visit.slots = vec![1, 2, 0, 0];
    }
    assert_eq!(draw(parts()), draw(shuffled));
}

#[test]
fn a_named_inspector_keeps_the_place() {
    let mut parts = parts();
    let named = InspectorId::new("2").unwrap();
    parts.rows.fixed.push(FixedSlot {
        visit: parts.rows.visits[0].visit,
        slot: 1,
        inspector: named.clone(),
    });
    let drawn = InspectorDraw::new(parts.clone()).unwrap();
    let record = drawn.draw(evidence(2)).unwrap();
    let visit = parts.rows.visits[0].visit.into();
    let mut teams = drawn.teams(&record).into_iter();
    let team = teams.find(|team| team.visit == visit).unwrap();
    assert_eq!(team.members[1].inspector, named);
    assert!(!verify(&record, &parts).is_contradicted());
}

/// How often an inspector goes on the first `visits` of the draw's visits.
fn times(parts: &InspectorDrawParts, visits: usize, inspector: &InspectorId) -> usize {
    let drawn = InspectorDraw::new(parts.clone()).unwrap();
    let record = drawn.draw(evidence(2)).unwrap();
    let verdict = verify(&record, parts);
    assert!(!verdict.is_contradicted(), "{verdict}");
    let day = &parts.rows.visits[..visits];
    let teams = drawn.teams(&record).into_iter();
    teams
        .filter(|team| day.iter().any(|row| team.visit == row.visit.into()))
        .filter(|team| team.member(inspector).is_some())
        .count()
}

/// Two inspectors of four go on each visit: at most once in a day of three visits, where they would
/// go more often without the cap.
#[test]
fn caps_on_groups_of_visits_bind() {
    let mut parts = parts();
    parts.rows.excluded.clear();
    let busy = InspectorId::new("3").unwrap();
    let day: Vec<_> = parts.rows.visits[..3]
        .iter()
        .map(|visit| visit.visit)
        .collect();
    // Who must go everywhere, but for the cap: one of the other three is barred from each visit.
    parts.rows.inspectors[3].load = 0;
    parts.rows.excluded = (0..3)
        .flat_map(|at| {
            let visit = parts.rows.visits[at].visit;
            [0, 1].map(|other| ExcludedPair {
                visit,
                inspector: InspectorId::new(&((at + other) % 3).to_string()).unwrap(),
                reason: Reason {
                    code: "recusal.declared".into(),
                    clause: None,
                    evidence: None,
                },
            })
        })
        .collect();
    assert_eq!(times(&parts, 3, &busy), 3);
    parts.rows.excluded.truncate(2);
    parts.rows.caps.push(VisitCap {
        at_most: 1,
        visits: day.iter().copied().collect(),
        inspectors: [busy.clone()].into(),
    });
    parts.rows.caps.push(VisitCap {
        at_most: 2,
        visits: parts.rows.visits.iter().map(|visit| visit.visit).collect(),
        inspectors: [busy.clone()].into(),
    });
    assert_eq!(times(&parts, 3, &busy), 1);
    assert!(times(&parts, parts.rows.visits.len(), &busy) <= 2);
    // The commitment covers them, and a team above one is found by a check that draws nothing.
    let record = draw(parts.clone());
    let mut freer = parts.clone();
    freer.rows.caps.clear();
    assert_ne!(record.commitment, draw(freer.clone()).commitment);
    let found = check_teams(hash(), &parts.rows, &draw(freer).teams);
    let over = |unlawful: &&Unlawful| matches!(unlawful, Unlawful::OverCap { .. });
    assert!(found.iter().any(|unlawful| over(&unlawful)), "{found:?}");
}

/// Caps that cross, and caps that name nobody or no visit, are refused.
#[test]
fn caps_that_cross_or_refer_to_nothing_are_refused() {
    let mut crossing = parts();
    let tokens: Vec<_> = crossing
        .rows
        .visits
        .iter()
        .map(|visit| visit.visit)
        .collect();
    let cap = |visits: &[Token], inspectors| VisitCap {
        at_most: 1,
        visits: visits.iter().copied().collect(),
        inspectors,
    };
    crossing.rows.caps = vec![cap(&tokens[..2], [].into()), cap(&tokens[1..3], [].into())];
    let codes = |parts| {
        let refusals = InspectorDraw::new(parts).unwrap_err();
        let codes = refusals.iter().map(|refusal| refusal.code.id);
        codes.collect::<Vec<_>>()
    };
    assert_eq!(codes(crossing), ["staffing.invalid"]);
    let mut unknown = parts();
    unknown.rows.caps = vec![cap(
        &[Token::from_bytes([9; 16])],
        [InspectorId::new("nobody").unwrap()].into(),
    )];
    assert_eq!(codes(unknown), ["staffing.unknown", "staffing.unknown"]);
}

/// Somebody who works in two divisions can go to either.
#[test]
fn inspectors_of_several_divisions_go_to_each() {
    let mut parts = parts();
    parts.rows.excluded.clear();
    parts.rows.needs[0].divisions = ["division:220103".parse().unwrap()].into();
    parts.rows.visits.truncate(2);
    for row in &mut parts.rows.inspectors[..2] {
        row.divisions.insert("division:220103".parse().unwrap());
    }
    let drawn = InspectorDraw::new(parts.clone()).unwrap();
    let record = drawn.draw(evidence(2)).unwrap();
    for team in drawn.teams(&record) {
        let mut first: Vec<_> = team.members[..2].iter().map(|m| &m.inspector).collect();
        first.sort_unstable();
        let expected = ["0", "1"].map(|name| InspectorId::new(name).unwrap());
        assert_eq!(first, expected.each_ref());
    }
    assert_eq!(check_teams(hash(), &parts.rows, &record.teams), []);
    let mut one = parts.clone();
    one.rows.inspectors[0].divisions.pop_last();
    let found = check_teams(hash(), &one.rows, &record.teams);
    assert!(matches!(found[0], Unlawful::Elsewhere { .. }), "{found:?}");
}

/// Each kind of place has its reserves: who could fill it, is not recused and does not go anyway.
#[test]
fn reserves_could_go_and_do_not_go_anyway() {
    let mut parts = parts();
    parts.rows.reserves = 2;
    let drawn = InspectorDraw::new(parts.clone()).unwrap();
    let record = drawn.draw(evidence(2)).unwrap();
    assert!(!verify(&record, &parts).is_contradicted());
    let recused = InspectorId::new("1").unwrap().token(hash());
    let teams = drawn.drawn(&record).unwrap();
    assert_eq!(teams.record().0, record.digest);
    for (team, by_name) in record.teams.iter().zip(teams.teams()) {
        let barred = parts
            .rows
            .excluded
            .iter()
            .any(|pair| pair.visit == team.visit);
        let of = |agency: &str| -> Vec<_> {
            let seats = team
                .reserves
                .iter()
                .filter(|it| it.agency.as_str() == agency);
            seats.map(|seat| seat.inspector).collect()
        };
        // Four people of each agency, two of whom go; one of the market's is recused from some visits.
        assert_eq!(of("agency:fire").len(), 2);
        assert_eq!(of("agency:market").len(), if barred { 1 } else { 2 });
        assert!(!barred || !of("agency:market").contains(&recused));
        let goes = |seat: &Seat| {
            team.inspectors
                .iter()
                .any(|it| it.inspector == seat.inspector)
        };
        assert!(!team.reserves.iter().any(goes));
        assert_eq!(by_name.reserves.len(), team.reserves.len());
    }
    let order: BTreeSet<_> = record.teams.iter().map(|team| &team.reserves).collect();
    assert!(
        order.len() > 4,
        "each visit has an order of its own: {order:?}"
    );
}

#[test]
fn too_few_inspectors_are_named_with_the_places() {
    let mut parts = parts();
    parts
        .rows
        .inspectors
        .retain(|row| !["5", "6", "7"].contains(&row.inspector.as_id().value()));
    let refusals = InspectorDraw::new(parts)
        .unwrap()
        .draw(evidence(2))
        .unwrap_err();
    assert_eq!(
        refusals.iter().next().unwrap().code.id,
        "staffing.unstaffable"
    );
    assert_eq!(
        refusals.iter().next().unwrap().to_string(),
        "agency:fire in division:220102 with enforcement+hydrant: 2 places, 1 inspectors, room for 1 [吉政办发〔2019〕32号 二（三）]"
    );
}

#[test]
fn rows_that_refer_to_nothing_are_refused() {
    let mut parts = parts();
    parts.rows.visits[0].slots.push(9);
    parts.rows.excluded[0].inspector = InspectorId::new("nobody").unwrap();
    let twin = parts.rows.inspectors[0].clone();
    parts.rows.inspectors.push(twin);
    let refusals = InspectorDraw::new(parts).unwrap_err();
    let codes: Vec<_> = refusals.iter().map(|refusal| refusal.code.id).collect();
    assert_eq!(
        codes,
        ["staffing.unknown", "staffing.twice", "staffing.unknown"]
    );
}

#[test]
fn edits_of_the_record_are_named() {
    type Edit = (&'static str, fn(&mut InspectorRecord));
    let edits: [Edit; 9] = [
        ("commitment.object_record", |r| {
            r.commitment.object_record = Digest::from_bytes([9; 32]);
        }),
        ("commitment.visits", |r| {
            r.commitment.visits = Digest::from_bytes([9; 32]);
        }),
        ("commitment.reserves", |r| r.commitment.reserves += 1),
        ("commitment_digest", |r| {
            r.commitment_digest = Digest::from_bytes([9; 32]);
        }),
        ("teams", |r| {
            r.teams[0].inspectors[0] = r.teams[0].inspectors[1].clone();
        }),
        ("teams", |r| drop(r.teams.pop())),
        ("teams", |r| {
            r.teams[0].inspectors[0].agency = "agency:friend".parse().unwrap();
        }),
        ("teams_root", |r| {
            r.teams_root.root = Digest::from_bytes([9; 32]);
        }),
        ("digest", |r| r.digest = Digest::from_bytes([9; 32])),
    ];
    let (parts, record) = (parts(), draw(parts()));
    for (field, edit) in edits {
        let mut edited = record.clone();
        edit(&mut edited);
        let verdict = verify(&edited, &parts);
        assert_eq!(verdict.difference().map(Difference::field), Some(field));
    }
}

#[test]
fn a_lawful_team_of_somebody_s_choosing_is_caught() {
    let (parts, record) = (parts(), draw(parts()));
    let mut edited = record.clone();
    // Interchangeable places: swapping them keeps the team lawful, and still is not what was drawn.
    edited.teams[0].inspectors.swap(0, 1);
    let field = format!("teams[{}].inspectors[0].inspector", edited.teams[0].visit);
    assert_eq!(verify(&edited, &parts).difference().unwrap().field(), field);
    // So is a reserve of somebody's choosing.
    let mut edited = record.clone();
    edited.teams[0].reserves.reverse();
    let field = format!("teams[{}].reserves[0].inspector", edited.teams[0].visit);
    assert_eq!(verify(&edited, &parts).difference().unwrap().field(), field);
}

#[test]
fn a_recusal_withdrawn_after_the_commitment_is_caught() {
    let (mut parts, record) = (parts(), draw(parts()));
    parts.rows.excluded.pop();
    assert_eq!(
        verify(&record, &parts).difference().unwrap().field(),
        "commitment.exclusions"
    );
}

#[test]
fn a_visit_dropped_or_slipped_in_is_caught() {
    let (mut parts, record) = (parts(), draw(parts()));
    let dropped = parts.rows.visits.remove(1);
    let field = format!("visits[{}]", dropped.visit);
    assert_eq!(verify(&record, &parts).difference().unwrap().field(), field);
    parts.rows.visits.push(dropped.clone());
    parts.rows.visits.push(VisitSlots {
        visit: Token::from_bytes([0; 16]),
        ..dropped
    });
    let found = verify(&record, &parts);
    assert_eq!(
        found.difference().unwrap().field(),
        format!("visits[{}]", "00".repeat(16))
    );
}

/// An extract opens its own leaf. The one recusal of a round is the whole tree of exclusions, whose root
/// is public: whoever sees the extract of that inspector still can't try out what it says.
#[test]
fn an_extract_does_not_open_a_recusal_to_a_guess() {
    let mut parts = parts();
    parts.rows.excluded.truncate(1);
    let drawn = InspectorDraw::new(parts.clone()).unwrap();
    let record = drawn.draw(evidence(2)).unwrap();
    let pair = &parts.rows.excluded[0];
    let extractor = InspectorExtractor::new(&drawn, &record);
    let extract = extractor.extract(&pair.inspector).unwrap();
    let hash = Suite::Intl.hash_fn().unwrap();
    let guess = |opened: &[u8]| {
        let said = hash.hash_parts(Label::Leaf, &[extract.nonce.as_bytes(), opened]);
        let token = pair.inspector.token(hash);
        hash.merkle_leaf(&[token.as_bytes(), said.as_bytes()])
    };
    // The guess is made as it should be: it opens the inspector's own leaf.
    let own = guess(&extract.row.to_canonical());
    let inspectors = record.commitment.inspectors;
    assert!(inspectors.verify(hash, &extract.inclusion, own).is_ok());
    assert_ne!(record.commitment.exclusions, guess(&pair.to_canonical()));
}
