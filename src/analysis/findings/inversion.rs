//! Callers that give up before those they call do.

use std::collections::BTreeMap;

use super::evidence::{Evidence, entity};
use super::text::{list, long_time, verb};
use super::{Finding, Rule, Severity};
use crate::analysis::reliability::timeout::Inversion;
use crate::model::ServiceId;

/// One finding per callee, however many give up on it too early.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut by_callee: BTreeMap<&ServiceId, Vec<&Inversion>> = BTreeMap::new();
    for inversion in &evidence.inversions {
        if let Some(call) = evidence.model.interactions().get(&inversion.call) {
            by_callee.entry(&call.to).or_default().push(inversion);
        }
    }
    by_callee.into_values().filter_map(|inversions| of_callee(evidence, &inversions)).collect()
}

fn of_callee(evidence: &Evidence<'_>, inversions: &[&Inversion]) -> Option<Finding> {
    let worst = *inversions.iter().min_by_key(|it| it.timeout_ms)?;
    let ends = |it: &Inversion| Some(evidence.ends(evidence.numbering().interaction_no(&it.call)?));
    let mut callers: Vec<&str> = inversions.iter().filter_map(|it| Some(ends(it)?.0.name.as_str())).collect();
    callers.dedup();
    let (_, callee) = ends(worst)?;
    let (severity, waits, how) = match worst.is_certain() {
        true => (Severity::Warning, worst.at_once_ms, ""),
        false => (Severity::Info, worst.in_turn_ms, " when its calls come one after the other"),
    };
    let calls = inversions.iter().map(|it| it.call.entity().clone());
    Some(Finding {
        rule: Rule::TimeoutInversion,
        severity,
        subjects: std::iter::once(entity(callee)).chain(calls).collect(),
        path: worst.path.clone(),
        message: format!(
            "{} {} up on {} after {}, but {} may wait {} itself{how}.",
            list(&callers),
            verb(callers.len(), "gives", "give"),
            callee.name,
            long_time(worst.timeout_ms),
            callee.name,
            long_time(waits)
        ),
        why: format!("{} then works on for no one, and is asked for the same again.", callee.name),
        remedy: format!(
            "Let the calls of {} end within {}, or wait longer than {} for it.",
            callee.name,
            long_time(worst.timeout_ms),
            long_time(waits)
        ),
    })
}
