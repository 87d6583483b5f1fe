//! Something from the palette is held over the canvas.

use super::Gesture;
use crate::editor::Editor;
use crate::editor::membership::deepest_frame;
use crate::editor::stencil::Stencil;
use crate::geometry::{Point, Rect, ScreenPoint, Vector};
use crate::model::ContextId;

/// What is held, and where it would fall.
#[derive(Clone, Debug, PartialEq)]
pub struct Dropping {
    stencil: Stencil,
    way: (ScreenPoint, ScreenPoint),
    at: Point,
    into: Option<ContextId>,
}

impl Dropping {
    pub(in crate::editor) fn over(editor: &Editor, stencil: Stencil, at: ScreenPoint) -> Gesture {
        let start = match &editor.gesture {
            Gesture::Dropping(before) => before.way.0,
            _ => at,
        };
        Self::beginning(editor, stencil, start, at)
    }

    /// Held at a place on the canvas, after it came onto it at `start`.
    pub(super) fn beginning(editor: &Editor, stencil: Stencil, start: ScreenPoint, place: ScreenPoint) -> Gesture {
        let at = editor.camera.world_from_screen(place);
        let into = deepest_frame(&editor.document, at, &Default::default());
        Gesture::Dropping(Self { stencil, way: (start, place), at, into })
    }

    /// Where on the canvas it came from, and where it is.
    pub(super) fn way(&self) -> (ScreenPoint, ScreenPoint) {
        self.way
    }

    /// What is held.
    pub fn stencil(&self) -> Stencil {
        self.stencil
    }

    /// The box it would get; a team has none.
    pub fn ghost(&self) -> Rect {
        let size = self.stencil.size();
        Rect::new(self.at - Vector::new(size.width / 2.0, size.height / 2.0), size)
    }

    /// The context it would fall into.
    pub fn into(&self) -> Option<&ContextId> {
        self.into.as_ref()
    }
}
