//! A directed graph as flat arrays: what every measure of structure runs on, whatever its nodes stand for.

use super::dependency::Node;
use super::numbering::narrow;

/// A graph without parallel edges and without loops. Nodes are numbered from 0; each node's neighbours stand ascending.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Graph {
    forward: Adjacency,
    backward: Adjacency,
}

impl Graph {
    /// The graph of these edges, which stand sorted and each once. O(N + E).
    pub(super) fn of(node_count: usize, edges: &[(Node, Node)]) -> Self {
        debug_assert!(edges.windows(2).all(|pair| pair[0] < pair[1]), "edges are sorted, each once");
        debug_assert!(edges.iter().all(|(from, to)| from != to), "no node depends on itself");
        Self {
            forward: Adjacency::of(node_count, edges.iter().copied()),
            backward: Adjacency::of(node_count, edges.iter().map(|(from, to)| (*to, *from))),
        }
    }

    pub(super) fn node_count(&self) -> usize {
        self.forward.starts.len() - 1
    }

    pub(super) fn edge_count(&self) -> usize {
        self.forward.neighbours.len()
    }

    pub(super) fn nodes(&self) -> impl DoubleEndedIterator<Item = Node> + ExactSizeIterator + use<> {
        (0..self.node_count()).map(Node::of)
    }

    /// What a node depends on.
    pub(super) fn successors(&self, node: Node) -> &[Node] {
        self.forward.of_node(node)
    }

    /// What depends on a node.
    pub(super) fn predecessors(&self, node: Node) -> &[Node] {
        self.backward.of_node(node)
    }

    /// The edges, by their ends.
    pub(super) fn edges(&self) -> impl Iterator<Item = (Node, Node)> + '_ {
        self.nodes().flat_map(|from| self.successors(from).iter().map(move |to| (from, *to)))
    }

    pub(super) fn has_edge(&self, from: Node, to: Node) -> bool {
        self.successors(from).binary_search(&to).is_ok()
    }

    /// The neighbours of each node in whatever direction, each once. O(N + E).
    pub(super) fn undirected(&self) -> Adjacency {
        let mut starts = Vec::with_capacity(self.node_count() + 1);
        let mut neighbours = Vec::with_capacity(2 * self.edge_count());
        starts.push(0);
        for node in self.nodes() {
            let start = neighbours.len();
            neighbours.extend_from_slice(self.successors(node));
            neighbours.extend(self.predecessors(node).iter().filter(|other| !self.has_edge(node, **other)));
            neighbours[start..].sort_unstable();
            starts.push(narrow(neighbours.len()));
        }
        Adjacency { starts, neighbours }
    }
}

/// For each node, its neighbours: those of node v stand at `starts[v]..starts[v + 1]`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Adjacency {
    starts: Vec<u32>,
    neighbours: Vec<Node>,
}

impl Adjacency {
    /// Neighbours keep the order in which the edges come.
    fn of(node_count: usize, edges: impl Iterator<Item = (Node, Node)> + Clone) -> Self {
        let mut starts = vec![0_u32; node_count + 1];
        edges.clone().for_each(|(from, _)| starts[from.index() + 1] += 1);
        for node in 0..node_count {
            starts[node + 1] += starts[node];
        }
        let mut free = starts.clone();
        let mut neighbours = vec![Node::of(0); starts[node_count] as usize];
        for (from, to) in edges {
            let place = &mut free[from.index()];
            neighbours[*place as usize] = to;
            *place += 1;
        }
        Self { starts, neighbours }
    }

    pub(super) fn of_node(&self, node: Node) -> &[Node] {
        let index = node.index();
        &self.neighbours[self.starts[index] as usize..self.starts[index + 1] as usize]
    }
}
