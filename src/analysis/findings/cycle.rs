//! Services that depend on each other in a circle.

use std::collections::BTreeSet;

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::chain::synchronous_edges;
use crate::analysis::dependency::circle::Circles;
use crate::analysis::dependency::cuts::group_cuts;
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::text::list;

/// Groups above this size get no exact advice while people draw; it would take longer than a keystroke.
const LARGEST_ADVISED_GROUP: usize = 12;

/// One finding per group that waits in a circle, and one per group that depends in a circle, unless just that group waits in one.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let waiting = Circles::of(graph.node_count(), &synchronous_edges(graph));
    let everything = Circles::of(graph.node_count(), &graph.ends());
    let waiting_groups = waiting.components.cyclic();
    let told: BTreeSet<&[Node]> = waiting_groups.iter().copied().collect();
    let wait = waiting_groups.iter().map(|group| {
        let why = "They wait for each other: what slows or stops one of them can reach all of them.";
        of_group(evidence, &waiting, group, group[0], (Severity::Error, why))
    });
    let groups = everything.components.cyclic().into_iter().filter(|group| !told.contains(group));
    let depend = groups.map(|group| {
        let why = "None of them can be changed, tested or released without the others.";
        // The evidence is of one that is in no narrower circle, where there is such a one.
        let start = group.iter().find(|node| !waiting.runs_through(**node)).unwrap_or(&group[0]);
        of_group(evidence, &everything, group, *start, (Severity::Warning, why))
    });
    wait.chain(depend).collect()
}

fn of_group(
    evidence: &Evidence<'_>,
    circles: &Circles,
    group: &[Node],
    start: Node,
    (severity, why): (Severity, &str),
) -> Finding {
    let circle = circles.shortest_through(start);
    let names: Vec<&str> = group.iter().map(|node| evidence.graph.element(*node).name.as_str()).collect();
    Finding {
        rule: Rule::CyclicDependency,
        severity,
        subjects: group.iter().map(|node| entity(evidence.graph.element(*node))).collect(),
        path: evidence.path_of_nodes(&circle, |from, to| bond_between(evidence, from, to)),
        message: format!("{} depend on each other in a circle.", list(&names)),
        why: why.to_owned(),
        remedy: remedy(evidence, circles, group),
    }
}

fn remedy(evidence: &Evidence<'_>, circles: &Circles, group: &[Node]) -> String {
    if group.len() > LARGEST_ADVISED_GROUP {
        return "Turn one direction into events, or move what both sides need into one place.".to_owned();
    }
    let name = |node: Node| evidence.graph.element(node).name.as_str();
    let cuts = group_cuts(group, &circles.next);
    let cuts: Vec<String> = cuts.iter().map(|(from, to)| format!("{} on {}", name(*from), name(*to))).collect();
    let cuts: Vec<&str> = cuts.iter().map(String::as_str).collect();
    format!("Remove or turn around the dependency of {}.", list(&cuts))
}

/// The call between two nodes where there is one: it is what makes them wait. Else whatever joins them.
fn bond_between<'e>(evidence: &'e Evidence<'_>, from: Node, to: Node) -> Option<&'e Bond> {
    let bonds = evidence.graph.bonds_between(from, to).iter();
    bonds.min_by_key(|bond| !evidence.interaction(bond.first).kind.is_synchronous())
}
