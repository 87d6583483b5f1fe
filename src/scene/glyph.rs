//! Small signs, drawn in a square of 16 world pixels unless said otherwise.

use crate::geometry::{Point, Rect, Size, Vector};
use crate::model::service::ServiceKind;

use super::ink::Ink;
use super::mark::{Mark, Path, Turn};
use super::overlay::OutageState;

/// The side of a sign.
pub(super) const GLYPH: f64 = 16.0;

/// The sign that stands beside the name of a kind whose shape alone does not say it.
pub(super) fn kind_glyph(kind: ServiceKind, at: Point, line: Ink) -> Option<Vec<Mark>> {
    match kind {
        ServiceKind::Function => Some(vec![lambda(at, line)]),
        ServiceKind::Worker => Some(gear(at, line)),
        ServiceKind::External => Some(vec![way_out(at, line)]),
        ServiceKind::Platform => Some(layers(at, line)),
        ServiceKind::WorkflowEngine => Some(steps(at, line)),
        ServiceKind::Service
        | ServiceKind::Frontend
        | ServiceKind::Gateway
        | ServiceKind::Datastore
        | ServiceKind::Topic
        | ServiceKind::Queue
        | ServiceKind::EventBus
        | ServiceKind::Person => None,
    }
}

fn lambda(at: Point, line: Ink) -> Mark {
    let p = |x, y| at + Vector::new(x, y);
    let stem =
        Path::from(p(3.5, 2.0)).bend(p(6.0, 1.5), p(7.0, 4.5)).to(p(10.5, 13.0)).bend(p(11.0, 14.5), p(13.0, 13.8));
    Mark::path(stem.jump(p(8.0, 7.0)).to(p(3.5, 14.0)), line).wide(1.75)
}

fn gear(at: Point, line: Ink) -> Vec<Mark> {
    let center = at + Vector::new(8.0, 8.0);
    // Unit directions of the eight teeth; a diagonal of 45° has equal parts.
    let diagonal = 0.707;
    let directions = [
        (1.0, 0.0),
        (diagonal, diagonal),
        (0.0, 1.0),
        (-diagonal, diagonal),
        (-1.0, 0.0),
        (-diagonal, -diagonal),
        (0.0, -1.0),
        (diagonal, -diagonal),
    ];
    let tooth = |(x, y): (f64, f64)| {
        let direction = Vector::new(x, y);
        Mark::line(center + direction * 5.0, center + direction * 7.5, line).wide(2.5)
    };
    let mut marks: Vec<Mark> = directions.into_iter().map(tooth).collect();
    marks.push(Mark::circle(center, 4.6, line));
    marks.push(Mark::circle(center, 1.4, line));
    marks
}

fn way_out(at: Point, line: Ink) -> Mark {
    let p = |x, y| at + Vector::new(x, y);
    let door = Path::from(p(7.0, 3.0)).to(p(2.5, 3.0)).to(p(2.5, 13.5)).to(p(13.0, 13.5)).to(p(13.0, 9.0));
    let arrow = door.jump(p(7.5, 8.5)).to(p(13.5, 2.5)).jump(p(9.5, 2.5)).to(p(13.5, 2.5)).to(p(13.5, 6.5));
    Mark::path(arrow, line)
}

fn layers(at: Point, line: Ink) -> Vec<Mark> {
    let p = |x, y| at + Vector::new(x, y);
    let top = Path::from(p(8.0, 1.5)).to(p(15.0, 5.0)).to(p(8.0, 8.5)).to(p(1.0, 5.0)).close();
    let under = |y: f64| Path::from(p(1.0, y)).to(p(8.0, y + 3.5)).to(p(15.0, y));
    vec![Mark::path(top, line), Mark::path(under(8.2), line), Mark::path(under(11.2), line)]
}

fn steps(at: Point, line: Ink) -> Vec<Mark> {
    let p = |x, y| at + Vector::new(x, y);
    let square = |x, y| Mark::rect(Rect::new(p(x, y), Size::new(5.0, 5.0)), 1.0, line);
    let way = Path::from(p(6.0, 3.5)).to(p(12.5, 3.5)).to(p(12.5, 10.0));
    vec![square(1.0, 1.0), square(10.0, 10.0), Mark::path(way, line)]
}

