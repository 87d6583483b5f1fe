//! Integration strength: how much knowledge the two ends share.

use std::collections::BTreeSet;
use std::fmt;

use super::super::dependency::{Bond, DependencyGraph, Node};
use super::super::redundancy::Redundancy;
use super::context_map::ContextMap;
use super::{Reasoned, grade};
use crate::model::context::{ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use crate::model::interaction::{InteractionKind, Strength};
use crate::model::service::ServiceKind;
use crate::model::{Assumption, Model};

/// The value of a strength on Khononov's scale from 1 to 10 \[V\].
pub fn value(strength: Strength) -> u8 {
    match strength {
        Strength::Contract => 1,
        Strength::Model => 3,
        Strength::Functional => 8,
        Strength::Intrusive => 10,
    }
}

/// Why an interaction has its strength; the first that holds, in this order \[P\].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrengthReason {
    /// Someone said so.
    Stated(Strength),
    /// Several use the same store.
    SharedDatastore {
        /// How many: elements of one team that can stand in for each other are copies of one, and count as one \[P\].
        users: usize,
        /// How many elements these are.
        elements: usize,
    },
    /// Code of one is built into the other.
    Library,
    /// The downstream context takes over the upstream's model.
    Conformist,
    /// Both contexts own a common part of the model.
    SharedKernel,
    /// The downstream context translates at its border.
    AnticorruptionLayer,
    /// The upstream context offers an open host service in a published language.
    PublishedLanguage,
    /// The contract has a version.
    VersionedContract,
    /// Nothing is known of it.
    Assumed,
}

impl StrengthReason {
    /// The strength that this makes.
    pub fn strength(self) -> Strength {
        match self {
            Self::Stated(strength) => strength,
            Self::SharedDatastore { .. } => Strength::Intrusive,
            Self::Library | Self::Conformist | Self::SharedKernel | Self::Assumed => Strength::Model,
            Self::AnticorruptionLayer | Self::PublishedLanguage | Self::VersionedContract => Strength::Contract,
        }
    }
}

impl StrengthReason {
    /// The value on the scale of Khononov: that of the strength where it was stated, else what the model assumes.
    pub fn value(self, model: &Model) -> u8 {
        match self {
            Self::Stated(strength) => value(strength),
            Self::SharedDatastore { .. } => grade(model, Assumption::StrengthSharedData),
            Self::Library | Self::Conformist | Self::SharedKernel => grade(model, Assumption::StrengthSharedModel),
            Self::AnticorruptionLayer | Self::PublishedLanguage | Self::VersionedContract => {
                grade(model, Assumption::StrengthContract)
            }
            Self::Assumed => grade(model, Assumption::StrengthUnknown),
        }
    }
}

impl fmt::Display for StrengthReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stated(_) => formatter.write_str("set by hand"),
            Self::SharedDatastore { users, elements } if users == elements => {
                write!(formatter, "datastore used by {users}")
            }
            Self::SharedDatastore { users, elements } => {
                write!(formatter, "datastore used by {users}, {elements} with their copies")
            }
            Self::Library => formatter.write_str("built-in library"),
            Self::Conformist => formatter.write_str("conformist context"),
            Self::SharedKernel => formatter.write_str("shared kernel"),
            Self::AnticorruptionLayer => formatter.write_str("behind an anticorruption layer"),
            Self::PublishedLanguage => formatter.write_str("open host service with a published language"),
            Self::VersionedContract => formatter.write_str("versioned contract"),
            Self::Assumed => formatter.write_str("assumed: no contract, no context relation"),
        }
    }
}

/// What the strength of bonds is derived from.
pub(in super::super) struct Strengths<'g, 'm> {
    pub(super) graph: &'g DependencyGraph<'m>,
    context_map: ContextMap<'m>,
    redundancy: Redundancy,
    /// Who uses the data of each node.
    data_users: Vec<DataUsers>,
}

/// Who uses the data of a node.
#[derive(Clone, Copy, Default)]
struct DataUsers {
    /// Copies counted once.
    users: usize,
    elements: usize,
}

