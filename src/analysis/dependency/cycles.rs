//! Groups whose members all depend on each other, directly or not.

use petgraph::algo::kosaraju_scc;

use super::{DependencyGraph, Node};

/// The strongly connected components of a graph: each node is in one, and two are in the same one if each reaches the other.
pub(in super::super) struct Components {
    /// Members ascending; a component stands after everything that it depends on.
    pub(in super::super) members: Vec<Vec<Node>>,
    /// The component that each node is in.
    pub(in super::super) of: Vec<usize>,
}

impl Components {
    /// Kosaraju's algorithm \[V\], which does not recurse: a chain of ten thousand services must not exhaust a browser's stack. O(N + E).
    pub(in super::super) fn of(graph: &DependencyGraph<'_>) -> Self {
        Self::from_groups(graph.node_count(), kosaraju_scc(&graph.graph))
    }

    /// Of the graph that has these nodes and edges.
    pub(in super::super) fn of_edges(node_count: usize, edges: &[(Node, Node)]) -> Self {
        let mut graph = petgraph::graph::DiGraph::<(), ()>::with_capacity(node_count, edges.len());
        for _ in 0..node_count {
            graph.add_node(());
        }
        for (from, to) in edges {
            graph.add_edge(
                petgraph::graph::NodeIndex::new(from.index()),
                petgraph::graph::NodeIndex::new(to.index()),
                (),
            );
        }
        Self::from_groups(node_count, kosaraju_scc(&graph))
    }

    fn from_groups(node_count: usize, groups: Vec<Vec<petgraph::graph::NodeIndex>>) -> Self {
        let mut of = vec![0; node_count];
        let mut members = Vec::with_capacity(groups.len());
        for (component, group) in groups.into_iter().enumerate() {
            let mut group: Vec<Node> = group.into_iter().map(|node| Node::of(node.index())).collect();
            group.sort_unstable();
            group.iter().for_each(|node| of[node.index()] = component);
            members.push(group);
        }
        Self { members, of }
    }

    /// The components of at least two members, by their first member.
    pub(in super::super) fn cyclic(&self) -> Vec<&[Node]> {
        let mut cyclic: Vec<&[Node]> = self.members.iter().map(Vec::as_slice).filter(|group| group.len() > 1).collect();
        cyclic.sort_unstable();
        cyclic
    }
}
