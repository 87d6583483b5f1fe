//! Selecting by a rectangle.

use super::{Gesture, Reach};
use crate::editor::Editor;
use crate::editor::lines::crosses;
use crate::editor::membership::bounds;
use crate::editor::selection::Selection;
use crate::geometry::{Point, Rect};
use crate::model::EntityId;

/// A rectangle that selects what it touches; a context only when it holds all of its frame, as most marquees are drawn within one.
#[derive(Clone, Debug, PartialEq)]
pub struct Marquee {
    pub(super) pointer: i32,
    start: Point,
    current: Point,
    before: Selection,
    kept: Selection,
}

impl Marquee {
    pub(super) fn begin(editor: &Editor, pointer: i32, start: Point, keep: bool) -> Self {
        let before = editor.selection.clone();
        let kept = if keep { before.clone() } else { Selection::default() };
        Self { pointer, start, current: start, before, kept }
    }

    /// The rectangle, in the drawing.
    pub fn rect(&self) -> Rect {
        Rect::spanning(self.start, self.current)
    }

    pub(super) fn moved(self, editor: &mut Editor, reach: Reach) -> Gesture {
        let marquee = Self { current: reach.world, ..self };
        let mut selection = marquee.kept.clone();
        touched(editor, marquee.rect()).into_iter().for_each(|id| selection.add(id));
        editor.select(selection);
        Gesture::Marquee(marquee)
    }

    pub(super) fn cancelled(self, editor: &mut Editor) {
        editor.select(self.before);
    }
}

fn touched(editor: &Editor, rect: Rect) -> Vec<EntityId> {
    let model = editor.document.model();
    let place = |id: &EntityId| bounds(&editor.document, id);
    let contexts = model.contexts().ids().map(|id| id.entity());
    let contexts = contexts.filter(|id| place(id).is_some_and(|frame| rect.contains_rect(frame)));
    let services = model.services().ids().map(|id| id.entity());
    let services = services.filter(|id| place(id).is_some_and(|place| rect.intersects(place)));
    let lines = editor.lines.of(&editor.document).lines().filter(|(_, way)| crosses(way, rect));
    let interactions = lines.map(|(id, _)| id.entity());
    contexts.chain(services).chain(interactions).cloned().collect()
}
