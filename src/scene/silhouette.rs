//! The shape of each kind of element: told apart without colour, and small.

use crate::geometry::outline::{CYLINDER_BULGE, HEXAGON_POINT, PERSON_HEAD, PERSON_NECK};
use crate::geometry::{Point, Rect, Size, Vector};
use crate::model::service::ServiceKind;

use super::ink::Ink;
use super::mark::{Mark, Path, Pattern, Turn};

/// The rounding of cards.
pub const RADIUS: f64 = 6.0;
/// The height of the bar at the top of a window.
pub const WINDOW_BAR: f64 = 14.0;
/// The side of the folded corner.
const FOLD: f64 = 16.0;
/// How far the second left edge stands from the first.
pub const DOUBLE_EDGE: f64 = 7.0;
/// The thickness of what others run on.
pub const SLAB: f64 = 9.0;

/// The inks of a card: its area with outline, and its second lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CardInks {
    /// The area and its outline.
    pub card: Ink,
    /// Folds, bars and rims.
    pub line: Ink,
}

/// The inks of a card about which there is nothing to say.
pub const PLAIN: CardInks = CardInks { card: Ink::Card, line: Ink::CardLine };

/// The shape of a kind, its top left corner at the origin.
pub fn silhouette(kind: ServiceKind, size: Size, inks: CardInks) -> Vec<Mark> {
    let area = Rect::new(Point::default(), size);
    let box_ = || Mark::rect(area, RADIUS, inks.card);
    match kind {
        ServiceKind::Service | ServiceKind::Worker => vec![box_()],
        ServiceKind::External => vec![box_().patterned(Pattern::Dashed)],
        ServiceKind::Frontend => window(area, box_(), inks.line),
        ServiceKind::Function => folded(size, inks),
        ServiceKind::WorkflowEngine => {
            let edge = Mark::line(Point::new(DOUBLE_EDGE, 0.0), Point::new(DOUBLE_EDGE, size.height), inks.line);
            vec![box_(), edge]
        }
        ServiceKind::Platform => slab(area, inks),
        ServiceKind::Gateway => vec![Mark::path(hexagon(size), inks.card)],
        ServiceKind::Datastore => cylinder(size, inks),
        ServiceKind::Topic => pipe(size, inks),
        ServiceKind::Queue => [pipe(size, inks), ticks(size, inks.line)].concat(),
        ServiceKind::EventBus => [pipe(size, inks), vec![bus_arrow(size, inks.line)]].concat(),
        ServiceKind::Person => person(size, inks.card),
    }
}

fn window(area: Rect, card: Mark, line: Ink) -> Vec<Mark> {
    let bar = Mark::line(Point::new(0.0, WINDOW_BAR), Point::new(area.size.width, WINDOW_BAR), line);
    let dot = |index: f64| Mark::circle(Point::new(10.0 + 8.0 * index, WINDOW_BAR / 2.0), 2.0, line);
    vec![card, bar, dot(0.0), dot(1.0), dot(2.0)]
}

fn folded(size: Size, inks: CardInks) -> Vec<Mark> {
    let (width, height) = (size.width, size.height);
    let fold = FOLD.min(height / 3.0);
    let card = Path::from(Point::new(RADIUS, 0.0))
        .to(Point::new(width - fold, 0.0))
        .to(Point::new(width, fold))
        .to(Point::new(width, height - RADIUS))
        .bend(Point::new(width, height), Point::new(width - RADIUS, height))
        .to(Point::new(RADIUS, height))
        .bend(Point::new(0.0, height), Point::new(0.0, height - RADIUS))
        .to(Point::new(0.0, RADIUS))
        .bend(Point::new(0.0, 0.0), Point::new(RADIUS, 0.0))
        .close();
    let corner =
        Path::from(Point::new(width - fold, 0.0)).to(Point::new(width - fold, fold)).to(Point::new(width, fold));
    vec![Mark::path(card, inks.card), Mark::path(corner, inks.line)]
}

/// A card that lies on a slab.
fn slab(area: Rect, inks: CardInks) -> Vec<Mark> {
    let thickness = SLAB.min(area.size.height * 0.2);
    let top = area.bottom() - thickness;
    let inset = SLAB;
    let line = Mark::line(Point::new(0.0, top), Point::new(area.right(), top), inks.line);
    let mut marks = vec![Mark::rect(area, RADIUS, inks.card), line];
    let (count, lean) = (6, thickness / 3.0);
    let step = (area.size.width - 2.0 * inset) / f64::from(count);
    for index in 0..count {
        let x = inset + step * (f64::from(index) + 0.5);
        marks.push(Mark::line(Point::new(x + lean, top), Point::new(x - lean, area.bottom()), inks.line));
    }
    marks
}

