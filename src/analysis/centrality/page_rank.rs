//! PageRank (Brin, Page 1998 \[V\]).

use super::super::graph::Graph;

/// The probability of following a dependency rather than starting anew.
const DAMPING: f64 = 0.85;
/// The rounds stop when a round changes all ranks together by less than this for each node.
const TOLERANCE: f64 = 1e-12;

/// For each node, how often somebody stands at it who goes from service to service along dependencies, with probability 0.85 a step, and
/// else starts anew anywhere; whoever is where nothing leads on starts anew. The ranks sum to 1; a high rank is much depended on, directly
/// or not. Each round costs O(N + E), and some 170 always do, because each shrinks the error by [`DAMPING`].
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(in super::super) fn page_rank(graph: &Graph) -> Vec<f64> {
    let count = graph.node_count() as f64;
    let mut ranks = vec![1.0 / count; graph.node_count()];
    let mut passed_on = vec![0.0; graph.node_count()];
    loop {
        let mut left_over = 0.0;
        for (node, rank) in graph.nodes().zip(&ranks) {
            let ways = graph.successors(node).len();
            passed_on[node.index()] = if ways > 0 { rank / ways as f64 } else { 0.0 };
            left_over += if ways > 0 { 0.0 } else { *rank };
        }
        let everywhere = (DAMPING * left_over + (1.0 - DAMPING)) / count;
        let mut change = 0.0;
        for node in graph.nodes() {
            let received: f64 = graph.predecessors(node).iter().map(|from| passed_on[from.index()]).sum();
            let rank = DAMPING * received + everywhere;
            change += (rank - ranks[node.index()]).abs();
            ranks[node.index()] = rank;
        }
        if change < TOLERANCE * count || graph.node_count() == 0 {
            return ranks;
        }
    }
}
