//! Services that wait for each other in a long row.

use super::evidence::{Evidence, entity};
use super::text::list;
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Node;
use crate::model::Assumption;

/// More calls in a row than these are too many \[P\].
const MOST_CALLS: usize = 4;

/// One finding for the longest of them. Services that wait in a circle are a finding of their own, but count here too.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let chain = &evidence.coupling.system.longest_sync_chain;
    if chain.len() <= MOST_CALLS + 1 {
        return Vec::new();
    }
    let chain: Vec<Node> = chain.iter().filter_map(|id| evidence.graph.node(id)).collect();
    let elements: Vec<_> = chain.iter().map(|node| evidence.graph.element(*node)).collect();
    let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
    let assumed = evidence.graph.numbering.model.assumed(Assumption::Availability);
    let works: f64 = elements.iter().map(|element| element.availability.unwrap_or(assumed)).product();
    vec![Finding {
        rule: Rule::DeepCallChain,
        severity: Severity::Info,
        subjects: elements.iter().map(|element| entity(element)).collect(),
        path: evidence.path_of_nodes(&chain, |from, to| evidence.call_between(from, to)),
        message: format!("{} waits for {} others in a row: {}.", names[0], names.len() - 1, list(&names[1..])),
        why: format!("The answer comes after all of them, and {:.1} % of the time at best.", works * 100.0),
        remedy: format!(
            "Let {} keep a copy of what it needs, or let an event take the place of a call on the way.",
            names[0]
        ),
    }]
}
