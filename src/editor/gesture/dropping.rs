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
    at: Point,
    into: Option<ContextId>,
}

impl Dropping {
    pub(in crate::editor) fn over(editor: &Editor, stencil: Stencil, at: ScreenPoint) -> Gesture {
        let at = editor.camera.world_from_screen(at);
        let into = deepest_frame(&editor.document, at, &Default::default());
        Gesture::Dropping(Self { stencil, at, into })
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
