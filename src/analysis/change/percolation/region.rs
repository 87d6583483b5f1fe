//! Parts of a system that changes flow through.

use std::collections::HashMap;

use super::super::super::dependency::Node;
use super::super::super::dependency::cycles::Components;
use super::super::super::outage::lanes::Lanes;
use super::flow::{FlowNo, Flows};

/// A flow within a region.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    /// The place at its other end.
    pub(super) place: usize,
    pub(super) probability: f64,
    pub(super) is_absorbed: bool,
    pub(super) flow: FlowNo,
}

/// What can be touched when one of some nodes changes, with the flows between. Places are numbered such that they stand after all that
/// lead to them, unless they lead back to those.
pub(in super::super) struct Region {
    pub(in super::super) nodes: Vec<Node>,
    /// The flows out of each place.
    pub(super) leaving: Vec<Vec<Passage>>,
    /// The party of each place, numbered within the region.
    pub(super) party_of: Vec<usize>,
    /// Which parties those are.
    pub(in super::super) parties: Vec<usize>,
}

impl Region {
    /// What the change of one node can reach at all. That node is place 0, and nothing leads to it: it has changed already.
    pub(in super::super) fn cone(flows: &Flows, source: Node, party_of: &[usize]) -> Self {
        let mut cone = Self::of(flows, [source].into_iter(), party_of);
        cone.leaving.iter_mut().for_each(|leaving| leaving.retain(|passage| passage.place != 0));
        cone
    }

    /// O(N) in the size of the system to number the places, else linear in the nodes and flows of the region. `party_of` has the party of
    /// every node.
    pub(in super::super) fn of(flows: &Flows, sources: impl Iterator<Item = Node>, party_of: &[usize]) -> Self {
        let mut nodes = finished(flows, sources);
        nodes.reverse();
        let carriers = nodes.len();
        let mut places = vec![None; flows.node_count()];
        nodes.iter().enumerate().for_each(|(place, node)| places[node.index()] = Some(place));
        let mut leaving: Vec<Vec<Passage>> = Vec::with_capacity(carriers);
        for from in 0..carriers {
            let numbers = flows.leaving(nodes[from]);
            let passage = |number: FlowNo| {
                let flow = flows.flow(number);
                let place = *places[flow.to.index()].get_or_insert_with(|| {
                    nodes.push(flow.to);
                    nodes.len() - 1
                });
                Passage { place, probability: flow.probability, is_absorbed: flow.is_absorbed, flow: number }
            };
            leaving.push(numbers.map(passage).collect());
        }
        // What is touched at its border alone passes nothing on.
        leaving.resize_with(nodes.len(), Vec::new);
        let (party_of, parties) = number(nodes.iter().map(|node| party_of[node.index()]));
        Self { nodes, leaving, party_of, parties }
    }

    /// The lanes in which each party is touched, given those of each place.
    pub(super) fn by_party(&self, touched: &[Lanes]) -> Vec<Lanes> {
        let mut parties = vec![Lanes::default(); self.parties.len()];
        for (party, lanes) in self.party_of.iter().zip(touched) {
            parties[*party] = parties[*party].or(*lanes);
        }
        parties
    }

    /// How many flows may pass a change on or not.
    pub(super) fn uncertain(&self) -> usize {
        self.leaving.iter().flatten().filter(|passage| passage.probability < 1.0).count()
    }

    /// The flows into each place.
    pub(super) fn entering(&self) -> Vec<Vec<Passage>> {
        let mut entering = vec![Vec::new(); self.nodes.len()];
        for (from, leaving) in self.leaving.iter().enumerate() {
            for passage in leaving {
                entering[passage.place].push(Passage { place: from, ..*passage });
            }
        }
        entering
    }

    /// Places that lead to each other in one group; a group stands after all that lead to it.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let edges =
            self.leaving.iter().enumerate().flat_map(|(from, leaving)| {
                leaving.iter().map(move |passage| (Node::of(from), Node::of(passage.place)))
            });
        let components = Components::of_edges(self.leaving.len(), &edges.collect::<Vec<_>>());
        // They stand after all that they lead to.
        let groups = components.members.iter().rev();
        groups.map(|members| members.iter().map(|node| node.index()).collect()).collect()
    }
}

/// The nodes that can change, in the order in which a depth-first search is done with them: a source comes after all that it reaches.
fn finished(flows: &Flows, sources: impl Iterator<Item = Node>) -> Vec<Node> {
    let mut is_found = vec![false; flows.node_count()];
    let mut finished = Vec::new();
    for source in sources {
        let mut way = Vec::new();
        let mut next = Some(source).filter(|source| !is_found[source.index()]);
        loop {
            if let Some(node) = next {
                is_found[node.index()] = true;
                way.push((node, flows.leaving(node)));
            }
            let Some((node, leaving)) = way.last_mut() else { break };
            let mut carried = leaving.map(|number| flows.flow(number)).filter(|flow| !flow.is_absorbed);
            next = carried.find(|flow| !is_found[flow.to.index()]).map(|flow| flow.to);
            if next.is_none() {
                finished.push(*node);
                way.pop();
            }
        }
    }
    finished
}

/// Numbers values in the order in which they come; answers the numbers, and the values by number.
fn number(values: impl Iterator<Item = usize>) -> (Vec<usize>, Vec<usize>) {
    let mut known = HashMap::new();
    let mut distinct = Vec::new();
    let numbers = values.map(|value| {
        *known.entry(value).or_insert_with(|| {
            distinct.push(value);
            distinct.len() - 1
        })
    });
    (numbers.collect(), distinct)
}
