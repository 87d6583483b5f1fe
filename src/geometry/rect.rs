//! Rectangles with sides parallel to the axes.

use super::space::{Point, Size, Vector};

/// A rectangle in the drawing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// The extent from there.
    pub size: Size,
}

impl Rect {
    /// The rectangle with this top left corner and extent.
    pub const fn new(origin: Point, size: Size) -> Self {
        Self { origin, size }
    }

    /// The smallest rectangle with both points in it.
    pub fn spanning(a: Point, b: Point) -> Self {
        let origin = Point::new(a.x.min(b.x), a.y.min(b.y));
        Self::new(origin, Size::new((a.x - b.x).abs(), (a.y - b.y).abs()))
    }

    /// The smallest rectangle around all of these; `None` around none.
    pub fn around(rects: impl IntoIterator<Item = Self>) -> Option<Self> {
        rects.into_iter().reduce(Self::union)
    }

    /// The left edge.
    pub fn left(self) -> f64 {
        self.origin.x
    }

    /// The top edge.
    pub fn top(self) -> f64 {
        self.origin.y
    }

    /// The right edge.
    pub fn right(self) -> f64 {
        self.origin.x + self.size.width
    }

    /// The bottom edge.
    pub fn bottom(self) -> f64 {
        self.origin.y + self.size.height
    }

    /// The corner opposite to the origin.
    pub fn far_corner(self) -> Point {
        Point::new(self.right(), self.bottom())
    }

    /// The middle.
    pub fn center(self) -> Point {
        self.origin.midpoint(self.far_corner())
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Self) -> Self {
        let near = Point::new(self.left().min(other.left()), self.top().min(other.top()));
        let far = Point::new(self.right().max(other.right()), self.bottom().max(other.bottom()));
        Self::spanning(near, far)
    }

    /// The rectangle grown by a margin on every side; a negative margin shrinks it, at most to its middle.
    pub fn inflate(self, margin: f64) -> Self {
        let x = margin.max(-self.size.width / 2.0);
        let y = margin.max(-self.size.height / 2.0);
        let size = Size::new(self.size.width + 2.0 * x, self.size.height + 2.0 * y);
        Self::new(self.origin - Vector::new(x, y), size)
    }

    /// The rectangle moved.
    pub fn translate(self, by: Vector) -> Self {
        Self::new(self.origin + by, self.size)
    }

    /// Whether the point is in it, edges included.
    pub fn contains(self, point: Point) -> bool {
        point.x >= self.left() && point.x <= self.right() && point.y >= self.top() && point.y <= self.bottom()
    }

    /// Whether the other rectangle is in it, edges included.
    pub fn contains_rect(self, other: Self) -> bool {
        self.contains(other.origin) && self.contains(other.far_corner())
    }

    /// Whether both share at least a point.
    pub fn intersects(self, other: Self) -> bool {
        self.left() <= other.right()
            && other.left() <= self.right()
            && self.top() <= other.bottom()
            && other.top() <= self.bottom()
    }
}
