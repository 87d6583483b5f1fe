//! The sides at which a line leaves and enters.

use super::obstacles::{Disturbance, Obstacles};
use crate::geometry::outline::Side;
use crate::geometry::route::{ONLY_LANE, Port};
use crate::geometry::{Outline, Point, Rect, Route};

/// Into how many pieces a line is cut; where they meet is looked at to see whether a box is in its way.
const PIECES: usize = 28;
/// What a point in a box weighs against a way that is longer by so many pixels.
const BLOCKED: f64 = 400.0;
/// What a way that does not leave towards the other box weighs.
const DETOUR: f64 = 120.0;
/// What an end weighs that sets out away from the other end.
const TURNED_AWAY: f64 = 500.0;

/// The sides a line takes, and what would make it take others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub(super) ports: (Port, Port),
    /// The number of the way taken.
    taken: usize,
    /// The ways that would have been taken if less had been in them, as bits by number.
    rivals: u32,
    /// A rectangle around all these ways.
    reach: Rect,
}

impl Choice {
    /// The ports of a line: those that face each other, unless another box is in the way and other sides lead around it.
    pub(super) fn of(outlines: &[Outline], obstacles: &Obstacles, ends: [usize; 2]) -> Self {
        let joined = ends.map(|end| outlines[end]);
        let straight_on = Way::of(joined, 0);
        if !samples(&straight_on.route).any(|point| obstacles.is_blocked(point, ends)) {
            let reach = straight_on.route.hull();
            return Self { ports: straight_on.ports, taken: 0, rivals: 0, reach };
        }
        let inner = joined.map(|outline| outline.rect.inflate(-4.0));
        let ways: [Way; WAYS] = std::array::from_fn(|number| Way::of(joined, number));
        let mut best = (f64::INFINITY, 0);
        for (number, way) in ways.iter().enumerate() {
            if let Some(weight) = lighter_than(best.0, way.length, hindrances(&way.route, obstacles, ends, inner)) {
                best = (weight, number);
            }
        }
        let (most, taken) = best;
        // The first way is taken at any weight as soon as nothing is in it.
        let is_rival = |number: usize| number != taken && (number == 0 || ways[number].length <= most);
        let rivals = (0..WAYS).filter(|number| is_rival(*number)).fold(0, |rivals, number| rivals | 1 << number);
        let near = (0..WAYS).filter(|number| *number == taken || is_rival(*number));
        let reach = Rect::around(near.map(|number| ways[number].route.hull())).unwrap_or_default();
        Self { ports: ways[taken].ports, taken, rivals, reach }
    }

    /// Whether other sides may be better now between the same two boxes: only if something came into the way taken, or left another.
    #[inline(never)]
    pub(super) fn is_disturbed(&self, joined: [Outline; 2], disturbances: &[Disturbance]) -> bool {
        let near: Vec<&Disturbance> = disturbances.iter().filter(|it| it.touches(self.reach)).collect();
        let meets = |number: usize, changes: fn(&Disturbance, Point) -> bool| {
            let route = route(joined, ports(joined, number));
            let hull = route.hull();
            near.iter().any(|it| it.touches(hull) && samples(&route).any(|point| changes(it, point)))
        };
        let mut rivals = (0..WAYS).filter(|number| self.rivals & (1 << number) != 0);
        !near.is_empty() && (meets(self.taken, Disturbance::blocks) || rivals.any(|way| meets(way, Disturbance::frees)))
    }
}

/// How many ways a line is tried on: straight on, then from each side to each.
const WAYS: usize = 1 + SIDES.len() * SIDES.len();
const SIDES: [Side; 4] = [Side::Top, Side::Bottom, Side::Left, Side::Right];

/// A way that a line could take.
struct Way {
    ports: (Port, Port),
    route: Route,
    /// What it weighs with nothing in it.
    length: f64,
}

impl Way {
    fn of(joined: [Outline; 2], number: usize) -> Self {
        let ports = ports(joined, number);
        let route = route(joined, ports);
        let detour = if number == 0 { 0.0 } else { DETOUR };
        let length = length(&route) + f64::from(turned_away(&route)) * TURNED_AWAY + detour;
        Self { ports, route, length }
    }
}

/// The ports of a way, by its number.
fn ports([one, other]: [Outline; 2], number: usize) -> (Port, Port) {
    match number.checked_sub(1) {
        None => Route::facing_ports(one, other),
        Some(pair) => {
            let (start, end) = (SIDES[pair / SIDES.len()], SIDES[pair % SIDES.len()]);
            (towards(one, start, other), towards(other, end, one))
        }
    }
}

fn route([one, other]: [Outline; 2], (start, end): (Port, Port)) -> Route {
    Route::joining(one, start, other, end, ONLY_LANE)
}

/// The weight of a way with these hindrances, if it is less than `most`; given up as soon as it is not, as most ways are heavier.
fn lighter_than(most: f64, way: f64, hindrances: impl Iterator<Item = u32>) -> Option<f64> {
    let mut weight = way;
    let mut hindrances = hindrances;
    while weight < most {
        match hindrances.next() {
            Some(count) => weight += f64::from(count) * BLOCKED,
            None => return Some(weight),
        }
    }
    None
}

/// Per point of a line: whether it is in a foreign box, and whether it is in one of the boxes that the line joins.
fn hindrances<'a>(
    route: &'a Route,
    obstacles: &'a Obstacles,
    ends: [usize; 2],
    inner: [Rect; 2],
) -> impl Iterator<Item = u32> + 'a {
    samples(route).map(move |point| {
        u32::from(obstacles.is_blocked(point, ends)) + u32::from(inner.iter().any(|rect| rect.contains(point)))
    })
}

/// How many ends of a line set out away from the other end.
fn turned_away(route: &Route) -> u32 {
    let way = route.end() - route.start();
    let ends = [route.tangent(0.0), route.tangent(1.0)];
    ends.into_iter().map(|tangent| u32::from(tangent.dot(way) < 0.0)).sum()
}

/// A port on a side, nearer to the end of the side that is nearer to another box.
fn towards(outline: Outline, side: Side, other: Outline) -> Port {
    let away = other.middle(side) - outline.middle(side);
    let share = away / (away.abs() + 120.0);
    Port { side, offset: outline.reach(side) * 0.7 * share }
}

/// The points of a line that are looked at.
fn samples(route: &Route) -> impl Iterator<Item = Point> + use<> {
    let [a, b, c, d] = route.points();
    SHARES.iter().map(move |[p, q, r, s]| {
        Point::new(p * a.x + q * b.x + r * c.x + s * d.x, p * a.y + q * b.y + r * c.y + s * d.y)
    })
}

/// What the four points of a Bézier curve contribute to each of these points (its Bernstein polynomials).
const SHARES: [[f64; 4]; PIECES - 1] = {
    let mut shares = [[0.0; 4]; PIECES - 1];
    let mut piece = 1;
    while piece < PIECES {
        let t = piece as f64 / PIECES as f64;
        let rest = 1.0 - t;
        shares[piece - 1] = [rest * rest * rest, 3.0 * rest * rest * t, 3.0 * rest * t * t, t * t * t];
        piece += 1;
    }
    shares
};

fn length(route: &Route) -> f64 {
    let mut place = route.start();
    let piece = |sample: u32| {
        let before = std::mem::replace(&mut place, route.at(f64::from(sample) / 8.0));
        (place - before).length()
    };
    (1..=8).map(piece).sum()
}
