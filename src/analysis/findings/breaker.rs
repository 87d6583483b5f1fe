//! Calls that go on and on while customers wait.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, entity, names};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::{ElementNo, InteractionNo};
use crate::analysis::text::{list, verb};
use crate::model::EntityId;
use crate::model::interaction::Resilience;

/// One finding per callee: calls without a circuit breaker that a journey of customers waits for; such a journey is a critical one
/// \[P\]. A call without a timeout is told with the timeout that is missing: before it gives up, there is nothing that a breaker could count.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut by_callee: BTreeMap<ElementNo, Vec<InteractionNo>> = BTreeMap::new();
    for (number, call) in evidence.calls() {
        if is_unguarded(&call.resilience) && !evidence.critical(number).is_empty() {
            by_callee.entry(evidence.numbering().ends[number.index()].1).or_default().push(number);
        }
    }
    by_callee.into_values().filter_map(|calls| of_callee(evidence, &calls)).collect()
}

fn is_unguarded(resilience: &Resilience) -> bool {
    resilience.timeout_ms.is_some() && !resilience.circuit_breaker
}

fn of_callee(evidence: &Evidence<'_>, calls: &[InteractionNo]) -> Option<Finding> {
    let first = *calls.first()?;
    let (caller, callee) = evidence.ends(first);
    let callers = names(calls.iter().map(|number| evidence.ends(*number).0));
    let journeys: BTreeSet<&str> = calls.iter().flat_map(|number| evidence.critical(*number)).collect();
    let journeys: Vec<&str> = journeys.into_iter().collect();
    let id = |number: &InteractionNo| evidence.interaction(*number).id.entity().clone();
    let is_retried = calls.iter().any(|number| evidence.interaction(*number).resilience.attempts > 1);
    Some(Finding {
        rule: Rule::MissingCircuitBreaker,
        severity: if is_retried { Severity::Warning } else { Severity::Info },
        subjects: std::iter::once(entity(callee)).chain(calls.iter().map(id)).collect::<Vec<EntityId>>(),
        path: vec![entity(caller), id(&first), entity(callee)],
        message: format!(
            "{} {} on calling {} however often that fails.",
            list(&callers),
            verb(callers.len(), "goes", "go"),
            callee.name
        ),
        why: format!(
            "While {} down, every run of {} waits for its timeout first, and {} gets no rest to come back.",
            evidence.all_of(evidence.numbering().ends[first.index()].1),
            list(&journeys),
            callee.name
        ),
        remedy: format!("Put a circuit breaker between {} and {}.", list(&callers), callee.name),
    })
}
