//! How long the model file takes to write and to read.

#![allow(missing_docs, reason = "criterion's macros make public items")]

mod common;

use std::hint::black_box;

use common::{SIZES, synthetic};
use counterpoint::editor::document::Document;
use counterpoint::format;
use counterpoint::layout::Placement;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn file(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("format");
    group.sample_size(10);
    for (services, interactions) in SIZES {
        let document = Document::new(synthetic(services, interactions), Placement::default());
        let text = format::write(&document);
        let size = format!("{services}/{interactions}");
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(BenchmarkId::new("write", &size), |it| it.iter(|| black_box(format::write(&document))));
        group.bench_function(BenchmarkId::new("read", &size), |it| it.iter(|| black_box(format::read(&text))));
    }
    group.finish();
}

criterion_group!(benches, file);
criterion_main!(benches);
