//! Calls that wait for ever.

use super::evidence::{Evidence, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::InteractionNo;
use crate::analysis::text::{list, time, verb};
use crate::model::interaction::{Fallback, Interaction, InteractionKind};

/// One finding per call. Who stops is what an outage says: one who calls what is slow and has no timeout goes on waiting, though it could do
/// without the answer; but not while something that is not slow can stand in.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let endless = evidence.numbering().interaction_numbers().filter(|number| is_endless(evidence, *number));
    endless.map(|number| of_call(evidence, number, evidence.interaction(number))).collect()
}

/// Whether it is a call without a timeout that should have one: every request and query, and what is read from a store or written there
/// where a workflow stops by it \[P\].
pub(super) fn is_endless(evidence: &Evidence<'_>, number: InteractionNo) -> bool {
    let it = evidence.interaction(number);
    let stops = || it.kind == InteractionKind::SharedData && !evidence.stopped(number).is_empty();
    it.resilience.timeout_ms.is_none() && evidence.is_ours(number) && (it.kind.is_synchronous() || stops())
}

fn of_call(evidence: &Evidence<'_>, number: InteractionNo, call: &Interaction) -> Finding {
    let (caller, callee) = evidence.ends(number);
    let (from, to) = (&caller.name, &callee.name);
    let stopped = evidence.stopped(number);
    let severity = if stopped.is_empty() { Severity::Info } else { Severity::Warning };
    let consequence = match stopped.len() {
        0 => String::new(),
        count => format!(" and {} {}", list(&stopped), verb(count, "fails", "fail")),
    };
    let deadline = evidence.deadline(number);
    let (waiting, slow) = evidence.numbering().ends[number.index()];
    let impatient = match evidence.is_redundant(waiting) {
        true => format!("whoever waits for {from}, or for what it stands in for,"),
        false => format!("the caller of {from}"),
    };
    let impatience =
        deadline.map(|deadline| format!("; {impatient} gives up after {}, but {from} never does", time(deadline)));
    let (but, after) = match call.resilience.fallback {
        Fallback::None if evidence.is_dispensable(number) => {
            (", though it can go on without the answer", format!(", after which {from} goes on without the answer"))
        }
        Fallback::None => ("", format!("; a fallback keeps {from} useful")),
        Fallback::Default | Fallback::Cache | Fallback::Queue => {
            (", so its fallback never starts", ", after which the fallback starts".to_owned())
        }
    };
    let slow = evidence.all_of(slow);
    Finding {
        rule: Rule::MissingTimeout,
        severity,
        subjects: vec![call.id.entity().clone(), entity(caller), entity(callee)],
        path: vec![entity(caller), call.id.entity().clone(), entity(callee)],
        message: format!("{from} waits for {to} without a timeout{but}."),
        why: format!("If {slow} slow, {from} stops{consequence}{}.", impatience.unwrap_or_default()),
        remedy: format!("{}{after}.", advice(call, deadline)),
    }
}

/// A timeout with which all attempts are over before those who wait for the caller give up.
fn advice(call: &Interaction, deadline: Option<u32>) -> String {
    let Some(deadline) = deadline else { return "Set a timeout".to_owned() };
    let attempts = call.resilience.attempts.max(1);
    let pauses = (attempts - 1).saturating_mul(call.resilience.backoff_ms.unwrap_or(0));
    match deadline.saturating_sub(pauses) / attempts {
        0 | 1 => format!("Make fewer attempts, and set a timeout with which they end in less than {}", time(deadline)),
        limit if attempts > 1 => format!("Set a timeout below {} for each attempt", time(limit)),
        limit => format!("Set a timeout below {}", time(limit)),
    }
}
