//! Taking back the cuts that an order asks for and no circle does.

use std::cmp::Reverse;

use super::Circle;

/// How many edges are looked at, at most: beyond, the rest of the cuts stays.
const MOST_STEPS: usize = 1 << 18;

/// Puts each edge that points back in its place again where that closes no circle, the dearest first, and leaves an order in which it
/// points ahead (the order is kept up as Pearce and Kelly 2006 do \[V\]). The order costs what it did or less. Each edge looks only at what
/// stands between its ends; O(E) at worst for each, and [`MOST_STEPS`] in all.
pub(super) fn restored(circle: &Circle<'_>, order: Vec<usize>) -> Vec<usize> {
    let mut restoring = Restoring::of(circle, order);
    let mut cuts = restoring.cuts();
    cuts.sort_by_key(|edge| Reverse(restoring.edges[*edge].cost));
    cuts.into_iter().for_each(|edge| restoring.put_back(edge));
    restoring.order
}

struct Edge {
    from: usize,
    to: usize,
    cost: u64,
    is_cut: bool,
}

struct Restoring {
    edges: Vec<Edge>,
    /// For each member, its edges by number.
    out: Vec<Vec<usize>>,
    into: Vec<Vec<usize>>,
    order: Vec<usize>,
    places: Vec<usize>,
    is_seen: Vec<bool>,
    steps_left: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Ahead,
    Back,
}

impl Restoring {
    fn of(circle: &Circle<'_>, order: Vec<usize>) -> Self {
        let members = order.len();
        let mut places = vec![0; members];
        order.iter().enumerate().for_each(|(place, member)| places[*member] = place);
        let (mut edges, mut out, mut into) = (Vec::new(), vec![Vec::new(); members], vec![Vec::new(); members]);
        for (from, leaving) in circle.out.iter().enumerate() {
            for &(to, cost) in leaving {
                out[from].push(edges.len());
                into[to].push(edges.len());
                edges.push(Edge { from, to, cost, is_cut: places[to] < places[from] });
            }
        }
        Self { edges, out, into, order, places, is_seen: vec![false; members], steps_left: MOST_STEPS }
    }

    fn cuts(&self) -> Vec<usize> {
        (0..self.edges.len()).filter(|edge| self.edges[*edge].is_cut).collect()
    }

    fn put_back(&mut self, edge: usize) {
        let Edge { from, to, .. } = self.edges[edge];
        if self.places[from] < self.places[to] {
            // It came to point ahead when another was put back.
            self.edges[edge].is_cut = false;
            return;
        }
        let Some(after) = self.reached([to, from], Way::Ahead) else { return };
        if let Some(before) = self.reached([from, to], Way::Back) {
            self.move_before(before, after);
            self.edges[edge].is_cut = false;
        }
    }

    /// Whatever is reached from one member over edges that are not cut and stands before or after another; none where that is reached
    /// too, or after too many steps.
    fn reached(&mut self, [start, end]: [usize; 2], way: Way) -> Option<Vec<usize>> {
        let mut reached = vec![start];
        self.is_seen[start] = true;
        let mut next = 0;
        while let Some(member) = reached.get(next).copied().filter(|_| !self.is_seen[end] && self.steps_left > 0) {
            next += 1;
            let edges = if way == Way::Ahead { &self.out[member] } else { &self.into[member] };
            self.steps_left = self.steps_left.saturating_sub(edges.len());
            for edge in edges.iter().map(|edge| &self.edges[*edge]).filter(|edge| !edge.is_cut) {
                let other = if way == Way::Ahead { edge.to } else { edge.from };
                let is_between = match way {
                    Way::Ahead => self.places[other] <= self.places[end],
                    Way::Back => self.places[other] >= self.places[end],
                };
                if is_between && !std::mem::replace(&mut self.is_seen[other], true) {
                    reached.push(other);
                }
            }
        }
        let is_done = !self.is_seen[end] && next == reached.len();
        reached.iter().for_each(|member| self.is_seen[*member] = false);
        is_done.then_some(reached)
    }

    /// Gives the places of both to the ones, then to the others, each in the order in which they stand.
    fn move_before(&mut self, mut before: Vec<usize>, mut after: Vec<usize>) {
        before.sort_unstable_by_key(|member| self.places[*member]);
        after.sort_unstable_by_key(|member| self.places[*member]);
        before.extend(after);
        let mut places: Vec<usize> = before.iter().map(|member| self.places[*member]).collect();
        places.sort_unstable();
        for (member, place) in before.into_iter().zip(places) {
            self.places[member] = place;
            self.order[place] = member;
        }
    }
}
