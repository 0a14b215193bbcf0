//! An operator who tries to bend a round is caught, and what was tried is named.

use ssj_core::{Digest, Suite, Text, Timestamp};
use ssj_draw::record::{
    DrawPart, Header, HeaderParts, ObjectDraw, ObjectDrawParts, ObjectRecord, Previous, RevealHash,
    RowState, SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue, reveal_hash,
};
use ssj_draw::verify::{
    Basis, Equivocation, Verdict, verify_object_record, verify_objects, verify_rounds,
};

use super::town::{header, instant, kept, object_parts, secret};

pub(crate) fn field(verdict: &Verdict) -> &str {
    verdict
        .difference()
        .map_or("nothing", |difference| difference.field())
}

fn reveals_close() -> Timestamp {
    instant("2026-03-02T03:00:00Z")
}

/// The town's header with two departments that reveal before the beacon speaks.
pub(crate) fn revealing(counter: u32, previous: Option<Previous>) -> Header {
    let town = header(DrawPart::Objects).parts().clone();
    let party = |id: &str| {
        let kind = SourceKind::Reveal;
        SeedSource {
            id: id.parse().unwrap(),
            kind,
            min_entropy_bits: 256,
            due: reveals_close(),
        }
    };
    let mut sources = vec![party("health"), party("fire")];
    sources.extend(town.sources.iter().cloned());
    Header::new(HeaderParts {
        counter,
        previous,
        reveal_hashes_close: Some(instant("2026-03-02T02:00:00Z")),
        sources,
        ..town
    })
    .unwrap()
}

pub(crate) fn parts(header: Header) -> ObjectDrawParts {
    ObjectDrawParts {
        header,
        ..object_parts()
    }
}

/// What honest sources bring to a commitment.
pub(crate) fn evidence(commitment: Digest) -> SeedEvidence {
    let hash = Suite::Intl.hash_fn().unwrap();
    let mut evidence = super::town::evidence(7);
    for party in ["health", "fire"] {
        let source = party.parse().unwrap();
        let value = SourceValue::from(party.as_bytes());
        let nonce = Digest::from_bytes([party.len() as u8; 32]);
        evidence.reveal_hashes.push(RevealHash {
            hash: reveal_hash(hash, commitment, &source, &value, nonce),
            at: instant("2026-03-02T01:00:00Z"),
            source: source.clone(),
        });
        evidence.values.push(SeedValue {
            source,
            at: reveals_close(),
            value,
            nonce: Some(nonce),
        });
    }
    evidence.values.rotate_left(1);
    evidence
}

pub(crate) fn drawn(header: Header) -> (ObjectDraw, ObjectRecord) {
    let draw = ObjectDraw::new(parts(header)).unwrap();
    let record = draw.draw(evidence(draw.digest())).unwrap();
    (draw, record)
}

#[test]
fn an_honest_round_holds() {
    let (draw, record) = drawn(revealing(1, None));
    let verdict = verify_objects(&record, draw.frames(), &secret(), &kept(&record)).unwrap();
    assert!(!verdict.is_contradicted(), "{verdict}");
    assert_eq!(verdict.on(Basis::Anchored).count(), 4);
    let rounds = verify_rounds(&[record], &[draw.digest()]).unwrap();
    assert!(!rounds.is_contradicted(), "{rounds}");
}

#[test]
fn a_pool_changed_after_the_commitment() {
    // A friend is marked as inspected lately, everything is drawn anew under the old seed, and the new
    // record is sound in itself.
    let (honest, record) = drawn(revealing(1, None));
    let mut bent = parts(revealing(1, None));
    let friend = &mut bent.frames[1].rows[3];
    friend.state = RowState::Eligible;
    let bent = ObjectDraw::new(bent).unwrap();
    let forged = bent.draw(evidence(bent.digest())).unwrap();
    let verdict = verify_objects(&forged, bent.frames(), &secret(), &kept(&record)).unwrap();
    assert_eq!(
        field(&verdict),
        "commitment_digest, against the published one"
    );
    // The other way: the published commitment is kept, and the pool no longer fits it.
    let verdict = verify_objects(&record, bent.frames(), &secret(), &kept(&record)).unwrap();
    assert_eq!(field(&verdict), "commitment.frames[matter:fire].root");
    assert_ne!(honest.digest(), bent.digest());
}

