//! Who has to wait for whose release, and in how few waves everyone can be done.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dependency::cycles::Components;
use super::super::dependency::{DependencyGraph, Node};
use super::party::Party;
use crate::model::ServiceId;

/// One element that cannot be released before another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Wait {
    /// The one that waits.
    pub waiting: ServiceId,
    /// The one it waits for.
    pub on: ServiceId,
}

/// Elements that are released together, and who does it.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// The elements, by id.
    pub elements: Vec<ServiceId>,
    /// Who changes them.
    pub parties: BTreeSet<Party>,
}

/// How a change that is made at once is rolled out \[P\].
///
/// What waits are elements, not teams: a team that releases two of its services one after the other is not in lock-step with itself, and
/// folding them into one would tie it to others that it need not wait for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Releases {
    /// Who waits for whom.
    pub waits: Vec<Wait>,
    /// The groups that wait for each other in a circle, so that all their members have to be released at the same moment; by their first
    /// member. A group of one party needs no agreement with anyone.
    pub lock_step: Vec<Release>,
    /// The fewest waves, in order: as many as the longest chain of waiting has groups.
    pub waves: Vec<Release>,
}

/// O((n + w) log n) for n elements and w waits.
pub(super) fn releases(graph: &DependencyGraph<'_>, changing: &[Node], waits: &BTreeSet<(Node, Node)>) -> Releases {
    let place = |node: &Node| Node::of(changing.binary_search(node).expect("who waits has to change"));
    let arcs: Vec<(Node, Node)> = waits.iter().map(|(waiting, on)| (place(waiting), place(on))).collect();
    let components = Components::of_edges(changing.len(), &arcs);
    let release = |members: &[Node]| {
        let mut members: Vec<Node> = members.iter().map(|member| changing[member.index()]).collect();
        members.sort_unstable();
        Release {
            elements: members.iter().map(|node| graph.id(*node).clone()).collect(),
            parties: Party::all(graph, members),
        }
    };
    let mut members_of_wave: BTreeMap<usize, Vec<Node>> = BTreeMap::new();
    for (members, wave) in components.members.iter().zip(waves(&components, &arcs)) {
        members_of_wave.entry(wave).or_default().extend(members);
    }
    let wait = |(waiting, on): &(Node, Node)| Wait { waiting: graph.id(*waiting).clone(), on: graph.id(*on).clone() };
    Releases {
        waits: waits.iter().map(wait).collect(),
        lock_step: components.cyclic().into_iter().map(release).collect(),
        waves: members_of_wave.values().map(|members| release(members)).collect(),
    }
}

/// The wave of each component: one after the last that it waits for. A component stands after all that it waits for.
fn waves(components: &Components, arcs: &[(Node, Node)]) -> Vec<usize> {
    let mut awaited = vec![Vec::new(); components.members.len()];
    for (waiting, on) in arcs {
        awaited[components.of[waiting.index()]].push(components.of[on.index()]);
    }
    let mut waves = vec![0; components.members.len()];
    for (component, awaited) in awaited.into_iter().enumerate() {
        let others = awaited.into_iter().filter(|other| *other != component);
        waves[component] = others.map(|other| waves[other] + 1).max().unwrap_or(0);
    }
    waves
}
