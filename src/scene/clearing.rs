//! Where a small panel about a line stands: near the middle of the line, but on no box and not on the line itself.

use crate::geometry::{Point, Rect, Route, Size, Vector};

/// Which ways from the middle of the line a place is looked for, the best first. Each is a pair of shares of the panel's own extent.
const WAYS: [(f64, f64); 8] =
    [(0.0, 1.0), (0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)];
/// How many places are looked at on each way.
const STEPS: u32 = 32;
/// How many points of the line are kept free, besides its start.
const PIECES: u32 = 12;

/// The top left corner of the panel, all in world pixels. `gap` is the least distance from the boxes, from the middle of the line and from
/// the edges of `sight`; places a gap apart are tried outwards, each pushed back into sight. Where none of them is free the panel stands
/// at the middle of the lower edge. O(boxes).
pub fn clearing(line: &Route, boxes: impl IntoIterator<Item = Rect>, panel: Size, gap: f64, sight: Rect) -> Point {
    let room = sight.inflate(-gap);
    let boxes: Vec<Rect> = boxes.into_iter().map(|it| it.inflate(gap)).filter(|it| it.intersects(room)).collect();
    let points: Vec<Point> = (0..=PIECES).map(|piece| line.at(f64::from(piece) / f64::from(PIECES))).collect();
    let is_free = |rect: Rect| {
        room.contains_rect(rect)
            && !boxes.iter().any(|it| it.intersects(rect))
            && !points.iter().any(|point| rect.contains(*point))
    };
    let around = |middle: Point| {
        let x = (middle.x - panel.width / 2.0).min(room.right() - panel.width).max(room.left());
        let y = (middle.y - panel.height / 2.0).min(room.bottom() - panel.height).max(room.top());
        Rect::new(Point::new(x, y), panel)
    };
    let outwards = (1..=STEPS).flat_map(|step| WAYS.map(|way| (f64::from(step) * gap, way)));
    let mut places = outwards.map(|(distance, (across, down))| {
        let by = Vector::new(across * (panel.width / 2.0 + distance), down * (panel.height / 2.0 + distance));
        around(line.label() + by)
    });
    let lowest = Point::new(sight.center().x, sight.bottom());
    places.find(|rect| is_free(*rect)).unwrap_or_else(|| around(lowest)).origin
}
