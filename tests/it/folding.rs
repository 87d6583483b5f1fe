//! The context graph and the team graph.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::analysis::centrality::Centrality;
use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::folding::Folding;
use counterpoint::analysis::structure::Structure;
use counterpoint::model::service::Service;
use counterpoint::model::{EntityId, InteractionId, Model, TeamId};
use proptest::prelude::*;

use crate::arbitrary::{document, tape};
use crate::networks::assert_close;
use crate::sketch::sketch;
use crate::support::id;
use crate::systems::bookshop;

fn by_team(model: &Model) -> Folding {
    Folding::by_team(&DependencyGraph::of(model))
}

fn lines(folding: &Folding) -> Vec<String> {
    let line = |it: &counterpoint::analysis::folding::FoldedDependency| {
        let behind: Vec<&str> = it.interactions.iter().map(InteractionId::as_str).collect();
        format!("{} on {}: {}", it.from, it.to, behind.join(" "))
    };
    folding.dependencies.iter().map(line).collect()
}

#[test]
fn bookshop_teams_carry_the_interactions_between_them() {
    let folding = by_team(&bookshop());
    let expected = [
        "team-fulfilment on team-orders: checkout-shipping",
        "team-orders on team-fulfilment: checkout-inventory",
        "team-orders on team-payments: checkout-payment",
        "team-orders on team-pricing: checkout-pricing",
        "team-orders on team-storefront: basket-catalog",
        "team-platform on team-orders: checkout-notification",
        "team-storefront on team-orders: web-basket web-checkout",
        "team-storefront on team-pricing: catalog-pricing",
    ];
    assert_eq!(lines(&folding), expected);
    assert_eq!(folding.sizes, [3, 2, 2, 1, 1, 2]);
    let contexts = Folding::by_context(&DependencyGraph::of(&bookshop()));
    assert_eq!(lines(&contexts), expected.map(|line| line.replace("team-", "context-")));
}

/// Betweenness, closeness (0 stands for undefined) and clustering from networkx 3.6.1, PageRank by numpy 2.4.6.
#[test]
fn bookshop_teams_have_the_figures_of_services() {
    let folding = by_team(&bookshop());
    let nodes = Structure::of(&folding.network).nodes;
    let central = Centrality::new(folding.network).finish();
    let rows = [
        ("fulfilment", [1, 1, 1, 5, 4], 0.0, 0.36, 0.139053295965, 0.0),
        ("orders", [3, 4, 12, 5, 4], 0.45, 0.6, 0.311918564301, 0.05263157894736842),
        ("payments", [1, 0, 0, 1, 5], 0.0, 0.45714285714285713, 0.139053295965, 0.0),
        ("platform", [0, 1, 0, 6, 1], 0.0, 0.0, 0.072770601051, 0.0),
        ("pricing", [2, 0, 0, 1, 5], 0.0, 0.5333333333333333, 0.198150946751, 1.0),
        ("storefront", [1, 2, 2, 5, 4], 0.0, 0.36, 0.139053295965, 0.5),
    ];
    for (name, degrees, betweenness, closeness, page_rank, clustering) in rows {
        let team = id(&format!("team-{name}"));
        let (node, central) = (&nodes[&team], central[&team]);
        let it = &node.coupling;
        assert_eq!([it.afferent, it.efferent, it.criticality, it.reach, it.reached_by], degrees, "{name}");
        assert_close(central.betweenness, betweenness, name);
        assert_close(central.closeness.unwrap_or_default(), closeness, name);
        assert_close(node.page_rank, page_rank, name);
        assert_close(node.clustering, clustering, name);
    }
}

#[test]
fn bookshop_teams_fall_apart_without_orders() {
    let it = Structure::of(&by_team(&bookshop()).network);
    assert_eq!(it.articulation_points, [id("team-orders")]);
    let bridges = [("fulfilment", "orders"), ("orders", "payments"), ("orders", "platform")];
    assert_eq!(it.bridges, bridges.map(|(one, other)| (id(&format!("team-{one}")), id(&format!("team-{other}")))));
    let cores = [["team-fulfilment", "team-orders", "team-storefront"].map(id)];
    assert_eq!(it.architecture.cores, cores);
}

#[test]
fn what_nobody_owns_stands_for_itself_and_what_owns_nothing_is_no_node() {
    let model = sketch(
        "
        team red: a b
        team idle:
        topic facts
        a -> b: request
        a -> c: request
        c -> facts: event
        facts -> b: event
        d -> c: query
        ",
    );
    let folding = by_team(&model);
    assert_eq!(folding.network.ids(), ["c", "d", "team-red"].map(id));
    assert_eq!(lines(&folding), ["d on c: d-c", "team-red on c: a-c c-facts facts-b"]);
}

/// Walks over every dependency of the services and asks where its ends belong.
fn naive(
    model: &Model,
    home: impl Fn(&EntityId) -> EntityId,
) -> BTreeMap<(EntityId, EntityId), BTreeSet<InteractionId>> {
    let mut edges: BTreeMap<_, BTreeSet<InteractionId>> = BTreeMap::new();
    for it in DependencyGraph::of(model).dependencies() {
        let ends = (home(it.from.entity()), home(it.to.entity()));
        if ends.0 != ends.1 {
            edges.entry(ends).or_default().extend(it.interactions.iter().map(|it| it.id.clone()));
        }
    }
    edges
}

/// The element's own team, else that of the innermost context around it that has one.
fn owner<'m>(model: &'m Model, element: &'m Service) -> Option<&'m TeamId> {
    let mut at = element.context.as_ref().and_then(|context| model.contexts().get(context));
    let mut owner = element.team.as_ref();
    while let (None, Some(context)) = (owner, at) {
        owner = context.team.as_ref();
        at = context.parent.as_ref().and_then(|parent| model.contexts().get(parent));
    }
    owner
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn folding_agrees_with_a_walk_over_all_dependencies(mut tape in tape(600)) {
        let document = document(&mut tape);
        let model = document.model();
        let service = |id: &EntityId| model.services().get(&counterpoint::model::ServiceId::from_entity(id.clone())).unwrap();
        let context = |id: &EntityId| service(id).context.as_ref().map_or(id.clone(), |it| it.entity().clone());
        let team = |id: &EntityId| owner(model, service(id)).map_or(id.clone(), |it| it.entity().clone());
        let graph = DependencyGraph::of(model);
        let foldings = [
            (Folding::by_context(&graph), naive(model, context)),
            (Folding::by_team(&graph), naive(model, team)),
        ];
        for (folding, naive) in foldings {
            let found: BTreeMap<_, BTreeSet<InteractionId>> = folding
                .dependencies
                .iter()
                .map(|it| ((it.from.clone(), it.to.clone()), it.interactions.iter().cloned().collect()))
                .collect();
            prop_assert_eq!(&found, &naive);
            let edges: Vec<_> = folding.network.dependencies().map(|(from, to)| (from.clone(), to.clone())).collect();
            prop_assert_eq!(edges, naive.into_keys().collect::<Vec<_>>());
            prop_assert!(folding.network.ids().is_sorted());
            prop_assert_eq!(folding.sizes.iter().sum::<usize>(), graph.node_count());
        }
    }
}
