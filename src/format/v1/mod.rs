//! Version 1 of the file: one record per concept, and how each becomes part of a model and back.

mod assumptions;
mod context;
mod contract;
mod decision;
mod file;
mod interaction;
mod layout;
mod service;
mod suppression;
mod team;
mod workflow;

use crate::model::EntityKind;

pub(super) use assumptions::Assumptions;
pub(super) use context::{Context, ContextRelation};
pub(super) use contract::Contract;
pub(super) use decision::Decision;
pub(super) use file::File;
pub(super) use interaction::Interaction;
pub(super) use layout::Layout;
pub(super) use service::Service;
pub(super) use suppression::Suppression;
pub(super) use team::{Need, Team, TeamInteraction};
pub(super) use workflow::Workflow;

/// The keys of the lists of entities, in file order, and what they list.
pub(super) const SECTIONS: &[(&str, EntityKind)] = &[
    ("teams", EntityKind::Team),
    ("teamInteractions", EntityKind::TeamInteraction),
    ("needs", EntityKind::Need),
    ("contexts", EntityKind::Context),
    ("contextRelations", EntityKind::ContextRelation),
    ("services", EntityKind::Service),
    ("contracts", EntityKind::Contract),
    ("interactions", EntityKind::Interaction),
    ("workflows", EntityKind::Workflow),
    ("decisions", EntityKind::Decision),
    ("suppressions", EntityKind::Suppression),
];

/// A flag that is written only when it is not the default, `false`.
fn only_true(flag: bool) -> Option<bool> {
    flag.then_some(true)
}
