//! Any entity of a model, when its kind does not matter or is only known at run time.

use super::context::{Context, ContextRelation};
use super::contract::Contract;
use super::decision::Decision;
use super::id::EntityId;
use super::interaction::Interaction;
use super::service::Service;
use super::suppression::Suppression;
use super::team::{Need, Team, TeamInteraction};
use super::words::words;
use super::workflow::Workflow;

words! {
    /// The kinds of entity, in the order in which a file lists them.
    EntityKind {
        /// A [`Team`].
        Team = "team",
        /// A [`TeamInteraction`].
        TeamInteraction = "team-interaction",
        /// A [`Need`].
        Need = "need",
        /// A [`Context`].
        Context = "context",
        /// A [`ContextRelation`].
        ContextRelation = "context-relation",
        /// A [`Service`].
        Service = "service",
        /// A [`Contract`].
        Contract = "contract",
        /// An [`Interaction`].
        Interaction = "interaction",
        /// A [`Workflow`].
        Workflow = "workflow",
        /// A [`Decision`].
        Decision = "decision",
        /// A [`Suppression`].
        Suppression = "suppression",
    }
}

/// An entity of any kind.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "short-lived: entities are stored in a table per kind")]
pub enum Entity {
    /// A team.
    Team(Team),
    /// An agreed way of working.
    TeamInteraction(TeamInteraction),
    /// One team waiting on another.
    Need(Need),
    /// A bounded context.
    Context(Context),
    /// A relation between contexts.
    ContextRelation(ContextRelation),
    /// A node of the drawing.
    Service(Service),
    /// A contract.
    Contract(Contract),
    /// An interaction.
    Interaction(Interaction),
    /// A workflow.
    Workflow(Workflow),
    /// A decision.
    Decision(Decision),
    /// A finding that is accepted.
    Suppression(Suppression),
}

/// Runs one expression for whatever kind an [`Entity`] holds.
macro_rules! for_any {
    ($entity:expr, $binding:ident => $body:expr) => {
        match $entity {
            Entity::Team($binding) => $body,
            Entity::TeamInteraction($binding) => $body,
            Entity::Need($binding) => $body,
            Entity::Context($binding) => $body,
            Entity::ContextRelation($binding) => $body,
            Entity::Service($binding) => $body,
            Entity::Contract($binding) => $body,
            Entity::Interaction($binding) => $body,
            Entity::Workflow($binding) => $body,
            Entity::Decision($binding) => $body,
            Entity::Suppression($binding) => $body,
        }
    };
}

impl Entity {
    /// Its id.
    pub fn id(&self) -> &EntityId {
        for_any!(self, entity => entity.id.entity())
    }

    /// What kind it is.
    pub fn kind(&self) -> EntityKind {
        match self {
            Self::Team(_) => EntityKind::Team,
            Self::TeamInteraction(_) => EntityKind::TeamInteraction,
            Self::Need(_) => EntityKind::Need,
            Self::Context(_) => EntityKind::Context,
            Self::ContextRelation(_) => EntityKind::ContextRelation,
            Self::Service(_) => EntityKind::Service,
            Self::Contract(_) => EntityKind::Contract,
            Self::Interaction(_) => EntityKind::Interaction,
            Self::Workflow(_) => EntityKind::Workflow,
            Self::Decision(_) => EntityKind::Decision,
            Self::Suppression(_) => EntityKind::Suppression,
        }
    }
}

macro_rules! entity_from {
    ($($name:ident),*) => {$(
        impl From<$name> for Entity {
            fn from(entity: $name) -> Self {
                Self::$name(entity)
            }
        }
    )*};
}

entity_from!(
    Team,
    TeamInteraction,
    Need,
    Context,
    ContextRelation,
    Service,
    Contract,
    Interaction,
    Workflow,
    Decision,
    Suppression
);
