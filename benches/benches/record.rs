//! Records: `cargo bench -p ssj-benches --features sm --bench record -- [ROWS] [LEAVES]`.
//!
//! For each suite: the root of a frame from its leaves' digests; a pool's snapshot and frame; a whole draw
//! from rows (commitment and draw) beside its whole verification, with the compressions that a commitment
//! takes and what these alone would take; the same roots from a stream of sorted
//! rows; one object's extract at so many leaves.
//!
//! Elapsed time, the least of five runs, on a machine that does nothing else: a draw is shorter than the
//! steps in which some kernels count processor time.

use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use sha2::Digest as _;
use ssj_benches::threads::Threads;
use ssj_core::agency::NamedSystem;
use ssj_core::history::DrawState;
use ssj_core::identity::ObjectKind;
use ssj_core::jurisdiction::{Gazetteer, Jurisdiction, Level};
use ssj_core::matter::{CheckMethod, LegalBasis, LegalForm, MatterDraft, Subject};
use ssj_core::merkle::{Accumulator, Tree};
use ssj_core::plan::Who;
use ssj_core::plan::{PlannedMatter, StrataBy};
use ssj_core::pool::{ObjectEntry, ObjectPool, PoolHeader, Provenance};
use ssj_core::{
    AgencyId, CampaignId, CommitmentDigest, Digest, DivisionId, HashFn, HashModule, Label,
    MatterId, ObjectId, Period, PoolId, RoundSecret, Shortfall, SizeRule, Sizing, Spread, Suite,
    Text,
};
use ssj_draw::bind::FrameDesign;
use ssj_draw::record::{
    Blinding, Class, DrawPart, Extractor, FrameRow, FrameStream, Header, HeaderParts,
    MandateSource, MatterFrame, ObjectDraw, ObjectDrawParts, ObjectRecord, Reason, RowState,
    SeedEvidence, SeedSource, SeedValue, SourceKind, SourceValue, Stratum, StratumDisclosure,
    Visits,
};
use ssj_draw::verify::{
    Anchors, ExtractVerifier, Said, check_object_leaf, verify_object_extract, verify_objects,
    verify_public_form,
};
use time::macros::date;

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
        let floor = compressions(hash, runs) * counted(suite, rows);
        roots(hash, rows, runs);
        let snapshot = snapshots(hash, rows, runs);
        rounds(suite, rows, runs, snapshot, floor);
        streams(suite, rows, runs);
        extracts(suite, leaves, runs);
        public_forms(suite, runs);
    }
}

/// The least time of some runs, in nanoseconds.
fn least<T>(runs: usize, mut work: impl FnMut() -> T) -> u64 {
    let times = (0..runs).map(|_| {
        let before = Instant::now();
        black_box(work());
        u64::try_from(before.elapsed().as_nanos()).unwrap_or(u64::MAX)
    });
    times.min().unwrap_or_default()
}

fn per(total: u64, count: usize) -> f64 {
    total as f64 / count as f64
}

/// What one call of the compression function takes at least: those of a long message follow each other.
fn compressions(hash: HashFn, runs: usize) -> f64 {
    const BLOCKS: usize = 1 << 14;
    let message = vec![0x5a; 64 * BLOCKS];
    let time = least(runs, || hash.hash(Label::Document, &message));
    println!("  one compression: {:.1} ns", per(time, BLOCKS));
    per(time, BLOCKS)
}

/// Counts the blocks that the library's own hash function takes.
#[derive(Debug)]
struct Counter(Suite);

static COMPRESSIONS: AtomicUsize = AtomicUsize::new(0);

impl HashModule for Counter {
    fn suite(&self) -> Suite {
        self.0
    }

    fn hash(&self, parts: &[&[u8]]) -> [u8; 32] {
        let message = parts.concat();
        // With the byte and the length that end it.
        COMPRESSIONS.fetch_add((message.len() + 9).div_ceil(64), Ordering::Relaxed);
        match self.0 {
            Suite::Sm => sm3::Sm3::digest(&message).into(),
            _ => sha2::Sha256::digest(&message).into(),
        }
    }
}

