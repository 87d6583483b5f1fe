//! Figures by the key under which the analysis report lists them.

use super::coupling::Coupling;
use super::coupling::dimension::{Dimensions, dimensions};
use super::coupling::interaction::InteractionCoupling;
use super::coupling::service::ServiceCoupling;
use super::coupling::shares::SystemShares;
use super::coupling::system::{SystemCoupling, share};
use super::dependency::{DependencyGraph, Node};
use super::folding::Folding;
use super::network::Network;
use super::partition;
use super::people::People;
use crate::model::{EntityId, InteractionId, ServiceId};

/// A figure by its key in the report: of a service, an interaction, a context or a team, else of the whole system. A list counts its
/// members. None for what is not known or not defined, and for what takes longer than a keystroke: centralities, outages, changes and
/// what rests on an exact search.
pub fn measure(graph: &DependencyGraph<'_>, coupling: &Coupling, key: &str, subject: Option<&EntityId>) -> Option<f64> {
    let Some(subject) = subject else {
        return of_system(&coupling.system, key).or_else(|| of_whole_graph(graph, &coupling.system, key));
    };
    if let Some(service) = coupling.services.get(&ServiceId::from_entity(subject.clone())) {
        return of_service(service, key);
    }
    let id = InteractionId::from_entity(subject.clone());
    match coupling.interactions.get(&id) {
        Some(it) => of_interaction(it, key).or_else(|| of_dimensions(dimensions(graph).get(&id)?, key)),
        None => of_group(graph, key, subject),
    }
}

#[expect(clippy::cast_precision_loss, reason = "sums of counts stay far below 2^52")]
fn of_system(system: &SystemCoupling, key: &str) -> Option<f64> {
    match key {
        "services" => Some(count(system.services)),
        "dependencies" => Some(count(system.dependencies)),
        "couplingFactor" => system.coupling_factor,
        "meanDependencies" => system.mean_dependencies,
        "propagationCost" => system.propagation_cost,
        "propagationCostExcludingSelf" => system.propagation_cost_excluding_self,
        "cumulativeDependency" => Some(system.cumulative_dependency as f64),
        "interdependentPairs" => Some(count(system.interdependent_pairs.len())),
        "cyclicGroups" => Some(count(system.cyclic_groups.len())),
        "staticQuanta" => Some(count(system.static_quanta)),
        "dynamicQuanta" => Some(count(system.dynamic_quanta)),
        "longestSyncChain" => Some(count(system.longest_sync_chain.iter().map(Vec::len).sum())),
        "crossTeamShare" => system.cross_team_share,
        _ => None,
    }
}

/// What the figures of the coupling leave to say, worked out only when it is asked for.
fn of_whole_graph(graph: &DependencyGraph<'_>, system: &SystemCoupling, key: &str) -> Option<f64> {
    let shares = || SystemShares::of(graph, system);
    match key {
        "meanCoupling" => shares().mean_coupling,
        "dependentShare" => shares().dependent_share,
        "averageDependency" => shares().average_dependency,
        "normalisedDependency" => shares().normalised_dependency,
        "asynchronousShare" => shares().asynchronous_share,
        "sharedDatastoreShare" => shares().shared_datastore_share,
        "facadeShare" => shares().facade_share,
        "modularityByContext" => partition::by_context(graph),
        "modularityByTeam" => partition::by_team(graph),
        "congruence" => People::of_graph(graph).coordination.congruence,
        _ => None,
    }
}

fn of_service(service: &ServiceCoupling, key: &str) -> Option<f64> {
    match key {
        "afferent" => Some(count(service.afferent)),
        "efferent" => Some(count(service.efferent)),
        "criticality" => Some(count(service.criticality)),
        "instability" => service.instability,
        "reach" => Some(count(service.reach)),
        "reachedBy" => Some(count(service.reached_by)),
        _ => None,
    }
}

fn of_interaction(interaction: &InteractionCoupling, key: &str) -> Option<f64> {
    match key {
        "strength" => Some(interaction.strength.value.into()),
        "distance" => Some(interaction.distance.value.into()),
        "volatility" => Some(interaction.volatility.value.into()),
        "balance" => Some(interaction.balance.into()),
        "effort" => Some(interaction.effort.into()),
        "modularity" => Some(interaction.modularity.into()),
        _ => None,
    }
}

fn of_dimensions(dimensions: &Dimensions, key: &str) -> Option<f64> {
    let couplings = &dimensions.couplings;
    match key {
        "structural" => Some(couplings.structural.value),
        "control" => Some(couplings.control.value),
        "data" => Some(couplings.data.value),
        "domain" => Some(couplings.domain.value),
        "organisational" => Some(couplings.organisational.value),
        _ => None,
    }
}

/// Of a context or a team: with how many others it hangs together.
fn of_group(graph: &DependencyGraph<'_>, key: &str, subject: &EntityId) -> Option<f64> {
    let levels = [Folding::by_context, Folding::by_team];
    let (afferent, efferent) = levels.into_iter().find_map(|fold| degrees(&fold(graph).network, subject))?;
    match key {
        "afferent" => Some(count(afferent)),
        "efferent" => Some(count(efferent)),
        "criticality" => Some(count(afferent * efferent)),
        "instability" => share(efferent as u64, (afferent + efferent) as u64),
        _ => None,
    }
}

/// How many depend on a node of this id, and on how many it depends.
fn degrees(network: &Network<EntityId>, id: &EntityId) -> Option<(usize, usize)> {
    let node = Node::of(network.ids.binary_search(id).ok()?);
    Some((network.graph.predecessors(node).len(), network.graph.successors(node).len()))
}

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn count(count: usize) -> f64 {
    count as f64
}
