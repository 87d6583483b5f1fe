//! Integration strength: how much knowledge the two ends share.

use std::fmt;

use super::super::dependency::{Bond, DependencyGraph};
use super::Reasoned;
use super::context_map::ContextMap;
use crate::model::context::{ContextPattern, ContextRelation, DownstreamRole, UpstreamRole};
use crate::model::interaction::{InteractionKind, Strength};
use crate::model::service::ServiceKind;

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
    /// Several elements use the same store: 10.
    SharedDatastore {
        /// How many.
        users: usize,
    },
    /// Code of one is built into the other: 3.
    Library,
    /// The downstream context takes over the upstream's model: 3.
    Conformist,
    /// Both contexts own a common part of the model: 3.
    SharedKernel,
    /// The downstream context translates at its border: 1.
    AnticorruptionLayer,
    /// The upstream context offers an open host service in a published language: 1.
    PublishedLanguage,
    /// The contract has a version: 1.
    VersionedContract,
    /// Nothing is known of it: 3.
    Assumed,
}

impl StrengthReason {
    fn reasoned(self) -> Reasoned<Self> {
        let value = match self {
            Self::Stated(strength) => value(strength),
            Self::SharedDatastore { .. } => 10,
            Self::Library | Self::Conformist | Self::SharedKernel | Self::Assumed => 3,
            Self::AnticorruptionLayer | Self::PublishedLanguage | Self::VersionedContract => 1,
        };
        Reasoned { value, reason: self }
    }
}

impl fmt::Display for StrengthReason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stated(_) => formatter.write_str("set by hand"),
            Self::SharedDatastore { users } => write!(formatter, "datastore used by {users}"),
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
    graph: &'g DependencyGraph<'m>,
    context_map: ContextMap<'m>,
    /// How many share the data of each node.
    data_users: Vec<usize>,
}

impl<'g, 'm> Strengths<'g, 'm> {
    pub(in super::super) fn of(graph: &'g DependencyGraph<'m>) -> Self {
        let mut data_users = vec![0; graph.node_count()];
        for (_, upstream, bonds) in graph.edges() {
            data_users[upstream.index()] += usize::from(bonds.iter().any(|bond| shares_data(graph, bond)));
        }
        Self { graph, context_map: ContextMap::of(graph.numbering.model), data_users }
    }

    pub(in super::super) fn strength(&self, bond: &Bond) -> Reasoned<StrengthReason> {
        self.reason(bond).reasoned()
    }

    fn reason(&self, bond: &Bond) -> StrengthReason {
        let interaction = |number| self.graph.numbering.interaction(number);
        if let Some(stated) = bond.interactions().find_map(|number| interaction(number).strength) {
            return StrengthReason::Stated(stated);
        }
        let users = self.data_users[bond.upstream.index()];
        if users >= 2 && shares_data(self.graph, bond) {
            return StrengthReason::SharedDatastore { users };
        }
        if interaction(bond.first).kind == InteractionKind::Library {
            return StrengthReason::Library;
        }
        let relations =
            self.context_map.relations(self.graph.element(bond.dependent), self.graph.element(bond.upstream));
        let versioned = || bond.interactions().any(|number| self.has_versioned_contract(interaction(number)));
        of_relations(relations)
            .or_else(|| versioned().then_some(StrengthReason::VersionedContract))
            .unwrap_or(StrengthReason::Assumed)
    }

    fn has_versioned_contract(&self, interaction: &crate::model::interaction::Interaction) -> bool {
        let contract = interaction.contract.as_ref().and_then(|id| self.graph.numbering.model.contracts().get(id));
        contract.is_some_and(|contract| contract.version.is_some())
    }
}

pub(in super::super) fn shares_data(graph: &DependencyGraph<'_>, bond: &Bond) -> bool {
    graph.numbering.interaction(bond.first).kind == InteractionKind::SharedData
        || graph.element(bond.upstream).kind == ServiceKind::Datastore
}

fn of_relations(relations: &[&ContextRelation]) -> Option<StrengthReason> {
    let takes = |role| relations.iter().any(|relation| relation.downstream_roles.contains(&role));
    let offers = |relation: &&ContextRelation| {
        relation.upstream_roles.contains(&UpstreamRole::OpenHostService)
            && relation.upstream_roles.contains(&UpstreamRole::PublishedLanguage)
    };
    if takes(DownstreamRole::Conformist) {
        return Some(StrengthReason::Conformist);
    }
    if relations.iter().any(|relation| relation.pattern == ContextPattern::SharedKernel) {
        return Some(StrengthReason::SharedKernel);
    }
    if takes(DownstreamRole::AnticorruptionLayer) {
        return Some(StrengthReason::AnticorruptionLayer);
    }
    relations.iter().any(offers).then_some(StrengthReason::PublishedLanguage)
}
