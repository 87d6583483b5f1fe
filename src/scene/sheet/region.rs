//! Where two looks differ, so that a painter need put down anew only what is there.

use std::ops::Range;

use crate::geometry::{Point, Rect, Route, Size, Vector};
use crate::scene::batch::Batch;
use crate::scene::mark::{Anchor, Segment, Shape};
use crate::scene::text;

use super::Sheet;

/// How far marks reach beyond a context's frame, a line and a box, in world pixels: handles and halos, arrowheads and the signs of steps,
/// tags.
const FRAME_REACH: f64 = 16.0;
const EDGE_REACH: f64 = 32.0;
const NODE_REACH: f64 = 96.0;
/// How much one more area is worth to a painter, as a share of what is in sight.
const WORTH: f64 = 1.0 / 64.0;
/// In how many pieces a line is looked at.
const PIECES: u8 = 8;
/// How many roundings are between what is drawn and where it is looked for, at most.
const ROUNDINGS: f64 = 32.0;

/// A part of what is in sight, as cells of a grid.
#[derive(Clone, Debug)]
pub struct Region {
    sight: Rect,
    /// The side of a cell, in world pixels.
    side: f64,
    across: usize,
    down: usize,
    /// Whether each cell belongs to it, row by row.
    cells: Vec<bool>,
}

impl Region {
    /// No part of what is in sight, in cells of this side.
    pub fn none(sight: Rect, side: f64) -> Self {
        let [across, down] = [sight.size.width, sight.size.height].map(|length| whole(length / side) + 1);
        Self { sight, side, across, down, cells: vec![false; across * down] }
    }

    /// Adds where two looks at the same detail differ. O(n).
    pub fn add_differences(&mut self, before: &Sheet, now: &Sheet) {
        before.frames.differences(&now.frames).for_each(|it| self.add(it.bounds.inflate(FRAME_REACH)));
        before.edges.differences(&now.edges).for_each(|it| pieces(&it.place).for_each(|piece| self.add(piece)));
        before.nodes.differences(&now.nodes).for_each(|it| self.add(it.bounds.inflate(NODE_REACH)));
    }

    /// Adds every cell that a rectangle touches.
    pub fn add(&mut self, rect: Rect) {
        let (columns, rows) = self.reached(rect);
        rows.for_each(|row| self.cells[row * self.across..][columns.clone()].fill(true));
    }

    /// The columns and rows of the cells that a rectangle touches.
    fn reached(&self, rect: Rect) -> (Range<usize>, Range<usize>) {
        let range = |from: f64, to: f64, count: usize| match to < 0.0 {
            true => 0..0,
            // What is too large to be reckoned with may be anywhere.
            false if to.is_nan() => 0..count,
            false => whole(from / self.side).min(count)..whole(to / self.side).saturating_add(1).min(count),
        };
        let rect = rect.inflate(rounding(rect));
        let near = rect.origin - self.sight.origin;
        let far = rect.far_corner() - self.sight.origin;
        (range(near.x, far.x, self.across), range(near.y, far.y, self.down))
    }

    /// A few rectangles that cover it, and what else is put down sooner than one more of them. They may overlap. O(n·m) for n rectangles that cover
    /// nothing else and m of these.
    pub fn areas(&self) -> Vec<Rect> {
        let worth = area(self.sight) * WORTH;
        let mut areas: Vec<Rect> = Vec::new();
        for rect in self.rects() {
            let waste = |other: &Rect| area(other.union(rect)) - area(*other) - area(rect);
            match areas.iter_mut().min_by(|one, other| waste(one).total_cmp(&waste(other))) {
                Some(nearest) if waste(nearest) <= worth => *nearest = nearest.union(rect),
                _ => areas.push(rect),
            }
        }
        areas
    }

    /// Rectangles that cover it and nothing else in sight: each as wide and as high as it goes from its upper left corner.
    pub fn rects(&self) -> Vec<Rect> {
        let mut left = self.cells.clone();
        let mut rects = Vec::new();
        while let Some(first) = left.iter().position(|is_left| *is_left) {
            let (row, column) = (first / self.across, first % self.across);
            let width = left[first..(row + 1) * self.across].iter().take_while(|is_left| **is_left).count();
            let is_whole = |row: &usize| left[row * self.across + column..][..width].iter().all(|is_left| *is_left);
            let height = (row..self.down).take_while(is_whole).count();
            (row..row + height).for_each(|row| left[row * self.across + column..][..width].fill(false));
            let [x, y, width, height] = [column, row, width, height].map(|cells| length(cells) * self.side);
            rects.push(Rect::new(self.sight.origin + Vector::new(x, y), Size::new(width, height)));
        }
        rects
    }
}

fn area(rect: Rect) -> f64 {
    rect.size.width * rect.size.height
}

