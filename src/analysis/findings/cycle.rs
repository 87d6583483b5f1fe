//! Services that depend on each other in a circle.

use super::evidence::{Evidence, entity};
use super::text::list;
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Node;
use crate::analysis::dependency::chain::synchronous_edges;
use crate::analysis::dependency::circle::Circles;
use crate::analysis::dependency::cuts::group_cuts;
use crate::analysis::numbering::InteractionNo;

/// Groups above this size get no exact advice while people draw; it would take longer than a keystroke.
const LARGEST_ADVISED_GROUP: usize = 12;

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let graph = evidence.graph;
    let everything = Circles::of(graph.node_count(), &graph.ends());
    let waiting = Circles::of(graph.node_count(), &synchronous_edges(graph));
    let groups = everything.components.cyclic().into_iter();
    groups.map(|group| of_group(evidence, &everything, &waiting, group)).collect()
}

fn of_group(evidence: &Evidence<'_>, everything: &Circles, waiting: &Circles, group: &[Node]) -> Finding {
    let (severity, circle, why) = match group.iter().find(|node| waiting.runs_through(**node)) {
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
