//! The way a line takes between two boxes. Drawing and hit testing ask the same route.

use super::outline::{Outline, Side};
use super::rect::Rect;
use super::space::{Point, Vector};

/// The distance between lines that join the same two boxes, where there is room for it.
const LANE_SPACING: f64 = 20.0;
/// The least distance for which a line leaves a box straight on, where there is room for it.
const MIN_LEAD: f64 = 12.0;
/// How far a line goes out that has to come back.
const LOOP_LEAD: f64 = 56.0;
/// How far boxes have to be out of line before a line uses the outer half of its side.
const SPREAD: f64 = 160.0;
/// Straight pieces that stand for a curve when distances to it are measured.
const PIECES: u32 = 24;

/// Which of the lines between the same two boxes this is, whatever way they point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lane {
    /// Its place, from 0.
    pub index: u32,
    /// How many lines there are, at least 1.
    pub count: u32,
}

/// A line that has the two boxes to itself.
pub const ONLY_LANE: Lane = Lane { index: 0, count: 1 };

/// A curve from the border of one box to the border of another, leaving and entering at right angles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Route {
    points: [Point; 4],
    lane: Lane,
}

/// Where a line meets a box: at a side, so far from its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Port {
    /// The side.
    pub side: Side,
    /// The distance from the middle of the side, along x or y, in world pixels.
    pub offset: f64,
}

impl Route {
    /// The route from one box to another that has both to itself, but for the other lanes. It leaves at the side that faces the other box
    /// across the wider gap, and is straight where the boxes are nearly in line.
    pub fn between(from: Outline, to: Outline, lane: Lane) -> Self {
        let side = facing_side(from.rect, to.rect);
        let (leaving, entering) = offsets(from, to, side, lane);
        let start = Port { side, offset: leaving };
        Self::joining(from, start, to, Port { side: side.opposite(), offset: entering }, lane)
    }

    /// The ports of [`Route::between`] for a line that is the only one.
    pub fn facing_ports(from: Outline, to: Outline) -> (Port, Port) {
        let side = facing_side(from.rect, to.rect);
        let (leaving, entering) = offsets(from, to, side, ONLY_LANE);
        (Port { side, offset: leaving }, Port { side: side.opposite(), offset: entering })
    }

    /// The route from a port of one box to a port of another.
    pub fn joining(from: Outline, start_port: Port, to: Outline, end_port: Port, lane: Lane) -> Self {
        let start = from.port(start_port.side, start_port.offset);
        let end = to.port(end_port.side, end_port.offset);
        let (leaving, entering) = (outward(start_port.side), outward(end_port.side));
        let (start_lead, end_lead) = leads(end - start, leaving, entering);
        Self { points: [start, start + leaving * start_lead, end + entering * end_lead, end], lane }
    }

    /// The straight route between two points.
    pub fn straight(start: Point, end: Point) -> Self {
        let third = (end - start) * (1.0 / 3.0);
        Self { points: [start, start + third, end - third, end], lane: ONLY_LANE }
    }

    /// Where it begins: on the border of the first box.
    pub fn start(&self) -> Point {
        self.points[0]
    }

    /// Where it ends: on the border of the second box.
    pub fn end(&self) -> Point {
        self.points[3]
    }

    /// The four points of the cubic Bézier curve.
    pub fn points(&self) -> [Point; 4] {
        self.points
    }

    /// The point at parameter `t`, 0 at the start and 1 at the end.
    pub fn at(&self, t: f64) -> Point {
        let [a, b, c, d] = self.points;
        let (ab, bc, cd) = (between(a, b, t), between(b, c, t), between(c, d, t));
        between(between(ab, bc, t), between(bc, cd, t), t)
    }

    /// The direction at parameter `t`, of length 1.
    pub fn tangent(&self, t: f64) -> Vector {
        let [a, b, c, d] = self.points;
        let (ab, bc, cd) = (between(a, b, t), between(b, c, t), between(c, d, t));
        let direction = between(bc, cd, t) - between(ab, bc, t);
        match direction.length() > 1e-9 {
            true => direction.normalized(),
            false => (d - a).normalized(),
        }
    }

