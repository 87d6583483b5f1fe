//! What holds of every change of a contract: the rules applied naively give the same, and a plan leaves nobody out.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::change::{ChangeClass, ChangeKind, ChangeModel, ContractChange, ContractImpact};
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::{ContractId, Edit, Model, ServiceId};
use proptest::prelude::*;

use super::arbitrary::{ELEMENTS, FIELDS, a_change, system};

/// The longest chain of groups in which each waits for the next, by trying every element as the next one.
fn longest_chain(impact: &ContractImpact) -> usize {
    let mut levels: BTreeMap<&ServiceId, usize> = impact.must_change.keys().map(|id| (id, 1)).collect();
    let group = |id: &ServiceId| impact.at_once.lock_step.iter().position(|group| group.elements.contains(id));
    for _ in 0..=ELEMENTS {
        for wait in &impact.at_once.waits {
            let is_tied = group(&wait.waiting).is_some() && group(&wait.waiting) == group(&wait.on);
            let least = levels[&wait.on] + usize::from(!is_tied);
            levels.entry(&wait.waiting).and_modify(|level| *level = (*level).max(least));
        }
    }
    levels.into_values().max().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn saying_what_is_used_never_adds(model in system(10), change in a_change(), number in 0..10_usize) {
        let interactions: Vec<&Interaction> = model.interactions().iter().collect();
        let mut narrowed = interactions[number % interactions.len()].clone();
        let used = narrowed.uses.take().unwrap_or_else(|| FIELDS.map(str::to_owned).to_vec());
        narrowed.uses = Some(used.into_iter().skip(1).collect());
        let mut after = model.clone();
        after.apply(Edit::Replace(narrowed.into())).unwrap();
        let (before, after) = (ChangeModel::of(&model).impact(&change).unwrap(), ChangeModel::of(&after).impact(&change).unwrap());
        prop_assert!(after.must_change.keys().all(|id| before.must_change.contains_key(id)));
    }

    #[test]
    fn a_plan_is_whole_and_in_order(model in system(12), change in a_change()) {
        let impact = ChangeModel::of(&model).impact(&change).unwrap();
        let released: Vec<&ServiceId> = impact.at_once.waves.iter().flat_map(|wave| &wave.elements).collect();
        prop_assert_eq!(released.iter().copied().collect::<BTreeSet<_>>(), impact.must_change.keys().collect::<BTreeSet<_>>());
        prop_assert_eq!(released.len(), impact.must_change.len());
        prop_assert_eq!(impact.at_once.waves.len(), longest_chain(&impact));
        let planned: BTreeSet<&ServiceId> = impact.step_by_step.steps.iter().flat_map(|step| &step.elements).collect();
        prop_assert_eq!(planned, impact.must_change.keys().collect::<BTreeSet<_>>());
        for (id, must) in &impact.must_change {
            prop_assert!(must.why.windows(2).all(|hops| hops[0].to == hops[1].from), "{:?}", must.why);
            prop_assert!(must.why.last().is_none_or(|hop| hop.to == *id));
        }
    }

    /// The rules as they are written down, applied to every interaction again and again until nothing changes.
    #[test]
    fn following_breadth_first_reaches_what_a_fixpoint_does(model in system(10), change in a_change()) {
        let change = ContractChange { kind: ChangeKind::Rename, ..change };
        let found = ChangeModel::of(&model).impact(&change).unwrap();
        let (contracts, changing) = fixpoint(&model, &change);
        prop_assert_eq!(found.contracts, contracts);
        prop_assert_eq!(found.must_change.into_keys().collect::<BTreeSet<_>>(), changing);
    }
}

/// Who has to change after a renaming, and which contracts, without graph, queue or numbers: a renaming breaks everyone, whatever the side.
fn fixpoint(model: &Model, change: &ContractChange) -> (BTreeSet<ContractId>, BTreeSet<ServiceId>) {
    let absorbs: BTreeSet<(ServiceId, ServiceId)> = ChangeModel::of(model)
        .dependencies()
        .filter(|it| it.propagation.class == ChangeClass::Absorber)
        .map(|it| (it.dependent, it.upstream))
        .collect();
    let mut ties: Vec<(ServiceId, ServiceId, ContractId, &Interaction)> = Vec::new();
    let ends = |it: &Interaction| match it.kind.points_at_dependent() {
        true => (it.to.clone(), it.from.clone()),
        false => (it.from.clone(), it.to.clone()),
    };
    for it in model.interactions().iter() {
        if let Some(contract) = &it.contract {
            let (consumer, provider) = ends(it);
            ties.push((consumer, provider, contract.clone(), it));
        }
    }
    let mut provides: BTreeSet<(ServiceId, ContractId)> =
        ties.iter().map(|(_, provider, contract, _)| (provider.clone(), contract.clone())).collect();
    provides.extend(model.contracts().iter().filter_map(|it| Some((it.owner.clone()?, it.id.clone()))));
    for it in model.interactions().iter().filter(|it| it.contract.is_none()) {
        if matches!(it.kind, InteractionKind::SharedData | InteractionKind::Library) {
            let of_store = provides.iter().filter(|(provider, _)| *provider == it.to);
            ties.extend(of_store.map(|(provider, contract)| (it.from.clone(), provider.clone(), contract.clone(), it)));
        }
    }
    let fields: Vec<Option<&String>> =
        if change.fields.is_empty() { vec![None] } else { change.fields.iter().map(Some).collect() };
    let mut reached: BTreeSet<(ContractId, Option<&String>)> =
        fields.into_iter().map(|field| (change.contract.clone(), field)).collect();
    let mut changing = BTreeSet::new();
    loop {
        let before = (reached.len(), changing.len());
        for (contract, field) in reached.clone() {
            changing.extend(provides.iter().filter(|(_, it)| *it == contract).map(|(provider, _)| provider.clone()));
            for (consumer, provider, _, it) in ties.iter().filter(|tie| tie.2 == contract) {
                let uses =
                    it.uses.as_ref().is_none_or(|used| field.map_or(!used.is_empty(), |name| used.contains(name)));
                if !uses {
                    continue;
                }
                changing.insert(consumer.clone());
                let is_absorbed = absorbs.contains(&(consumer.clone(), provider.clone()));
                let shows = |contract: &ContractId| {
                    let fields = &model.contracts().get(contract).unwrap().fields;
                    field.is_none_or(|name| fields.is_empty() || fields.iter().any(|it| it.name == *name))
                };
                let shown = provides.iter().filter(|(provider, next)| provider == consumer && shows(next));
                if it.pass_through && !is_absorbed {
                    reached.extend(shown.map(|(_, next)| (next.clone(), field)));
                }
            }
        }
        if before == (reached.len(), changing.len()) {
            return (reached.into_iter().map(|(contract, _)| contract).collect(), changing);
        }
    }
}
