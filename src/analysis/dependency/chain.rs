//! The longest chain of calls that wait for one another.

use super::cycles::Components;
use super::{DependencyGraph, Node};

/// The longest chain over request and query, optional calls included. It runs over the condensation: a group of services that call in
/// a circle counts its size and is listed whole, by id. Ties go to the smaller ids. Empty where nothing waits. O(N + E).
pub(in super::super) fn longest_synchronous_chain(graph: &DependencyGraph<'_>) -> Vec<Node> {
    let edges = synchronous_edges(graph);
    let components = Components::of_edges(graph.node_count(), &edges);
    let count = components.members.len();
    let mut next = vec![Vec::new(); count];
    for (from, to) in edges {
        let (from, to) = (components.of[from.index()], components.of[to.index()]);
        if from != to {
            next[from].push(to);
        }
    }
    // A component stands after all that it calls, so the lengths of those are known when it is reached.
    let mut length = vec![0; count];
    let mut best: Vec<Option<usize>> = vec![None; count];
    for component in 0..count {
        best[component] = longest(next[component].iter().copied(), &length, &components);
        length[component] = components.members[component].len() + best[component].map_or(0, |target| length[target]);
    }
    let start = longest(0..count, &length, &components).filter(|component| length[*component] > 1);
    std::iter::successors(start, |component| best[*component])
        .flat_map(|component| components.members[component].iter().copied())
        .collect()
}

fn longest(candidates: impl Iterator<Item = usize>, length: &[usize], components: &Components) -> Option<usize> {
    candidates.min_by_key(|component| (std::cmp::Reverse(length[*component]), components.members[*component][0]))
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
