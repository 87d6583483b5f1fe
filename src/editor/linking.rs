//! Drawing a connection by keyboard: arrows choose where it ends, Enter draws it.

use super::Editor;
use super::direction::Direction;
use super::draft::{Draft, Link};
use super::effect::UiRequest;
use super::hit::service_at;
use super::membership::{bounds, parent};
use super::mode::{Linking, Mode};
use super::placing::GAP;
use super::telling::names;
use super::walking::Along;
use crate::geometry::{ScreenPoint, Vector};
use crate::model::service::ServiceKind;
use crate::model::{EntityId, EntityKind, ServiceId};

impl Editor {
    /// Starts at the selected element, or at the end of the selected interaction; two selected elements are joined at once.
    pub(super) fn begin_linking(&mut self) {
        let Some(from) = self.link_start() else { return };
        let model = self.document.model();
        let services = self.selection.services(model);
        let last = self.selection.last().cloned().map(ServiceId::from_entity);
        match (&services[..], last) {
            ([a, b], Some(last)) if last == *a || last == *b => {
                let from = if last == *a { b.clone() } else { a.clone() };
                self.connect(&from, &last);
            }
            _ => {
                let name = names(model, [from.entity()]);
                self.set_mode(Mode::Linking(Linking { from, to: None }));
                self.announce(&format!(
                    "Connecting {name}. Arrows choose the target, Enter connects; without a target, to a new service."
                ));
                self.ask(UiRequest::EnterDrawing);
            }
        }
    }

    pub(super) fn link_start(&self) -> Option<ServiceId> {
        let model = self.document.model();
        let last = self.selection.last()?;
        match model.kind_of(last)? {
            EntityKind::Service => Some(ServiceId::from_entity(last.clone())),
            EntityKind::Interaction => self
                .selection
                .interactions(model)
                .iter()
                .find(|id| id.entity() == last)
                .and_then(|id| model.interactions().get(id))
                .map(|interaction| interaction.to.clone()),
            _ => None,
        }
    }

    pub(super) fn link_towards(&mut self, direction: Direction) {
        let Mode::Linking(Linking { from, to }) = self.mode.clone() else { return };
        let here = to.as_ref().unwrap_or(&from);
        let Some(start) = self.middle_of(here.entity()) else { return };
        let services = self.document.model().services();
        let is_target = |id: &EntityId| {
            let id = ServiceId::from_entity(id.clone());
            services.contains(&id) && id != from && id != *here
        };
        if let Some(next) = self.nearest_box(start, direction, is_target) {
            self.aim(from, ServiceId::from_entity(next));
        }
    }

    pub(super) fn link_along(&mut self, along: Along) {
        let Mode::Linking(Linking { from, to }) = self.mode.clone() else { return };
        let targets: Vec<ServiceId> =
            self.document.model().services().ids().filter(|id| **id != from).cloned().collect();
        let at = to.and_then(|to| targets.iter().position(|id| *id == to));
        let next = match (at, along) {
            (_, _) if targets.is_empty() => return,
            (None, Along::Forward) => 0,
            (None, Along::Backward) => targets.len() - 1,
            (Some(at), Along::Forward) => (at + 1) % targets.len(),
            (Some(at), Along::Backward) => (at + targets.len() - 1) % targets.len(),
        };
        self.aim(from, targets[next].clone());
    }

    fn aim(&mut self, from: ServiceId, to: ServiceId) {
        let id = to.entity().clone();
        self.set_mode(Mode::Linking(Linking { from, to: Some(to) }));
        self.say_name(&id);
        self.reveal(std::iter::once(&id));
    }

    pub(super) fn finish_linking(&mut self) {
        let Mode::Linking(Linking { from, to }) = self.take_mode() else { return };
        match to {
            Some(to) => self.connect(&from, &to),
            None => self.link_to_new(from),
        }
    }

    fn link_to_new(&mut self, from: ServiceId) {
        let Some(place) = bounds(&self.document, from.entity()) else { return };
        let wish = place.center() + Vector::new(place.size.width + GAP * 2.0, 0.0);
        let context = parent(self.document.model(), from.entity());
        let link = Some(Link::From(from));
        self.begin_draft(Draft::PlacedService { kind: ServiceKind::Service, wish, context, link });
    }

    /// While a connection is being drawn by keyboard, a click on an element ends it there; a click elsewhere gives it up.
    pub(super) fn finish_linking_at(&mut self, at: ScreenPoint) -> bool {
        let Mode::Linking(Linking { from, .. }) = self.mode.clone() else { return false };
        match service_at(&self.document, self.camera.world_from_screen(at)) {
            Some(to) if to != from => {
                self.take_mode();
                self.connect(&from, &to);
                true
            }
            _ => {
                self.set_mode(Mode::Drawing);
                false
            }
        }
    }
}
