//! The drawings in sight, kept from one look to the next: only what changed is drawn anew.

mod layer;
pub mod region;
pub mod stale;

use crate::geometry::{Outline, Rect, Route};
use crate::model::{ContextId, InteractionId, Model, ServiceId};

use super::ground::Ground;
use super::view::View;
use super::{EdgeDrawing, FrameDrawing, NodeDrawing, edge, frame, node};

pub use layer::Layer;
use layer::Sighting;
use stale::Stale;

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

impl Sheet {
    /// How many things there are.
    pub fn len(&self) -> usize {
        self.frames.len() + self.edges.len() + self.nodes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is in sight now, with all drawings that still hold: those of what stands where it stood, is selected and pointed at as it was,
    /// and is not among what is `stale` for another reason. O(n) to look at what stands where, and O(log n) for each thing that is drawn
    /// anew.
    #[must_use]
    pub fn refreshed(&self, model: &Model, ground: &Ground, view: &View<'_>, within: Rect, stale: &Stale) -> Self {
        let frames = ground.frames.iter().enumerate();
        let frames =
            frames.map(|(number, (id, rect))| Sighting { number, id: id.clone(), place: *rect, bounds: *rect });
        let lines = ground.lines().zip(ground.labels()).enumerate();
        let lines = lines.filter(|(_, ((_, way), _))| way.bounds.intersects(within));
        let lines = lines.map(|(number, ((id, way), label))| {
            let label = label.map(|label| label.rect);
            let bounds = label.map_or(way.bounds, |label| way.bounds.union(label));
            Sighting { number, id: id.clone(), place: (way.route, label), bounds }
        });
        let boxes = ground.boxes().enumerate().filter(|(_, (_, outline))| outline.rect.intersects(within));
        let boxes = boxes.map(|(number, (id, outline))| Sighting {
            number,
            id: id.clone(),
            place: outline,
            bounds: outline.rect,
        });
        Self {
            frames: self.frames.refreshed(
                frames.filter(|it| it.bounds.intersects(within)),
                view,
                |one, other| one.number.cmp(&other.number),
                |_| stale.frames,
                |it| frame(model, ground, view, &it.id, it.place),
            ),
            edges: self.edges.refreshed(
                lines,
                view,
                |one, other| one.id.cmp(&other.id),
                |id| stale.edges.contains(id),
                |it| edge(model, ground, view, &it.id),
            ),
            nodes: self.nodes.refreshed(
                boxes,
                view,
                |one, other| one.id.cmp(&other.id),
                |id| stale.nodes.contains(id),
                |it| node(model, ground, view, &it.id),
            ),
        }
    }
}
