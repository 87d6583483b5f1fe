//! What should not cross the border of a context: commands, the lead of a workflow, and the stored history of events.
//!
//! "Orchestrate within a bounded context, choreograph between them" (Cui 2020 \[V\]).

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Evidence, Owners, entity, is_foreign, names};
use super::{Finding, Rule, Severity};
use crate::analysis::dependency::{Bond, Node};
use crate::analysis::numbering::InteractionNo;
use crate::analysis::text::list;
use crate::model::interaction::{EventType, InteractionKind};
use crate::model::workflow::Workflow;
use crate::model::{EntityId, WorkflowId};

pub(super) fn findings(evidence: &Evidence<'_>) -> Vec<Finding> {
    let bonds = evidence.graph.bonds().iter();
    let mut findings: Vec<Finding> =
        bonds.filter_map(|bond| command(evidence, bond).or_else(|| sourced(evidence, bond))).collect();
    findings.extend(leads(evidence).into_values().map(|lead| of_lead(evidence, &lead)));
    findings
}

/// Whom one element leads in other contexts, and in which workflows.
#[derive(Default)]
struct Lead<'e> {
    bonds: Vec<&'e Bond>,
    workflows: BTreeSet<&'e WorkflowId>,
}

/// By element that coordinates a workflow: what it asks of other contexts as a step of that. What it commands is told by itself.
fn leads<'e>(evidence: &'e Evidence<'_>) -> BTreeMap<Node, Lead<'e>> {
    let mut steps: BTreeMap<InteractionNo, Vec<&WorkflowId>> = BTreeMap::new();
    for workflow in evidence.model.workflows().iter() {
        for step in workflow.forward_steps() {
            let number = evidence.numbering().interaction_no(&step.interaction);
            if let Some(number) = number.filter(|number| is_led(evidence, workflow, *number)) {
                steps.entry(number).or_default().push(&workflow.id);
            }
        }
    }
    let mut leads: BTreeMap<Node, Lead<'_>> = BTreeMap::new();
    if steps.is_empty() {
        return leads;
    }
    for bond in evidence.graph.bonds().iter().filter(|bond| is_crossing(evidence, bond)) {
        if let Some(workflows) = steps.get(&bond.first) {
            let lead = leads.entry(bond.dependent).or_default();
            lead.bonds.push(bond);
            lead.workflows.extend(workflows);
        }
    }
    leads
}

fn is_led(evidence: &Evidence<'_>, workflow: &Workflow, number: InteractionNo) -> bool {
    let it = evidence.interaction(number);
    it.kind.is_synchronous() && workflow.coordinator.as_ref() == Some(&it.from)
}

fn of_lead(evidence: &Evidence<'_>, lead: &Lead<'_>) -> Finding {
    let (leader, _) = evidence.drawn(lead.bonds[0]);
    let led = names(lead.bonds.iter().map(|bond| evidence.drawn(bond).1));
    let workflow = |id: &&WorkflowId| Some(evidence.model.workflows().get(id)?.name.as_str());
    let workflows: Vec<&str> = lead.workflows.iter().filter_map(workflow).collect();
    let (of, who) = (evidence.context_name(leader), &leader.name);
    let mut subjects: Vec<EntityId> = vec![entity(leader)];
    subjects.extend(lead.bonds.iter().flat_map(|bond| subjects_of(evidence, bond)).filter(|id| *id != entity(leader)));
    let mut path: Vec<EntityId> = lead.bonds.iter().flat_map(|bond| evidence.path(bond).into_iter().skip(1)).collect();
    path.insert(0, entity(leader));
    Finding {
        rule: Rule::CommandAcrossContexts,
        severity: Severity::Warning,
        subjects,
        path,
        message: format!("{who} in {of} leads {} in other contexts through {}.", list(&led), list(&workflows)),
        why: format!("{of} has to know the steps of the others, and changes whenever they do."),
        remedy: format!("Let {who} announce what happened, and the others decide what follows."),
    }
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
        subjects: subjects_of(evidence, bond),
        path: evidence.path(bond),
        message: format!("{} in {outside} tells {} in {inside} what to do.", sender.name, receiver.name),
        why: format!("{outside} has to know how {inside} works, and changes whenever its steps do."),
        remedy: match is_foreign(sender) {
            true => format!("Let {} take it as news of what happened, and decide itself what follows.", receiver.name),
            false => format!("Let {} announce what happened, and {} decide what follows.", sender.name, receiver.name),
        },
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
        subjects: subjects_of(evidence, bond),
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

fn subjects_of(evidence: &Evidence<'_>, bond: &Bond) -> Vec<EntityId> {
    let (from, to) = evidence.drawn(bond);
    let interactions = bond.interactions().map(|number| evidence.interaction(number).id.entity().clone());
    interactions.chain([entity(from), entity(to)]).collect()
}
