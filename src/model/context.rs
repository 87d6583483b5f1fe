//! Bounded contexts and the relations between them, in the terms of Evans, *Domain-Driven Design*.

use super::extra::Extra;
use super::id::{ContextId, ContextRelationId, TeamId};
use super::words::words;

words! {
    /// What kind of subdomain a context serves.
    Subdomain {
        /// Needed, but not what sets the business apart.
        Supporting = "supporting",
        /// What sets the business apart; changes most.
        Core = "core",
        /// Solved the same way everywhere.
        Generic = "generic",
    }
}

words! {
    /// How two contexts stand to each other.
    ContextPattern {
        /// The upstream's changes reach the downstream, nothing more is agreed.
        UpstreamDownstream = "upstream-downstream",
        /// The upstream plans for what the downstream needs.
        CustomerSupplier = "customer-supplier",
        /// Both succeed or fail together (symmetric).
        Partnership = "partnership",
        /// Both own a common part of the model (symmetric).
        SharedKernel = "shared-kernel",
        /// Deliberately no integration (symmetric).
        SeparateWays = "separate-ways",
    }
}

impl ContextPattern {
    /// Whether neither side is upstream of the other.
    pub fn is_symmetric(self) -> bool {
        matches!(self, Self::Partnership | Self::SharedKernel | Self::SeparateWays)
    }
}

words! {
    /// What the upstream offers.
    UpstreamRole {
        /// A protocol for whoever wants to integrate.
        OpenHostService = "open-host-service",
        /// A documented language of exchange.
        PublishedLanguage = "published-language",
    }
}

words! {
    /// How the downstream takes it. The two exclude each other.
    DownstreamRole {
        /// Translates the upstream's model at the border.
        AnticorruptionLayer = "anticorruption-layer",
        /// Takes over the upstream's model as it is.
        Conformist = "conformist",
    }
}

/// A boundary within which a model and its language are consistent.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// Unique in the model.
    pub id: ContextId,
    /// What people call it.
    pub name: String,
    /// What kind of subdomain it serves.
    pub subdomain: Subdomain,
    /// The context it is nested in.
    pub parent: Option<ContextId>,
    /// The team that owns it.
    pub team: Option<TeamId>,
    /// Free text.
    pub description: Option<String>,
    /// Keys kept for others.
    pub extra: Extra,
}

impl Context {
    /// A context of which only the name is known.
    pub fn new(id: ContextId, name: &str) -> Self {
        Self {
            id,
            name: name.to_owned(),
            subdomain: Subdomain::default(),
            parent: None,
            team: None,
            description: None,
            extra: Extra::default(),
        }
    }
}

/// An entry of the context map.
#[derive(Clone, Debug, PartialEq)]
pub struct ContextRelation {
    /// Unique in the model.
    pub id: ContextRelationId,
    /// The context whose model influences the other.
    pub upstream: ContextId,
    /// The context that is influenced.
    pub downstream: ContextId,
    /// How they stand to each other.
    pub pattern: ContextPattern,
    /// What the upstream offers, in the order given.
    pub upstream_roles: Vec<UpstreamRole>,
    /// How the downstream takes it, in the order given.
    pub downstream_roles: Vec<DownstreamRole>,
    /// Keys kept for others.
    pub extra: Extra,
}
