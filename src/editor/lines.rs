//! The lines of interactions, as far as pointing at them needs to know.

use std::sync::OnceLock;

use super::document::Document;
use crate::geometry::{Point, Rect};
use crate::layout::Routes;
use crate::layout::routes::Way;

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

/// The lines of all interactions of a document, looked for when first asked for after a change: a pointer that only moves over a large
/// drawing asks for them many times a second.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    before: Routes,
    now: OnceLock<Routes>,
}

impl Lines {
    /// The lines of a document that is no longer the one they were last asked for.
    pub(super) fn outdated(self) -> Self {
        Self { before: self.now.into_inner().unwrap_or(self.before), now: OnceLock::new() }
    }

    /// The lines. After a change O(n), and more for what the change reaches.
    pub(super) fn of(&self, document: &Document) -> &Routes {
        self.now.get_or_init(|| self.before.refreshed(document.model(), document.placement()))
    }
}

/// Whether any of a line lies in a rectangle.
pub(super) fn crosses(line: &Way, rect: Rect) -> bool {
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
