//! How many messages pass between two elements in one workflow.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::super::dependency::{Bond, DependencyGraph, Node};
use super::reason::Reason;
use super::{Degree, degree};
use crate::model::interaction::InteractionKind;
use crate::model::{InteractionId, Model, WorkflowId};

/// A call and its answer; more is a protocol.
const ONE_EXCHANGE: usize = 2;

/// For each two elements, the smaller first, the most messages that one workflow passes between them, in either direction, and the first
/// workflow that does: a call counts two, for its answer; data and libraries none. How often a step runs does not count.
pub(super) struct Conversations(BTreeMap<(Node, Node), (usize, WorkflowId)>);

impl Conversations {
    pub(super) fn of(graph: &DependencyGraph<'_>) -> Self {
        let model: &Model = graph.numbering.model;
        let mut bonds_of: HashMap<&InteractionId, Vec<&Bond>> = HashMap::new();
        if !model.workflows().is_empty() {
            for bond in graph.bonds() {
                bonds_of.entry(&graph.numbering.interaction(bond.first).id).or_default().push(bond);
            }
        }
        let mut most: BTreeMap<_, (usize, WorkflowId)> = BTreeMap::new();
        for workflow in model.workflows().iter() {
            let steps: BTreeSet<&InteractionId> = workflow.steps.iter().map(|step| &step.interaction).collect();
            let mut messages: BTreeMap<(Node, Node), usize> = BTreeMap::new();
            for bond in steps.iter().filter_map(|step| bonds_of.get(step)).flatten() {
                let interaction = |number| graph.numbering.interaction(number);
                if bond.interactions().all(|number| steps.contains(&interaction(number).id)) {
                    *messages.entry(pair(bond)).or_default() += passed(interaction(bond.first).kind);
                }
            }
            for (pair, count) in messages {
                let slot = most.entry(pair).or_insert_with(|| (0, workflow.id.clone()));
                if slot.0 < count {
                    *slot = (count, workflow.id.clone());
                }
            }
        }
        Self(most)
    }

    pub(super) fn between(&self, bond: &Bond) -> Degree {
        match self.0.get(&pair(bond)) {
            Some((messages, workflow)) if *messages > ONE_EXCHANGE => {
                degree(1.0, Reason::Protocol { messages: *messages, workflow: workflow.clone() })
            }
            _ => degree(0.0, Reason::OneExchange),
        }
    }
}

fn pair(bond: &Bond) -> (Node, Node) {
    (bond.dependent.min(bond.upstream), bond.dependent.max(bond.upstream))
}

fn passed(kind: InteractionKind) -> usize {
    match kind {
        InteractionKind::Request | InteractionKind::Query => 2,
        InteractionKind::Command | InteractionKind::Event | InteractionKind::Stream | InteractionKind::File => 1,
        InteractionKind::SharedData | InteractionKind::Library => 0,
    }
}
