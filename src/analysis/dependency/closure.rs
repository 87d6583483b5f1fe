//! How far dependencies reach.

use fixedbitset::FixedBitSet;

use super::Node;
use super::cycles::Components;

/// How many nodes each node reaches and is reached by, itself included: the row and column sums of the visibility matrix
/// (MacCormack, Rusnak, Baldwin 2006; Baldwin, MacCormack, Rusnak 2014 \[V\]).
pub(in super::super) struct Closure {
    pub(in super::super) reach: Vec<usize>,
    pub(in super::super) reached_by: Vec<usize>,
}

impl Closure {
    /// Over the edges of which these are the components. O(E·N / 64) time, at most [`BITS`] bits of memory beside the graph.
    pub(in super::super) fn of(ends: &[(Node, Node)], components: &Components) -> Self {
        let forward = between_components(components, ends.iter().copied());
        let backward = between_components(components, ends.iter().map(|(from, to)| (*to, *from)));
        let upwards = 0..components.members.len();
        Self {
            reach: reach(components, &forward, upwards.clone()),
            reached_by: reach(components, &backward, upwards.rev()),
        }
    }
}

/// The components next to each component.
fn between_components(components: &Components, edges: impl Iterator<Item = (Node, Node)>) -> Vec<Vec<usize>> {
    let mut next = vec![Vec::new(); components.members.len()];
    for (from, to) in edges {
        let (from, to) = (components.of[from.index()], components.of[to.index()]);
        if from != to {
            next[from].push(to);
        }
    }
    for targets in &mut next {
        targets.sort_unstable();
        targets.dedup();
    }
    next
}

/// The bits that are held at once: 16 MB, whatever the size of the system. Larger ones are gone through column by column.
const BITS: usize = 1 << 27;

/// `order` visits each component after those next to it, so that their rows are whole when they are joined.
fn reach(components: &Components, next: &[Vec<usize>], order: impl Iterator<Item = usize> + Clone) -> Vec<usize> {
    let node_count = components.of.len();
    let columns = (BITS / node_count.max(1)).clamp(64, node_count.max(64));
    let mut rows: Vec<FixedBitSet> = vec![FixedBitSet::with_capacity(columns); components.members.len()];
    let mut counts = vec![0; components.members.len()];
    for start in (0..node_count).step_by(columns) {
        for component in order.clone() {
            let mut row = std::mem::take(&mut rows[component]);
            row.clear();
            let own = components.members[component].iter().map(|node| node.index());
            own.filter(|node| (start..start + columns).contains(node)).for_each(|node| row.insert(node - start));
            next[component].iter().for_each(|target| row.union_with(&rows[*target]));
            counts[component] += row.count_ones(..);
            rows[component] = row;
        }
    }
    components.of.iter().map(|component| counts[*component]).collect()
}
