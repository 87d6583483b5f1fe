//! Figures by the key under which the analysis report lists them.

use super::coupling::Coupling;
use super::coupling::interaction::InteractionCoupling;
use super::coupling::service::ServiceCoupling;
use super::coupling::system::SystemCoupling;
use crate::model::{EntityId, InteractionId, ServiceId};

/// A figure by its key in the report: of a service or an interaction, else of the whole system. A list counts its members. None for
/// what is not known or not defined.
pub fn measure(coupling: &Coupling, key: &str, subject: Option<&EntityId>) -> Option<f64> {
    let Some(subject) = subject else { return of_system(&coupling.system, key) };
    if let Some(service) = coupling.services.get(&ServiceId::from_entity(subject.clone())) {
        return of_service(service, key);
    }
    of_interaction(coupling.interactions.get(&InteractionId::from_entity(subject.clone()))?, key)
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
        "longestSyncChain" => Some(count(system.longest_sync_chain.len())),
        "crossTeamShare" => system.cross_team_share,
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

#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
fn count(count: usize) -> f64 {
    count as f64
}
