//! Everything that can happen to the editor, as plain data: no browser type gets past the edge.

use std::collections::BTreeSet;

use super::command::Command;
use super::document::{Document, DocumentEdit};
use super::stencil::Stencil;
use crate::geometry::{ScreenPoint, ScreenSize};
use crate::model::{EntityId, ServiceId};

/// What a pointer is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A button went down, or a finger touched.
    Down,
    /// It moved, pressed or not.
    Move,
    /// The button was let go.
    Up,
    /// The browser took the pointer away, or it left the canvas.
    Cancel,
}

/// Which button a pointer event is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Button {
    /// Left, or a finger, or a pen's tip.
    #[default]
    Primary,
    /// The wheel pressed.
    Middle,
    /// Right.
    Secondary,
}

/// What points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PointerKind {
    /// A mouse or trackpad.
    #[default]
    Mouse,
    /// A pen.
    Pen,
    /// A finger.
    Touch,
}

/// The modifier keys held down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    /// Shift.
    pub shift: bool,
    /// Alt or Option.
    pub alt: bool,
    /// Control.
    pub control: bool,
    /// Command or the Windows key.
    pub meta: bool,
}

impl Modifiers {
    /// Whether the key for commands is held: Control, or Command on a Mac.
    pub fn primary(self) -> bool {
        self.control || self.meta
    }
}

/// A pointer event on the canvas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerInput {
    /// Tells fingers apart; a gesture belongs to the pointer that began it.
    pub pointer: i32,
    /// What it is doing.
    pub phase: Phase,
    /// Where on the canvas.
    pub at: ScreenPoint,
    /// Which button; meaningless while moving.
    pub button: Button,
    /// The modifier keys held.
    pub modifiers: Modifiers,
    /// What points.
    pub kind: PointerKind,
}

/// A turn of the wheel or a scroll of the trackpad; a pinch arrives as one with Control held, as browsers have it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WheelInput {
    /// Where on the canvas.
    pub at: ScreenPoint,
    /// CSS pixels to the right.
    pub dx: f64,
    /// CSS pixels down.
    pub dy: f64,
    /// The modifier keys held.
    pub modifiers: Modifiers,
}

/// A key pressed or let go while the canvas has the focus.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyInput {
    /// What it means: `KeyboardEvent.key`.
    pub key: String,
    /// Which key it is: `KeyboardEvent.code`. Digits are told by it, as some keyboards have them behind Shift.
    pub code: String,
    /// The modifier keys held.
    pub modifiers: Modifiers,
    /// Whether the key is held and repeats.
    pub repeat: bool,
}

/// What to do with the selection, asked from outside the canvas (outline, findings, tables).
#[derive(Clone, Debug, PartialEq)]
pub enum SelectRequest {
    /// Select these and nothing else.
    Only(Vec<EntityId>),
    /// Add it, or take it out if it was in.
    Toggle(EntityId),
    /// Select these and bring them into view, large enough to be told.
    Reveal(Vec<EntityId>),
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, and used up at once")]
pub enum Input {
    /// A pointer did something on the canvas.
    Pointer(PointerInput),
    /// The canvas was double-clicked.
    DoubleClick {
        /// Where on the canvas.
        at: ScreenPoint,
    },
    /// The wheel turned.
    Wheel(WheelInput),
    /// A key went down.
    Key(KeyInput),
    /// A key came up.
    KeyUp(KeyInput),
    /// The canvas got another size.
    CanvasResized(ScreenSize),
    /// A command was chosen in a toolbar or menu.
    Command(Command),
    /// Something from the palette is held over the canvas.
    DragOver(Stencil, ScreenPoint),
    /// It was carried off the canvas again.
    DragLeave,
    /// It was let go over the canvas.
    Drop(Stencil, ScreenPoint),
    /// The inspector or the outline changes the document.
    Apply {
        /// The name of the undo step.
        label: String,
        /// The change.
        edits: Vec<DocumentEdit>,
    },
    /// Something outside the canvas changes the selection.
    Select(SelectRequest),
    /// Starts naming an entity in place.
    StartNaming(EntityId),
    /// The text in the naming field is now this.
    Rename(String),
    /// The naming field was left or Enter pressed: the text is the name.
    FinishNaming,
    /// The name stays what it was.
    CancelNaming,
    /// A fragment arrived from the clipboard.
    Paste(Document),
    /// A text arrived from the clipboard: names, or lines such as `web -> basket: request`.
    PasteText(String),
    /// These elements are out of order, and no others.
    Fail(BTreeSet<ServiceId>),
    /// So many milliseconds have passed while [something was held near an edge](super::Editor::is_pulled).
    Tick(f64),
    /// The window lost the focus: whatever is being held is let go.
    Blur,
}