/// The sign of a state of an outage, in a square of 12, in lines of one ink and areas of another.
pub(super) fn outage_glyph(state: OutageState, at: Point, line: Ink, fill: Ink) -> Vec<Mark> {
    let p = |x, y| at + Vector::new(x, y);
    match state {
        OutageState::Failed => {
            let cross = Path::from(p(2.0, 2.0)).to(p(10.0, 10.0)).jump(p(10.0, 2.0)).to(p(2.0, 10.0));
            vec![Mark::path(cross, line).wide(2.0)]
        }
        OutageState::Slow => {
            let quarter = Path::from(p(6.0, 6.0)).to(p(6.0, 1.5)).arc(Vector::new(4.5, 4.5), Turn::Right, p(10.5, 6.0));
            vec![Mark::circle(p(6.0, 6.0), 4.5, line), Mark::path(quarter.close(), line)]
        }
        OutageState::Wrong => {
            let unequal = Path::from(p(1.5, 4.5)).to(p(10.5, 4.5)).jump(p(1.5, 8.0)).to(p(10.5, 8.0));
            vec![Mark::path(unequal.jump(p(8.0, 1.5)).to(p(4.0, 11.0)), line)]
        }
        OutageState::Down => {
            vec![Mark::path(Path::from(p(1.0, 2.5)).to(p(11.0, 2.5)).to(p(6.0, 10.5)).close(), fill)]
        }
        OutageState::Degraded => {
            let half = Path::from(p(6.0, 1.5)).arc(Vector::new(4.5, 4.5), Turn::Left, p(6.0, 10.5)).close();
            vec![Mark::circle(p(6.0, 6.0), 4.5, line), Mark::path(half, fill)]
        }
        OutageState::Delayed => {
            let hands = Path::from(p(6.0, 3.2)).to(p(6.0, 6.0)).to(p(8.2, 7.2));
            vec![Mark::circle(p(6.0, 6.0), 4.8, line), Mark::path(hands, line)]
        }
    }
}

/// An envelope, 14 by 10, centred.
pub(super) fn envelope(center: Point, ink: Ink) -> Vec<Mark> {
    let rect = Rect::new(center - Vector::new(7.0, 5.0), Size::new(14.0, 10.0));
    let flap = Path::from(rect.origin + Vector::new(1.0, 1.0))
        .to(center + Vector::new(0.0, 1.2))
        .to(center + Vector::new(6.0, -4.0));
    vec![Mark::rect(rect, 1.5, ink), Mark::path(flap, ink)]
}

/// A page with a folded corner, 10 by 13, centred.
pub(super) fn page(center: Point, ink: Ink) -> Vec<Mark> {
    let p = |x, y| center + Vector::new(x, y);
    let sheet = Path::from(p(-5.0, -6.5)).to(p(1.5, -6.5)).to(p(5.0, -3.0)).to(p(5.0, 6.5)).to(p(-5.0, 6.5)).close();
    let fold = Path::from(p(1.5, -6.5)).to(p(1.5, -3.0)).to(p(5.0, -3.0));
    vec![Mark::path(sheet, ink), Mark::path(fold, ink)]
}

/// Two arrows after each other's tails, 13 wide, centred: a circle of dependencies.
pub(super) fn circle_of_arrows(center: Point, ink: Ink) -> Mark {
    let p = |x, y| center + Vector::new(x, y);
    let radii = Vector::new(5.0, 5.0);
    let upper = Path::from(p(-5.0, 0.0)).arc(radii, Turn::Right, p(4.3, -2.5));
    let upper_head = upper.jump(p(4.9, -6.2)).to(p(4.5, -2.2)).to(p(0.8, -3.0));
    let lower = upper_head.jump(p(5.0, 0.0)).arc(radii, Turn::Right, p(-4.3, 2.5));
    Mark::path(lower.jump(p(-4.9, 6.2)).to(p(-4.5, 2.2)).to(p(-0.8, 3.0)), ink)
}
