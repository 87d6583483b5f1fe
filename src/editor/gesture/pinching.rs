//! Two fingers on the drawing.

use super::{Gesture, Panning};
use crate::editor::Editor;
use crate::editor::input::PointerInput;
use crate::geometry::{Camera, ScreenPoint};

/// The least distance of two fingers that counts, in CSS pixels: they cannot be in one place.
const LEAST: f64 = 1.0;

/// The drawing follows two fingers: it keeps under them what was there when the second one touched.
#[derive(Clone, Debug, PartialEq)]
pub struct Pinching {
    fingers: [PointerInput; 2],
    start: [ScreenPoint; 2],
    before: Camera,
}

impl Pinching {
    pub(in crate::editor) fn begin(editor: &Editor, fingers: [PointerInput; 2]) -> Self {
        Self { fingers, start: fingers.map(|finger| finger.at), before: editor.camera }
    }

    pub(super) fn has(&self, pointer: i32) -> bool {
        self.fingers.iter().any(|finger| finger.pointer == pointer)
    }

    pub(super) fn moved(mut self, editor: &mut Editor, pointer: PointerInput) -> Gesture {
        if let Some(finger) = self.fingers.iter_mut().find(|finger| finger.pointer == pointer.pointer) {
            *finger = pointer;
        }
        let now = self.fingers.map(|finger| finger.at);
        let (from, to) = (middle(self.start), middle(now));
        let zoom = self.before.zoom * distance(now) / distance(self.start);
        editor.set_camera(self.before.panned(to.x - from.x, to.y - from.y).zoomed_to(zoom, to));
        Gesture::Pinching(self)
    }

    /// One finger was lifted: the other goes on pushing the drawing. Answers what that finger did last, too.
    pub(in crate::editor) fn lifted(self, editor: &Editor, pointer: i32) -> (Gesture, PointerInput) {
        let [first, second] = self.fingers;
        let left = if first.pointer == pointer { second } else { first };
        (Gesture::Panning(Panning::begin(editor, left.pointer, left.at)), left)
    }

    pub(super) fn cancelled(self, editor: &mut Editor) {
        editor.set_camera(self.before);
    }
}

fn middle([one, other]: [ScreenPoint; 2]) -> ScreenPoint {
    ScreenPoint::new(one.x.midpoint(other.x), one.y.midpoint(other.y))
}

fn distance([one, other]: [ScreenPoint; 2]) -> f64 {
    one.distance(other).max(LEAST)
}
