//! A place for what has none: layered from left to right within each context, contexts sized around what stands in them.
//!
//! What people have placed stays where it is, unless a context has to grow: then what lies beyond it makes room, even where it is pinned.

mod block;
mod layers;
mod nesting;
mod room;

use std::collections::{BTreeMap, BTreeSet};

use crate::geometry::{Point, Rect, Size, Vector};
use crate::model::{ContextId, EntityId, Model};

use super::boxes::{CONTEXT_PADDING, CONTEXT_TAB, MIN_CONTEXT_SIZE, context_frame, service_size};
use super::placement::{Placement, PlacementEdit};
use block::{Item, Spacing, block};
use nesting::Nesting;

/// The space between what is already placed and what is put beside it.
const APART: f64 = 80.0;

/// The edits that give everything without a position one. Without anything placed before, no two boxes overlap and each box stands in its
/// context; beside placed boxes the new ones overlap none of them either. The same input gives the same edits. O((n + e) log n) for e
/// interactions, times the depth of nesting.
#[inline(never)]
pub fn arrange(model: &Model, placement: &Placement) -> Vec<PlacementEdit> {
    let nesting = Nesting::of(model);
    let (rects, placed) = (placed_rects(model, placement), nesting.with_contexts_around(placement.positions.keys()));
    let mut work = Work { model, placement, nesting: &nesting, rects, shifts: BTreeMap::new(), placed };
    work.fill_all();
    work.edits()
}

/// What stands where while places are being found. Boxes in a context without a place stand relative to that context. Nothing here goes
/// down the nesting by recursion: contexts may nest deeper than a stack is.
struct Work<'m> {
    model: &'m Model,
    placement: &'m Placement,
    nesting: &'m Nesting,
    rects: BTreeMap<EntityId, Rect>,
    /// By how much all that stands in a context is still to move, because the context did.
    shifts: BTreeMap<EntityId, Vector>,
    /// What people or an earlier step said something about, in the world's coordinates: boxes with a place, and the contexts around them.
    placed: BTreeSet<EntityId>,
}

/// A container on the way through the nesting.
enum Visit {
    /// Before all that stands in it.
    Enter(Option<ContextId>),
    /// After all that stands in it.
    Leave(Option<ContextId>),
}

fn placed_rects(model: &Model, placement: &Placement) -> BTreeMap<EntityId, Rect> {
    let mut rects = BTreeMap::new();
    for (id, origin) in &placement.positions {
        let service = model.services().get(&crate::model::ServiceId::from_entity(id.clone()));
        let frame = || context_frame(model, placement, &ContextId::from_entity(id.clone()));
        let rect = service.map(|service| Rect::new(*origin, service_size(service.kind))).or_else(frame);
        rects.extend(rect.map(|rect| (id.clone(), rect)));
    }
    rects
}

