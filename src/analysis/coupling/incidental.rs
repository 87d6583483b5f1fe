//! Incidental coupling: services that change and fail together for no reason of the domain \[P\].

use std::collections::BTreeSet;

use super::super::dependency::{DependencyGraph, Node};
use super::strength::shares_data;
use crate::model::interaction::InteractionKind;
use crate::model::service::{Service, ServiceKind};
use crate::model::{InteractionId, ServiceId};

/// So many pairs are looked at. What is shared by more than that leaves room for is named with its users instead.
pub const MOST_PAIRS: usize = 10_000;

/// The incidental coupling of a model.
#[derive(Clone, Debug, PartialEq)]
pub struct Incidental {
    /// Two services that share something, but no interaction and no workflow; by ids.
    pub pairs: Vec<IncidentalPair>,
    /// What is shared by so many that its pairs were not looked at, most users first; none where nothing was cut. Pairs that share
    /// something rarer too are listed all the same, with both.
    pub not_paired: Vec<WidelyShared>,
}

/// Two services, and what ties them.
#[derive(Clone, Debug, PartialEq)]
pub struct IncidentalPair {
    /// The smaller id.
    pub one: ServiceId,
    /// The other.
    pub other: ServiceId,
    /// Everything that both share, at least one thing.
    pub shares: Vec<Shared>,
}

/// Something shared by many.
#[derive(Clone, Debug, PartialEq)]
pub struct WidelyShared {
    /// What.
    pub shared: Shared,
    /// By how many services.
    pub users: usize,
}

/// What two services may share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// They are released as one.
    DeployUnit(String),
    /// They use one store.
    Datastore(ServiceId),
    /// The same code is built into both.
    Library(ServiceId),
    /// They run on one element.
    Host(ServiceId),
}

/// The incidental coupling between services of all kinds; datastores, platforms and other people's systems are what is shared, not who
/// shares. Rare things come first, and each is gone through whole or not at all. O(b log b) for b bonds, and for each pair in what its
/// two share.
pub fn incidental(graph: &DependencyGraph<'_>) -> Incidental {
    let sharing = Sharing::of(graph);
    let (paired, wide) = sharing.things.split_at(sharing.paired());
    let mut pairs = BTreeSet::new();
    for (_, users) in paired {
        let later = |place: usize| users[place + 1..].iter().map(move |other| (users[place], *other));
        pairs.extend((0..users.len()).flat_map(later));
    }
    let relations = Relations::of(graph);
    pairs.retain(|(one, other)| !relations.relate(*one, *other));
    let pair = |(one, other): (Node, Node)| IncidentalPair {
        one: graph.id(one).clone(),
        other: graph.id(other).clone(),
        shares: sharing.common(one, other),
    };
    let widely = |(shared, users): &(Shared, Vec<Node>)| WidelyShared { shared: shared.clone(), users: users.len() };
    Incidental { pairs: pairs.into_iter().map(pair).collect(), not_paired: wide.iter().rev().map(widely).collect() }
}

/// Who shares what.
struct Sharing {
    /// What at least two services use, and these, ascending; by how many they are.
    things: Vec<(Shared, Vec<Node>)>,
    /// The places in `things` of what each node uses, ascending.
    of_node: Vec<Vec<usize>>,
}

impl Sharing {
    fn of(graph: &DependencyGraph<'_>) -> Self {
        let mut uses = uses(graph);
        uses.sort_unstable();
        uses.dedup();
        let runs = uses.chunk_by(|one, other| one.0 == other.0).filter(|run| run.len() > 1);
        let mut things: Vec<(Shared, Vec<Node>)> =
            runs.map(|run| (run[0].0.clone(), run.iter().map(|(_, user)| *user).collect())).collect();
        things.sort_by_key(|(_, users)| users.len());
        let mut of_node = vec![Vec::new(); graph.node_count()];
        for (place, (_, users)) in things.iter().enumerate() {
            users.iter().for_each(|user| of_node[user.index()].push(place));
        }
        Self { things, of_node }
    }

    /// Of how many things, the rarest first, all pairs together are at most [`MOST_PAIRS`].
    fn paired(&self) -> usize {
        let mut pairs = 0_u64;
        let mut fits = |users: u64| {
            pairs += users * (users - 1) / 2;
            pairs <= MOST_PAIRS as u64
        };
        self.things.iter().take_while(|(_, users)| fits(users.len() as u64)).count()
    }

    fn common(&self, one: Node, other: Node) -> Vec<Shared> {
        let others = &self.of_node[other.index()];
        let both = self.of_node[one.index()].iter().filter(|place| others.binary_search(place).is_ok());
        let mut common: Vec<Shared> = both.map(|place| self.things[*place].0.clone()).collect();
        common.sort_unstable();
        common
    }
}

fn is_service(element: &Service) -> bool {
    !matches!(element.kind, ServiceKind::Datastore | ServiceKind::Platform | ServiceKind::External)
}

/// What each service uses that others may use too.
fn uses(graph: &DependencyGraph<'_>) -> Vec<(Shared, Node)> {
    let mut uses = Vec::new();
    for node in graph.nodes().filter(|node| is_service(graph.element(*node))) {
        let element = graph.element(node);
        uses.extend(element.deploy_unit.iter().map(|unit| (Shared::DeployUnit(unit.clone()), node)));
        uses.extend(element.runs_on.iter().map(|host| (Shared::Host(host.clone()), node)));
    }
    for bond in graph.bonds().iter().filter(|bond| is_service(graph.element(bond.dependent))) {
        let upstream = graph.id(bond.upstream);
        if graph.numbering.interaction(bond.first).kind == InteractionKind::Library {
            uses.push((Shared::Library(upstream.clone()), bond.dependent));
        } else if shares_data(graph, bond) {
            uses.push((Shared::Datastore(upstream.clone()), bond.dependent));
        }
    }
    uses
}

/// Who has to do with whom for a reason.
struct Relations<'g, 'm> {
    graph: &'g DependencyGraph<'m>,
    /// For each node, the workflows it takes part in, ascending.
    workflows: Vec<Vec<usize>>,
}

impl<'g, 'm> Relations<'g, 'm> {
    fn of(graph: &'g DependencyGraph<'m>) -> Self {
        let model = graph.numbering.model;
        let mut workflows = vec![Vec::new(); graph.node_count()];
        for (number, workflow) in model.workflows().iter().enumerate() {
            let ends = |id: &InteractionId| model.interactions().get(id).map(|it| [&it.from, &it.to]);
            let parties = workflow.steps.iter().filter_map(|step| ends(&step.interaction)).flatten();
            let parties: BTreeSet<&ServiceId> = parties.chain([&workflow.entry]).chain(&workflow.coordinator).collect();
            for node in parties.into_iter().filter_map(|id| graph.node(id)) {
                workflows[node.index()].push(number);
            }
        }
        Self { graph, workflows }
    }

    fn relate(&self, one: Node, other: Node) -> bool {
        let interact = |from, to| !self.graph.bonds_between(from, to).is_empty();
        let others = &self.workflows[other.index()];
        interact(one, other)
            || interact(other, one)
            || self.workflows[one.index()].iter().any(|workflow| others.binary_search(workflow).is_ok())
    }
}
