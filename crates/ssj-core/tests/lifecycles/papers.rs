//! Honest papers of a draw from plain facts, as `ssj-draw` hands them over.

use ssj_core::paper::*;
use ssj_core::*;
use time::Duration;

use crate::fixture::{digest, matter, source, text};

/// What the outcomes are salted with.
pub(crate) const SALT: Digest = Digest::from_bytes([6; 32]);

/// The commitment to the draw of this number, with a frame for each of these matters.
pub(crate) fn object_commitment(counter: u32, matters: &[&str]) -> ObjectCommitment {
    ObjectCommitment {
        header: header(DrawPart::Objects, counter, "2026-03-01T12:00:00Z"),
        secret: digest(1),
        blinded: true,
        classes: None,
        frames: matters.iter().map(|name| frame(name)).collect(),
    }
}

/// Two of ten.
fn frame(name: &str) -> FrameCommitment {
    FrameCommitment {
        matter: matter(name),
        pool: PoolId::new(name).unwrap(),
        as_of: "2026-03-01T00:00:00Z".parse().unwrap(),
        announced: false,
        disclosure: StratumDisclosure::AuditorOnly,
        number: 2,
        strata: 1,
        rows: 10,
        root: digest(2),
        exclusions: digest(3),
        design: digest(4),
    }
}

/// The commitment to a draw of inspectors for the visits of this record.
pub(crate) fn inspector_commitment(
    part: &str,
    record: RecordDigest,
    recusals: RecusalRoot,
) -> InspectorCommitment {
    InspectorCommitment {
        header: header(
            String::from(part).try_into().unwrap(),
            1,
            "2026-03-02T00:30:00Z",
        ),
        secret: digest(1),
        object_record: record.0,
        visits: digest(2),
        as_of: "2026-03-01T00:00:00Z".parse().unwrap(),
        inspectors: TreeRoot {
            leaves: 9,
            root: digest(3),
        },
        exclusions: recusals.0,
        fixed: digest(4),
        caps: digest(4),
        reserves: 1,
        loads: Loads::default(),
        loop_rule: 2,
    }
}

/// One beacon, named after the draw, an hour after the commitment.
fn header(part: DrawPart, counter: u32, due: &str) -> Header {
    let previous = || Previous {
        record: digest(1),
        reason: text("对象库有误"),
    };
    let beacon = SeedSource {
        id: format!("beacon:{part}").parse().unwrap(),
        kind: SourceKind::Beacon,
        min_entropy_bits: 128,
        due: due.parse().unwrap(),
    };
    let parts = HeaderParts {
        suite: Suite::Intl,
        mandate: source(),
        part,
        counter,
        previous: (counter > 1).then(previous),
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: Vec::from([beacon]),
    };
    Header::new(parts).unwrap()
}

/// When the commitment was published.
pub(crate) fn published(header: &Header) -> Timestamp {
    let due = header.sources()[0].due;
    due.checked_add(-Duration::hours(1)).unwrap()
}

/// What the beacon brought.
pub(crate) fn evidence(header: &Header) -> SeedEvidence {
    let spoken = header.sources().iter().map(|source| SeedValue {
        source: source.id.clone(),
        at: source.due,
        value: SourceValue::from(&[7; 32][..]),
        nonce: None,
    });
    SeedEvidence::of_values(published(header), spoken.collect())
}

/// These visits and reserves as the outcome of the draw: each visit under the id that follows.
pub(crate) fn objects_drawn(
    commitment: &ObjectCommitment,
    visits: Vec<DrawnVisit>,
    reserves: Vec<ReserveList>,
) -> ObjectsDrawn {
    objects_under(object_head(commitment), visits, reserves)
}

fn object_head(commitment: &ObjectCommitment) -> ObjectHead {
    let (header, hash) = (&commitment.header, hash(commitment.header.suite()));
    let (digest, evidence) = (commitment.digest(hash), evidence(header));
    ObjectHead {
        suite: header.suite(),
        commitment: CommitmentDigest(digest),
        seed: evidence.seed(hash, header, digest).unwrap(),
        evidence,
        results: ResultsDigest(SALT),
        thresholds: TreeRoot {
            leaves: 2,
            root: SALT,
        },
        outcome: OutcomeDigest(SALT),
        public: vec![],
    }
}

/// The same under a head that says what it likes of commitment and seed.
pub(crate) fn objects_under(
    mut head: ObjectHead,
    mut visits: Vec<DrawnVisit>,
    reserves: Vec<ReserveList>,
) -> ObjectsDrawn {
    let hash = hash(head.suite);
    head.outcome = ObjectsDrawn::outcome(hash, SALT, &visits, &reserves);
    let record = head.digest(hash);
    for visit in &mut visits {
        visit.id = visit_id(hash, record, &visit.holder, &visit.county);
    }
    ObjectsDrawn::new(head, SALT, visits, reserves).unwrap()
}

/// These teams as the outcome of the draw.
pub(crate) fn teams_drawn(commitment: &InspectorCommitment, teams: Vec<Team>) -> TeamsDrawn {
    let (header, hash) = (&commitment.header, hash(commitment.header.suite()));
    let (digest, evidence) = (commitment.digest(hash), evidence(header));
    let head = InspectorHead {
        suite: header.suite(),
        commitment: CommitmentDigest(digest),
        seed: evidence.seed(hash, header, digest).unwrap(),
        evidence,
        teams_root: TreeRoot {
            leaves: 0,
            root: SALT,
        },
    };
    teams_under(head, teams)
}

/// The same under a head that says what it likes of commitment and seed.
pub(crate) fn teams_under(mut head: InspectorHead, mut teams: Vec<Team>) -> TeamsDrawn {
    let hash = hash(head.suite);
    teams.sort_by(|a, b| a.visit.cmp(&b.visit));
    let by_token = teams.iter().map(|team| TeamRecord::of(hash, team).unwrap());
    let tree = TeamRecord::tree(hash, SALT, &by_token.collect::<Vec<_>>());
    head.teams_root = TreeRoot::from(&tree);
    TeamsDrawn::new(head, SALT, teams).unwrap()
}

fn hash(suite: Suite) -> HashFn {
    suite.hash_fn().unwrap()
}
