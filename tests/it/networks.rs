//! Arbitrary networks of a few services, for what can be computed a second time by brute force.

use std::collections::BTreeSet;

use counterpoint::analysis::dependency::DependencyGraph;
use counterpoint::analysis::network::Network;
use counterpoint::model::interaction::{Interaction, InteractionKind};
use counterpoint::model::service::{Service, ServiceKind};
use counterpoint::model::{Entity, InteractionId, Model, ServiceId, Title};
use proptest::prelude::*;

use crate::sketch::service;

/// Nodes by number, and who depends on whom.
#[derive(Clone, Debug)]
pub(crate) struct Drawn {
    pub(crate) nodes: usize,
    pub(crate) edges: BTreeSet<(usize, usize)>,
}

impl Drawn {
    pub(crate) fn has(&self, from: usize, to: usize) -> bool {
        self.edges.contains(&(from, to))
    }

    pub(crate) fn model(&self) -> Model {
        let services = (0..self.nodes).map(|node| Service::new(id(node), "S", ServiceKind::Service).into());
        let calls = self.edges.iter().map(|(from, to)| {
            let number = InteractionId::new(&format!("i{from:04}-{to:04}")).unwrap();
            Interaction::new(number, id(*from), id(*to), InteractionKind::Request).into()
        });
        let entities: Vec<Entity> = services.chain(calls).collect();
        Model::from_entities(Title::default(), entities).unwrap()
    }

    pub(crate) fn network(&self) -> Network<ServiceId> {
        Network::of(&DependencyGraph::of(&self.model()))
    }

    /// The lengths of the shortest ways between all pairs (Floyd, Warshall).
    pub(crate) fn distances(&self) -> Vec<Vec<Option<usize>>> {
        let direct = |from, to| match from == to {
            true => Some(0),
            false => self.has(from, to).then_some(1),
        };
        let mut distances: Vec<Vec<Option<usize>>> =
            (0..self.nodes).map(|from| (0..self.nodes).map(|to| direct(from, to)).collect()).collect();
        for by in 0..self.nodes {
            for from in 0..self.nodes {
                for to in 0..self.nodes {
                    let way = distances[from][by].zip(distances[by][to]).map(|(first, second)| first + second);
                    distances[from][to] = distances[from][to].into_iter().chain(way).min();
                }
            }
        }
        distances
    }
}

/// The id of a node; ids stand in the order of numbers.
pub(crate) fn id(node: usize) -> ServiceId {
    service(&format!("n{node:04}"))
}

prop_compose! {
    /// Up to so many nodes, sparse or dense.
    pub(crate) fn drawn(most_nodes: usize)(
        nodes in 1..=most_nodes,
        density in 0.05..0.7_f64,
    )(
        coins in prop::collection::vec(prop::bool::weighted(density), nodes * nodes),
        nodes in Just(nodes),
    ) -> Drawn {
        let pairs = (0..nodes).flat_map(|from| (0..nodes).map(move |to| (from, to)));
        let edges = pairs.zip(coins).filter(|((from, to), coin)| *coin && from != to).map(|(pair, _)| pair).collect();
        Drawn { nodes, edges }
    }
}

/// Whether two figures are the same but for rounding.
#[track_caller]
pub(crate) fn assert_close(found: f64, expected: f64, about: &str) {
    assert!((found - expected).abs() <= 1e-10, "{about}: {found} instead of {expected}");
}
