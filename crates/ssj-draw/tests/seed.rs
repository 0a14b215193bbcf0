//! Seeds: what is accepted, what is refused, and what a bystander can recompute.
#![allow(clippy::unwrap_used, reason = "tests")]

use ssj_core::{Digest, HashFn, PlanItemId, Refusals, Seed, Suite, Timestamp};
use ssj_draw::record::{
    Header, HeaderParts, RevealHash, SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue,
    reveal_hash,
};

const COMMITMENT: Digest = Digest::from_bytes([0x11; 32]);

fn at(minute: u32) -> Timestamp {
    format!("2026-03-02T04:{minute:02}:00Z").parse().unwrap()
}

fn hash() -> HashFn {
    Suite::Intl.hash_fn().unwrap()
}

fn source(id: &str, kind: SourceKind, bits: u16, due: Timestamp) -> SeedSource {
    SeedSource {
        id: id.parse().unwrap(),
        kind,
        min_entropy_bits: bits,
        due,
    }
}

fn parts(sources: Vec<SeedSource>) -> HeaderParts {
    HeaderParts {
        suite: Suite::Intl,
        draw: "objects".into(),
        plan_item: PlanItemId::new("jl-2026-03").unwrap(),
        plan_version: 1,
        counter: 1,
        previous: None,
        margin_seconds: 600,
        reveal_hashes_close: Some(at(20)),
        sources,
    }
}

/// Two departments reveal by 04:30, a beacon speaks at 04:40.
fn header() -> Header {
    Header::new(parts(vec![
        source("health", SourceKind::Reveal, 256, at(30)),
        source("fire", SourceKind::Reveal, 256, at(30)),
        source("beacon", SourceKind::Beacon, 128, at(40)),
    ]))
    .unwrap()
}

fn reveal(id: &str, text: &str) -> (RevealHash, SeedValue) {
    let nonce = hash().hash(ssj_core::Label::Document, id.as_bytes());
    let value = SourceValue::from(text.as_bytes());
    let source = id.parse().unwrap();
    let given = reveal_hash(hash(), COMMITMENT, &source, &value, nonce);
    (
        RevealHash {
            source: source.clone(),
            at: at(15),
            hash: given,
        },
        SeedValue {
            source,
            at: at(25),
            value,
            nonce: Some(nonce),
        },
    )
}

fn evidence() -> SeedEvidence {
    let (health, fire) = (reveal("health", "one"), reveal("fire", "two"));
    let beacon = SeedValue {
        source: "beacon".parse().unwrap(),
        at: at(40),
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    SeedEvidence {
        published_at: at(5),
        reveal_hashes: vec![health.0, fire.0],
        values: vec![health.1, fire.1, beacon],
    }
}

fn seed(evidence: &SeedEvidence) -> Result<Seed, Refusals> {
    evidence.seed(hash(), &header(), COMMITMENT)
}

fn only_code(outcome: Result<Seed, Refusals>) -> &'static str {
    let refusals = outcome.unwrap_err();
    assert_eq!(refusals.len(), 1, "{refusals}");
    refusals.iter().next().unwrap().code.id
}

/// Evidence has one spelling: whatever order it came in, it is written in the header's.
#[test]
fn evidence_is_listed_in_the_header_s_order() {
    let mut shuffled = evidence();
    shuffled.values.reverse();
    assert_eq!(only_code(seed(&shuffled)), "seed.unordered");
    shuffled = shuffled.sorted(&header());
    assert_eq!(shuffled, evidence());
    shuffled.reveal_hashes.reverse();
    assert_eq!(only_code(seed(&shuffled)), "seed.unordered");
    assert_eq!(shuffled.sorted(&header()), evidence());
}

#[test]
fn every_value_counts() {
    let first = seed(&evidence()).unwrap();
    let mut other = evidence();
    other.values[2].value = SourceValue::from(&[0xbf; 32][..]);
    assert_ne!(first, seed(&other).unwrap());
    let elsewhere = evidence().seed(hash(), &header(), Digest::from_bytes([0x12; 32]));
    assert!(elsewhere.is_err(), "reveals belong to one commitment");
}

#[test]
fn a_silent_party_is_recorded_and_the_seed_goes_on() {
    let mut silent = evidence();
    silent.values.remove(0);
    assert_ne!(seed(&silent).unwrap(), seed(&evidence()).unwrap());
    let header = header();
    let absent: Vec<_> = silent
        .absent(&header)
        .map(|source| source.id.as_str())
        .collect();
    assert_eq!(absent, ["health"]);
}

#[test]
fn a_silent_beacon_is_no_seed() {
    let mut silent = evidence();
    silent.values.pop();
    assert_eq!(only_code(seed(&silent)), "seed.value-missing");
}

