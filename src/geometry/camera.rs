//! What part of the drawing the canvas shows.

use super::rect::Rect;
use super::space::{Point, ScreenPoint, ScreenSize, Size, Vector};

/// The smallest zoom: a thousand boxes side by side on a small screen.
pub const MIN_ZOOM: f64 = 0.02;
/// The largest zoom.
pub const MAX_ZOOM: f64 = 4.0;

/// Where the canvas looks: the world point at its top left corner, and how many CSS pixels one world pixel takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// The world point shown at the canvas's top left corner.
    pub origin: Point,
    /// CSS pixels per world pixel.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { origin: Point::default(), zoom: 1.0 }
    }
}

impl Camera {
    /// The world point shown at a place on the canvas.
    pub fn world_from_screen(self, point: ScreenPoint) -> Point {
        Point::new(self.origin.x + point.x / self.zoom, self.origin.y + point.y / self.zoom)
    }

    /// The place on the canvas that shows a world point.
    pub fn screen_from_world(self, point: Point) -> ScreenPoint {
        ScreenPoint::new((point.x - self.origin.x) * self.zoom, (point.y - self.origin.y) * self.zoom)
    }

    /// The part of the world that a canvas of this size shows.
    pub fn visible(self, canvas: ScreenSize) -> Rect {
        Rect::new(self.origin, Size::new(canvas.width / self.zoom, canvas.height / self.zoom))
    }

    /// The camera after the drawing was dragged by so many CSS pixels.
    pub fn panned(self, dx: f64, dy: f64) -> Self {
        Self { origin: self.origin - Vector::new(dx / self.zoom, dy / self.zoom), ..self }
    }

    /// The camera with another zoom, clamped to the limits, such that what was under `anchor` stays there.
    pub fn zoomed_to(self, zoom: f64, anchor: ScreenPoint) -> Self {
        let fixed = self.world_from_screen(anchor);
        let zoom = zoom.clamp(MIN_ZOOM, MAX_ZOOM);
        Self { origin: Point::new(fixed.x - anchor.x / zoom, fixed.y - anchor.y / zoom), zoom }
    }

    /// The camera that centres a part of the world on a canvas, with `margin` CSS pixels around it, at no more than `max_zoom`.
    pub fn fitting(world: Rect, canvas: ScreenSize, margin: f64, max_zoom: f64) -> Self {
        let across = (canvas.width - 2.0 * margin).max(1.0) / world.size.width.max(1.0);
        let down = (canvas.height - 2.0 * margin).max(1.0) / world.size.height.max(1.0);
        let zoom = across.min(down).min(max_zoom).clamp(MIN_ZOOM, MAX_ZOOM);
        let center = world.center();
        let origin = Point::new(center.x - canvas.width / zoom / 2.0, center.y - canvas.height / zoom / 2.0);
        Self { origin, zoom }
    }
}
