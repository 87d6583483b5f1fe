//! The figures of the system as a whole.

use serde::Serialize;

use super::{Text, texts, word};
use crate::analysis::coupling::cuts::{Cut, GroupCuts};
use crate::analysis::coupling::monolith::Monolith;
use crate::analysis::report;
use crate::format::number::Measure;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct System<'a> {
    services: usize,
    dependencies: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    coupling_factor: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_dependencies: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mean_coupling: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dependent_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    propagation_cost: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    propagation_cost_excluding_self: Option<Measure>,
    cumulative_dependency: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    average_dependency: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    normalised_dependency: Option<Measure>,
    interdependent_pairs: usize,
    cyclic_groups: Vec<Vec<Text<'a>>>,
    fewest_cuts: Vec<[Text<'a>; 2]>,
    cheapest_cuts: Vec<[Text<'a>; 2]>,
    cuts_are_exact: bool,
    static_quanta: usize,
    dynamic_quanta: usize,
    longest_sync_chain: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modularity_by_context: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    modularity_by_team: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    best_modularity: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_team_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    congruence: Option<Measure>,
    articulation_points: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asynchronous_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shared_datastore_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facade_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    architecture: Option<Text<'a>>,
    core: Vec<Text<'a>>,
    monolith: Gauges<'a>,
}

/// How far it is from a distributed monolith, and who would be released in lock-step.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Gauges<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    tied_quanta: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock_step_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    shared_datastore_share: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entangled_share: Option<Measure>,
    flagged: bool,
    lock_step: Vec<Text<'a>>,
}

impl<'a> From<&'a report::Report> for System<'a> {
    fn from(it: &'a report::Report) -> Self {
        let (system, shares, architecture) = (&it.coupling.system, &it.shares, &it.services.structure.architecture);
        Self {
            services: system.services,
            dependencies: system.dependencies,
            coupling_factor: system.coupling_factor.map(Measure),
            mean_dependencies: system.mean_dependencies.map(Measure),
            mean_coupling: shares.mean_coupling.map(Measure),
            dependent_share: shares.dependent_share.map(Measure),
            propagation_cost: system.propagation_cost.map(Measure),
            propagation_cost_excluding_self: system.propagation_cost_excluding_self.map(Measure),
            cumulative_dependency: system.cumulative_dependency,
            average_dependency: shares.average_dependency.map(Measure),
            normalised_dependency: shares.normalised_dependency.map(Measure),
            interdependent_pairs: system.interdependent_pairs.len(),
            cyclic_groups: system.cyclic_groups.iter().map(|group| texts!(group)).collect(),
            fewest_cuts: cuts(it, |group| &group.fewest),
            cheapest_cuts: cuts(it, |group| &group.cheapest),
            cuts_are_exact: it.cuts.iter().all(|group| group.exact),
            static_quanta: system.static_quanta,
            dynamic_quanta: system.dynamic_quanta,
            longest_sync_chain: system.longest_sync_chain.iter().flatten().map(|id| Text(id.as_str())).collect(),
            modularity_by_context: it.modularity.by_context.map(Measure),
            modularity_by_team: it.modularity.by_team.map(Measure),
            best_modularity: it.modularity.best.map(Measure),
            cross_team_share: system.cross_team_share.map(Measure),
            congruence: it.people.coordination.congruence.map(Measure),
            articulation_points: texts!(it.services.structure.articulation_points),
            asynchronous_share: shares.asynchronous_share.map(Measure),
            shared_datastore_share: shares.shared_datastore_share.map(Measure),
            facade_share: shares.facade_share.map(Measure),
            architecture: architecture.label().map(word),
            core: architecture.cores.first().map(|core| texts!(core)).unwrap_or_default(),
            monolith: gauges(&it.monolith),
        }
    }
}

fn gauges(it: &Monolith) -> Gauges<'_> {
    Gauges {
        tied_quanta: it.tied_quanta.map(Measure),
        lock_step_share: it.lock_step_share.map(Measure),
        waiting_share: it.waiting_share.map(Measure),
        shared_datastore_share: it.shared_datastore_share.map(Measure),
        entangled_share: it.entangled_share.map(Measure),
        flagged: it.is_flagged(),
        lock_step: texts!(it.lock_step),
    }
}

/// What to cut in all cyclic groups, by ids.
fn cuts(it: &report::Report, of: impl Fn(&GroupCuts) -> &Vec<Cut>) -> Vec<[Text<'_>; 2]> {
    let mut cuts: Vec<&Cut> = it.cuts.iter().flat_map(of).collect();
    cuts.sort_unstable_by_key(|cut| (&cut.from, &cut.to));
    cuts.into_iter().map(|cut| [Text(cut.from.as_str()), Text(cut.to.as_str())]).collect()
}
