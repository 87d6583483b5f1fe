//! Modularity, against published figures and its definition as a double sum.

use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::partition::Modularity;
use counterpoint::model::{Model, ServiceId};
use proptest::prelude::*;

use crate::networks::{Drawn, assert_close, drawn, id};
use crate::sketch::{change_service, service, sketch};
use crate::systems::{bookshop, ramanujan};

fn modularity(model: &Model) -> Modularity {
    Modularity::of(&DependencyGraph::of(model))
}

/// The example of Leicht and Newman 2008.
#[test]
fn two_triangles_and_a_bridge() {
    let model = sketch(
        "
        team one: a b c
        context two: d e f
        team two: d e f
        context one: a b c
        a -> b: request
        b -> c: request
        c -> a: request
        d -> e: request
        e -> f: request
        f -> d: request
        c -> d: request
        ",
    );
    let it = modularity(&model);
    assert_eq!(it.by_team, Some(18.0 / 49.0));
    assert_eq!((it.by_context, it.best), (it.by_team, it.by_team));
    assert_eq!(it.best_groups, [["a", "b", "c"].map(service), ["d", "e", "f"].map(service)]);
    assert_eq!((it.team_gap(), it.context_gap()), (Some(0.0), Some(0.0)));
}

/// By team from networkx 3.6.1; the best by going through all 678,570 partitions.
#[test]
fn bookshop_borders_are_not_where_its_dependencies_are() {
    let it = modularity(&bookshop());
    assert_close(it.by_team.unwrap(), 0.13265306122448978, "teams");
    assert_eq!(it.by_context, it.by_team);
    assert_eq!(it.best, Some(60.0 / 196.0));
    let groups: [&[&str]; 3] = [
        &["basket", "catalog", "pricing", "web"],
        &["checkout", "inventory", "notification", "shipping", "wmsdb"],
        &["fraud", "payment"],
    ];
    let groups: Vec<Vec<ServiceId>> = groups.iter().map(|ids| ids.iter().map(|it| service(it)).collect()).collect();
    assert_eq!(it.best_groups, groups);
    assert_close(it.team_gap().unwrap(), 60.0 / 196.0 - 0.13265306122448978, "gap");
}

/// The best of 200 runs of networkx 3.6.1's Louvain with different seeds is 192/900.
#[test]
fn ramanujan_groups_are_no_worse_than_those_others_find() {
    let it = modularity(&ramanujan());
    assert!(it.best.unwrap() >= 192.0 / 900.0, "{it:?}");
    assert!(it.by_team.unwrap() < 0.0, "without teams everybody stands alone");
}

#[test]
fn without_a_dependency_there_is_no_modularity() {
    let it = modularity(&sketch("team lonely: hermit"));
    assert_eq!((it.by_team, it.best, it.team_gap()), (None, None, None));
    assert_eq!(it.best_groups, [[service("hermit")]]);
}

/// Q as it is defined.
fn naive(drawn: &Drawn, group: impl Fn(usize) -> usize) -> f64 {
    let edges = drawn.edges.len() as f64;
    let nodes = || 0..drawn.nodes;
    let out = |node: usize| nodes().filter(|to| drawn.has(node, *to)).count() as f64;
    let into = |node: usize| nodes().filter(|from| drawn.has(*from, node)).count() as f64;
    let pairs = nodes().flat_map(|one| nodes().map(move |other| (one, other)));
    let term = |(one, other): (usize, usize)| f64::from(drawn.has(one, other)) - out(one) * into(other) / edges;
    pairs.filter(|(one, other)| group(*one) == group(*other)).map(term).sum::<f64>() / edges
}

proptest! {
    #[test]
    fn modularity_agrees_with_its_definition(drawn in drawn(8), teams in prop::collection::vec(0..4_usize, 8)) {
        prop_assume!(!drawn.edges.is_empty());
        let mut model = drawn.model();
        for team in 0..4 {
            let team = counterpoint::model::TeamId::new(&format!("t{team}")).unwrap();
            model.apply(counterpoint::model::Edit::Insert(counterpoint::model::team::Team::new(team, "T").into())).unwrap();
        }
        // Team 0 stands for none.
        for node in (0..drawn.nodes).filter(|node| teams[*node] > 0) {
            let team = counterpoint::model::TeamId::new(&format!("t{}", teams[node])).unwrap();
            change_service(&mut model, id(node).as_str(), |it| it.team = Some(team));
        }
        let it = modularity(&model);
        let group = |node: usize| if teams[node] > 0 { teams[node] } else { 10 + node };
        assert_close(it.by_team.unwrap(), naive(&drawn, group), "teams");
        assert_close(it.by_context.unwrap(), naive(&drawn, |node| node), "everybody alone");
        let place = |node: usize| it.best_groups.iter().position(|group| group.contains(&id(node))).unwrap();
        assert_close(it.best.unwrap(), naive(&drawn, place), "best");
        prop_assert!(it.team_gap().unwrap() >= 0.0 && it.context_gap().unwrap() >= 0.0);
        prop_assert!(it.best.unwrap() >= naive(&drawn, |_| 0) - 1e-12);
        prop_assert_eq!(it.best_groups.iter().map(Vec::len).sum::<usize>(), drawn.nodes);
        prop_assert!(it.best_groups.is_sorted() && it.best_groups.iter().all(|group| group.is_sorted()));
    }

    #[test]
    fn no_single_element_would_be_better_off_elsewhere(drawn in drawn(8)) {
        prop_assume!(!drawn.edges.is_empty());
        let it = modularity(&drawn.model());
        let place = |node: usize| it.best_groups.iter().position(|group| group.contains(&id(node))).unwrap();
        for moved in 0..drawn.nodes {
            for target in 0..=it.best_groups.len() {
                let other = naive(&drawn, |node| if node == moved { target } else { place(node) });
                prop_assert!(other <= it.best.unwrap() + 1e-12, "{} to {}", moved, target);
            }
        }
    }
}
