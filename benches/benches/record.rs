//! Records in CPU time: `cargo bench -p ssj-benches --features sm --bench record -- [ROWS] [LEAVES]`.
//!
//! For each suite: the root of a frame from its leaves' digests, and from its rows; a whole draw from
//! rows (commitment and draw) beside its whole verification; one object's extract at so many leaves.

use std::hint::black_box;

use ssj_benches::usage::cpu_ns;
use ssj_core::merkle::{Accumulator, Tree};
use ssj_core::{
    Digest, HashFn, Label, MatterId, PlanItemId, PoolId, RoundSecret, Shortfall, SizeRule, Sizing,
    Spread, Suite,
};
use ssj_draw::record::{
    Blinding, Class, Extractor, FrameRow, Header, HeaderParts, MatterFrame, ObjectDraw,
    ObjectDrawParts, ObjectRecord, Reason, RowState, SeedEvidence, SeedSource, SeedValue,
    SourceKind, SourceValue, Stratum, StratumDisclosure,
};
use ssj_draw::verify::{
    Anchors, ExtractVerifier, check_object_leaf, verify_object_extract, verify_objects,
};

fn main() {
    let (mut rows, mut leaves, mut runs) = (1_000_000, 10_000_000, 5);
    let mut sizes = vec![];
    for argument in std::env::args().skip(1) {
        match (argument.as_str(), argument.parse::<usize>()) {
            // A look at whether it still runs.
            ("--test", _) => (rows, leaves, runs) = (10_000, 10_000, 1),
            (_, Ok(size)) => sizes.push(size),
            _ => {}
        }
    }
    rows = sizes.first().copied().unwrap_or(rows);
    leaves = sizes.get(1).copied().unwrap_or(leaves);
    for suite in [Suite::Intl, Suite::Sm] {
        let Ok(hash) = suite.hash_fn() else { continue };
        println!("suite {suite}");
        roots(hash, rows, runs);
        rounds(suite, rows, runs);
        extracts(suite, leaves, runs);
    }
}

/// The least CPU time of some runs, in nanoseconds.
fn least<T>(runs: usize, mut work: impl FnMut() -> T) -> u64 {
    let times = (0..runs).map(|_| {
        let before = cpu_ns();
        black_box(work());
        cpu_ns() - before
    });
    times.min().unwrap_or_default()
}

fn per(total: u64, count: usize) -> f64 {
    total as f64 / count as f64
}

fn roots(hash: HashFn, rows: usize, runs: usize) {
    let digests: Vec<Digest> = (0..rows as u64)
        .map(|i| hash.hash(Label::Leaf, &i.to_be_bytes()))
        .collect();
    let root = least(runs, || {
        let mut tree = Accumulator::new();
        for digest in &digests {
            let leaf = hash.merkle_leaf(&[&digest.first_half(), digest.as_bytes()]);
            tree.push(hash, leaf);
        }
        tree.root(hash)
    });
    println!(
        "  root of {rows} leaves: {:.1} ns per leaf",
        per(root, rows)
    );
}

fn rounds(suite: Suite, rows: usize, runs: usize) {
    let parts = parts(suite, rows);
    let (frames, secret) = (parts.frames.clone(), parts.secret.clone());
    let commit = least(runs, || {
        ObjectDraw::new(parts.clone()).expect("a sound frame")
    });
    let copy = least(runs, || parts.clone());
    let draw = ObjectDraw::new(parts).expect("a sound frame");
    let record = drawn(&draw);
    let drawing = least(runs, || drawn(&draw));
    let anchors = Anchors::new().commitment(draw.digest());
    let verify = least(runs, || {
        let verdict = verify_objects(&record, &frames, &secret, &anchors);
        assert!(verdict.is_ok_and(|verdict| verdict.holds()));
    });
    let made = commit.saturating_sub(copy) + drawing;
    println!(
        "  {rows} rows: commitment {:.1}, draw {:.1}, verification {:.1} ns per row: {:.3} of the two",
        per(commit.saturating_sub(copy), rows),
        per(drawing, rows),
        per(verify, rows),
        verify as f64 / made as f64,
    );
}

