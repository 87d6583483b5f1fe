//! How long the analysis takes: what is shown while drawing, and the whole report.

#![allow(missing_docs, reason = "criterion's macros make public items")]

mod common;

use std::collections::BTreeSet;
use std::hint::black_box;

use common::{SIZES, synthetic};
use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::figures::Figures;
use counterpoint::analysis::findings::findings;
use counterpoint::analysis::outage::{FailureModel, Fault, Outage};
use counterpoint::analysis::people::People;
use counterpoint::analysis::report::Report;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn analysis(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("analysis");
    group.sample_size(10);
    for (services, interactions) in SIZES {
        let model = synthetic(services, interactions);
        let coupling = Coupling::of(&model);
        let people = People::of(&model);
        let last = model.services().ids().next_back().cloned().into_iter().collect::<BTreeSet<_>>();
        let size = format!("{services}/{interactions}");
        let mut measure = |name: &str, question: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(name, &size), |bencher| bencher.iter(question));
        };
        measure("coupling", &|| drop(black_box(Coupling::of(&model))));
        measure("outage", &|| drop(black_box(Outage::of(&model, &last, Fault::Crash))));
        let failures = FailureModel::of(&model, Fault::Crash);
        measure("single failures", &|| drop(black_box(failures.single_failures())));
        measure("findings", &|| drop(black_box(findings(&model, &coupling, &people))));
        measure("figures", &|| drop(black_box(Figures::of(&model))));
        measure("people", &|| drop(black_box(People::of(&model))));
        measure("report", &|| drop(black_box(Report::of(&model))));
    }
    group.finish();
}

criterion_group!(benches, analysis);
criterion_main!(benches);
