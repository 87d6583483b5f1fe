//! What is drawn only while something is being done: it belongs to no document.

use crate::geometry::outline::Form;
use crate::geometry::route::ONLY_LANE;
use crate::geometry::{Outline, Point, Rect, Route};

use super::ink::Ink;
use super::mark::{Mark, Path, Pattern};
use super::silhouette::RADIUS;

/// The rectangle of a selection by area.
pub fn marquee(area: Rect) -> Vec<Mark> {
    vec![Mark::rect(area, 0.0, Ink::MarqueeArea), Mark::rect(area, 0.0, Ink::Marquee)]
}

/// A line that is being drawn from a box to the pointer, or to the box under it.
pub fn connection(from: Outline, to: Outline) -> Vec<Mark> {
    let route = Route::between(from, to, ONLY_LANE);
    let (tip, along) = (route.end(), route.tangent(1.0));
    let (back, aside) = (tip - along * 9.0, along.perpendicular() * 4.0);
    let head = Path::from(back + aside).to(tip).to(back - aside);
    vec![Mark::path(Path::along(&route), Ink::Ghost).patterned(Pattern::Dashed), Mark::path(head, Ink::Ghost)]
}

/// The other end while one end of a line is dragged elsewhere.
pub fn loose_end(at: Point) -> Outline {
    Outline::point(at)
}

/// A line of alignment, a little longer than what it aligns.
pub fn guide(from: Point, to: Point) -> Mark {
    let along = (to - from).normalized() * 8.0;
    Mark::line(from - along, to + along, Ink::Guide)
}

/// The place where something would be put.
pub fn drop_place(area: Rect) -> Mark {
    Mark::rect(area, RADIUS, Ink::Ghost).patterned(Pattern::Dashed)
}

/// Marks a context into which what is being dragged would go.
pub fn target_frame(frame: Rect) -> Mark {
    Mark::rect(frame.inflate(2.0), 12.0, Ink::Target).patterned(Pattern::Dashed)
}

/// Marks a box to which the line being drawn would go.
pub fn target_box(outline: Outline) -> Mark {
    let radius = if outline.form == Form::Rectangle { RADIUS + 4.0 } else { 12.0 };
    Mark::rect(outline.rect.inflate(4.0), radius, Ink::Target)
}
