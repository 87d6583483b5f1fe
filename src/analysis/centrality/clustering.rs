//! Clustering of a directed graph (Fagiolo 2007 \[V\]).

use super::super::dependency::Node;
use super::super::graph::Graph;

/// For each node, how many of the directed triangles that its neighbours could close with it are there, from 0 to 1; 0 where none is.
///
/// Every triangle is found once, from the end of least degree. O(E · √E).
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(in super::super) fn clustering(graph: &Graph) -> Vec<f64> {
    let triangles = directed_triangles(graph);
    let coefficient = |node: Node| {
        let degree = (graph.successors(node).len() + graph.predecessors(node).len()) as u64;
        let mutual = graph.successors(node).iter().filter(|to| graph.has_edge(**to, node)).count() as u64;
        match triangles[node.index()] {
            0 => 0.0,
            found => found as f64 / (2 * (degree * (degree - 1) - 2 * mutual)) as f64,
        }
    };
    graph.nodes().map(coefficient).collect()
}

/// For each node i, Σ over j and k of (a_ij + a_ji)(a_jk + a_kj)(a_ki + a_ik).
fn directed_triangles(graph: &Graph) -> Vec<u64> {
    let later = later_neighbours(graph);
    // How many edges join each node with the one that is looked from.
    let mut joined = vec![0_u64; graph.node_count()];
    let mut triangles = vec![0_u64; graph.node_count()];
    for one in graph.nodes() {
        for (other, edges) in &later[one.index()] {
            joined[other.index()] = *edges;
        }
        for (other, first) in &later[one.index()] {
            for (third, second) in &later[other.index()] {
                // Each triangle is gone around in two directions.
                let product = 2 * first * second * joined[third.index()];
                for node in [one, *other, *third] {
                    triangles[node.index()] += product;
                }
            }
        }
        later[one.index()].iter().for_each(|(other, _)| joined[other.index()] = 0);
    }
    triangles
}

/// For each node, its neighbours of higher degree (ties by number), with the count of edges that join them: 1 or 2.
fn later_neighbours(graph: &Graph) -> Vec<Vec<(Node, u64)>> {
    let around = graph.undirected();
    let rank = |node: Node| (around.of_node(node).len(), node);
    let edges = |one, other| u64::from(graph.has_edge(one, other)) + u64::from(graph.has_edge(other, one));
    let later = |node: Node| {
        let others = around.of_node(node).iter().filter(|other| rank(node) < rank(**other));
        others.map(|other| (*other, edges(node, *other))).collect()
    };
    graph.nodes().map(later).collect()
}
