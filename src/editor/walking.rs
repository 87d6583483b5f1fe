//! Going from one thing to the next by keyboard.

use super::Editor;
use super::direction::Direction;
use super::membership::{all_boxes, bounds};
use super::selection::Selection;
use crate::geometry::Point;
use crate::model::{EntityId, EntityKind, InteractionId, ServiceId};

/// Which way along an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// To the next.
    Forward,
    /// To the one before.
    Backward,
}

impl Editor {
    /// Selects the nearest box in a direction; from nowhere, the one nearest to the middle of the view.
    pub(super) fn walk(&mut self, direction: Direction) {
        let start = self.selection.last().and_then(|id| self.middle_of(id));
        let next = match start {
            Some(start) => self.nearest_box(start, direction, |id| !self.selection.contains(id)),
            None => self.box_near(self.camera.visible(self.canvas).center()),
        };
        self.go_to(next);
    }

    /// Adds the nearest box in a direction to the selection.
    pub(super) fn walk_extending(&mut self, direction: Direction) {
        let Some(start) = self.selection.last().and_then(|id| self.middle_of(id)) else { return self.walk(direction) };
        if let Some(next) = self.nearest_box(start, direction, |id| !self.selection.contains(id)) {
            self.add_to_selection(next.clone());
            self.say_name(&next);
            self.reveal(std::iter::once(&next));
        }
    }

    /// Selects the next box in reading order, or the one before.
    pub(super) fn step(&mut self, along: Along) {
        let next = self.next_box(along);
        self.go_to(next);
    }

    /// The box that follows the selected one in reading order; none at the end, so that the focus can leave the canvas.
    pub(super) fn next_box(&self, along: Along) -> Option<EntityId> {
        let order = self.reading_order();
        let at = self.selection.last().and_then(|last| order.iter().position(|id| id == last));
        match (at, along) {
            (Some(at), Along::Forward) => order.get(at + 1).cloned(),
            (Some(at), Along::Backward) => at.checked_sub(1).and_then(|before| order.get(before).cloned()),
            (None, Along::Forward) => order.first().cloned(),
            (None, Along::Backward) => order.last().cloned(),
        }
    }

    /// Selects the next interaction of the selected element; from an interaction, the next of the element it was reached from.
    pub(super) fn step_interaction(&mut self, along: Along) {
        let model = self.document.model();
        let Some(last) = self.selection.last() else { return };
        let (element, at) = match model.kind_of(last) {
            Some(EntityKind::Service) => (ServiceId::from_entity(last.clone()), None),
            Some(EntityKind::Interaction) => {
                let id = InteractionId::from_entity(last.clone());
                let Some(interaction) = model.interactions().get(&id) else { return };
                (interaction.from.clone(), Some(id))
            }
            _ => return,
        };
        let all = model.interactions().iter();
        let mut own: Vec<(bool, &InteractionId)> =
            all.filter(|it| it.from == element || it.to == element).map(|it| (it.from != element, &it.id)).collect();
        own.sort();
        let at = at.and_then(|id| own.iter().position(|(_, other)| **other == id));
        let next = match (at, along) {
            (_, _) if own.is_empty() => return,
            (None, Along::Forward) => 0,
            (None, Along::Backward) => own.len() - 1,
            (Some(at), Along::Forward) => (at + 1) % own.len(),
            (Some(at), Along::Backward) => (at + own.len() - 1) % own.len(),
        };
        let next = own[next].1.entity().clone();
        self.go_to(Some(next));
    }

    /// The nearest box whose middle lies in a direction; what is aside counts twice.
    pub(super) fn nearest_box(
        &self,
        start: Point,
        direction: Direction,
        allowed: impl Fn(&EntityId) -> bool,
    ) -> Option<EntityId> {
        let way = direction.vector();
        let cost = |id: &EntityId| {
            let offset = self.middle_of(id)? - start;
            let ahead = offset.x * way.x + offset.y * way.y;
            let aside = (offset.x * way.y - offset.y * way.x).abs();
            (ahead > 0.5).then_some(ahead + 2.0 * aside)
        };
        let boxes = all_boxes(self.document.model()).filter(allowed);
        let costs = boxes.filter_map(|id| Some((cost(&id)?, id)));
        costs.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    }

    pub(super) fn middle_of(&self, id: &EntityId) -> Option<Point> {
        let place = bounds(&self.document, id).map(crate::geometry::Rect::center);
        place.or_else(|| Some(self.route(&InteractionId::from_entity(id.clone()))?.label()))
    }

    fn box_near(&self, point: Point) -> Option<EntityId> {
        let boxes = all_boxes(self.document.model());
        let far = boxes.filter_map(|id| Some(((self.middle_of(&id)? - point).length(), id)));
        far.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id)
    }

    /// Top to bottom, then left to right; a context comes before what is in it, as its corner does.
    fn reading_order(&self) -> Vec<EntityId> {
        let mut boxes: Vec<(Point, EntityId)> =
            all_boxes(self.document.model()).filter_map(|id| Some((bounds(&self.document, &id)?.origin, id))).collect();
        boxes.sort_by(|a, b| a.0.y.total_cmp(&b.0.y).then(a.0.x.total_cmp(&b.0.x)).then(a.1.cmp(&b.1)));
        boxes.into_iter().map(|(_, id)| id).collect()
    }

    fn go_to(&mut self, id: Option<EntityId>) {
        let Some(id) = id else { return };
        self.say_name(&id);
        self.select(Selection::only(id.clone()));
        self.reveal(std::iter::once(&id));
    }

    pub(super) fn say_name(&mut self, id: &EntityId) {
        let Some(entity) = self.document.model().entity(id) else { return };
        let text = self.spoken(&entity);
        self.announce(&text);
    }
}
