//! By which way a change most likely gets from one element to another.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::super::dependency::{DependencyGraph, Node};
use super::percolation::{Flow, Flows};
use crate::model::ServiceId;

/// One step of a change on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct LikelyStep {
    /// From where the change comes.
    pub from: ServiceId,
    /// Where it goes.
    pub to: ServiceId,
    /// How likely this step passes it on, above 0 and at most 1.
    pub probability: f64,
    /// Whether an anticorruption layer stops it here.
    pub is_absorbed: bool,
}

/// The likeliest way from one element to each that a change of it can touch.
#[derive(Clone, Debug)]
pub struct LikelyWays {
    /// The last step to each, wherever it ends.
    last: BTreeMap<ServiceId, LikelyStep>,
    /// The last step of a way that may go on from there.
    onward: BTreeMap<ServiceId, LikelyStep>,
}

impl LikelyWays {
    /// The steps to an element, in order; none where a change never gets there.
    pub fn way(&self, to: &ServiceId) -> Vec<&LikelyStep> {
        let mut way: Vec<&LikelyStep> = self.last.get(to).into_iter().collect();
        while let Some(step) = way.last().and_then(|step| self.onward.get(&step.from)) {
            way.push(step);
        }
        way.reverse();
        way
    }
}

/// A way that ends at a node, more probable ones being greater.
struct Reached {
    probability: f64,
    node: Node,
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        self.probability.total_cmp(&other.probability).then_with(|| other.node.cmp(&self.node))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Reached {}

/// Of all ways the one whose steps have the greatest product, of equals the one found first, in the order of ids (Dijkstra 1959 \[V\] on
/// −log p). O((N + E) log N).
pub(super) fn likeliest_ways(graph: &DependencyGraph<'_>, flows: &Flows, source: Node) -> LikelyWays {
    let mut last = Best::of(graph);
    let mut onward = Best::of(graph);
    // Nothing leads back to where the change begins.
    last.reached[source.index()] = f64::INFINITY;
    onward.reached[source.index()] = 1.0;
    let mut open = BinaryHeap::from([Reached { probability: 1.0, node: source }]);
    while let Some(Reached { probability, node }) = open.pop() {
        if probability < onward.reached[node.index()] {
            continue;
        }
        for flow in flows.leaving(node).map(|number| flows.flow(number)) {
            let reaching = probability * flow.probability;
            last.take(flow, reaching);
            if !flow.is_absorbed && onward.take(flow, reaching) {
                open.push(Reached { probability: reaching, node: flow.to });
            }
        }
    }
    LikelyWays { last: last.steps(graph), onward: onward.steps(graph) }
}

/// The best way to each node so far.
struct Best<'f> {
    reached: Vec<f64>,
    by: Vec<Option<&'f Flow>>,
}

impl<'f> Best<'f> {
    fn of(graph: &DependencyGraph<'_>) -> Self {
        Self { reached: vec![0.0; graph.node_count()], by: vec![None; graph.node_count()] }
    }

    /// Whether it is better than any before.
    fn take(&mut self, flow: &'f Flow, reaching: f64) -> bool {
        let is_better = reaching > self.reached[flow.to.index()];
        if is_better {
            self.reached[flow.to.index()] = reaching;
            self.by[flow.to.index()] = Some(flow);
        }
        is_better
    }

    fn steps(self, graph: &DependencyGraph<'_>) -> BTreeMap<ServiceId, LikelyStep> {
        let step = |flow: &Flow| LikelyStep {
            from: graph.id(flow.from).clone(),
            to: graph.id(flow.to).clone(),
            probability: flow.probability,
            is_absorbed: flow.is_absorbed,
        };
        self.by.into_iter().flatten().map(|flow| (graph.id(flow.to).clone(), step(flow))).collect()
    }
}
