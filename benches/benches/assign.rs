//! Assignments with their randomisation, at two sizes, two utilisations and both policies; `examples/assign_scale.rs` has a million visits.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use ssj_benches::county::{Country, country};
use ssj_core::{Seed, Suite};
use ssj_draw::assign::{Draw, Loads, assign};

fn seed() -> Seed {
    Seed::from_bytes([7; 32])
}

fn whole_draws(c: &mut Criterion) {
    let hash = Suite::Intl
        .hash_fn()
        .expect("the default suite is in every build");
    let mut group = c.benchmark_group("assign");
    group.sample_size(10);
    for visits in [10_000, 100_000] {
        for utilisation in [85, 100] {
            let problem = country(Country::of(visits, utilisation));
            group.throughput(Throughput::Elements(u64::from(visits)));
            for (name, loads) in [("caps", Loads::CapsOnly), ("even", Loads::default())] {
                let id = BenchmarkId::new(format!("{name}/{utilisation}"), visits);
                group.bench_with_input(id, &problem, |b, problem| {
                    b.iter(|| black_box(assign(problem, seed(), hash, loads, &mut ()).is_ok()));
                });
            }
        }
    }
    group.finish();
}

/// A tenth more slots than room in every cell: the witnesses of all components.
fn witnesses(c: &mut Criterion) {
    let hash = Suite::Intl
        .hash_fn()
        .expect("the default suite is in every build");
    let mut group = c.benchmark_group("witness");
    group.sample_size(10);
    let problem = country(Country::of(100_000, 110));
    let draw = Draw::new(&problem, seed(), hash, Loads::default());
    group.bench_function("one component of 100000 visits", |b| {
        b.iter(|| black_box(draw.solve(0, &mut ()).is_ok()));
    });
    group.bench_function("all components of 100000 visits", |b| {
        b.iter(|| black_box(assign(&problem, seed(), hash, Loads::default(), &mut ()).is_err()));
    });
    group.finish();
}

criterion_group!(benches, whole_draws, witnesses);
criterion_main!(benches);
