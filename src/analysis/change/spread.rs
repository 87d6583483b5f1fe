//! A change of a contract, followed from contract to contract.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::super::dependency::{DependencyGraph, Node};
use super::impact::{ChangeHop, ContractChange, Role};
use super::kind::{ChangeKind, UpgradeOrder};
use super::ties::{ContractNo, Reader, Tie, Ties};

/// A contract as far as the change has reached it.
#[derive(Default)]
pub(super) struct Reached {
    /// How many contracts lie between it and the one that was changed.
    pub(super) depth: usize,
    /// Who has to follow when it gets its new version.
    pub(super) followers: BTreeSet<Node>,
}

/// One field of one contract, reached by the change.
struct Front<'t, 'm> {
    contract: ContractNo,
    field: Option<&'t str>,
    /// The front before it, and the tie whose consumer carried the change on.
    from: Option<(usize, &'t Tie<'m>)>,
}

/// Followed breadth first over pairs of contract and field, each once: O(fields · ties).
pub(super) struct Spread<'t, 'm> {
    graph: &'t DependencyGraph<'m>,
    ties: &'t Ties<'m>,
    change: &'t ContractChange,
    fronts: Vec<Front<'t, 'm>>,
    seen: HashSet<(ContractNo, Option<&'t str>)>,
    /// Who has to change, and by which front and tie it was reached first; a provider by no tie.
    pub(super) parties: BTreeMap<Node, (Role, usize, Option<&'t Tie<'m>>)>,
    pub(super) reached: BTreeMap<ContractNo, Reached>,
    /// The first of each pair waits for the second.
    pub(super) waits: BTreeSet<(Node, Node)>,
}

impl<'t, 'm> Spread<'t, 'm> {
    pub(super) fn of(graph: &'t DependencyGraph<'m>, ties: &'t Ties<'m>, change: &'t ContractChange) -> Option<Self> {
        let start = ties.contract_no(&change.contract)?;
        let mut spread = Self {
            graph,
            ties,
            change,
            fronts: Vec::new(),
            seen: HashSet::new(),
            parties: BTreeMap::new(),
            reached: BTreeMap::new(),
            waits: BTreeSet::new(),
        };
        match change.kind.is_addition() || change.fields.is_empty() {
            true => spread.reach(start, None, None),
            false => change.fields.iter().for_each(|field| spread.reach(start, Some(field), None)),
        }
        spread.need(start);
        let mut next = 0;
        while next < spread.fronts.len() {
            spread.follow(next);
            next += 1;
        }
        Some(spread)
    }

    /// A contract needs a new version, and so whoever provides it has to move.
    fn reach(&mut self, contract: ContractNo, field: Option<&'t str>, from: Option<(usize, &'t Tie<'m>)>) {
        if !self.seen.insert((contract, field)) {
            return;
        }
        let depth = from.map_or(0, |(front, _)| self.reached[&self.fronts[front].contract].depth + 1);
        let front = self.fronts.len();
        self.fronts.push(Front { contract, field, from });
        self.reached.entry(contract).or_insert(Reached { depth, ..Reached::default() });
        let carrier = from.map(|(_, tie)| tie.consumer);
        let ties = self.ties;
        for provider in ties.providers[contract].iter().filter(|provider| Some(**provider) != carrier) {
            self.involve(*provider, Role::Provider, front, None);
        }
    }

    /// Whoever needs a new field waits for all who provide the contract.
    fn need(&mut self, contract: ContractNo) {
        if self.change.kind != ChangeKind::Need {
            return;
        }
        let (graph, ties) = (self.graph, self.ties);
        for consumer in graph.nodes().filter(|node| self.change.needed_by.contains(graph.id(*node))) {
            let tie = ties.ties[contract].iter().find(|tie| tie.consumer == consumer);
            self.involve(consumer, Role::Consumer, 0, tie);
            self.reached.entry(contract).or_default().followers.insert(consumer);
            let others = ties.providers[contract].iter().filter(|provider| **provider != consumer);
            self.waits.extend(others.map(|provider| (consumer, *provider)));
        }
    }

    fn involve(&mut self, node: Node, role: Role, front: usize, tie: Option<&'t Tie<'m>>) {
        let (known, ..) = self.parties.entry(node).or_insert((role, front, tie));
        *known = role.max(*known);
    }

