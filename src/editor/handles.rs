//! The small places on boxes and frames that start a connection or a change of size.

use super::lines::End;
use crate::geometry::outline::{Outline, Side};
use crate::geometry::{Point, Rect, Route, Size};

/// How far from its middle a handle can be grabbed, in CSS pixels.
pub const HANDLE_REACH: f64 = 8.0;

/// The handles from which connections are drawn: the middles of the four sides, on the border.
pub fn connect_handles(outline: Outline) -> [(Side, Point); 4] {
    [Side::Top, Side::Right, Side::Bottom, Side::Left].map(|side| (side, outline.port(side, 0.0)))
}

/// How far from its middle a connection handle reaches, in world pixels: seen from afar it leaves the inside of the box free.
pub fn connect_reach(place: Rect, zoom: f64) -> f64 {
    (HANDLE_REACH / zoom).min(place.size.width.min(place.size.height) / 5.0)
}

/// How far from a box the handle at the end of its line is, in world pixels: clear of the handle on the border, from which the next line is
/// drawn.
const END_DISTANCE: f64 = 20.0;

/// The handle by which an end of a line is dragged elsewhere.
pub fn end_handle(route: &Route, end: End) -> Point {
    let between = route.trimmed(END_DISTANCE, END_DISTANCE);
    match end {
        End::From => between.start(),
        End::To => between.end(),
    }
}

/// How far from its middle such a handle reaches, in world pixels.
pub fn end_reach(zoom: f64) -> f64 {
    (HANDLE_REACH / zoom).min(END_DISTANCE / 2.0)
}

/// Which edge of a frame a handle drags along one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// The left or top edge.
    Near,
    /// Neither.
    Neither,
    /// The right or bottom edge.
    Far,
}

/// One of the eight handles of a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameHandle {
    /// What it drags sideways.
    pub across: Edge,
    /// What it drags up and down.
    pub down: Edge,
}

impl FrameHandle {
    /// The four corners, then the four sides.
    pub const ALL: [Self; 8] = [
        Self { across: Edge::Near, down: Edge::Near },
        Self { across: Edge::Far, down: Edge::Near },
        Self { across: Edge::Far, down: Edge::Far },
        Self { across: Edge::Near, down: Edge::Far },
        Self { across: Edge::Neither, down: Edge::Near },
        Self { across: Edge::Far, down: Edge::Neither },
        Self { across: Edge::Neither, down: Edge::Far },
        Self { across: Edge::Near, down: Edge::Neither },
    ];

    /// Where it is on a frame.
    pub fn point(self, frame: Rect) -> Point {
        let along = |edge, near: f64, far: f64| match edge {
            Edge::Near => near,
            Edge::Neither => near.midpoint(far),
            Edge::Far => far,
        };
        Point::new(along(self.across, frame.left(), frame.right()), along(self.down, frame.top(), frame.bottom()))
    }

    /// The frame after the handle was dragged to a place, never smaller than `least` nor less than what it must `hold`.
    pub fn dragged(self, frame: Rect, to: Point, least: Size, hold: Option<Rect>) -> Rect {
        let held = |near: f64, far: f64, hold: Option<(f64, f64)>| hold.unwrap_or((far, near));
        let (hold_left, hold_right) = held(frame.left(), frame.right(), hold.map(|it| (it.left(), it.right())));
        let (hold_top, hold_bottom) = held(frame.top(), frame.bottom(), hold.map(|it| (it.top(), it.bottom())));
        let (left, right) =
            stretched(self.across, (frame.left(), frame.right()), to.x, least.width, (hold_left, hold_right));
        let (top, bottom) =
            stretched(self.down, (frame.top(), frame.bottom()), to.y, least.height, (hold_top, hold_bottom));
        Rect::spanning(Point::new(left, top), Point::new(right, bottom))
    }
}

fn stretched(edge: Edge, (near, far): (f64, f64), to: f64, least: f64, hold: (f64, f64)) -> (f64, f64) {
    match edge {
        Edge::Neither => (near, far),
        Edge::Near => (to.min(far - least).min(hold.0), far),
        Edge::Far => (near, to.max(near + least).max(hold.1)),
    }
}
