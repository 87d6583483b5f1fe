//! Networks: dependency graphs at any level, by the ids of what they join.

use super::dependency::{DependencyGraph, Node};
use super::graph::Graph;
use crate::model::ServiceId;

/// Who depends on whom, one edge per ordered pair: among elements, or among the contexts or teams that they are folded into
/// ([`super::folding`]).
#[derive(Clone, Debug, PartialEq)]
pub struct Network<Id> {
    /// What each node stands for, ascending.
    pub(super) ids: Vec<Id>,
    pub(super) graph: Graph,
}

impl Network<ServiceId> {
    /// The elements of a model, without what stands behind their dependencies.
    pub fn of(graph: &DependencyGraph<'_>) -> Self {
        let ids = graph.nodes().map(|node| graph.id(node).clone()).collect();
        Self { ids, graph: Graph::of(graph.node_count(), &graph.ends()) }
    }
}

impl<Id: Clone> Network<Id> {
    /// What the nodes stand for, ascending.
    pub fn ids(&self) -> &[Id] {
        &self.ids
    }

    /// The dependencies, from who depends to what is depended on, by ids.
    pub fn dependencies(&self) -> impl Iterator<Item = (&Id, &Id)> {
        self.graph.edges().map(|(from, to)| (&self.ids[from.index()], &self.ids[to.index()]))
    }

    pub(super) fn id(&self, node: Node) -> Id {
        self.ids[node.index()].clone()
    }

    pub(super) fn ids_of(&self, nodes: &[Node]) -> Vec<Id> {
        nodes.iter().map(|node| self.id(*node)).collect()
    }

    pub(super) fn pairs_of(&self, pairs: &[(Node, Node)]) -> Vec<(Id, Id)> {
        pairs.iter().map(|(one, other)| (self.id(*one), self.id(*other))).collect()
    }
}
