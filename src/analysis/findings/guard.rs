//! Decisions whose guards no longer hold, or cannot be watched.

use super::evidence::Evidence;
use super::{Finding, Rule, Severity};
use crate::analysis::measure::measure;
use crate::analysis::text::number;
use crate::model::decision::{Bound, Decision, DecisionStatus, Guard};
use crate::model::{ContextId, EntityId, ServiceId, TeamId};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let decisions = evidence.model.decisions().iter().filter(|it| it.status == DecisionStatus::Accepted);
    decisions
        .flat_map(|decision| decision.guards.iter().filter_map(move |guard| of_guard(evidence, decision, guard)))
        .collect()
}

fn of_guard(evidence: &Evidence<'_>, decision: &Decision, guard: &Guard) -> Option<Finding> {
    let of = guard.subject.as_ref().map(|subject| format!(" of {}", name(evidence, subject))).unwrap_or_default();
    let subjects: Vec<EntityId> = std::iter::once(decision.id.entity().clone()).chain(guard.subject.clone()).collect();
    let figure = format!("{}{of}", guard.measure);
    let Some(value) = measure(evidence.graph, evidence.coupling, &guard.measure, guard.subject.as_ref()) else {
        return Some(unmeasured(decision, &figure, subjects));
    };
    let (agreed, bound) = match guard.bound {
        Bound::AtMost(bound) if value > bound => ("at most", bound),
        Bound::AtLeast(bound) if value < bound => ("at least", bound),
        Bound::AtMost(_) | Bound::AtLeast(_) => return None,
    };
    Some(Finding {
        rule: Rule::GuardBroken,
        severity: Severity::Error,
        path: subjects.clone(),
        subjects,
        message: format!(
            "“{}” no longer holds: {figure} is {}, {agreed} {} was agreed.",
            decision.title,
            number(value),
            number(bound)
        ),
        why: "What others rely on as agreed is not so any more.".to_owned(),
        remedy: "Bring the figure back, or decide anew.".to_owned(),
    })
}

/// A guard that no figure answers to must not look as if it held.
fn unmeasured(decision: &Decision, figure: &str, subjects: Vec<EntityId>) -> Finding {
    Finding {
        rule: Rule::GuardUnmeasured,
        severity: Severity::Info,
        path: subjects.clone(),
        subjects,
        message: format!("“{}” cannot be watched: {figure} is not known, or not defined at present.", decision.title),
        why: "What was agreed may have ceased to hold, and nobody would hear of it.".to_owned(),
        remedy: "Name a figure that the analysis report lists for this subject; centralities, outages and changes take too long \
                 to be followed while people draw."
            .to_owned(),
    }
}

fn name<'e>(evidence: &'e Evidence<'_>, subject: &'e EntityId) -> &'e str {
    let model = evidence.model;
    let service = || Some(&model.services().get(&ServiceId::from_entity(subject.clone()))?.name);
    let context = || Some(&model.contexts().get(&ContextId::from_entity(subject.clone()))?.name);
    let team = || Some(&model.teams().get(&TeamId::from_entity(subject.clone()))?.name);
    service().or_else(context).or_else(team).map_or(subject.as_str(), String::as_str)
}