    /// How far a point is from the line, in world pixels.
    pub fn distance(&self, point: Point) -> f64 {
        self.nearest(point).1
    }

    /// The parameter of the point of the line nearest to another point, and how far that is.
    pub fn nearest(&self, point: Point) -> (f64, f64) {
        let step = 1.0 / f64::from(PIECES);
        let mut best = (0.0, f64::INFINITY);
        let mut piece_start = self.start();
        for piece in 0..PIECES {
            let begin = f64::from(piece) * step;
            let piece_end = self.at(begin + step);
            let share = projection(point, piece_start, piece_end);
            let distance = (point - between(piece_start, piece_end, share)).length();
            if distance < best.1 {
                best = (begin + share * step, distance);
            }
            piece_start = piece_end;
        }
        best
    }

    /// The smallest rectangle around the whole line.
    pub fn bounds(&self) -> Rect {
        let (left, right) = extremes(self.points.map(|point| point.x));
        let (top, bottom) = extremes(self.points.map(|point| point.y));
        Rect::spanning(Point::new(left, top), Point::new(right, bottom))
    }

    /// A rectangle around the whole line, found sooner than [`Route::bounds`] and seldom much larger.
    pub fn hull(&self) -> Rect {
        let [a, b, c, d] = self.points;
        let near = Point::new(a.x.min(b.x).min(c.x).min(d.x), a.y.min(b.y).min(c.y).min(d.y));
        let far = Point::new(a.x.max(b.x).max(c.x).max(d.x), a.y.max(b.y).max(c.y).max(d.y));
        Rect::spanning(near, far)
    }

    /// Where the label stands: the middle; lines between the same two boxes share the way out so that their labels stay apart.
    pub fn label(&self) -> Point {
        self.at(self.label_share())
    }

    /// The parameter of [`Route::label`].
    pub fn label_share(&self) -> f64 {
        let way = self.end() - self.start();
        let forward = if way.x.abs() >= way.y.abs() { way.x >= 0.0 } else { way.y >= 0.0 };
        let share = f64::from(self.lane.index + 1) / f64::from(self.lane.count + 1);
        let share = 0.5 + (share - 0.5) * 0.8;
        if forward { share } else { 1.0 - share }
    }

    /// The same line cut short at both ends, to make room for marks: by so many world pixels, at most by a third of its extent.
    pub fn trimmed(&self, at_start: f64, at_end: f64) -> Self {
        let [a, b, c, d] = self.points;
        let most = (d - a).length() / 3.0;
        let leaving = self.tangent(0.0) * at_start.min(most);
        let entering = self.tangent(1.0) * at_end.min(most);
        Self { points: [a + leaving, b + leaving, c - entering, d - entering], lane: self.lane }
    }
}

/// The least and the greatest value of a cubic Bézier curve along one axis: at its ends or where its derivative is zero.
fn extremes([a, b, c, d]: [f64; 4]) -> (f64, f64) {
    let at = |t: f64| {
        let rest = 1.0 - t;
        a * rest * rest * rest + 3.0 * b * rest * rest * t + 3.0 * c * rest * t * t + d * t * t * t
    };
    let (square, linear, constant) = (d - a + 3.0 * (b - c), 2.0 * (a - 2.0 * b + c), b - a);
    let root = (linear * linear - 4.0 * square * constant).max(0.0).sqrt();
    let turns = match square.abs() > 1e-9 {
        true => [(-linear + root) / (2.0 * square), (-linear - root) / (2.0 * square)],
        false => [-constant / linear; 2],
    };
    let inner = turns.into_iter().filter(|t| *t > 0.0 && *t < 1.0).map(at);
    inner.fold((a.min(d), a.max(d)), |(least, most), value| (least.min(value), most.max(value)))
}

