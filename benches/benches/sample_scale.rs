//! One draw at full size, in CPU time:
//! `cargo bench -p ssj-benches --bench sample_scale -- ROWS [THREADS] [blinded] [merged] [sm]`.
//!
//! A frame of 16-byte tokens in 3,100 interleaved strata, 10 % of them not drawable, class ratios
//! 0.5, 2, 10 and 30 %; beside it `rand::seq::index::sample` of 5 %, which has no strata and no frame.
//!
//! `merged` draws by the states that travel, in batches of 8,192 rows of as many parts as threads.
//!
//! With several threads the CPU time is that of the longest way through: of the thread that waits, and of
//! the slowest of each group that works. On idle cores that is the time elapsed.

use std::hint::black_box;
use std::sync::Mutex;
use std::time::Instant;

use ssj_benches::sample::{Columns, sizings};
use ssj_benches::threads::Threads;
use ssj_benches::usage::{cpu_ns, peak_kib, reset_peak};
use ssj_core::{ObjectId, RoundSecret, Seed, Suite};
use ssj_draw::Workers;
use ssj_draw::sample::{
    Blinder, Counts, Finished, Frame, Kept, KeptFinished, Part, Ranker, Sample, Selector, SizePlan,
};

fn main() {
    let (mut rows, mut threads, mut blinded, mut suite) = (10_000_000, 1, false, Suite::Intl);
    let mut by_states = false;
    let mut runs = 5;
    for argument in std::env::args().skip(1) {
        match (argument.as_str(), argument.parse::<usize>()) {
            // A look at whether it still runs.
            ("--test", _) => (rows, runs) = (100_000, 1),
            ("blinded", _) => blinded = true,
            ("merged", _) => by_states = true,
            ("sm", _) => suite = Suite::Sm,
            (_, Ok(few @ 1..=64)) => threads = few,
            (_, Ok(many)) => rows = many,
            _ => {}
        }
    }
    let columns = Columns::new(rows);
    let ranker = Ranker::new(suite, &Seed::from_bytes([7; 32])).expect("a build with the suite");
    let secret = RoundSecret::from_bytes([9; 32]);
    let blinder = Blinder::new(suite, secret).expect("a build with the suite");
    let frame = if blinded {
        Frame::blinded(&columns.tokens, &columns.places, columns.strata(), &blinder)
    } else {
        Frame::open(&columns.tokens, &columns.places, columns.strata())
    };
    let frame = frame.expect("columns of one length");
    let kind = if blinded { "blinded" } else { "open" };
    println!("{rows} rows, suite {suite}, {kind}, {threads} thread(s)");
    for _ in 0..runs {
        reset_peak();
        let (before, wall) = (peak_kib(), Instant::now());
        let (drawn, cpu) = Threads::cpu_ns(|| {
            if by_states {
                merged(&frame, &columns, &ranker, threads)
            } else {
                black_box(draw(&frame, &columns, &ranker, threads)).len()
            }
        });
        let wall = wall.elapsed().as_nanos();
        let extra = (peak_kib().saturating_sub(before)) as f64 * 1024.0;
        println!(
            "  {:.2} ns CPU, {:.2} ns wall per object; {} drawn, {:.1} bytes extra per drawn object",
            cpu as f64 / rows as f64,
            wall as f64 / rows as f64,
            drawn,
            extra / drawn as f64,
        );
    }
    let mut rng = rand::rng();
    let cpu = cpu_ns();
    black_box(rand::seq::index::sample(&mut rng, rows, rows / 20));
    let cpu = cpu_ns() - cpu;
    println!(
        "  beside it rand's index::sample of 5 %: {:.2} ns CPU per object",
        cpu as f64 / rows as f64
    );
    tokens(suite);
}

