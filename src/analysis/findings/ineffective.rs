//! Mitigations that are there and cannot work.

use super::evidence::{Evidence, entity};
use super::text::list;
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::InteractionNo;
use crate::analysis::outage::{Ineffective, Mitigation, Reason, ineffective_of};
use crate::model::interaction::InteractionKind;

/// One finding per interaction. What never starts because a call has no timeout is told with the timeout that is missing.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let found = ineffective_of(evidence.numbering());
    let by_interaction = found.chunk_by(|one, other| one.interaction == other.interaction);
    by_interaction.filter_map(|mitigations| of_interaction(evidence, mitigations)).collect()
}

fn of_interaction(evidence: &Evidence<'_>, mitigations: &[Ineffective]) -> Option<Finding> {
    let number = evidence.numbering().interaction_no(&mitigations.first()?.interaction)?;
    let is_told = |it: &Ineffective| {
        !is_way_out(it.mitigation)
            || (it.reason == Reason::NoTimeout && evidence.interaction(number).kind != InteractionKind::SharedData)
    };
    let told: Vec<&Ineffective> = mitigations.iter().filter(|it| !is_told(it)).collect();
    let first = *told.first()?;
    let of_same_reason = told.iter().filter(|it| it.reason == first.reason);
    let names: Vec<&str> = of_same_reason.map(|it| name(it.mitigation)).collect();
    let (from, to) = evidence.ends(number);
    let id = evidence.interaction(number).id.entity();
    Some(Finding {
        rule: Rule::IneffectiveMitigation,
        severity: Severity::Warning,
        subjects: vec![id.clone(), entity(from), entity(to)],
        path: vec![entity(from), id.clone(), entity(to)],
        message: format!("{} cannot rely on {} when {} is slow: {}.", from.name, list(&names), to.name, first.reason),
        why: format!("What was meant to keep {} useful is not there when it is needed.", from.name),
        remedy: remedy(evidence, number, first.reason),
    })
}

/// Whether the caller goes on with less by it. A timeout or a retry that ends too late is an inversion of timeouts, told apart.
fn is_way_out(mitigation: Mitigation) -> bool {
    matches!(mitigation, Mitigation::Optional | Mitigation::Default | Mitigation::Cache | Mitigation::Queue)
}

fn name(mitigation: Mitigation) -> &'static str {
    match mitigation {
        Mitigation::Optional => "doing without the answer",
        Mitigation::Timeout => "its timeout",
        Mitigation::Retry => "trying again",
        Mitigation::CircuitBreaker => "its circuit breaker",
        Mitigation::Default => "its default answer",
        Mitigation::Cache => "its cache",
        Mitigation::Queue => "its queue",
        Mitigation::Redundancy => "what stands in",
    }
}

fn remedy(evidence: &Evidence<'_>, number: InteractionNo, reason: Reason) -> String {
    let (from, to) = evidence.ends(number);
    match reason {
        Reason::NoTimeout | Reason::Unnoticed => {
            format!("Let {} give up waiting for {} after a while.", from.name, to.name)
        }
        Reason::TooLate { deadline_ms, .. } => {
            format!("Let all attempts of {} at {} end within {}.", from.name, to.name, super::text::time(deadline_ms))
        }
        Reason::Expired { .. } => format!("Say for how long {} may use what {} once answered.", from.name, to.name),
    }
}
