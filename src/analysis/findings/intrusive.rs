//! Dependence on another team's internals.

use super::evidence::{Evidence, Owners, entity, is_foreign};
use super::{Finding, Rule, Severity};
use crate::analysis::coupling::interaction::InteractionCoupling;
use crate::analysis::coupling::strength::StrengthReason;
use crate::model::InteractionId;
use crate::model::interaction::Strength;

/// What was stated to be intrusive. A datastore that several use is a finding of its own.
pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let intrusive = StrengthReason::Stated(Strength::Intrusive);
    let interactions = evidence.coupling.interactions.iter().filter(|(_, it)| it.strength.reason == intrusive);
    interactions.filter_map(|(id, coupling)| of_interaction(evidence, id, coupling)).collect()
}

fn of_interaction(evidence: &Evidence<'_>, id: &InteractionId, coupling: &InteractionCoupling) -> Option<Finding> {
    let number = evidence.numbering().interaction_no(id)?;
    let dependent = evidence.model.services().get(&coupling.dependent)?;
    let upstream = evidence.model.services().get(&coupling.upstream)?;
    let (severity, whose) = match evidence.owners(dependent, upstream) {
        Owners::Same => return None,
        Owners::Different => (Severity::Error, "which another team owns"),
        Owners::Unknown => (Severity::Warning, "and one team does not own both"),
    };
    let (from, to) = evidence.ends(number);
    Some(Finding {
        rule: Rule::IntrusiveCoupling,
        severity,
        subjects: vec![id.entity().clone(), entity(dependent), entity(upstream)],
        path: vec![entity(from), id.entity().clone(), entity(to)],
        message: format!("{} relies on internals of {}, {whose}.", dependent.name, upstream.name),
        why: format!("Any change inside {} may break {} without warning.", upstream.name, dependent.name),
        remedy: match is_foreign(upstream) {
            true => format!("Put an anticorruption layer between {} and {}.", dependent.name, upstream.name),
            false => format!("Let {} offer a versioned contract for what {} needs.", upstream.name, dependent.name),
        },
    })
}
