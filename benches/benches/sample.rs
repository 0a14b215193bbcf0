//! The sampling engine at a size that fits a short run, beside a peer.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use ssj_benches::sample::{Columns, sizings};
use ssj_core::{ObjectId, Seed, Suite};
use ssj_draw::sample::{Counts, Frame, Ranker, SizePlan, draw};

const ROWS: usize = 1_000_000;

fn engine(c: &mut Criterion) {
    let columns = Columns::new(ROWS);
    let frame = Frame::open(&columns.tokens, &columns.places, columns.strata()).expect("a frame");
    let mut group = c.benchmark_group("draw");
    group
        .throughput(Throughput::Elements(ROWS as u64))
        .sample_size(20);
    for suite in [Suite::Intl, Suite::Sm] {
        let Ok(ranker) = Ranker::new(suite, &Seed::from_bytes([7; 32])) else {
            continue;
        };
        group.bench_function(format!("stratified, suite {suite}"), |b| {
            b.iter(|| {
                let counts = Counts::of(&frame, &mut ()).expect("strata in range");
                let plan = sizings();
                let sizes = SizePlan::new(&plan, &columns.class_of)
                    .sizes(&counts, &ranker)
                    .expect("sizes");
                draw(&frame, &sizes.quotas(), &ranker, &mut ()).expect("enough are eligible")
            });
        });
    }
    group.bench_function("rand: index::sample of 5 %, no strata", |b| {
        let sample = |mut rng| rand::seq::index::sample(&mut rng, ROWS, ROWS / 20);
        b.iter_batched(rand::rng, sample, BatchSize::LargeInput);
    });
    group.finish();
}

fn tokens(c: &mut Criterion) {
    let id: ObjectId = "uscc:91220101MA13XQYL0T".parse().expect("an id");
    let mut group = c.benchmark_group("token");
    for suite in [Suite::Intl, Suite::Sm] {
        let Ok(hash) = suite.hash_fn() else { continue };
        group.bench_function(suite.name(), |b| {
            b.iter(|| std::hint::black_box(&id).token(hash))
        });
    }
    group.finish();
}

criterion_group!(benches, engine, tokens);
criterion_main!(benches);
