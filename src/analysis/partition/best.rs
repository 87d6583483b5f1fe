//! The search for groups of high modularity.

use super::super::dependency::Node;
use super::level::Level;

/// How many nodes and edges are gone through in other orders: those of a small graph in many, those of a large one by number alone.
const EFFORT: usize = 10_000;

/// Groups of high modularity: the best of those found from single nodes, in several orders, and from each of the groups given, which it is
/// never worse than. Both what is given and the answer have the group of each node.
pub(super) fn best(nodes: &Level, given: [&[Node]; 2]) -> Vec<Node> {
    let alone: Vec<Node> = (0..nodes.count()).map(Node::of).collect();
    let count = (EFFORT / nodes.size().max(1)).max(1);
    let from_alone = orders(alone.len()).take(count).map(|order| nodes.improved(&alone, order));
    let found = from_alone.chain(given.map(|groups| nodes.improved(groups, BY_NUMBER)));
    let better = |best: Vec<Node>, other: Vec<Node>| match nodes.surplus(&other) > nodes.surplus(&best) {
        true => other,
        false => best,
    };
    found.reduce(better).unwrap_or_default()
}

/// An order in which so many places take turns: from a first one, around in steps that come by each once.
#[derive(Clone, Copy)]
struct Order {
    first: usize,
    step: usize,
}

const BY_NUMBER: Order = Order { first: 0, step: 1 };

impl Order {
    fn of(self, places: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(self.first), move |place| Some((place + self.step) % places)).take(places)
    }
}

/// All such orders, that by number first.
fn orders(places: usize) -> impl Iterator<Item = Order> {
    let comes_by_all = move |step: &usize| {
        let (mut one, mut other) = (places, *step);
        while other > 0 {
            (one, other) = (other, one % other);
        }
        one == 1
    };
    (0..places).flat_map(move |first| (1..=places).filter(comes_by_all).map(move |step| Order { first, step }))
}

impl Level {
    /// Nodes move to the group next to them that gains most, then whole groups do, in turns until neither helps.
    fn improved(&self, groups: &[Node], order: Order) -> Vec<Node> {
        let mut groups = groups.to_vec();
        loop {
            self.settle(&mut groups, order);
            let count = renumber(&mut groups);
            let mut above: Vec<Node> = (0..count).map(Node::of).collect();
            if !self.folded(&groups, count).settle(&mut above, BY_NUMBER) {
                return groups;
            }
            groups.iter_mut().for_each(|group| *group = above[group.index()]);
        }
    }

    /// Moves nodes between groups as long as one gains by it; whether any did. Every move raises Q by at least 1/m², so it ends.
    fn settle(&self, groups: &mut [Node], order: Order) -> bool {
        let mut moving = Moving::of(self, groups);
        let mut has_moved = false;
        loop {
            let mut moves = false;
            for node in order.of(groups.len()) {
                moves |= moving.place(node, groups);
            }
            if !moves {
                return has_moved;
            }
            has_moved = true;
        }
    }
}

/// Numbers the groups in the order of their first members; answers how many there are.
fn renumber(groups: &mut [Node]) -> usize {
    let mut numbers = vec![None; groups.len()];
    let mut count = 0;
    for group in groups {
        let number = numbers[group.index()].get_or_insert_with(|| {
            count += 1;
            Node::of(count - 1)
        });
        *group = *number;
    }
    count
}

/// What is kept of the groups while nodes move.
struct Moving<'l> {
    level: &'l Level,
    /// The edges out of and into the members of each group.
    ends: Vec<(i64, i64)>,
    /// How many members each group has.
    sizes: Vec<usize>,
    /// Groups without a member.
    empty: Vec<Node>,
    /// By how much the node at hand is joined with each group.
    joined: Vec<i64>,
}

impl<'l> Moving<'l> {
    fn of(level: &'l Level, groups: &[Node]) -> Self {
        let count = groups.len();
        let mut moving =
            Self { level, ends: vec![(0, 0); count], sizes: vec![0; count], empty: Vec::new(), joined: vec![0; count] };
        for (node, group) in groups.iter().enumerate() {
            moving.enter(node, *group);
        }
        moving.empty = (0..count).rev().filter(|group| moving.sizes[*group] == 0).map(Node::of).collect();
        moving
    }

    fn enter(&mut self, node: usize, group: Node) {
        let ends = &mut self.ends[group.index()];
        *ends = (ends.0 + self.level.out[node], ends.1 + self.level.into[node]);
        self.sizes[group.index()] += 1;
    }

    fn leave(&mut self, node: usize, group: Node) {
        let ends = &mut self.ends[group.index()];
        *ends = (ends.0 - self.level.out[node], ends.1 - self.level.into[node]);
        self.sizes[group.index()] -= 1;
    }

    /// Puts a node where it gains most: of equals where it is, else the group of the lowest number. Whether it moved.
    fn place(&mut self, node: usize, groups: &mut [Node]) -> bool {
        let own = groups[node];
        let links = self.level.links_of(node);
        self.leave(node, own);
        links.iter().for_each(|(other, weight)| self.joined[groups[other.index()].index()] += weight);
        let mut best = (self.gain(node, own), own);
        for (other, _) in links {
            let group = groups[other.index()];
            let gain = self.gain(node, group);
            if gain > best.0 || (gain == best.0 && best.1 != own && group < best.1) {
                best = (gain, group);
            }
        }
        links.iter().for_each(|(other, _)| self.joined[groups[other.index()].index()] = 0);
        if best.0 < 0
            && let Some(empty) = self.empty.pop()
        {
            best = (0, empty);
        }
        groups[node] = best.1;
        self.enter(node, best.1);
        if self.sizes[own.index()] == 0 {
            self.empty.push(own);
        }
        best.1 != own
    }

    /// How much Q · m² grows when the node, in no group now, enters this one.
    fn gain(&self, node: usize, group: Node) -> i64 {
        let (out, into) = self.ends[group.index()];
        self.joined[group.index()] * self.level.total - self.level.out[node] * into - self.level.into[node] * out
    }
}
