//! A monolith in many pieces.

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::coupling::monolith::{HIGH, Monolith};
use crate::analysis::coupling::shares::SystemShares;
use crate::analysis::dependency::Node;
use crate::analysis::dependency::chain::longest_synchronous_chain;
use crate::analysis::text::list;
use crate::model::EntityId;

/// With fewer elements than this, nearly everything hangs together and nothing is meant by it \[P\].
const FEWEST_ELEMENTS: usize = 5;

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    if evidence.graph.node_count() < FEWEST_ELEMENTS {
        return Vec::new();
    }
    let shares = SystemShares::of_strengths(&evidence.strengths, &evidence.coupling.system);
    let monolith = Monolith::of_strengths(&evidence.strengths, evidence.coupling, &shares);
    if monolith.is_flagged() { vec![of_system(evidence, &monolith)] } else { Vec::new() }
}

/// About those in lock-step; where nobody is, about everything.
fn of_system(evidence: &Evidence<'_>, monolith: &Monolith) -> Finding {
    let waiting = longest_synchronous_chain(evidence.graph).concat();
    let tied = monolith.lock_step.iter().filter_map(|id| evidence.model.services().get(id)).map(entity);
    let mut subjects: Vec<EntityId> = tied.collect();
    if subjects.is_empty() {
        subjects.extend(evidence.graph.nodes().map(|node| entity(evidence.graph.element(node))));
    }
    let call = |from: Node, to: Node| evidence.call_between(from, to);
    let high: Vec<String> =
        monolith.gauges().into_iter().zip(WORDS).filter_map(|(gauge, words)| high(gauge, words)).collect();
    Finding {
        rule: Rule::DistributedMonolith,
        severity: Severity::Warning,
        path: if waiting.is_empty() { subjects.clone() } else { evidence.path_of_nodes(&waiting, call) },
        subjects,
        message: format!(
            "The system is a monolith in pieces: {}.",
            list(&high.iter().map(String::as_str).collect::<Vec<_>>())
        ),
        why: "The pieces have the cost of a network, and still can only be changed, run and released together."
            .to_owned(),
        remedy: match monolith.lock_step.len() {
            0 => "Let events take the place of calls between contexts, and give data one owner.".to_owned(),
            count => format!(
                "Begin with the {count} that are released in lock-step: version their contracts, or make them one."
            ),
        },
    }
}

/// What each gauge says, in their order.
const WORDS: [&str; 5] = [
    "of it cannot run apart",
    "are released in lock-step",
    "of all pairs wait for each other",
    "of the connections lead to shared data",
    "of the dependencies between teams share business rules or internals",
];

fn high(gauge: Option<f64>, words: &str) -> Option<String> {
    gauge.filter(|gauge| *gauge > HIGH).map(|gauge| format!("{:.0} % {words}", gauge * 100.0))
}
