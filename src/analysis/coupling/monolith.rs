//! Whether services are one monolith in many pieces: five gauges \[P\].

use super::super::dependency::chain::synchronous_edges;
use super::super::dependency::closure::Closure;
use super::super::dependency::cycles::Components;
use super::super::dependency::{Bond, DependencyGraph, Node};
use super::Coupling;
use super::shares::SystemShares;
use super::strength::Strengths;
use super::system::share;
use crate::model::ServiceId;
use crate::model::interaction::Strength;

/// From this on a gauge stands high \[P\].
pub const HIGH: f64 = 0.5;
/// So many high gauges make a distributed monolith \[P\].
pub const FLAGGED: usize = 3;

/// The gauges of a distributed monolith, each from 0, independent, to 1, all of one piece; shown apart and never summed \[P\]. Those that
/// divide by nothing are undefined and not high.
#[derive(Clone, Debug, PartialEq)]
pub struct Monolith {
    /// 1 − (dynamic quanta − 1) / (N − 1): how few parts can run alone.
    pub tied_quanta: Option<f64>,
    /// The share of the elements in the largest group that has to be released in lock-step.
    pub lock_step_share: Option<f64>,
    /// That group, by id: the largest cyclic group of the dependencies of which some reason is not covered by a versioned contract. A
    /// versioned contract lets either side be released first; without one the dependent follows the other, and in a circle everybody
    /// follows everybody.
    pub lock_step: Vec<ServiceId>,
    /// The propagation cost of waiting: the share of the ordered pairs of elements of which one waits for the other, directly or not.
    pub waiting_share: Option<f64>,
    /// [`SystemShares::shared_datastore_share`].
    pub shared_datastore_share: Option<f64>,
    /// The share of the dependencies between teams that rest on functional or intrusive knowledge, whatever value is assumed for it.
    pub entangled_share: Option<f64>,
}

impl Monolith {
    /// O(E·N / 64).
    pub fn of(graph: &DependencyGraph<'_>, coupling: &Coupling, shares: &SystemShares) -> Self {
        Self::of_strengths(&Strengths::of(graph), coupling, shares)
    }

    pub(in super::super) fn of_strengths(
        strengths: &Strengths<'_, '_>,
        coupling: &Coupling,
        shares: &SystemShares,
    ) -> Self {
        let graph = strengths.graph;
        let nodes = graph.node_count() as u64;
        let lock_step = lock_step(strengths);
        let quanta = coupling.system.dynamic_quanta as u64;
        Self {
            tied_quanta: share(nodes.saturating_sub(quanta), nodes.saturating_sub(1)),
            lock_step_share: share(lock_step.len() as u64, nodes),
            lock_step: lock_step.into_iter().map(|node| graph.id(node).clone()).collect(),
            waiting_share: waiting_share(graph),
            shared_datastore_share: shares.shared_datastore_share,
            entangled_share: entangled_share(strengths),
        }
    }

    /// The five gauges, in the order in which they are declared.
    pub fn gauges(&self) -> [Option<f64>; 5] {
        [self.tied_quanta, self.lock_step_share, self.waiting_share, self.shared_datastore_share, self.entangled_share]
    }

    /// Whether at least [`FLAGGED`] gauges stand above [`HIGH`].
    pub fn is_flagged(&self) -> bool {
        self.gauges().into_iter().flatten().filter(|gauge| *gauge > HIGH).count() >= FLAGGED
    }
}

/// The largest group, of equals that of the smallest ids.
fn lock_step(strengths: &Strengths<'_, '_>) -> Vec<Node> {
    let graph = strengths.graph;
    let follows = |bonds: &[Bond]| bonds.iter().any(|bond| !strengths.has_versioned_contract(bond));
    let edges: Vec<_> = graph.edges().filter(|(_, _, bonds)| follows(bonds)).map(|(from, to, _)| (from, to)).collect();
    let components = Components::of_edges(graph.node_count(), &edges);
    let groups = components.cyclic().into_iter().rev();
    groups.max_by_key(|group| group.len()).unwrap_or_default().to_vec()
}

fn waiting_share(graph: &DependencyGraph<'_>) -> Option<f64> {
    let edges = synchronous_edges(graph);
    let components = Components::of_edges(graph.node_count(), &edges);
    let nodes = graph.node_count() as u64;
    let reach: u64 = Closure::of(&edges, &components).reach.iter().map(|reach| *reach as u64).sum();
    share(reach - nodes, nodes * nodes.saturating_sub(1))
}

fn entangled_share(strengths: &Strengths<'_, '_>) -> Option<f64> {
    let graph = strengths.graph;
    let ownership = &graph.numbering.ownership;
    let is_within = |from, to| ownership.is_same_team(graph.element(from), graph.element(to));
    let crossing = || graph.edges().filter(|(from, to, _)| !is_within(*from, *to));
    let is_entangled = |bond: &Bond| strengths.reason(bond).strength() >= Strength::Functional;
    let count = crossing().filter(|(_, _, bonds)| bonds.iter().any(is_entangled)).count();
    share(count as u64, crossing().count() as u64)
}
