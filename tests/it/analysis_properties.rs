//! What holds of every analysis: two ways of computing agree.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::coupling::Coupling;
use counterpoint::analysis::coupling::cuts::group_cuts;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::findings::findings;
use counterpoint::analysis::report::Report;
use counterpoint::model::interaction::InteractionKind;
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{Model, ServiceId};
use proptest::prelude::*;

use crate::small_systems::{kind_of, system};

proptest! {
    #[test]
    fn reach_agrees_with_a_search_from_every_node(model in system()) {
        let coupling = Coupling::of(&model);
        let reached = reached(&model);
        for (id, it) in &coupling.services {
            prop_assert_eq!(it.reach, reached[id].len());
            prop_assert_eq!(it.reached_by, reached.values().filter(|reached| reached.contains(id)).count());
        }
        let mutual = |one: &ServiceId, other: &ServiceId| reached[one].contains(other) && reached[other].contains(one);
        let together = |one: &ServiceId, other: &ServiceId| {
            coupling.system.cyclic_groups.iter().any(|group| group.contains(one) && group.contains(other))
        };
        for one in coupling.services.keys() {
            for other in coupling.services.keys().filter(|other| *other != one) {
                prop_assert_eq!(mutual(one, other), together(one, other), "{} {}", one, other);
            }
        }
    }

    #[test]
    fn dependencies_agree_with_a_walk_over_the_drawing(model in system()) {
        let graph = DependencyGraph::of(&model);
        let found: BTreeSet<_> = graph.dependencies().map(|it| (it.from.clone(), it.to.clone())).collect();
        prop_assert_eq!(found, drawn_dependencies(&model));
    }

    #[test]
    fn the_fewest_cuts_leave_no_circle_and_one_less_does(model in system()) {
        let edges: BTreeSet<_> = edges(&model);
        let cuts: BTreeSet<_> =
            group_cuts(&model).into_iter().flat_map(|it| it.fewest).map(|it| (it.from, it.to)).collect();
        prop_assert!(cuts.is_subset(&edges));
        prop_assert!(is_acyclic(&edges.difference(&cuts).cloned().collect()));
        prop_assume!(edges.len() <= 8);
        let edges: Vec<_> = edges.into_iter().collect();
        for kept in 0..1_u32 << edges.len() {
            let left: BTreeSet<_> =
                edges.iter().enumerate().filter(|(at, _)| kept & (1 << at) != 0).map(|(_, edge)| edge.clone()).collect();
            prop_assert!(edges.len() - left.len() >= cuts.len() || !is_acyclic(&left));
        }
    }

    #[test]
    fn the_same_model_gives_the_same_report_and_findings_point_at_what_exists(model in system()) {
        let report = Report::of(&model);
        prop_assert_eq!(&report, &Report::of(&model.clone()));
        let found = findings(&model, &report.coupling, &report.people);
        prop_assert_eq!(&found, &report.findings.open);
        for finding in found {
            prop_assert!(!finding.subjects.is_empty() && !finding.path.is_empty(), "{:?}", finding);
            prop_assert!(finding.subjects.iter().chain(&finding.path).all(|id| model.contains(id)), "{:?}", finding);
        }
    }
}

type Edges = BTreeSet<(ServiceId, ServiceId)>;

fn edges(model: &Model) -> Edges {
    DependencyGraph::of(model).dependencies().map(|it| (it.from.clone(), it.to.clone())).collect()
}

fn reached(model: &Model) -> BTreeMap<ServiceId, BTreeSet<ServiceId>> {
    let edges = edges(model);
    let is_node = |it: &&Service| it.kind != ServiceKind::Person && !it.kind.is_channel();
    let nodes = model.services().iter().filter(is_node).map(|it| it.id.clone());
    nodes.map(|node| (node.clone(), search(&edges, node))).collect()
}

fn search(edges: &Edges, start: ServiceId) -> BTreeSet<ServiceId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![start];
    while let Some(node) = open.pop() {
        if seen.insert(node.clone()) {
            open.extend(edges.iter().filter(|(from, _)| *from == node).map(|(_, to)| to.clone()));
        }
    }
    seen
}

fn is_acyclic(edges: &Edges) -> bool {
    edges.iter().all(|(from, to)| !search(edges, to.clone()).contains(from))
}

/// Every interaction followed through channels to whoever receives it.
fn drawn_dependencies(model: &Model) -> Edges {
    let is_node = |id: &ServiceId| kind_of(model, id) != ServiceKind::Person && !kind_of(model, id).is_channel();
    let mut edges = Edges::new();
    for it in model.interactions().iter().filter(|it| is_node(&it.from)) {
        let mut reached = BTreeSet::new();
        let mut open = vec![it.to.clone()];
        while let Some(at) = open.pop() {
            if reached.insert(at.clone()) && kind_of(model, &at).is_channel() {
                open.extend(model.interactions().iter().filter(|next| next.from == at).map(|next| next.to.clone()));
            }
        }
        for receiver in reached.into_iter().filter(|receiver| is_node(receiver) && *receiver != it.from) {
            edges.insert(match it.kind {
                InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => (receiver, it.from.clone()),
                _ => (it.from.clone(), receiver),
            });
        }
    }
    edges
}
