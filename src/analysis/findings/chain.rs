//! Services that wait for each other in a long row.

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Node;
use crate::analysis::text::{list, long_time};
use crate::model::Assumption;
use crate::model::interaction::{Fallback, Interaction};

/// More calls in a row than these are too many \[P\].
const MOST_CALLS: usize = 4;

/// One finding for the longest of them. Services that wait in a circle are a finding of their own, but count here too.
///
/// How often the answer comes is at most how often all work without which it does not. Whoever starts the row waits for at most as long as
/// it waits for the first of the others.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let chain = evidence.coupling.system.longest_sync_chain.concat();
    if chain.len() <= MOST_CALLS + 1 {
        return Vec::new();
    }
    let chain: Vec<Node> = chain.iter().filter_map(|id| evidence.graph.node(id)).collect();
    let elements: Vec<_> = chain.iter().map(|node| evidence.graph.element(*node)).collect();
    let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
    let assumed = evidence.graph.numbering.model.assumed(Assumption::Availability);
    let needed = chain.windows(2).take_while(|pair| is_needed(evidence, pair[0], pair[1])).count();
    let works: f64 = elements.iter().take(needed + 1).map(|element| element.availability.unwrap_or(assumed)).product();
    let within = match patience(evidence, chain[0], chain[1]) {
        Some(limit) => format!(": within {} or not at all,", long_time(limit)),
        None => ",".to_owned(),
    };
    vec![Finding {
        rule: Rule::DeepCallChain,
        severity: Severity::Info,
        subjects: elements.iter().map(|element| entity(element)).collect(),
        path: evidence.path_of_nodes(&chain, |from, to| evidence.call_between(from, to)),
        message: format!("{} waits for {} others in a row: {}.", names[0], names.len() - 1, list(&names[1..])),
        why: format!("The answer comes after all of them{within} and {:.1} % of the time at best.", works * 100.0),
        remedy: format!(
            "Let {} keep a copy of what it needs, or let an event take the place of a call on the way.",
            names[0]
        ),
    }]
}

/// For how many milliseconds the first waits for the second at most, making one call after the other; none where it never gives up on one,
/// or makes none.
fn patience(evidence: &Evidence<'_>, dependent: Node, upstream: Node) -> Option<u64> {
    let patience = calls(evidence, dependent, upstream).map(|it| it.resilience.patience_ms());
    patience.collect::<Option<Vec<u64>>>()?.into_iter().reduce(u64::saturating_add)
}

/// The calls by which one waits for another.
fn calls<'e>(evidence: &'e Evidence<'_>, dependent: Node, upstream: Node) -> impl Iterator<Item = &'e Interaction> {
    let bonds = evidence.graph.bonds_between(dependent, upstream).iter();
    bonds.map(|bond| evidence.interaction(bond.first)).filter(|it| it.kind.is_synchronous())
}

/// Whether a call keeps the first from its answer when the second does not work, for which nothing stands in. Who is in the row with another
/// without calling it waits for it in a circle.
fn is_needed(evidence: &Evidence<'_>, dependent: Node, upstream: Node) -> bool {
    if evidence.is_redundant(evidence.graph.element_no(upstream)) {
        return false;
    }
    let mut calls = calls(evidence, dependent, upstream).peekable();
    calls.peek().is_none() || calls.any(|it| !it.optional && it.resilience.fallback == Fallback::None)
}
