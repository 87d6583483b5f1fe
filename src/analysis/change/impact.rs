//! What a change of a contract costs: who has to change, why, in which order, and what to test again.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dependency::{DependencyGraph, Node};
use super::expansion::{Expansion, expansion};
use super::kind::ChangeKind;
use super::party::Party;
use super::releases::{Releases, releases};
use super::spread::Spread;
use super::ties::Ties;
use crate::model::words::words;
use crate::model::workflow::Workflow;
use crate::model::{ContractId, InteractionId, ServiceId, WorkflowId};

/// A change of a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractChange {
    /// The contract.
    pub contract: ContractId,
    /// What happens to it.
    pub kind: ChangeKind,
    /// The names of the fields it happens to; empty if that is not known, which stands for any. Of no account for an addition.
    pub fields: BTreeSet<String>,
    /// Who needs the new field; for [`ChangeKind::Need`] alone.
    pub needed_by: BTreeSet<ServiceId>,
}

impl ContractChange {
    /// A change of which contract and kind are known.
    pub fn new(contract: ContractId, kind: ChangeKind) -> Self {
        Self { contract, kind, fields: BTreeSet::new(), needed_by: BTreeSet::new() }
    }
}

words! {
    /// What an element has to do with a change, the least first.
    Role {
        /// Its anticorruption layer has to change, nothing behind it.
        Absorber = "absorber",
        /// It has to change.
        Consumer = "consumer",
        /// It has to change, and so has a contract of its own that re-exposes what it receives.
        Carrier = "carrier",
        /// It provides the contract that is changed, or another that has to be changed in turn.
        Provider = "provider",
    }
}

/// One step on the way from the change to someone who has to change too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ChangeHop {
    /// Who changed a contract.
    pub from: ServiceId,
    /// Who has to follow.
    pub to: ServiceId,
    /// The contract.
    pub contract: ContractId,
    /// The interactions that bind the second to the first; empty where both provide the contract.
    pub interactions: Vec<InteractionId>,
}

/// Why an element has to change.
#[derive(Clone, Debug, PartialEq)]
pub struct MustChange {
    /// What it has to do with the change.
    pub role: Role,
    /// A shortest way from the change, counted in contracts; empty for a provider of the changed contract.
    pub why: Vec<ChangeHop>,
}

/// What a change of a contract costs. Derived from who reads and who writes \[P\], logically exact as far as the model says.
#[derive(Clone, Debug, PartialEq)]
pub struct ContractImpact {
    /// Whether the mode of the contract admits the change.
    pub is_allowed: bool,
    /// Whether anyone uses the contract: its owner alone does not.
    pub is_used: bool,
    /// Everyone who has to change.
    pub must_change: BTreeMap<ServiceId, MustChange>,
    /// Who does the work.
    pub parties: BTreeSet<Party>,
    /// The contracts that need a new version.
    pub contracts: BTreeSet<ContractId>,
    /// The change made at once: who waits for whom, who is tied together, and the fewest waves of releases.
    pub at_once: Releases,
    /// The same change made by expanding first and contracting last.
    pub step_by_step: Expansion,
    /// The workflows in which someone who has to change takes part.
    pub workflows: BTreeSet<WorkflowId>,
    /// Interactions with providers of those contracts that name no contract: whether the change breaks them is not known.
    pub unnamed: BTreeSet<InteractionId>,
}

/// Near linear in the ties of the contracts that are reached, and in the steps of the workflows. None for an unknown contract.
pub(super) fn impact(graph: &DependencyGraph<'_>, ties: &Ties<'_>, change: &ContractChange) -> Option<ContractImpact> {
    let number = ties.contract_no(&change.contract)?;
    let contract = ties.contracts[number];
    let spread = Spread::of(graph, ties, change)?;
    let changing: Vec<Node> = spread.parties.keys().copied().collect();
    let must_change: BTreeMap<ServiceId, MustChange> = spread
        .parties
        .iter()
        .map(|(node, (role, ..))| (graph.id(*node).clone(), MustChange { role: *role, why: spread.why(*node) }))
        .collect();
    let takes_part = |workflow: &&Workflow| participants(graph, workflow).any(|id| must_change.contains_key(id));
    let providers = spread.reached.keys().flat_map(|contract| &ties.providers[*contract]);
    let unnamed = providers.flat_map(|provider| &ties.unnamed[provider.index()]);
    Some(ContractImpact {
        is_allowed: change.kind.is_allowed_by(contract.compatibility),
        is_used: ties.is_used[number],
        parties: Party::all(graph, changing.iter().copied()),
        contracts: spread.reached.keys().map(|contract| ties.contracts[*contract].id.clone()).collect(),
        at_once: releases(graph, &changing, &spread.waits),
        step_by_step: expansion(graph, ties, change.kind, &spread.reached),
        workflows: graph.numbering.model.workflows().iter().filter(takes_part).map(|it| it.id.clone()).collect(),
        unnamed: unnamed.map(|number| graph.numbering.interaction(*number).id.clone()).collect(),
        must_change,
    })
}

/// Everyone whom a workflow names.
fn participants<'w>(graph: &'w DependencyGraph<'_>, workflow: &'w Workflow) -> impl Iterator<Item = &'w ServiceId> {
    let interactions = graph.numbering.model.interactions();
    let steps = workflow.steps.iter().filter_map(|step| interactions.get(&step.interaction));
    let ends = steps.flat_map(|interaction| [&interaction.from, &interaction.to]);
    ends.chain(&workflow.coordinator).chain([&workflow.entry])
}
