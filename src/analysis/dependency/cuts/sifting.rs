//! Making a good order of a group better, one member at a time.

use super::Circle;

/// How many times all members are looked at, at most; and how many edges that may take in all, so that those of a very large group are
/// looked at only a few times: the first rounds bring the most.
const MOST_ROUNDS: usize = 12;
const LOOKED_AT_EDGES: usize = 8_000;
const LEAST_ROUNDS: usize = 1;

/// Moves each member to where the edges that point back cost least while the others stay, again and again until none moves (insertion
/// moves, as in sifting for the linear ordering problem; Martí and Reinelt 2011 \[V\]). The order costs what it did or less.
/// O((N + E) log N) for each round.
pub(super) fn sifted(circle: &Circle<'_>, order: Vec<usize>) -> Vec<usize> {
    let rounds = (LOOKED_AT_EDGES / circle.edge_count().max(1)).clamp(LEAST_ROUNDS, MOST_ROUNDS);
    let mut sifting = Sifting::of(circle, order);
    for _ in 0..rounds {
        if !sifting.round() {
            break;
        }
    }
    sifting.order
}

/// An edge as seen from one end.
struct Link {
    other: usize,
    cost: i64,
    /// Whether it leads to the other.
    is_out: bool,
}

struct Sifting {
    links: Vec<Vec<Link>>,
    order: Vec<usize>,
    /// Where each member stands; only comparing them means anything. Between any two there is room.
    places: Vec<f64>,
}

impl Sifting {
    fn of(circle: &Circle<'_>, order: Vec<usize>) -> Self {
        let mut links: Vec<Vec<Link>> = order.iter().map(|_| Vec::new()).collect();
        for (from, edges) in circle.out.iter().enumerate() {
            for &(to, cost) in edges {
                let cost = i64::try_from(cost).expect("the cost of a group stays below 2^63");
                links[from].push(Link { other: to, cost, is_out: true });
                links[to].push(Link { other: from, cost, is_out: false });
            }
        }
        Self { places: vec![0.0; order.len()], links, order }
    }

    /// Looks at every member once, and tells whether any moved.
    fn round(&mut self) -> bool {
        let mut place = 0.0;
        for member in &self.order {
            self.places[*member] = place;
            place += 1.0;
        }
        let mut has_moved = false;
        for at in 0..self.order.len() {
            let member = self.order[at];
            if let Some(place) = self.better_place(member) {
                self.places[member] = place;
                has_moved = true;
            }
        }
        let places = &self.places;
        self.order.sort_by(|one, other| places[*one].total_cmp(&places[*other]));
        has_moved
    }

    /// A place at which fewer of a member's edges point back, by cost; none where there is no better.
    fn better_place(&mut self, member: usize) -> Option<f64> {
        let places = &self.places;
        let links = &mut self.links[member];
        links.sort_unstable_by(|one, other| places[one.other].total_cmp(&places[other.other]));
        // Before all others, every edge that leads to it points back; each that it passes changes that for its own edge.
        let (mut cost, mut now) = (0, 0);
        let (mut best, mut best_at) = (0, 0);
        for (passed, link) in links.iter().enumerate() {
            cost += if link.is_out { link.cost } else { -link.cost };
            if places[link.other] < places[member] {
                now = cost;
            }
            let is_last_here = links.get(passed + 1).is_none_or(|next| places[next.other] > places[link.other]);
            if cost < best && is_last_here {
                (best, best_at) = (cost, passed + 1);
            }
        }
        let place_of = |at: usize| links.get(at).map(|link| places[link.other]);
        let place = match (best_at.checked_sub(1).and_then(place_of), place_of(best_at)) {
            (Some(before), Some(after)) => f64::midpoint(before, after),
            (Some(before), None) => before + 1.0,
            (None, Some(after)) => after - 1.0,
            (None, None) => return None,
        };
        // After many moves there may be no number left between two.
        let has_room = place_of(best_at) != Some(place) && best_at.checked_sub(1).and_then(place_of) != Some(place);
        (best < now && has_room).then_some(place)
    }
}
