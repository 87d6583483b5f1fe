//! What the pointer looks like and what the hint line says: functions of the gesture and the mode.

use super::Editor;
use super::alter::name_of;
use super::gesture::Gesture;
use super::handles::{Edge, FrameHandle};
use super::hit::Hit;
use super::mode::Mode;
use crate::model::Entity;
use crate::model::words::Word;

/// The look of the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// An arrow.
    Default,
    /// An open hand.
    Grab,
    /// A closed hand.
    Grabbing,
    /// Four arrows.
    Move,
    /// A cross.
    Crosshair,
    /// A pointing finger.
    Pointer,
    /// Arrows left and right.
    ResizeAcross,
    /// Arrows up and down.
    ResizeDown,
    /// Arrows from the top left to the bottom right.
    ResizeFalling,
    /// Arrows from the bottom left to the top right.
    ResizeRising,
}

impl Cursor {
    /// Its name in CSS.
    pub fn css(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::Grab => "grab",
            Self::Grabbing => "grabbing",
            Self::Move => "move",
            Self::Crosshair => "crosshair",
            Self::Pointer => "pointer",
            Self::ResizeAcross => "ew-resize",
            Self::ResizeDown => "ns-resize",
            Self::ResizeFalling => "nwse-resize",
            Self::ResizeRising => "nesw-resize",
        }
    }
}

impl Editor {
    /// What the pointer is to look like.
    pub fn cursor(&self) -> Cursor {
        match &self.gesture {
            Gesture::Panning(_) | Gesture::Pinching(_) => Cursor::Grabbing,
            Gesture::Moving(_) => Cursor::Move,
            Gesture::Marquee(_) | Gesture::Connecting(_) | Gesture::Reattaching(_) => Cursor::Crosshair,
            Gesture::Resizing(resizing) => resize_cursor(resizing.handle()),
            Gesture::Dropping(_) => Cursor::Default,
            Gesture::Idle | Gesture::Pressed(_) if self.space_held => Cursor::Grab,
            Gesture::Idle | Gesture::Pressed(_) => self.hover_cursor(),
        }
    }

    fn hover_cursor(&self) -> Cursor {
        match &self.hovered {
            Some(Hit::Connect(..)) => Cursor::Crosshair,
            Some(Hit::Frame(_, handle)) => resize_cursor(*handle),
            Some(Hit::End(..)) => Cursor::Move,
            Some(Hit::Interaction(_)) => Cursor::Pointer,
            Some(Hit::Service(_) | Hit::Context(_)) | None => Cursor::Default,
        }
    }

    /// What a person could do next, in one line.
    pub fn hint(&self) -> String {
        let text = match (&self.gesture, &self.mode) {
            (Gesture::Panning(_) | Gesture::Pinching(_), _) => "Drag to move the view",
            (Gesture::Marquee(_), _) => "Drag around what you want to select",
            (Gesture::Moving(_), _) => "Shift keeps to one axis · Ctrl leaves the grid · Esc puts everything back",
            (Gesture::Resizing(_), _) => "Ctrl leaves the grid · Esc restores the size",
            (Gesture::Connecting(_), _) => "Let go on an element, or on empty canvas for a new one · Esc cancels",
            (Gesture::Reattaching(_), _) => "Let go on the element it should join · Esc cancels",
            (Gesture::Dropping(_), _) => "Let go to add it here",
            (_, Mode::Naming(_)) => "Type the name · Enter keeps it",
            (_, Mode::Linking(_)) => {
                "Arrows choose the target · Enter connects, to a new service if none · Esc cancels"
            }
            (_, Mode::Journey(_)) => "Click an interaction to drop or add it · Enter ends the journey",
            (Gesture::Idle | Gesture::Pressed(_), Mode::Drawing) => return self.hint_for_selection(),
        };
        text.to_owned()
    }

    fn hint_for_selection(&self) -> String {
        let model = self.document.model();
        let text = match (self.selection.is_empty(), self.selection.boxes(model).is_empty()) {
            (true, _) if model.services().is_empty() => "Double-click to add a service, or press N",
            (true, _) => "Double-click to add a service · drag from the edge of one to connect · ? lists the keys",
            (false, true) => {
                "Request R: waits for the answer · Query Q: waits, only reads · Command C: sent, not waited for · \
                 Event E: announced · Stream S · Shared data D · Library L · File F"
            }
            (false, false) => "I connects · 1–9 team · G context · X fail · J journey · H question · Enter renames",
        };
        text.to_owned()
    }

    /// An entity in words, for those who listen.
    pub(super) fn spoken(&self, entity: &Entity) -> String {
        let model = self.document.model();
        match entity {
            Entity::Service(it) => format!("{}, {}", it.name, it.kind.word().replace('-', " ")),
            Entity::Interaction(it) => {
                let name = |id| model.services().get(id).map_or("", |service| service.name.as_str());
                format!("{} from {} to {}", it.kind.word().replace('-', " "), name(&it.from), name(&it.to))
            }
            other => format!("{}, {}", name_of(other), other.kind().word().replace('-', " ")),
        }
    }
}

fn resize_cursor(handle: FrameHandle) -> Cursor {
    match (handle.across, handle.down) {
        (Edge::Neither, _) => Cursor::ResizeDown,
        (_, Edge::Neither) => Cursor::ResizeAcross,
        (Edge::Near, Edge::Near) | (Edge::Far, Edge::Far) => Cursor::ResizeFalling,
        (Edge::Near, Edge::Far) | (Edge::Far, Edge::Near) => Cursor::ResizeRising,
    }
}
