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
/// How often the answer comes is at most how often all work without which it does not; nothing is said of it where something stands in for
/// whoever starts the row. That one waits for at most as long as it waits for the first of the others.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let chain = evidence.coupling.system.longest_sync_chain.concat();
    if chain.len() <= MOST_CALLS + 1 {
        return Vec::new();
    }
    let chain: Vec<Node> = chain.iter().filter_map(|id| evidence.graph.node(id)).collect();
    let elements: Vec<_> = chain.iter().map(|node| evidence.graph.element(*node)).collect();
    let names: Vec<&str> = elements.iter().map(|element| element.name.as_str()).collect();
    let assumed = evidence.graph.numbering.model.assumed(Assumption::Availability);
    let works = elements.iter().take(needed(evidence, &chain)).map(|element| element.availability.unwrap_or(assumed));
    let works: Option<f64> = works.reduce(|product, works| product * works);
    let within = patience(evidence, chain[0], chain[1]);
    let within = within.map(|limit| format!(": within {} or not at all", long_time(limit))).unwrap_or_default();
    let works = works.map(|works| format!(", and {:.1} % of the time at best", works * 100.0)).unwrap_or_default();
    vec![Finding {
        rule: Rule::DeepCallChain,
        severity: Severity::Info,
        subjects: elements.iter().map(|element| entity(element)).collect(),
        path: evidence.path_of_nodes(&chain, |from, to| evidence.call_between(from, to)),
        message: format!("{} waits for {} others in a row: {}.", names[0], names.len() - 1, list(&names[1..])),
        why: format!("The answer comes after all of them{within}{works}."),
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

/// How many from the start of a row have to work, or there is no answer: each is needed by the one before, and nothing stands in for it.
fn needed(evidence: &Evidence<'_>, chain: &[Node]) -> usize {
    let is_alone = |node: &&Node| !evidence.is_redundant(evidence.graph.element_no(**node));
    let alone = chain.iter().take_while(is_alone).count();
    let onward = chain.windows(2).take_while(|pair| is_needed(evidence, pair[0], pair[1])).count();
    alone.min(onward + 1)
}

/// The calls by which one waits for another.
fn calls<'e>(evidence: &'e Evidence<'_>, dependent: Node, upstream: Node) -> impl Iterator<Item = &'e Interaction> {
    let bonds = evidence.graph.bonds_between(dependent, upstream).iter();
    bonds.map(|bond| evidence.interaction(bond.first)).filter(|it| it.kind.is_synchronous())
}

/// Whether a call keeps the first from its answer when the second does not work. Who is in the row with another without calling it waits for
/// it in a circle, maybe by calls that it can do without.
fn is_needed(evidence: &Evidence<'_>, dependent: Node, upstream: Node) -> bool {
    calls(evidence, dependent, upstream).any(|it| !it.optional && it.resilience.fallback == Fallback::None)
}
