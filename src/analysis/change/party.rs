//! Who does the work of a change.

use std::collections::BTreeSet;

use super::super::dependency::{DependencyGraph, Node};
use crate::model::{ServiceId, TeamId};

/// Who has to change an element: its team. An element without a team stands for a party of its own, since nobody has said that it shares
/// one \[P\].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// The team that owns it.
    Team(TeamId),
    /// The element itself, for want of a team.
    Element(ServiceId),
}

impl Party {
    /// Who changes an element.
    pub(super) fn of(graph: &DependencyGraph<'_>, node: Node) -> Self {
        match graph.numbering.ownership.of_element(graph.element(node)) {
            Some(team) => Self::Team(team.clone()),
            None => Self::Element(graph.id(node).clone()),
        }
    }

    pub(super) fn all(graph: &DependencyGraph<'_>, nodes: impl IntoIterator<Item = Node>) -> BTreeSet<Self> {
        nodes.into_iter().map(|node| Self::of(graph, node)).collect()
    }
}
