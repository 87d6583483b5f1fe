//! How large boxes are and where they stand: the one answer that drawing, hit testing and layout share.

use crate::geometry::outline::{Form, Outline};
use crate::geometry::{Point, Rect, Size};
use crate::model::service::{Service, ServiceKind};
use crate::model::{ContextId, Model, ServiceId};

use super::placement::Placement;

/// The size of a context that nobody has sized.
pub const DEFAULT_CONTEXT_SIZE: Size = Size::new(320.0, 224.0);
/// The smallest size a context can be given.
pub const MIN_CONTEXT_SIZE: Size = Size::new(160.0, 104.0);
/// The height of the tab at the top of a context, kept free of boxes.
pub const CONTEXT_TAB: f64 = 36.0;
/// The space a context keeps around its contents.
pub const CONTEXT_PADDING: f64 = 24.0;
/// Positions snap to multiples of this.
pub const GRID: f64 = 8.0;

/// The size of an element's box, by kind. Sizes are multiples of the grid, so that snapped edges align too.
pub fn service_size(kind: ServiceKind) -> Size {
    match kind {
        ServiceKind::Service
        | ServiceKind::Frontend
        | ServiceKind::Gateway
        | ServiceKind::Function
        | ServiceKind::WorkflowEngine
        | ServiceKind::Worker
        | ServiceKind::External
        | ServiceKind::Platform => Size::new(176.0, 72.0),
        ServiceKind::Datastore => Size::new(152.0, 80.0),
        ServiceKind::Topic | ServiceKind::Queue => Size::new(176.0, 56.0),
        ServiceKind::EventBus => Size::new(256.0, 56.0),
        ServiceKind::Person => Size::new(112.0, 104.0),
    }
}

/// The box of an element; at the origin while nobody has placed it.
pub fn service_box(model: &Model, placement: &Placement, id: &ServiceId) -> Option<Rect> {
    let service = model.services().get(id)?;
    let origin = placement.positions.get(id.entity()).copied().unwrap_or_else(Point::default);
    Some(Rect::new(origin, service_size(service.kind)))
}

/// The frame of a context; at the origin and of the default size while nobody has said otherwise.
pub fn context_frame(model: &Model, placement: &Placement, id: &ContextId) -> Option<Rect> {
    model.contexts().get(id)?;
    let origin = placement.positions.get(id.entity()).copied().unwrap_or_else(Point::default);
    let size = placement.sizes.get(id.entity()).copied().unwrap_or(DEFAULT_CONTEXT_SIZE);
    Some(Rect::new(origin, size))
}

/// The form of an element's border, by kind.
pub fn service_form(kind: ServiceKind) -> Form {
    match kind {
        ServiceKind::Gateway => Form::Hexagon,
        ServiceKind::Datastore => Form::Cylinder,
        ServiceKind::Topic | ServiceKind::Queue | ServiceKind::EventBus => Form::Pipe,
        ServiceKind::Person => Form::Person,
        ServiceKind::Service
        | ServiceKind::Frontend
        | ServiceKind::Function
        | ServiceKind::WorkflowEngine
        | ServiceKind::Worker
        | ServiceKind::External
        | ServiceKind::Platform => Form::Rectangle,
    }
}

/// The borders of all elements, by id. O(n): elements and their places are both in the order of ids.
pub fn service_outlines(model: &Model, placement: &Placement) -> Vec<Outline> {
    let mut places = placement.positions.iter().peekable();
    let outline = |service: &Service| {
        while places.next_if(|(id, _)| *id < service.id.entity()).is_some() {}
        let origin = places.next_if(|(id, _)| *id == service.id.entity()).map(|(_, at)| *at).unwrap_or_default();
        Outline::new(Rect::new(origin, service_size(service.kind)), service_form(service.kind))
    };
    model.services().iter().map(outline).collect()
}

/// The border of an element, at which lines leave and enter.
pub fn service_outline(model: &Model, placement: &Placement, id: &ServiceId) -> Option<Outline> {
    let form = service_form(model.services().get(id)?.kind);
    Some(Outline::new(service_box(model, placement, id)?, form))
}
