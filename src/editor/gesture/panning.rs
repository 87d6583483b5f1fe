//! Pushing the drawing about.

use super::{Gesture, Reach};
use crate::editor::Editor;
use crate::geometry::{Camera, ScreenPoint};

/// The drawing follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Panning {
    pub(super) pointer: i32,
    start: ScreenPoint,
    before: Camera,
}

impl Panning {
    pub(in crate::editor) fn begin(editor: &Editor, pointer: i32, start: ScreenPoint) -> Self {
        Self { pointer, start, before: editor.camera }
    }

    pub(super) fn moved(self, editor: &mut Editor, reach: Reach) -> Gesture {
        editor.set_camera(self.before.panned(reach.at.x - self.start.x, reach.at.y - self.start.y));
        Gesture::Panning(self)
    }

    pub(super) fn cancelled(self, editor: &mut Editor) {
        editor.set_camera(self.before);
    }
}