/// By how much a rectangle may be off that was reckoned from places very far away.
fn rounding(rect: Rect) -> f64 {
    let Rect { origin, size } = rect;
    ROUNDINGS
        * f64::EPSILON
        * [origin.x, origin.y, size.width, size.height].map(f64::abs).into_iter().fold(0.0, f64::max)
}

impl Sheet {
    /// The part of it that may have marks in a rectangle. O(n).
    #[must_use]
    pub fn touching(&self, rect: Rect) -> Self {
        Self {
            frames: self.frames.part(|it| may_touch(it.bounds.inflate(FRAME_REACH), rect)),
            edges: self.edges.part(|it| {
                may_touch(it.bounds.inflate(EDGE_REACH), rect) && pieces(&it.place).any(|piece| may_touch(piece, rect))
            }),
            nodes: self.nodes.part(|it| may_touch(it.bounds.inflate(NODE_REACH), rect)),
        }
    }
}

/// Whether rectangles touch, as far as can be told: what is too large to be reckoned with may be anywhere.
fn may_touch(one: Rect, other: Rect) -> bool {
    let one = one.inflate(rounding(one));
    let is_apart = |near: f64, far: f64, other_near: f64, other_far: f64| near > other_far || other_near > far;
    let is_beside = is_apart(one.left(), one.right(), other.left(), other.right());
    let is_above_or_below = is_apart(one.top(), one.bottom(), other.top(), other.bottom());
    !is_beside && !is_above_or_below
}

/// Rectangles around all that is drawn of a line with its label.
fn pieces((route, label): &(Route, Option<Rect>)) -> impl Iterator<Item = Rect> {
    let [a, b, c, d] = route.points();
    let bend = (a - b + (c - b)).length().max((b - c + (d - c)).length());
    // A piece strays from its chord by at most an eighth of its second derivative, which is six times the bend at most.
    let stray = 0.75 * bend / f64::from(PIECES).powi(2);
    let (route, mut from) = (*route, a);
    let chords = (1..=PIECES).map(move |piece| {
        let to = route.at(f64::from(piece) / f64::from(PIECES));
        let chord = Rect::spanning(std::mem::replace(&mut from, to), to);
        chord.inflate(EDGE_REACH + stray)
    });
    chords.chain(label.map(|label| label.inflate(EDGE_REACH)))
}

/// What of strokes may show in a rectangle: the tips of a line that crosses it may be far away. O(n).
pub fn near(batches: Vec<Batch>, rect: Rect) -> Vec<Batch> {
    let rect = rect.inflate(EDGE_REACH);
    let is_near =
        |(by, shape): &(Vector, Shape)| shape_bounds(shape).is_some_and(|it| may_touch(it.translate(*by), rect));
    let near =
        batches.into_iter().map(|batch| Batch { shapes: batch.shapes.into_iter().filter(is_near).collect(), ..batch });
    near.filter(|batch| !batch.shapes.is_empty()).collect()
}

/// The smallest rectangle around strokes, without the width of their outlines; `None` where there are none.
pub fn bounds(batches: &[Batch]) -> Option<Rect> {
    let shapes = batches.iter().flat_map(|batch| &batch.shapes);
    Rect::around(shapes.filter_map(|(by, shape)| Some(shape_bounds(shape)?.translate(*by))))
}

fn shape_bounds(shape: &Shape) -> Option<Rect> {
    Some(match shape {
        Shape::Path(path) => return Rect::around(path.segments().iter().filter_map(|it| segment_bounds(*it))),
        Shape::Rect(rect, _) => *rect,
        Shape::Circle(center, radius) => Rect::spanning(*center, *center).inflate(*radius),
        Shape::Line(from, to) => Rect::spanning(*from, *to),
        Shape::Text(at, anchor, font, words) => {
            let width = text::width(words, *font);
            let left = match anchor {
                Anchor::Start => at.x,
                Anchor::Middle => at.x - width / 2.0,
                Anchor::End => at.x - width,
            };
            let near = Point::new(left, at.y - font.size);
            Rect::new(near, Size::new(width, font.size * 1.3))
        }
    })
}

/// Around the end of a segment and what draws it aside: of an arc, the whole of its ellipse wherever that lies.
fn segment_bounds(segment: Segment) -> Option<Rect> {
    let around = |points: &[Point]| Rect::around(points.iter().map(|it| Rect::spanning(*it, *it)));
    match segment {
        Segment::Jump(to) | Segment::Line(to) => around(&[to]),
        Segment::Curve(first, second, to) => around(&[first, second, to]),
        Segment::Bend(control, to) => around(&[control, to]),
        Segment::Arc(radii, _, to) => around(&[to]).map(|it| it.inflate(2.0 * radii.x.max(radii.y))),
        Segment::Close => None,
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what lies before the first cell is cut")]
fn whole(cells: f64) -> usize {
    cells as usize
}

#[expect(clippy::cast_precision_loss, reason = "numbers of cells on a screen")]
fn length(cells: usize) -> f64 {
    cells as f64
}
