//! Dragging boxes.

use std::collections::BTreeSet;

use super::{Gesture, Reach};
use crate::editor::Editor;
use crate::editor::membership::{all_boxes, bounds, deepest_frame, outermost, settle, with_contents};
use crate::editor::plan::Plan;
use crate::editor::snapping::{CATCH, Guide, snap};
use crate::geometry::{Point, Rect, Vector};
use crate::layout::PlacementEdit;
use crate::model::{ContextId, EntityId};

/// The selected boxes, and all that stands in them, follow the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Moving {
    pub(super) pointer: i32,
    start: Point,
    moved: BTreeSet<EntityId>,
    places: Vec<(EntityId, Point)>,
    extent: Rect,
    neighbours: Vec<Rect>,
    by: Vector,
    guides: Vec<Guide>,
    into: Option<ContextId>,
}

impl Moving {
    pub(super) fn begin(editor: &Editor, pointer: i32, start: Point) -> Gesture {
        let document = &editor.document;
        let moved = with_contents(document.model(), &editor.selection.boxes(document.model()));
        let place = |id: &EntityId| bounds(document, id);
        let Some(extent) = Rect::around(moved.iter().filter_map(place)) else { return Gesture::Idle };
        let visible = editor.camera.visible(editor.canvas);
        let others = all_boxes(document.model()).filter(|id| !moved.contains(id));
        let neighbours = others.filter_map(|id| place(&id)).filter(|it| it.intersects(visible)).collect();
        let places = moved.iter().filter_map(|id| Some((id.clone(), place(id)?.origin))).collect();
        let (by, guides, into) = (Vector::default(), Vec::new(), None);
        Gesture::Moving(Self { pointer, start, moved, places, extent, neighbours, by, guides, into })
    }

    /// What is aligned with what at the moment.
    pub fn guides(&self) -> &[Guide] {
        &self.guides
    }

    /// The context the boxes would fall into if they were let go now.
    pub fn into(&self) -> Option<&ContextId> {
        self.into.as_ref()
    }

    pub(super) fn moved(mut self, editor: &mut Editor, reach: Reach) -> Gesture {
        let before = self.by;
        let wished = along_axis(reach.world - self.start, reach.modifiers.shift);
        (self.by, self.guides) = match reach.modifiers.primary() {
            true => (wished, Vec::new()),
            false => snap(self.extent, wished, &self.neighbours, CATCH / editor.camera.zoom),
        };
        // Between two steps of the grid the boxes stay, and with them all that is derived from where they stand.
        if self.by != before || !editor.history.is_open() {
            let place = |(id, start): &(EntityId, Point)| PlacementEdit::Place(id.clone(), Some(*start + self.by));
            editor.rework("Move", self.places.iter().map(|it| place(it).into()).collect());
        }
        self.into = deepest_frame(&editor.document, self.extent.translate(self.by).center(), &self.moved);
        Gesture::Moving(self)
    }

    pub(super) fn released(self, editor: &mut Editor) {
        editor.abort();
        if self.by == Vector::default() {
            return;
        }
        let mut plan = Plan::on(&editor.document);
        self.places.iter().for_each(|(id, start)| plan.place(id, *start + self.by));
        let roots = outermost(plan.model(), &self.moved);
        settle(&mut plan, &roots);
        editor.transact("Move", plan.into_edits());
    }
}

/// With Shift held, the longer of the two components only.
fn along_axis(by: Vector, constrained: bool) -> Vector {
    match (constrained, by.x.abs() >= by.y.abs()) {
        (false, _) => by,
        (true, true) => Vector::new(by.x, 0.0),
        (true, false) => Vector::new(0.0, by.y),
    }
}
