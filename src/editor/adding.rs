//! Adding what the palette offers.

use super::Editor;
use super::draft::Draft;
use super::hit::{Hit, service_at};
use super::membership::{all_boxes, bounds, parent};
use super::placing::{free_place, snapped};
use super::stencil::Stencil;
use crate::geometry::{Point, Rect, ScreenPoint, Vector};
use crate::layout::boxes::{CONTEXT_TAB, DEFAULT_CONTEXT_SIZE, service_size};
use crate::model::service::ServiceKind;
use crate::model::{ContextId, EntityId, EntityKind};

impl Editor {
    /// Something from the palette is let go over the canvas.
    pub(super) fn drop_stencil(&mut self, stencil: Stencil, at: ScreenPoint) {
        let point = self.camera.world_from_screen(at);
        match stencil {
            Stencil::Service(kind) => self.draft_service(kind, point, None),
            Stencil::Context => {
                let size = DEFAULT_CONTEXT_SIZE;
                let corner = snapped(point - Vector::new(size.width / 2.0, size.height / 2.0));
                self.begin_draft(Draft::Context { frame: Rect::new(corner, size) });
            }
            Stencil::Team => {
                let owns = self.hit(at).into_iter().filter_map(|hit| match hit {
                    Hit::Service(id) | Hit::Connect(id, _) => Some(EntityId::from(id)),
                    Hit::Context(id) | Hit::Frame(id, _) => Some(id.into()),
                    Hit::Interaction(_) | Hit::End(..) => None,
                });
                self.begin_draft(Draft::Team { owns: owns.collect() });
            }
        }
    }

    /// Something is added without a place being said: beside what is selected, else in the middle of the view.
    pub(super) fn add(&mut self, stencil: Stencil) {
        match stencil {
            Stencil::Service(kind) => {
                let context = self.current_context();
                let wish = self.wish(service_size(kind).width);
                self.begin_draft(Draft::PlacedService { kind, wish, context, link: None });
            }
            Stencil::Context => {
                let size = DEFAULT_CONTEXT_SIZE;
                let corner = free_place(&self.document, size, self.wish(size.width), None);
                self.begin_draft(Draft::Context { frame: Rect::new(corner, size) });
            }
            Stencil::Team => {
                let owns = self.selection.boxes(self.document.model());
                self.begin_draft(Draft::Team { owns });
            }
        }
        let subject: Option<EntityId> = self.naming().map(|naming| naming.subject().clone());
        self.reveal(subject.iter());
    }

    /// Puts the selected boxes into a new context.
    pub(super) fn group(&mut self) {
        let model = self.document.model();
        let members = super::membership::outermost(model, &self.selection.boxes(model));
        if !members.is_empty() {
            self.begin_draft(Draft::Group { members });
        }
    }

    /// Parks a question about what is selected.
    pub(super) fn park_question(&mut self) {
        let about = self.selection.iter().cloned().collect();
        self.begin_draft(Draft::Question { about });
    }

    /// The context that new elements belong to: the selected one, or the one around what is selected.
    pub(super) fn current_context(&self) -> Option<ContextId> {
        let model = self.document.model();
        let last = self.selection.last()?;
        match model.kind_of(last)? {
            EntityKind::Context => Some(ContextId::from_entity(last.clone())),
            _ => parent(model, last),
        }
    }

    /// Where the middle of a new box of this width is wished.
    fn wish(&self, width: f64) -> Point {
        let visible = self.camera.visible(self.canvas);
        let last = self.selection.last().filter(|id| self.document.model().kind_of(id) == Some(EntityKind::Service));
        let beside = last.and_then(|id| bounds(&self.document, id)).filter(|place| visible.intersects(*place));
        match (beside, self.current_context().and_then(|context| bounds(&self.document, context.entity()))) {
            (Some(place), _) => {
                place.center() + Vector::new(place.size.width.midpoint(width) + super::placing::GAP * 2.0, 0.0)
            }
            (None, Some(frame)) => frame.center(),
            (None, None) => visible.center(),
        }
    }

    /// Whether a box of this kind with its middle here would touch no other element.
    pub(super) fn is_free(&self, kind: ServiceKind, middle: Point) -> bool {
        let size = service_size(kind);
        let place = Rect::new(middle - Vector::new(size.width / 2.0, size.height / 2.0), size).inflate(4.0);
        let is_service = |id: &EntityId| self.document.model().kind_of(id) == Some(EntityKind::Service);
        let mut others = all_boxes(self.document.model()).filter(is_service);
        service_at(&self.document, middle).is_none()
            && !others.any(|id| bounds(&self.document, &id).is_some_and(|other| other.intersects(place)))
    }

    pub(super) fn is_on_tab(&self, context: &ContextId, point: Point) -> bool {
        bounds(&self.document, context.entity()).is_some_and(|frame| point.y <= frame.top() + CONTEXT_TAB)
    }
}
