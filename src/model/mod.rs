//! What people draw: the entities of a system, their rules, and the edits that change them.

pub mod addition;
pub mod aggregate;
pub mod assumption;
pub mod context;
pub mod contract;
pub mod decision;
pub mod edit;
pub mod entity;
pub mod extra;
pub mod id;
mod index;
pub mod interaction;
pub mod naming;
pub mod reference;
pub mod removal;
pub mod rules;
pub mod service;
pub mod suggest;
pub mod suppression;
pub mod table;
pub mod team;
pub mod words;
pub mod workflow;

pub use aggregate::{Model, Title};
pub use assumption::{Assumption, Assumptions};
pub use edit::Edit;
pub use entity::{Entity, EntityKind};
pub use id::{
    ContextId, ContextRelationId, ContractId, DecisionId, EntityId, InteractionId, NeedId, ServiceId, SuppressionId,
    TeamId, TeamInteractionId, WorkflowId,
};
pub use words::Word;
