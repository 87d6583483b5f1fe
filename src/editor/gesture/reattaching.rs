//! Dragging an end of an interaction to another element.

use super::{Gesture, Reach};
use crate::editor::Editor;
use crate::editor::draft::Link;
use crate::editor::hit::service_at;
use crate::editor::lines::End;
use crate::geometry::Point;
use crate::model::service::ServiceKind;
use crate::model::{InteractionId, ServiceId};

/// An end that follows the pointer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reattaching {
    pub(super) pointer: i32,
    interaction: InteractionId,
    end: End,
    at: Point,
    target: Option<ServiceId>,
}

impl Reattaching {
    pub(super) fn begin(pointer: i32, interaction: InteractionId, end: End, at: Point) -> Self {
        Self { pointer, interaction, end, at, target: None }
    }

    /// The interaction whose end is held.
    pub fn interaction(&self) -> &InteractionId {
        &self.interaction
    }

    /// Which end is held.
    pub fn end(&self) -> End {
        self.end
    }

    /// Where the pointer is.
    pub fn at(&self) -> Point {
        self.at
    }

    /// The element under the pointer, unless it is the other end.
    pub fn target(&self) -> Option<&ServiceId> {
        self.target.as_ref()
    }

    pub(super) fn moved(self, editor: &mut Editor, reach: Reach) -> Gesture {
        let other = self.other_end(editor);
        let target = service_at(&editor.document, reach.world).filter(|id| Some(id) != other.as_ref());
        Gesture::Reattaching(Self { at: reach.world, target, ..self })
    }

    pub(super) fn released(self, editor: &mut Editor) {
        match (self.target, service_at(&editor.document, self.at)) {
            (Some(target), _) => editor.reattach(&self.interaction, self.end, &target),
            // On the other end: an element does not interact with itself.
            (None, Some(_)) => {}
            (None, None) => {
                let link = Link::Reattach(self.interaction, self.end);
                editor.draft_service(ServiceKind::Service, self.at, Some(link));
            }
        }
    }

    fn other_end(&self, editor: &Editor) -> Option<ServiceId> {
        let interaction = editor.document.model().interactions().get(&self.interaction)?;
        Some(match self.end {
            End::From => interaction.to.clone(),
            End::To => interaction.from.clone(),
        })
    }
}