/// The compressions of a commitment, for each row.
fn counted(suite: Suite, rows: usize) -> f64 {
    static COUNTERS: [Counter; 2] = [Counter(Suite::Intl), Counter(Suite::Sm)];
    let counter = COUNTERS.iter().find(|counter| counter.0 == suite);
    let hash = HashFn::of_module(counter.expect("one of each"));
    COMPRESSIONS.store(0, Ordering::Relaxed);
    let parts = parts(suite, rows);
    let own = ObjectDraw::new(parts.clone()).expect("a sound frame");
    let draw = ObjectDraw::hashed(parts, hash).expect("a sound frame");
    assert_eq!(draw.digest(), own.digest(), "a module computes the same");
    let each = per(COMPRESSIONS.load(Ordering::Relaxed) as u64, rows);
    println!("  {each:.2} compressions per row of a commitment");
    each
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

/// A pool's snapshot and its frame, which come before every commitment.
fn snapshots(hash: HashFn, rows: usize, runs: usize) -> u64 {
    let pool = pool(rows);
    let ratio = Sizing {
        rule: SizeRule::Ratio("3%".parse().expect("a ratio")),
        spread: Spread::Proportional,
    };
    let (matter, id) = (pool.matter().clone(), pool.header().id.clone());
    let planned = PlannedMatter {
        strata: StrataBy::Division,
        who: Who::Agency("agency:bench".parse().expect("an id")),
        disclosure: StratumDisclosure::Own,
        reserves: 2,
        ..PlannedMatter::new(matter, pool.header().agency.clone(), id, 1)
    };
    let planned = planned.with_size(None, ratio);
    let design = FrameDesign::of(&planned, None, hash).expect("sizes of its own");
    let snapshot = least(runs, || pool.snapshot(hash));
    let frame = least(runs, || design.frame(&pool, |_| DrawState::Eligible));
    println!(
        "  {rows} rows: snapshot {:.1}, frame {:.1} ns per row",
        per(snapshot, rows),
        per(frame, rows)
    );
    snapshot + frame
}

fn pool(rows: usize) -> ObjectPool {
    let ever = Period::starting(date!(1954 - 01 - 01));
    let name = |text: &str| Text::new(text).expect("a name");
    let codes = ["220000".into(), "220100".into()].into_iter();
    let codes = codes.chain((1..=60).map(|i| format!("2201{i:02}")));
    let divisions = codes.map(|code| {
        let code = code.parse().expect("a code");
        Jurisdiction::division(code, name("a place"), ever)
    });
    let gazetteer = Gazetteer::new(divisions).expect("sound divisions");
    let matter = MatterDraft::new(MatterId::new("bench").expect("an id"), name("a matter"))
        .basis(LegalBasis::instrument(LegalForm::Law, name("a law")))
        .subject(Subject::new(
            NamedSystem::MarketRegulation,
            [Level::Province],
        ))
        .content(name("what is looked at"))
        .method(CheckMethod::OnSite)
        .object_kind(ObjectKind::Site)
        .build()
        .expect("a sound matter");
    let header = PoolHeader {
        id: PoolId::new("bench").expect("an id"),
        agency: AgencyId::new("jl-amr").expect("an id"),
        as_of: "2026-02-28T00:00:00Z".parse().expect("an instant"),
        classes: None,
    };
    let entries = (0..rows).map(|number| {
        ObjectEntry::new(
            id(number),
            ObjectKind::Site,
            DivisionId::new(&format!("2201{:02}", 1 + number % 60)).expect("an id"),
            Provenance::DepartmentLedger,
        )
    });
    ObjectPool::new(header, &matter, &gazetteer, entries).expect("a sound pool")
}

/// The roots of a frame whose rows come sorted from elsewhere.
fn streams(suite: Suite, rows: usize, runs: usize) {
    let parts = parts(suite, rows);
    let frame = &parts.frames[0];
    let stream =
        || FrameStream::new(suite, &parts.secret, parts.blinding, &frame.matter).expect("it drew");
    let mut sorted: Vec<&FrameRow> = frame.rows.iter().collect();
    let blind = stream();
    sorted.sort_by_cached_key(|row| blind.blind(row));
    let time = least(runs, || {
        let mut stream = stream();
        for row in &sorted {
            stream.push(row).expect("in order");
        }
        (stream.root(), stream.exclusions())
    });
    println!(
        "  roots of a stream of {rows} sorted rows: {:.1} ns per row",
        per(time, rows)
    );
}

fn rounds(suite: Suite, rows: usize, runs: usize, snapshot: u64, floor: f64) {
    let parts = parts(suite, rows);
    let (frames, secret) = (parts.frames.clone(), parts.secret.clone());
    let commit = least(runs, || {
        ObjectDraw::new(parts.clone()).expect("a sound frame")
    });
    let copy = least(runs, || parts.clone());
    let hash = suite.hash_fn().expect("a build with the suite");
    let [one, two] = [1, 2].map(|threads| {
        let cpu = (0..runs).map(|_| {
            let parts = parts.clone();
            let made = || ObjectDraw::on(&Threads(threads), parts, hash).expect("a sound frame");
            Threads::cpu_ns(made).1
        });
        cpu.min().unwrap_or_default()
    });
    println!(
        "  {rows} rows: commitment on one thread {:.1} ns CPU per row, on two {:.1}: {:.2} times as fast",
        per(one, rows),
        per(two, rows),
        one as f64 / two as f64
    );
    let draw = ObjectDraw::new(parts).expect("a sound frame");
    let record = drawn(&draw);
    let drawing = least(runs, || drawn(&draw));
    let anchors = published(&draw.commitment().header, draw.digest());
    let verify = least(runs, || {
        let verdict = verify_objects(&record, &frames, &secret, &anchors);
        assert!(verdict.is_ok_and(|verdict| !verdict.is_contradicted()));
    });
    let made = commit.saturating_sub(copy) + drawing;
    let commit = per(commit.saturating_sub(copy), rows);
    println!(
        "  {rows} rows: commitment {commit:.1} ({:.2} of its compressions alone), draw {:.1}, verification \
         {:.1} ns per row: {:.3} of the two, {:.3} of the two and the snapshot",
        commit / floor,
        per(drawing, rows),
        per(verify, rows),
        verify as f64 / made as f64,
        verify as f64 / (made + snapshot) as f64,
    );
}

fn published(header: &Header, digest: Digest) -> Anchors {
    let (draw, digest) = (header.name(), CommitmentDigest(digest));
    Anchors::from_iter([Said::Commitment { draw, digest }])
}

/// One real row's extract, its leaf among so many others.
fn extracts(suite: Suite, leaves: usize, runs: usize) {
    let draw = ObjectDraw::new(parts(suite, 100)).expect("a sound frame");
    let mut record = drawn(&draw);
    let frame = &draw.frames()[0];
    let extractor = Extractor::new(&draw, &record).expect("a sound frame");
    let own = extractor.extract(&frame.matter, &frame.rows[7].object, Visits::Over);
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
    let anchors = published(&record.commitment.header, extract.commitment);
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
            assert!(!verifier.verify(black_box(&extract)).is_contradicted());
        }
    });
    let alone = least(runs, || {
        for _ in 0..TIMES {
            let verdict = verify_object_extract(black_box(&extract), &record.published(), &anchors);
            assert!(verdict.is_ok_and(|verdict| !verdict.is_contradicted()));
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

/// A public form of 200 kB as JSON: 2,400 who were drawn, at some 80 bytes each; and one with as many
/// strata that can't be, whose numbers are as large as can be.
fn public_forms(suite: Suite, runs: usize) {
    let mut parts = parts(suite, 80_000);
    parts.frames[0].disclosure = StratumDisclosure::Public;
    let draw = ObjectDraw::new(parts).expect("a sound frame");
    let record = drawn(&draw);
    let anchors = published(&record.commitment.header, draw.digest());
    let form = draw.public_form(&record, Visits::Over);
    let honest = least(runs, || verify_public_form(&form, &anchors));
    let mut forged = form.clone();
    let strata = forged.frames[0].strata.as_mut().expect("public strata");
    let mut huge = strata[0].clone();
    (huge.in_scope, huge.size) = ((1 << 63) - 25, (1 << 62) + 1);
    *strata = vec![huge; 2_400];
    let impossible = least(runs, || verify_public_form(&forged, &anchors));
    println!(
        "  public form of {} drawn: {:.2} ms; of {} impossible strata: {:.2} ms",
        form.frames[0].drawn.objects().len(),
        honest as f64 / 1e6,
        2_400,
        impossible as f64 / 1e6,
    );
}

fn parts(suite: Suite, rows: usize) -> ObjectDrawParts {
    let due = "2026-03-02T04:00:00Z".parse().expect("an instant");
    let beacon = "drand:quicknet:26540212".parse().expect("a name");
    let header = Header::new(HeaderParts {
        suite,
        mandate: MandateSource::Campaign(CampaignId::new("bench").expect("an id")),
        part: DrawPart::Objects,
        counter: 1,
        previous: None,
        margin_seconds: 3600,
        reveal_hashes_close: None,
        sources: vec![SeedSource {
            id: beacon,
            kind: SourceKind::Beacon,
            min_entropy_bits: 128,
            due,
        }],
    });
    let key = |text: String| text.parse().expect("a name");
    let frame = MatterFrame {
        announced: true,
        matter: MatterId::new("bench").expect("an id"),
        pool: PoolId::new("bench").expect("an id"),
        as_of: "2026-02-28T00:00:00Z".parse().expect("an instant"),
        who: Who::Agency("agency:bench".parse().expect("an id")),
        disclosure: StratumDisclosure::Own,
        classes: vec![Class {
            key: key("all".into()),
            sizing: Sizing {
                rule: SizeRule::Ratio("3%".parse().expect("a ratio")),
                spread: Spread::Proportional,
            },
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
        object: id(number),
        holder: None,
        division: "division:220102".parse().expect("an id"),
        stratum: number as u32 % 60,
        state: if number / 60 % 10 == 3 {
            RowState::NotDrawable(reason())
        } else {
            RowState::Eligible
        },
    }
}

fn id(number: usize) -> ObjectId {
    let text = format!("site:22010000{number:010}");
    text.parse().expect("an id")
}

fn drawn(draw: &ObjectDraw) -> ObjectRecord {
    let value = SeedValue {
        source: "drand:quicknet:26540212".parse().expect("a name"),
        at: "2026-03-02T04:00:00Z".parse().expect("an instant"),
        value: SourceValue::from(&[0xbe; 32][..]),
        nonce: None,
    };
    let published = "2026-03-01T04:00:00Z".parse().expect("an instant");
    draw.draw(SeedEvidence::of_values(published, vec![value]))
        .expect("enough are eligible")
}
