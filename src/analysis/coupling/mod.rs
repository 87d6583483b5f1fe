//! How tightly a system is coupled: per service, per interaction and as a whole.

pub mod balance;
pub(super) mod context_map;
pub mod distance;
pub mod interaction;
pub mod service;
pub mod strength;
pub mod system;
pub mod volatility;

use std::collections::BTreeMap;

use super::dependency::DependencyGraph;
use super::dependency::closure::Closure;
use super::dependency::cycles::Components;
use crate::model::{InteractionId, Model, ServiceId};
use interaction::InteractionCoupling;
use service::ServiceCoupling;
use system::SystemCoupling;

/// The coupling figures of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Coupling {
    /// Per element that counts as a node: all but persons and channels.
    pub services: BTreeMap<ServiceId, ServiceCoupling>,
    /// Per interaction; those with a person at one end are left out, nobody depends on them.
    pub interactions: BTreeMap<InteractionId, InteractionCoupling>,
    /// Of the system as a whole.
    pub system: SystemCoupling,
}

impl Coupling {
    /// O(E·N / 64) for the reach, near linear for everything else.
    pub fn of(model: &Model) -> Self {
        Self::of_graph(&DependencyGraph::of(model))
    }

    pub(super) fn of_graph(graph: &DependencyGraph<'_>) -> Self {
        let components = Components::of(graph);
        let closure = Closure::of(graph, &components);
        Self {
            services: service::services(graph, &closure),
            interactions: interaction::interactions(graph),
            system: system::system(graph, &components, &closure),
        }
    }
}

/// A value together with why it has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasoned<Why> {
    /// The value.
    pub value: u8,
    /// Where it comes from; [`std::fmt::Display`] says it in a few words.
    pub reason: Why,
}
