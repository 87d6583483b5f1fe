//! Calls that wait for ever.

use super::evidence::{Evidence, entity};
use super::text::{list, time, verb};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::InteractionNo;
use crate::model::interaction::{Fallback, Interaction};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let deadlines = deadlines(evidence);
    let endless = evidence.calls().filter(|(_, call)| call.resilience.timeout_ms.is_none());
    endless
        .map(|(number, call)| {
            let caller = evidence.numbering().ends[number.index()].0;
            of_call(evidence, number, call, deadlines[caller.index()])
        })
        .collect()
}

fn of_call(evidence: &Evidence<'_>, number: InteractionNo, call: &Interaction, deadline: Option<u32>) -> Finding {
    let (caller, callee) = evidence.ends(number);
    let (from, to) = (&caller.name, &callee.name);
    let stopped = evidence.waiting(number);
    let severity = if stopped.is_empty() { Severity::Info } else { Severity::Warning };
    let consequence = match stopped.len() {
        0 => String::new(),
        count => format!(" and {} {}", list(&stopped), verb(count, "fails", "fail")),
    };
    let below = deadline.map(|deadline| format!(" below {}", time(deadline))).unwrap_or_default();
    let (message, remedy) = match call.resilience.fallback {
        Fallback::None => (
            format!("{from} waits for {to} without a timeout."),
            format!("Set a timeout{below}; a fallback keeps {from} useful."),
        ),
        Fallback::Default | Fallback::Cache | Fallback::Queue => (
            format!("{from} waits for {to} without a timeout, so its fallback never starts."),
            format!("Set a timeout{below}, after which the fallback starts."),
        ),
    };
    Finding {
        rule: Rule::MissingTimeout,
        severity,
        subjects: vec![call.id.entity().clone(), entity(caller), entity(callee)],
        path: vec![entity(caller), call.id.entity().clone(), entity(callee)],
        message,
        why: format!("If {to} is slow, {from} stops{consequence}."),
        remedy,
    }
}

/// How long the most impatient caller of each element waits, in milliseconds: its own calls must be over before.
fn deadlines(evidence: &Evidence<'_>) -> Vec<Option<u32>> {
    let mut deadlines: Vec<Option<u32>> = vec![None; evidence.numbering().elements.len()];
    for (number, call) in evidence.calls() {
        let deadline = &mut deadlines[evidence.numbering().ends[number.index()].1.index()];
        *deadline = [*deadline, call.resilience.timeout_ms].into_iter().flatten().min();
    }
    deadlines
}
