//! A good order of a group of any size (Eades, Lin, Smyth 1993 \[V\], with costs).

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Circle;

/// Again and again, a member that leads nowhere among those left goes to the end, one that nothing leads to goes to the front, and else to
/// the front the one whose way out costs most more than its way in. Ties go to the first. Where all costs are 1 and no two members depend
/// on each other, at most E/2 − N/6 edges point back. O((N + E) log N).
pub(super) fn order(circle: &Circle<'_>) -> Vec<usize> {
    let mut left = Left::of(circle);
    let (mut front, mut end) = (Vec::new(), Vec::new());
    while let Some((part, member)) = left.take() {
        match part {
            Part::Last => end.push(member),
            Part::First | Part::Between(_) => front.push(member),
        }
        left.release(member);
    }
    end.reverse();
    front.extend(end);
    front
}

/// Where a member belongs; the greatest is placed next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// By how much its way out costs more than its way in.
    Between(i64),
    First,
    Last,
}

/// The edges of a member to those left: how many, and what they cost.
#[derive(Clone, Copy, Default)]
struct Edges {
    count: usize,
    cost: i64,
}

impl Edges {
    fn add(&mut self, cost: i64) {
        self.count += 1;
        self.cost += cost;
    }

    fn take(&mut self, cost: i64) {
        self.count -= 1;
        self.cost -= cost;
    }
}

/// The members not placed yet.
struct Left {
    out: Vec<Vec<(usize, i64)>>,
    into: Vec<Vec<(usize, i64)>>,
    leaving: Vec<Edges>,
    coming: Vec<Edges>,
    queue: BTreeSet<(Part, Reverse<usize>)>,
    is_left: Vec<bool>,
}

impl Left {
    fn of(circle: &Circle<'_>) -> Self {
        let members = circle.out.len();
        let none = || vec![Edges::default(); members];
        let mut left = Self {
            out: vec![Vec::new(); members],
            into: vec![Vec::new(); members],
            leaving: none(),
            coming: none(),
            queue: BTreeSet::new(),
            is_left: vec![true; members],
        };
        for (from, edges) in circle.out.iter().enumerate() {
            for &(to, cost) in edges {
                let cost = i64::try_from(cost).expect("the cost of a group stays below 2^63");
                left.out[from].push((to, cost));
                left.into[to].push((from, cost));
                left.leaving[from].add(cost);
                left.coming[to].add(cost);
            }
        }
        left.queue = (0..members).map(|member| left.place(member)).collect();
        left
    }

    fn place(&self, member: usize) -> (Part, Reverse<usize>) {
        let (leaving, coming) = (self.leaving[member], self.coming[member]);
        let part = match (leaving.count, coming.count) {
            (0, _) => Part::Last,
            (_, 0) => Part::First,
            _ => Part::Between(leaving.cost - coming.cost),
        };
        (part, Reverse(member))
    }

    fn take(&mut self) -> Option<(Part, usize)> {
        let (part, Reverse(member)) = self.queue.pop_last()?;
        self.is_left[member] = false;
        Some((part, member))
    }

    /// Takes the edges of a member from those it leads to and comes from.
    fn release(&mut self, member: usize) {
        for (to, cost) in std::mem::take(&mut self.out[member]) {
            self.replace(to, |left| left.coming[to].take(cost));
        }
        for (from, cost) in std::mem::take(&mut self.into[member]) {
            self.replace(from, |left| left.leaving[from].take(cost));
        }
    }

    fn replace(&mut self, member: usize, change: impl FnOnce(&mut Self)) {
        if self.is_left[member] {
            self.queue.remove(&self.place(member));
            change(self);
            self.queue.insert(self.place(member));
        }
    }
}
