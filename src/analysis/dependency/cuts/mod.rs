//! Which dependencies to cut so that no circle is left.

mod exact;
mod greedy;

use super::Node;

/// The largest cyclic group for which the answer is found exactly.
pub const LARGEST_EXACT_GROUP: usize = 20;

/// Puts the members in the order that leaves the fewest edges pointing back, and cuts those. At most [`LARGEST_EXACT_GROUP`] members.
pub(in super::super) fn group_cuts(group: &[Node], successors: &[Vec<Node>]) -> Vec<(Node, Node)> {
    let edges = group.iter().flat_map(|from| successors[from.index()].iter().map(|to| (*from, *to, 1)));
    let circle = Circle::of(group, edges);
    circle.back_edges(&exact::order(&circle))
}

/// A cyclic group and the dependencies within it, each with what it costs to cut it. Members are meant by their place in the group.
pub(in super::super) struct Circle<'g> {
    /// Ascending.
    members: &'g [Node],
    /// For each member, where its edges lead and what they cost.
    out: Vec<Vec<(usize, u64)>>,
}

impl<'g> Circle<'g> {
    /// All edges have both ends in the group.
    pub(in super::super) fn of(members: &'g [Node], edges: impl Iterator<Item = (Node, Node, u64)>) -> Self {
        let place = |node: Node| members.binary_search(&node).expect("edges are kept within a group");
        let mut out = vec![Vec::new(); members.len()];
        edges.for_each(|(from, to, cost)| out[place(from)].push((place(to), cost)));
        Self { members, out }
    }

    /// An order of the members, dependents first, whose edges that point back cost little; and whether none costs less. It is exact up to
    /// so many members, at most [`LARGEST_EXACT_GROUP`]; above, a greedy heuristic.
    pub(in super::super) fn order(&self, largest_exact: usize) -> (Vec<usize>, bool) {
        match self.members.len() <= largest_exact.min(LARGEST_EXACT_GROUP) {
            true => (exact::order(self), true),
            false => (greedy::order(self), false),
        }
    }

    /// The edges that point back in an order, in the order of who stands last.
    pub(in super::super) fn back_edges(&self, order: &[usize]) -> Vec<(Node, Node)> {
        let mut places = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, member)| places[*member] = place);
        let mut back = Vec::new();
        for &from in order.iter().rev() {
            let cut = self.out[from].iter().filter(|(to, _)| places[*to] < places[from]);
            back.extend(cut.map(|(to, _)| (self.members[from], self.members[*to])));
        }
        back
    }
}
