//! The best order of a small group, by dynamic programming over its subsets (Held–Karp ordering \[V\]).

use super::Circle;

/// O(2^k · k) time and 2^k words for k members.
pub(super) fn order(circle: &Circle<'_>) -> Vec<usize> {
    let costs = BackCosts::of(circle);
    let least = least_costs(&costs);
    let mut order = Vec::with_capacity(costs.members);
    let mut placed = subset(costs.members);
    while placed != 0 {
        let is_last = |member: &usize| {
            let before = placed & !(1 << member);
            before != placed && least[placed] == least[before] + costs.of_edges(*member, before)
        };
        let last = (0..costs.members).find(is_last).expect("some member stands last in a best order");
        placed &= !(1 << last);
        order.push(last);
    }
    order.reverse();
    order
}

/// For each subset, what the edges cost that point back when its members stand first, in their best order.
fn least_costs(costs: &BackCosts) -> Vec<u64> {
    let mut least = vec![0; 1 << costs.members];
    for placed in 1..1_usize << costs.members {
        let mut best = u64::MAX;
        let mut rest = placed;
        while rest != 0 {
            let member = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let before = placed & !(1 << member);
            best = best.min(least[before] + costs.of_edges(member, before));
        }
        least[placed] = best;
    }
    least
}

/// The set of the first so many members.
fn subset(members: usize) -> usize {
    (1 << members) - 1
}

/// What the edges from a member into a set cost, from two tables: one for each half of the group.
struct BackCosts {
    members: usize,
    /// Members in the lower half.
    half: usize,
    low: Vec<u64>,
    high: Vec<u64>,
}

impl BackCosts {
    fn of(circle: &Circle<'_>) -> Self {
        let members = circle.out.len();
        let half = members.div_ceil(2);
        let mut costs = Self { members, half, low: Vec::new(), high: Vec::new() };
        for edges in &circle.out {
            let mut to = vec![0; members];
            edges.iter().for_each(|(member, cost)| to[*member] = *cost);
            let (low, high) = to.split_at(half);
            costs.low.extend(sums(low, half));
            costs.high.extend(sums(high, half));
        }
        costs
    }

    fn of_edges(&self, from: usize, into: usize) -> u64 {
        let row = from << self.half;
        self.low[row | into & subset(self.half)] + self.high[row | into >> self.half]
    }
}

/// For each subset of these, and of as many more as make `width`, their sum.
fn sums(values: &[u64], width: usize) -> Vec<u64> {
    let mut sums = vec![0; 1 << width];
    for set in 1..1_usize << values.len() {
        sums[set] = sums[set & (set - 1)] + values[set.trailing_zeros() as usize];
    }
    sums
}
