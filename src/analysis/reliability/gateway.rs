//! Who is the only way to whom.

use std::collections::BTreeMap;

use petgraph::algo::dominators::simple_fast;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::interaction::InteractionKind;
use crate::model::workflow::Workflow;
use crate::model::{Model, ServiceId};

/// The last gateway to each element that a workflow reaches: the element nearest to it through which every way from the entry leads. The
/// entry has none.
///
/// The immediate dominators of the graph of the workflow's steps, each as it is drawn: caller to callee, sender to receiver (Cooper, Harvey,
/// Kennedy 2001 \[V\]). Libraries are no way anywhere, nor are steps that only undo others. O(n²) at worst in the steps, near linear in
/// practice.
pub fn gateways(model: &Model, workflow: &Workflow) -> BTreeMap<ServiceId, ServiceId> {
    let mut nodes: BTreeMap<&ServiceId, NodeIndex> = BTreeMap::new();
    let mut graph: DiGraph<&ServiceId, ()> = DiGraph::new();
    let mut node = |graph: &mut DiGraph<_, ()>, id| *nodes.entry(id).or_insert_with(|| graph.add_node(id));
    let entry = node(&mut graph, &workflow.entry);
    for step in workflow.forward_steps() {
        let Some(it) = model.interactions().get(&step.interaction) else { continue };
        if it.kind != InteractionKind::Library {
            let (from, to) = (node(&mut graph, &it.from), node(&mut graph, &it.to));
            graph.add_edge(from, to, ());
        }
    }
    let dominators = simple_fast(&graph, entry);
    let last = |at: NodeIndex| Some((graph[at].clone(), graph[dominators.immediate_dominator(at)?].clone()));
    graph.node_indices().filter_map(last).collect()
}
