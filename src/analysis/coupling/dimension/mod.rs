//! In which ways each interaction couples its ends: five of the six couplings of Thomas (2023; names \[V\], values \[P\]), and the
//! facets of Hohpe, *The Many Facets of Coupling* (names \[V\], values \[P\]). The sixth coupling, incidental, is one of pairs of
//! services: [`super::incidental`].
//!
//! All values run from 0, independent, to 1, tied. They are shown side by side and never summed.

mod conversation;
mod couplings;
mod facets;
pub mod reason;

use std::collections::{BTreeMap, HashMap};

use super::super::dependency::{Bond, DependencyGraph};
use super::super::numbering::same_team;
use super::Reasoned;
use super::interaction::tightest;
use super::strength::{StrengthReason, Strengths};
use crate::model::contract::Contract;
use crate::model::interaction::{Interaction, InteractionKind};
use crate::model::service::Service;
use crate::model::team::TeamInteractionMode;
use crate::model::{InteractionId, Model, TeamId};
use conversation::Conversations;
use reason::Reason;

/// A value from 0 to 1 and why it has it.
pub type Degree = Reasoned<Reason, f64>;

/// In which ways one interaction couples its ends. Like its balance, that of an interaction with a channel is that of the bond of most
/// effort that it takes part in.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimensions {
    /// The couplings people talk about.
    pub couplings: Couplings,
    /// The facets, for those who want to know more.
    pub facets: Facets,
}

/// Five of the six couplings \[P\].
#[derive(Clone, Debug, PartialEq)]
pub struct Couplings {
    /// Whether they meet directly: 1, or through a channel: 0.5.
    pub structural: Degree,
    /// Who tells whom what to do: command 1, request 0.5, query 0.2, anything else 0.
    pub control: Degree,
    /// How much of what is exchanged the consumer uses: fields used ÷ fields; 1 where that is unknown, and for shared data.
    pub data: Degree,
    /// How much knowledge of the domain is shared: contract 0, model 0.5, functional 0.8, intrusive 1; at most 0.1 behind an
    /// anticorruption layer.
    pub domain: Degree,
    /// Whether one team can do it alone: same team 0, two teams with an agreed way of working 0.5, without 1. No team counts as another.
    pub organisational: Degree,
}

/// The facets of an interaction \[P\].
#[derive(Clone, Debug, PartialEq)]
pub struct Facets {
    /// Whether both have to run at the same time: 1 where one waits, 0.3 where an answer comes back as a message, else 0.
    pub temporal: Degree,
    /// Whether one has to know where the other is: 1 directly, 0.5 by way of a gateway, 0 through a channel or built in.
    pub location: Degree,
    /// Whether a change of format needs both: 0 fully compatible, 0.5 one way, 1 without a rule or a contract.
    pub format: Degree,
    /// How much meaning is shared: strength / 10.
    pub semantic: Degree,
    /// Whether they hold to a longer protocol: 1 where one workflow passes more than two messages between them, else 0.
    pub conversation: Degree,
    /// Whether messages have to keep their order.
    pub order: Degree,
    /// Whether both need the same technology: 1 shared data or a library, 0.3 a remote call, 0 a message.
    pub technology: Degree,
    /// Whether they are released together: 1 in one deploy unit or built in, else 0.
    pub deployment: Degree,
    /// Whether one team can do it alone: as [`Couplings::organisational`].
    pub organisational: Degree,
}

/// The dimensions of each interaction; those with a person at one end are left out. O(b) for b bonds, and O(steps) for the workflows.
pub fn dimensions(graph: &DependencyGraph<'_>) -> BTreeMap<InteractionId, Dimensions> {
    let evidence = Evidence::of(graph);
    let numbers = graph.numbering.interaction_numbers();
    let coupled = numbers.zip(tightest(graph)).filter_map(|(number, found)| Some((number, found?)));
    coupled
        .map(|(number, (figures, bond))| {
            let tie = Tie::of(graph, bond, figures.strength.reason);
            let dimensions =
                Dimensions { couplings: couplings::of(&evidence, &tie), facets: facets::of(&evidence, &tie) };
            (graph.numbering.interaction(number).id.clone(), dimensions)
        })
        .collect()
}

fn degree(value: f64, reason: Reason) -> Degree {
    Degree { value, reason }
}

/// A bond with everything the dimensions ask of it.
struct Tie<'g, 'm> {
    bond: &'g Bond,
    kind: InteractionKind,
    dependent: &'m Service,
    upstream: &'m Service,
    /// The interaction at the end of the one who depends.
    consuming: &'m Interaction,
    contract: Option<&'m Contract>,
    strength: StrengthReason,
}

impl<'g, 'm> Tie<'g, 'm> {
    fn of(graph: &DependencyGraph<'m>, bond: &'g Bond, strength: StrengthReason) -> Self {
        let interaction = |number| graph.numbering.interaction(number);
        let kind = interaction(bond.first).kind;
        let consuming = interaction(if kind.points_at_dependent() { bond.last() } else { bond.first });
        let named = bond.interactions().map(interaction).find_map(|it| it.contract.as_ref());
        let contract = consuming.contract.as_ref().or(named).and_then(|id| graph.numbering.model.contracts().get(id));
        let (dependent, upstream) = (graph.element(bond.dependent), graph.element(bond.upstream));
        Self { bond, kind, dependent, upstream, consuming, contract, strength }
    }

    fn passes_channel(&self) -> bool {
        !self.bond.rest.is_empty()
    }
}

/// What the dimensions rest on besides the bond itself.
struct Evidence<'g, 'm> {
    graph: &'g DependencyGraph<'m>,
    strengths: Strengths<'g, 'm>,
    conversations: Conversations,
    agreed: HashMap<&'m [TeamId; 2], TeamInteractionMode>,
}

impl<'g, 'm> Evidence<'g, 'm> {
    fn of(graph: &'g DependencyGraph<'m>) -> Self {
        let model: &'m Model = graph.numbering.model;
        Self {
            graph,
            strengths: Strengths::of(graph),
            conversations: Conversations::of(graph),
            agreed: model.team_interactions().iter().map(|it| (&it.between, it.mode)).collect(),
        }
    }

    fn organisational(&self, tie: &Tie<'_, 'm>) -> Degree {
        let (Some(one), Some(other)) = (&tie.dependent.team, &tie.upstream.team) else {
            return degree(1.0, Reason::NoTeam);
        };
        if same_team(tie.dependent, tie.upstream) {
            return degree(0.0, Reason::SameTeam);
        }
        let between = if one < other { [one.clone(), other.clone()] } else { [other.clone(), one.clone()] };
        match self.agreed.get(&between) {
            Some(mode) => degree(0.5, Reason::AgreedTeams(*mode)),
            None => degree(1.0, Reason::UnagreedTeams),
        }
    }
}
