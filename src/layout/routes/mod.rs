//! The ways of all lines of a drawing: around boxes they do not belong to where that is easy, and side by side where they share one.
//!
//! The way of a line depends on the two boxes it joins, on boxes that are in its way or would be, and on the other lines at its ends. So
//! after a change only the lines that it reaches are looked for anew; the rest is kept, and the outcome is the same as from scratch.

mod net;
mod obstacles;
mod refresh;
mod sides;
mod spread;

use std::sync::Arc;

use super::placement::Placement;
use crate::geometry::route::{Lane, Port};
use crate::geometry::{Outline, Rect, Route};
use crate::model::{InteractionId, Model, ServiceId};
use net::Net;
use refresh::Refresh;
use sides::Choice;

/// The borders of all boxes of a document and the ways of all lines between them, with what they were found by.
#[derive(Clone, Debug, Default)]
pub struct Routes {
    net: Arc<Net>,
    outlines: Vec<Outline>,
    ways: Vec<Way>,
}

/// The way of one line.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// The way itself.
    pub route: Route,
    /// The smallest rectangle around it.
    pub bounds: Rect,
    choice: Choice,
    ports: (Port, Port),
    lane: Lane,
}

impl Routes {
    /// The ways in a document. O(n log n) for boxes and lines that are spread out.
    pub fn of(model: &Model, placement: &Placement) -> Self {
        Self::default().refreshed(model, placement)
    }

    /// The ways in a document, whatever these are the ways of: the same as from scratch, and sooner the less has changed. O(n) to look
    /// for what did.
    #[must_use]
    pub fn refreshed(&self, model: &Model, placement: &Placement) -> Self {
        Refresh::of(self, model, placement).routes()
    }

    /// The boxes and their borders, by id.
    pub fn boxes(&self) -> impl ExactSizeIterator<Item = (&ServiceId, Outline)> {
        self.net.boxes.iter().zip(self.outlines.iter().copied())
    }

    /// The lines and their ways, by id.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = (&InteractionId, &Way)> {
        self.net.lines.iter().map(|line| &line.id).zip(&self.ways)
    }

    /// The number of a box in their order. O(log n).
    pub fn box_number(&self, id: &ServiceId) -> Option<usize> {
        self.net.boxes.binary_search(id).ok()
    }

    /// The number of a line in their order. O(log n).
    pub fn line_number(&self, id: &InteractionId) -> Option<usize> {
        self.net.lines.binary_search_by(|line| line.id.cmp(id)).ok()
    }

    /// The border of a box. O(log n).
    pub fn outline(&self, id: &ServiceId) -> Option<Outline> {
        Some(self.outlines[self.box_number(id)?])
    }

    /// The way of a line. O(log n).
    pub fn route(&self, id: &InteractionId) -> Option<&Route> {
        Some(&self.ways[self.line_number(id)?].route)
    }

    /// Which line of before each line is, by number. O(n).
    pub fn lines_before(&self, before: &Self) -> Vec<Option<usize>> {
        match Arc::ptr_eq(&self.net, &before.net) {
            true => (0..self.net.lines.len()).map(Some).collect(),
            false => net::matched(before.net.lines.iter().map(|it| &it.id), self.net.lines.iter().map(|it| &it.id)),
        }
    }

    /// The boxes that came, went or changed: as they were, and as they are. O(n).
    pub fn changed_boxes(&self, before: &Self) -> Vec<[Option<Outline>; 2]> {
        let mut stays = vec![false; before.outlines.len()];
        let mut changed = Vec::new();
        for (outline, number) in self.outlines.iter().zip(self.boxes_before(before)) {
            number.iter().for_each(|number| stays[*number] = true);
            let other = number.map(|number| before.outlines[number]);
            changed.extend((other != Some(*outline)).then_some([other, Some(*outline)]));
        }
        let gone = before.outlines.iter().zip(stays).filter(|(_, stays)| !stays);
        changed.extend(gone.map(|(outline, _)| [Some(*outline), None]));
        changed
    }

    /// Which box of before each box is, by number. O(n).
    fn boxes_before(&self, before: &Self) -> Vec<Option<usize>> {
        match Arc::ptr_eq(&self.net, &before.net) {
            true => (0..self.net.boxes.len()).map(Some).collect(),
            false => net::matched(before.net.boxes.iter(), self.net.boxes.iter()),
        }
    }
}
