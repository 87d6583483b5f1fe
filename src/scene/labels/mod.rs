//! Where the labels of lines stand: on the line, on no box and on no other label.

mod placing;
mod wording;

use std::sync::Arc;

use crate::geometry::Rect;
use crate::layout::Routes;
use crate::model::Model;

use placing::Placing;
use wording::Wordings;

/// The height of a line of a label.
pub(super) const LINE_HEIGHT: f64 = 15.0;
/// The space around the words.
pub(super) const MARGIN: f64 = 4.0;
/// The width of a sign on a line, with the space behind it.
pub(super) const SIGN: f64 = 19.0;

/// A sign on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A command: something sent to one receiver.
    Envelope,
    /// A file.
    Page,
    /// Only guessed.
    QuestionMark,
}

/// What stands on a line, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The background.
    pub rect: Rect,
    /// The sign before the words.
    pub sign: Option<Sign>,
    /// The words, a line each; none where they found no room.
    pub lines: Vec<String>,
}

/// The labels of a drawing, by the numbers of their lines.
#[derive(Clone, Debug, Default)]
pub(super) struct Labels {
    wordings: Arc<Wordings>,
    spots: Vec<Spot>,
}

/// The label of a line.
#[derive(Clone, Debug, Default)]
struct Spot {
    /// `None` where it found no room.
    label: Option<Arc<Label>>,
    /// A rectangle around all places that were tried: what happens elsewhere does not matter to it.
    watched: Rect,
}

impl Spot {
    fn rect(&self) -> Option<Rect> {
        self.label.as_ref().map(|label| label.rect)
    }
}

impl Labels {
    /// Finds a place for the label of each line, in the order of the lines: as long and as near to the middle as there is room. Lines
    /// without a label come after those, with room for a figure. These labels are those on the lines of `before`; the outcome is the same
    /// as from scratch, and found sooner the less has changed.
    pub(super) fn refreshed(&self, model: &Model, before: &Routes, routes: &Routes) -> Self {
        let wordings = match self.wordings.is_of(model) {
            true => Arc::clone(&self.wordings),
            false => Arc::new(Wordings::of(model, routes)),
        };
        let spots = Placing::of(self, before, &wordings, routes).spots();
        Self { wordings, spots }
    }

    /// The label of a line, by number.
    pub(super) fn get(&self, line: usize) -> Option<&Label> {
        self.spots.get(line)?.label.as_deref()
    }
}