/// A record made by code that does not check its sources, with a seed that follows from them.
fn careless(bend: impl FnOnce(&mut SeedEvidence)) -> Verdict {
    let (draw, mut record) = drawn(revealing(1, None));
    bend(&mut record.evidence);
    assert!(
        draw.draw(record.evidence.clone()).is_err(),
        "the library draws nothing from it"
    );
    record.digest = record.compute_digest(Suite::Intl.hash_fn().unwrap());
    verify_object_record(&record, &kept(&record)).unwrap()
}

#[test]
fn a_late_reveal() {
    let verdict = careless(|evidence| {
        evidence.values[0].at = instant("2026-03-02T03:00:01Z");
    });
    let told = "found health at 2026-03-02T03:00:01Z does not come after 2026-03-02T03:00:00Z";
    assert_eq!(field(&verdict), "evidence");
    assert!(verdict.to_string().contains(told), "{verdict}");
}

#[test]
fn a_copied_reveal() {
    let verdict = careless(|evidence| {
        evidence.reveal_hashes[1].hash = evidence.reveal_hashes[0].hash;
        evidence.values[1].value = evidence.values[0].value.clone();
        evidence.values[1].nonce = evidence.values[0].nonce;
    });
    let found = verdict.difference().unwrap().found().to_owned();
    assert_eq!(verdict.difference().unwrap().field(), "evidence");
    assert!(
        found.contains("`fire` gave the same hash or value as `health`"),
        "{found}"
    );
}

#[test]
fn a_reveal_without_a_hash_and_one_of_another_value() {
    let verdict = careless(|evidence| drop(evidence.reveal_hashes.pop()));
    assert!(
        verdict
            .to_string()
            .contains("`fire` reveals a value but gave no hash")
    );
    let verdict = careless(|evidence| evidence.values[0].value = SourceValue::from(&b"x"[..]));
    assert!(
        verdict
            .to_string()
            .contains("`health` reveals is not the one")
    );
}

#[test]
fn a_silent_party_is_told_and_the_round_holds() {
    let draw = ObjectDraw::new(parts(revealing(1, None))).unwrap();
    let mut evidence = evidence(draw.digest());
    evidence.values.remove(0);
    let record = draw.draw(evidence).unwrap();
    let verdict = verify_object_record(&record, &kept(&record)).unwrap();
    assert!(!verdict.is_contradicted());
    let mut trusted = verdict.on(Basis::TakenOnTrust);
    assert!(trusted.any(|what| what == "evidence: that `health` stayed silent"));
}

#[test]
fn a_round_without_a_beacon_is_marked() {
    let parties = ["university", "procurator"].map(|id| {
        let kind = SourceKind::IndependentReveal;
        SeedSource {
            id: id.parse().unwrap(),
            kind,
            min_entropy_bits: 128,
            due: reveals_close(),
        }
    });
    let header = Header::new(HeaderParts {
        sources: parties.into(),
        ..revealing(1, None).parts().clone()
    })
    .unwrap();
    let draw = ObjectDraw::new(parts(header)).unwrap();
    let hash = Suite::Intl.hash_fn().unwrap();
    let mut evidence = SeedEvidence::of_values(instant("2026-03-01T04:00:00Z"), Vec::new());
    for (i, party) in ["university", "procurator"].into_iter().enumerate() {
        let (source, value) = (
            party.parse().unwrap(),
            SourceValue::from(&[i as u8; 32][..]),
        );
        let nonce = Digest::from_bytes([9; 32]);
        evidence.reveal_hashes.push(RevealHash {
            hash: reveal_hash(hash, draw.digest(), &source, &value, nonce),
            at: instant("2026-03-02T01:00:00Z"),
            source: source.clone(),
        });
        evidence.values.push(SeedValue {
            source,
            at: reveals_close(),
            value,
            nonce: Some(nonce),
        });
    }
    let record = draw.draw(evidence).unwrap();
    let verdict = verify_object_record(&record, &kept(&record)).unwrap();
    assert!(!verdict.is_contradicted(), "{verdict}");
    let open = "seed: no beacon speaks last: whoever reveals last could choose between two, and m who \
                share their values between 2^m";
    assert!(verdict.on(Basis::TakenOnTrust).any(|what| what == open));
    let form = draw.public_form(&record, ssj_draw::record::Visits::Ahead);
    assert!(form.commitment.header.open_to_last_revealer());
}

