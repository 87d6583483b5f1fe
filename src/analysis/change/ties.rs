//! Who reads and who writes what a contract describes.

use std::collections::HashMap;

use super::super::dependency::{Bond, DependencyGraph, Node};
use super::super::numbering::InteractionNo;
use super::kind::ChangeKind;
use super::propagation::{ChangeClass, Propagation, binds_everyone};
use crate::model::contract::{Contract, ContractKind};
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::{ContractId, Model, ServiceId};

/// A contract by its place in the order of ids.
pub(super) type ContractNo = usize;

/// Which end reads what a contract describes; the other end writes it.
///
/// A contract has one list of fields. They are what is sent: the request of a command and of every contract of kind `message`, whose
/// reader is the provider; else the answer, the event, the file, whose reader is the consumer. A provider is who is depended on: the
/// callee, the receiver of a command, the publisher of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    Consumer,
    Provider,
    /// Either end reads and writes: a store, a library, a shared kernel. Whatever breaks one side of a schema binds everyone.
    Both,
}

/// One consumer bound to one provider by a contract.
pub(super) struct Tie<'m> {
    pub(super) consumer: Node,
    pub(super) provider: Node,
    pub(super) reader: Reader,
    /// The interactions between the two.
    pub(super) interactions: Vec<InteractionNo>,
    /// The fields that the consumer uses; none stands for all.
    uses: Option<&'m [String]>,
    /// Whether the consumer re-exposes what it receives, and no anticorruption layer keeps it from doing so.
    pub(super) passes_on: bool,
    /// Whether the consumer has an anticorruption layer.
    pub(super) is_absorbed: bool,
}

impl Tie<'_> {
    /// Whether the consumer has to change when a field does; without a field, when any field does. A field that is new is used by nobody
    /// yet, but whoever writes has to fill it.
    pub(super) fn is_broken_by(&self, kind: ChangeKind, field: Option<&str>) -> bool {
        let (backward, forward) = (kind.is_backward_compatible(), kind.is_forward_compatible());
        let fits = match self.reader {
            Reader::Consumer => forward,
            Reader::Provider => backward,
            Reader::Both => backward && forward,
        };
        !fits && (kind.is_addition() || self.uses(field))
    }

    fn uses(&self, field: Option<&str>) -> bool {
        match (self.uses, field) {
            (None, _) => true,
            (Some(used), Some(field)) => used.iter().any(|name| name == field),
            (Some(used), None) => !used.is_empty(),
        }
    }
}

/// Whether an owner only puts out what its contract says, for whoever comes.
fn is_offer(model: &Model, interaction: &Interaction) -> bool {
    let contract = interaction.contract.as_ref().and_then(|id| model.contracts().get(id));
    let is_owners = contract.is_some_and(|contract| contract.owner.as_ref() == Some(&interaction.from));
    is_owners && model.services().get(&interaction.to).is_some_and(|to| to.kind.is_channel())
}

/// The contracts of a model with those whom they bind.
pub(super) struct Ties<'m> {
    /// By id.
    pub(super) contracts: Vec<&'m Contract>,
    /// Per contract.
    pub(super) ties: Vec<Vec<Tie<'m>>>,
    /// Who provides each contract: its owner and whoever is depended on under it; ascending.
    pub(super) providers: Vec<Vec<Node>>,
    /// The contracts that each node provides, ascending.
    pub(super) provided: Vec<Vec<ContractNo>>,
    /// Whether anyone uses each contract, persons included: an interaction names it, or it binds somebody all the same.
    pub(super) is_used: Vec<bool>,
    /// The interactions that bind others to each node without naming a contract.
    pub(super) unnamed: Vec<Vec<InteractionNo>>,
}

