//! What the palette offers.

use crate::geometry::Size;
use crate::layout::boxes::{DEFAULT_CONTEXT_SIZE, service_size};
use crate::model::service::ServiceKind;

/// A thing that can be added to the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stencil {
    /// An element of this kind.
    Service(ServiceKind),
    /// A bounded context.
    Context,
    /// A team; it has no box, it shows on what it owns.
    Team,
}

impl Stencil {
    /// Everything the palette offers, in its order.
    pub const ALL: [Self; 15] = [
        Self::Service(ServiceKind::Service),
        Self::Service(ServiceKind::Frontend),
        Self::Service(ServiceKind::Gateway),
        Self::Service(ServiceKind::Function),
        Self::Service(ServiceKind::Worker),
        Self::Service(ServiceKind::WorkflowEngine),
        Self::Service(ServiceKind::Datastore),
        Self::Service(ServiceKind::Topic),
        Self::Service(ServiceKind::Queue),
        Self::Service(ServiceKind::EventBus),
        Self::Service(ServiceKind::External),
        Self::Service(ServiceKind::Person),
        Self::Service(ServiceKind::Platform),
        Self::Context,
        Self::Team,
    ];

    /// What people call it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Service(ServiceKind::Service) => "Service",
            Self::Service(ServiceKind::Frontend) => "Frontend",
            Self::Service(ServiceKind::Gateway) => "Gateway",
            Self::Service(ServiceKind::Function) => "Function",
            Self::Service(ServiceKind::WorkflowEngine) => "Workflow engine",
            Self::Service(ServiceKind::Worker) => "Worker",
            Self::Service(ServiceKind::Datastore) => "Datastore",
            Self::Service(ServiceKind::Topic) => "Topic",
            Self::Service(ServiceKind::Queue) => "Queue",
            Self::Service(ServiceKind::EventBus) => "Event bus",
            Self::Service(ServiceKind::External) => "External system",
            Self::Service(ServiceKind::Person) => "Person",
            Self::Service(ServiceKind::Platform) => "Platform",
            Self::Context => "Context",
            Self::Team => "Team",
        }
    }

    /// The size of its box; a team has none.
    pub fn size(self) -> Size {
        match self {
            Self::Service(kind) => service_size(kind),
            Self::Context => DEFAULT_CONTEXT_SIZE,
            Self::Team => Size::default(),
        }
    }
}
