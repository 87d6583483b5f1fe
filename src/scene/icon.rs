//! The shape of each kind, small: for palettes and lists.

use crate::geometry::{Point, Rect, Size};
use crate::model::service::ServiceKind;

use super::glyph::{GLYPH, kind_glyph};
use super::ink::Ink;
use super::mark::Mark;
use super::silhouette::{PLAIN, silhouette};

/// The size that small shapes are drawn in, at most.
const LARGEST: Size = Size::new(72.0, 48.0);

/// A small drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Icon {
    /// What it fills.
    pub size: Size,
    /// Its strokes, in order.
    pub marks: Vec<Mark>,
}

/// The shape of a kind with its sign in the middle.
pub fn element(kind: ServiceKind) -> Icon {
    let size = match kind {
        ServiceKind::Topic | ServiceKind::Queue => Size::new(LARGEST.width, 32.0),
        ServiceKind::EventBus => Size::new(LARGEST.width, 24.0),
        ServiceKind::Person => Size::new(44.0, LARGEST.height),
        _ => LARGEST,
    };
    let corner = Point::new((size.width - GLYPH) / 2.0, (size.height - GLYPH) / 2.0);
    let glyph = kind_glyph(kind, corner, Ink::Glyph);
    Icon { size, marks: silhouette(kind, size, PLAIN).into_iter().chain(glyph.into_iter().flatten()).collect() }
}

/// A frame with its tab.
pub fn context() -> Icon {
    let tab = Rect::new(Point::default(), Size::new(36.0, 14.0));
    let frame = Mark::rect(Rect::new(Point::default(), LARGEST), 8.0, Ink::Frame);
    Icon { size: LARGEST, marks: vec![frame, Mark::rect(tab, 6.0, Ink::CardShade)] }
}

/// Three people.
pub fn team() -> Icon {
    let person = |x: f64, y: f64, head: f64| {
        let shoulders = Rect::new(Point::new(x - head * 1.6, y + head * 1.2), Size::new(head * 3.2, head * 2.0));
        [Mark::rect(shoulders, head, Ink::Card), Mark::circle(Point::new(x, y), head, Ink::Card)]
    };
    let people = [person(18.0, 18.0, 7.0), person(54.0, 18.0, 7.0), person(36.0, 14.0, 9.0)];
    Icon { size: LARGEST, marks: people.into_iter().flatten().collect() }
}