    fn follow(&mut self, front: usize) {
        let Front { contract, field, .. } = self.fronts[front];
        let ties = self.ties;
        for tie in ties.ties[contract].iter().filter(|tie| tie.is_broken_by(self.change.kind, field)) {
            let carried = if tie.passes_on { self.re_exposed(tie.consumer, field) } else { Vec::new() };
            let role = match (tie.is_absorbed, carried.is_empty()) {
                (true, _) => Role::Absorber,
                (_, true) => Role::Consumer,
                (_, false) => Role::Carrier,
            };
            self.involve(tie.consumer, role, front, Some(tie));
            self.wait(contract, tie);
            carried.into_iter().for_each(|contract| self.reach(contract, field, Some((front, tie))));
        }
    }

    /// The contracts through which a consumer shows a field to its own consumers: those that have a field of that name, or whose fields
    /// are not listed.
    fn re_exposed(&self, consumer: Node, field: Option<&str>) -> Vec<ContractNo> {
        let shows = |contract: &ContractNo| {
            let fields = &self.ties.contracts[*contract].fields;
            field.is_none_or(|name| fields.is_empty() || fields.iter().any(|field| field.name == name))
        };
        self.ties.provided[consumer.index()].iter().copied().filter(shows).collect()
    }

    fn wait(&mut self, contract: ContractNo, tie: &Tie<'_>) {
        let (consumer, provider) = (tie.consumer, tie.provider);
        let followers = &mut self.reached.entry(contract).or_default().followers;
        followers.insert(consumer);
        let order = UpgradeOrder::of(self.change.kind, self.ties.contracts[contract].compatibility);
        let (reader, writer) = match tie.reader {
            Reader::Consumer => (consumer, provider),
            Reader::Provider => (provider, consumer),
            Reader::Both => {
                self.waits.extend([(consumer, provider), (provider, consumer)]);
                return;
            }
        };
        match order {
            UpgradeOrder::Any => {}
            UpgradeOrder::ReadersFirst => drop(self.waits.insert((writer, reader))),
            UpgradeOrder::WritersFirst => drop(self.waits.insert((reader, writer))),
            UpgradeOrder::Together => self.waits.extend([(reader, writer), (writer, reader)]),
        }
    }

    /// A shortest way from the change to someone who has to change.
    pub(super) fn why(&self, node: Node) -> Vec<ChangeHop> {
        let (role, front, tie) = self.parties[&node];
        let mut hops: Vec<ChangeHop> = Vec::new();
        if tie.is_none() {
            hops.extend(self.mover(front, role).map(|mover| self.hop_beside(front, mover, node)));
        }
        let mut way = tie.map(|tie| (front, tie)).or(self.fronts[front].from);
        while let Some((front, tie)) = way {
            hops.push(self.hop(front, tie));
            way = self.fronts[front].from;
            let carrier = way.map(|(_, tie)| tie.consumer).filter(|carrier| *carrier != tie.provider);
            hops.extend(carrier.map(|carrier| self.hop_beside(front, carrier, tie.provider)));
        }
        hops.reverse();
        hops
    }

    fn hop(&self, front: usize, tie: &Tie<'_>) -> ChangeHop {
        let id = |number| self.graph.numbering.interaction(number).id.clone();
        let interactions = tie.interactions.iter().copied().map(id).collect();
        ChangeHop { interactions, ..self.hop_beside(front, tie.provider, tie.consumer) }
    }

    /// A hop that no interaction stands for: to another provider of a contract that is changed in turn, or to someone who needs a field of
    /// a contract that it does not use yet.
    fn hop_beside(&self, front: usize, from: Node, to: Node) -> ChangeHop {
        ChangeHop {
            from: self.graph.id(from).clone(),
            to: self.graph.id(to).clone(),
            contract: self.ties.contracts[self.fronts[front].contract].id.clone(),
            interactions: Vec::new(),
        }
    }

    /// Who made someone change that no tie binds: the carrier of the change; of the first contract, a provider those who need it wait for.
    fn mover(&self, front: usize, role: Role) -> Option<Node> {
        let Front { contract, from, .. } = self.fronts[front];
        match from {
            Some((_, tie)) => Some(tie.consumer),
            None => self.ties.providers[contract].first().copied().filter(|_| role != Role::Provider),
        }
    }
}
