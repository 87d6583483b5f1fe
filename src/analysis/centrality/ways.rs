//! How much of the shortest ways from one source leads through each node (Brandes, *A faster algorithm for betweenness centrality*,
//! 2001 \[V\]).

use super::super::dependency::Node;
use super::Tally;
use super::path_count::{PathCount, RADIX};

/// The arrays that every source uses anew. Between two sources there are no ways.
#[derive(Clone, Debug)]
pub(super) struct Ways {
    /// How many shortest ways lead from the source to each node.
    counts: Vec<f64>,
    back: Vec<Back>,
}

/// What the way back has found for a node w: for each node v one step before it, count(v) · (1 + d(w)) / count(w) of the ways lead on
/// through w, d being how much leads through a node in all.
#[derive(Clone, Copy, Debug, Default)]
struct Back {
    /// 1 / count(w).
    inverse: f64,
    /// d(w) / count(w).
    further: f64,
}

impl Ways {
    pub(super) fn of(nodes: usize) -> Self {
        Self { counts: vec![0.0; nodes], back: vec![Back::default(); nodes] }
    }

    /// Adds how much leads through each node but the source. `steps` are the edges of all shortest ways from the source outwards; they
    /// keep to `nodes`. One pass out and one back, without a branch.
    pub(super) fn tally(&mut self, source: Node, nodes: &[Node], steps: &[(Node, Node)], tallies: &mut [Tally]) {
        self.counts[source.index()] = 1.0;
        for (from, to) in steps {
            self.counts[to.index()] += self.counts[from.index()];
        }
        let mut most = 1.0_f64;
        for node in nodes {
            let count = self.counts[node.index()];
            most = most.max(count);
            self.back[node.index()] = Back { inverse: 1.0 / count, further: 0.0 };
        }
        match most < RADIX {
            true => self.tally_back(source, nodes, steps, tallies),
            false => tally_wide(source, nodes, steps, tallies),
        }
        nodes.iter().for_each(|node| self.counts[node.index()] = 0.0);
    }

    fn tally_back(&mut self, source: Node, nodes: &[Node], steps: &[(Node, Node)], tallies: &mut [Tally]) {
        for (from, to) in steps.iter().rev() {
            let Back { inverse, further } = self.back[to.index()];
            self.back[from.index()].further += inverse + further;
        }
        self.back[source.index()].further = 0.0;
        for node in nodes {
            tallies[node.index()].dependency += self.back[node.index()].further * self.counts[node.index()];
        }
    }
}

/// The same where there are too many shortest ways for a plain number: they are counted in a wider form.
fn tally_wide(source: Node, nodes: &[Node], steps: &[(Node, Node)], tallies: &mut [Tally]) {
    let mut counts = vec![PathCount::NONE; tallies.len()];
    counts[source.index()] = PathCount::ONE;
    for (from, to) in steps {
        let count = counts[from.index()];
        counts[to.index()].add(count);
    }
    let mut dependencies = vec![0.0; tallies.len()];
    for (from, to) in steps.iter().rev() {
        let share = counts[from.index()].share_of(counts[to.index()]);
        dependencies[from.index()] += share * (1.0 + dependencies[to.index()]);
    }
    dependencies[source.index()] = 0.0;
    for node in nodes {
        tallies[node.index()].dependency += dependencies[node.index()];
    }
}
