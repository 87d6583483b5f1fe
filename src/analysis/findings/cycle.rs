//! Services that depend on each other in a circle.

use std::collections::{BTreeMap, VecDeque};

use super::evidence::{Evidence, entity};
use super::text::list;
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Node;
use crate::analysis::dependency::chain::synchronous_edges;
use crate::analysis::dependency::cuts::group_cuts;
use crate::analysis::dependency::cycles::Components;
use crate::analysis::numbering::InteractionNo;

/// Groups above this size get no exact advice while people draw; it would take longer than a keystroke.
const LARGEST_ADVISED_GROUP: usize = 12;

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = &evidence.graph;
    let everything = Circles::of(evidence, graph.ends());
    let waiting = Circles::of(evidence, synchronous_edges(graph));
    let groups = everything.components.cyclic().into_iter();
    groups.map(|group| of_group(evidence, &everything, &waiting, group)).collect()
}

fn of_group(evidence: &Evidence<'_>, everything: &Circles, waiting: &Circles, group: &[Node]) -> Finding {
    let is_waiting = |node: &&Node| waiting.components.members[waiting.components.of[node.index()]].len() > 1;
    let (severity, circle, why) = match group.iter().find(is_waiting) {
        Some(start) => (
            Severity::Error,
            waiting.shortest_through(*start),
            "They also wait for each other: if one is slow or down, all of them are.",
        ),
        None => (
            Severity::Warning,
            everything.shortest_through(group[0]),
            "None of them can be changed, tested or released without the others.",
        ),
    };
    let names: Vec<&str> = group.iter().map(|node| evidence.graph.element(*node).name.as_str()).collect();
    Finding {
        rule: Rule::CyclicDependency,
        severity,
        subjects: group.iter().map(|node| entity(evidence.graph.element(*node))).collect(),
        path: evidence.path_of_nodes(&circle, |from, to| interaction_between(evidence, from, to)),
        message: format!("{} depend on each other in a circle.", list(&names)),
        why: why.to_owned(),
        remedy: remedy(evidence, everything, group),
    }
}

fn remedy(evidence: &Evidence<'_>, everything: &Circles, group: &[Node]) -> String {
    if group.len() > LARGEST_ADVISED_GROUP {
        return "Turn one direction into events, or move what both sides need into one place.".to_owned();
    }
    let name = |node: Node| evidence.graph.element(node).name.as_str();
    let cuts = group_cuts(group, &everything.next);
    let cuts: Vec<String> = cuts.iter().map(|(from, to)| format!("{} on {}", name(*from), name(*to))).collect();
    let cuts: Vec<&str> = cuts.iter().map(String::as_str).collect();
    format!("Remove or turn around the dependency of {}.", list(&cuts))
}

/// The call between two nodes where there is one: it is what makes them wait. Else whatever joins them.
fn interaction_between(evidence: &Evidence<'_>, from: Node, to: Node) -> Option<InteractionNo> {
    let bonds = evidence.graph.bonds_between(from, to).iter().map(|bond| bond.first);
    bonds.min_by_key(|number| !evidence.interaction(*number).kind.is_synchronous())
}

struct Circles {
    components: Components,
    /// What each node leads to within its own component.
    next: Vec<Vec<Node>>,
}

impl Circles {
    fn of(evidence: &Evidence<'_>, edges: Vec<(Node, Node)>) -> Self {
        let components = Components::of_edges(evidence.graph.node_count(), &edges);
        let mut next = vec![Vec::new(); evidence.graph.node_count()];
        for (from, to) in edges {
            if components.of[from.index()] == components.of[to.index()] {
                next[from.index()].push(to);
            }
        }
        Self { components, next }
    }

    /// A shortest way from a node back to itself, both ends listed.
    fn shortest_through(&self, start: Node) -> Vec<Node> {
        let mut came_from = BTreeMap::new();
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            for &to in &self.next[node.index()] {
                if came_from.contains_key(&to) {
                    continue;
                }
                came_from.insert(to, node);
                if to == start {
                    return way_back(start, &came_from);
                }
                open.push_back(to);
            }
        }
        vec![start]
    }
}

fn way_back(start: Node, came_from: &BTreeMap<Node, Node>) -> Vec<Node> {
    let mut way = vec![start];
    let mut at = start;
    loop {
        at = came_from[&at];
        way.push(at);
        if at == start {
            break;
        }
    }
    way.reverse();
    way
}
