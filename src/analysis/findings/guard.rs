//! Decisions whose guards no longer hold.

use super::evidence::Evidence;
use super::text::number;
use super::{Finding, Rule, Severity};
use crate::analysis::measure::measure;
use crate::model::EntityId;
use crate::model::decision::{Bound, Decision, DecisionStatus, Guard};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let decisions = evidence.model.decisions().iter().filter(|it| it.status == DecisionStatus::Accepted);
    decisions
        .flat_map(|decision| decision.guards.iter().filter_map(move |guard| of_guard(evidence, decision, guard)))
        .collect()
}

fn of_guard(evidence: &Evidence<'_>, decision: &Decision, guard: &Guard) -> Option<Finding> {
    let value = measure(evidence.coupling, &guard.measure, guard.subject.as_ref())?;
    let (agreed, bound) = match guard.bound {
        Bound::AtMost(bound) if value > bound => ("at most", bound),
        Bound::AtLeast(bound) if value < bound => ("at least", bound),
        Bound::AtMost(_) | Bound::AtLeast(_) => return None,
    };
    let of = guard.subject.as_ref().map(|subject| format!(" of {}", name(evidence, subject))).unwrap_or_default();
    let subjects: Vec<EntityId> = std::iter::once(decision.id.entity().clone()).chain(guard.subject.clone()).collect();
    Some(Finding {
        rule: Rule::GuardBroken,
        severity: Severity::Error,
        path: subjects.clone(),
        subjects,
        message: format!(
            "“{}” no longer holds: {}{of} is {}, {agreed} {} was agreed.",
            decision.title,
            guard.measure,
            number(value),
            number(bound)
        ),
        why: "What others rely on as agreed is not so any more.".to_owned(),
        remedy: "Bring the figure back, or decide anew.".to_owned(),
    })
}

fn name<'e>(evidence: &'e Evidence<'_>, subject: &'e EntityId) -> &'e str {
    let id = crate::model::ServiceId::from_entity(subject.clone());
    evidence.model.services().get(&id).map_or(subject.as_str(), |element| element.name.as_str())
}
