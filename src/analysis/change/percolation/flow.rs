//! Which way changes flow, and how likely.

use std::ops::Range;

use super::super::super::dependency::{DependencyGraph, Node};
use super::super::propagation::{ChangeClass, Propagation};

/// A flow by its place in the order of its ends.
pub(in super::super) type FlowNo = usize;

/// A change on its way from one node to another.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Flow {
    pub(in super::super) from: Node,
    pub(in super::super) to: Node,
    /// Above 0, at most 1.
    pub(in super::super) probability: f64,
    /// Whether it goes no further than an anticorruption layer.
    pub(in super::super) is_absorbed: bool,
}

/// The flows out of each node.
pub(in super::super) struct Flows {
    flows: Vec<Flow>,
    /// Where those of each node start, and at last where they end.
    starts: Vec<usize>,
}

impl Flows {
    /// One flow for each dependency and one for each that also passes changes back. Of two that join the same nodes the likelier counts;
    /// where that one is absorbed, the other goes past the layer as often as it would alone. O(E log E).
    pub(in super::super) fn of(graph: &DependencyGraph<'_>, propagations: &[Propagation]) -> Self {
        let mut flows = Vec::with_capacity(propagations.len());
        for ((dependent, upstream, _), it) in graph.edges().zip(propagations) {
            let is_absorbed = it.class == ChangeClass::Absorber;
            flows.push(Flow { from: upstream, to: dependent, probability: it.forward, is_absorbed });
            flows.push(Flow { from: dependent, to: upstream, probability: it.reverse, is_absorbed: false });
        }
        flows.retain(|flow| flow.probability > 0.0);
        flows.sort_by(|one, other| {
            let key = |flow: &Flow| (flow.from, flow.to, flow.is_absorbed);
            key(one).cmp(&key(other)).then(other.probability.total_cmp(&one.probability))
        });
        flows.dedup_by_key(|flow| (flow.from, flow.to, flow.is_absorbed));
        let flows = worse_of_each_pair(&flows);
        let mut starts = vec![0; graph.node_count() + 1];
        flows.iter().for_each(|flow| starts[flow.from.index() + 1] += 1);
        (1..starts.len()).for_each(|node| starts[node] += starts[node - 1]);
        Self { flows, starts }
    }

    pub(in super::super) fn leaving(&self, node: Node) -> Range<FlowNo> {
        self.starts[node.index()]..self.starts[node.index() + 1]
    }

    pub(in super::super) fn flow(&self, number: FlowNo) -> &Flow {
        &self.flows[number]
    }

    pub(super) fn count(&self) -> usize {
        self.flows.len()
    }

    pub(super) fn node_count(&self) -> usize {
        self.starts.len() - 1
    }
}

/// Where a flow that is carried on meets one that is absorbed: the second is left with what it has more than the first, so that either is
/// as likely as it was and both together as likely as the likelier.
fn worse_of_each_pair(flows: &[Flow]) -> Vec<Flow> {
    let mut kept: Vec<Flow> = Vec::with_capacity(flows.len());
    for flow in flows {
        match kept.last().filter(|carried| (carried.from, carried.to) == (flow.from, flow.to)) {
            Some(carried) if carried.probability >= flow.probability => {}
            Some(carried) => {
                let more = (flow.probability - carried.probability) / (1.0 - carried.probability);
                kept.push(Flow { probability: more, ..*flow });
            }
            None => kept.push(*flow),
        }
    }
    kept
}
