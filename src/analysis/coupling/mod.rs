//! How tightly a system is coupled: per service, per interaction and as a whole.

pub mod balance;
pub(super) mod context_map;
pub mod cuts;
pub mod dimension;
pub mod distance;
pub mod incidental;
pub mod interaction;
pub mod monolith;
pub mod service;
pub mod shares;
pub mod strength;
pub mod system;
pub mod volatility;

use std::collections::BTreeMap;

use super::dependency::DependencyGraph;
use super::dependency::closure::Closure;
use super::dependency::cycles::Components;
use crate::model::{Assumption, InteractionId, Model, ServiceId};
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
        let closure = Closure::of(&graph.ends(), &components);
        Self {
            services: service::services(graph, &closure),
            interactions: interaction::interactions(graph),
            system: system::system(graph, &components, &closure),
        }
    }
}

/// An assumed grade of a scale from 1 to 10.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an assumption is kept in its range, from 1 to 10"
)]
fn grade(model: &Model, assumption: Assumption) -> u8 {
    model.assumed(assumption) as u8
}

/// A value together with why it has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasoned<Why, Value = u8> {
    /// The value.
    pub value: Value,
    /// Where it comes from; [`std::fmt::Display`] says it in a few words.
    pub reason: Why,
}