/// How far a line goes straight on, as far as a curve does, at its start and at its end.
fn leads(way: Vector, leaving: Vector, entering: Vector) -> (f64, f64) {
    let (ahead, back) = (way.dot(leaving), -way.dot(entering));
    match leaving.dot(entering) {
        // Sides that face each other, or away from each other.
        turn if turn < -0.5 => {
            let lead = if ahead >= 0.0 { ahead / 2.0 } else { LOOP_LEAD + ahead.abs() / 4.0 };
            (lead.max(MIN_LEAD), lead.max(MIN_LEAD))
        }
        // The same side: out and back, beyond the farther of both.
        turn if turn > 0.5 => (LOOP_LEAD + ahead.max(0.0), LOOP_LEAD + back.min(0.0).abs()),
        // Around a corner.
        _ => (corner_lead(ahead), corner_lead(back)),
    }
}

fn corner_lead(ahead: f64) -> f64 {
    if ahead > 0.0 { (ahead * 0.6).max(MIN_LEAD) } else { LOOP_LEAD }
}

/// The side of `from` that faces `to` across the wider gap.
fn facing_side(from: Rect, to: Rect) -> Side {
    let right = to.left() - from.right();
    let left = from.left() - to.right();
    let below = to.top() - from.bottom();
    let above = from.top() - to.bottom();
    match (left.max(right) >= above.max(below), right >= left, below >= above) {
        (true, true, _) => Side::Right,
        (true, false, _) => Side::Left,
        (false, _, true) => Side::Bottom,
        (false, _, false) => Side::Top,
    }
}

fn outward(side: Side) -> Vector {
    match side {
        Side::Left => Vector::new(-1.0, 0.0),
        Side::Right => Vector::new(1.0, 0.0),
        Side::Top => Vector::new(0.0, -1.0),
        Side::Bottom => Vector::new(0.0, 1.0),
    }
}

/// How far from the middles of their sides a line leaves and enters.
fn offsets(from: Outline, to: Outline, side: Side, lane: Lane) -> (f64, f64) {
    let opposite = side.opposite();
    let (leaving_reach, entering_reach) = (from.reach(side), to.reach(opposite));
    let apart = to.middle(opposite) - from.middle(side);
    let (leaving, entering) = if apart.abs() <= (leaving_reach + entering_reach) / 2.0 {
        straight_offsets(apart, leaving_reach, entering_reach)
    } else {
        (bent_offset(apart, leaving_reach), bent_offset(-apart, entering_reach))
    };
    let shift = lane_shift(lane, leaving_reach.min(entering_reach));
    let room = |offset: f64, reach: f64| offset.clamp(-(reach - shift.abs()).max(0.0), (reach - shift.abs()).max(0.0));
    match lane.count {
        1 => (leaving, entering),
        _ => (room(leaving, leaving_reach) + shift, room(entering, entering_reach) + shift),
    }
}

/// Boxes nearly in line: both ends move towards each other, each by its share of the room, until they are in line.
fn straight_offsets(apart: f64, leaving_reach: f64, entering_reach: f64) -> (f64, f64) {
    let room = leaving_reach + entering_reach;
    if room <= 0.0 {
        return (0.0, 0.0);
    }
    (apart * leaving_reach / room, -apart * entering_reach / room)
}

/// Boxes out of line: the farther the other box, the nearer to the corner, so that lines from one side do not cross.
fn bent_offset(apart: f64, reach: f64) -> f64 {
    let beyond = (apart.abs() - reach).max(0.0);
    let offset = reach / 2.0 + reach / 2.0 * beyond / (beyond + SPREAD);
    if apart < 0.0 { -offset } else { offset }
}

fn lane_shift(lane: Lane, reach: f64) -> f64 {
    if lane.count <= 1 {
        return 0.0;
    }
    let steps = f64::from(lane.count - 1);
    let spacing = LANE_SPACING.min(2.0 * reach / steps);
    (f64::from(lane.index) - steps / 2.0) * spacing
}

fn between(a: Point, b: Point, t: f64) -> Point {
    a + (b - a) * t
}

/// How far along the piece the point nearest to another point lies, from 0 to 1.
fn projection(point: Point, start: Point, end: Point) -> f64 {
    let along = end - start;
    match along.dot(along) {
        0.0 => 0.0,
        squared => ((point - start).dot(along) / squared).clamp(0.0, 1.0),
    }
}
