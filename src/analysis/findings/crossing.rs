//! What should not cross the border of a context: commands, and the stored history of events.
//!
//! "Orchestrate within a bounded context, choreograph between them" (Cui 2020 \[V\]).

use super::evidence::{Evidence, Owners, entity};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::Bond;
use crate::model::EntityId;
use crate::model::interaction::{EventType, InteractionKind};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let bonds = evidence.graph.bonds().iter();
    bonds.filter_map(|bond| command(evidence, bond).or_else(|| sourced(evidence, bond))).collect()
}

fn is_crossing(evidence: &Evidence<'_>, bond: &Bond) -> bool {
    let (from, to) = evidence.drawn(bond);
    evidence.are_contexts_apart(from, to)
}

fn command(evidence: &Evidence<'_>, bond: &Bond) -> Option<Finding> {
    if evidence.interaction(bond.first).kind != InteractionKind::Command || !is_crossing(evidence, bond) {
        return None;
    }
    let (sender, receiver) = evidence.drawn(bond);
    let (outside, inside) = (evidence.context_name(sender), evidence.context_name(receiver));
    Some(Finding {
        rule: Rule::CommandAcrossContexts,
        severity: Severity::Warning,
        subjects: subjects(evidence, bond),
        path: evidence.path(bond),
        message: format!("{} in {outside} tells {} in {inside} what to do.", sender.name, receiver.name),
        why: format!("{outside} has to know how {inside} works, and changes whenever its steps do."),
        remedy: format!("Let {} announce what happened, and {} decide what follows.", sender.name, receiver.name),
    })
}

fn sourced(evidence: &Evidence<'_>, bond: &Bond) -> Option<Finding> {
    let carries = |number| evidence.interaction(number).event_type == Some(EventType::Sourced);
    if !bond.interactions().any(carries) || !is_crossing(evidence, bond) {
        return None;
    }
    let (publisher, reader) = evidence.drawn(bond);
    let severity = match evidence.owners(publisher, reader) {
        Owners::Different => Severity::Error,
        Owners::Same | Owners::Unknown => Severity::Warning,
    };
    Some(Finding {
        rule: Rule::SourcedEventAcrossContexts,
        severity,
        subjects: subjects(evidence, bond),
        path: evidence.path(bond),
        message: format!(
            "{} in {} reads the stored history of {} in {}.",
            reader.name,
            evidence.context_name(reader),
            publisher.name,
            evidence.context_name(publisher)
        ),
        why: format!(
            "The history is how {} works inside; it can no longer change without {}.",
            publisher.name, reader.name
        ),
        remedy: format!(
            "Publish events made for others, and keep the history inside {}.",
            evidence.context_name(publisher)
        ),
    })
}

fn subjects(evidence: &Evidence<'_>, bond: &Bond) -> Vec<EntityId> {
    let (from, to) = evidence.drawn(bond);
    let interactions = bond.interactions().map(|number| evidence.interaction(number).id.entity().clone());
    interactions.chain([entity(from), entity(to)]).collect()
}
