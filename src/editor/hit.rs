//! What is under the pointer.

use super::document::Document;
use super::handles::{FrameHandle, HANDLE_REACH, connect_handles, connect_reach, end_handle, end_reach};
use super::lines::{End, Lines};
use super::membership::{bounds, deepest_frame};
use super::selection::Selection;
use crate::geometry::outline::{Outline, Side};
use crate::geometry::{Camera, Point, Rect, ScreenPoint};
use crate::layout::boxes::{service_form, service_size};
use crate::model::service::Service;
use crate::model::{ContextId, EntityId, EntityKind, InteractionId, ServiceId};

/// How far beside a line a press still means the line, in CSS pixels.
pub const LINE_REACH: f64 = 6.0;

/// A part of the drawing that can be pointed at.
#[derive(Clone, Debug, PartialEq)]
pub enum Hit {
    /// A handle from which a connection can be drawn.
    Connect(ServiceId, Side),
    /// A handle of a selected context's frame.
    Frame(ContextId, FrameHandle),
    /// An end of a selected interaction.
    End(InteractionId, End),
    /// An element.
    Service(ServiceId),
    /// An interaction's line.
    Interaction(InteractionId),
    /// A context, at its frame, its tab or the space between its contents.
    Context(ContextId),
}

impl Hit {
    /// The entity it is a part of.
    pub fn entity(&self) -> &EntityId {
        match self {
            Self::Connect(id, _) | Self::Service(id) => id.entity(),
            Self::Frame(id, _) | Self::Context(id) => id.entity(),
            Self::End(id, _) | Self::Interaction(id) => id.entity(),
        }
    }
}

/// What a press at this place would mean: handles before elements, elements before lines, lines before contexts. O(n).
pub(super) fn hit(
    document: &Document,
    lines: &Lines,
    camera: Camera,
    selection: &Selection,
    at: ScreenPoint,
) -> Option<Hit> {
    let point = camera.world_from_screen(at);
    end_at(document, lines, camera, selection, point)
        .or_else(|| frame_handle_at(document, camera, selection, point))
        .or_else(|| handle_or_service_at(document, camera, point))
        .or_else(|| interaction_at(document, lines, point, LINE_REACH / camera.zoom).map(Hit::Interaction))
        .or_else(|| deepest_frame(document, point, &Default::default()).map(Hit::Context))
}

/// The element whose box holds a point; of several the one drawn last.
pub fn service_at(document: &Document, point: Point) -> Option<ServiceId> {
    service_boxes(document).find(|(_, place)| place.contains(point)).map(|(service, _)| service.id.clone())
}

/// The elements and their boxes, the one drawn last first: one look-up each, as this runs with every move of the pointer.
fn service_boxes(document: &Document) -> impl Iterator<Item = (&Service, Rect)> {
    let positions = &document.placement().positions;
    document.model().services().iter().rev().map(|service| {
        let origin = positions.get(service.id.entity()).copied().unwrap_or_default();
        (service, Rect::new(origin, service_size(service.kind)))
    })
}

/// The nearest interaction whose line passes within `reach` world pixels of a point.
fn interaction_at(document: &Document, lines: &Lines, point: Point, reach: f64) -> Option<InteractionId> {
    let near = lines.of(document).lines().filter(|(_, way)| way.bounds.inflate(reach).contains(point));
    let distances = near.map(|(id, way)| (way.route.distance(point), id));
    let within = distances.filter(|(distance, _)| *distance <= reach);
    within.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, id)| id.clone())
}

fn end_at(document: &Document, lines: &Lines, camera: Camera, selection: &Selection, point: Point) -> Option<Hit> {
    let id = selection.single().filter(|id| document.model().kind_of(id) == Some(EntityKind::Interaction))?;
    let id = InteractionId::from_entity(id.clone());
    let route = lines.of(document).route(&id)?;
    let near = |end: &End| (end_handle(route, *end) - point).length() <= end_reach(camera.zoom);
    [End::To, End::From].into_iter().find(near).map(|end| Hit::End(id, end))
}

fn frame_handle_at(document: &Document, camera: Camera, selection: &Selection, point: Point) -> Option<Hit> {
    let id = selection.single().filter(|id| document.model().kind_of(id) == Some(EntityKind::Context))?;
    let frame = bounds(document, id)?;
    let near = |handle: &FrameHandle| (handle.point(frame) - point).length() <= HANDLE_REACH / camera.zoom;
    let handle = FrameHandle::ALL.into_iter().find(near)?;
    Some(Hit::Frame(ContextId::from_entity(id.clone()), handle))
}

/// The handle of any element before the box of any.
fn handle_or_service_at(document: &Document, camera: Camera, point: Point) -> Option<Hit> {
    let reach = |place| connect_reach(place, camera.zoom);
    let near: Vec<(&Service, Rect)> =
        service_boxes(document).filter(|(_, place)| place.inflate(reach(*place)).contains(point)).collect();
    let handle = near.iter().find_map(|(service, place)| {
        let handles = connect_handles(Outline::new(*place, service_form(service.kind)));
        let within = handles.into_iter().find(|(_, handle)| (*handle - point).length() <= reach(*place));
        within.map(|(side, _)| Hit::Connect(service.id.clone(), side))
    });
    handle.or_else(|| {
        let holder = near.iter().find(|(_, place)| place.contains(point));
        holder.map(|(service, _)| Hit::Service(service.id.clone()))
    })
}
