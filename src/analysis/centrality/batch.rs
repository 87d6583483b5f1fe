//! Breadth-first searches from many sources at once (Then et al., *The More the Merrier*, 2014 \[V\]): a bit for each source, so that an edge
//! that many searches pass at the same distance is looked at once.

use super::super::dependency::Node;
use super::super::graph::Graph;
use super::Tally;

/// As many searches as a word has bits.
const MOST_SOURCES: usize = 64;
/// The steps of all searches of a batch are at most so many, 32 MB: a batch of a very large graph has fewer searches.
const MOST_STEPS: usize = 1 << 22;

/// Steps from a node to one that is one further from the source.
pub(super) type Steps = Vec<(Node, Node)>;

/// The arrays that every batch of searches uses anew. Between two batches no node is reached and no step known.
#[derive(Clone, Debug)]
pub(super) struct Batch {
    /// By which searches each node is reached.
    reached: Vec<u64>,
    /// By which searches each node is reached at the distance at hand.
    arriving: Vec<u64>,
    /// The nodes reached at the last distance and by which searches; and the same for the next.
    frontier: Vec<(Node, u64)>,
    next: Vec<(Node, u64)>,
    /// The nodes that an edge from the frontier leads to.
    touched: Vec<Node>,
    /// The nodes reached by any search.
    pub(super) nodes: Vec<Node>,
    /// For each search, the edges of all shortest ways, from the source outwards.
    pub(super) steps: Vec<Steps>,
}

impl Batch {
    pub(super) fn of(graph: &Graph) -> Self {
        let sources = (MOST_STEPS / graph.edge_count().max(1)).clamp(1, MOST_SOURCES);
        Self {
            reached: vec![0; graph.node_count()],
            arriving: vec![0; graph.node_count()],
            frontier: Vec::new(),
            next: Vec::new(),
            touched: Vec::new(),
            nodes: Vec::new(),
            steps: vec![Steps::new(); sources],
        }
    }

    /// From how many sources a batch searches.
    pub(super) fn size(&self) -> usize {
        self.steps.len()
    }

    /// Finds the nodes and steps of the searches from these sources, and tallies distances.
    pub(super) fn search(&mut self, graph: &Graph, sources: &[Node], tallies: &mut [Tally]) {
        for (search, source) in sources.iter().enumerate() {
            self.reached[source.index()] = 1 << search;
            self.nodes.push(*source);
            self.frontier.push((*source, 1 << search));
        }
        let mut distance = 0;
        while !self.frontier.is_empty() {
            distance += 1;
            self.look_ahead(graph);
            self.arrive(distance, tallies);
            self.record_steps(graph);
            self.touched.drain(..).for_each(|node| self.arriving[node.index()] = 0);
            std::mem::swap(&mut self.frontier, &mut self.next);
            self.next.clear();
        }
    }

    /// Forgets the searches.
    pub(super) fn clear(&mut self) {
        self.nodes.drain(..).for_each(|node| self.reached[node.index()] = 0);
        self.steps.iter_mut().for_each(Vec::clear);
    }

    fn look_ahead(&mut self, graph: &Graph) {
        for (node, searches) in &self.frontier {
            for to in graph.successors(*node) {
                let arriving = &mut self.arriving[to.index()];
                if *arriving == 0 {
                    self.touched.push(*to);
                }
                *arriving |= searches;
            }
        }
    }

    /// Leaves to each node touched the searches that had not reached it before.
    fn arrive(&mut self, distance: u64, tallies: &mut [Tally]) {
        for node in &self.touched {
            let before = &mut self.reached[node.index()];
            let arriving = &mut self.arriving[node.index()];
            *arriving &= !*before;
            if *arriving == 0 {
                continue;
            }
            if *before == 0 {
                self.nodes.push(*node);
            }
            *before |= *arriving;
            self.next.push((*node, *arriving));
            tallies[node.index()].arrive(arriving.count_ones(), distance);
        }
    }

    fn record_steps(&mut self, graph: &Graph) {
        for (node, searches) in &self.frontier {
            for to in graph.successors(*node) {
                let mut stepping = searches & self.arriving[to.index()];
                while stepping != 0 {
                    self.steps[stepping.trailing_zeros() as usize].push((*node, *to));
                    stepping &= stepping - 1;
                }
            }
        }
    }
}