/// Tokens of ids, in the suite of the draw.
fn tokens(suite: Suite) {
    const MANY: u64 = 1_000_000;
    let id: ObjectId = "uscc:91220101MA13XQYL0T".parse().expect("an id");
    let hash = suite.hash_fn().expect("a build with the suite");
    let cpu = cpu_ns();
    for _ in 0..MANY {
        black_box(black_box(&id).token(hash));
    }
    let each = (cpu_ns() - cpu) as f64 / MANY as f64;
    println!("  tokens: {each:.1} ns CPU each");
}

/// What a caller with its own threads does: parts are counted, then selected, then strata finished.
fn draw(frame: &Frame<'_>, columns: &Columns, ranker: &Ranker, threads: usize) -> Sample {
    let each = frame.len().div_ceil(threads);
    let part = |i: usize| {
        frame
            .part(i * each..frame.len().min((i + 1) * each))
            .expect("in range")
    };
    let counts = Threads(threads).each(threads, |i| {
        Counts::of(&part(i), &mut ()).expect("strata in range")
    });
    let first = counts[0].clone();
    let total = counts[1..]
        .iter()
        .fold(first, |sum, part| sum.merge(part).expect("one frame"));
    let sizes = SizePlan::new(&sizings(), &columns.class_of)
        .sizes(&total, ranker)
        .expect("sizes");
    let selector = Selector::new(ranker, total, sizes.quotas()).expect("enough are eligible");
    let parts = Threads(threads).each(threads, |i| {
        selector
            .select(&part(i), &counts[i], &mut ())
            .expect("its own counts")
    });
    match finish(&selector, parts, frame, threads) {
        Finished::Sample(sample) => sample,
        Finished::Widen(_) => panic!("a chance of one in 10^5"),
    }
}

fn finish(selector: &Selector, parts: Vec<Part>, frame: &Frame<'_>, threads: usize) -> Finished {
    let mut finishing = selector.clone().finishing(parts).expect("the whole frame");
    let shares = finishing.shares(threads).into_iter().map(Some);
    let shares: Vec<_> = shares.map(Mutex::new).collect();
    Threads(threads).each(shares.len(), |i| {
        let share = shares[i].lock().expect("no panic").take();
        share.map(|share| {
            share
                .finish(|row| frame.token(row), &mut ())
                .expect("no duplicates")
        })
    });
    drop(shares);
    finishing.end().expect("all are finished")
}

/// The same by states: each part's counts, then what each keeps, batch by batch; how many are drawn.
fn merged(frame: &Frame<'_>, columns: &Columns, ranker: &Ranker, threads: usize) -> usize {
    const BATCH: usize = 8_192;
    let each = frame.len().div_ceil(threads);
    let batches = |i: usize| {
        let rows = i * each..frame.len().min((i + 1) * each);
        let end = rows.end;
        let starts = rows.step_by(BATCH);
        starts.map(move |start| frame.part(start..end.min(start + BATCH)).expect("in range"))
    };
    let counts = Threads(threads).each(threads, |i| {
        let mut counts = Counts::none(frame.strata() as usize);
        batches(i).for_each(|rows| counts.add(&rows).expect("strata in range"));
        counts
    });
    let none = Counts::none(frame.strata() as usize);
    let total = counts
        .iter()
        .fold(none, |sum, part| sum.merge(part).expect("one frame"));
    let sizes = SizePlan::new(&sizings(), &columns.class_of)
        .sizes(&total, ranker)
        .expect("sizes");
    let selector = Selector::new(ranker, total, sizes.quotas()).expect("enough are eligible");
    let kept = Threads(threads).each(threads, |i| {
        let mut kept = Kept::new(&selector);
        batches(i).for_each(|rows| kept.take(&selector, &rows, &mut ()).expect("its sizes"));
        kept
    });
    let kept = kept
        .into_iter()
        .reduce(|all, part| all.merge(part).expect("one selection"));
    match kept
        .expect("a part")
        .finish(selector)
        .expect("the whole frame")
    {
        KeptFinished::Sample(sample) => sample.strata.iter().map(|it| it.drawn().len()).sum(),
        KeptFinished::Widen(_) => panic!("a chance of one in 10^5"),
    }
}
