//! Which dependencies to cut so that no circle is left.

use super::cycles::Components;
use super::{DependencyGraph, Node};
use crate::model::{Model, ServiceId};

/// The largest cyclic group for which the answer is found exactly.
pub const LARGEST_EXACT_GROUP: usize = 20;

/// The fewest dependencies whose removal leaves no cyclic group, as ordered pairs, by id: an exact minimum feedback arc set per group.
/// Groups of more than [`LARGEST_EXACT_GROUP`] members are left out.
///
/// Dynamic programming over subsets (Held–Karp ordering) \[V\]: O(2^k · k) time and 2^k words for a group of k members.
pub fn fewest_cuts(model: &Model) -> Vec<(ServiceId, ServiceId)> {
    let graph = DependencyGraph::of(model);
    let components = Components::of(&graph);
    cuts(&graph, &components).into_iter().map(|(from, to)| (graph.id(from).clone(), graph.id(to).clone())).collect()
}

pub(in super::super) fn cuts(graph: &DependencyGraph<'_>, components: &Components) -> Vec<(Node, Node)> {
    let mut successors = vec![Vec::new(); graph.node_count()];
    for (from, to, _) in graph.edges() {
        if components.of[from.index()] == components.of[to.index()] {
            successors[from.index()].push(to);
        }
    }
    let small = components.cyclic().into_iter().filter(|group| group.len() <= LARGEST_EXACT_GROUP);
    let mut cuts: Vec<(Node, Node)> = small.flat_map(|group| group_cuts(group, &successors)).collect();
    cuts.sort_unstable();
    cuts
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
