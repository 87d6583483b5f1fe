//! Giving a context another size.

use super::{Gesture, Reach};
use crate::editor::Editor;
use crate::editor::document::DocumentEdit;
use crate::editor::handles::FrameHandle;
use crate::editor::membership::{bounds, content_bounds, hold, hull, set_frame, take_in};
use crate::editor::placing::snapped;
use crate::editor::plan::Plan;
use crate::geometry::{Point, Rect};
use crate::layout::PlacementEdit;
use crate::layout::boxes::{GRID, MIN_CONTEXT_SIZE};
use crate::model::ContextId;

/// An edge or corner of a frame follows the pointer, as far as the contents allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Resizing {
    pub(super) pointer: i32,
    context: ContextId,
    handle: FrameHandle,
    start: Point,
    before: Rect,
    after: Rect,
    hold: Option<Rect>,
}

impl Resizing {
    pub(super) fn begin(
        editor: &Editor,
        pointer: i32,
        context: ContextId,
        handle: FrameHandle,
        start: Point,
    ) -> Option<Gesture> {
        let before = bounds(&editor.document, context.entity())?;
        let hold = content_bounds(&editor.document, &context).map(|content| hull(content, GRID));
        Some(Gesture::Resizing(Self { pointer, context, handle, start, before, after: before, hold }))
    }

    /// The context that gets another size.
    pub fn context(&self) -> &ContextId {
        &self.context
    }

    /// The handle that is held.
    pub fn handle(&self) -> FrameHandle {
        self.handle
    }

    pub(super) fn moved(mut self, editor: &mut Editor, reach: Reach) -> Gesture {
        let wished = self.handle.point(self.before) + (reach.world - self.start);
        let to = if reach.modifiers.primary() { wished } else { snapped(wished) };
        let after = self.handle.dragged(self.before, to, MIN_CONTEXT_SIZE, self.hold);
        if after == self.after && editor.history.is_open() {
            return Gesture::Resizing(self);
        }
        self.after = after;
        let id = self.context.entity();
        let edits: [DocumentEdit; 2] = [
            PlacementEdit::Place(id.clone(), Some(after.origin)).into(),
            PlacementEdit::Resize(id.clone(), Some(after.size)).into(),
        ];
        editor.rework("Resize", edits.into());
        Gesture::Resizing(self)
    }

    pub(super) fn released(self, editor: &mut Editor) {
        editor.abort();
        if self.after == self.before {
            return;
        }
        let mut plan = Plan::on(&editor.document);
        set_frame(&mut plan, &self.context, self.after);
        take_in(&mut plan, &self.context);
        hold(&mut plan, self.context.entity());
        editor.transact("Resize", plan.into_edits());
    }
}
