//! What holds of every likelihood: counting out all courses of events gives the same, and protection never makes it worse.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::change::{ChangeClass, ChangeLikelihood, ChangeModel, Party};
use counterpoint::model::context::{ContextRelation, DownstreamRole};
use counterpoint::model::interaction::{Interaction, InteractionKind, Strength};
use counterpoint::model::service::Service;
use counterpoint::model::{Edit, InteractionId, Model, ServiceId};
use proptest::prelude::*;

use super::arbitrary::{ELEMENTS, a_change, id, pair, system};

/// A way that changes flow: from, to, probability, whether a layer absorbs it.
type Way = (usize, usize, f64, bool);

/// The ways of a system, taken from how changes pass over its dependencies.
fn ways(change: &ChangeModel<'_>) -> Vec<Way> {
    let index = |id: &ServiceId| id.as_str()[1..].parse::<usize>().unwrap();
    let both = change.dependencies().flat_map(|it| {
        let (dependent, upstream) = (index(&it.dependent), index(&it.upstream));
        let is_absorbed = it.propagation.class == ChangeClass::Absorber;
        let forward = (upstream, dependent, it.propagation.forward, is_absorbed);
        [forward, (dependent, upstream, it.propagation.reverse, false)]
    });
    both.filter(|way| way.2 > 0.0).collect()
}

/// Every course of events: for each pair of elements one draw decides whether a change goes past, to the border, or not at all.
struct Enumeration {
    touched: BTreeMap<ServiceId, f64>,
    team_counts: Vec<f64>,
}

fn enumerate(model: &Model, ways: &[Way], source: usize) -> Enumeration {
    let mut pairs: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    for (from, to, probability, is_absorbed) in ways {
        let (past, touching) = pairs.entry((*from, *to)).or_insert((0.0, 0.0));
        *past = if *is_absorbed { *past } else { past.max(*probability) };
        *touching = touching.max(*probability);
    }
    let mut found = Enumeration { touched: BTreeMap::new(), team_counts: vec![0.0; ELEMENTS] };
    let pairs: Vec<_> = pairs.into_iter().collect();
    let mut open = vec![(0, 1.0, Vec::new())];
    while let Some((next, weight, passed)) = open.pop() {
        match pairs.get(next) {
            None => count(model, &mut found, weight, &passed, source),
            Some(&((from, to), (past, touching))) => {
                let outcomes = [(past, Some(false)), (touching - past, Some(true)), (1.0 - touching, None)];
                for (probability, outcome) in outcomes.into_iter().filter(|(probability, _)| *probability > 0.0) {
                    let mut passed = passed.clone();
                    passed.extend(outcome.map(|is_absorbed| (from, to, is_absorbed)));
                    open.push((next + 1, weight * probability, passed));
                }
            }
        }
    }
    found
}

fn count(model: &Model, found: &mut Enumeration, weight: f64, passed: &[(usize, usize, bool)], source: usize) {
    let mut changed = BTreeSet::from([source]);
    while let Some(way) = passed.iter().find(|it| !it.2 && changed.contains(&it.0) && !changed.contains(&it.1)) {
        changed.insert(way.1);
    }
    let borders = passed.iter().filter(|it| it.2 && changed.contains(&it.0)).map(|it| it.1);
    let touched: BTreeSet<usize> = changed.iter().copied().chain(borders).collect();
    let parties: BTreeSet<Party> =
        touched.iter().map(|index| party(model.services().get(&id(*index)).unwrap())).collect();
    found.team_counts[parties.len() - 1] += weight;
    for index in touched.into_iter().filter(|index| *index != source) {
        *found.touched.entry(id(index)).or_default() += weight;
    }
}

fn mean(distribution: &[f64]) -> f64 {
    (1..).map(f64::from).zip(distribution).map(|(count, probability)| count * probability).sum()
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-9
}

