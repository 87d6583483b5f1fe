//! Which boxes stand in which context, and frames that hold what is in them.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::placing::free_place;
use super::plan::Plan;
use crate::geometry::{Point, Rect, Size, Vector};
use crate::layout::boxes::{CONTEXT_TAB, GRID, MIN_CONTEXT_SIZE, context_frame, service_box};
use crate::model::{ContextId, EntityId, EntityKind, Model, ServiceId};

/// The box of an element or the frame of a context.
pub fn bounds(document: &Document, id: &EntityId) -> Option<Rect> {
    let (model, placement) = (document.model(), document.placement());
    match model.kind_of(id)? {
        EntityKind::Service => service_box(model, placement, &ServiceId::from_entity(id.clone())),
        EntityKind::Context => context_frame(model, placement, &ContextId::from_entity(id.clone())),
        _ => None,
    }
}

/// The context an element or context stands in.
pub fn parent(model: &Model, id: &EntityId) -> Option<ContextId> {
    match model.kind_of(id)? {
        EntityKind::Service => model.services().get(&ServiceId::from_entity(id.clone()))?.context.clone(),
        EntityKind::Context => model.contexts().get(&ContextId::from_entity(id.clone()))?.parent.clone(),
        _ => None,
    }
}

/// The contexts it stands in, innermost first.
pub fn ancestors(model: &Model, id: &EntityId) -> Vec<ContextId> {
    std::iter::successors(parent(model, id), |context| parent(model, context.entity())).collect()
}

/// Every element and context of a document, contexts first.
pub fn all_boxes(model: &Model) -> impl Iterator<Item = EntityId> + '_ {
    let contexts = model.contexts().ids().map(|id| id.entity().clone());
    contexts.chain(model.services().ids().map(|id| id.entity().clone()))
}

/// The boxes directly in a context.
pub fn children(model: &Model, context: &ContextId) -> Vec<EntityId> {
    all_boxes(model).filter(|id| parent(model, id).as_ref() == Some(context)).collect()
}

/// These boxes and all that stand in them, to any depth. O(n log n).
pub fn with_contents(model: &Model, ids: &BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    let mut all = contents(model, ids);
    let is_box = |id: &&EntityId| matches!(model.kind_of(id), Some(EntityKind::Service | EntityKind::Context));
    all.extend(ids.iter().filter(is_box).cloned());
    all
}

/// Those of these boxes that stand in none of the others. O(n log n).
pub fn outermost(model: &Model, ids: &BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    let inner = contents(model, ids);
    ids.iter().filter(|id| !inner.contains(*id)).cloned().collect()
}

/// What stands in these contexts, to any depth.
fn contents(model: &Model, ids: &BTreeSet<EntityId>) -> BTreeSet<EntityId> {
    let mut children: BTreeMap<ContextId, Vec<EntityId>> = BTreeMap::new();
    for id in all_boxes(model) {
        if let Some(parent) = parent(model, &id) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut inner = BTreeSet::new();
    let mut waiting: Vec<EntityId> = ids.iter().cloned().collect();
    while let Some(id) = waiting.pop() {
        let within = children.remove(&ContextId::from_entity(id)).unwrap_or_default();
        inner.extend(within.iter().cloned());
        waiting.extend(within);
    }
    inner
}

/// The innermost context whose frame holds a point, left aside some boxes. Of frames nested equally deep, the smallest.
pub fn deepest_frame(document: &Document, point: Point, except: &BTreeSet<EntityId>) -> Option<ContextId> {
    let model = document.model();
    let holds = |id: &&ContextId| {
        !except.contains(id.entity()) && bounds(document, id.entity()).is_some_and(|frame| frame.contains(point))
    };
    let mut depths = BTreeMap::new();
    let ranked = model.contexts().ids().filter(holds).map(|id| {
        let frame = bounds(document, id.entity()).unwrap_or_default();
        ((depth(model, id, &mut depths), -frame.size.width * frame.size.height), id)
    });
    ranked.max_by(|(a, _), (b, _)| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(_, id)| id.clone())
}

/// How many contexts a context stands in. Those in `known` are not walked over again.
fn depth<'m>(model: &'m Model, id: &'m ContextId, known: &mut BTreeMap<&'m ContextId, usize>) -> usize {
    let mut walk = Vec::new();
    let mut next = Some(id);
    while let Some(id) = next.filter(|id| !known.contains_key(id)) {
        walk.push(id);
        next = model.contexts().get(id).and_then(|context| context.parent.as_ref());
    }
    let around = next.and_then(|id| known.get(id)).map_or(0, |depth| depth + 1);
    known.extend(walk.into_iter().rev().zip(around..));
    known.get(id).copied().unwrap_or_default()
}

