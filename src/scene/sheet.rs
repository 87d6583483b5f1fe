//! The drawings in sight, kept from one look to the next: only what changed is drawn anew.

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

/// The drawings of one kind of thing in the order in which they lie above each other, each with the place and the attention that it was
/// drawn for.
#[derive(Clone, Debug)]
pub struct Layer<Id, Place, Drawing>(Vec<Drawn<Id, Place, Drawing>>);

#[derive(Clone, Debug)]
struct Drawn<Id, Place, Drawing> {
    /// Its number among all things of its kind, in sight or not.
    number: usize,
    id: Id,
    place: Place,
    is_selected: bool,
    is_hovered: bool,
    drawing: Arc<Drawing>,
}

impl<Id, Place, Drawing> Default for Layer<Id, Place, Drawing> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<Id: PartialEq + Clone, Place: PartialEq, Drawing> Layer<Id, Place, Drawing> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The drawings, each with the id of what it shows.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Arc<Drawing>)> {
        self.0.iter().map(|it| (&it.id, &it.drawing))
    }

    /// The drawings.
    pub fn drawings(&self) -> impl Iterator<Item = &Arc<Drawing>> {
        self.0.iter().map(|it| &it.drawing)
    }

    /// The drawing of one thing. O(n).
    pub fn get(&self, id: &Id) -> Option<&Arc<Drawing>> {
        self.iter().find(|(other, _)| *other == id).map(|(_, drawing)| drawing)
    }

    /// The drawings of what is in sight now. Things keep their numbers as long as the model stays, so both are gone through side by side.
    fn refreshed<'a>(
        &self,
        in_sight: impl Iterator<Item = (usize, &'a Id, Place)>,
        view: &View<'_>,
        draw: impl Fn(&Id, &Place) -> Option<Drawing>,
    ) -> Self
    where
        Id: AsRef<EntityId> + 'a,
    {
        let mut before = self.0.iter().peekable();
        let mut layer = Vec::with_capacity(self.0.len());
        layer.extend(in_sight.filter_map(|(number, id, place)| {
            let (is_selected, is_hovered) = (view.is_selected(id.as_ref()), view.is_hovered(id.as_ref()));
            while before.next_if(|it| it.number < number).is_some() {}
            let kept = before.next_if(|it| it.number == number).filter(|it| {
                it.id == *id && it.place == place && it.is_selected == is_selected && it.is_hovered == is_hovered
            });
            let drawing = match kept {
                Some(kept) => Arc::clone(&kept.drawing),
                None => Arc::new(draw(id, &place)?),
            };
            Some(Drawn { number, id: id.clone(), place, is_selected, is_hovered, drawing })
        }));
        Self(layer)
    }
}

impl Sheet {
    /// What is in sight now, with all drawings that still hold. They hold while nothing changes but what stands where, what is selected
    /// and what is pointed at; after any other change begin with an empty sheet. O(n) to look at what stands where, and O(log n) for each
    /// thing that is drawn anew.
    #[must_use]
    pub fn refreshed(&self, model: &Model, ground: &Ground, view: &View<'_>, within: Rect) -> Self {
        let frames = ground.frames.iter().enumerate().map(|(number, (id, rect))| (number, id, *rect));
        let frames = frames.filter(|(_, _, rect)| rect.intersects(within));
        let lines = ground.lines().zip(ground.labels()).enumerate();
        let lines = lines.filter(|(_, ((_, way), _))| way.bounds.intersects(within));
        let lines = lines.map(|(number, ((id, way), label))| (number, id, (way.route, label.map(|label| label.rect))));
        let boxes = ground.boxes().enumerate().map(|(number, (id, outline))| (number, id, outline));
        let boxes = boxes.filter(|(_, _, outline)| outline.rect.intersects(within));
        Self {
            frames: self.frames.refreshed(frames, view, |id, rect| frame(model, ground, view, id, *rect)),
            edges: self.edges.refreshed(lines, view, |id, _| edge(model, ground, view, id)),
            nodes: self.nodes.refreshed(boxes, view, |id, _| node(model, ground, view, id)),
        }
    }
}