impl<'m> Ties<'m> {
    /// O(n log n) in the size of the model. `propagations` are those of the edges, in order.
    pub(super) fn of(graph: &DependencyGraph<'m>, propagations: &[Propagation]) -> Self {
        let contracts: Vec<&Contract> = graph.numbering.model.contracts().iter().collect();
        let ids: HashMap<&ContractId, ContractNo> =
            contracts.iter().enumerate().map(|(number, contract)| (&contract.id, number)).collect();
        let mut found = Self {
            ties: contracts.iter().map(|_| Vec::new()).collect(),
            providers: owners(graph, &contracts),
            provided: vec![Vec::new(); graph.node_count()],
            is_used: vec![false; contracts.len()],
            unnamed: vec![Vec::new(); graph.node_count()],
            contracts,
        };
        let mut without_contract = Vec::new();
        for ((_, _, bonds), propagation) in graph.edges().zip(propagations) {
            for bond in bonds {
                let named =
                    bond.interactions().find_map(|number| graph.numbering.interaction(number).contract.as_ref());
                match named {
                    Some(id) => found.tie(graph, ids[id], bond, propagation),
                    None => without_contract.push((bond, propagation)),
                }
            }
        }
        found.index_providers();
        for (bond, propagation) in without_contract {
            found.tie_without_contract(graph, bond, propagation);
        }
        let named = graph.numbering.interactions.iter().filter(|it| !is_offer(graph.numbering.model, it));
        named.filter_map(|it| it.contract.as_ref()).for_each(|id| found.is_used[ids[id]] = true);
        found
    }

    pub(super) fn contract_no(&self, id: &ContractId) -> Option<ContractNo> {
        self.contracts.binary_search_by(|contract| contract.id.cmp(id)).ok()
    }

    fn tie(&mut self, graph: &DependencyGraph<'m>, contract: ContractNo, bond: &Bond, propagation: &Propagation) {
        let kind = self.contracts[contract].kind;
        let consumption = consumption(graph, bond);
        let is_absorbed = propagation.class == ChangeClass::Absorber;
        self.is_used[contract] = true;
        self.providers[contract].push(bond.upstream);
        self.ties[contract].push(Tie {
            consumer: bond.dependent,
            provider: bond.upstream,
            reader: reader(graph, kind, bond, propagation),
            interactions: bond.interactions().collect(),
            uses: consumption.uses.as_deref(),
            passes_on: consumption.pass_through && !is_absorbed,
            is_absorbed,
        });
    }

    fn index_providers(&mut self) {
        for (contract, providers) in self.providers.iter_mut().enumerate() {
            providers.sort_unstable();
            providers.dedup();
            providers.iter().for_each(|provider| self.provided[provider.index()].push(contract));
        }
    }

    /// Whoever uses a store or a library is bound by all its contracts, unless it names the one it uses. Of others nothing is known.
    fn tie_without_contract(&mut self, graph: &DependencyGraph<'m>, bond: &Bond, propagation: &Propagation) {
        match binds_everyone(graph, bond) {
            true => {
                for contract in self.provided[bond.upstream.index()].clone() {
                    self.tie(graph, contract, bond, propagation);
                }
            }
            false => self.unnamed[bond.upstream.index()].extend(bond.interactions()),
        }
    }
}

/// The owner of each contract, where it counts as a node.
fn owners(graph: &DependencyGraph<'_>, contracts: &[&Contract]) -> Vec<Vec<Node>> {
    let nodes: HashMap<&ServiceId, Node> = graph.nodes().map(|node| (graph.id(node), node)).collect();
    let owner = |contract: &&Contract| contract.owner.as_ref().and_then(|owner| nodes.get(owner)).copied();
    contracts.iter().map(|contract| owner(contract).into_iter().collect()).collect()
}

/// The interaction at the consumer's end.
fn consumption<'m>(graph: &DependencyGraph<'m>, bond: &Bond) -> &'m Interaction {
    let first = graph.numbering.interaction(bond.first);
    match first.kind.points_at_dependent() {
        true => graph.numbering.interaction(bond.last()),
        false => first,
    }
}

fn reader(graph: &DependencyGraph<'_>, kind: ContractKind, bond: &Bond, propagation: &Propagation) -> Reader {
    let interaction = graph.numbering.interaction(bond.first).kind;
    let is_shared = matches!(kind, ContractKind::Database | ContractKind::Library) || binds_everyone(graph, bond);
    if is_shared || propagation.class == ChangeClass::Multiplier {
        return Reader::Both;
    }
    let is_message = kind == ContractKind::Message && !interaction.points_at_dependent();
    match interaction == InteractionKind::Command || is_message {
        true => Reader::Provider,
        false => Reader::Consumer,
    }
}
