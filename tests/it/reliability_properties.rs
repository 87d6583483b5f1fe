//! What holds of every reliability: counting all states by hand agrees, and more of anything good does no harm.

use std::collections::BTreeSet;

use counterpoint::analysis::outage::{FailureModel, Fault, Outcome};
use counterpoint::analysis::reliability::{Effort, FaultTree, Probability, WorkflowReliability, reliability};
use counterpoint::model::service::ServiceKind;
use counterpoint::model::{Edit, Model, ServiceId};
use proptest::prelude::*;

use crate::outage_naive::ending;
use crate::small_systems::system;

const AVAILABILITIES: [f64; 5] = [0.999, 0.9, 0.5, 0.75, 1.0];

/// A system whose elements state availabilities that are easily told apart.
fn available_system() -> impl Strategy<Value = Model> {
    (system(), prop::collection::vec(prop::sample::select(AVAILABILITIES.to_vec()), 7)).prop_map(|(mut model, list)| {
        for (element, availability) in model.clone().services().iter().zip(list) {
            set_availability(&mut model, &element.id, availability);
        }
        model
    })
}

fn set_availability(model: &mut Model, id: &ServiceId, availability: f64) {
    let mut element = model.services().get(id).unwrap().clone();
    element.availability = Some(availability);
    model.apply(Edit::Replace(element.into())).unwrap();
}

fn of(model: &Model) -> WorkflowReliability {
    reliability(model, Effort::default()).into_values().next().unwrap()
}

fn sampled(model: &Model) -> WorkflowReliability {
    reliability(model, Effort { pivots: 0, samples: 4_096, seed: 3 }).into_values().next().unwrap()
}

/// Every state, with its probability and how the workflow ends in it.
fn states(
    model: &Model,
    outcome: impl Fn(&BTreeSet<ServiceId>) -> Outcome,
) -> Vec<(BTreeSet<ServiceId>, f64, Outcome)> {
    let elements: Vec<_> = model.services().iter().filter(|it| it.kind != ServiceKind::Person).collect();
    (0..1_usize << elements.len())
        .map(|state| {
            let mut probability = 1.0;
            let mut failed = BTreeSet::new();
            for (bit, element) in elements.iter().enumerate() {
                let up = element.availability.unwrap();
                if state & (1 << bit) == 0 {
                    probability *= up;
                } else {
                    probability *= 1.0 - up;
                    failed.insert(element.id.clone());
                }
            }
            let outcome = outcome(&failed);
            (failed, probability, outcome)
        })
        .collect()
}

fn sum<'s>(
    states: impl IntoIterator<Item = &'s (BTreeSet<ServiceId>, f64, Outcome)>,
    good: impl Fn(Outcome) -> bool,
) -> f64 {
    states.into_iter().filter(|(.., outcome)| good(*outcome)).map(|(_, probability, _)| probability).sum()
}

fn works(outcome: Outcome) -> bool {
    outcome != Outcome::Fails
}

