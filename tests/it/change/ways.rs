//! By which way a change most likely gets somewhere, against every way there is.

use std::collections::BTreeMap;

use counterpoint::analysis::change::{ChangeClass, ChangeModel};
use counterpoint::model::ServiceId;
use proptest::prelude::*;

use super::arbitrary::{id, system};
use crate::sketch::{service, sketch};

/// How likely a change passes from one element to the next, and whether it stops there; by both ends, both kinds of passing.
fn passings(change: &ChangeModel<'_>) -> Vec<(ServiceId, ServiceId, f64, bool)> {
    let both = change.dependencies().flat_map(|it| {
        let is_absorbed = it.propagation.class == ChangeClass::Absorber;
        [
            (it.upstream.clone(), it.dependent.clone(), it.propagation.forward, is_absorbed),
            (it.dependent, it.upstream, it.propagation.reverse, false),
        ]
    });
    both.filter(|(.., probability, _)| *probability > 0.0).collect()
}

/// The best product over all ways without a repetition.
fn best(change: &ChangeModel<'_>, source: &ServiceId) -> BTreeMap<ServiceId, f64> {
    let passings = passings(change);
    let mut best = BTreeMap::new();
    let mut open = vec![(vec![source.clone()], 1.0, false)];
    while let Some((way, probability, is_over)) = open.pop() {
        let at = way.last().unwrap().clone();
        if way.len() > 1 {
            let so_far = best.entry(at.clone()).or_insert(0.0_f64);
            *so_far = so_far.max(probability);
        }
        if is_over {
            continue;
        }
        for (_, to, passing, is_absorbed) in passings.iter().filter(|(from, to, ..)| *from == at && !way.contains(to)) {
            let mut longer = way.clone();
            longer.push(to.clone());
            open.push((longer, probability * passing, *is_absorbed));
        }
    }
    best
}

#[test]
fn of_two_ways_the_likelier_is_told_even_if_it_is_longer() {
    let model = sketch(
        "b -> a: request strength=functional\nc -> b: request strength=functional\nc -> a: request strength=model",
    );
    let ways = ChangeModel::of(&model).likeliest_ways(&service("a")).unwrap();
    let steps: Vec<_> =
        ways.way(&service("c")).iter().map(|it| (it.from.as_str(), it.to.as_str(), it.probability)).collect();
    assert_eq!(steps, [("a", "b", 0.8), ("b", "c", 0.8)]);
    assert!(ways.way(&service("a")).is_empty());
}

proptest! {
    #[test]
    fn no_way_is_likelier_than_the_one_that_is_told(model in system(9)) {
        let change = ChangeModel::of(&model);
        for source in (0..4).map(id) {
            let Some(ways) = change.likeliest_ways(&source) else { continue };
            let expected = best(&change, &source);
            for element in model.services().ids().filter(|element| **element != source) {
                let way = ways.way(element);
                let told: f64 = way.iter().map(|step| step.probability).product();
                let told = if way.is_empty() { 0.0 } else { told };
                prop_assert!((told - expected.get(element).copied().unwrap_or(0.0)).abs() < 1e-12, "{source} to {element}");
                let joins = way.windows(2).all(|steps| steps[0].to == steps[1].from && !steps[0].is_absorbed);
                prop_assert!(joins && way.first().is_none_or(|step| step.from == source));
            }
        }
    }
}
