//! Boxes of one container in relation to each other: columns from left to right, and those without links in rows below.

use std::collections::BTreeMap;

use crate::geometry::{Point, Rect, Size};
use crate::layout::boxes::GRID;
use crate::model::EntityId;

use super::layers::{Layers, Links, layers};

/// A box without a place.
pub(super) struct Item {
    pub(super) id: EntityId,
    pub(super) size: Size,
}

/// The space between boxes.
#[derive(Clone, Copy)]
pub(super) struct Spacing {
    across: f64,
    down: f64,
}

impl Spacing {
    /// Between the boxes of a context: room for the label of a line.
    pub(super) const WITHIN: Self = Self { across: 104.0, down: 40.0 };
    /// Between contexts and boxes without a context.
    pub(super) const BETWEEN: Self = Self { across: 136.0, down: 64.0 };
}

/// Passes that bring boxes level with what they are linked with.
const PASSES: usize = 4;

/// Wider in relation to its height than this, a picture is broken into bands.
const WIDEST_SHAPE: f64 = 5.0;
/// Columns that a band has at least.
const FEWEST_IN_BAND: usize = 4;

/// Places for boxes, none overlapping another; the links of others are passed over.
pub(super) fn block(items: Vec<Item>, pairs: &[(EntityId, EntityId)], spacing: Spacing) -> Vec<(EntityId, Rect)> {
    let numbers: BTreeMap<&EntityId, usize> = items.iter().enumerate().map(|(number, it)| (&it.id, number)).collect();
    let known = pairs.iter().filter_map(|(from, to)| Some((*numbers.get(from)?, *numbers.get(to)?)));
    let links = Links::new(items.len(), known);
    let columns = columns(layers(&links), items.len());
    let sizes: Vec<Size> = items.iter().map(|item| item.size).collect();
    let mut rects: Vec<Rect> = sizes.iter().map(|size| Rect::new(Point::default(), *size)).collect();
    place_across(&columns, &mut rects, spacing.across);
    place_down(&columns, &links, &mut rects, spacing.down);
    fold(&columns, &mut rects, spacing);
    let linked = Rect::around(columns.iter().flatten().map(|it| rects[*it]));
    let loose: Vec<usize> = (0..items.len()).filter(|it| !links.is_linked(*it)).collect();
    place_loose(&loose, linked, &mut rects, spacing);
    items.into_iter().zip(rects).map(|(item, rect)| (item.id, snapped(rect))).collect()
}

/// The layers, those that are long broken into several columns, so that the picture is not much higher than wide.
fn columns(layers: Layers, count: usize) -> Layers {
    let most = (count.isqrt() * 2).max(5);
    layers.into_iter().flat_map(|layer| layer.chunks(most).map(<[usize]>::to_vec).collect::<Layers>()).collect()
}

fn place_across(columns: &Layers, rects: &mut [Rect], gap: f64) {
    let mut left = 0.0;
    for column in columns {
        let width = column.iter().map(|it| rects[*it].size.width).fold(0.0, f64::max);
        for it in column {
            rects[*it].origin.x = left + (width - rects[*it].size.width) / 2.0;
        }
        left += width + gap;
    }
}

/// Stacks each column, then brings boxes level with what they are linked with, to and fro.
fn place_down(columns: &Layers, links: &Links, rects: &mut [Rect], gap: f64) {
    for column in columns {
        let wanted = vec![0.0; column.len()];
        stack(column, &wanted, rects, gap);
    }
    for pass in 0..PASSES {
        let mut order: Vec<usize> = (0..columns.len()).collect();
        let neighbours = if pass % 2 == 0 { &links.into } else { &links.out };
        if pass % 2 == 1 {
            order.reverse();
        }
        for at in order {
            let wanted: Vec<f64> = columns[at].iter().map(|it| level(*it, neighbours, rects)).collect();
            stack(&columns[at], &wanted, rects, gap);
        }
    }
}

