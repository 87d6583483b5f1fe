//! Boxes sorted into squares, so that what lies in a place is found without looking at all of them.

use std::collections::BTreeMap;

use crate::geometry::Rect;

/// The side of a square in world pixels: a box touches few of them.
const SQUARE: f64 = 256.0;

/// Boxes by the squares they touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid(BTreeMap<(i64, i64), Vec<Rect>>);

impl Grid {
    /// The grid of these boxes.
    pub(super) fn of(boxes: impl Iterator<Item = Rect>) -> Self {
        let mut grid = Self::default();
        boxes.for_each(|rect| grid.insert(rect));
        grid
    }

    /// Puts in one more box.
    pub(super) fn insert(&mut self, rect: Rect) {
        for square in squares(rect) {
            self.0.entry(square).or_default().push(rect);
        }
    }

    /// Whether no box touches this rectangle.
    pub(super) fn is_free(&self, rect: Rect) -> bool {
        let touches = |square| self.0.get(&square).is_some_and(|boxes| boxes.iter().any(|it| it.intersects(rect)));
        !squares(rect).any(touches)
    }
}

fn squares(rect: Rect) -> impl Iterator<Item = (i64, i64)> {
    let rows = square(rect.top())..=square(rect.bottom());
    let columns = square(rect.left())..=square(rect.right());
    columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

#[expect(clippy::cast_possible_truncation, reason = "floor gives a whole number; the far ends saturate")]
fn square(at: f64) -> i64 {
    (at / SQUARE).floor() as i64
}
