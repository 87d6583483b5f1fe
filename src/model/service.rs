//! Services and every other element drawn as a node.

use super::extra::Extra;
use super::id::{ContextId, ServiceId, TeamId};
use super::words::words;

words! {
    /// What an element is.
    ServiceKind {
        /// A service with its own life cycle.
        Service = "service",
        /// What people see and touch.
        Frontend = "frontend",
        /// A single way in to several services.
        Gateway = "gateway",
        /// A serverless function.
        Function = "function",
        /// An engine that runs workflows.
        WorkflowEngine = "workflow-engine",
        /// Works through jobs without being called.
        Worker = "worker",
        /// A database, bucket or cache.
        Datastore = "datastore",
        /// A channel with many subscribers.
        Topic = "topic",
        /// A channel with one receiver per message.
        Queue = "queue",
        /// A channel that routes events by content.
        EventBus = "event-bus",
        /// Someone else's system.
        External = "external",
        /// A human being who uses the system.
        Person = "person",
        /// What others run on: a region, an identity provider, a broker cluster.
        Platform = "platform",
    }
}

impl ServiceKind {
    /// Whether it carries messages between others and is no party to them.
    pub fn is_channel(self) -> bool {
        matches!(self, Self::Topic | Self::Queue | Self::EventBus)
    }
}

words! {
    /// When an element or an interaction exists.
    Stage {
        /// Now, and later.
        Live = "live",
        /// Not yet.
        Planned = "planned",
        /// Now, but not for long.
        Retiring = "retiring",
    }
}

/// An element of the system: a service, a datastore, a channel, a person and so on.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// Unique in the model.
    pub id: ServiceId,
    /// What people call it.
    pub name: String,
    /// What it is.
    pub kind: ServiceKind,
    /// The bounded context it stands in.
    pub context: Option<ContextId>,
    /// The team that owns it.
    pub team: Option<TeamId>,
    /// What it is built with.
    pub technology: Option<String>,
    /// Free text.
    pub description: Option<String>,
    /// When it exists.
    pub stage: Stage,
    /// Probability in (0, 1] that it is up, its dependencies left aside; absent means [`Assumption::Availability`](super::Assumption::Availability).
    pub availability: Option<f64>,
    /// Elements with the same unit are released together.
    pub deploy_unit: Option<String>,
    /// Elements whose outage is its own outage too, sorted.
    pub runs_on: Vec<ServiceId>,
    /// Run by a vendor.
    pub managed: bool,
    /// Whose it is.
    pub vendor: Option<String>,
    /// How much it changes, 1–10; absent means derived from the subdomain of its context.
    pub volatility: Option<u8>,
    /// Elements any one of which suffices, sorted; the relation is symmetric.
    pub redundant_with: Vec<ServiceId>,
    /// Words to find it by, in the order given.
    pub tags: Vec<String>,
    /// Where to read more: `http`, `https` or `mailto` URLs.
    pub links: Vec<String>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Service {
    /// An element of which only name and kind are known.
    pub fn new(id: ServiceId, name: &str, kind: ServiceKind) -> Self {
        Self {
            id,
            name: name.to_owned(),
            kind,
            context: None,
            team: None,
            technology: None,
            description: None,
            stage: Stage::default(),
            availability: None,
            deploy_unit: None,
            runs_on: Vec::new(),
            managed: false,
            vendor: None,
            volatility: None,
            redundant_with: Vec::new(),
            tags: Vec::new(),
            links: Vec::new(),
            extra: Extra::default(),
        }
    }
}
