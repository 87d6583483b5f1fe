//! Drawing an interaction from one element to another, or to empty space.

use super::{Gesture, Reach};
use crate::editor::Editor;
use crate::editor::draft::Link;
use crate::editor::hit::service_at;
use crate::geometry::Point;
use crate::model::ServiceId;
use crate::model::service::ServiceKind;

/// A line that follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Connecting {
    pub(super) pointer: i32,
    from: ServiceId,
    at: Point,
    target: Option<ServiceId>,
}

impl Connecting {
    pub(super) fn begin(pointer: i32, from: ServiceId, at: Point) -> Self {
        Self { pointer, from, at, target: None }
    }

    /// Where the line starts.
    pub fn from(&self) -> &ServiceId {
        &self.from
    }

    /// Where the pointer is.
    pub fn at(&self) -> Point {
        self.at
    }

    /// The element under the pointer, unless it is the start.
    pub fn target(&self) -> Option<&ServiceId> {
        self.target.as_ref()
    }

    pub(super) fn moved(self, editor: &mut Editor, reach: Reach) -> Gesture {
        let target = service_at(&editor.document, reach.world).filter(|id| *id != self.from);
        Gesture::Connecting(Self { at: reach.world, target, ..self })
    }

    pub(super) fn released(self, editor: &mut Editor) {
        match (self.target, service_at(&editor.document, self.at)) {
            (Some(target), _) => editor.connect(&self.from, &target),
            // Back on the element it came from: nothing was meant.
            (None, Some(_)) => {}
            (None, None) => editor.draft_service(ServiceKind::Service, self.at, Some(Link::From(self.from))),
        }
    }
}
