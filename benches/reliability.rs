//! How long it takes to tell how likely workflows are to work: ten of thirty steps each, some of their elements with an alternative.

#![allow(missing_docs, reason = "criterion's macros make public items")]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;

use common::{SIZES, synthetic};
use counterpoint::analysis::reliability::latency::latency;
use counterpoint::analysis::reliability::retry::amplification;
use counterpoint::analysis::reliability::service_level::service_levels;
use counterpoint::analysis::reliability::timeout::inversions;
use counterpoint::analysis::reliability::{Effort, FaultTree, reliability};
use counterpoint::model::workflow::{Step, Workflow};
use counterpoint::model::{Edit, InteractionId, Model, ServiceId};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

const STEPS: usize = 30;

fn of_models(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reliability");
    group.sample_size(10);
    for (services, interactions) in SIZES {
        let model = connected(services, interactions);
        let size = format!("{services}/{interactions}");
        let mut measure = |name: &str, question: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(name, &size), |bencher| bencher.iter(question));
        };
        measure("workflows", &|| drop(black_box(reliability(&model, Effort::default()))));
        measure("service levels", &|| drop(black_box(service_levels(&model))));
        measure("calls", &|| {
            for workflow in model.workflows().iter() {
                black_box((amplification(&model, workflow), latency(&model, workflow)));
            }
            black_box(inversions(&model));
        });
    }
    group.finish();
}

/// One tree whose faults hang together as badly as possible, exact and sampled.
fn of_trees(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("tangled tree");
    group.sample_size(10);
    for faults in [16, 20, 24] {
        let tree = tangled(faults);
        let mut measure = |name: &str, effort: Effort| {
            let question = || black_box(tree.availability(&effort));
            group.bench_function(BenchmarkId::new(name, faults), |bencher| bencher.iter(question));
        };
        measure("exact if possible", Effort::default());
        measure("sampled", Effort { pivots: 0, ..Effort::default() });
    }
    group.finish();
}

/// A synthetic system whose workflows follow calls from an entry on. Every seventh service has an alternative.
fn connected(services: usize, interactions: usize) -> Model {
    let mut model = synthetic(services, interactions);
    let ids: Vec<ServiceId> = model.services().ids().cloned().collect();
    for pair in ids.chunks(7).filter(|chunk| chunk.len() > 1) {
        let mut service = model.services().get(&pair[0]).expect("it was listed").clone();
        service.redundant_with = vec![pair[1].clone()];
        model.apply(Edit::Replace(service.into())).expect("the alternative exists");
    }
    let mut onward: BTreeMap<ServiceId, Vec<(InteractionId, ServiceId)>> = BTreeMap::new();
    for it in model.interactions().iter() {
        onward.entry(it.from.clone()).or_default().push((it.id.clone(), it.to.clone()));
    }
    for workflow in model.clone().workflows().iter() {
        model.apply(Edit::Replace(walk(workflow, &onward).into())).expect("its steps exist");
    }
    model
}

fn walk(workflow: &Workflow, onward: &BTreeMap<ServiceId, Vec<(InteractionId, ServiceId)>>) -> Workflow {
    let mut walked = Workflow { steps: Vec::new(), ..workflow.clone() };
    let mut seen = BTreeSet::new();
    let mut open = std::collections::VecDeque::from([workflow.entry.clone()]);
    while let Some(at) = open.pop_front() {
        if seen.insert(at.clone()) {
            for (interaction, to) in onward.get(&at).into_iter().flatten() {
                walked.steps.push(Step::new(interaction.clone()));
                open.push_back(to.clone());
            }
        }
    }
    walked.steps.truncate(STEPS);
    walked
}

/// Every three faults whose numbers have a sum of a multiple of five.
fn tangled(faults: usize) -> FaultTree {
    let mut tree = FaultTree::new(vec![0.9; faults], faults + 1);
    (0..faults).for_each(|fault| tree.set_fault(fault, fault));
    for first in 0..faults {
        for second in first + 1..faults {
            for third in (second + 1..faults).filter(|third| (first + second + third) % 5 == 0) {
                tree.add_cause(faults, vec![first, second, third]);
            }
        }
    }
    tree.with_top(vec![faults])
}

criterion_group!(benches, of_models, of_trees);
criterion_main!(benches);
