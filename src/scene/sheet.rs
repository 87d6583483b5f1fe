//! The drawings in sight, kept from one look to the next: only what changed is drawn anew.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::geometry::{Outline, Rect, Route};
use crate::model::{ContextId, EntityId, InteractionId, Model, ServiceId};

use super::ground::Ground;
use super::view::View;
use super::{EdgeDrawing, FrameDrawing, NodeDrawing, edge, frame, node};

/// Everything in sight, as it is drawn.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The contexts, outer ones first.
    pub frames: Layer<ContextId, Rect, FrameDrawing>,
    /// The interactions, by id.
    pub edges: Layer<InteractionId, (Route, Option<Rect>), EdgeDrawing>,
    /// The elements, by id.
    pub nodes: Layer<ServiceId, Outline, NodeDrawing>,
}

/// The drawings of one kind of thing, each with the place and the attention that it was drawn for.
#[derive(Clone, Debug)]
pub struct Layer<Id, Place, Drawing> {
    order: Vec<Id>,
    drawn: BTreeMap<Id, Drawn<Place, Drawing>>,
}

#[derive(Clone, Debug)]
struct Drawn<Place, Drawing> {
    place: Place,
    is_selected: bool,
    is_hovered: bool,
    drawing: Arc<Drawing>,
}

impl<Id, Place, Drawing> Default for Layer<Id, Place, Drawing> {
    fn default() -> Self {
        Self { order: Vec::new(), drawn: BTreeMap::new() }
    }
}

impl<Id: Ord + Clone, Place: PartialEq, Drawing> Layer<Id, Place, Drawing> {
    /// The ids, in the order in which the drawings lie above each other.
    pub fn ids(&self) -> &[Id] {
        &self.order
    }

    /// The drawings, in this order.
    pub fn drawings(&self) -> impl Iterator<Item = &Arc<Drawing>> {
        self.order.iter().filter_map(|id| self.get(id))
    }

    /// The drawing of one thing. O(log n).
    pub fn get(&self, id: &Id) -> Option<&Arc<Drawing>> {
        self.drawn.get(id).map(|it| &it.drawing)
    }

    fn refreshed<'a>(
        &self,
        in_sight: impl Iterator<Item = (&'a Id, Place)>,
        view: &View<'_>,
        draw: impl Fn(&Id, &Place) -> Option<Drawing>,
    ) -> Self
    where
        Id: AsRef<EntityId> + 'a,
    {
        let mut layer = Self::default();
        for (id, place) in in_sight {
            let (is_selected, is_hovered) = (view.is_selected(id.as_ref()), view.is_hovered(id.as_ref()));
            let kept = self
                .drawn
                .get(id)
                .filter(|it| it.place == place && it.is_selected == is_selected && it.is_hovered == is_hovered);
            let drawing = match kept {
                Some(kept) => Arc::clone(&kept.drawing),
                None => match draw(id, &place) {
                    Some(drawing) => Arc::new(drawing),
                    None => continue,
                },
            };
            layer.order.push(id.clone());
            layer.drawn.insert(id.clone(), Drawn { place, is_selected, is_hovered, drawing });
        }
        layer
    }
}

impl Sheet {
    /// What is in sight now, with all drawings that still hold. They hold while nothing changes but what stands where, what is selected
    /// and what is pointed at; after any other change begin with an empty sheet. O(n) to look at what stands where, and O(log n) for each
    /// thing in sight.
    #[must_use]
    pub fn refreshed(&self, model: &Model, ground: &Ground, view: &View<'_>, within: Rect) -> Self {
        let frames = ground.frames.iter().filter(|(_, rect)| rect.intersects(within)).map(|(id, rect)| (id, *rect));
        let lines = ground.lines.iter().filter(|(_, route)| route.bounds().intersects(within));
        let lines = lines.map(|(id, route)| (id, (*route, ground.label(id).map(|label| label.rect))));
        let boxes = ground.boxes.iter().filter(|(_, outline)| outline.rect.intersects(within));
        let boxes = boxes.map(|(id, outline)| (id, *outline));
        Self {
            frames: self.frames.refreshed(frames, view, |id, rect| frame(model, ground, view, id, *rect)),
            edges: self.edges.refreshed(lines, view, |id, _| edge(model, ground, view, id)),
            nodes: self.nodes.refreshed(boxes, view, |id, _| node(model, ground, view, id)),
        }
    }
}
