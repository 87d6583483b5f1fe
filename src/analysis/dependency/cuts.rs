//! Which dependencies to cut so that no circle is left.

use super::cycles::Components;
use super::{DependencyGraph, Node};
use crate::model::{Model, ServiceId};

/// The largest cyclic group for which the answer is found exactly.
pub const LARGEST_EXACT_GROUP: usize = 20;

/// The fewest dependencies whose removal leaves no cyclic group, as ordered pairs, by id: an exact minimum feedback arc set per group.
/// None where a group has more than [`LARGEST_EXACT_GROUP`] members.
///
/// Dynamic programming over subsets (Held–Karp ordering) \[V\]: O(2^k · k) time and 2^k words for a group of k members.
pub fn fewest_cuts(model: &Model) -> Option<Vec<(ServiceId, ServiceId)>> {
    of_graph(&DependencyGraph::of(model))
}

pub(in super::super) fn of_graph(graph: &DependencyGraph<'_>) -> Option<Vec<(ServiceId, ServiceId)>> {
    let components = Components::of(graph);
    let groups = components.cyclic();
    if groups.iter().any(|group| group.len() > LARGEST_EXACT_GROUP) {
        return None;
    }
    let mut successors = vec![Vec::new(); graph.node_count()];
    for (from, to, _) in graph.edges() {
        if components.of[from.index()] == components.of[to.index()] {
            successors[from.index()].push(to);
        }
    }
    let mut cuts: Vec<(Node, Node)> = groups.into_iter().flat_map(|group| group_cuts(group, &successors)).collect();
    cuts.sort_unstable();
    Some(cuts.into_iter().map(|(from, to)| (graph.id(from).clone(), graph.id(to).clone())).collect())
}

/// Puts the members in the order that leaves the fewest edges pointing back.
pub(in super::super) fn group_cuts(group: &[Node], successors: &[Vec<Node>]) -> Vec<(Node, Node)> {
    let place = |node: &Node| group.binary_search(node).expect("successors are kept within a group");
    let out: Vec<u32> =
        group.iter().map(|node| successors[node.index()].iter().fold(0, |mask, to| mask | 1 << place(to))).collect();
    let fewest = fewest_back_edges(&out);
    let mut cuts = Vec::new();
    let mut placed = (1_u32 << group.len()) - 1;
    while placed != 0 {
        let last = (0..group.len())
            .filter(|member| placed & (1 << member) != 0)
            .find(|member| {
                let before = placed & !(1 << member);
                fewest[placed as usize] == fewest[before as usize] + back_edges(out[*member], before)
            })
            .expect("some member stands last in a best order");
        placed &= !(1 << last);
        let back = (0..group.len()).filter(|to| out[last] & placed & (1 << to) != 0);
        cuts.extend(back.map(|to| (group[last], group[to])));
    }
    cuts
}

/// For each subset, the fewest edges that point back when its members stand first, in their best order.
fn fewest_back_edges(out: &[u32]) -> Vec<u16> {
    let mut fewest = vec![0_u16; 1 << out.len()];
    for placed in 1..1_u32 << out.len() {
        let mut best = u16::MAX;
        let mut rest = placed;
        while rest != 0 {
            let member = rest.trailing_zeros();
            rest &= rest - 1;
            let before = placed & !(1 << member);
            best = best.min(fewest[before as usize] + back_edges(out[member as usize], before));
        }
        fewest[placed as usize] = best;
    }
    fewest
}

#[expect(clippy::cast_possible_truncation, reason = "a mask has at most 32 bits")]
fn back_edges(out: u32, before: u32) -> u16 {
    (out & before).count_ones() as u16
}