#[test]
fn each_trick_is_named() {
    type Trick = (&'static str, fn(&mut SeedEvidence));
    let tricks: [Trick; 14] = [
        ("seed.out-of-order", |e| e.values[0].at = at(19)),
        ("seed.source-unknown", |e| {
            let stranger = RevealHash {
                source: "beacon".parse().unwrap(),
                hash: COMMITMENT,
                ..e.reveal_hashes[0].clone()
            };
            e.reveal_hashes.push(stranger);
        }),
        ("seed.out-of-order", |e| e.published_at = at(11)),
        // A hash of the commitment that is older than its publication: somebody was shown it before.
        ("seed.out-of-order", |e| e.reveal_hashes[1].at = at(4)),
        ("seed.out-of-order", |e| e.reveal_hashes[0].at = at(21)),
        ("seed.out-of-order", |e| e.values[0].at = at(31)),
        ("seed.value-instant", |e| e.values[2].at = at(41)),
        ("seed.value-empty", |e| {
            e.values[2].value = SourceValue::from(&[][..]);
        }),
        ("reveal.mismatch", |e| {
            e.values[0].value = SourceValue::from(&b"three"[..]);
        }),
        ("reveal.uncommitted", |e| drop(e.reveal_hashes.remove(0))),
        ("reveal.uncommitted", |e| e.values[1].nonce = None),
        ("seed.value-twice", |e| e.values.push(e.values[2].clone())),
        ("seed.source-unknown", |e| {
            let source = "weather".parse().unwrap();
            e.values.push(SeedValue {
                source,
                ..e.values[2].clone()
            });
        }),
        ("seed.value-twice", |e| {
            let late = RevealHash {
                hash: COMMITMENT,
                ..e.reveal_hashes[1].clone()
            };
            e.reveal_hashes.insert(1, late);
        }),
    ];
    for (code, trick) in tricks {
        let mut tricked = evidence();
        trick(&mut tricked);
        assert_eq!(only_code(seed(&tricked)), code);
    }
}

/// A margin of nothing still has the commitment out before the first thing that hangs on it.
#[test]
fn publication_at_the_instant_of_the_first_event_is_too_late() {
    let header = |margin_seconds| {
        let sources = vec![source("beacon", SourceKind::Beacon, 128, at(40))];
        Header::new(HeaderParts {
            margin_seconds,
            reveal_hashes_close: None,
            ..parts(sources)
        })
        .unwrap()
    };
    let evidence = |published_at: &str| {
        let beacon = evidence().values.remove(2);
        SeedEvidence::of_values(published_at.parse().unwrap(), vec![beacon])
    };
    let seed = |margin, published| evidence(published).seed(hash(), &header(margin), COMMITMENT);
    let out_of_order = "seed.out-of-order";
    assert_eq!(only_code(seed(0, "2026-03-02T04:40:00Z")), out_of_order);
    assert!(seed(0, "2026-03-02T04:39:59.999999999Z").is_ok());
    // With a margin, to the second.
    assert!(seed(60, "2026-03-02T04:39:00Z").is_ok());
    let late = "2026-03-02T04:39:00.000000001Z";
    assert_eq!(only_code(seed(60, late)), out_of_order);
}

#[test]
fn a_copied_hash_is_caught_twice_over() {
    let mut copied = evidence();
    copied.reveal_hashes[1].hash = copied.reveal_hashes[0].hash;
    let refusals = seed(&copied).unwrap_err();
    let codes: Vec<_> = refusals.iter().map(|refusal| refusal.code.id).collect();
    assert_eq!(codes, ["reveal.copied", "reveal.mismatch"]);
}

#[test]
fn a_copied_value_is_caught() {
    let mut copied = evidence();
    let (given, value) = reveal("fire", "one");
    (copied.reveal_hashes[1], copied.values[1]) = (given, value);
    assert_eq!(only_code(seed(&copied)), "reveal.copied");
}

#[test]
fn a_stock_index_alone_is_no_source() {
    let index = source("index", SourceKind::Beacon, 10, at(40));
    let reveal = source("health", SourceKind::Reveal, 256, at(30));
    let refusals = Header::new(parts(vec![reveal, index])).unwrap_err();
    assert_eq!(
        refusals.to_string(),
        "the seed's sources state 10 bits of min-entropy together, 64 are needed [ssj-1.md Seed]"
    );
}

#[test]
fn independent_parties_count_and_leave_the_last_one_a_choice() {
    let parties = ["university", "procurator"]
        .map(|id| source(id, SourceKind::IndependentReveal, 128, at(30)));
    let header = Header::new(parts(parties.into())).unwrap();
    assert!(header.open_to_last_revealer());
    assert!(!self::header().open_to_last_revealer());
}

#[test]
fn the_beacon_comes_last() {
    let refusals = Header::new(parts(vec![
        source("health", SourceKind::Reveal, 256, at(30)),
        source("beacon", SourceKind::Beacon, 128, at(30)),
    ]))
    .unwrap_err();
    assert_eq!(refusals.iter().next().unwrap().code.id, "seed.out-of-order");
}
