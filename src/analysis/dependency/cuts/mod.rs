//! Which dependencies to cut so that no circle is left.

mod exact;
mod greedy;
mod restoring;
mod sifting;

use super::Node;
use crate::analysis::mixing::{STEP, mixed};

/// The largest cyclic group for which the answer is found exactly.
pub const LARGEST_EXACT_GROUP: usize = 20;

/// How many times, at most, an order is made better by turns, with and without needless cuts; and how many edges that may take in all.
const MOST_TURNS: usize = 4;
const TURNED_EDGES: usize = 4_000;
/// From how many other orders, at most, a better one is looked for; and how many edges they may have in all, so that large groups, of
/// which each look takes long, are looked at less often.
const MOST_TRIES: usize = 48;
const TRIED_EDGES: usize = 4_000;

/// Puts the members in the order that leaves the fewest edges pointing back, and cuts those. At most [`LARGEST_EXACT_GROUP`] members.
pub(in super::super) fn group_cuts(group: &[Node], successors: &[Vec<Node>]) -> Vec<(Node, Node)> {
    let edges = group.iter().flat_map(|from| successors[from.index()].iter().map(|to| (*from, *to, 1)));
    let circle = Circle::of(group, edges);
    circle.back_edges(&exact::order(&circle))
}

/// The members in an order as if drawn by lot: another for each number, and always the same.
fn shuffled(members: usize, number: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..members).collect();
    order.sort_by_cached_key(|member| mixed(STEP.wrapping_mul((number * members + member + 1) as u64)));
    order
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

    /// An order of the members, dependents first, whose edges that point back cost little, found at once: the least up to so many
    /// members, at most [`LARGEST_EXACT_GROUP`]; above, a greedy one.
    pub(in super::super) fn quick_order(&self, largest_exact: usize) -> Vec<usize> {
        match self.members.len() <= largest_exact.min(LARGEST_EXACT_GROUP) {
            true => exact::order(self),
            false => greedy::order(self),
        }
    }

    /// An order of the members, dependents first, whose edges that point back cost as little as can be found in reasonable time; and
    /// whether none costs less. Exact up to [`LARGEST_EXACT_GROUP`] members; above, orders that moving one member does not make better, and
    /// of whose edges that point back each closes a circle (in very large groups, nearly each), begun with the greedy one.
    pub(in super::super) fn best_order(&self) -> (Vec<usize>, bool) {
        match self.members.len() <= LARGEST_EXACT_GROUP {
            true => (exact::order(self), true),
            false => (self.good_order(), false),
        }
    }

    /// The order of the two whose edges that point back cost less.
    pub(in super::super) fn cheaper<'o>(&self, [one, other]: [&'o Vec<usize>; 2]) -> &'o [usize] {
        if self.cost(other) < self.cost(one) { other } else { one }
    }

    fn edge_count(&self) -> usize {
        self.out.iter().map(Vec::len).sum()
    }

    fn good_order(&self) -> Vec<usize> {
        let mut best = self.settled(greedy::order(self));
        let mut cost = self.cost(&best);
        for number in 0..(TRIED_EDGES / self.edge_count().max(1)).min(MOST_TRIES) {
            let other = self.settled(shuffled(self.members.len(), number));
            let other_cost = self.cost(&other);
            if other_cost < cost {
                (best, cost) = (other, other_cost);
            }
        }
        best
    }

    /// An order that moving one member does not make better, and of whose edges that point back each closes a circle.
    fn settled(&self, order: Vec<usize>) -> Vec<usize> {
        let mut order = order;
        for _ in 0..(TURNED_EDGES / self.edge_count().max(1)).clamp(1, MOST_TURNS) {
            let sifted = sifting::sifted(self, order);
            let cost = self.cost(&sifted);
            order = restoring::restored(self, sifted);
            if self.cost(&order) == cost {
                break;
            }
        }
        order
    }

    /// What the edges cost that point back in an order.
    fn cost(&self, order: &[usize]) -> u64 {
        let mut is_placed = vec![false; order.len()];
        let mut cost = 0;
        for &from in order {
            is_placed[from] = true;
            cost += self.out[from].iter().filter(|(to, _)| is_placed[*to]).map(|(_, cost)| cost).sum::<u64>();
        }
        cost
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