impl Work<'_> {
    /// Gives everything a place, from the innermost containers outwards.
    fn fill_all(&mut self) {
        let mut visits = vec![Visit::Enter(None)];
        while let Some(visit) = visits.pop() {
            match visit {
                Visit::Enter(container) => {
                    self.hand_down(container.as_ref());
                    let inner = self.nesting.contexts_in(container.as_ref()).rev();
                    let inner: Vec<Visit> = inner.map(|context| Visit::Enter(Some(context))).collect();
                    visits.push(Visit::Leave(container));
                    visits.extend(inner);
                }
                Visit::Leave(container) => self.fill(container.as_ref()),
            }
        }
    }

    /// Gives everything that stands directly in a container a place; the drawing as a whole is the container `None`.
    fn fill(&mut self, container: Option<&ContextId>) {
        let children = self.nesting.children(container).to_vec();
        let (new, placed): (Vec<EntityId>, Vec<EntityId>) =
            children.into_iter().partition(|child| !self.placed.contains(child));
        self.frame_placed(container, &placed);
        let offsets = self.block(container, &new);
        self.put(container, &placed, offsets);
    }

    /// A context without a place around boxes with places stands around those.
    fn frame_placed(&mut self, container: Option<&ContextId>, placed: &[EntityId]) {
        let Some(id) = container.map(ContextId::entity) else { return };
        if placed.is_empty() || self.placement.positions.contains_key(id) {
            return;
        }
        let around = Rect::around(placed.iter().filter_map(|child| self.rects.get(child).copied()));
        self.rects.extend(around.map(|around| (id.clone(), framed(around))));
    }

    /// Where new boxes stand in relation to each other.
    fn block(&self, container: Option<&ContextId>, new: &[EntityId]) -> Vec<(EntityId, Rect)> {
        let items = new.iter().map(|id| Item { id: id.clone(), size: self.size(id) }).collect();
        let spacing = if container.is_some() { Spacing::WITHIN } else { Spacing::BETWEEN };
        block(items, self.nesting.links(container), spacing)
    }

    fn size(&self, id: &EntityId) -> Size {
        let service = self.model.services().get(&crate::model::ServiceId::from_entity(id.clone()));
        let stored = || self.rects.get(id).map_or(MIN_CONTEXT_SIZE, |rect| rect.size);
        service.map_or_else(stored, |service| service_size(service.kind))
    }

    /// Puts new boxes into their container, and gives a container without a place its size.
    fn put(&mut self, container: Option<&ContextId>, placed: &[EntityId], block: Vec<(EntityId, Rect)>) {
        let extent = Rect::around(block.iter().map(|(_, rect)| *rect)).unwrap_or_default();
        let frame = container.and_then(|id| self.rects.get(id.entity()).copied());
        let around = Rect::around(placed.iter().filter_map(|child| self.rects.get(child).copied()));
        let inner = Vector::new(CONTEXT_PADDING, CONTEXT_TAB + CONTEXT_PADDING / 2.0);
        let origin = match (frame, around) {
            (Some(frame), None) => frame.origin + inner,
            (Some(frame), Some(around)) => self
                .gap(frame, placed, extent.size)
                .unwrap_or_else(|| Point::new(frame.left() + inner.x, around.bottom() + CONTEXT_PADDING)),
            (None, None) if container.is_some() => Point::default() + inner,
            (None, None) => Point::default(),
            (None, Some(around)) => Point::new(around.left(), around.bottom() + APART),
        };
        let is_empty = block.is_empty();
        for (id, rect) in block {
            self.move_whole(&id, rect.size, (origin + (rect.origin - extent.origin)) - Point::default());
        }
        let taken = framed(Rect::new(origin, extent.size));
        match (container, frame) {
            (Some(id), None) => drop(self.rects.insert(id.entity().clone(), at_origin(taken, is_empty))),
            (Some(id), Some(frame)) if !is_empty => self.grow(id, frame, taken),
            _ => {}
        }
    }

    /// Moves a box that stands at the origin, and everything in it.
    fn move_whole(&mut self, id: &EntityId, size: Size, by: Vector) {
        self.rects.entry(id.clone()).or_insert_with(|| Rect::new(Point::default(), size));
        self.translate(id, by);
    }

    fn translate(&mut self, id: &EntityId, by: Vector) {
        if let Some(rect) = self.rects.get_mut(id) {
            *rect = rect.translate(by);
        }
        if self.nesting.is_context(id) {
            let shift = self.shifts.entry(id.clone()).or_default();
            *shift = *shift + by;
        }
    }

    /// Moves what stands directly in a container by as much as the container has moved.
    fn hand_down(&mut self, container: Option<&ContextId>) {
        let Some(shift) = container.and_then(|id| self.shifts.remove(id.entity())) else { return };
        for child in self.nesting.children(container) {
            self.translate(child, shift);
        }
    }

    fn edits(mut self) -> Vec<PlacementEdit> {
        let mut containers: Vec<ContextId> = self.nesting.contexts_in(None).collect();
        while let Some(container) = containers.pop() {
            self.hand_down(Some(&container));
            containers.extend(self.nesting.contexts_in(Some(&container)));
        }
        let mut edits = Vec::new();
        for (id, rect) in &self.rects {
            if self.placement.positions.get(id) != Some(&rect.origin) {
                edits.push(PlacementEdit::Place(id.clone(), Some(rect.origin)));
            }
            let before = context_frame(self.model, self.placement, &ContextId::from_entity(id.clone()));
            if before.is_some_and(|before| before.size != rect.size) {
                edits.push(PlacementEdit::Resize(id.clone(), Some(rect.size)));
            }
        }
        edits
    }
}

/// The frame of a context around its contents.
fn framed(contents: Rect) -> Rect {
    let origin = contents.origin - Vector::new(CONTEXT_PADDING, CONTEXT_TAB + CONTEXT_PADDING / 2.0);
    let far = contents.far_corner() + Vector::new(CONTEXT_PADDING, CONTEXT_PADDING);
    let size =
        Size::new((far.x - origin.x).max(MIN_CONTEXT_SIZE.width), (far.y - origin.y).max(MIN_CONTEXT_SIZE.height));
    Rect::new(origin, size)
}

fn at_origin(frame: Rect, is_empty: bool) -> Rect {
    Rect::new(Point::default(), if is_empty { super::boxes::DEFAULT_CONTEXT_SIZE } else { frame.size })
}