/// The sets of failures that fail the workflow and of which none can be left out.
fn minimal_failures(states: &[(BTreeSet<ServiceId>, f64, Outcome)]) -> BTreeSet<BTreeSet<ServiceId>> {
    let failing: Vec<_> = states.iter().filter(|(.., outcome)| !works(*outcome)).map(|(failed, ..)| failed).collect();
    let is_minimal =
        |set: &BTreeSet<ServiceId>| !failing.iter().any(|other| other.len() < set.len() && other.is_subset(set));
    failing.iter().filter(|set| is_minimal(set)).map(|set| (*set).clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn counting_all_states_naively_gives_the_same(model in available_system()) {
        let workflow = model.workflows().iter().next().unwrap();
        let states = states(&model, |failed| ending(&model, Fault::Crash.into(), workflow, failed).0);
        let found = of(&model);
        prop_assert!(matches!(found.availability, Probability::Exact(_)));
        prop_assert!(found.availability.admits(sum(&states, works)), "{}", found.availability);
        prop_assert!(found.full_availability.admits(sum(&states, |outcome| outcome == Outcome::Ok)));
    }
}

proptest! {
    #[test]
    fn counting_all_states_with_outages_gives_the_same_and_the_same_importance(model in available_system()) {
        let failures = FailureModel::of(&model, Fault::Crash);
        let outcome = |failed: &BTreeSet<_>| failures.outage(failed).workflows.values().next().unwrap().outcome;
        let states = states(&model, outcome);
        let found = of(&model);
        prop_assert!(found.availability.admits(sum(&states, works)));
        prop_assert!(found.full_availability.admits(sum(&states, |outcome| outcome == Outcome::Ok)));
        for element in model.services().iter().filter(|it| it.kind != ServiceKind::Person) {
            let up = element.availability.unwrap();
            let given_up = sum(states.iter().filter(|(failed, ..)| !failed.contains(&element.id)), works) / up;
            let given_down = match up {
                1.0 => {
                    let with = |failed: &BTreeSet<_>| failed.iter().cloned().chain([element.id.clone()]).collect();
                    let left = states.iter().filter(|(failed, ..)| !failed.contains(&element.id));
                    left.filter(|(failed, ..)| works(outcome(&with(failed)))).map(|(_, probability, _)| probability).sum()
                }
                _ => sum(states.iter().filter(|(failed, ..)| failed.contains(&element.id)), works) / (1.0 - up),
            };
            match found.importance.get(&element.id) {
                Some(importance) => {
                    prop_assert!(importance.birnbaum.admits(given_up - given_down), "{}", element.id);
                    prop_assert!(importance.improvement.admits((1.0 - up) * (given_up - given_down)));
                }
                None => prop_assert!((given_up - given_down).abs() < 1e-9, "{}", element.id),
            }
        }
    }

    #[test]
    fn cut_sets_are_the_smallest_failures(model in available_system()) {
        let failures = FailureModel::of(&model, Fault::Crash);
        let states = states(&model, |failed| failures.outage(failed).workflows.values().next().unwrap().outcome);
        let minimal = minimal_failures(&states);
        let of_size = |size: usize| minimal.iter().filter(move |set| set.len() == size);
        let found = of(&model);
        prop_assert_eq!(found.single_points.len(), of_size(1).count());
        prop_assert!(found.single_points.iter().all(|id| minimal.contains(&BTreeSet::from([id.clone()]))));
        prop_assert_eq!(found.pairs.len(), of_size(2).count());
        prop_assert!(found.pairs.is_sorted());
        for (one, other) in &found.pairs {
            prop_assert!(one < other && minimal.contains(&BTreeSet::from([one.clone(), other.clone()])));
        }
        let down = |id: &ServiceId| 1.0 - model.services().get(id).unwrap().availability.unwrap();
        let bound: f64 = minimal.iter().map(|set| set.iter().map(down).product::<f64>()).sum();
        let found_bound = found.unavailability_bound.unwrap();
        prop_assert!((found_bound - bound.min(1.0)).abs() < 1e-9);
        prop_assert!(found_bound >= 1.0 - found.availability.value() - 1e-9);
    }

    #[test]
    fn sampling_comes_near_and_its_interval_scales(model in available_system()) {
        let (exact, sampled) = (of(&model), sampled(&model));
        for (exact, sampled) in
            [(exact.availability, sampled.availability), (exact.full_availability, sampled.full_availability)]
        {
            prop_assert!(near(sampled, exact.value()), "{} {}", sampled, exact);
        }
        prop_assert_eq!(exact.importance.len(), sampled.importance.len());
        for (id, importance) in &exact.importance {
            prop_assert!(near(sampled.importance[id].birnbaum, importance.birnbaum.value()), "{}", id);
        }
    }

    #[test]
    fn reliabilities_keep_their_order(model in available_system(), index in 0..7_usize, better in 0..5_usize) {
        let before = of(&model);
        prop_assert!(before.full_availability.value() <= before.availability.value() + 1e-12);
        prop_assert!(before.importance.values().all(|it| it.birnbaum.value() >= -1e-12));
        let element = model.services().iter().nth(index).unwrap();
        let raised = AVAILABILITIES[better].max(element.availability.unwrap());
        let mut improved = model.clone();
        set_availability(&mut improved, &element.id, raised);
        let after = of(&improved);
        prop_assert!(after.availability.value() >= before.availability.value() - 1e-12);
        prop_assert!(after.full_availability.value() >= before.full_availability.value() - 1e-12);
        let promised = match (before.importance.get(&element.id), raised) {
            (Some(importance), 1.0) => importance.improvement.value(),
            _ => return Ok(()),
        };
        prop_assert!((after.availability.value() - before.availability.value() - promised).abs() < 1e-9);
    }
}

/// Within four times its interval: what ninety-five in a hundred miss by one, hardly any misses by four.
fn near(sampled: Probability, value: f64) -> bool {
    match sampled {
        Probability::Exact(_) => sampled.admits(value),
        Probability::Sampled(it) => {
            it.value - 4.0 * (it.value - it.low) - 1e-9 <= value
                && value <= it.value + 4.0 * (it.high - it.value) + 1e-9
        }
    }
}

const FAULTS: usize = 8;
const EVENTS: usize = 12;

type Causes = Vec<(usize, Vec<usize>)>;

/// Any tree, circles included.
fn tree() -> impl Strategy<Value = (Vec<f64>, Causes)> {
    let causes = (0..EVENTS, prop::collection::vec(0..EVENTS, 1..4));
    let availabilities = prop::collection::vec(prop::sample::select(AVAILABILITIES.to_vec()), FAULTS);
    (availabilities, prop::collection::vec(causes, 0..24))
}

fn build(availabilities: &[f64], causes: &Causes) -> FaultTree {
    let mut tree = FaultTree::new(availabilities.to_vec(), EVENTS);
    (0..FAULTS).for_each(|fault| tree.set_fault(fault, fault));
    causes.iter().for_each(|(event, all)| tree.add_cause(*event, all.clone()));
    tree.with_top(vec![EVENTS - 1, EVENTS - 2])
}

/// Whether the top happens, each rule applied until nothing changes.
fn top_happens(causes: &Causes, faults: usize) -> bool {
    let mut happens = faults;
    loop {
        let fired = causes.iter().filter(|(_, all)| all.iter().all(|event| happens & (1 << event) != 0));
        let next = fired.fold(happens, |happens, (event, _)| happens | (1 << event));
        if next == happens {
            return happens >> (EVENTS - 2) & 3 != 0;
        }
        happens = next;
    }
}

fn probability_of(availabilities: &[f64], faults: usize) -> f64 {
    let of =
        |fault: usize| if faults & (1 << fault) == 0 { availabilities[fault] } else { 1.0 - availabilities[fault] };
    (0..FAULTS).map(of).product()
}

proptest! {
    #[test]
    fn any_fault_tree_agrees_with_all_its_states((availabilities, causes) in tree()) {
        let tree = build(&availabilities, &causes);
        let failing: Vec<usize> = (0..1 << FAULTS).filter(|faults| top_happens(&causes, *faults)).collect();
        let unavailability: f64 = failing.iter().map(|faults| probability_of(&availabilities, *faults)).sum();
        let found = tree.availability(&Effort::default());
        prop_assert!(matches!(found, Probability::Exact(_)) && found.admits(1.0 - unavailability), "{}", found);
        let minimal: BTreeSet<usize> =
            failing.iter().copied().filter(|set| !failing.iter().any(|other| other != set && other & set == *other)).collect();
        let sets = tree.minimal_cut_sets().unwrap();
        let found: BTreeSet<usize> = sets.iter().map(|set| set.iter().fold(0, |bits, fault| bits | 1 << fault)).collect();
        prop_assert_eq!((found.len(), found), (sets.len(), minimal));
    }
}

/// Ninety-five intervals in a hundred hold the exact figure: of these two hundred, drawn once and for all, no fewer than 180 do.
#[test]
fn intervals_are_as_sure_as_they_say() {
    let mut tree = FaultTree::new(vec![0.9, 0.8, 0.7, 0.95], 5);
    (0..4).for_each(|fault| tree.set_fault(fault, fault));
    tree.add_cause(4, vec![0, 1]);
    tree.add_cause(4, vec![1, 2]);
    tree.add_cause(4, vec![3]);
    let tree = tree.with_top(vec![4]);
    let exact = tree.availability(&Effort::default()).value();
    let holds =
        |seed: &u64| tree.sampled_availability(&Effort { pivots: 0, samples: 2_560, seed: *seed }).admits(exact);
    let held = (0..200).filter(holds).count();
    assert!((180..=199).contains(&held), "{held}");
}