#[test]
fn a_second_commitment() {
    let (first, _) = drawn(revealing(1, None));
    let mut other = parts(revealing(1, None));
    other.secret = ssj_core::RoundSecret::from_bytes([1; 32]);
    let second = ObjectDraw::new(other).unwrap();
    let published = [first.digest(), second.digest()];
    let proof = Equivocation::prove(first.commitment().clone(), second.commitment().clone());
    let proof = proof.unwrap().unwrap();
    assert!(!proof.verify(published).unwrap().is_contradicted());
    // Nobody is accused by digests that were never published, nor by two rounds of one draw.
    let invented = [published[0], Digest::from_bytes([3; 32])];
    assert_eq!(field(&proof.verify(invented).unwrap()), "second");
    let previous = Previous {
        record: Digest::from_bytes([1; 32]),
        reason: Text::new("名单有误").unwrap(),
    };
    let (third, _) = drawn(revealing(2, Some(previous)));
    let first = first.commitment().clone();
    assert!(
        Equivocation::prove(first, third.commitment().clone())
            .unwrap()
            .is_none()
    );
}

#[test]
fn a_dropped_redraw() {
    let again = |of: &ObjectRecord, counter| {
        let previous = Previous {
            record: of.digest,
            reason: Text::new("名单有误").unwrap(),
        };
        drawn(revealing(counter, Some(previous)))
    };
    let (first, one) = drawn(revealing(1, None));
    let (second, two) = again(&one, 2);
    let (third, three) = again(&two, 3);
    let published = [first.digest(), second.digest(), third.digest()];
    let all = [one.clone(), two, three.clone()];
    assert!(!verify_rounds(&all, &published).unwrap().is_contradicted());

    // The middle one is left out: the counter jumps.
    let verdict = verify_rounds(&[one.clone(), three.clone()], &published).unwrap();
    assert_eq!(field(&verdict), "rounds[2].counter");
    // The last one is left out: its commitment was seen.
    let verdict = verify_rounds(&all[..2], &published).unwrap();
    assert_eq!(field(&verdict), "rounds");
    assert!(verdict.to_string().contains(&third.digest().to_string()));
    // The middle one is renumbered away: the third round names a record that is not there.
    let (_, posing) = again(&all[1], 2);
    let verdict = verify_rounds(&[one.clone(), posing], &published).unwrap();
    assert_eq!(field(&verdict), "rounds[2].previous");
    // A round is held that nobody heard of.
    let verdict = verify_rounds(&all, &published[..2]).unwrap();
    assert_eq!(field(&verdict), "rounds[3].commitment_digest");
}

#[test]
fn a_redraw_says_what_the_choice_was_worth() {
    let previous = Previous {
        record: Digest::from_bytes([1; 32]),
        reason: Text::new("名单有误").unwrap(),
    };
    let (draw, record) = drawn(revealing(2, Some(previous.clone())));
    let named = &record.commitment.header.parts().previous;
    assert_eq!(named.as_ref(), Some(&previous));
    let form = draw.public_form(&record, ssj_draw::record::Visits::Ahead);
    let stratum = &form.frames[0].strata.as_ref().unwrap()[0];
    let header = &form.commitment.header;
    // 3 and 18/54 of 30 before the seed, one in nine; held twice.
    let expected = stratum.expected;
    assert_eq!((expected.whole, expected.rest, expected.of), (3, 18, 54));
    let (drawn, of) = (3 * 54 + 18, 54 * stratum.in_scope);
    let bounds = header.redraw_bounds(drawn, of).unwrap();
    assert_eq!(bounds.drawn_up_to().to_string(), "17/81");
    assert_eq!(bounds.spared_up_to().to_string(), "80/81");
}
