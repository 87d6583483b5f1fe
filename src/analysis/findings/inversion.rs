//! Callers that give up before those they call do.

use std::collections::BTreeMap;

use super::evidence::{Evidence, entity, names};
use super::{Finding, Rule, Severity};
use crate::analysis::reliability::timeout::Inversion;
use crate::analysis::text::{list, long_time, verb};
use crate::model::ServiceId;
use crate::model::service::Service;

/// At most two findings per callee, however many give up on it too early: one of those who do in any case, and one of those who do only if it
/// makes its calls one after the other.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut by_callee: BTreeMap<(&ServiceId, bool), Vec<&Inversion>> = BTreeMap::new();
    for inversion in &evidence.inversions {
        if let Some(call) = evidence.model.interactions().get(&inversion.call) {
            by_callee.entry((&call.to, inversion.is_certain())).or_default().push(inversion);
        }
    }
    by_callee.into_values().filter_map(|inversions| of_callee(evidence, &inversions)).collect()
}

fn of_callee(evidence: &Evidence<'_>, inversions: &[&Inversion]) -> Option<Finding> {
    let worst = *inversions.iter().min_by_key(|it| it.timeout_ms)?;
    let (_, callee) = ends(evidence, worst)?;
    let callee_name = &callee.name;
    let (severity, waits, how) = match worst.is_certain() {
        true => (Severity::Warning, worst.at_once_ms, ""),
        false => (Severity::Info, worst.in_turn_ms, " when its calls come one after the other"),
    };
    let endless = if worst.unknown.is_empty() { "" } else { ", and for ever on a call without a timeout" };
    let calls = inversions.iter().map(|it| it.call.entity().clone());
    let is_retried =
        |it: &&Inversion| evidence.model.interactions().get(&it.call).is_some_and(|call| call.resilience.attempts > 1);
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
        remedy: format!(
            "Let the calls of {callee_name} end in less than {}, or wait longer than {} for it.",
            long_time(worst.timeout_ms),
            long_time(waits)
        ),
    })
}

fn ends<'m>(evidence: &Evidence<'m>, inversion: &Inversion) -> Option<(&'m Service, &'m Service)> {
    Some(evidence.ends(evidence.numbering().interaction_no(&inversion.call)?))
}

/// Who gives up after how long, each caller by its most impatient call: "A and B give up on C after 1 s, D after 5 s".
fn give_up(evidence: &Evidence<'_>, callee: &Service, inversions: &[&Inversion]) -> String {
    let mut shortest: BTreeMap<&ServiceId, (u64, &Service)> = BTreeMap::new();
    for it in inversions {
        let Some((caller, _)) = ends(evidence, it) else { continue };
        let known = shortest.entry(&caller.id).or_insert((it.timeout_ms, caller));
        known.0 = known.0.min(it.timeout_ms);
    }
    let mut by_time: BTreeMap<u64, Vec<&Service>> = BTreeMap::new();
    shortest.into_values().for_each(|(time, caller)| by_time.entry(time).or_default().push(caller));
    let phrases = by_time.into_iter().enumerate().map(|(index, (time, callers))| {
        let (count, who) = (callers.len(), list(&names(callers.into_iter())));
        match index {
            0 => format!("{who} {} up on {} after {}", verb(count, "gives", "give"), callee.name, long_time(time)),
            _ => format!("{who} after {}", long_time(time)),
        }
    });
    let phrases: Vec<String> = phrases.collect();
    phrases.join(", ")
}
