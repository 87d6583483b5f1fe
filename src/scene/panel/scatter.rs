//! Strength against distance, with volatility as size: interactions of the same three values share one point, which counts them.

use std::collections::BTreeMap;

use super::words::{self, counted};
use crate::analysis::coupling::Coupling;
use crate::model::{EntityId, Model};

/// The width of the chart.
pub const WIDTH: f64 = 400.0;
/// Its height.
pub const HEIGHT: f64 = 264.0;
/// Where the field of points begins and ends, from left to right.
pub const LEFT_RIGHT: (f64, f64) = (32.0, 392.0);
/// Where it begins and ends, from top to bottom.
pub const TOP_BOTTOM: (f64, f64) = (22.0, 228.0);
/// The scales run from 1 to this.
pub const SCALE: u8 = 10;

/// The radius of the least volatile point: a number of two digits fits into it.
const LEAST_RADIUS: f64 = 7.0;

/// The interactions of one strength, distance and volatility.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The middle, from the left.
    pub x: f64,
    /// The middle, from the top.
    pub y: f64,
    /// How large it is: the more volatile, the larger.
    pub radius: f64,
    /// Strength, distance and volatility, 1–10 each.
    pub scales: (u8, u8, u8),
    /// The interactions, by id; never none.
    pub members: Vec<EntityId>,
    /// What is read out: "Checkout → Basket: strength 3, distance 8, volatility 10".
    pub spoken: String,
}

/// One quarter of the chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quadrant {
    /// What Khononov calls it.
    pub name: &'static str,
    /// Whether it is the one of high strength.
    pub is_strong: bool,
    /// Whether it is the one of long distance.
    pub is_far: bool,
}

/// The four quarters (Khononov 2024): strength and distance make up for each other, or they do not.
pub const QUADRANTS: [Quadrant; 4] = [
    Quadrant { name: "Loose coupling", is_strong: false, is_far: true },
    Quadrant { name: "Global complexity", is_strong: true, is_far: true },
    Quadrant { name: "Local complexity", is_strong: false, is_far: false },
    Quadrant { name: "High cohesion", is_strong: true, is_far: false },
];

/// The quarter of a strength and a distance: the upper half of a scale begins at 6.
pub fn quadrant(strength: u8, distance: u8) -> &'static Quadrant {
    let half = SCALE / 2;
    let is_it = |it: &&Quadrant| it.is_strong == (strength > half) && it.is_far == (distance > half);
    QUADRANTS.iter().find(is_it).unwrap_or(&QUADRANTS[0])
}

/// The points, by strength, distance and volatility. Those that differ in volatility alone stand side by side in their place. O(E log E).
pub fn points(model: &Model, coupling: &Coupling) -> Vec<Point> {
    let mut places: BTreeMap<(u8, u8), BTreeMap<u8, Vec<EntityId>>> = BTreeMap::new();
    for (id, it) in &coupling.interactions {
        let place = places.entry((it.strength.value, it.distance.value)).or_default();
        place.entry(it.volatility.value).or_default().push(id.entity().clone());
    }
    places.into_iter().flat_map(|(place, found)| side_by_side(model, place, found)).collect()
}

fn side_by_side(model: &Model, (strength, distance): (u8, u8), found: BTreeMap<u8, Vec<EntityId>>) -> Vec<Point> {
    let (left, right) = LEFT_RIGHT;
    let (top, bottom) = TOP_BOTTOM;
    let room = (right - left) / f64::from(SCALE);
    let from = left + room * f64::from(strength - 1);
    let y = bottom - (bottom - top) / f64::from(SCALE) * (f64::from(distance) - 0.5);
    // A scale has ten values, so that there are at most ten points in one place.
    let share = room / f64::from(u8::try_from(found.len()).unwrap_or(SCALE));
    let mut x = from - share / 2.0;
    let point = |(volatility, members): (u8, Vec<EntityId>)| {
        x += share;
        let scales = (strength, distance, volatility);
        let spoken = spoken(model, &members, scales);
        Point { x, y, radius: LEAST_RADIUS + 0.4 * f64::from(volatility), scales, members, spoken }
    };
    found.into_iter().map(point).collect()
}

fn spoken(model: &Model, members: &[EntityId], (strength, distance, volatility): (u8, u8, u8)) -> String {
    let subject = match members {
        [only] => words::name(model, only),
        several => counted(several.len(), "interaction", "interactions"),
    };
    let name = quadrant(strength, distance).name;
    format!("{subject}: strength {strength}, distance {distance}, volatility {volatility}; {name}")
}

/// Where an arrow key leads from a point: left and right go by strength, up and down by distance, each past every point; Home and End to
/// the first and the last. `None` for any other key.
pub fn walk(points: &[Point], at: usize, key: &str) -> Option<usize> {
    let last = points.len().checked_sub(1)?;
    let by_distance = || {
        let mut order: Vec<usize> = (0..points.len()).collect();
        order.sort_by_key(|number| (points[*number].scales.1, *number));
        let place = order.iter().position(|number| *number == at).unwrap_or(0);
        (order, place)
    };
    match key {
        "ArrowRight" => Some((at + 1).min(last)),
        "ArrowLeft" => Some(at.saturating_sub(1)),
        "ArrowUp" => Some(by_distance()).map(|(order, place)| order[(place + 1).min(last)]),
        "ArrowDown" => Some(by_distance()).map(|(order, place)| order[place.saturating_sub(1)]),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}
