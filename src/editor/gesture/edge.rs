//! The view follows what is dragged beyond its edge.
//!
//! Near an edge of the canvas the drawing is pushed along, faster the farther out the pointer is, for as long as it rests there. Time
//! comes in from outside as [`Tick`](crate::editor::input::Input::Tick), so that the same inputs always end in the same place.

use super::{Dropping, Gesture};
use crate::editor::Editor;
use crate::editor::input::PointerInput;
use crate::editor::selection::Selection;
use crate::geometry::{ScreenPoint, Vector};

/// How far inside the edge the view begins to follow, in CSS pixels; on a small canvas no more than a quarter of it.
const BAND: f64 = 32.0;
/// How fast the view moves with the pointer right on the edge, in CSS pixels per second.
const SPEED: f64 = 400.0;
/// How many times that it gets at most, with the pointer outside.
const MOST: f64 = 3.0;
/// The longest time that one tick may count, in milliseconds: a page that slept does not leap.
const LONGEST: f64 = 100.0;

/// The pointer of the gesture under way.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::editor) struct Held {
    start: ScreenPoint,
    /// What it did last.
    pub(in crate::editor) last: PointerInput,
    /// What was selected before it went down.
    pub(in crate::editor) selected: Selection,
}

impl Held {
    /// The pointer goes down.
    pub(in crate::editor) fn begin(editor: &Editor, pointer: PointerInput) -> Self {
        Self { start: pointer.at, last: pointer, selected: editor.selection.clone() }
    }
}

impl Editor {
    /// Whether the view moves as time passes: something is held near an edge of the canvas.
    pub fn is_pulled(&self) -> bool {
        self.pull() != Vector::default()
    }

    /// So many milliseconds have passed: moves the view along, and what is held with it.
    pub(in crate::editor) fn tick(&mut self, milliseconds: f64) {
        let by = self.pull() * (milliseconds.clamp(0.0, LONGEST) / 1000.0);
        if by == Vector::default() {
            return;
        }
        self.set_camera(self.camera.panned(-by.x, -by.y));
        let gesture = match (self.gesture.clone(), &self.held) {
            (Gesture::Dropping(it), _) => it.moved(self),
            (gesture, Some(held)) => {
                let pointer = held.last;
                gesture.moved(self, pointer)
            }
            (gesture, None) => gesture,
        };
        self.set_gesture(gesture);
    }

    /// Where the view is going, in CSS pixels per second.
    fn pull(&self) -> Vector {
        let Some((start, at)) = self.reach_of_held() else { return Vector::default() };
        let across = pull_along(start.x, at.x, self.canvas.width);
        Vector::new(across, pull_along(start.y, at.y, self.canvas.height))
    }

    /// Where what is held began and where it is now, if the view is to follow it.
    fn reach_of_held(&self) -> Option<(ScreenPoint, ScreenPoint)> {
        match &self.gesture {
            Gesture::Dropping(it) => Some(it.way()),
            Gesture::Moving(_)
            | Gesture::Resizing(_)
            | Gesture::Connecting(_)
            | Gesture::Reattaching(_)
            | Gesture::Marquee(_) => self.held.as_ref().map(|held| (held.start, held.last.at)),
            Gesture::Idle | Gesture::Pressed(_) | Gesture::Panning(_) | Gesture::Pinching(_) => None,
        }
    }
}

impl Dropping {
    /// The view has moved under what is held.
    fn moved(self, editor: &Editor) -> Gesture {
        let (start, at) = self.way();
        Self::beginning(editor, self.stencil(), start, at)
    }
}

/// The pull in one direction. What was taken up near an edge is pulled there only once it goes farther out: people also begin there to
/// come inwards.
fn pull_along(start: f64, at: f64, length: f64) -> f64 {
    let band = BAND.min(length / 4.0);
    if band <= 0.0 {
        return 0.0;
    }
    let pull = |depth: f64| SPEED * (depth / band).clamp(0.0, MOST);
    let near = if at < start { pull(band - at) } else { 0.0 };
    let far = if at > start { pull(at - (length - band)) } else { 0.0 };
    far - near
}
