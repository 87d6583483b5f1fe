//! Boxes sorted into squares of the plane, so that what lies at a point is found without looking at all of them.

use crate::geometry::{Outline, Point, Rect};

/// The least side of a square in world pixels: a box touches few of them.
const LEAST_SIDE: f64 = 256.0;

/// Boxes, by number, in the squares they touch, all in one row.
pub(super) struct Squares {
    origin: Point,
    side: f64,
    columns: usize,
    rows: usize,
    /// Where the boxes of each square begin in `boxes`, and one more for the end.
    starts: Vec<usize>,
    boxes: Vec<usize>,
    rects: Vec<Rect>,
}

impl Squares {
    /// The squares of these boxes, each grown by the distance that lines keep from boxes. O(n).
    pub(super) fn of(outlines: &[Outline]) -> Self {
        let rects: Vec<Rect> = outlines.iter().map(|outline| outline.rect.inflate(6.0)).collect();
        let bounds = Rect::around(rects.iter().copied()).unwrap_or_default();
        let most = f64::from(u32::try_from(4 * rects.len() + 64).unwrap_or(u32::MAX));
        let side = (bounds.size.width * bounds.size.height / most).sqrt().max(LEAST_SIDE);
        let count = |extent: f64| whole(extent / side) + 1;
        let (columns, rows) = (count(bounds.size.width), count(bounds.size.height));
        let mut squares = Self {
            origin: bounds.origin,
            side,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            boxes: Vec::new(),
            rects,
        };
        squares.fill();
        squares
    }

    /// The boxes, other than the two given, that have the point within.
    pub(super) fn is_blocked(&self, point: Point, but: [usize; 2]) -> bool {
        let Some(square) = self.square_of(point) else { return false };
        let here = &self.boxes[self.starts[square]..self.starts[square + 1]];
        here.iter().any(|it| !but.contains(it) && self.rects[*it].contains(point))
    }

    /// Counts, then sums up, then puts each box behind those before it.
    fn fill(&mut self) {
        let touched: Vec<Vec<usize>> = self.rects.iter().map(|rect| self.touched_by(*rect)).collect();
        touched.iter().flatten().for_each(|square| self.starts[square + 1] += 1);
        for square in 0..self.columns * self.rows {
            self.starts[square + 1] += self.starts[square];
        }
        let mut next = self.starts.clone();
        self.boxes = vec![0; touched.iter().map(Vec::len).sum()];
        for (number, squares) in touched.iter().enumerate() {
            for square in squares {
                self.boxes[next[*square]] = number;
                next[*square] += 1;
            }
        }
    }

    fn touched_by(&self, rect: Rect) -> Vec<usize> {
        let column = |x: f64| whole((x - self.origin.x) / self.side).min(self.columns - 1);
        let row = |y: f64| whole((y - self.origin.y) / self.side).min(self.rows - 1);
        let (left, right) = (column(rect.left()), column(rect.right()));
        let rows = row(rect.top())..=row(rect.bottom());
        rows.flat_map(|row| (left..=right).map(move |column| row * self.columns + column)).collect()
    }

    fn square_of(&self, point: Point) -> Option<usize> {
        let (x, y) = ((point.x - self.origin.x) / self.side, (point.y - self.origin.y) / self.side);
        if x < 0.0 || y < 0.0 {
            return None;
        }
        let (column, row) = (whole(x), whole(y));
        (column < self.columns && row < self.rows).then_some(row * self.columns + column)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "negative numbers saturate at 0")]
fn whole(value: f64) -> usize {
    value as usize
}
