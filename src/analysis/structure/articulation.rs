//! Where a network would fall apart (Hopcroft, Tarjan 1973 \[V\]).

use super::super::dependency::Node;
use super::super::graph::{Adjacency, Graph};

pub(super) struct Articulation {
    /// Ascending.
    pub(super) points: Vec<Node>,
    /// Smaller node first, ascending.
    pub(super) bridges: Vec<(Node, Node)>,
}

/// Without regard to direction; two who depend on each other are joined once. O(N + E), without recursion.
pub(super) fn articulation(graph: &Graph) -> Articulation {
    let around = graph.undirected();
    let mut walk = Walk {
        around: &around,
        visits: vec![Visit::default(); graph.node_count()],
        path: Vec::new(),
        count: 0,
        is_point: vec![false; graph.node_count()],
        bridges: Vec::new(),
    };
    graph.nodes().for_each(|root| walk.start(root));
    walk.bridges.sort_unstable();
    let points = graph.nodes().filter(|node| walk.is_point[node.index()]).collect();
    Articulation { points, bridges: walk.bridges }
}

#[derive(Clone, Copy, Default)]
struct Visit {
    /// The place in the order of the walk, from 1; 0 before it is visited.
    number: u32,
    /// The lowest number next to what was visited from here on.
    lowest: u32,
    /// How many neighbours are dealt with.
    next: usize,
}

/// A walk in depth.
struct Walk<'g> {
    around: &'g Adjacency,
    visits: Vec<Visit>,
    /// From the root to where the walk stands.
    path: Vec<Node>,
    count: u32,
    is_point: Vec<bool>,
    bridges: Vec<(Node, Node)>,
}

impl Walk<'_> {
    fn start(&mut self, root: Node) {
        if self.visits[root.index()].number > 0 {
            return;
        }
        self.enter(root);
        let mut branches = 0;
        while let Some(&node) = self.path.last() {
            let visit = &mut self.visits[node.index()];
            match self.around.of_node(node).get(visit.next) {
                Some(&other) => {
                    visit.next += 1;
                    self.look_at(node, other);
                }
                None => {
                    self.path.pop();
                    if let Some(&parent) = self.path.last() {
                        branches += usize::from(parent == root);
                        self.leave(node, parent, root);
                    }
                }
            }
        }
        self.is_point[root.index()] = branches > 1;
    }

    fn enter(&mut self, node: Node) {
        self.count += 1;
        self.visits[node.index()] = Visit { number: self.count, lowest: self.count, next: 0 };
        self.path.push(node);
    }

    fn look_at(&mut self, node: Node, other: Node) {
        let parent = self.path.len().checked_sub(2).map(|place| self.path[place]);
        let number = self.visits[other.index()].number;
        if number == 0 {
            self.enter(other);
        } else if Some(other) != parent {
            let lowest = &mut self.visits[node.index()].lowest;
            *lowest = number.min(*lowest);
        }
    }

    fn leave(&mut self, node: Node, parent: Node, root: Node) {
        let lowest = self.visits[node.index()].lowest;
        let above = &mut self.visits[parent.index()];
        above.lowest = above.lowest.min(lowest);
        if lowest >= above.number && parent != root {
            self.is_point[parent.index()] = true;
        }
        if lowest > above.number {
            self.bridges.push((node.min(parent), node.max(parent)));
        }
    }
}
