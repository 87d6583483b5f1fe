//! The lines of interactions, as far as pointing at them needs to know.

use std::sync::OnceLock;

use super::document::Document;
use crate::geometry::{Point, Rect, Route};
use crate::layout::routes;
use crate::model::InteractionId;

/// Straight pieces that stand for a curve when a marquee asks whether it touches it.
const PIECES: u32 = 16;

/// One of the two ends of an interaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it is drawn from.
    From,
    /// Where it points to.
    To,
}

/// The line of an interaction.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) id: InteractionId,
    pub(super) route: Route,
    /// The smallest rectangle around the route.
    pub(super) bounds: Rect,
}

/// The lines of all interactions of a document, worked out when first asked for and thrown away when the document changes: a pointer that
/// only moves over a large drawing asks for them many times a second.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines(OnceLock<Vec<Line>>);

impl Lines {
    /// The lines, by id. O(n log n) the first time.
    pub(super) fn of(&self, document: &Document) -> &[Line] {
        let line = |(id, route): (InteractionId, Route)| Line { id, bounds: route.bounds(), route };
        self.0.get_or_init(|| routes(document.model(), document.placement()).into_iter().map(line).collect())
    }

    /// The route of one interaction. O(log n) after the first time.
    pub(super) fn route(&self, document: &Document, id: &InteractionId) -> Option<&Route> {
        let lines = self.of(document);
        let at = lines.binary_search_by(|line| line.id.cmp(id)).ok()?;
        Some(&lines[at].route)
    }
}

/// Whether any of a line lies in a rectangle.
pub(super) fn crosses(line: &Line, rect: Rect) -> bool {
    if !line.bounds.intersects(rect) {
        return false;
    }
    let at = |piece: u32| line.route.at(f64::from(piece) / f64::from(PIECES));
    (0..PIECES).any(|piece| piece_crosses(at(piece), at(piece + 1), rect))
}

/// Found by halving: exact to a pixel, which is what a marquee needs.
fn piece_crosses(from: Point, to: Point, rect: Rect) -> bool {
    let middle = from.midpoint(to);
    if !Rect::spanning(from, to).intersects(rect) {
        return false;
    }
    if rect.contains(from) || rect.contains(to) || rect.contains(middle) {
        return true;
    }
    (to - from).length() > 1.0 && (piece_crosses(from, middle, rect) || piece_crosses(middle, to, rect))
}
