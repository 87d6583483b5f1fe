//! The lines of interactions, as far as pointing at them needs to know.

use super::document::Document;
use super::membership::bounds;
use crate::geometry::{Point, Rect, Vector};
use crate::model::InteractionId;

/// One of the two ends of an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it is drawn from.
    From,
    /// Where it points to.
    To,
}

/// The line of an interaction, from border to border.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Where it leaves.
    pub from: Point,
    /// Where it arrives.
    pub to: Point,
}

impl Line {
    /// The line of this interaction.
    pub fn of(document: &Document, id: &InteractionId) -> Option<Self> {
        let interaction = document.model().interactions().get(id)?;
        let from = bounds(document, interaction.from.entity())?;
        let to = bounds(document, interaction.to.entity())?;
        Some(Self { from: border_towards(from, to.center()), to: border_towards(to, from.center()) })
    }

    /// Where one of its ends is.
    pub fn end(self, end: End) -> Point {
        match end {
            End::From => self.from,
            End::To => self.to,
        }
    }

    /// The point half-way.
    pub fn middle(self) -> Point {
        self.from.midpoint(self.to)
    }

    /// How far a point is from it, in world pixels.
    pub fn distance(self, point: Point) -> f64 {
        let along = self.to - self.from;
        let squared = along.x * along.x + along.y * along.y;
        let offset = point - self.from;
        let share = match squared {
            0.0 => 0.0,
            _ => ((offset.x * along.x + offset.y * along.y) / squared).clamp(0.0, 1.0),
        };
        (point - (self.from + along * share)).length()
    }

    /// Whether any of it lies in a rectangle. Found by halving: exact to a pixel, which is what a marquee needs.
    pub fn crosses(self, rect: Rect) -> bool {
        if !Rect::spanning(self.from, self.to).intersects(rect) {
            return false;
        }
        if rect.contains(self.from) || rect.contains(self.to) || rect.contains(self.middle()) {
            return true;
        }
        let long = (self.to - self.from).length() > 1.0;
        long && (Self { from: self.from, to: self.middle() }.crosses(rect)
            || Self { from: self.middle(), to: self.to }.crosses(rect))
    }
}

/// Where the line from a box's middle towards a point leaves the box.
fn border_towards(place: Rect, point: Point) -> Point {
    let center = place.center();
    let towards = point - center;
    let share = |half: f64, length: f64| if length == 0.0 { f64::INFINITY } else { half / length.abs() };
    let share = share(place.size.width / 2.0, towards.x).min(share(place.size.height / 2.0, towards.y)).min(1.0);
    center + Vector::new(towards.x * share, towards.y * share)
}
