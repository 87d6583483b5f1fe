//! What a held pointer is doing: one value at a time, each with the data it needs and nothing else.
//!
//! Positions always follow from where the gesture started and how far the pointer has come since; nothing accumulates. Every gesture ends
//! in one of two ways: released, or cancelled, which leaves the document as it was.

mod connecting;
mod dropping;
mod edge;
mod marquee;
mod moving;
mod panning;
mod pinching;
mod pressed;
mod reattaching;
mod resizing;

use super::Editor;
use super::input::{Modifiers, PointerInput};
use crate::geometry::{Point, ScreenPoint};

pub use connecting::Connecting;
pub use dropping::Dropping;
pub(super) use edge::Held;
pub use marquee::Marquee;
pub use moving::Moving;
pub use panning::Panning;
pub use pinching::Pinching;
pub use pressed::Pressed;
pub use reattaching::Reattaching;
pub use resizing::Resizing;

/// A gesture under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Gesture {
    /// None.
    #[default]
    Idle,
    /// The button is down and the pointer has not moved yet.
    Pressed(Pressed),
    /// The drawing is being pushed about.
    Panning(Panning),
    /// Two fingers zoom the drawing and push it about.
    Pinching(Pinching),
    /// A rectangle that selects is being drawn.
    Marquee(Marquee),
    /// Boxes are being dragged.
    Moving(Moving),
    /// A frame is getting another size.
    Resizing(Resizing),
    /// An interaction is being drawn.
    Connecting(Connecting),
    /// An end of an interaction is being dragged to another element.
    Reattaching(Reattaching),
    /// Something from the palette is held over the canvas.
    Dropping(Dropping),
}

/// Where the pointer has come to in a gesture.
#[derive(Clone, Copy)]
struct Reach {
    at: ScreenPoint,
    world: Point,
    modifiers: Modifiers,
}

impl Gesture {
    /// Whether nothing is under way.
    pub fn is_idle(&self) -> bool {
        matches!(self, Self::Idle)
    }

    /// The one pointer it belongs to.
    fn pointer(&self) -> Option<i32> {
        match self {
            Self::Idle | Self::Dropping(_) | Self::Pinching(_) => None,
            Self::Pressed(it) => Some(it.pointer),
            Self::Panning(it) => Some(it.pointer),
            Self::Marquee(it) => Some(it.pointer),
            Self::Moving(it) => Some(it.pointer),
            Self::Resizing(it) => Some(it.pointer),
            Self::Connecting(it) => Some(it.pointer),
            Self::Reattaching(it) => Some(it.pointer),
        }
    }

    /// Whether this pointer is the one that drives it.
    pub(super) fn belongs_to(&self, pointer: i32) -> bool {
        match self {
            Self::Pinching(it) => it.has(pointer),
            other => other.pointer() == Some(pointer),
        }
    }

    /// The pointer moved.
    pub(super) fn moved(self, editor: &mut Editor, pointer: PointerInput) -> Self {
        let reach = Reach::of(editor, pointer);
        match self {
            Self::Idle | Self::Dropping(_) => self,
            Self::Pressed(it) => it.moved(editor, reach),
            Self::Panning(it) => it.moved(editor, reach),
            Self::Pinching(it) => it.moved(editor, pointer),
            Self::Marquee(it) => it.moved(editor, reach),
            Self::Moving(it) => it.moved(editor, reach),
            Self::Resizing(it) => it.moved(editor, reach),
            Self::Connecting(it) => it.moved(editor, reach),
            Self::Reattaching(it) => it.moved(editor, reach),
        }
    }

    /// The button was let go.
    pub(super) fn released(self, editor: &mut Editor) {
        match self {
            Self::Idle | Self::Dropping(_) | Self::Panning(_) | Self::Pinching(_) | Self::Marquee(_) => {}
            Self::Pressed(it) => it.released(editor),
            Self::Moving(it) => it.released(editor),
            Self::Resizing(it) => it.released(editor),
            Self::Connecting(it) => it.released(editor),
            Self::Reattaching(it) => it.released(editor),
        }
    }

    /// The gesture is given up.
    #[inline(never)]
    pub(super) fn cancelled(self, editor: &mut Editor) {
        match self {
            Self::Moving(_) | Self::Resizing(_) => editor.abort(),
            Self::Marquee(it) => it.cancelled(editor),
            Self::Panning(it) => it.cancelled(editor),
            Self::Pinching(it) => it.cancelled(editor),
            Self::Idle | Self::Pressed(_) | Self::Connecting(_) | Self::Reattaching(_) | Self::Dropping(_) => {}
        }
    }
}

impl Reach {
    fn of(editor: &Editor, pointer: PointerInput) -> Self {
        let world = editor.camera.world_from_screen(pointer.at);
        Self { at: pointer.at, world, modifiers: pointer.modifiers }
    }
}
