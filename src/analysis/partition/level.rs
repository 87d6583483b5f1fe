//! A graph to put into groups.

use super::super::dependency::Node;
use super::super::graph::Graph;

/// A graph of nodes or of groups, weighted by how many edges of the first graph stand behind.
pub(super) struct Level {
    /// Where the links of each node start.
    starts: Vec<usize>,
    /// The others that a node is joined with, and by how much in both directions together.
    links: Vec<(Node, i64)>,
    /// The edges out of each node, inner ones included.
    pub(super) out: Vec<i64>,
    /// The edges into each node, inner ones included.
    pub(super) into: Vec<i64>,
    /// All edges.
    pub(super) total: i64,
}

impl Level {
    pub(super) fn of_nodes(graph: &Graph) -> Self {
        let both = graph.edges().flat_map(|(from, to)| [(from, to, 1), (to, from, 1)]).collect();
        let degree = |nodes: &[Node]| i64::try_from(nodes.len()).expect("a degree is below 2^32");
        let out = graph.nodes().map(|node| degree(graph.successors(node))).collect();
        let into = graph.nodes().map(|node| degree(graph.predecessors(node))).collect();
        Self::of(both, out, into)
    }

    /// The groups as nodes.
    pub(super) fn folded(&self, groups: &[Node], count: usize) -> Self {
        let (mut out, mut into) = (vec![0; count], vec![0; count]);
        let mut links = Vec::with_capacity(self.links.len());
        for (node, group) in groups.iter().enumerate() {
            out[group.index()] += self.out[node];
            into[group.index()] += self.into[node];
            let others = self.links_of(node).iter().map(|(other, weight)| (*group, groups[other.index()], *weight));
            links.extend(others.filter(|(group, other, _)| group != other));
        }
        Self::of(links, out, into)
    }

    fn of(mut links: Vec<(Node, Node, i64)>, out: Vec<i64>, into: Vec<i64>) -> Self {
        links.sort_unstable();
        let runs = links.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
        let merged: Vec<(Node, Node, i64)> =
            runs.map(|run| (run[0].0, run[0].1, run.iter().map(|(_, _, weight)| weight).sum())).collect();
        let start = |node: usize| merged.partition_point(|(from, _, _)| from.index() < node);
        let starts = (0..=out.len()).map(start).collect();
        let total = out.iter().sum();
        Self { starts, links: merged.into_iter().map(|(_, to, weight)| (to, weight)).collect(), out, into, total }
    }

    /// How many nodes there are.
    pub(super) fn count(&self) -> usize {
        self.out.len()
    }

    /// How many nodes and links there are to go through.
    pub(super) fn size(&self) -> usize {
        self.out.len() + self.links.len() / 2
    }

    pub(super) fn links_of(&self, node: usize) -> &[(Node, i64)] {
        &self.links[self.starts[node]..self.starts[node + 1]]
    }

    /// Q · m², a whole number: m · (edges within groups) − Σ over groups of (edges out of its members) · (edges into them).
    pub(super) fn surplus(&self, groups: &[Node]) -> i64 {
        let mut ends = vec![(0, 0); groups.len()];
        let mut outer = 0;
        for (node, group) in groups.iter().enumerate() {
            let ends = &mut ends[group.index()];
            *ends = (ends.0 + self.out[node], ends.1 + self.into[node]);
            let leaving = self.links_of(node).iter().filter(|(other, _)| groups[other.index()] != *group);
            outer += leaving.map(|(_, weight)| weight).sum::<i64>();
        }
        // Every link stands at both of its ends.
        (self.total - outer / 2) * self.total - ends.iter().map(|(out, into)| out * into).sum::<i64>()
    }

    /// Q of these groups; undefined without an edge.
    #[expect(clippy::cast_precision_loss, reason = "squares of counts of edges stay far below 2^52")]
    pub(super) fn modularity(&self, groups: &[Node]) -> Option<f64> {
        (self.total > 0).then(|| self.surplus(groups) as f64 / (self.total * self.total) as f64)
    }
}