/// Whether the first of two answers is nowhere more likely than the second.
fn at_most(one: &ChangeLikelihood, other: &ChangeLikelihood) -> bool {
    let most = |id: &ServiceId| other.touched.get(id).copied().unwrap_or_default() + 1e-9;
    one.touched.iter().all(|(id, probability)| *probability <= most(id))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn counting_out_every_course_of_events_gives_the_same(model in system(6), source in 0..ELEMENTS) {
        let change = ChangeModel::of(&model);
        let expected = enumerate(&model, &ways(&change), source);
        let found = change.likelihood(&id(source)).unwrap();
        prop_assert_eq!(found.sampling, None);
        prop_assert_eq!(found.touched.keys().collect::<Vec<_>>(), expected.touched.keys().collect::<Vec<_>>());
        for (id, probability) in &expected.touched {
            prop_assert!(near(found.touched[id], *probability), "{}: {} not {}", id, found.touched[id], probability);
        }
        for (number, probability) in expected.team_counts.iter().enumerate() {
            let counted = found.team_counts.get(number).copied().unwrap_or_default();
            prop_assert!(near(counted, *probability), "{} teams: {} not {}", number + 1, counted, probability);
        }
        prop_assert!(near(found.team_counts.iter().sum(), 1.0));
        prop_assert!(near(found.expected_teams, mean(&found.team_counts)));
        prop_assert!(near(found.expected_services, 1.0 + found.touched.values().sum::<f64>()));
    }

    /// Five standard deviations: one in two million comparisons may lie outside.
    #[test]
    fn an_estimate_is_near_the_exact_answer(model in system(14), source in 0..ELEMENTS, seed in any::<u64>()) {
        let change = ChangeModel::of(&model);
        let exact = change.likelihood(&id(source)).unwrap();
        prop_assume!(exact.sampling.is_none());
        let estimate = change.sampled_likelihood(&id(source), seed).unwrap();
        let sampling = estimate.sampling.unwrap();
        let wide = |margin: f64| margin * 5.0 / 1.96 + 1e-9;
        prop_assert!((estimate.expected_services - exact.expected_services).abs() <= wide(sampling.services_margin) + 1e-3);
        prop_assert!((estimate.expected_teams - exact.expected_teams).abs() <= wide(sampling.teams_margin) + 1e-3);
        for (id, probability) in &exact.touched {
            let found = estimate.touched.get(id).copied().unwrap_or_default();
            let (low, high) = sampling.interval(found);
            prop_assert!((found - probability).abs() <= wide((high - low) / 2.0), "{}: {} not {}", id, found, probability);
        }
        for (counted, probability) in estimate.team_counts.iter().zip(&exact.team_counts) {
            let (low, high) = sampling.interval(*counted);
            prop_assert!((counted - probability).abs() <= wide((high - low) / 2.0));
        }
    }

    /// One more interaction makes nothing less likely, unless it turns a store into a shared one or brings a relation to bear: here it is
    /// between elements whose contexts have none.
    #[test]
    fn one_more_interaction_makes_nothing_less_likely(model in system(8), (from, to) in pair(), source in 0..ELEMENTS) {
        let before = ChangeModel::of(&model).likelihood(&id(source)).unwrap();
        let mut more = model.clone();
        let mut added = Interaction::new(InteractionId::new("added").unwrap(), id(from), id(to), InteractionKind::Request);
        added.strength = Some(Strength::Functional);
        more.apply(Edit::Insert(added.into())).unwrap();
        let after = ChangeModel::of(&more).likelihood(&id(source)).unwrap();
        prop_assert!(at_most(&before, &after));
        prop_assert!(before.expected_teams <= after.expected_teams + 1e-9);
        prop_assert!(before.only_own_team >= after.only_own_team - 1e-9);
    }

    /// Against a conformist, who has no protection at all.
    #[test]
    fn an_anticorruption_layer_never_reaches_further(model in system(10), change in a_change(), source in 0..ELEMENTS) {
        let mut conformist = model.clone();
        for relation in model.context_relations().iter() {
            let guarded = relation.downstream_roles.contains(&DownstreamRole::AnticorruptionLayer);
            let downstream_roles = if guarded { vec![DownstreamRole::Conformist] } else { relation.downstream_roles.clone() };
            conformist.apply(Edit::Replace(ContextRelation { downstream_roles, ..relation.clone() }.into())).unwrap();
        }
        let (guarded, open) = (ChangeModel::of(&model), ChangeModel::of(&conformist));
        prop_assert!(at_most(&guarded.likelihood(&id(source)).unwrap(), &open.likelihood(&id(source)).unwrap()));
        let (guarded, open) = (guarded.impact(&change).unwrap(), open.impact(&change).unwrap());
        prop_assert!(guarded.must_change.keys().all(|id| open.must_change.contains_key(id)));
        prop_assert!(guarded.contracts.is_subset(&open.contracts));
    }
}

/// Who changes an element that stands in no context.
fn party(element: &Service) -> Party {
    element.team.clone().map_or_else(|| Party::Element(element.id.clone()), Party::Team)
}
