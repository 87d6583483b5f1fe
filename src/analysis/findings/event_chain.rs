//! Flows inside one context that hand on by events only.

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::chain::Chains;
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::text::list;
use crate::model::interaction::InteractionKind;
use crate::model::{ContextId, EntityId};
use std::collections::BTreeMap;

/// From this many hand-offs in a row on, no one sees the flow any more \[P\].
const HAND_OFFS: usize = 3;

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let hand_offs: BTreeMap<(Node, Node), &Bond> = evidence
        .graph
        .bonds()
        .iter()
        .filter(|bond| is_inside(evidence, bond))
        .map(|bond| (direction(bond), bond))
        .collect();
    let edges: Vec<(Node, Node)> = hand_offs.keys().copied().collect();
    let chains = Chains::of(evidence.graph.node_count(), &edges);
    let mut publishers: BTreeMap<&ContextId, Vec<Node>> = BTreeMap::new();
    for (publisher, _) in edges {
        if let Some(context) = &evidence.graph.element(publisher).context {
            publishers.entry(context).or_default().push(publisher);
        }
    }
    let longest = publishers.into_iter().map(|(context, nodes)| (context, chains.longest_from(nodes.into_iter())));
    let long = longest.filter(|(_, chain)| chain.len() > HAND_OFFS);
    long.map(|(context, chain)| of_chain(evidence, context, &chain, &hand_offs)).collect()
}

/// Whether one hands on to the other within a context, and does not tell it what to do besides.
fn is_inside(evidence: &Evidence<'_>, bond: &Bond) -> bool {
    let (from, to) = evidence.drawn(bond);
    let kind = evidence.interaction(bond.first).kind;
    let is_told = || {
        let (publisher, subscriber) = direction(bond);
        let mut others = evidence.graph.bonds_between(publisher, subscriber).iter();
        others.any(|other| evidence.interaction(other.first).kind.is_call())
    };
    matches!(kind, InteractionKind::Event | InteractionKind::Stream)
        && from.context.is_some()
        && from.context == to.context
        && !is_told()
}

/// From publisher to subscriber.
fn direction(bond: &Bond) -> (Node, Node) {
    (bond.upstream, bond.dependent)
}

fn of_chain(
    evidence: &Evidence<'_>,
    context: &ContextId,
    chain: &[Node],
    hand_offs: &BTreeMap<(Node, Node), &Bond>,
) -> Finding {
    let name = evidence.model.contexts().get(context).map(|context| context.name.as_str()).unwrap_or_default();
    let elements: Vec<EntityId> = chain.iter().map(|node| entity(evidence.graph.element(*node))).collect();
    let names: Vec<&str> = chain.iter().map(|node| evidence.graph.element(*node).name.as_str()).collect();
    Finding {
        rule: Rule::EventChainInContext,
        severity: Severity::Info,
        subjects: std::iter::once(context.entity().clone()).chain(elements).collect(),
        path: evidence.path_of_nodes(chain, |from, to| hand_offs.get(&(from, to)).copied()),
        message: format!("In {name}, {} hand on to each other by events only.", list(&names)),
        why: "No one knows how far a run of this flow has come, or what to do when it stops halfway.".to_owned(),
        remedy: format!("Inside {name}, let one service lead the flow by commands."),
    }
}
