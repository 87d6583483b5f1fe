//! How central each node of a network is. Betweenness and closeness take one search per node and are measured a few nodes at a time, so
//! that whoever waits sees how far it is and may stop; PageRank and clustering are near linear and stand with the rest of the
//! [`super::structure`].
//!
//! Definitions are those of networkx 3 on the directed graph without loops.

mod batch;
pub(super) mod clustering;
pub(super) mod page_rank;
mod path_count;
mod ways;

use std::collections::BTreeMap;

use super::dependency::Node;
use super::graph::Graph;
use super::network::Network;
use batch::Batch;
use ways::Ways;

/// How much lies on a node, and how near it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Central {
    /// The share of the shortest ways between two others that lead through it, over all ordered pairs: from 0 to 1 (Freeman 1977 \[V\]).
    pub betweenness: f64,
    /// How near it is to all that depend on it: their share of the others, divided by their mean distance to it; from 0 to 1 (Wasserman
    /// and Faust 1994 \[V\]). Undefined where nobody depends on it.
    pub closeness: Option<f64>,
}

/// The measuring of betweenness and closeness, exact: one breadth-first search per node (Brandes 2001 \[V\]), from which both are taken.
/// O(N + E) a node, O(N·(N + E)) in all; memory stays O(N + E).
///
/// [`Centrality::advance`] goes through some more nodes, [`Centrality::finish`] through the rest; whoever gives up drops it. The searches
/// run in batches of up to 64, so that how the nodes are split between calls changes no bit of the result.
#[derive(Clone, Debug)]
pub struct Centrality<Id> {
    ids: Vec<Id>,
    sweep: Sweep,
}

impl<Id: Clone + Ord> Centrality<Id> {
    /// Nothing measured yet.
    pub fn new(network: Network<Id>) -> Self {
        Self { sweep: Sweep::new(network.graph), ids: network.ids }
    }

    /// How many nodes there are to search from.
    pub fn sources(&self) -> usize {
        self.ids.len()
    }

    /// From how many of them the search is done.
    pub fn done(&self) -> usize {
        self.sweep.done
    }

    /// Searches from at least so many more nodes, rounded up to whole batches; whether that was the last of them.
    pub fn advance(&mut self, sources: usize) -> bool {
        self.sweep.advance(sources);
        self.sweep.done == self.ids.len()
    }

    /// Searches from the rest of the nodes, and tells how central each is.
    pub fn finish(mut self) -> BTreeMap<Id, Central> {
        self.sweep.advance(usize::MAX);
        self.ids.into_iter().zip(self.sweep.central()).collect()
    }
}

/// What the searches so far say of one node.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Σ over the sources: the share of the shortest ways from the source, over all its targets, that lead through the node.
    dependency: f64,
    /// Σ distance of the sources that reach it.
    distance: u64,
    /// How many sources reach it, itself left aside.
    reached_by: u32,
}

impl Tally {
    fn arrive(&mut self, searches: u32, distance: u64) {
        self.distance += u64::from(searches) * distance;
        self.reached_by += searches;
    }
}

#[derive(Clone, Debug)]
struct Sweep {
    graph: Graph,
    batch: Batch,
    ways: Ways,
    tallies: Vec<Tally>,
    done: usize,
}

impl Sweep {
    fn new(graph: Graph) -> Self {
        let nodes = graph.node_count();
        let (batch, ways, tallies) = (Batch::of(&graph), Ways::of(nodes), vec![Tally::default(); nodes]);
        Self { graph, batch, ways, tallies, done: 0 }
    }

    fn advance(&mut self, sources: usize) {
        let until = self.done.saturating_add(sources).min(self.graph.node_count());
        while self.done < until {
            let sources: Vec<Node> = self.graph.nodes().skip(self.done).take(self.batch.size()).collect();
            self.batch.search(&self.graph, &sources, &mut self.tallies);
            for (source, steps) in sources.iter().zip(&self.batch.steps) {
                self.ways.tally(*source, &self.batch.nodes, steps, &mut self.tallies);
            }
            self.batch.clear();
            self.done += sources.len();
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
    fn central(self) -> impl Iterator<Item = Central> {
        let others = self.tallies.len().saturating_sub(1) as f64;
        let pairs = others * (others - 1.0);
        self.tallies.into_iter().map(move |tally| {
            let reached_by = f64::from(tally.reached_by);
            Central {
                betweenness: if pairs > 0.0 { tally.dependency / pairs } else { 0.0 },
                closeness: (tally.reached_by > 0).then(|| reached_by / tally.distance as f64 * (reached_by / others)),
            }
        })
    }
}
