//! The coupling of the system as a whole.

use super::super::dependency::chain::longest_synchronous_chain;
use super::super::dependency::closure::Closure;
use super::super::dependency::cycles::Components;
use super::super::dependency::quanta::quanta;
use super::super::dependency::{DependencyGraph, Node};
use crate::model::ServiceId;

/// The figures of a whole system. Those that divide by nothing are undefined.
#[derive(Clone, Debug, PartialEq)]
pub struct SystemCoupling {
    /// N: how many elements count, persons and channels left aside.
    pub services: usize,
    /// |E|: how many ordered pairs depend.
    pub dependencies: usize,
    /// SCF = |E| / (N² − N), from 0 to 1 (Qingqing and Xinke 2009 \[V\]).
    pub coupling_factor: Option<f64>,
    /// MAIDS = |E| / N (Schlinger 2019 \[V\]).
    pub mean_dependencies: Option<f64>,
    /// Σ reach / N², from 0 to 1 (MacCormack, Rusnak, Baldwin 2006 \[V\]).
    pub propagation_cost: Option<f64>,
    /// (Σ reach − N) / (N · (N − 1)): the same without each service's reach of itself.
    pub propagation_cost_excluding_self: Option<f64>,
    /// CCD = Σ reach (Lakos 1996 \[V\]).
    pub cumulative_dependency: u64,
    /// SIY: pairs that depend on each other directly (Rud 2006 \[V\]).
    pub interdependent_pairs: Vec<(ServiceId, ServiceId)>,
    /// Groups whose members all depend on each other, directly or not; members and groups by id.
    pub cyclic_groups: Vec<Vec<ServiceId>>,
    /// Groups joined by shared data, libraries and equal deploy units (definition Ford et al. 2021 \[V\], algorithm \[P\]).
    pub static_quanta: usize,
    /// Groups joined by synchronous calls as well (definition Ford et al. 2021 \[V\], algorithm \[P\]).
    pub dynamic_quanta: usize,
    /// The longest chain of request and query: each calls the next, and those that call in a circle stand together.
    pub longest_sync_chain: Vec<Vec<ServiceId>>,
    /// The share of dependencies between different teams, from 0 to 1; no team counts as a different one \[P\]. Undefined in a
    /// model without teams.
    pub cross_team_share: Option<f64>,
}

pub(super) fn system(graph: &DependencyGraph<'_>, components: &Components, closure: &Closure) -> SystemCoupling {
    let (services, dependencies) = (graph.node_count(), graph.edge_count());
    // Squares of counts may exceed a browser's 32-bit `usize`.
    let (nodes, edges) = (services as u64, dependencies as u64);
    let cumulative_dependency = closure.reach.iter().map(|reach| *reach as u64).sum();
    let pairs = nodes * nodes.saturating_sub(1);
    let quanta = quanta(graph);
    let ownership = &graph.numbering.ownership;
    let is_within = |from, to| ownership.is_same_team(graph.element(from), graph.element(to));
    let crossing = graph.edges().filter(|(from, to, _)| !is_within(*from, *to)).count();
    SystemCoupling {
        services,
        dependencies,
        coupling_factor: share(edges, pairs),
        mean_dependencies: share(edges, nodes),
        propagation_cost: share(cumulative_dependency, nodes * nodes),
        propagation_cost_excluding_self: share(cumulative_dependency - nodes, pairs),
        cumulative_dependency,
        interdependent_pairs: interdependent_pairs(graph),
        cyclic_groups: components.cyclic().into_iter().map(|group| ids(graph, group)).collect(),
        static_quanta: quanta.fixed,
        dynamic_quanta: quanta.dynamic,
        longest_sync_chain: longest_synchronous_chain(graph).iter().map(|group| ids(graph, group)).collect(),
        cross_team_share: share(crossing as u64, edges).filter(|_| !graph.numbering.model.teams().is_empty()),
    }
}

fn ids(graph: &DependencyGraph<'_>, nodes: &[Node]) -> Vec<ServiceId> {
    nodes.iter().map(|node| graph.id(*node).clone()).collect()
}

/// The edges stand sorted by their ends, so each pair's other direction is found by halving.
fn interdependent_pairs(graph: &DependencyGraph<'_>) -> Vec<(ServiceId, ServiceId)> {
    let ends = graph.ends();
    let mutual = ends.iter().filter(|(from, to)| from < to && ends.binary_search(&(*to, *from)).is_ok());
    mutual.map(|(from, to)| (graph.id(*from).clone(), graph.id(*to).clone())).collect()
}

/// A quotient of counts; undefined where nothing is counted.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^52")]
pub(in super::super) fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