/// One real row's extract, its leaf among so many others.
fn extracts(suite: Suite, leaves: usize, runs: usize) {
    let draw = ObjectDraw::new(parts(suite, 100)).expect("a sound frame");
    let mut record = drawn(&draw);
    let frame = &draw.frames()[0];
    let extractor = Extractor::new(&draw, &record).expect("a sound frame");
    let own = extractor.extract(&frame.matter, &frame.rows[7].object);
    let mut extract = own.expect("a row of the frame");
    let hash = suite.hash_fn().expect("it drew");
    let at = leaves / 3;
    let other = |i: usize| hash.merkle_leaf(&[&(i as u64).to_be_bytes()]);
    let tree = Tree::new(
        hash,
        (0..leaves).map(|i| {
            if i == at {
                extract.leaf(hash)
            } else {
                other(i)
            }
        }),
    );
    extract.inclusion = tree.inclusion(at).expect("within the tree");
    record.commitment.frames[0].root = tree.root();
    record.commitment.frames[0].rows = leaves as u64;
    extract.commitment = record.commitment.digest(hash);
    let anchors = Anchors::new().commitment(extract.commitment);
    let root = record.commitment.frames[0].tree_root();
    const TIMES: usize = 20_000;
    let leaf = least(runs, || {
        for _ in 0..TIMES {
            check_object_leaf(hash, black_box(&extract), root).expect("it is in the tree");
        }
    });
    let verifier = ExtractVerifier::new(record.published(), &anchors).expect("it drew");
    let each = least(runs, || {
        for _ in 0..TIMES {
            assert!(verifier.verify(black_box(&extract)).holds());
        }
    });
    let alone = least(runs, || {
        for _ in 0..TIMES {
            let verdict = verify_object_extract(black_box(&extract), &record.published(), &anchors);
            assert!(verdict.is_ok_and(|verdict| verdict.holds()));
        }
    });
    let us = |time| per(time, TIMES) / 1000.0;
    println!(
        "  extract at {leaves} leaves: {:.2} µs against the root; {:.2} µs each of many with commitment, \
         rank, threshold and verdict; {:.2} µs if it is the only one of its draw",
        us(leaf),
        us(each),
        us(alone),
    );
}

fn parts(suite: Suite, rows: usize) -> ObjectDrawParts {
    let due = "2026-03-02T04:00:00Z".parse().expect("an instant");
    let beacon = "drand:1".parse().expect("a name");
    let header = Header::new(HeaderParts {
        suite,
        draw: "objects".into(),
        plan_item: PlanItemId::new("bench").expect("an id"),
        plan_version: 1,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![SeedSource::new(beacon, SourceKind::Beacon, 128, due)],
    });
    let key = |text: String| text.parse().expect("a name");
    let frame = MatterFrame {
        matter: MatterId::new("bench").expect("an id"),
        pool: PoolId::new("bench").expect("an id"),
        as_of: "2026-02-28T00:00:00Z".parse().expect("an instant"),
        disclosure: StratumDisclosure::Own,
        classes: vec![Class {
            key: key("all".into()),
            sizing: Sizing::new(
                SizeRule::Ratio("3%".parse().expect("a ratio")),
                Spread::Proportional,
            ),
        }],
        strata: (0..60)
            .map(|i| Stratum {
                key: key(format!("2201{i:02}/B")),
                class: 0,
            })
            .collect(),
        shortfall: Shortfall::Refuse,
        reserves: 2,
        rows: (0..rows).map(row).collect(),
    };
    ObjectDrawParts {
        header: header.expect("a sound header"),
        secret: RoundSecret::from_bytes([7; 32]),
        blinding: Blinding::Blinded,
        classes: None,
        frames: vec![frame],
    }
}

/// Every tenth is not drawable, with its reason.
fn row(number: usize) -> FrameRow {
    let reason = || Reason {
        code: "inspected-lately".into(),
        clause: None,
        evidence: Some(Digest::from_bytes([1; 32])),
    };
    FrameRow {
        object: format!("site:22010000{number:010}").parse().expect("an id"),
        holder: None,
        stratum: number as u32 % 60,
        state: if number / 60 % 10 == 3 {
            RowState::NotDrawable(reason())
        } else {
            RowState::Eligible
        },
    }
}

fn drawn(draw: &ObjectDraw) -> ObjectRecord {
    let value = SeedValue {
        source: "drand:1".parse().expect("a name"),
        at: "2026-03-02T04:00:00Z".parse().expect("an instant"),
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    let published = "2026-03-01T04:00:00Z".parse().expect("an instant");
    draw.draw(SeedEvidence::of_values(published, vec![value]))
        .expect("enough are eligible")
}