fn hexagon(size: Size) -> Path {
    let (width, height) = (size.width, size.height);
    let point = HEXAGON_POINT.min(width / 4.0);
    Path::from(Point::new(point, 0.0))
        .to(Point::new(width - point, 0.0))
        .to(Point::new(width, height / 2.0))
        .to(Point::new(width - point, height))
        .to(Point::new(point, height))
        .to(Point::new(0.0, height / 2.0))
        .close()
}

fn cylinder(size: Size, inks: CardInks) -> Vec<Mark> {
    let (width, height) = (size.width, size.height);
    let bulge = CYLINDER_BULGE.min(height * 0.18);
    let radii = Vector::new(width / 2.0, bulge);
    let (top, bottom) = (bulge, height - bulge);
    let body = Path::from(Point::new(0.0, top))
        .arc(radii, Turn::Right, Point::new(width, top))
        .to(Point::new(width, bottom))
        .arc(radii, Turn::Right, Point::new(0.0, bottom))
        .close();
    let rim = Path::from(Point::new(0.0, top)).arc(radii, Turn::Left, Point::new(width, top));
    vec![Mark::path(body, inks.card), Mark::path(rim, inks.line)]
}

fn pipe(size: Size, inks: CardInks) -> Vec<Mark> {
    let (width, height) = (size.width, size.height);
    let bulge = CYLINDER_BULGE.min(width * 0.12);
    let radii = Vector::new(bulge, height / 2.0);
    let (left, right) = (bulge, width - bulge);
    let body = Path::from(Point::new(left, 0.0))
        .to(Point::new(right, 0.0))
        .arc(radii, Turn::Right, Point::new(right, height))
        .to(Point::new(left, height))
        .arc(radii, Turn::Right, Point::new(left, 0.0))
        .close();
    let rim = Path::from(Point::new(right, 0.0)).arc(radii, Turn::Left, Point::new(right, height));
    vec![Mark::path(body, inks.card), Mark::path(rim, inks.line)]
}

/// The places of waiting messages.
fn ticks(size: Size, line: Ink) -> Vec<Mark> {
    let (height, step) = (size.height / 8.0, size.width / 24.0);
    let tick = |index: f64| {
        let x = size.width - step * (3.0 + index);
        let (top, bottom) = (Point::new(x, 0.0), Point::new(x, size.height));
        [
            Mark::line(top, top + Vector::new(0.0, height), line),
            Mark::line(bottom, bottom - Vector::new(0.0, height), line),
        ]
    };
    [0.0, 1.0, 2.0, 3.0].into_iter().flat_map(tick).collect()
}

/// What comes in goes on: a thin arrow along the bottom of the long pipe.
fn bus_arrow(size: Size, line: Ink) -> Mark {
    let (y, head) = (size.height - 6.0, 3.0);
    let (start, end) = (size.width * 0.08, size.width * 0.88);
    let path = Path::from(Point::new(start, y))
        .to(Point::new(end, y))
        .jump(Point::new(end - head, y - head))
        .to(Point::new(end, y))
        .to(Point::new(end - head, y + head));
    Mark::path(path, line)
}

fn person(size: Size, card: Ink) -> Vec<Mark> {
    let (width, height) = (size.width, size.height);
    let scale = (height / 104.0).min(1.0);
    let (neck, head) = (PERSON_NECK * scale, PERSON_HEAD * scale);
    let shoulder = Vector::new(28.0, 24.0) * scale;
    let corner = RADIUS * scale;
    let body = Path::from(Point::new(0.0, neck + shoulder.y))
        .bend(Point::new(0.0, neck), Point::new(shoulder.x, neck))
        .to(Point::new(width - shoulder.x, neck))
        .bend(Point::new(width, neck), Point::new(width, neck + shoulder.y))
        .to(Point::new(width, height - corner))
        .bend(Point::new(width, height), Point::new(width - corner, height))
        .to(Point::new(corner, height))
        .bend(Point::new(0.0, height), Point::new(0.0, height - corner))
        .close();
    vec![Mark::path(body, card), Mark::circle(Point::new(width / 2.0, head), head, card)]
}
