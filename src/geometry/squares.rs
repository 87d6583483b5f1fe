//! Things sorted into squares of the plane, so that what lies in a place is found without looking at all of them.

use super::rect::Rect;
use super::space::Point;

/// The least side of a square in world pixels: a box touches few of them.
const LEAST_SIDE: f64 = 128.0;
/// Where the things of a square end.
const END: usize = usize::MAX;

/// Numbers of things by the squares that they touch. What lies beyond the area belongs to the squares at its edge.
#[derive(Clone, Debug)]
pub struct Squares {
    origin: Point,
    per_pixel: f64,
    columns: usize,
    rows: usize,
    /// The last entry of each square.
    last: Vec<usize>,
    /// A thing, and the entry before it in the same square.
    entries: Vec<(usize, usize)>,
}

impl Squares {
    /// Empty squares over an area, small enough for so many things that each holds few.
    pub fn over(area: Rect, things: usize) -> Self {
        let most = f64::from(u32::try_from(8 * things + 64).unwrap_or(u32::MAX));
        let (width, height) = (area.size.width, area.size.height);
        let side = (width * height / most).sqrt().max(width / most).max(height / most).max(LEAST_SIDE);
        let (columns, rows) = (whole(width / side) + 1, whole(height / side) + 1);
        let (last, entries) = (vec![END; columns * rows], Vec::with_capacity(2 * things));
        Self { origin: area.origin, per_pixel: side.recip(), columns, rows, last, entries }
    }

    /// The squares of these rectangles, numbered in their order. O(n) for rectangles of like size.
    pub fn of(rects: &[Rect]) -> Self {
        let mut squares = Self::over(Rect::around(rects.iter().copied()).unwrap_or_default(), rects.len());
        rects.iter().enumerate().for_each(|(number, rect)| squares.insert(number, *rect));
        squares
    }

    /// Puts a thing into the squares that a rectangle touches, those it is in already included.
    pub fn insert(&mut self, thing: usize, rect: Rect) {
        let columns = self.column(rect.left())..=self.column(rect.right());
        for row in self.row(rect.top())..=self.row(rect.bottom()) {
            for column in columns.clone() {
                let last = &mut self.last[row * self.columns + column];
                let before = std::mem::replace(last, self.entries.len());
                self.entries.push((thing, before));
            }
        }
    }

    /// The things in the square of a point: all whose rectangles contain it, and some beside.
    pub fn at(&self, point: Point) -> impl Iterator<Item = usize> + '_ {
        self.in_square(self.row(point.y) * self.columns + self.column(point.x))
    }

    /// The things in the squares that a rectangle touches: all whose rectangles meet it, some perhaps twice, and some beside.
    pub fn near(&self, rect: Rect) -> impl Iterator<Item = usize> + '_ {
        let (left, right) = (self.column(rect.left()), self.column(rect.right()));
        let rows = self.row(rect.top())..=self.row(rect.bottom());
        let squares = rows.flat_map(move |row| (left..=right).map(move |column| row * self.columns + column));
        squares.flat_map(|square| self.in_square(square))
    }

    fn in_square(&self, square: usize) -> impl Iterator<Item = usize> + '_ {
        let entry = |at: usize| self.entries.get(at);
        std::iter::successors(entry(self.last[square]), move |(_, before)| entry(*before)).map(|(thing, _)| *thing)
    }

    fn column(&self, x: f64) -> usize {
        whole((x - self.origin.x) * self.per_pixel).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        whole((y - self.origin.y) * self.per_pixel).min(self.rows - 1)
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "negative numbers saturate at 0")]
fn whole(value: f64) -> usize {
    value as usize
}
