//! Boxes that lines go around, and what changed about them.

use crate::geometry::{Outline, Point, Rect, Squares};

/// The distance that lines keep from boxes, in world pixels.
const CLEARANCE: f64 = 6.0;

/// All boxes, by number, each grown by the distance that lines keep from it.
pub(super) struct Obstacles {
    rects: Vec<Rect>,
    squares: Squares,
}

impl Obstacles {
    pub(super) fn of(outlines: &[Outline]) -> Self {
        let rects: Vec<Rect> = outlines.iter().map(|outline| grown(*outline)).collect();
        let squares = Squares::of(&rects);
        Self { rects, squares }
    }

    /// Whether a box other than the two given has the point within.
    pub(super) fn is_blocked(&self, point: Point, but: [usize; 2]) -> bool {
        self.squares.at(point).any(|it| self.rects[it].contains(point) && !but.contains(&it))
    }
}

/// A box that came, went or changed its place or size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Disturbance {
    before: Option<Rect>,
    now: Option<Rect>,
}

impl Disturbance {
    /// What a box is to lines, by what it was and what it is.
    pub(super) fn of(changed: [Option<Outline>; 2]) -> Self {
        let [before, now] = changed.map(|outline| outline.map(grown));
        Self { before, now }
    }

    /// Whether the box was or is in this part of the drawing.
    pub(super) fn touches(&self, rect: Rect) -> bool {
        [self.before, self.now].into_iter().flatten().any(|it| it.intersects(rect))
    }

    /// Whether it is at a point where it was not.
    pub(super) fn blocks(&self, point: Point) -> bool {
        contains(self.now, point) && !contains(self.before, point)
    }

    /// Whether it was at a point where it is not.
    pub(super) fn frees(&self, point: Point) -> bool {
        contains(self.before, point) && !contains(self.now, point)
    }
}

fn contains(rect: Option<Rect>, point: Point) -> bool {
    rect.is_some_and(|rect| rect.contains(point))
}

fn grown(outline: Outline) -> Rect {
    outline.rect.inflate(CLEARANCE)
}
