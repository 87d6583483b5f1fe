//! The shortest ways back to where one started.

use std::collections::{BTreeMap, VecDeque};

use super::Node;
use super::cycles::Components;

/// The groups of a graph that run in a circle, and what leads on within them.
pub(in super::super) struct Circles {
    pub(in super::super) components: Components,
    /// What each node leads to within its own component.
    pub(in super::super) next: Vec<Vec<Node>>,
}

impl Circles {
    /// O(N + E).
    pub(in super::super) fn of(node_count: usize, edges: &[(Node, Node)]) -> Self {
        let components = Components::of_edges(node_count, edges);
        let mut next = vec![Vec::new(); node_count];
        for (from, to) in edges {
            if components.of[from.index()] == components.of[to.index()] {
                next[from.index()].push(*to);
            }
        }
        Self { components, next }
    }

    /// Whether a node is in a group of several.
    pub(in super::super) fn runs_through(&self, node: Node) -> bool {
        self.components.members[self.components.of[node.index()]].len() > 1
    }

    /// A shortest way from a node back to itself, both ends listed. O(n + e) for a group of n nodes and e edges.
    pub(in super::super) fn shortest_through(&self, start: Node) -> Vec<Node> {
        let mut came_from = BTreeMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            for &to in &self.next[node.index()] {
                if came_from.contains_key(&to) {
                    continue;
                }
                came_from.insert(to, node);
                if to == start {
                    return way_back(start, &came_from);
                }
                open.push_back(to);
            }
        }
        vec![start]
    }

    /// A shortest circle within a group, from its first node back to that; ties go to the smaller start. O(n · (n + e)).
    pub(in super::super) fn shortest_within(&self, group: &[Node]) -> Vec<Node> {
        let mut shortest: Vec<Node> = Vec::new();
        for start in group {
            let circle = self.shortest_through(*start);
            if shortest.is_empty() || circle.len() < shortest.len() {
                shortest = circle;
            }
            // None is shorter than there and back.
            if shortest.len() <= 3 {
                break;
            }
        }
        shortest
    }
}

fn way_back(start: Node, came_from: &BTreeMap<Node, Node>) -> Vec<Node> {
    let mut way = vec![start];
    let mut at = start;
    loop {
        at = came_from[&at];
        way.push(at);
        if at == start {
            break;
        }
    }
    way.reverse();
    way
}
