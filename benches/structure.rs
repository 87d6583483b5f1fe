//! How long the measures of structure take: those of every keystroke, and the centralities that come last.

#![allow(missing_docs, reason = "criterion's macros make public items")]

mod common;

use std::hint::black_box;

use common::{SIZES, synthetic};
use counterpoint::analysis::centrality::Centrality;
use counterpoint::analysis::coupling::cuts::group_cuts;
use counterpoint::analysis::coupling::dimension::dimensions;
use counterpoint::analysis::coupling::incidental::incidental;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::folding::Folding;
use counterpoint::analysis::network::Network;
use counterpoint::analysis::partition::Modularity;
use counterpoint::analysis::structure::Structure;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn structure(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("structure");
    group.sample_size(10);
    for (services, interactions) in SIZES {
        let model = synthetic(services, interactions);
        let graph = DependencyGraph::of(&model);
        let network = Network::of(&graph);
        let size = format!("{services}/{interactions}");
        let mut measure = |name: &str, question: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(name, &size), |bencher| bencher.iter(question));
        };
        measure("centrality", &|| drop(black_box(Centrality::new(network.clone()).finish())));
        measure("structure", &|| drop(black_box(Structure::of(&network))));
        measure("folding", &|| drop(black_box((Folding::by_context(&graph), Folding::by_team(&graph)))));
        measure("modularity", &|| drop(black_box(Modularity::of(&graph))));
        measure("dimensions", &|| drop(black_box(dimensions(&graph))));
        measure("incidental", &|| drop(black_box(incidental(&graph))));
        measure("cuts", &|| drop(black_box(group_cuts(&model))));
    }
    group.finish();
}

criterion_group!(benches, structure);
criterion_main!(benches);