impl<'g, 'm> Strengths<'g, 'm> {
    pub(in super::super) fn of(graph: &'g DependencyGraph<'m>) -> Self {
        let mut users = vec![Vec::new(); graph.node_count()];
        for (user, upstream, bonds) in graph.edges() {
            if bonds.iter().any(|bond| shares_data(graph, bond)) {
                users[upstream.index()].push(user);
            }
        }
        let redundancy = Redundancy::of(&graph.numbering);
        let data_users = Vec::new();
        let mut strengths = Self { graph, context_map: ContextMap::of(graph.numbering.model), redundancy, data_users };
        let counted =
            |users: &Vec<Node>| DataUsers { users: strengths.users(users.iter().copied()), elements: users.len() };
        strengths.data_users = users.iter().map(counted).collect();
        strengths
    }

    /// How many users these nodes are: those of one known team that can stand in for each other are one.
    pub(in super::super) fn users(&self, nodes: impl Iterator<Item = Node>) -> usize {
        let copies = |node: Node| {
            let team = self.graph.numbering.ownership.of_element(self.graph.element(node))?;
            Some((self.redundancy.group_of(self.graph.element_no(node))?, team))
        };
        nodes.map(|node| copies(node).ok_or(node)).collect::<BTreeSet<_>>().len()
    }

    pub(in super::super) fn strength(&self, bond: &Bond) -> Reasoned<StrengthReason> {
        let reason = self.reason(bond);
        Reasoned { value: reason.value(self.graph.numbering.model), reason }
    }

    pub(super) fn reason(&self, bond: &Bond) -> StrengthReason {
        let interaction = |number| self.graph.numbering.interaction(number);
        if let Some(stated) = bond.interactions().find_map(|number| interaction(number).strength) {
            return StrengthReason::Stated(stated);
        }
        if self.shares_datastore(bond) {
            let DataUsers { users, elements } = self.data_users[bond.upstream.index()];
            return StrengthReason::SharedDatastore { users, elements };
        }
        if interaction(bond.first).kind == InteractionKind::Library {
            return StrengthReason::Library;
        }
        of_relations(self.relations(bond))
            .or_else(|| self.has_versioned_contract(bond).then_some(StrengthReason::VersionedContract))
            .unwrap_or(StrengthReason::Assumed)
    }

    fn relations(&self, bond: &Bond) -> &[&'m ContextRelation] {
        self.context_map.relations(self.graph.element(bond.dependent), self.graph.element(bond.upstream))
    }

    /// Whether it leads to data that several use.
    pub(super) fn shares_datastore(&self, bond: &Bond) -> bool {
        self.data_users[bond.upstream.index()].users >= 2 && shares_data(self.graph, bond)
    }

    /// Whether the dependent translates what it is told.
    pub(super) fn is_behind_anticorruption_layer(&self, bond: &Bond) -> bool {
        takes(self.relations(bond), DownstreamRole::AnticorruptionLayer)
    }

    pub(super) fn has_versioned_contract(&self, bond: &Bond) -> bool {
        let contracts = self.graph.numbering.model.contracts();
        let mut named =
            bond.interactions().filter_map(|number| self.graph.numbering.interaction(number).contract.as_ref());
        named.any(|id| contracts.get(id).is_some_and(|contract| contract.version.is_some()))
    }
}

/// Whether a bond runs over a common store.
pub(in super::super) fn shares_data(graph: &DependencyGraph<'_>, bond: &Bond) -> bool {
    graph.numbering.interaction(bond.first).kind == InteractionKind::SharedData
        || graph.element(bond.upstream).kind == ServiceKind::Datastore
}

fn takes(relations: &[&ContextRelation], role: DownstreamRole) -> bool {
    relations.iter().any(|relation| relation.downstream_roles.contains(&role))
}

fn of_relations(relations: &[&ContextRelation]) -> Option<StrengthReason> {
    let offers = |relation: &&ContextRelation| {
        relation.upstream_roles.contains(&UpstreamRole::OpenHostService)
            && relation.upstream_roles.contains(&UpstreamRole::PublishedLanguage)
    };
    if takes(relations, DownstreamRole::Conformist) {
        return Some(StrengthReason::Conformist);
    }
    if relations.iter().any(|relation| relation.pattern == ContextPattern::SharedKernel) {
        return Some(StrengthReason::SharedKernel);
    }
    if takes(relations, DownstreamRole::AnticorruptionLayer) {
        return Some(StrengthReason::AnticorruptionLayer);
    }
    relations.iter().any(offers).then_some(StrengthReason::PublishedLanguage)
}
