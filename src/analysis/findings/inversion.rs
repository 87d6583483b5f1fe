//! Callers that give up before those they call do.

use std::collections::BTreeMap;

use super::evidence::{Evidence, entity, is_foreign};
use super::{Finding, Rule, Severity};
use crate::analysis::numbering::{ElementNo, InteractionNo};
use crate::analysis::reliability::timeout::Inversion;
use crate::analysis::text::{list, long_time, verb};
use crate::model::service::Service;

/// At most two findings per callee, however many give up on it too early: one of those who do in any case, and one of those who do only if it
/// makes its calls one after the other.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut by_callee: BTreeMap<(ElementNo, bool), Vec<Inverted<'_>>> = BTreeMap::new();
    for (call, inversion) in &evidence.inversions {
        let (_, callee) = evidence.numbering().ends[call.index()];
        by_callee.entry((callee, inversion.is_certain())).or_default().push((*call, inversion));
    }
    let findings = by_callee.into_iter();
    findings.filter_map(|((callee, _), it)| of_callee(evidence, evidence.numbering().element(callee), &it)).collect()
}

/// A call, and what is wrong with it.
type Inverted<'i> = (InteractionNo, &'i Inversion);

fn of_callee(evidence: &Evidence<'_>, callee: &Service, inversions: &[Inverted<'_>]) -> Option<Finding> {
    let (_, worst) = *inversions.iter().min_by_key(|(_, it)| it.timeout_ms)?;
    let callee_name = &callee.name;
    let (severity, waits, how) = match worst.is_certain() {
        true => (Severity::Warning, worst.at_once_ms, ""),
        false => (Severity::Info, worst.in_turn_ms, " when its calls come one after the other"),
    };
    let endless = if worst.unknown.is_empty() { "" } else { ", and for ever on a call without a timeout" };
    let calls = inversions.iter().map(|(_, it)| it.call.entity().clone());
    let is_retried = |(call, _): &Inverted<'_>| evidence.interaction(*call).resilience.attempts > 1;
    let again = if inversions.iter().any(is_retried) { ", and is asked for the same again" } else { "" };
    Some(Finding {
        rule: Rule::TimeoutInversion,
        severity,
        subjects: std::iter::once(entity(callee)).chain(calls).collect(),
        path: worst.path.clone(),
        message: format!(
            "{}, but {callee_name} may wait {} itself{how}{endless}.",
            give_up(evidence, callee, inversions),
            long_time(waits)
        ),
        why: format!("{callee_name} then works on for no one{again}."),
        remedy: {
            let callers: Vec<bool> = inversions.iter().map(|(call, _)| is_foreign(evidence.ends(*call).0)).collect();
            remedy(callee, &callers, worst.timeout_ms, waits)
        },
    })
}

/// What those can do who own the callee, and those who own its callers, of each of which it is said whether it is someone else's; such a
/// system can be told nothing.
fn remedy(callee: &Service, callers: &[bool], timeout_ms: u64, waits_ms: u64) -> String {
    let (name, timeout, waits) = (&callee.name, long_time(timeout_ms), long_time(waits_ms));
    match (is_foreign(callee), callers.contains(&true)) {
        (true, true) if !callers.contains(&false) => {
            format!("Agree with whoever runs {name} on calls that end in less than {timeout}.")
        }
        (true, _) => format!("Wait longer than {waits} for {name}."),
        (false, true) => format!("Let the calls of {name} end in less than {timeout}."),
        (false, false) => {
            format!("Let the calls of {name} end in less than {timeout}, or wait longer than {waits} for it.")
        }
    }
}

/// Who gives up after how long, each caller by its most impatient call: "A and B give up on C after 1 s, D after 5 s".
fn give_up(evidence: &Evidence<'_>, callee: &Service, inversions: &[Inverted<'_>]) -> String {
    let mut shortest: BTreeMap<ElementNo, u64> = BTreeMap::new();
    for (call, it) in inversions {
        let known = shortest.entry(evidence.numbering().ends[call.index()].0).or_insert(it.timeout_ms);
        *known = it.timeout_ms.min(*known);
    }
    let mut by_time: BTreeMap<u64, Vec<&str>> = BTreeMap::new();
    for (caller, time) in shortest {
        by_time.entry(time).or_default().push(&evidence.numbering().element(caller).name);
    }
    let phrases = by_time.into_iter().enumerate().map(|(index, (time, callers))| {
        let (count, who) = (callers.len(), list(&callers));
        match index {
            0 => format!("{who} {} up on {} after {}", verb(count, "gives", "give"), callee.name, long_time(time)),
            _ => format!("{who} after {}", long_time(time)),
        }
    });
    let phrases: Vec<String> = phrases.collect();
    phrases.join(", ")
}
