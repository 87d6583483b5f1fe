//! The context graph and the team graph: the dependency graph with its elements folded into the context they stand in, or the team that
//! owns them.

use super::dependency::{Bond, DependencyGraph, Node};
use super::graph::Graph;
use super::network::Network;
use super::numbering::InteractionNo;
use crate::model::service::Service;
use crate::model::{EntityId, InteractionId};

/// The dependencies between contexts, or between teams. An element without a context or a team stands for itself; a context or team that
/// holds no element of the dependency graph is no node. Nested contexts stay apart: an element is folded into the innermost.
#[derive(Clone, Debug, PartialEq)]
pub struct Folding {
    /// Who depends on whom; dependencies within a context or team are gone.
    pub network: Network<EntityId>,
    /// The same dependencies with what stands behind each, by ids.
    pub dependencies: Vec<FoldedDependency>,
    /// How many elements each node holds, in the order of [`Network::ids`].
    pub sizes: Vec<usize>,
}

/// One edge of a context graph or a team graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldedDependency {
    /// The context, team or lone element that depends.
    pub from: EntityId,
    /// The one depended on.
    pub to: EntityId,
    /// The interactions behind it, by id; a bond through channels brings every interaction on its way.
    pub interactions: Vec<InteractionId>,
}

impl Folding {
    /// The context graph. O(b log b) for b bonds.
    pub fn by_context(graph: &DependencyGraph<'_>) -> Self {
        Self::of(graph, &Groups::by_context(graph))
    }

    /// The team graph. O(b log b) for b bonds.
    pub fn by_team(graph: &DependencyGraph<'_>) -> Self {
        Self::of(graph, &Groups::by_team(graph))
    }

    fn of(graph: &DependencyGraph<'_>, groups: &Groups) -> Self {
        let mut crossing: Vec<(Node, Node, InteractionNo)> = Vec::new();
        for (from, to, bonds) in graph.edges() {
            let (from, to) = (groups.of[from.index()], groups.of[to.index()]);
            if from != to {
                crossing.extend(bonds.iter().flat_map(Bond::interactions).map(|number| (from, to, number)));
            }
        }
        crossing.sort_unstable();
        crossing.dedup();
        let mut edges = Vec::new();
        let mut dependencies = Vec::new();
        for run in crossing.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            let (from, to, _) = run[0];
            edges.push((from, to));
            dependencies.push(FoldedDependency {
                from: groups.ids[from.index()].clone(),
                to: groups.ids[to.index()].clone(),
                interactions: run.iter().map(|(_, _, it)| graph.numbering.interaction(*it).id.clone()).collect(),
            });
        }
        let mut sizes = vec![0; groups.ids.len()];
        groups.of.iter().for_each(|group| sizes[group.index()] += 1);
        let network = Network { ids: groups.ids.clone(), graph: Graph::of(groups.ids.len(), &edges) };
        Self { network, dependencies, sizes }
    }
}

/// The nodes of a dependency graph, put into groups.
pub(super) struct Groups {
    /// Ascending.
    ids: Vec<EntityId>,
    /// The group of each node.
    pub(super) of: Vec<Node>,
}

impl Groups {
    pub(super) fn by_context(graph: &DependencyGraph<'_>) -> Self {
        Self::by(graph, |element| element.context.as_ref().map(|context| context.entity()))
    }

    pub(super) fn by_team(graph: &DependencyGraph<'_>) -> Self {
        Self::by(graph, |element| element.team.as_ref().map(|team| team.entity()))
    }

    fn by<'m>(graph: &DependencyGraph<'m>, group: impl Fn(&'m Service) -> Option<&'m EntityId>) -> Self {
        let of_node = |node: Node| group(graph.element(node)).unwrap_or(graph.id(node).entity());
        let mut ids: Vec<&EntityId> = graph.nodes().map(of_node).collect();
        let keys = ids.clone();
        ids.sort_unstable();
        ids.dedup();
        let place = |id: &&EntityId| Node::of(ids.partition_point(|other| other < id));
        Self { of: keys.iter().map(place).collect(), ids: ids.into_iter().cloned().collect() }
    }
}
