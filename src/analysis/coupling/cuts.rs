//! Which dependencies to cut in each cyclic group, and what that takes.

use super::super::dependency::cuts::Circle;
use super::super::dependency::cycles::Components;
use super::super::dependency::{DependencyGraph, Node};
use super::interaction::Measure;
use crate::model::{Model, ServiceId};

/// What to cut in one cyclic group so that no circle is left in it.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupCuts {
    /// The members of the group, by id.
    pub members: Vec<ServiceId>,
    /// As few dependencies as possible, of equally few the cheapest; by ids.
    pub fewest: Vec<Cut>,
    /// The least effort in all, of equal effort the fewest; by ids.
    pub cheapest: Vec<Cut>,
    /// Whether both are proved to be the best. Above [`LARGEST_EXACT_GROUP`] members they are good ones, and better ones may exist.
    ///
    /// [`LARGEST_EXACT_GROUP`]: super::super::dependency::cuts::LARGEST_EXACT_GROUP
    pub exact: bool,
}

/// One dependency to cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The element that depends.
    pub from: ServiceId,
    /// The element depended on.
    pub to: ServiceId,
    /// Σ strength · distance · volatility of all bonds behind it, because each has to be undone: [`super::balance::effort`] \[P\].
    pub effort: u64,
}

/// What to cut in each cyclic group; groups by their first members.
///
/// A minimum feedback arc set, exact by dynamic programming over subsets up to twenty members \[V\]: O(2^k · k) time and 2^k words for a
/// group of k. Above that, the best of some orders that a local search settled in, the first begun with the heuristic of Eades, Lin and
/// Smyth 1993 \[V\]; no cut can be spared alone.
pub fn group_cuts(model: &Model) -> Vec<GroupCuts> {
    of_graph(&DependencyGraph::of(model))
}

pub(in super::super) fn of_graph(graph: &DependencyGraph<'_>) -> Vec<GroupCuts> {
    let components = Components::of(graph);
    let efforts = Efforts::of(graph, &components);
    components.cyclic().into_iter().map(|group| efforts.cuts(graph, group)).collect()
}

/// What it takes to cut each dependency within a cyclic group; sorted by ends.
struct Efforts(Vec<(Node, Node, u64)>);

impl Efforts {
    fn of(graph: &DependencyGraph<'_>, components: &Components) -> Self {
        let measure = Measure::of(graph);
        let within = graph.edges().filter(|(from, to, _)| components.of[from.index()] == components.of[to.index()]);
        Self(
            within
                .map(|(from, to, bonds)| (from, to, bonds.iter().map(|bond| u64::from(measure.effort(bond))).sum()))
                .collect(),
        )
    }

    fn leaving(&self, node: Node) -> &[(Node, Node, u64)] {
        let start = self.0.partition_point(|(from, _, _)| *from < node);
        let end = self.0.partition_point(|(from, _, _)| *from <= node);
        &self.0[start..end]
    }

    fn cuts(&self, graph: &DependencyGraph<'_>, group: &[Node]) -> GroupCuts {
        let edges = || group.iter().flat_map(|node| self.leaving(*node).iter().copied());
        let (count, effort) = edges().fold((0, 0), |(count, sum), (_, _, effort)| (count + 1, sum + effort));
        // What comes first counts more than all of what comes second together.
        let fewest = Circle::of(group, edges().map(|(from, to, cost)| (from, to, (effort + 1) + cost)));
        let cheapest = Circle::of(group, edges().map(|(from, to, cost)| (from, to, cost * (count + 1) + 1)));
        let (fewest_order, exact) = fewest.best_order();
        let (cheapest_order, _) = cheapest.best_order();
        // What was found for one purpose may happen to serve the other better.
        let orders = [&fewest_order, &cheapest_order];
        let [fewest_order, cheapest_order] = [&fewest, &cheapest].map(|circle| circle.cheaper(orders));
        GroupCuts {
            members: group.iter().map(|node| graph.id(*node).clone()).collect(),
            fewest: self.listed(graph, fewest.back_edges(fewest_order)),
            cheapest: self.listed(graph, cheapest.back_edges(cheapest_order)),
            exact,
        }
    }

    fn listed(&self, graph: &DependencyGraph<'_>, mut cuts: Vec<(Node, Node)>) -> Vec<Cut> {
        cuts.sort_unstable();
        let cut = |(from, to): (Node, Node)| Cut {
            from: graph.id(from).clone(),
            to: graph.id(to).clone(),
            effort: self.leaving(from).iter().filter(|edge| edge.1 == to).map(|edge| edge.2).sum(),
        };
        cuts.into_iter().map(cut).collect()
    }
}
