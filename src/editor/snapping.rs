//! Where a dragged box comes to rest: aligned with its neighbours, else on the grid.

use crate::geometry::{Point, Rect, Vector};
use crate::layout::boxes::GRID;

/// How near, in CSS pixels, an alignment catches.
pub const CATCH: f64 = 6.0;

/// A line that shows what is aligned with what.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guide {
    /// One of its ends.
    pub from: Point,
    /// The other.
    pub to: Point,
}

/// The vector by which `moving` is to move instead of `by`, and the guides to show for it. `reach` is in world pixels.
pub fn snap(moving: Rect, by: Vector, neighbours: &[Rect], reach: f64) -> (Vector, Vec<Guide>) {
    let wished = moving.translate(by);
    let x = nearest(columns(wished), neighbours.iter().map(|it| columns(*it)), reach);
    let y = nearest(rows(wished), neighbours.iter().map(|it| rows(*it)), reach);
    let dx = x.unwrap_or_else(|| on_grid(wished.left()) - wished.left());
    let dy = y.unwrap_or_else(|| on_grid(wished.top()) - wished.top());
    let rest = wished.translate(Vector::new(dx, dy));
    let guides = guides(rest, neighbours, x.is_some(), y.is_some());
    (by + Vector::new(dx, dy), guides)
}

/// The nearest multiple of the grid.
pub fn on_grid(value: f64) -> f64 {
    (value / GRID).round() * GRID
}

fn columns(rect: Rect) -> [f64; 3] {
    [rect.left(), rect.center().x, rect.right()]
}

fn rows(rect: Rect) -> [f64; 3] {
    [rect.top(), rect.center().y, rect.bottom()]
}

/// The smallest shift that brings any line of one onto the same line of another.
fn nearest(own: [f64; 3], others: impl Iterator<Item = [f64; 3]>, reach: f64) -> Option<f64> {
    let shifts = others.flat_map(|other| (0..3).map(move |line| other[line] - own[line]));
    shifts.filter(|shift| shift.abs() <= reach).min_by(|a, b| a.abs().total_cmp(&b.abs()))
}

fn guides(rest: Rect, neighbours: &[Rect], across: bool, down: bool) -> Vec<Guide> {
    let mut guides = Vec::new();
    for line in 0..3 {
        let x = columns(rest)[line];
        let aligned = neighbours.iter().filter(|it| (columns(**it)[line] - x).abs() < 0.01);
        if let Some(span) = Rect::around(aligned.copied()).filter(|_| across) {
            let span = span.union(rest);
            guides.push(Guide { from: Point::new(x, span.top()), to: Point::new(x, span.bottom()) });
        }
        let y = rows(rest)[line];
        let aligned = neighbours.iter().filter(|it| (rows(**it)[line] - y).abs() < 0.01);
        if let Some(span) = Rect::around(aligned.copied()).filter(|_| down) {
            let span = span.union(rest);
            guides.push(Guide { from: Point::new(span.left(), y), to: Point::new(span.right(), y) });
        }
    }
    guides
}