/// What a frame covers at least to hold this content, with a margin around it and the tab above.
pub fn hull(content: Rect, margin: f64) -> Rect {
    let grown = content.inflate(margin);
    let top = content.top() - CONTEXT_TAB - margin.min(GRID);
    Rect::spanning(Point::new(grown.left(), top), grown.far_corner())
}

/// The frame to draw around this content: its hull, but no smaller than a context can be.
pub fn frame_around(content: Rect, margin: f64) -> Rect {
    let Rect { origin, size } = hull(content, margin);
    let (width, height) = (size.width.max(MIN_CONTEXT_SIZE.width), size.height.max(MIN_CONTEXT_SIZE.height));
    Rect::new(origin, Size::new(width, height))
}

/// What a context holds at least: the smallest rectangle around its boxes.
pub fn content_bounds(document: &Document, context: &ContextId) -> Option<Rect> {
    Rect::around(children(document.model(), context).iter().filter_map(|id| bounds(document, id)))
}

/// Lets a box stand in a context, or in none.
pub(super) fn set_parent(plan: &mut Plan, id: &EntityId, context: Option<&ContextId>) {
    let edits = super::alter::set_context(plan.model(), &BTreeSet::from([id.clone()]), context);
    plan.apply_all(edits);
}

/// After boxes were moved: each outermost one belongs to the innermost context under its middle.
pub(super) fn rejoin(plan: &mut Plan, moved: &BTreeSet<EntityId>) {
    let all = with_contents(plan.model(), moved);
    for id in outermost(plan.model(), moved) {
        let Some(place) = bounds(plan.document(), &id) else { continue };
        let context = deepest_frame(plan.document(), place.center(), &all);
        if context != parent(plan.model(), &id) {
            set_parent(plan, &id, context.as_ref());
        }
    }
}

/// After boxes were let go: they belong to the context under them, and its frame grows to hold them.
pub(super) fn settle(plan: &mut Plan, moved: &BTreeSet<EntityId>) {
    rejoin(plan, moved);
    outermost(plan.model(), moved).iter().for_each(|id| hold(plan, id));
}

/// Grows the frames around a box, outwards, until each holds what is in it.
pub(super) fn hold(plan: &mut Plan, id: &EntityId) {
    let mut held = id.clone();
    for context in ancestors(plan.model(), id) {
        let inner = bounds(plan.document(), &held);
        let frame = bounds(plan.document(), context.entity());
        let (Some(inner), Some(frame)) = (inner, frame) else { return };
        let grown = frame.union(hull(inner, GRID));
        if grown != frame {
            set_frame(plan, &context, grown);
            make_room(plan, &context);
        }
        held = context.into();
    }
}

/// Moves the siblings that a frame lies on to the nearest free places: what seems to be in a context is in it.
pub(super) fn make_room(plan: &mut Plan, context: &ContextId) {
    let Some(frame) = bounds(plan.document(), context.entity()) else { return };
    let outer = parent(plan.model(), context.entity());
    let covered = |id: &EntityId| {
        id != context.entity()
            && parent(plan.model(), id) == outer
            && bounds(plan.document(), id).is_some_and(|place| place.inflate(-1.0).intersects(frame))
    };
    let covered: Vec<EntityId> = all_boxes(plan.model()).filter(covered).collect();
    for id in covered {
        let Some(place) = bounds(plan.document(), &id) else { continue };
        let free = free_place(plan.document(), place.size, place.center(), outer.as_ref());
        let moved = with_contents(plan.model(), &BTreeSet::from([id.clone()]));
        shift(plan, &moved, free - place.origin);
        hold(plan, &id);
    }
}

/// Gives a context a frame, leaving alone what it has already.
pub(super) fn set_frame(plan: &mut Plan, context: &ContextId, frame: Rect) {
    if bounds(plan.document(), context.entity()) != Some(frame) {
        plan.place(context.entity(), frame.origin);
        plan.resize(context.entity(), frame.size);
    }
}

/// A context takes in its siblings whose middles lie in its frame, and grows to hold them.
pub(super) fn take_in(plan: &mut Plan, context: &ContextId) {
    let Some(frame) = bounds(plan.document(), context.entity()) else { return };
    let outer = parent(plan.model(), context.entity());
    let inside = |id: &EntityId| {
        id != context.entity()
            && parent(plan.model(), id) == outer
            && bounds(plan.document(), id).is_some_and(|place| frame.contains(place.center()))
    };
    let taken: Vec<EntityId> = all_boxes(plan.model()).filter(inside).collect();
    for id in &taken {
        set_parent(plan, id, Some(context));
        hold(plan, id);
    }
}

/// Moves boxes by the same vector; what was nowhere counts as at the origin.
pub(super) fn shift(plan: &mut Plan, ids: &BTreeSet<EntityId>, by: Vector) {
    for id in ids {
        if let Some(place) = bounds(plan.document(), id) {
            plan.place(id, place.origin + by);
        }
    }
}
