//! Expand and contract: the same change in steps of which none has to wait for a common moment.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dependency::{DependencyGraph, Node};
use super::kind::ChangeKind;
use super::party::Party;
use super::spread::Reached;
use super::ties::{ContractNo, Ties};
use crate::model::words::words;
use crate::model::{ContractId, ServiceId};

words! {
    /// What is done in one step.
    Phase {
        /// The new stands beside the old, and nobody has to use it.
        Expand = "expand",
        /// Everyone changes over, each at a time of their own.
        Migrate = "migrate",
        /// The old goes, or the new becomes binding, once nobody relies on the old.
        Contract = "contract",
    }
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct ExpansionStep {
    /// The wave that it belongs to, from 1; steps of one wave need not wait for each other.
    pub wave: usize,
    /// The contract.
    pub contract: ContractId,
    /// What is done.
    pub phase: Phase,
    /// The elements in which it is done, by id.
    pub elements: Vec<ServiceId>,
    /// Who does it.
    pub parties: BTreeSet<Party>,
}

/// A change in steps that each are compatible both ways \[P, from the practice of parallel change\].
///
/// A contract that is re-exposed starts one wave after the contract it re-exposes: whoever carries the change on offers the new beside
/// the old in the release that changes over. So a chain of n contracts takes n + 2 waves, and no two parties release at one moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Expansion {
    /// The steps, by wave, then by contract.
    pub steps: Vec<ExpansionStep>,
}

impl Expansion {
    /// How many waves there are.
    pub fn waves(&self) -> usize {
        self.steps.last().map_or(0, |step| step.wave)
    }
}

pub(super) fn expansion(
    graph: &DependencyGraph<'_>,
    ties: &Ties<'_>,
    kind: ChangeKind,
    reached: &BTreeMap<ContractNo, Reached>,
) -> Expansion {
    let step = |contract: ContractNo, wave: usize, phase: Phase, nodes: Vec<Node>| ExpansionStep {
        wave,
        contract: ties.contracts[contract].id.clone(),
        phase,
        elements: nodes.iter().map(|node| graph.id(*node).clone()).collect(),
        parties: Party::all(graph, nodes),
    };
    let mut steps = Vec::new();
    for (contract, Reached { depth, followers }) in reached {
        let providers = || ties.providers[*contract].clone();
        if followers.is_empty() {
            let phase = if kind.is_addition() { Phase::Expand } else { Phase::Contract };
            steps.push(step(*contract, depth + 1, phase, providers()));
            continue;
        }
        steps.push(step(*contract, depth + 1, Phase::Expand, providers()));
        steps.push(step(*contract, depth + 2, Phase::Migrate, followers.iter().copied().collect()));
        // What is needed stays.
        if kind != ChangeKind::Need {
            steps.push(step(*contract, depth + 3, Phase::Contract, providers()));
        }
    }
    steps.retain(|step| !step.elements.is_empty());
    steps.sort_by(|one, other| (one.wave, &one.contract).cmp(&(other.wave, &other.contract)));
    Expansion { steps }
}
