//! Assignments with their randomisation, at two sizes, two utilisations and both policies, and a
//! maximum flow beside them; `examples/assign_scale.rs` has a million visits.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use petgraph::algo::dinics;
use petgraph::graph::{DiGraph, NodeIndex};
use ssj_benches::county::{Country, Plain, country, plain};
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

/// A maximum flow on the explicit network, without any randomness: what a general graph library
/// offers for filling.
fn petgraph_flow(c: &mut Criterion) {
    let mut group = c.benchmark_group("petgraph");
    group.sample_size(10);
    let visits = 10_000;
    let (network, ends) = network(&plain(Country::of(visits, 85)));
    assert_eq!(network_flow(&network, ends), 2 * visits);
    group.throughput(Throughput::Elements(u64::from(visits)));
    group.bench_function(BenchmarkId::new("dinics/85", visits), |b| {
        b.iter(|| black_box(network_flow(&network, ends)));
    });
    group.finish();
}

type Ends = (NodeIndex, NodeIndex);

fn network_flow(network: &DiGraph<(), u32>, (source, sink): Ends) -> u32 {
    dinics(network, source, sink).0
}

fn network(country: &Plain) -> (DiGraph<(), u32>, Ends) {
    let mut network = DiGraph::new();
    let (source, sink) = (network.add_node(()), network.add_node(()));
    let persons: Vec<_> = country.caps.iter().map(|_| network.add_node(())).collect();
    for (person, cap) in persons.iter().zip(&country.caps) {
        network.add_edge(*person, sink, *cap);
    }
    for (cell, excluded) in country.cells.iter().zip(&country.excluded) {
        let visit = network.add_node(());
        network.add_edge(source, visit, 2);
        for person in &country.staff[*cell as usize] {
            if !excluded.contains(person) {
                network.add_edge(visit, persons[*person as usize], 1);
            }
        }
    }
    (network, (source, sink))
}

criterion_group!(benches, whole_draws, witnesses, petgraph_flow);
criterion_main!(benches);
