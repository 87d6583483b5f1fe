//! Giving labels their places, one after the other, since each makes way for those before it.

use std::sync::Arc;

use crate::geometry::{Point, Rect, Route, Size, Squares};
use crate::layout::Routes;

use super::wording::Wordings;
use super::{Label, Labels, Spot};

/// Where along the line a label is tried, from its preferred place on.
const TRIES: [f64; 11] = [0.0, -0.07, 0.07, -0.14, 0.14, -0.21, 0.21, -0.28, 0.28, -0.35, 0.35];
/// The space that a label keeps from boxes and other labels, in world pixels.
const APART: f64 = 2.0;

/// The labels so far.
pub(super) struct Placing<'a> {
    wordings: &'a Wordings,
    routes: Vec<&'a Route>,
    boxes: Sorted,
    /// The labels of before that may stay, and those that have their place, by line.
    taken: Vec<Option<Rect>>,
    taken_squares: Squares,
    /// Where something came or went that labels make way for.
    disturbed: Sorted,
    lines: Vec<Line<'a>>,
}

/// What a line was before.
#[derive(Clone, Copy)]
enum Line<'a> {
    /// There was no such line, or none that said the same.
    New,
    /// It took another way.
    Moved(&'a Spot),
    /// As it is now.
    Kept(&'a Spot),
}

/// Rectangles and the squares they touch.
struct Sorted {
    rects: Vec<Rect>,
    squares: Squares,
}

impl<'a> Placing<'a> {
    pub(super) fn of(labels: &'a Labels, before: &'a Routes, wordings: &'a Wordings, routes: &'a Routes) -> Self {
        let count = routes.lines().len();
        let area = Rect::around(routes.lines().map(|(_, way)| way.bounds)).unwrap_or_default();
        let outlines: Vec<Rect> = routes.boxes().map(|(_, outline)| outline.rect).collect();
        let mut placing = Self {
            wordings,
            routes: routes.lines().map(|(_, way)| &way.route).collect(),
            boxes: Sorted::of(outlines),
            taken: vec![None; count],
            taken_squares: Squares::over(area, count),
            disturbed: Sorted { rects: Vec::new(), squares: Squares::over(area, count) },
            lines: Vec::with_capacity(count),
        };
        let changed = routes.changed_boxes(before).into_iter().flatten().flatten();
        changed.for_each(|outline| placing.disturbed.insert(outline.rect));
        placing.take_over(labels, before, &routes.lines_before(before));
        placing
    }

    /// Puts the labels of before where they may stay; those that cannot are in nobody's way any more.
    fn take_over(&mut self, labels: &'a Labels, before: &'a Routes, numbers: &[Option<usize>]) {
        let mut goes = vec![true; labels.spots.len()];
        let routes: Vec<&Route> = before.lines().map(|(_, way)| &way.route).collect();
        let is_same_model = std::ptr::eq(self.wordings, &*labels.wordings);
        for (line, number) in numbers.iter().enumerate() {
            let says_same = |number: usize| is_same_model || labels.wordings.get(number) == self.wordings.get(line);
            let same = number.filter(|number| says_same(*number));
            let was = match same {
                None => Line::New,
                Some(number) if routes[number] != self.routes[line] => Line::Moved(&labels.spots[number]),
                Some(number) => Line::Kept(&labels.spots[number]),
            };
            same.iter().for_each(|number| goes[*number] = false);
            if let Line::Kept(spot) = was {
                self.take(line, spot);
            }
            self.lines.push(was);
        }
        let gone = labels.spots.iter().zip(goes).filter(|(_, goes)| *goes);
        gone.filter_map(|(spot, _)| spot.rect()).for_each(|rect| self.disturbed.insert(rect));
    }

    /// The labels of all lines.
    pub(super) fn spots(mut self) -> Vec<Spot> {
        let mut spots = vec![Spot::default(); self.lines.len()];
        for line in &self.wordings.order {
            spots[*line] = self.spot(*line);
        }
        spots
    }

    fn spot(&mut self, line: usize) -> Spot {
        let before = match self.lines[line] {
            Line::Kept(spot) if self.disturbed.is_free(spot.watched) => return spot.clone(),
            Line::Kept(spot) | Line::Moved(spot) => spot.rect(),
            Line::New => None,
        };
        let spot = self.placed(line);
        if spot.rect() != before {
            spot.rect().into_iter().chain(before).for_each(|rect| self.disturbed.insert(rect));
        }
        self.take(line, &spot);
        spot
    }

    fn take(&mut self, line: usize, spot: &Spot) {
        self.taken[line] = spot.rect();
        spot.rect().into_iter().for_each(|rect| self.taken_squares.insert(line, rect));
    }

    /// A place that is free beside the labels that come before.
    fn placed(&self, line: usize) -> Spot {
        let (wording, route) = (self.wordings.get(line), self.routes[line]);
        let mut watched: Option<Rect> = None;
        for (lines, size) in wording.iter().flat_map(|wording| &wording.shapes) {
            for offset in TRIES {
                let rect = centred(route.at(route.label_share() + offset), *size);
                let needed = rect.inflate(APART);
                watched = Some(watched.map_or(needed, |watched| watched.union(needed)));
                if self.boxes.is_free(needed) && self.is_free(line, needed) {
                    let sign = wording.and_then(|wording| wording.sign);
                    let label = Some(Arc::new(Label { rect, sign, lines: lines.clone() }));
                    return Spot { label, watched: watched.unwrap_or_default() };
                }
            }
        }
        Spot { label: None, watched: watched.unwrap_or_default() }
    }

    /// Whether no label that comes before this line's touches a rectangle.
    fn is_free(&self, line: usize, rect: Rect) -> bool {
        let ranks = &self.wordings.ranks;
        let touches = |other: usize| self.taken[other].is_some_and(|taken| taken.intersects(rect));
        !self.taken_squares.near(rect).any(|other| touches(other) && ranks[other] < ranks[line])
    }
}

impl Sorted {
    fn of(rects: Vec<Rect>) -> Self {
        Self { squares: Squares::of(&rects), rects }
    }

    fn insert(&mut self, rect: Rect) {
        self.squares.insert(self.rects.len(), rect);
        self.rects.push(rect);
    }

    /// Whether none of the rectangles touches this one.
    fn is_free(&self, rect: Rect) -> bool {
        !self.squares.near(rect).any(|number| self.rects[number].intersects(rect))
    }
}

fn centred(at: Point, size: Size) -> Rect {
    Rect::new(Point::new(at.x - size.width / 2.0, at.y - size.height / 2.0), size)
}