/// Breaks a picture much wider than high into bands below each other.
fn fold(columns: &Layers, rects: &mut [Rect], spacing: Spacing) {
    let Some(extent) = Rect::around(columns.iter().flatten().map(|it| rects[*it])) else { return };
    let shape = extent.size.width / extent.size.height.max(1.0);
    if shape < WIDEST_SHAPE || columns.len() < 2 * FEWEST_IN_BAND {
        return;
    }
    let most_width = extent.size.width / (shape / 2.0).sqrt();
    let mut top = extent.top();
    let mut band: Vec<usize> = Vec::new();
    for column in columns {
        let right = Rect::around(band.iter().chain(column).map(|it| rects[*it])).unwrap_or_default();
        if !band.is_empty() && right.size.width > most_width {
            top = place_band(&band, Point::new(extent.left(), top), rects) + spacing.down;
            band.clear();
        }
        band.extend(column);
    }
    place_band(&band, Point::new(extent.left(), top), rects);
}

/// Moves boxes so that together they begin at a point; answers where they end below.
fn place_band(band: &[usize], at: Point, rects: &mut [Rect]) -> f64 {
    let extent = Rect::around(band.iter().map(|it| rects[*it])).unwrap_or_default();
    for it in band {
        rects[*it] = rects[*it].translate(at - extent.origin);
    }
    at.y + extent.size.height
}

/// The mean height of what a box is linked with on one side; its own where there is nothing.
#[expect(clippy::cast_precision_loss, reason = "links of one box are far below 2^52")]
fn level(it: usize, neighbours: &[Vec<(usize, usize)>], rects: &[Rect]) -> f64 {
    let heights = neighbours[it].iter().map(|(other, _)| rects[*other].center().y);
    match neighbours[it].len() {
        0 => rects[it].center().y,
        count => heights.sum::<f64>() / count as f64,
    }
}

/// Puts a column's boxes below each other, in order, each as near to the wanted middle as the others let it.
fn stack(column: &[usize], wanted: &[f64], rects: &mut [Rect], gap: f64) {
    let mut groups: Vec<Group> = Vec::new();
    for (place, it) in column.iter().enumerate() {
        let height = rects[*it].size.height;
        let mut group = Group { first: place, height, shift: wanted[place] - height / 2.0, count: 1.0 };
        while let Some(before) = groups.pop() {
            if before.shift + before.height + gap <= group.shift {
                groups.push(before);
                break;
            }
            group = before.joined(group, gap);
        }
        groups.push(group);
    }
    for (number, group) in groups.iter().enumerate() {
        let end = groups.get(number + 1).map_or(column.len(), |next| next.first);
        let mut top = group.shift;
        for it in &column[group.first..end] {
            rects[*it].origin.y = top;
            top += rects[*it].size.height + gap;
        }
    }
}

/// Boxes of a column that touch but for the gap: they move as one, to where most of them want to be.
struct Group {
    first: usize,
    height: f64,
    shift: f64,
    count: f64,
}

impl Group {
    fn joined(self, below: Self, gap: f64) -> Self {
        let offset = self.height + gap;
        let count = self.count + below.count;
        let shift = (self.shift * self.count + (below.shift - offset) * below.count) / count;
        Self { first: self.first, height: offset + below.height, shift, count }
    }
}

/// Boxes without links stand in rows below the others, about as wide as those, or as wide as high.
fn place_loose(loose: &[usize], linked: Option<Rect>, rects: &mut [Rect], spacing: Spacing) {
    let area: f64 = loose.iter().map(|it| padded_area(rects[*it].size, spacing)).sum();
    let wide_enough = linked.map_or(0.0, |linked| linked.size.width).max((area * 1.6).sqrt());
    let start = linked.map_or(Point::default(), |linked| Point::new(linked.left(), linked.bottom() + spacing.down));
    let gap = spacing.down;
    let (mut at, mut row_height) = (start, 0.0_f64);
    for it in loose {
        let size = rects[*it].size;
        if at.x > start.x && at.x + size.width > start.x + wide_enough {
            at = Point::new(start.x, at.y + row_height + gap);
            row_height = 0.0;
        }
        rects[*it].origin = at;
        at.x += size.width + gap;
        row_height = row_height.max(size.height);
    }
}

fn padded_area(size: Size, spacing: Spacing) -> f64 {
    (size.width + spacing.down) * (size.height + spacing.down)
}

/// On the grid; gaps are wide enough that nothing meets by it.
fn snapped(rect: Rect) -> Rect {
    let snap = |at: f64| (at / GRID).round() * GRID;
    Rect::new(Point::new(snap(rect.left()), snap(rect.top())), rect.size)
}
