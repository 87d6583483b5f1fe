//! A model made ready to be asked what a change costs.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dependency::{DependencyGraph, Node};
use super::impact::{ContractChange, ContractImpact, impact};
use super::likelihood::{ChangeLikelihood, likelihood};
use super::oddity::{Oddity, oddities};
use super::party::Party;
use super::percolation::{Courses, Flows, Region, Tally, exact, sample};
use super::propagation::{DependencyChange, Propagation, propagations};
use super::survey::ChangeSurvey;
use super::ties::Ties;
use super::way::{LikelyWays, likeliest_ways};
use crate::model::{Assumption, ContractId, Model, ServiceId};

/// The seed of every estimate that is not asked for with another one.
pub const SEED: u64 = 2004;

/// A model made ready to be asked what a change costs, as often as one likes.
pub struct ChangeModel<'m> {
    graph: DependencyGraph<'m>,
    /// Of the edges, in order.
    propagations: Vec<Propagation>,
    ties: Ties<'m>,
    flows: Flows,
    parties: Vec<Party>,
    /// The party of each node.
    party_of: Vec<usize>,
}

impl<'m> ChangeModel<'m> {
    /// O(n log n) in the size of the model.
    pub fn of(model: &'m Model) -> Self {
        let graph = DependencyGraph::of(model);
        let propagations = propagations(&graph);
        let owners: Vec<Party> = graph.nodes().map(|node| Party::of(&graph, node)).collect();
        let mut parties = owners.clone();
        parties.sort_unstable();
        parties.dedup();
        let numbers: BTreeMap<&Party, usize> =
            parties.iter().enumerate().map(|(number, party)| (party, number)).collect();
        Self {
            party_of: owners.iter().map(|party| numbers[party]).collect(),
            ties: Ties::of(&graph, &propagations),
            flows: Flows::of(&graph, &propagations),
            parties,
            propagations,
            graph,
        }
    }

    /// How a change passes over each dependency, by the ids of dependent and upstream.
    pub fn dependencies(&self) -> impl Iterator<Item = DependencyChange> + '_ {
        self.graph.edges().zip(&self.propagations).map(|((dependent, upstream, _), propagation)| DependencyChange {
            dependent: self.graph.id(dependent).clone(),
            upstream: self.graph.id(upstream).clone(),
            propagation: propagation.clone(),
        })
    }

    /// On how many dependencies each assumption bears; O(E).
    pub fn assumed(&self) -> BTreeMap<Assumption, usize> {
        let mut counts = BTreeMap::new();
        for assumption in self.propagations.iter().flat_map(|it| &it.assumed) {
            *counts.entry(*assumption).or_default() += 1;
        }
        counts
    }

    /// What does not go together in the context map, by relation.
    pub fn oddities(&self) -> Vec<Oddity> {
        oddities(&self.graph)
    }

    /// What a change of a contract forces others to do; none for an unknown contract. Near linear in what it reaches.
    pub fn impact(&self, change: &ContractChange) -> Option<ContractImpact> {
        impact(&self.graph, &self.ties, change)
    }

    /// Who depends on a contract, ascending; nobody on an unknown one. O(t log t) for t ties.
    pub fn consumers(&self, contract: &ContractId) -> BTreeSet<&ServiceId> {
        let ties = self.ties.contract_no(contract).map(|number| &self.ties.ties[number]);
        ties.into_iter().flatten().map(|tie| self.graph.id(tie.consumer)).collect()
    }

    /// Whom a change of an element is likely to touch; none for one that does not count as a node: a person, a channel.
    ///
    /// Exact where at most twenty dependencies are uncertain, and beyond that wherever it is quick; else an estimate from 8,192 courses of
    /// events, in systems of more than 2,000 dependencies from fewer, at least 1,024.
    pub fn likelihood(&self, service: &ServiceId) -> Option<ChangeLikelihood> {
        let source = self.node(service)?;
        let cone = self.cone(source);
        let tally = exact(&cone).unwrap_or_else(|| sample(&cone, &self.courses(SEED)));
        Some(self.likelihood_of(source, &cone, tally))
    }

    /// By which way a change of an element most likely gets to each other; none for one that does not count as a node.
    pub fn likeliest_ways(&self, service: &ServiceId) -> Option<LikelyWays> {
        Some(likeliest_ways(&self.graph, &self.flows, self.node(service)?))
    }

    /// [`ChangeModel::likelihood`] as an estimate, whatever the size, from the random numbers of this seed.
    pub fn sampled_likelihood(&self, service: &ServiceId, seed: u64) -> Option<ChangeLikelihood> {
        let source = self.node(service)?;
        let cone = self.cone(source);
        let tally = sample(&cone, &self.courses(seed));
        Some(self.likelihood_of(source, &cone, tally))
    }

    /// [`ChangeModel::likelihood`] of every element, by id; [`ChangeSurvey`] does it step by step.
    pub fn likelihoods(&self) -> Vec<ChangeLikelihood> {
        ChangeSurvey::of(self).finish()
    }

    pub(super) fn nodes(&self) -> impl ExactSizeIterator<Item = Node> + use<> {
        self.graph.nodes()
    }

    pub(super) fn cone(&self, source: Node) -> Region {
        Region::cone(&self.flows, source, &self.party_of)
    }

    pub(super) fn whole(&self) -> Region {
        Region::of(&self.flows, self.nodes(), &self.party_of)
    }

    pub(super) fn courses(&self, seed: u64) -> Courses<'_> {
        Courses::of(&self.flows, seed)
    }

    pub(super) fn likelihood_of(&self, source: Node, region: &Region, tally: Tally) -> ChangeLikelihood {
        likelihood(&self.graph, &self.parties, source, region, tally)
    }

    fn node(&self, id: &ServiceId) -> Option<Node> {
        self.graph.nodes().find(|node| self.graph.id(*node) == id)
    }
}
