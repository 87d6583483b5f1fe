//! The figures of the system as a whole.

use serde::Serialize;

use super::{Text, texts};
use crate::analysis::report;
use crate::format::number::Measure;
use crate::model::ServiceId;

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
    propagation_cost: Option<Measure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    propagation_cost_excluding_self: Option<Measure>,
    cumulative_dependency: u64,
    interdependent_pairs: usize,
    cyclic_groups: Vec<Vec<Text<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fewest_cuts: Option<Vec<[Text<'a>; 2]>>,
    static_quanta: usize,
    dynamic_quanta: usize,
    longest_sync_chain: Vec<Text<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_team_share: Option<Measure>,
}

impl<'a> From<&'a report::Report> for System<'a> {
    fn from(it: &'a report::Report) -> Self {
        let system = &it.coupling.system;
        Self {
            services: system.services,
            dependencies: system.dependencies,
            coupling_factor: system.coupling_factor.map(Measure),
            mean_dependencies: system.mean_dependencies.map(Measure),
            propagation_cost: system.propagation_cost.map(Measure),
            propagation_cost_excluding_self: system.propagation_cost_excluding_self.map(Measure),
            cumulative_dependency: system.cumulative_dependency,
            interdependent_pairs: system.interdependent_pairs.len(),
            cyclic_groups: system.cyclic_groups.iter().map(|group| texts!(group)).collect(),
            fewest_cuts: it.fewest_cuts.as_ref().map(|cuts| cuts.iter().map(pair).collect()),
            static_quanta: system.static_quanta,
            dynamic_quanta: system.dynamic_quanta,
            longest_sync_chain: texts!(system.longest_sync_chain),
            cross_team_share: system.cross_team_share.map(Measure),
        }
    }
}

fn pair((from, to): &(ServiceId, ServiceId)) -> [Text<'_>; 2] {
    [Text(from.as_str()), Text(to.as_str())]
}
