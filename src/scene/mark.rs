//! The strokes a drawing is made of: plain data that a view, an exported picture and a painter can put down without deciding anything.

use std::sync::Arc;

use crate::geometry::{Point, Rect, Route, Size, Vector};
use crate::model::words::words;

use super::ink::Ink;
use super::text::{self, Font};

words! {
    /// Whether an outline is broken.
    Pattern {
        /// Unbroken.
        Solid = "solid",
        /// Short dashes.
        Dashed = "dashed",
        /// Long dashes.
        Long = "long",
        /// Dots.
        Dotted = "dotted",
    }
}

impl Pattern {
    /// Lengths of strokes and gaps in world pixels; none for an unbroken line.
    pub fn lengths(self) -> &'static [f64] {
        match self {
            Self::Solid => &[],
            Self::Dashed => &[6.0, 4.0],
            Self::Long => &[14.0, 6.0],
            Self::Dotted => &[1.5, 4.0],
        }
    }
}

/// Where a text stands in relation to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// The form of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An outline of straight and curved pieces.
    Path(Path),
    /// A rectangle, its corners rounded by a radius.
    Rect(Rect, f64),
    /// A circle of a radius.
    Circle(Point, f64),
    /// A straight line.
    Line(Point, Point),
    /// A line of text: where its baseline is anchored, and what it says.
    Text(Point, Anchor, Font, String),
}

/// A form, what it is drawn with, and whether its outline is broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its form.
    pub shape: Shape,
    /// What it is drawn with.
    pub ink: Ink,
    /// Whether its outline is broken.
    pub pattern: Pattern,
    /// The width of its outline in world pixels, where it is not the ink's.
    pub width: Option<f64>,
}

impl Mark {
    /// A form in an ink, unbroken.
    pub fn new(shape: Shape, ink: Ink) -> Self {
        Self { shape, ink, pattern: Pattern::Solid, width: None }
    }

    /// A path.
    pub fn path(path: Path, ink: Ink) -> Self {
        Self::new(Shape::Path(path), ink)
    }

    /// A rectangle with rounded corners.
    pub fn rect(rect: Rect, radius: f64, ink: Ink) -> Self {
        Self::new(Shape::Rect(rect, radius), ink)
    }

    /// A circle.
    pub fn circle(center: Point, radius: f64, ink: Ink) -> Self {
        Self::new(Shape::Circle(center, radius), ink)
    }

    /// A straight line.
    pub fn line(from: Point, to: Point, ink: Ink) -> Self {
        Self::new(Shape::Line(from, to), ink)
    }

    /// A line of text.
    pub fn text(at: Point, anchor: Anchor, font: Font, words: &str, ink: Ink) -> Self {
        Self::new(Shape::Text(at, anchor, font, words.to_owned()), ink)
    }

    /// The same with a broken outline.
    pub fn patterned(self, pattern: Pattern) -> Self {
        Self { pattern, ..self }
    }

    /// The same in another place.
    pub fn moved(self, by: Vector) -> Self {
        let shape = match self.shape {
            Shape::Path(path) => Shape::Path(path.moved(by)),
            Shape::Rect(rect, radius) => Shape::Rect(rect.translate(by), radius),
            Shape::Circle(center, radius) => Shape::Circle(center + by, radius),
            Shape::Line(from, to) => Shape::Line(from + by, to + by),
            Shape::Text(at, anchor, font, words) => Shape::Text(at + by, anchor, font, words),
        };
        Self { shape, ..self }
    }

    /// The same with an outline of another width.
    pub fn wide(self, width: f64) -> Self {
        Self { width: Some(width), ..self }
    }
}

/// A pill with text in it, `height` high, its left end at `at`; answers its marks and its width.
pub fn pill(at: Point, height: f64, font: Font, words: &str, inks: (Ink, Ink)) -> (Vec<Mark>, f64) {
    let width = (text::width(words, font) + 14.0).round();
    let rect = Rect::new(at, Size::new(width, height));
    let baseline = Point::new(at.x + width / 2.0, at.y + height / 2.0 + font.size * 0.35);
    let marks = vec![Mark::rect(rect, height / 2.0, inks.0), Mark::text(baseline, Anchor::Middle, font, words, inks.1)];
    (marks, width)
}

