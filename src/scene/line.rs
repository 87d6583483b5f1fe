//! The line of each kind of interaction: told apart by pattern and ends, without colour.

use crate::geometry::{Point, Rect, Route, Size, Vector};
use crate::model::interaction::InteractionKind;

use super::ink::{Ink, Tone};
use super::mark::{Mark, Path, Pattern};

/// What stands at the far end of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    Filled,
    Open,
    Square,
    Diamond,
}

/// How a kind of interaction is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct LineStyle {
    pattern: Pattern,
    head: Head,
    /// In relation to a plain line.
    width: f64,
    has_dot: bool,
    is_double: bool,
}

const PLAIN: LineStyle =
    LineStyle { pattern: Pattern::Solid, head: Head::Filled, width: 1.0, has_dot: false, is_double: false };

fn style(kind: InteractionKind) -> LineStyle {
    match kind {
        InteractionKind::Request | InteractionKind::Command => PLAIN,
        InteractionKind::Query => LineStyle { head: Head::Open, ..PLAIN },
        InteractionKind::Event => LineStyle { pattern: Pattern::Dashed, head: Head::Open, has_dot: true, ..PLAIN },
        InteractionKind::Stream => LineStyle { width: 3.0, is_double: true, ..PLAIN },
        InteractionKind::SharedData => LineStyle { head: Head::Square, width: 2.0, ..PLAIN },
        InteractionKind::Library => LineStyle { pattern: Pattern::Dotted, head: Head::Diamond, ..PLAIN },
        InteractionKind::File => LineStyle { pattern: Pattern::Long, ..PLAIN },
    }
}

/// A line on its way, with what stands at its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// What it is.
    pub kind: InteractionKind,
    /// `false` for what could only be guessed.
    pub is_confirmed: bool,
    /// What its colour says.
    pub tone: Tone,
    /// Its width in world pixels, where it is not the tone's.
    pub width: Option<f64>,
}

impl Stroke {
    /// The marks that tell a selected line from the others, to lie below it: a rim of this width, as far away from the line.
    #[inline(never)]
    pub fn rim(self, route: &Route, rim: f64) -> [Mark; 2] {
        let width = self.plain_width() * style(self.kind).width;
        let path = Path::along(route);
        let around = Mark::path(path.clone(), Ink::Selection).wide(width + 4.0 * rim);
        [around, Mark::path(path, Ink::EdgeCore).wide(width + 2.0 * rim)]
    }

    /// The width of a line of a kind that is not drawn wider than others, in world pixels.
    fn plain_width(self) -> f64 {
        self.width.or_else(|| Some(Ink::Line(self.tone).style().width)).unwrap_or_default()
    }

    /// The marks of the line along a route.
    pub fn along(self, route: &Route) -> Vec<Mark> {
        let style = style(self.kind);
        let plain_width = self.plain_width();
        let width = plain_width * style.width;
        let head = 6.0 + 2.2 * plain_width;
        let (at_start, at_end) = (if style.has_dot { 3.0 } else { 0.0 }, trim(style.head, head));
        let trimmed = route.trimmed(at_start, at_end);
        let pattern = match (self.is_confirmed, style.pattern) {
            (false, Pattern::Solid) => Pattern::Dashed,
            (_, pattern) => pattern,
        };
        let path = Path::along(&trimmed);
        let mut marks = vec![Mark::path(path.clone(), Ink::Line(self.tone)).patterned(pattern).wide(width)];
        if style.is_double {
            marks.push(Mark::path(path, Ink::EdgeCore).wide(width - 2.0 * plain_width));
        }
        if style.has_dot {
            let center = route.start() + route.tangent(0.0) * 3.0;
            marks.push(Mark::circle(center, 2.0 + plain_width, Ink::LineFill(self.tone)));
        }
        marks.push(self.head(style.head, route, head, plain_width));
        marks
    }

    fn head(self, head: Head, route: &Route, length: f64, width: f64) -> Mark {
        let (tip, along) = (route.end(), route.tangent(1.0));
        let back = tip - along * length;
        let aside = along.perpendicular() * (length * 0.42);
        match head {
            Head::Filled => {
                Mark::path(Path::from(tip).to(back + aside).to(back - aside).close(), Ink::LineFill(self.tone))
            }
            Head::Open => {
                let path = Path::from(back + aside * 1.1).to(tip - along * (width / 2.0)).to(back - aside * 1.1);
                Mark::path(path, Ink::Line(self.tone)).wide(width)
            }
            Head::Square => {
                let half = width + 2.0;
                let center = tip - along * half;
                let origin = Point::new(center.x - half, center.y - half);
                Mark::rect(Rect::new(origin, Size::new(2.0 * half, 2.0 * half)), 0.0, Ink::LineFill(self.tone))
            }
            Head::Diamond => diamond(tip, along, length, Ink::LineHollow(self.tone)),
        }
    }
}

/// How much of the line the head takes the place of.
fn trim(head: Head, length: f64) -> f64 {
    match head {
        Head::Filled => length - 1.0,
        Head::Open => 1.0,
        Head::Square => 3.0,
        Head::Diamond => length * 1.5,
    }
}

fn diamond(tip: Point, along: Vector, length: f64, ink: Ink) -> Mark {
    let middle = tip - along * (length * 0.75);
    let aside = along.perpendicular() * (length * 0.45);
    let path = Path::from(tip).to(middle + aside).to(tip - along * (length * 1.5)).to(middle - aside).close();
    Mark::path(path, ink)
}
