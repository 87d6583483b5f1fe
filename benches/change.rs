//! How long it takes to follow a change: one service, all of them, and one contract.

#![allow(missing_docs, reason = "criterion's macros make public items")]

mod common;

use std::hint::black_box;

use common::{SIZES, synthetic};
use counterpoint::analysis::change::{ChangeKind, ChangeModel, ContractChange};
use counterpoint::model::contract::Contract;
use counterpoint::model::{ContractId, Edit, Model, ServiceId};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn change(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("change");
    group.sample_size(10);
    for (services, interactions) in SIZES {
        let model = with_contracts(synthetic(services, interactions));
        let change = ChangeModel::of(&model);
        let size = format!("{services}/{interactions}");
        let widest = change_of_most(&model, &change);
        let rename = ContractChange::new(contract(0), ChangeKind::Rename);
        let mut measure = |name: &str, question: &dyn Fn()| {
            group.bench_function(BenchmarkId::new(name, &size), |bencher| bencher.iter(question));
        };
        measure("model", &|| drop(black_box(ChangeModel::of(&model))));
        measure("contract", &|| drop(black_box(change.impact(&rename))));
        measure("service", &|| drop(black_box(change.likelihood(&widest))));
        if services <= 300 {
            measure("all services", &|| drop(black_box(change.likelihoods())));
        }
    }
    group.finish();
}

/// Of thirty services the one whose change can reach most others.
fn change_of_most(model: &Model, change: &ChangeModel<'_>) -> ServiceId {
    let some = model.services().ids().step_by(model.services().len() / 30);
    let most = some.filter_map(|id| change.likelihood(id)).max_by_key(|it| it.touched.len());
    most.expect("a system has services").service
}

fn contract(index: usize) -> ContractId {
    ContractId::new(&format!("contract-{index}")).expect("an id")
}

/// Every interaction names one of as many contracts as there are services, and every other consumer re-exposes what it receives.
fn with_contracts(mut model: Model) -> Model {
    let count = model.services().len();
    for index in 0..count {
        let edit = Edit::Insert(Contract::new(contract(index), "Contract").into());
        model.apply(edit).expect("a new contract");
    }
    let interactions: Vec<_> = model.interactions().iter().cloned().collect();
    for (index, mut it) in interactions.into_iter().enumerate() {
        it.contract = Some(contract(index % count));
        it.pass_through = index % 2 == 0;
        model.apply(Edit::Replace(it.into())).expect("a known interaction");
    }
    model
}

criterion_group!(benches, change);
criterion_main!(benches);
