//! The sides at which a line leaves and enters.

use super::squares::Squares;
use crate::geometry::outline::Side;
use crate::geometry::route::{ONLY_LANE, Port};
use crate::geometry::{Outline, Point, Rect, Route};

/// Points of a line that are looked at to see whether a box is in its way.
const SAMPLES: u32 = 28;
/// What a point in a box weighs against a way that is longer by so many pixels.
const BLOCKED: f64 = 400.0;
/// What a way that does not leave towards the other box weighs.
const DETOUR: f64 = 120.0;
/// What an end weighs that sets out away from the other end.
const TURNED_AWAY: f64 = 500.0;

/// The ports of a line: those that face each other, unless another box is in the way and other sides lead around it.
pub(super) fn ports(outlines: &[Outline], squares: &Squares, from: usize, to: usize) -> (Port, Port) {
    let (one, other) = (outlines[from], outlines[to]);
    let facing = Route::facing_ports(one, other);
    let straight_on = Route::joining(one, facing.0, other, facing.1, ONLY_LANE);
    if !samples(&straight_on).any(|point| squares.is_blocked(point, [from, to])) {
        return facing;
    }
    let inner = [one.rect.inflate(-4.0), other.rect.inflate(-4.0)];
    let weigh = |ports: (Port, Port), detour: f64, most: f64| {
        let route = Route::joining(one, ports.0, other, ports.1, ONLY_LANE);
        let way = length(&route) + f64::from(turned_away(&route)) * TURNED_AWAY + detour;
        lighter_than(most, way, hindrances(&route, squares, [from, to], inner))
    };
    let mut best = (weigh(facing, 0.0, f64::INFINITY).unwrap_or(f64::INFINITY), facing);
    for start in SIDES {
        for end in SIDES {
            let ports = (towards(one, start, other), towards(other, end, one));
            if let Some(weight) = weigh(ports, DETOUR, best.0) {
                best = (weight, ports);
            }
        }
    }
    best.1
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
    squares: &'a Squares,
    ends: [usize; 2],
    inner: [Rect; 2],
) -> impl Iterator<Item = u32> + 'a {
    samples(route).map(move |point| {
        u32::from(squares.is_blocked(point, ends)) + u32::from(inner.iter().any(|rect| rect.contains(point)))
    })
}

/// How many ends of a line set out away from the other end.
fn turned_away(route: &Route) -> u32 {
    let way = route.end() - route.start();
    let ends = [route.tangent(0.0), route.tangent(1.0)];
    ends.into_iter().map(|tangent| u32::from(tangent.dot(way) < 0.0)).sum()
}

const SIDES: [Side; 4] = [Side::Top, Side::Bottom, Side::Left, Side::Right];

/// A port on a side, nearer to the end of the side that is nearer to another box.
fn towards(outline: Outline, side: Side, other: Outline) -> Port {
    let away = other.middle(side) - outline.middle(side);
    let share = away / (away.abs() + 120.0);
    Port { side, offset: outline.reach(side) * 0.7 * share }
}

fn samples(route: &Route) -> impl Iterator<Item = Point> + '_ {
    (1..SAMPLES).map(|sample| route.at(f64::from(sample) / f64::from(SAMPLES)))
}

fn length(route: &Route) -> f64 {
    let at = |sample: u32| route.at(f64::from(sample) / 8.0);
    (0..8).map(|sample| (at(sample + 1) - at(sample)).length()).sum()
}