/// A piece of an outline.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    /// Begins anew at a point.
    Jump(Point),
    /// Straight to a point.
    Line(Point),
    /// A cubic Bézier curve by way of two control points.
    Curve(Point, Point, Point),
    /// A quadratic Bézier curve by way of a control point.
    Bend(Point, Point),
    /// At most half of an ellipse of these radii.
    Arc(Vector, Turn, Point),
    /// Back to where it began.
    Close,
}

/// An outline. Cloning is O(1): the pieces are shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path(Arc<Vec<Segment>>);

impl Path {
    /// Begins at a point.
    pub fn from(start: Point) -> Self {
        Self(Arc::new(vec![Segment::Jump(start)]))
    }

    /// Begins anew at a point.
    pub fn jump(self, to: Point) -> Self {
        self.with(Segment::Jump(to))
    }

    /// A straight piece.
    pub fn to(self, point: Point) -> Self {
        self.with(Segment::Line(point))
    }

    /// A cubic Bézier curve.
    pub fn curve(self, first: Point, second: Point, end: Point) -> Self {
        self.with(Segment::Curve(first, second, end))
    }

    /// A quadratic Bézier curve.
    pub fn bend(self, control: Point, end: Point) -> Self {
        self.with(Segment::Bend(control, end))
    }

    /// At most half of an ellipse of these radii.
    pub fn arc(self, radii: Vector, turn: Turn, end: Point) -> Self {
        self.with(Segment::Arc(radii, turn, end))
    }

    /// Back to where it began.
    pub fn close(self) -> Self {
        self.with(Segment::Close)
    }

    /// The way of a line.
    pub fn along(route: &Route) -> Self {
        let [start, first, second, end] = route.points();
        Self::from(start).curve(first, second, end)
    }

    /// Its pieces in order.
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The outline in the path language of SVG.
    pub fn data(&self) -> String {
        self.0.iter().map(|segment| segment.data()).collect()
    }

    fn with(mut self, segment: Segment) -> Self {
        Arc::make_mut(&mut self.0).push(segment);
        self
    }

    fn moved(self, by: Vector) -> Self {
        Self(Arc::new(self.0.iter().map(|segment| segment.moved(by)).collect()))
    }
}

impl Segment {
    fn data(self) -> String {
        let pair = |point: Point| format!("{} {}", number(point.x), number(point.y));
        match self {
            Self::Jump(to) => format!("M{}", pair(to)),
            Self::Line(to) => format!("L{}", pair(to)),
            Self::Curve(first, second, to) => format!("C{} {} {}", pair(first), pair(second), pair(to)),
            Self::Bend(control, to) => format!("Q{} {}", pair(control), pair(to)),
            Self::Arc(radii, turn, to) => {
                format!("A{} {} 0 0 {} {}", number(radii.x), number(radii.y), turn as u8, pair(to))
            }
            Self::Close => "Z".to_owned(),
        }
    }

    fn moved(self, by: Vector) -> Self {
        match self {
            Self::Jump(to) => Self::Jump(to + by),
            Self::Line(to) => Self::Line(to + by),
            Self::Curve(first, second, to) => Self::Curve(first + by, second + by, to + by),
            Self::Bend(control, to) => Self::Bend(control + by, to + by),
            Self::Arc(radii, turn, to) => Self::Arc(radii, turn, to + by),
            Self::Close => Self::Close,
        }
    }
}

/// Which way round an arc runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Against the clock.
    Left = 0,
    /// With the clock.
    Right = 1,
}

/// A coordinate as text: hundredths at most, and no more digits than needed.
pub fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    match rounded == 0.0 {
        true => "0".to_owned(),
        false => rounded.to_string(),
    }
}
