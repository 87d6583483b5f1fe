//! Mitigations that are there and cannot work.

use std::collections::BTreeMap;

use super::evidence::{Evidence, entity, is_foreign};
use super::timeout::is_endless;
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::InteractionNo;
use crate::analysis::outage::{Ineffective, Mitigation, Reason};
use crate::analysis::reliability::calls::is_call;
use crate::analysis::text::{list, time};

/// One finding per interaction, with each reason, of what no other finding tells: what never starts because a call has no timeout is told
/// with the timeout that is missing, and a timeout or a retry that ends too late as an inversion of timeouts.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let ends = &evidence.numbering().ends;
    let mut is_inverted = vec![false; evidence.numbering().elements.len()];
    evidence.inversions.iter().for_each(|(call, _)| is_inverted[ends[call.index()].1.index()] = true);
    let by_interaction = evidence.ineffective.chunk_by(|(one, _), (other, _)| one == other);
    by_interaction.filter_map(|it| of_interaction(evidence, is_inverted[ends[it[0].0.index()].0.index()], it)).collect()
}

/// What is told of an interaction whose caller may be one on which its own callers give up too early.
fn of_interaction(
    evidence: &Evidence<'_>,
    is_caller_inverted: bool,
    mitigations: &[(InteractionNo, Ineffective)],
) -> Option<Finding> {
    let (number, _) = *mitigations.first()?;
    let interaction = evidence.interaction(number);
    let is_inverted = is_caller_inverted && is_call(interaction) && !interaction.optional;
    let is_told = |it: &Ineffective| match it.reason {
        Reason::NoTimeout => is_endless(evidence, number),
        Reason::TooLate { .. } => is_inverted && !it.mitigation.is_way_out(),
        Reason::Expired { .. } | Reason::Unnoticed => false,
    };
    let mut by_reason: BTreeMap<Reason, Vec<&str>> = BTreeMap::new();
    for (_, it) in mitigations.iter().filter(|(_, it)| !is_told(it)) {
        by_reason.entry(it.reason).or_default().push(name(it.mitigation));
    }
    if by_reason.is_empty() {
        return None;
    }
    let (from, to) = evidence.ends(number);
    let id = interaction.id.entity();
    let message = |(reason, names): (&Reason, &Vec<&str>)| {
        let when = match reason {
            Reason::Expired { .. } => String::new(),
            _ => format!(" when {} slow", evidence.all_of(evidence.numbering().ends[number.index()].1)),
        };
        format!("{} cannot rely on {}{when}: {reason}.", from.name, list(names))
    };
    Some(Finding {
        rule: Rule::IneffectiveMitigation,
        severity: Severity::Warning,
        subjects: vec![id.clone(), entity(from), entity(to)],
        path: vec![entity(from), id.clone(), entity(to)],
        message: by_reason.iter().map(message).collect::<Vec<_>>().join(" "),
        why: format!("What was meant to keep {} useful is not there when it is needed.", from.name),
        remedy: by_reason.keys().map(|reason| remedy(evidence, number, *reason)).collect::<Vec<_>>().join(" "),
    })
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
    if is_foreign(from) && !is_foreign(to) {
        return remedy_of_callee(&from.name, &to.name, reason);
    }
    match reason {
        Reason::NoTimeout | Reason::Unnoticed => {
            format!("Let {} give up waiting for {} after a while.", from.name, to.name)
        }
        Reason::TooLate { deadline_ms, .. } => {
            format!("Let all attempts of {} at {} end in less than {}.", from.name, to.name, time(deadline_ms))
        }
        Reason::Expired { .. } => format!("Say for how long {} may use what {} once answered.", from.name, to.name),
    }
}

/// What whoever owns the callee can do where the caller is someone else's.
fn remedy_of_callee(from: &str, to: &str, reason: Reason) -> String {
    match reason {
        Reason::NoTimeout | Reason::Unnoticed => {
            format!("Let {to} refuse in time what it cannot answer: when {from} gives up is for others to say.")
        }
        Reason::TooLate { deadline_ms, .. } => {
            format!(
                "Let {to} answer or refuse so soon that all attempts of {from} end in less than {}.",
                time(deadline_ms)
            )
        }
        Reason::Expired { .. } => {
            format!("Say in the contract of {to} for how long {from} may use what it once answered.")
        }
    }
}
