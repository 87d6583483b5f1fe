//! Longest chains.

use super::cycles::Components;
use super::{DependencyGraph, Node};

/// The longest chain from every place of a graph. Chains run over the condensation: a group that runs in a circle counts its size and is
/// listed whole, ascending. Ties go to the smaller nodes. O(N + E).
pub(in super::super) struct Chains {
    components: Components,
    /// How many nodes the longest chain from each component has.
    lengths: Vec<usize>,
    next: Vec<Option<usize>>,
}

impl Chains {
    pub(in super::super) fn of(node_count: usize, edges: &[(Node, Node)]) -> Self {
        let components = Components::of_edges(node_count, edges);
        let count = components.members.len();
        let mut targets = vec![Vec::new(); count];
        for (from, to) in edges {
            let (from, to) = (components.of[from.index()], components.of[to.index()]);
            if from != to {
                targets[from].push(to);
            }
        }
        let mut chains = Self { components, lengths: vec![0; count], next: vec![None; count] };
        // A component stands after all that it leads to, so the lengths of those are known when it is reached.
        for (component, targets) in targets.into_iter().enumerate() {
            let best = chains.longest_of(targets.into_iter());
            let rest = best.map_or(0, |target| chains.lengths[target]);
            chains.lengths[component] = chains.components.members[component].len() + rest;
            chains.next[component] = best;
        }
        chains
    }

    /// The longest chain that starts at one of these nodes.
    pub(in super::super) fn longest_from(&self, nodes: impl Iterator<Item = Node>) -> Vec<Node> {
        self.longest_in_groups(nodes).concat()
    }

    /// The same with what runs in a circle together; every other node stands alone.
    pub(in super::super) fn longest_in_groups(&self, nodes: impl Iterator<Item = Node>) -> Vec<&[Node]> {
        let start = self.longest_of(nodes.map(|node| self.components.of[node.index()]));
        std::iter::successors(start, |component| self.next[*component])
            .map(|component| self.components.members[component].as_slice())
            .collect()
    }

    fn longest_of(&self, components: impl Iterator<Item = usize>) -> Option<usize> {
        components.min_by_key(|component| {
            (std::cmp::Reverse(self.lengths[*component]), self.components.members[*component][0])
        })
    }
}

/// The longest chain over request and query, optional calls included, with what calls in a circle together; empty where nothing waits.
pub(in super::super) fn longest_synchronous_chain(graph: &DependencyGraph<'_>) -> Vec<Vec<Node>> {
    let chains = Chains::of(graph.node_count(), &synchronous_edges(graph));
    let groups: Vec<Vec<Node>> = chains.longest_in_groups(graph.nodes()).into_iter().map(<[Node]>::to_vec).collect();
    if groups.iter().map(Vec::len).sum::<usize>() > 1 { groups } else { Vec::new() }
}

/// The pairs of which one waits for the other.
pub(in super::super) fn synchronous_edges(graph: &DependencyGraph<'_>) -> Vec<(Node, Node)> {
    let waits = |number| graph.numbering.interaction(number).kind.is_synchronous();
    graph
        .edges()
        .filter(|(_, _, bonds)| bonds.iter().any(|bond| waits(bond.first)))
        .map(|(from, to, _)| (from, to))
        .collect()
}
